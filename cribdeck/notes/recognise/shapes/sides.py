"""Shape: the two sides of a card."""

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.sides import sides_of

EXAMPLE = """\
## Cells

Front: What makes most of the ATP?
Back: The mitochondrion.

START
Basic
What holds the genes?
Back: The nucleus.
Tags: cells
END
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph whose lines begin with `Front:` and `Back:` is a card; so is all between the
    lines START and END, as the plugin "Obsidian to Anki" has them, with `Back:` before the
    answer."""
    sides = sides_of(blocks)
    if sides is None:
        return None
    asker = Asker(sides.prompt, blocks[0].location, is_topic=True, given=sides.given)
    entries, left_out = answered(asker, sides.answer)
    return Found(entries, sides.used, (*left_out, *sides.left_out))


SHAPE = Shape(__name__, EXAMPLE, find)
