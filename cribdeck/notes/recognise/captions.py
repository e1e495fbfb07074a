"""Captions: lines without a colon that say, each, what the code below them does.

Knows when all lines of a section stand so. Does not know what is made of the code (pieces, shapes).
"""

from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.blocks import Blocks, CodeBlock, Paragraph
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.labels import Role, label_of
from cribdeck.notes.recognise.names import LONGEST_ABOVE, count
from cribdeck.notes.words import plain

FEWEST = 2  # captions
ENDS = (".", "!", "。")  # of a sentence, which may as well remark on the code above it


def with_captions(blocks: Blocks) -> Blocks:
    """`blocks`, all that stands under a heading, with the lines marked that lead in to the code
    directly below each. They do where the blocks are nothing but code and single short lines above
    it: a remark on what stands above would stand below the last code, too."""
    is_above = [
        isinstance(block, Paragraph) and isinstance(below, CodeBlock) and _is_caption(block)
        for block, below in pairwise(blocks)
    ]
    are_all = all(
        isinstance(block, CodeBlock) or caption
        for block, caption in zip(blocks, (*is_above, False), strict=False)
    )
    if not are_all or sum(is_above) < FEWEST:
        return blocks
    return tuple(
        replace(block, leads=True) if isinstance(block, Paragraph) else block for block in blocks
    )


def _is_caption(block: Paragraph) -> bool:
    line = block.inlines
    text = plain(line).strip()
    is_short = 0 < count(text) <= LONGEST_ABOVE and not text.endswith(ENDS)
    return is_short and not asks(line) and label_of(line, Role) is None
