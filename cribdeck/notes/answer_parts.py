"""What of an answer one would say first, and what is "more".

Knows blocks only. One rule for both sides: a card folds what the short edition of the sheet leaves
out. Does not know either.
"""

from dataclasses import dataclass
from itertools import groupby

from cribdeck.notes.blocks import DRAWN, Block, Blocks, CodeBlock, Image, ItemList, Math, Paragraph


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of an answer that follow each other; `is_more` where they are not said first."""

    blocks: Blocks
    is_more: bool


def parts(answer: Blocks) -> tuple[Part, ...]:
    """`answer` cut into parts, in its order and with nothing left out.

    Said first is all up to the first paragraph or list; after it every table, quote, formula and
    code sample. What else follows is more. An answer without a paragraph or list begins with its
    first block, whatever it is.
    """
    first = first_text(answer) or 0
    marked = [(i > first and not _stays(block), block) for i, block in enumerate(answer)]
    return tuple(
        Part(tuple(block for _, block in run), is_more)
        for is_more, run in groupby(marked, key=lambda pair: pair[0])
    )


def first_text(answer: Blocks) -> int | None:
    """Which block of `answer` is its first paragraph or list, if any. A formula or an image by
    itself is no paragraph here: words belong to it."""
    for i, block in enumerate(answer):
        if isinstance(block, Paragraph | ItemList) and not _is_figure(block):
            return i
    return None


def _is_figure(block: Block) -> bool:
    match block:
        case Paragraph((Math(display=True) | Image(),)):
            return True
        case _:
            return False


def _stays(block: Block) -> bool:
    match block:
        case Paragraph((Math(display=True),)):
            return True
        case Paragraph() | ItemList():
            return False
        case CodeBlock():  # a drawing explains; a sample of code is learnt
            return block.language not in DRAWN
        case _:
            return True
