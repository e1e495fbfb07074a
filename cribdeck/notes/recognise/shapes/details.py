"""Shape: what opens on demand (`<details>`), and callouts with a title."""

from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Quote
from cribdeck.notes.recognise.asked_by_lid import asked_by_lid
from cribdeck.notes.recognise.asking import Asker
from cribdeck.notes.recognise.in_turn import Nested
from cribdeck.notes.recognise.lids import asks_by_title, inside, title_of
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Disks

<details>
<summary>What is an inode?</summary>

A record of a file without its name.

</details>
"""


def with_nested(nested: Nested) -> Shape:
    """The shape of what opens on demand, in which others that ask are read as `nested` does."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """What opens on demand asks with its summary, and what it then shows is the answer. Where
        the summary says that it shows an answer ("Solution", "Click to reveal"), that is the answer
        of what stands above it, and so is a callout whose title says so; where it only shows more
        ("Example"), it remarks. A callout of a kind that tells (`note`, `info`, `summary`,
        `important` or one of its author's own) asks with a title of a few words. What opens within
        it and asks is another question, and so is each one below a title that only names a
        topic."""
        match blocks:
            case (Quote() as quote, *_) if asks_by_title(quote):
                below = inside(quote)
                given, answer = below[: quote.lid], below[quote.lid :]
                asker = Asker(title_of(quote), quote.location, given=given)
                return replace(asked_by_lid(scope, asker, answer, nested), used=1)
            case _:
                return None

    return Shape(__name__, EXAMPLE, find)
