"""Shape: a list of what is wrong and what is right, in turn."""

from cribdeck.notes.blocks import Blocks, ItemList
from cribdeck.notes.document import Entry, LeftOut
from cribdeck.notes.recognise.corrections import correction_found
from cribdeck.notes.recognise.lists import with_surroundings
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Delivery

* **Wrong:** The broker pushes records.
* **Right:** Consumers fetch them.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A list whose items are in turn labelled as wrong and as right: two of them are a
    correction."""
    match piece_at(blocks):
        case Piece(ItemList(items) as block) as piece if len(items) % 2 == 0:
            pairs = zip(items[::2], items[1::2], strict=True)
        case _:
            return None
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    for wrong, right in pairs:
        found = correction_found((*wrong.blocks, *right.blocks), lambda _: True)
        if found is None or len(wrong.blocks) != 1 or correction_found(wrong.blocks, bool):
            return None
        entries += found.entries
        left_out += found.left_out
    return with_surroundings(scope, piece, block, entries, tuple(left_out))


SHAPE = Shape(__name__, EXAMPLE, find)
