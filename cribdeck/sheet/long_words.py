"""Places to break words that are wider than their column and half bold, half code.

WeasyPrint breaks a word that is too long for a line, but not where it holds several inlines
("(`a.long.name`)"): such a word would run out of its column.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from cribdeck.html.letter_widths import bold_width
from cribdeck.notes.blocks import (
    CodeSpan,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Row,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from cribdeck.notes.words import plain

BREAK = "\u200b"  # a line may end here, and nothing is seen of it
WIDEST = 1.1  # em: no letter is wider


def breakable(inlines: Inlines, width: float) -> Inlines:
    """`inlines` with a place to break wherever one inline follows another within a word that is
    wider than `width` (em)."""
    if len(inlines) == 1 and isinstance(inlines[0], Text | CodeSpan):
        return inlines
    text = plain(inlines)
    long = [
        found.span()
        for found in re.finditer(r"\S+", text)
        if len(found[0]) * WIDEST > width and bold_width(found[0]) > width
    ]
    if not long:
        return inlines
    ends = {
        end
        for start, end in pairwise(accumulate(map(len, _leaves(inlines)), initial=0))
        if end > start and any(first < end < last for first, last in long)
    }
    return _broken(inlines, 0, ends)


def broken_table(table: Table, widths: Sequence[float]) -> Table:
    """`table`, where each cell is `breakable` in its column of `widths` (em)."""

    def row(of: Row) -> Row:
        return replace(of, cells=tuple(map(breakable, of.cells, widths)))

    return replace(table, header=row(table.header), rows=tuple(map(row, table.rows)))


def _leaves(inlines: Iterable[Inline]) -> Iterable[str]:
    for inline in inlines:
        match inline:
            case Emphasis(children) | Strong(children) | Strikethrough(children):
                yield from _leaves(children)
            case Link(_, children):
                yield from _leaves(children)
            case _:
                yield plain((inline,))


def _broken(inlines: Inlines, at: int, ends: set[int]) -> Inlines:
    out: list[Inline] = []
    for inline in inlines:
        end = at + len(plain((inline,)))
        match inline:
            case Text(text) | CodeSpan(text) if end in ends:
                out.append(replace(inline, text=text + BREAK))
            case Emphasis(children) | Strong(children) | Strikethrough(children):
                out.append(replace(inline, children=_broken(children, at, ends)))
            case Link(_, children):
                out.append(replace(inline, children=_broken(children, at, ends)))
            case _:
                out.append(inline)
        at = end
    return tuple(out)
