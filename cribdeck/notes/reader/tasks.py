"""Tasks: the items of a list that begin with a box (GFM 5.3; those of Roam and Logseq, too), as
blocks.

Knows how a box is written. Does not know what tasks are good for (recognise).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cribdeck.notes.blocks import ListItem, Paragraph, Text
from cribdeck.notes.reader.source import Source

# Obsidian's themes know many signs for what is neither open nor done.
MACRO = re.compile(r"\{\{(?:\[\[)?(?:TODO|DONE)(?:\]\])?\}\}")
WRITTEN = re.compile(r"(?:TODO|DONE|DOING|LATER)[ \t]+(?=\S)")  # by Logseq, and by others as words
BOX = re.compile(rf"\[[ xX/<>!?*-]\](?:[ \t]+|$)|{MACRO.pattern}\s*")
EITHER = re.compile(rf"{BOX.pattern}|{WRITTEN.pattern}")


def ticked(source: Source, items: Sequence[ListItem]) -> tuple[ListItem, ...]:
    """The `items` of a list without the boxes that they begin with, and whether those are ticked. A
    mere word ("TODO") is a box where several items, and all, begin with one."""
    are_written = len(items) > 1 and all(map(_is_written, items))
    return tuple(_ticked(source, item, EITHER if are_written else BOX) for item in items)


def _is_written(item: ListItem) -> bool:
    match item.blocks:
        case (Paragraph((Text(text), *_)), *_):
            return EITHER.match(text) is not None
        case _:
            return False


def _ticked(source: Source, item: ListItem, box: re.Pattern[str]) -> ListItem:
    match item.blocks:
        case (Paragraph((Text(text), *rest)) as first, *others) if found := box.match(text):
            source.leave_out(item.location.line, found[0].strip(), "box of a task")
            words = text[found.end() :]
            line = (Text(words), *rest) if words else tuple(rest)
            blocks = (replace(first, inlines=line), *others) if line else tuple(others)
            is_done = "DONE" in found[0] or found[0][1:2].upper() == "X"
            return replace(item, blocks=blocks, is_ticked=is_done)
        case _:
            return item
