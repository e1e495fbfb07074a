"""Shape of an item: a bold term and its definition."""

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Terms

* **Broker:** A Kafka server.
* **Topic** – A named log.
* **Offset**

  The number of a record in its partition.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item that begins with bold words and then a colon (inside or outside of them), a dash, an
    equals sign, an arrow or the end of the line, or behind at most three words a full stop: the
    bold words are the term, and what follows is its definition."""
    term = bold_term(blocks, scope.location)
    return Found((term,), len(blocks)) if term else None


SHAPE = Shape(__name__, EXAMPLE, find)
