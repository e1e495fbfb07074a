"""Definitions: where the name in a line ends, and what defines it begins.

Knows the signs that stand between the two, and bold names. Does not know what else stands in the
list of the line.
"""

import re
from dataclasses import replace

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import (
    Blocks,
    CodeSpan,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Math,
    Paragraph,
    Quote,
    Strong,
    Style,
    Styled,
    Text,
)
from cribdeck.notes.dates import split_bare_date, split_date
from cribdeck.notes.document import Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count, in_words
from cribdeck.notes.questions import ends_like_question, is_question
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.full_stops import split_bold_stop, split_stop
from cribdeck.notes.recognise.names import NAME_MOST, before_colon
from cribdeck.notes.words import (
    ARROW_SIGN,
    BRACKETED,
    COLONS,
    DRAWN,
    beside_missing,
    between,
    first_line,
    has_words,
    is_missing,
    only_links,
    plain,
)
from cribdeck.problems import Location

BEHIND_BOLD = re.compile(
    rf"(?P<more>\s*[(（][^()（）]*[)）]|\s*\[[^][]*\])?"
    rf"(?:\s*[:：]\s*|\s*[–—]\s*|\s+(?:-{{1,3}}|=|{ARROW_SIGN})\s+)"
)
# "**X** means y": the verb is a part of what is said.
MEANS = re.compile(rf"\s+(?={pattern('means')}\s+\S)", re.IGNORECASE)
# Behind a plain name a dash or an equals sign stands apart; a colon ends it, as in a sentence.
SIGNS = tuple(re.compile(rf"(?:^|\s)(?:{sign})\s+") for sign in ("-{1,3}", "[–—]", "="))
# An arrow says what comes of a thing in most lists; in one where every item has one, what it means.
ARROW = re.compile(rf"(?:^|\s){ARROW_SIGN}\s+|(?<=\w)[{DRAWN}](?=\w)")
DASH = re.compile("|".join((*(sign.pattern for sign in SIGNS), r"\s*——\s*")))
COLON = re.compile(r"\s*(?:(?<!:):(?=\s|$)|：)\s*")
# A calculation: 500/320, 2 · (3 + 4).
CALCULATES = re.compile(r"[\d\s.,()]*\d\s*[-+*/·×÷−^]\s*[\d(][\d\s.,()+*/·×÷−^-]*")
OPERATOR = re.compile(r"[\w)]\s+[+×·*−]\s+[\w(]")
RELATION = re.compile(r"[≡≤≥≈]")
EITHER = re.compile(f"{DASH.pattern}|{COLON.pattern}")
# Behind code a comment of it begins with a sign, too. Han signs stand directly behind it.
BEHIND_CODE = re.compile(r"\s+(?:(?:#+|//)\s+)?(?=\S)|(?=[\u3400-\u9fff])")
BETWEEN_CODE = re.compile(rf"[,/|+&、]?|{pattern('joins')}", re.IGNORECASE)
GOES_ON = re.compile(rf"{pattern('joins')}|\W(?<![\"'“«„(\[])", re.IGNORECASE)
AS_EXAMPLE = re.compile(rf"\W*{pattern('instances')}[.,]\s+\w", re.IGNORECASE)  # e.g. of a lock: …
LONGEST_TASK = 12  # words that say what a command does
LONGEST_BOLD = 10  # words, brackets aside, that name what stands below them
COMMAS = (",", ";", "،", "、", "，")  # behind a name, a sentence goes on
APART = re.compile(r"\s+[/|#]\s+[=\s]*")  # stands between pairs of one line
# A sign within parts nothing.
OPENS, CLOSES = re.compile(r"[(\[（「『]"), re.compile(r"[)\]）」』]")

Split = tuple[Inlines, Inlines]  # a line: the name, and what defines it


def below_prompt(location: Location, more: Inlines, blocks: Blocks) -> Blocks:
    """What answers the line that begins `blocks`, at `location`: `more`, which is what it says
    behind the prompt, and the other blocks."""
    first = (Paragraph(more, location),) if plain(more).strip() else ()
    return (*first, *blocks[1:])


def _term(
    split: Split | None, anchor: str | None, blocks: Blocks, location: Location
) -> Term | None:
    """The term that an item with these `blocks` at `location` is, whose first line is `split`."""
    if split is None:
        return None
    name, definition = split
    return Term(name, below_prompt(location, definition, blocks), location, anchor=anchor)


def bold_term(blocks: Blocks, location: Location) -> Term | None:
    """The term that an item with these `blocks` is, if its name is bold."""
    line, anchor = split_anchor(first_line(blocks))
    # A quote only remarks; anything else below the line could define the term.
    has_more = any(not isinstance(block, Quote) for block in blocks[1:])
    term = _term(_behind_bold(line, has_more=has_more), anchor, blocks, location)
    return None if term and term.answer and all(map(is_missing, term.answer)) else term


