"""Items of a list that a sign parts, or code, a date or brackets: a name, and what is said of it.

Knows that most items of a list decide by which of these all are parted. Does not know whether the
list is one of terms (terms), nor how a single line is parted (definitions).
"""

import re
from collections.abc import Sequence

from cribdeck.notes.blocks import ItemList, ListItem, Paragraph, Quote
from cribdeck.notes.document import Term
from cribdeck.notes.language_of import are_of_two, are_told_apart
from cribdeck.notes.lengths import count, length
from cribdeck.notes.questions import is_question
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.definitions import (
    ARROW,
    COLON,
    DASH,
    EITHER,
    SIGNS,
    bare_date_pair,
    code_pair,
    pair_at,
    stop_pair,
)
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.recognise.table_header import TONGUES
from cribdeck.notes.shares import most, nearly_all
from cribdeck.notes.words import between, first_line, plain, plain_blocks

DATES = 3  # bullets with nothing but a blank behind the date
STOPS = 3  # bullets in which a full stop ends the name
BRACKET = re.compile(r"\s*[(（]([^()（）,;/\d]+)[)）]\s*$")  # a word behind a word
FIRST = re.compile(f"{ARROW.pattern}|{COLON.pattern}")  # behind a colon an arrow leads on
EQUAL = re.compile(r"\s*=\s*(?=\w)")
WORDS = 4  # of a vocabulary, at least
SHORT = 2  # words of a pair in brackets


def parted_items(block: ItemList, heading: str) -> Sequence[Term | None]:
    """The pair that each item of `block` is: as most of them are parted, by a sign, behind code or
    a date, or by brackets, whichever is the first that holds; else by any sign, or one that it has
    below."""
    items = block.items
    either = [pair_at(item.blocks, item.location, EITHER) or _equal_below(item) for item in items]
    parted = (
        _by_sign(block, either)
        or _by_code(block)
        or _by_date(block)
        or _by_brackets(block, heading)
        or [None] * len(items)
    )
    pairs = [one or other for one, other in zip(parted, either, strict=True)]
    return _with_stops(block, pairs)


def _by_sign(block: ItemList, either: Sequence[Term | None]) -> Sequence[Term | None]:
    """The pair that each item of `block` is, parted by the sign that most of them have (where most
    have several, `a - b -> c`, by the first of these); () where most are none. `either` are their
    pairs by any sign."""
    items = block.items
    said = [plain(first_line(item.blocks)) for item in items]
    often = [sign for sign in SIGNS if most(sum(map(bool, map(sign.search, said))), len(items))]
    if not often and _have_arrows(said, either):
        often = [FIRST]
    sign = often[0] if len(often) == 1 else DASH
    found = [pair_at(item.blocks, item.location, sign) for item in items]
    return found if most(sum(map(bool, found)), len(found)) else ()


def _with_stops(block: ItemList, pairs: Sequence[Term | None]) -> Sequence[Term | None]:
    """`pairs`, and those that a full stop parts, where these are several bullets of `block`, and
    with the others most of it: sentences as short as a name are few."""
    stops = [stop_pair(item.blocks, item.location) for item in block.items]
    both = [pair or stop for pair, stop in zip(pairs, stops, strict=True)]
    added = [stop for pair, stop in zip(pairs, stops, strict=True) if stop and not pair]
    is_each = len(added) >= STOPS and most(sum(map(bool, both)), len(both))
    return both if is_each and block.start is None else pairs


def _have_arrows(said: Sequence[str], pairs: Sequence[Term | None]) -> bool:
    """Whether an arrow defines in the lines `said` of a list: most have one, and the others are
    `pairs` by another sign. Two in a line lead from one thing to the next."""
    arrows = [len(ARROW.findall(line)) for line in said]
    is_each = all(arrow or pair for arrow, pair in zip(arrows, pairs, strict=True))
    return len(said) > 1 and is_each and max(arrows) == 1 and most(sum(arrows), len(said))


def _equal_below(item: ListItem) -> Term | None:
    """The term that `item` is, where a few words stand above a single item that says what they are
    equal to: `= to share`."""
    match item.blocks:
        case (_, ItemList((ListItem((Paragraph(line),)),), None)) if EQUAL.match(plain(line)):
            return named_item(item)
        case _:
            return None


def _by_code(block: ItemList) -> Sequence[Term | None]:
    """The pair that each item of `block` is without a sign, where these are several bullets, and
    nearly all begin with code and say something of it; () where they do not, or say it of the same
    code."""
    found = [code_pair(item.blocks, item.location) for item in block.items]
    names = [plain(pair.prompt) for pair in found if pair]
    is_each = len(names) > 1 and len({*names}) == len(names) and block.start is None
    return found if is_each and nearly_all(len(names), len(found)) else ()


def _by_date(block: ItemList) -> Sequence[Term | None]:
    """The pair that each bullet of `block` is where all begin with a date, which no sign parts from
    what happened; () where one does not."""
    found = [bare_date_pair(item.blocks, item.location) for item in block.items]
    return found if len(found) >= DATES and all(found) and block.start is None else ()


def _by_brackets(block: ItemList, heading: str) -> Sequence[Term | None]:
    """The pair that each bullet of `block` is where all are a word with another in brackets (`perro
    (dog)`), no two say the same, and these are words of two languages, as the `heading` or they
    themselves tell: in brackets stands most often what is remarked (`milk (cold)`)."""
    found = [_in_brackets(item) for item in block.items]
    pairs = [pair for pair in found if pair]
    names = [plain(pair.prompt) for pair in pairs]
    said = [plain_blocks(pair.answer) for pair in pairs]
    if block.start is not None or not len({*said}) == len(found) >= WORDS:
        return ()
    are_people = all(name[:1].isupper() for name in names)
    are_apart = are_told_apart(names, said) if are_people else are_of_two(names, said)
    return found if TONGUES.search(heading) or are_apart else ()


def _in_brackets(item: ListItem) -> Term | None:
    line, anchor = split_anchor(first_line(item.blocks))
    found = BRACKET.search(plain(line))
    if not found or len(item.blocks) > 1:
        return None
    name, word = between(line, 0, found.start()), found[1].strip()
    are_words = 0 < count(plain(name)) <= SHORT and count(word) <= SHORT and word[0].islower()
    said = (Paragraph(between(line, found.start(1), found.end(1)), item.location),)
    return Term(name, said, item.location, anchor=anchor) if are_words else None


def named_item(item: ListItem) -> Term | None:
    """The term that `item` is beside others: a few words, and below them more than a remark."""
    line, anchor = split_anchor(first_line(item.blocks))
    below = item.blocks[1:]
    is_name = 0 < length(line) <= NAME_MOST and not is_question(line)
    if not is_name or all(isinstance(block, Quote) for block in below):
        return None
    return Term(line, below, item.location, anchor=anchor)
