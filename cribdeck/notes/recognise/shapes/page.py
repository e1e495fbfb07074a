"""Shape: what serves a page on the net."""

from itertools import takewhile

from cribdeck.notes.blocks import Blocks, Rule
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.lids import PAGES
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import plain

EXAMPLE = """\
## Contributing

- Open an issue
- Send a patch

Thanks!
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """What stands below a heading like "License", "Contributing" or "Downloads" is not to be
    learnt: it is on the sheet only."""
    below = tuple(takewhile(lambda block: not isinstance(block, Rule), blocks))
    if scope.is_title or not below or not PAGES.fullmatch(plain(scope.prompt)):
        return None
    return Found((aside(scope, below),), len(below))


SHAPE = Shape(__name__, EXAMPLE, find)
