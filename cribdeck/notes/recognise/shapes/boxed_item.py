"""Shape of an item: a box or a quote that asks. How it is read, is handed in."""

from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Quote
from cribdeck.notes.recognise.in_turn import Nested
from cribdeck.notes.recognise.lids import asks_by_title
from cribdeck.notes.recognise.openings import opens
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Disks

* <details><summary>What is an inode?</summary>

  A record of a file without its name.

  </details>
* > [!question] Who names a file?
  > Its folder.
"""


def with_nested(nested: Nested) -> Shape:
    """The shape of an item, the blocks of which are read as `nested` does."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """An item that begins with what opens on demand, a callout or a quote, and that asks as it
        does at the margin."""
        match blocks:
            case (Quote() as quote, *_) if opens(blocks, 0) or asks_by_title(quote):
                return replace(nested(scope, blocks), used=len(blocks))
            case _:
                return None

    return Shape(__name__, EXAMPLE, find)
