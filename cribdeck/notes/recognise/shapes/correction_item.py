"""Shape of an item: what is wrong, and what is right instead."""

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.recognise.corrections import correction_found
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Delivery

* **Wrong:** The broker pushes records. **Right:** Consumers fetch them.
* ~~Partitions can be removed~~ They can only be added
* The number of a record is its offset
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """An item that is written as a correction is: `**Wrong:** … **Right:** …`, or `~~struck~~`
    words and what replaces them. What is indented below explains it."""
    return correction_found(blocks, lambda _: True)


SHAPE = Shape(__name__, EXAMPLE, find)
