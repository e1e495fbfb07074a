"""Drawings in fences: how many columns one is wide, and how large its type can be.

Knows characters and the advance of the mono fonts. Does not know HTML.
"""

from collections.abc import Iterator
from math import floor

from cribdeck.notes.blocks import DRAWN, CodeBlock
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import body
from cribdeck.notes.walk import blocks, printed
from cribdeck.problems import Problem, Severity
from cribdeck.sheet.layout import (
    LEGIBLE,
    LENGTHS,
    MONO_ADVANCE,
    SIGNS_ADVANCE,
    TAB,
    Page,
)
from cribdeck.sheet.widths import columns_of


def is_drawn(block: CodeBlock) -> bool:
    """Whether a fence is no code: it may be a drawing, and must not be wrapped."""
    return block.language in DRAWN


def drawn_size(block: CodeBlock, width: float) -> float:
    """The type size in points at which a drawing fills a box `width` points wide."""
    of_plex = all(ord(c) < 0x250 or 0x2500 <= ord(c) < 0x2580 for c in block.text)
    advance = MONO_ADVANCE if of_plex else SIGNS_ADVANCE
    # Rounded down to what is written into the HTML.
    return floor((width - LENGTHS.drawn_sides) / advance / columns_wide(block) * 1000) / 1000


def columns_wide(block: CodeBlock) -> int:
    """The width of the widest line, in columns."""
    return max(1, *(columns_of(row.expandtabs(TAB)) for row in block.text.split("\n")))


def small_diagrams(document: Document, page: Page) -> Iterator[Problem]:
    """A warning for each drawing whose type on `page` is smaller than LEGIBLE points though it
    spans all columns."""
    for entry in printed(document.sections):
        for block in blocks(body(entry)):
            if not isinstance(block, CodeBlock) or not is_drawn(block):
                continue
            size = drawn_size(block, page.measure)
            if size < LEGIBLE:
                most = int((page.measure - LENGTHS.drawn_sides) / MONO_ADVANCE / LEGIBLE)
                yield Problem(
                    block.location,
                    "diagram-small",
                    f"the diagram is {columns_wide(block)} columns wide and comes out at"
                    f" {size:.1f} pt on the sheet",
                    f"draw it at most {most} columns wide, or set the sheet in landscape",
                    Severity.WARNING,
                )
