"""Shape of an item: a sentence with bold or highlighted words."""

from cribdeck.notes.blanks import has_blanks, lifted
from cribdeck.notes.blocks import Blocks
from cribdeck.notes.document import Fact
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import first_line

EXAMPLE = """\
## Order

* The **order** of records is kept only within a partition.
* A key decides the **partition**.
* A **partition** is read in the ==order of writing==.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item with bold words among others: they are asked for, each by itself. Where words are
    `==highlighted==`, only these are. What is indented below the item remarks on it."""
    line, anchor = split_anchor(lifted(first_line(blocks)))
    if not has_blanks(line):
        return None
    return Found((Fact(line, blocks[1:], scope.location, anchor=anchor),), len(blocks))


SHAPE = Shape(__name__, EXAMPLE, find)
