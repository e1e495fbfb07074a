"""Definitions: where the name in a line ends, and what defines it begins.

Knows the signs that stand between the two, and bold names. Does not know what else stands in the
list of the line.
"""

import re

from cribdeck.notes.blocks import (
    Blocks,
    CodeSpan,
    Inlines,
    LineBreak,
    Math,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from cribdeck.notes.dates import split_date
from cribdeck.notes.document import Term
from cribdeck.notes.questions import ends_like_question, is_question
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.names import NAME_MOST, before_colon, count, first_line
from cribdeck.notes.words import COLONS, only_links, plain
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
LONGEST_BOLD = 10  # words, brackets aside, that name what stands below them
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
COMMAS = (",", ";", "،", "、", "，")  # behind a name, a sentence goes on
OPENS, CLOSES = (
    re.compile(r"[(\[（「『]"),
    re.compile(r"[)\]）」』]"),
)  # a sign within parts nothing


def below_prompt(location: Location, more: Inlines, blocks: Blocks) -> Blocks:
    """The answer of an item with these `blocks` at `location`: `more`, which is what its first line
    says behind the prompt, and the other blocks."""
    first = (Paragraph(more, location),) if plain(more).strip() else ()
    return (*first, *blocks[1:])


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


def pair_at(blocks: Blocks, location: Location, sign: re.Pattern[str]) -> Term | None:
    line, anchor = split_anchor(first_line(blocks))
    has_more = len(blocks) > 1
    split = split_date(line) or _behind_formula(line) or _at_sign(line, sign, has_more=has_more)
    if split is None:
        return None
    name, definition = split
    return Term(name, below_prompt(location, definition, blocks), location, anchor=anchor)


def _behind_formula(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`$c:$ costs` -> ($c$, costs): the colon may stand in the formula."""
    name = before_colon(line[:1]) if line and isinstance(line[0], Math) else ()
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


def _behind_bold(line: Inlines, *, has_more: bool) -> tuple[Inlines, Inlines] | None:
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
