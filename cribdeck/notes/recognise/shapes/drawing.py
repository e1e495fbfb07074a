"""Shape: a drawing under a heading."""

from cribdeck.notes.blocks import DRAWN, Blocks, CodeBlock
from cribdeck.notes.document import Drawing
from cribdeck.notes.recognise.pieces import Piece, fenced, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## The way of a record

```
[Producer] --> [Broker] --> [Consumer]
```
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A fence without a language (or with `text` for one), and indented code, is a drawing: asked
    for as a sample is, and kept as it is drawn."""
    match piece_at(blocks):
        case Piece(CodeBlock(language=language) as block) as piece if language in DRAWN:
            return fenced(Drawing, scope, piece, block)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
