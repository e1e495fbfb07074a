"""Shape: what is wrong, and what is right instead."""

from cribdeck.notes.blocks import Block, Blocks, Quote
from cribdeck.notes.recognise.corrections import correction_found
from cribdeck.notes.recognise.lids import asks_aside
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Delivery

**Wrong:** The broker pushes records. **Right:** Consumers fetch them.

❌ An offset is unique in its topic.

✅ An offset is unique in its partition.

~~Every consumer gets all records~~ Every group gets all records
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """`**Wrong:** … **Right:** …` in a paragraph or in two, also `Myth:` and `Reality:` and the
    signs ❌ and ✅, and a line that begins with `~~struck~~` words and goes on with what replaces
    them: the card asks what is wrong. Quotes directly below explain it."""
    return correction_found(blocks, _explains)


def _explains(block: Block) -> bool:
    return isinstance(block, Quote) and not asks_aside(block)


SHAPE = Shape(__name__, EXAMPLE, find)
