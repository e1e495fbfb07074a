"""Shape: a paragraph with words that are marked to be asked for."""

from itertools import takewhile

from cribdeck.notes.blanks import is_marked
from cribdeck.notes.blocks import Block, Blocks, Paragraph
from cribdeck.notes.recognise.marked import fact_of
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Cells

The ==mitochondrion== makes ATP.

{{c1::Robert Hooke}} named the {{c2::cell}} in {{c2::1665}}.
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph with `==highlighted==` words or with `{{c1::blanks}}` asks for these. Where other
    paragraphs stand beside one that is only highlighted, all of them answer the heading, and the
    highlighted words are asked for in addition. `cards: {highlights: off}` in the front matter
    makes them mere highlights."""
    match blocks:
        case (Paragraph() as first, *others) if fact := fact_of(first):
            pass
        case _:
            return None
    beside = takewhile(lambda block: isinstance(block, Paragraph), others)
    if is_marked(first.inlines, numbered=True) or all(map(_is_marked, beside)):
        return Found((fact,), 1)
    return None


def _is_marked(block: Block) -> bool:
    return isinstance(block, Paragraph) and fact_of(block) is not None


SHAPE = Shape(__name__, EXAMPLE, find)
