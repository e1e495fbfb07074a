"""Tasks: the items of a list that begin with a box (GFM 5.3; those of Roam and Logseq, too), as
blocks.

Knows how a box is written. Does not know what tasks are good for (recognise).
"""

import re
from dataclasses import replace

from cribdeck.notes.blocks import ListItem, Paragraph, Text
from cribdeck.notes.reader.source import Source

# Obsidian's themes know many signs for what is neither open nor done.
MACRO = re.compile(r"\{\{(?:\[\[)?(?:TODO|DONE)(?:\]\])?\}\}")
BOX = re.compile(
    rf"(?:\[(?P<sign>[ xX/<>!?*-])\](?:[ \t]+|$)|{MACRO.pattern}\s*"
    r"|(?:TODO|DONE|DOING|LATER)[ \t]+(?=\S))"
)


def ticked(source: Source, item: ListItem) -> ListItem:
    """`item` without the box that it begins with, if it has one, and whether that is ticked."""
    match item.blocks:
        case (Paragraph((Text(text), *rest)) as first, *others) if found := BOX.match(text):
            source.leave_out(item.location.line, found[0].strip(), "box of a task")
            words = text[found.end() :]
            line = (Text(words), *rest) if words else tuple(rest)
            blocks = (replace(first, inlines=line), *others) if line else tuple(others)
            is_done = (found["sign"] or found[0]).upper() == "X" or "DONE" in found[0]
            return replace(item, blocks=blocks, is_ticked=is_done)
        case _:
            return item
