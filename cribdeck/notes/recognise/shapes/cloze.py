"""Shape of an item: a sentence with blanks of Anki."""

from cribdeck.notes.blanks import has_blanks, is_marked, lifted
from cribdeck.notes.blocks import Blocks
from cribdeck.notes.document import Fact
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import first_line

EXAMPLE = """\
## Peru

* {{c1::Lima}} is the capital of {{c2::Peru::a country}}.
* Since when? Since {{c1::1535}}.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item with `{{c1::words}}`: each number is a card, also where several words have it. A
    hint, `{{c1::words::hint}}`, stands in the blank. What is indented below remarks on it."""
    line, anchor = split_anchor(lifted(first_line(blocks)))
    if not is_marked(line, numbered=True) or not has_blanks(line):
        return None
    return Found((Fact(line, blocks[1:], scope.location, anchor=anchor),), len(blocks))


SHAPE = Shape(__name__, EXAMPLE, find)
