"""Shape: code under a heading."""

from cribdeck.notes.blocks import Blocks, CodeBlock
from cribdeck.notes.document import Sample
from cribdeck.notes.recognise.pieces import Piece, fenced, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Send a record

With a key, and waiting for it:

```python
producer.send("orders", key=b"42", value=b"{}")
producer.flush()
```

Records of one key keep their order.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Any other fence, and indented code, is asked for by its heading, and by the line above it if
    that ends with a colon, or is a few words without a full stop. Paragraphs and quotes directly
    below it are remarks on it. Where nothing but code and single short lines stands under a
    heading, each line belongs to the code below it. Sentences that are indented so are no code."""
    match piece_at(blocks):
        case Piece(CodeBlock() as block) as piece:
            return fenced(Sample, scope, piece, block)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