def pair_at(blocks: Blocks, location: Location, sign: re.Pattern[str]) -> Term | None:
    """The term that an item with these `blocks` at `location` is, where a date, a formula or few
    words stand before `sign`."""
    line, anchor = split_anchor(first_line(blocks))
    has_more = len(blocks) > 1
    split = split_date(line) or _behind_own_colon(line) or _at_sign(line, sign, has_more=has_more)
    return _term(split, anchor, blocks, location)


def stop_pair(blocks: Blocks, location: Location) -> Term | None:
    """The term that an item with these `blocks` at `location` is, where a full stop ends its
    name."""
    line, anchor = split_anchor(first_line(blocks))
    return _term(split_stop(line), anchor, blocks, location)


def bare_date_pair(blocks: Blocks, location: Location) -> Term | None:
    """The term that an item with these `blocks` at `location` is, where a date without a sign
    begins it."""
    line, anchor = split_anchor(first_line(blocks))
    return _term(split_bare_date(line), anchor, blocks, location)


def each_pair(term: Term) -> tuple[Term, ...]:
    """`term`, and the further ones that stand behind its definition in the same line: `put on: mặc
    / put off: cởi`. What is parted so and is no pair, belongs to the definition before it."""
    match term.answer:
        case (Paragraph(line) as only,):
            text = plain(line)
        case _:
            return (term,)
    terms = [term]
    end = len(text)
    for sign in reversed([*APART.finditer(text)]):
        behind = (Paragraph(between(line, sign.end(), end), only.location),)
        pair = pair_at(behind, term.location, COLON)
        if pair and _names_one(plain(pair.prompt)) and sign.start():
            terms.insert(1, pair)
            end = sign.start()
    terms[0] = replace(term, answer=(replace(only, inlines=between(line, 0, end)),))
    return tuple(
        replace(one, location=replace(term.location, part=term.location.part + i))
        for i, one in enumerate(terms)
    )


def _names_one(name: str) -> bool:
    """Whether `name`, behind a slash, is that of a thing: more than "(v)" or "note", and of one."""
    is_word = bool(BRACKETED.sub("", name).strip()) and not is_attribute(name)
    return is_word and APART.search(name) is None


def code_pair(blocks: Blocks, location: Location) -> Term | None:
    """The term that an item with these `blocks` at `location` is where no sign parts it: it begins
    with code, or keys, and goes on in words (`- \\`ls -a\\` shows all files`). What goes on with a
    comma, an ending or another name that it is said together with, is a sentence about it."""
    line, anchor = split_anchor(first_line(blocks))
    end = _end_of_code(line)
    behind = plain(line[end:])
    found = BEHIND_CODE.match(behind)
    if not end or not found or GOES_ON.match(behind, found.end()):
        return None
    definition = _left_stripped(between(line, len(plain(line[:end])) + found.end()))
    has_more = len(blocks) > 1
    if is_question(line) or (not has_more and _says_nothing(definition)):
        return None
    return _term((line[:end], definition), anchor, blocks, location)


def _end_of_code(line: Inlines) -> int:
    """How many inlines of `line` are the code that it begins with, and other names of that:
    `-a`, `--all`."""
    end = 0
    while end < len(line) and _is_code(line[end]):
        end += 1
        match line[end : end + 2]:
            case (Text(text), behind) if _is_code(behind) and BETWEEN_CODE.fullmatch(text.strip()):
                end += 1
            case _:
                return end
    return end


def _is_code(inline: Inline) -> bool:
    match inline:
        case CodeSpan() | Styled(Style.KEYBOARD):
            return True
        case Strong((only,)) | Emphasis((only,)):
            return _is_code(only)
        case _:
            return False


def is_all_code(line: Inlines) -> bool:
    """Whether `line` is nothing but code, keys or formulas, and a remark in brackets: what is typed
    or written down, and defines nothing."""
    others = (one for one in line if not (_is_code(one) or isinstance(one, Math)))
    rest = BRACKETED.sub("", plain(others)).strip(" .;")
    return any(_is_code(one) or isinstance(one, Math) for one in line) and (
        not rest or BETWEEN_CODE.fullmatch(rest) is not None
    )


def is_typed(line: Inlines) -> bool:
    """Whether `line` is nothing but code or keys, what a task comes to ("Undo a change"): before a
    formula, many words are a clause."""
    return is_all_code(line) and not any(isinstance(one, Math) for one in line)


def _behind_own_colon(line: Inlines) -> Split | None:
    """`$c:$ costs` -> ($c$, costs): the colon may stand in the formula, or in the italics."""
    name = before_colon(line[:1]) if line and isinstance(line[0], Math | Emphasis) else ()
    definition = _left_stripped(line[1:])
    return (name, definition) if name and plain(definition).strip() else None


