"""Shape: a rule, which ends what a heading owns."""

from cribdeck.notes.blocks import Blocks, Rule
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.sheet_only import Divider

EXAMPLE = """\
## Why Kafka?

It keeps what it was told.

---

Below a rule, prose is a remark, but a list is still a list:

* **Retention:** How long records stay.
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """A rule (`---`) ends what its heading owns. Prose below it answers nothing: it is a remark, on
    the sheet only. Lists and samples are what they are elsewhere."""
    match blocks:
        case (Rule(location) as block, *_):
            return Found((Divider(block, location),), 1)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
