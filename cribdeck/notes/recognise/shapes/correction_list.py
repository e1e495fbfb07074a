"""Shape: a list of what is wrong and what is right, in turn."""

from collections.abc import Sequence

from cribdeck.notes.blocks import Blocks, ItemList, ListItem
from cribdeck.notes.recognise.corrections import correction_found
from cribdeck.notes.recognise.lists import with_surroundings
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Delivery

* **Wrong:** The broker pushes records.
* **Right:** Consumers fetch them.

## Partitions

1. **Wrong:** They can be removed. **Right:** They can only be added.
2. ~~Their order is that of the topic~~ Each has its own order
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A list whose items are in turn labelled as wrong and as right: two of them are a correction;
    and a numbered list of nothing but corrections."""
    match piece_at(blocks):
        case Piece(ItemList(items) as block) as piece:
            found = _each(items) if block.start is not None else ()
            found = found or _in_turn(items)
        case _:
            return None
    if not found:
        return None
    entries = [entry for one in found for entry in one.entries]
    left_out = tuple(words for one in found for words in one.left_out)
    return with_surroundings(scope, piece, block, entries, left_out)


def _each(items: Sequence[ListItem]) -> Sequence[Found]:
    """The correction that each of `items` is; () where one is none."""
    found = [correction_found(item.blocks, lambda _: True) for item in items]
    return tuple(one for one in found if one) if all(found) else ()


def _in_turn(items: Sequence[ListItem]) -> Sequence[Found]:
    """The correction that each two of `items` are; () where two are none."""
    if len(items) % 2:
        return ()
    pairs: list[Found] = []
    for wrong, right in zip(items[::2], items[1::2], strict=True):
        found = correction_found((*wrong.blocks, *right.blocks), lambda _: True)
        if found is None or len(wrong.blocks) != 1 or correction_found(wrong.blocks, bool):
            return ()
        pairs.append(found)
    return pairs


SHAPE = Shape(__name__, EXAMPLE, find)
