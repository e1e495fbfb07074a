"""Shape: a list whose items are entries of their own. Which shapes an item has, is handed in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from cribdeck.notes.blocks import Blocks, ItemList, ListItem
from cribdeck.notes.document import Entry, Fact, Term
from cribdeck.notes.recognise.lists import whole, with_surroundings
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Delivery

* **Offset:** The number of a record.
* What is lost? Nothing that was committed.
* The **order** is kept.
* At most once
* At least once
"""
_Row = tuple[ListItem, Found]  # an item, and what it is by itself


def one_by_one(shapes: Sequence[Shape]) -> Shape:
    """The shape of a list whose items have one of `shapes` each."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """Bullets are taken one by one, as the term, the question or the fact that each is. Those
        that are only words stay together, with the facts between them, as a list that the heading
        asks for. Numbered items are taken one by one if all of them are terms."""
        match piece_at(blocks):
            case Piece(ItemList(of, start) as block) as piece:
                rows = [(item, _alone(scope, shapes, item)) for item in of]
            case _:
                return None
        numbered = start is not None
        left_out = tuple(words for _, found in rows for words in found.left_out)
        if all(map(_is_term, rows)) if numbered else any(found.entries for _, found in rows):
            return with_surroundings(scope, piece, block, tuple(_together(scope, rows)), left_out)
        return None

    return Shape(__name__, EXAMPLE, find)


def _alone(scope: Scope, shapes: Sequence[Shape], item: ListItem) -> Found:
    """What an item is by itself; no entry for one that has none of `shapes` and is only words."""
    within = replace(scope, location=item.location)
    for shape in shapes:
        if found := shape.find(within, item.blocks):
            return found
    return Found((), 0)


def _together(scope: Scope, rows: Sequence[_Row]) -> Iterator[Entry]:
    for stands_alone, run in groupby(rows, key=_stands_alone):
        near = tuple(run)
        if stands_alone or all(found.entries for _, found in near):
            yield from (entry for _, found in near for entry in found.entries)
        else:
            items = tuple(item for item, _ in near)
            yield whole(scope, ItemList(items, None, items[0].location))


def _is_term(row: _Row) -> bool:
    _, found = row
    return bool(found.entries) and all(isinstance(entry, Term) for entry in found.entries)


def _stands_alone(row: _Row) -> bool:
    _, found = row
    return bool(found.entries) and not any(isinstance(entry, Fact) for entry in found.entries)
