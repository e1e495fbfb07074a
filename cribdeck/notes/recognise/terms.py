"""Terms: which items of a list are a name and its definition.

Knows the signs that stand between the two, and that a list decides what a plain name is. Does not
know what else an item can be, nor where the list stands.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import (
    Blocks,
    CodeSpan,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from cribdeck.notes.dates import split_date
from cribdeck.notes.document import Term
from cribdeck.notes.questions import asks, ends_like_question, is_question
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.words import COLONS, only_links, plain, plain_blocks
from cribdeck.problems import Location

BEHIND_BOLD = re.compile(
    r"(?P<more>\s*[(（][^()（）]*[)）])?(?:\s*[:：]\s*|\s*[–—]\s*|\s+(--?|=|→)\s+)"
)
# Behind a plain name a dash or an equals sign stands apart; a colon ends it, as in a sentence.
SIGNS = tuple(re.compile(rf"(?:^|\s)(?:{sign})\s+") for sign in ("--?", "[–—]", "="))
# An arrow says what comes of a thing in most lists; in one where every item has one, what it means.
ARROW = re.compile(r"(?:^|\s)(?:[→⇒]|[-=]>)\s+")
DASH = re.compile("|".join((*(sign.pattern for sign in SIGNS), r"\s*——\s*")))
COLON = re.compile(r"\s*(?:(?<!:):(?=\s|$)|：)\s*")
EITHER = re.compile(f"{DASH.pattern}|{COLON.pattern}")
NAME_MOST = 5  # words before the sign
ALONE_MOST = 3  # words before the sign of an item that is all of its list
LEADING_MOST = 2  # words before a colon that ends a line
AMOUNT = 2  # words: two minutes, an hour
LONGEST_BOLD = 10  # words, brackets aside, that name what stands below them
LONGEST_ABOVE = 10  # words of a line that names the list below it
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
# Scripts that do not part words: so many of their signs are about a word.
UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SIGNS_OF_WORD = 3
FURTHER = re.compile(r"[;；]\s*[^;；:：]{1,30}[:：]")  # pairs that stand in one line
COMMAS = (",", ";", "،", "、", "，")  # behind a name, a sentence goes on
OPENS, CLOSES = (
    re.compile(r"[(\[（「『]"),
    re.compile(r"[)\]）」』]"),
)  # a sign within parts nothing


def most(some: int, count: int) -> bool:
    """Whether `some` of `count` items say what their list is: a half does not."""
    return 2 * some > count


def nearly_all(some: int, count: int) -> bool:
    """Whether `some` of `count` items are so many that the others are only strays."""
    return 4 * some > 3 * count


def first_line(blocks: Blocks) -> Inlines:
    """The line of text that an item with these `blocks` begins with; () where there is none."""
    match blocks:
        case (Paragraph(inlines), *_):
            return inlines
        case _:
            return ()


def below_prompt(location: Location, more: Inlines, blocks: Blocks) -> Blocks:
    """The answer of an item with these `blocks` at `location`: `more`, which is what its first line
    says behind the prompt, and the other blocks."""
    first = (Paragraph(more, location),) if plain(more).strip() else ()
    return (*first, *blocks[1:])


def leading_name(line: Inlines) -> Inlines:
    """What names the list below `line`: all of it, without a colon at its end, where it is a few
    words and does not ask; else (). Where a colon ends it, more than two are a sentence ("There are
    two kinds:")."""
    before = _before_colon(line)
    name, longest = (before, LEADING_MOST) if before else (line, NAME_MOST)
    return name if 0 < count(plain(name)) <= longest and not asks(name) else ()


def is_all_bold(line: Inlines) -> bool:
    """Whether `line` is bold from its beginning to its end."""
    match line:
        case (Strong(),):
            return True
        case _:
            return False


def name_above(line: Inlines) -> Inlines:
    """The words of `line`, which introduces a list, as a name of it; () where it is long."""
    text = plain(line).strip().rstrip("".join(COLONS)).rstrip()
    return (Text(text),) if 0 < count(text) <= LONGEST_ABOVE else ()


def _before_colon(line: Inlines) -> Inlines:
    match line:
        case (*before, Text(text)) if text.rstrip().endswith(COLONS):
            return (*before, Text(text.rstrip().rstrip("".join(COLONS)).rstrip()))
        case (*before, Math(tex) as formula) if tex.rstrip().endswith(COLONS):
            return (*before, replace(formula, tex=tex.rstrip().rstrip("".join(COLONS)).rstrip()))
        case _:
            return ()


def bold_term(blocks: Blocks, location: Location) -> Term | None:
    """The term that an item with these `blocks` is, if its name is bold."""
    line, anchor = split_anchor(first_line(blocks))
    # A quote only remarks; anything else below the line could define the term.
    has_more = any(not isinstance(block, Quote) for block in blocks[1:])
    split = _behind_bold(line, has_more=has_more)
    if split is None:
        return None
    name, definition = split
    return Term(name, below_prompt(location, definition, blocks), location, anchor=anchor)


def bold_pair(item: ListItem) -> Term | None:
    """The term that `item` is by itself, whatever stands beside it: a bold name with its definition
    behind a colon."""
    term = _unless_asked(bold_term(item.blocks, item.location))
    line = plain(first_line(item.blocks))
    behind = line[len(plain(term.prompt)) :].lstrip() if term else ""
    is_defined = behind.startswith(COLONS) and bool(behind.strip("".join(COLONS)).strip())
    return term if is_defined else None


@dataclass(frozen=True, slots=True)
class Terms:
    """The term that each item of a list is, None for one that is none; `has_plain`: the name of one
    is not bold."""

    terms: tuple[Term | None, ...]
    has_plain: bool


def terms_of(block: ItemList, known: Collection[str] = ()) -> Terms | None:
    """The terms that the items of `block` are; None where most are none. A half are terms where
    they were at the last build: `known` are the names that it found.

    A name is bold, or stands before a sign. Which sign parts the items, the list decides: in
    `RMB: money - of China` it is the colon where most items have no dash. Numbered items are steps,
    though a sign is in them, unless they are written as names and definitions are.
    """
    items = block.items
    bold = [_unless_asked(bold_term(item.blocks, item.location)) for item in items]
    plain_ones = _over_one_child(block) or _pairs(items)
    were_terms = _were_terms(bold, plain_ones, known)
    if not (were_terms or _are_pairs(block, plain_ones)):
        plain_ones = [None] * len(items)
    terms = tuple(one or other for one, other in zip(bold, plain_ones, strict=True))
    if not (were_terms or most(sum(map(bool, terms)), len(items))):
        return None
    terms = tuple(term or _name(item) for term, item in zip(terms, items, strict=True))
    return Terms(terms, has_plain=sum(map(bool, terms)) > sum(map(bool, bold)))


def _were_terms(
    bold: Sequence[Term | None], pairs: Sequence[Term | None], known: Collection[str]
) -> bool:
    """Whether half of the items of a list are terms still: most of those of its `pairs` whose name
    is not `bold` have one that is `known`. A bold one says nothing of its list: it is a term
    anyway."""
    names = [
        " ".join(plain(pair.prompt).split())
        for term, pair in zip(bold, pairs, strict=True)
        if pair and not term
    ]
    is_half = 2 * (sum(map(bool, bold)) + len(names)) == len(pairs)
    return is_half and most(sum(name in known for name in names), len(names))


def _over_one_child(block: ItemList) -> Sequence[Term] | None:
    """The terms that the items of `block` are, where each is a few words with a single item below,
    which defines it; None where one is not."""
    found = []
    for item in block.items:
        match item.blocks:
            case (Paragraph(line), ItemList((ListItem((Paragraph(),)),), None)) if (
                term := _name(item)
            ) and not plain(line).rstrip().endswith(COLONS):
                found.append(term)
            case _:
                return None
    return found if len(found) > 1 and block.start is None else None


def _are_named(pairs: Sequence[Term | None]) -> bool:
    """Whether nearly all of `pairs`, the items of a numbered list, are some, and most define a name
    and do not tell how long or with what to do something (`1. mix – two minutes`): the name begins
    with no small letter, or is code or a formula, and what defines it is more than an amount; or it
    stands in capitals."""
    found = [pair for pair in pairs if pair]
    is_one_kind = nearly_all(len(found), len(pairs)) or all(map(_is_short_form, found))
    return is_one_kind and most(sum(map(_is_named, found)), len(pairs))


def _is_short_form(pair: Term) -> bool:
    text = plain(pair.prompt).strip()
    return isinstance(pair.prompt[0], CodeSpan | Math) or (text.isupper() and len(text) > 1)


def _is_named(pair: Term) -> bool:
    is_name = not plain(pair.prompt).strip()[:1].islower()
    return _is_short_form(pair) or (is_name and count(plain_blocks(pair.answer)) > AMOUNT)


def _are_pairs(block: ItemList, pairs: Sequence[Term | None]) -> bool:
    """Whether the list `block` may be one of `pairs`. One alone is one where its name is short, and
    neither asks nor says what of its heading it tells ("Example: …")."""
    if len(pairs) > 1:
        return block.start is None or _are_named(pairs)
    (pair,) = pairs
    return (
        pair is not None
        and _is_named(pair)
        and count(plain(pair.prompt)) <= ALONE_MOST
        and not is_attribute(plain(pair.prompt))
        and not ends_like_question(plain(first_line(pair.answer)))
        and not FURTHER.search(plain(first_line(pair.answer)))
    )


def _unless_asked(term: Term | None) -> Term | None:
    return None if term and ends_like_question(plain(term.prompt)) else term


def _pair(blocks: Blocks, location: Location, sign: re.Pattern[str]) -> Term | None:
    line, anchor = split_anchor(first_line(blocks))
    has_more = len(blocks) > 1
    split = split_date(line) or _behind_formula(line) or _at_sign(line, sign, has_more=has_more)
    if split is None:
        return None
    name, definition = split
    return Term(name, below_prompt(location, definition, blocks), location, anchor=anchor)


def _pairs(items: Sequence[ListItem]) -> Sequence[Term | None]:
    """The pair that each of `items` is, parted by the sign that most of them have; where most have
    several (`a - b -> c`), by the first of these."""
    said = [plain(first_line(item.blocks)) for item in items]
    often = [sign for sign in SIGNS if most(sum(map(bool, map(sign.search, said))), len(items))]
    if not often and len(items) > 1 and all(len(ARROW.findall(line)) == 1 for line in said):
        often = [ARROW]
    sign = often[0] if len(often) == 1 else DASH
    parted = [_pair(item.blocks, item.location, sign) for item in items]
    either = [_pair(item.blocks, item.location, EITHER) for item in items]
    if not most(sum(map(bool, parted)), len(items)):
        return either
    return [one or other for one, other in zip(parted, either, strict=True)]


def _name(item: ListItem) -> Term | None:
    """The term that `item` is beside others: a few words, and below them more than a remark."""
    line, anchor = split_anchor(first_line(item.blocks))
    below = item.blocks[1:]
    is_name = 0 < count(plain(line)) <= NAME_MOST and not is_question(line)
    if not is_name or all(isinstance(block, Quote) for block in below):
        return None
    return Term(line, below, item.location, anchor=anchor)


def _behind_formula(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`$c:$ costs` -> ($c$, costs): the colon may stand in the formula."""
    name = _before_colon(line[:1]) if line and isinstance(line[0], Math) else ()
    definition = _left_stripped(line[1:])
    return (name, definition) if name and plain(definition).strip() else None


def _at_sign(
    line: Inlines, sign: re.Pattern[str], *, has_more: bool
) -> tuple[Inlines, Inlines] | None:
    """`perro – dog` -> (perro, dog), where a few words stand before the sign."""
    for i, inline in enumerate(line):
        match inline:
            case Text(text) if found := sign.search(text):
                before = Text(text[: found.start()].rstrip())
                name = (*line[:i], before) if before.text else line[:i]
                rest = _left_stripped((Text(text[found.end() :]), *line[i + 1 :]))
                return (name, rest) if _is_pair(name, rest, has_more=has_more) else None
    return None


def _is_pair(name: Inlines, definition: Inlines, *, has_more: bool) -> bool:
    words = plain(name).strip()
    # A command or a formula is one name, however long.
    said = " ".join("x" if isinstance(one, CodeSpan | Math) else plain([one]) for one in name)
    if not words or not 0 < count(said) <= NAME_MOST:
        return False
    if len(OPENS.findall(said)) > len(CLOSES.findall(said)):
        return False
    if not has_more and (_says_nothing(definition) or _is_same(name, definition)):
        return False
    # A question has an answer, which does not ask back; what translates it does.
    return not ends_like_question(words) or is_question(definition)


def _is_same(name: Inlines, definition: Inlines) -> bool:
    return plain(name).strip().casefold() == plain(definition).strip().casefold()


def _says_nothing(definition: Inlines) -> bool:
    """Whether `definition`, with nothing below it, only points elsewhere or leads in."""
    text = plain(definition).strip()
    is_open = text.endswith((*COLONS, " -", " –")) or not text.strip("_ .…")
    return is_open or only_links(definition)


def count(text: str) -> int:
    """The words of `text`, about as many where its script does not part them."""
    unparted = len(UNPARTED.findall(text))
    return len(UNPARTED.sub("", text).split()) + -(-unparted // SIGNS_OF_WORD)


def _behind_bold(line: Inlines, *, has_more: bool) -> tuple[Inlines, Inlines] | None:
    """`**Broker:** A server` -> (Broker, A server)."""
    match line:
        case (Strong(name), *rest):
            pass
        case _:
            return None
    if bare := _before_colon(name):
        goes_on = plain(rest).lstrip().startswith(COMMAS)
        return None if goes_on else (bare, _left_stripped(tuple(rest)))
    match rest:
        case [] if has_more:
            return _at_sign(name, COLON, has_more=True) if _says_itself(name) else (name, ())
        case [LineBreak(), *below]:
            return None if _says_itself(name) else (name, tuple(below))
        case [Text(text), *more] if found := BEHIND_BOLD.match(text):
            tail = text[found.end() :]
            definition = ((Text(tail),) if tail else ()) + tuple(more)
            name = (*name, Text(found["more"])) if found["more"] else name
            return (name, definition) if definition or has_more else None
        case _:
            return None


def _says_itself(bold: Inlines) -> bool:
    """Whether `bold` is no name of what stands below it, but a sentence."""
    text = BRACKETS.sub("", plain(bold)).strip()
    return count(text) > LONGEST_BOLD or (text.endswith((".", "。")) and count(text) > 1)


def _left_stripped(line: Inlines) -> Inlines:
    match line:
        case (Text(text), *rest) if text.strip():
            return (Text(text.lstrip()), *rest)
        case (Text() | LineBreak(), *rest):
            return _left_stripped(tuple(rest))
        case _:
            return line
