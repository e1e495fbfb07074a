"""Shape of an item: a sentence with bold or highlighted words."""

from cribdeck.notes.blanks import has_blanks, is_marked, lifted
from cribdeck.notes.blocks import Blocks, ItemList
from cribdeck.notes.document import Fact, Question
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.in_addition import in_addition
from cribdeck.notes.recognise.names import goes_on_below
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import first_line

EXAMPLE = """\
## Where records go

* The **order** of records is kept only within a partition.
* A key decides the **partition**.
* A **partition** is read in the ==order of writing==.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item with bold words among others: they are asked for, each by itself. Where words are
    `==highlighted==`, only these are. What is indented below the item remarks on it; but a list
    below a colon, or a word with which no sentence ends ("two of", "between"), is what the sentence
    asks for."""
    line, anchor = split_anchor(lifted(first_line(blocks)))
    if not has_blanks(line):
        return None
    below = blocks[1:]
    if (
        goes_on_below(line)
        and not is_marked(line)
        and any(isinstance(block, ItemList) for block in below)
    ):
        asked = Question(line, below, scope.location, anchor=anchor)
        return Found((asked, *in_addition(below, scope.location)), len(blocks))
    return Found((Fact(line, below, scope.location, anchor=anchor),), len(blocks))


SHAPE = Shape(__name__, EXAMPLE, find)
