"""Shape: a list whose items say the same in two languages."""

import re
from collections.abc import Iterator, Sequence

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, LineBreak, ListItem
from cribdeck.notes.document import Term
from cribdeck.notes.language_of import UNKNOWN, tongue_of
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.definitions import ARROW, SIGNS, below_prompt
from cribdeck.notes.recognise.lists import TERM, Row, each_by_itself
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.shares import nearly_all
from cribdeck.notes.words import between, first_line, plain

FEWEST = 3  # items: of fewer words nobody can tell the language
LIKE = 3  # times as many words, at most, has one side of those of the other
IN_BRACKETS = re.compile(
    r"(?<=\S)\s*(?=[(（][^()（）]*[)）][^\w()（）]*$)"
)  # before the end of a line
SEPARATORS = (*SIGNS, ARROW, IN_BRACKETS)
EXAMPLE = """\
## On the road

* Wo ist hier der nächste Bahnhof? – Where is the next station here?
* Wir haben es nicht mehr eilig. – We are no longer in a hurry.
* Der Zug ist schon nicht mehr da. – The train is no longer there.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Three or more items, nearly all with one dash, equals sign or arrow between what is said in
    one language and in another, or with what it means in brackets at the end or on a line of its
    own: each is a term with what it means, however long. Their words tell the languages; where both
    sides are in the same, or have few words that tell, the items are something else."""
    match piece_at(blocks):
        case Piece(ItemList(items) as block) as piece if len(items) >= FEWEST:
            terms = _terms(items)
        case _:
            return None
    if not terms:
        return None
    rows: list[Row] = [
        (item, Found((term,) if term else (), len(item.blocks)))
        for item, term in zip(items, terms, strict=True)
    ]
    return each_by_itself(scope, piece, block, rows, TERM)


def _terms(items: Sequence[ListItem]) -> Sequence[Term | None]:
    """The term that each of `items` is, as most are parted; () where they are no phrases in two
    languages."""
    for terms in _each_way(items):
        found = [term for term in terms if term]
        if nearly_all(len(found), len(items)) and _are_phrases(found):
            return terms
    return ()


def _each_way(items: Sequence[ListItem]) -> Iterator[Sequence[Term | None]]:
    yield [_over_lines(item) for item in items]
    for sign in SEPARATORS:
        yield [_at(item, sign) for item in items]


def _at(item: ListItem, sign: re.Pattern[str]) -> Term | None:
    """The term that `item` is, which `sign` parts once."""
    line = first_line(item.blocks)
    match [*sign.finditer(plain(line))]:
        case [found]:
            return _term(item, between(line, 0, found.start()), between(line, found.end()))
        case _:
            return None


def _over_lines(item: ListItem) -> Term | None:
    """The term that `item` is, which is two lines."""
    line = first_line(item.blocks)
    match [i for i, one in enumerate(line) if isinstance(one, LineBreak)]:
        case [end]:
            return _term(item, line[:end], line[end + 1 :])
        case _:
            return None


def _term(item: ListItem, said: Inlines, means: Inlines) -> Term | None:
    sides = count(plain(said)), count(plain(means))
    if not min(sides) or max(sides) > LIKE * min(sides):
        return None
    return Term(said, below_prompt(item.location, means, item.blocks), item.location)


def _are_phrases(terms: Sequence[Term]) -> bool:
    """Whether some of `terms` are more than names, and their sides in two languages."""
    said = [plain(term.prompt) for term in terms]
    tongue = tongue_of("\n".join(said))
    means = tongue_of("\n".join(plain(first_line(term.answer)) for term in terms))
    has_long = any(count(words) > NAME_MOST for words in said)
    return has_long and tongue != means and UNKNOWN not in (tongue, means)


SHAPE = Shape(__name__, EXAMPLE, find)
