"""Shape: what opens on demand (`<details>`), and callouts with a title."""

from cribdeck.notes.blocks import Blocks, Quote
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.lids import asks_by_title, inside, title_of
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Disks

<details>
<summary>What is an inode?</summary>

A record of a file without its name.

</details>
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """What opens on demand asks with its summary, and what it then shows is the answer. Where the
    summary says that it shows an answer ("Solution", "Click to reveal"), that is the answer of what
    stands above it, and so is a callout whose title says so; where it only shows more ("Example"),
    it remarks. A callout of a kind that tells (`note`, `info`, `summary`, `important` or one of its
    author's own) asks with a title of a few words."""
    match blocks:
        case (Quote() as quote, *_) if asks_by_title(quote):
            below = inside(quote)
            given, answer = below[: quote.lid], below[quote.lid :]
            asker = Asker(title_of(quote), quote.location, given=given)
            entries, left_out = answered(asker, answer)
            return Found(entries, 1, left_out)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
