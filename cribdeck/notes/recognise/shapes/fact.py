"""Shape of an item: a sentence with bold words."""

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.document import Fact
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import first_line
from cribdeck.notes.words import partly_bold

EXAMPLE = """\
## Order

* The **order** of records is kept only within a partition.
* A key decides the **partition**.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item with bold words among others: they are asked for, each by itself. What is indented
    below the item remarks on it."""
    if not partly_bold(first_line(blocks)):
        return None
    line, anchor = split_anchor(first_line(blocks))
    return Found((Fact(line, blocks[1:], scope.location, anchor=anchor),), len(blocks))


SHAPE = Shape(__name__, EXAMPLE, find)
