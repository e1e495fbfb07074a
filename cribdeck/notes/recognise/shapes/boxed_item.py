"""Shape of an item: a box or a quote that asks, or several questions. It is told how to read it."""

from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Paragraph, Quote
from cribdeck.notes.recognise.in_turn import Nested
from cribdeck.notes.recognise.labels import Role, by_lines, role_of
from cribdeck.notes.recognise.lids import asks_by_title
from cribdeck.notes.recognise.openings import opens, opens_label
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Disks

* <details><summary>What is an inode?</summary>

  A record of a file without its name.

  </details>
* > [!question] Who names a file?
  > Its folder.
* Q: What is a link?
  A: Another name.

  Q: What is a mount?
  A: A disk in a folder.
"""


def with_nested(nested: Nested) -> Shape:
    """The shape of an item, the blocks of which are read as `nested` does."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """An item that begins with what opens on demand, a callout or a quote, and that asks as it
        does at the margin; or one in which several questions stand below one another, each with
        its label ("Q:")."""
        match blocks:
            case (Quote() as quote, *_) if opens(blocks, 0) or asks_by_title(quote):
                return replace(nested(scope, blocks), used=len(blocks))
            case (Paragraph(), *_) if _asks_again(by_lines(blocks)):
                return replace(nested(scope, blocks), used=len(blocks))
            case _:
                return None

    return Shape(__name__, EXAMPLE, find)


def _asks_again(blocks: Blocks) -> bool:
    """Whether the label of the first of `blocks` says that it asks, and so does a further one."""
    asks = (i for i, one in enumerate(blocks) if role_of(one) is Role.QUESTION)
    return next(asks, None) == 0 and any(opens_label(blocks, i) for i in asks)
