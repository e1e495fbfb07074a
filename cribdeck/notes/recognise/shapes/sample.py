"""Shape: code under a heading."""

from cribdeck.notes.blocks import Blocks, CodeBlock, Text
from cribdeck.notes.document import Sample
from cribdeck.notes.recognise.anchors import anchor_of
from cribdeck.notes.recognise.pieces import Piece, fenced, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.remarked_code import headed

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
    heading, each line belongs to the code below it; and of several fences, the remark that one
    begins with asks for it, as such a line would. Sentences that are indented so are no code."""
    match piece_at(blocks):
        case Piece(CodeBlock() as block) as piece:
            is_one_of_several = not scope.is_first or any(
                isinstance(below, CodeBlock) for below in blocks[1:2]
            )
            if piece.lead is None and is_one_of_several and (found := headed(block)):
                remark, code = found
                sample = Sample(
                    scope.prompt,
                    code,
                    piece.remarks,
                    block.location,
                    lead=(Text(remark),),
                    anchor=anchor_of(block),
                )
                return Found((sample,), piece.used)
            return fenced(Sample, scope, piece, block)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
