"""Tasks: the items of a list that begin with a box (GFM 5.3), as blocks.

Knows how a box is written. Does not know what tasks are good for (recognise).
"""

import re
from dataclasses import replace

from cribdeck.notes.blocks import ListItem, Paragraph, Text
from cribdeck.notes.reader.source import Source

# Obsidian's themes know many signs for what is neither open nor done.
BOX = re.compile(r"\[([ xX/<>!?*-])\](?:[ \t]+|$)")
DONE = frozenset("xX")


def ticked(source: Source, item: ListItem) -> ListItem:
    """`item` without the box that it begins with, if it has one, and whether that is ticked."""
    match item.blocks:
        case (Paragraph((Text(text), *rest)) as first, *others) if found := BOX.match(text):
            source.leave_out(item.location.line, found[0].strip(), "box of a task")
            words = text[found.end() :]
            line = (Text(words), *rest) if words else tuple(rest)
            blocks = (replace(first, inlines=line), *others) if line else tuple(others)
            return replace(item, blocks=blocks, is_ticked=found[1] in DONE)
        case _:
            return item
