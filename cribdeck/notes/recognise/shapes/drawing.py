"""Shape: a drawing under a heading."""

from cribdeck.notes.blocks import Blocks, CodeBlock
from cribdeck.notes.document import Drawing
from cribdeck.notes.recognise.pieces import Piece, fenced, is_drawing, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## The way of a record

```
[Producer] --> [Broker] --> [Consumer]
```
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A fence without a language (or with `text` for one), or indented code, is a drawing where it
    has boxes, arrows or strokes, or names `ascii` for its language: asked for as a sample is, and
    kept as it is drawn."""
    match piece_at(blocks):
        case Piece(CodeBlock() as block) as piece if is_drawing(block):
            return fenced(Drawing, scope, piece, block)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
