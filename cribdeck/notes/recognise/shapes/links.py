"""Shape: a list of links."""

from cribdeck.notes.blocks import Blocks, ItemList
from cribdeck.notes.questions import begins_with_question
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import first_line
from cribdeck.notes.words import only_points

EXAMPLE = """\
## Further reading

- [The log](https://example.org/log)
- https://example.org/why
- [What comes next?](https://example.org/next)
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A list that says nothing but where else to look is on the sheet only. Where most of its links
    ask, they are questions."""
    match piece_at(blocks):
        case Piece(ItemList(items) as of, _, remarks, used) if only_points((of, *remarks)):
            asking = sum(begins_with_question(first_line(item.blocks)) for item in items)
            if 2 * asking > len(items):
                return None
            return Found((aside(scope, blocks[:used]),), used)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
