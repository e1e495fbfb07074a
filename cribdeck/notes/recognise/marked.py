"""Sentences whose words are marked to be asked for, within what answers something else.

Knows which of them are asked in addition. Does not know what answers whom (asking, headed).
"""

from collections.abc import Iterator

from cribdeck.notes import walk
from cribdeck.notes.blanks import has_blanks, is_marked, lifted
from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.document import Fact
from cribdeck.problems import Location


def fact_of(paragraph: Paragraph, *, within: bool = False) -> Fact | None:
    """The sentence that `paragraph` is, if words of it are marked, and others stand beside them."""
    line = lifted(paragraph.inlines)
    if not is_marked(line) or not has_blanks(line):
        return None
    return Fact(line, (), paragraph.location, within=within)


def highlighted(blocks: Blocks, above: Location) -> Iterator[Fact]:
    """The sentences with highlighted words among the paragraphs `blocks`. `above` is where the
    entry begins that they are part of: no two begin at one line."""
    for block in blocks:
        if isinstance(block, Paragraph) and not is_marked(block.inlines, numbered=True):
            fact = fact_of(block, within=True)
            if fact and block.location != above:
                yield fact


def numbered(blocks: Blocks, above: Location) -> Iterator[Fact]:
    """The sentences with blanks of Anki in `blocks`, also in lists and in what opens on demand;
    `above` as in `highlighted`."""
    for block in walk.blocks(blocks):
        if isinstance(block, Paragraph) and is_marked(block.inlines, numbered=True):
            fact = fact_of(block, within=True)
            if fact and block.location != above:
                yield fact
