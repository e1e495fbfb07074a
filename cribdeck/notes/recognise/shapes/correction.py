"""Shape: what is wrong, and what is right instead."""

from cribdeck.notes.blocks import Block, Blocks, Quote
from cribdeck.notes.recognise.corrections import correction_found, opens_correction
from cribdeck.notes.recognise.lids import asks_aside
from cribdeck.notes.recognise.openings import asks_within
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
    is_own = asks_within(block) or opens_correction((block,), 0)
    return isinstance(block, Quote) and not (asks_aside(block) or is_own)


SHAPE = Shape(__name__, EXAMPLE, find)
