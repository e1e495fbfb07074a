"""Shape: a paragraph with words that are marked to be asked for."""

from collections.abc import Iterator

from cribdeck.notes.blanks import is_marked
from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.recognise.marked import fact_of
from cribdeck.notes.recognise.pieces import opens_piece
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
        case (Paragraph() as first, *_) if fact := fact_of(first):
            pass
        case _:
            return None
    if is_marked(first.inlines, numbered=True) or all(map(fact_of, _beside(blocks))):
        return Found((fact,), 1)
    return None


def _beside(blocks: Blocks) -> Iterator[Paragraph]:
    """The paragraphs that begin `blocks` and belong together."""
    for i, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or (i and opens_piece(blocks, i)):
            return
        yield block


SHAPE = Shape(__name__, EXAMPLE, find)