def _at_sign(line: Inlines, sign: re.Pattern[str], *, has_more: bool) -> Split | None:
    """`perro – dog` -> (perro, dog), where a few words stand before the sign."""
    for i, inline in enumerate(line):
        match inline:
            case Text(text) if found := sign.search(text):
                before = Text(text[: found.start()].rstrip())
                name = (*line[:i], before) if before.text else _without_break(line[:i])
                rest = _left_stripped((Text(text[found.end() :]), *line[i + 1 :]))
                return (name, rest) if _is_pair(name, rest, has_more=has_more) else None
    return None


def _without_break(name: Inlines) -> Inlines:
    """`name` before a sign that begins the next line."""
    return name[:-1] if name and isinstance(name[-1], LineBreak) else name


def _is_pair(name: Inlines, definition: Inlines, *, has_more: bool) -> bool:
    words = plain(name).strip()
    said = in_words(name)
    if AS_EXAMPLE.match(words):
        return False
    longest = LONGEST_TASK if is_typed(definition) else NAME_MOST
    if not words or not 0 < count(said) <= longest:
        return False
    if opens_bracket(said):
        return False
    if not has_more and (_says_nothing(definition) or _is_same(name, definition)):
        return False
    if CALCULATES.fullmatch(words) and plain(definition).strip()[:1].isdigit():
        return False
    if _is_equation(words, plain(definition)):
        return False
    # A question has an answer, which does not ask back; what translates it does.
    return not ends_like_question(words) or is_question(definition)


def _is_equation(left: str, right: str) -> bool:
    """Whether `left` and `right` of a sign are sides of an equation, or steps of a calculation."""
    calculates = OPERATOR.search(right) is not None
    if RELATION.search(left):  # but "Score ≥ 8: severe" says what that is
        return calculates or RELATION.search(right) is not None or right[:1].isdigit()
    has_letters = any(sign.isalpha() for sign in left)
    return calculates and (OPERATOR.search(left) is not None or not has_letters)


def opens_bracket(text: str) -> bool:
    """Whether a bracket is open at the end of `text`: a sign there stands in it."""
    return len(OPENS.findall(text)) > len(CLOSES.findall(text))


def _is_same(name: Inlines, definition: Inlines) -> bool:
    return plain(name).strip().casefold() == plain(definition).strip().casefold()


def _says_nothing(definition: Inlines) -> bool:
    """Whether `definition`, with nothing below it, only points elsewhere or leads in."""
    text = plain(definition).strip()
    is_open = text.endswith((*COLONS, " -", " –")) or not text.strip("_ .…")
    return is_open or only_links(definition)


def _behind_bold(line: Inlines, *, has_more: bool) -> Split | None:
    """`**Broker:** A server` -> (Broker, A server)."""
    match line:
        case (Strong(name), *rest):
            pass
        case _:
            return None
    if bare := before_colon(name):
        goes_on = plain(rest).lstrip().startswith(COMMAS)
        return None if goes_on else (bare, _left_stripped(tuple(rest)))
    match rest:
        case [] if has_more:
            return _at_sign(name, COLON, has_more=True) if _says_itself(name) else (name, ())
        case [*_] if split := split_bold_stop(name, tuple(rest)):
            return split
        case [Text(gloss), LineBreak(), *below] if BRACKETED.fullmatch(gloss.strip()):
            name = (*name, Text(gloss.rstrip()))
            return (name, tuple(below)) if has_words(beside_missing(below)) else None
        case [LineBreak(), *below]:
            is_defined = has_words(beside_missing(below))
            return (name, tuple(below)) if is_defined and not _says_itself(name) else None
        case [Text(text), *more] if found := BEHIND_BOLD.match(text):
            tail = text[found.end() :]
            definition = _left_stripped(((Text(tail),) if tail else ()) + tuple(more))
            name = (*name, Text(found["more"])) if found["more"] else name
            return (name, definition) if definition or has_more else None
        case [Text(text), *more] if MEANS.match(text) and not any(map(_is_bold, more)):
            return name, _left_stripped(tuple(rest))
        case _:
            return None


def _is_bold(inline: Inline) -> bool:
    return isinstance(inline, Strong)


def _says_itself(bold: Inlines) -> bool:
    """Whether `bold` is no name of what stands below it, but a sentence."""
    text = BRACKETED.sub("", plain(bold)).strip()
    return count(text) > LONGEST_BOLD or (text.endswith((".", "。")) and count(text) > 1)


def _left_stripped(line: Inlines) -> Inlines:
    match line:
        case (Text(text), *rest) if text.strip():
            return (Text(text.lstrip()), *rest)
        case (Text() | LineBreak(), *rest):
            return _left_stripped(tuple(rest))
        case _:
            return line
