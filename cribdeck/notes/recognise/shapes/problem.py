"""Shape: a problem, and the code that solves it."""

from itertools import takewhile

from cribdeck.notes.blocks import Blocks, CodeBlock, Paragraph
from cribdeck.notes.questions import asks, sets_problem
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.openings import end_of
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Climbing stairs

Given a number of stairs, count the ways to climb them by one or two at a time.

```python
def ways(n):
    return n if n < 3 else ways(n - 1) + ways(n - 2)
```
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph directly below a heading that sets a problem ("Given …", "Write a function …"),
    with code below it: the heading asks, what stands above the code is shown with it, and the code
    with all that follows is the answer."""
    if scope.is_title_of_sections or not scope.is_first or asks(scope.prompt):
        return None
    given = tuple(takewhile(lambda block: isinstance(block, Paragraph), blocks))
    match blocks[: len(given) + 1]:
        case (Paragraph(line), *_, CodeBlock()) if sets_problem(line):
            end = end_of(blocks, 0)
            if end <= len(given):
                return None
            asker = Asker(
                scope.prompt, scope.location, from_heading=True, is_topic=True, given=given
            )
            entries, left_out = answered(asker, blocks[len(given) : end])
            return Found(entries, end, left_out)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
