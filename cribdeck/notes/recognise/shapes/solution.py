"""Shape: the solution of an exercise, in a key further down, whose question is not found."""

from itertools import takewhile

from cribdeck.notes.blocks import Blocks, Rule
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.labels import ASKING, has_role, label_of_title
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Solutions

### Exercise 1

The heart pumps, the lung breathes.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Below a heading that says that answers follow ("Solutions"), a heading that only counts an
    exercise asks nothing: what stands below it answers a question further up, and is on the sheet
    only."""
    counts = has_role(label_of_title(scope.prompt), ASKING, alone=True)
    below = tuple(takewhile(lambda block: not isinstance(block, Rule), blocks))
    if not (scope.below_key and counts and below):
        return None
    return Found((aside(scope, below),), len(below))


SHAPE = Shape(__name__, EXAMPLE, find)
