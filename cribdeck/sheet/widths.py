"""How wide words are before they are set, and what follows from it: how wide the columns of a table
are, and where a word must be broken.

Knows how wide letters are (html.fonts). Does not know HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from math import sqrt

import regex
from wcwidth import wcwidth

from cribdeck.html.fonts import CODE, TEXT, WIDEST, advance
from cribdeck.notes.blocks import (
    CodeSpan,
    Holder,
    Inline,
    Inlines,
    MissingImage,
    Row,
    Ruby,
    Table,
    Text,
)
from cribdeck.notes.copies import Leaf, rewritten_line
from cribdeck.notes.walk import inlines
from cribdeck.notes.words import plain
from cribdeck.sheet.layout import LENGTHS

# --- Letters --------------------------------------------------------------------------------------

KERNING = 0.1  # em: at least what the space between the letters of one word may grow by


def _leaves(line: Iterable[Inline]) -> Iterator[Leaf]:
    for inline in inlines(line):
        if not isinstance(inline, Holder | Ruby):  # what these hold follows
            yield inline


def _letters(line: Iterable[Inline]) -> list[float]:
    """At least the width of each letter of the plain text of `line`, in em. Code is never larger
    than the text around it."""
    return [
        advance(letter, CODE if isinstance(leaf, CodeSpan) else TEXT)
        for leaf in _leaves(line)
        for letter in plain((leaf,))
    ]


def line_width(line: Iterable[Inline]) -> float:
    """At least the width of `line` on one line, in bold, in em."""
    return sum(_letters(line)) + KERNING


# --- Words that are too long ----------------------------------------------------------------------

PLACE = "\u200b"  # a line may end here, and nothing is seen of it


def breakable(line: Inlines, width: float) -> Inlines:
    """`line` with a place to break wherever one inline follows another within a word that is wider
    than `width` (em): WeasyPrint breaks a word that is too long for a line, but not where it holds
    several inlines ("(`a.long.name`)"); such a word would run out of its column."""
    if len(line) == 1 and isinstance(line[0], Text | CodeSpan):
        return line
    words = [found.span() for found in re.finditer(r"\S+", plain(line))]
    words = [(start, end) for start, end in words if (end - start) * WIDEST > width]
    if not words:
        return line
    letters = _letters(line)
    within_long = bytearray(len(letters) + 1)  # whether a word that is too long goes on there
    for start, end in words:
        if sum(letters[start:end]) + KERNING > width:
            within_long[start + 1 : end] = b"\1" * (end - start - 1)
    leaves = list(_leaves(line))
    ends = accumulate((len(plain((leaf,))) for leaf in leaves), initial=0)
    within = iter(
        [
            end > start and bool(within_long[end])
            for leaf, (start, end) in zip(leaves, pairwise(ends), strict=True)
            if isinstance(leaf, Text | CodeSpan | MissingImage)
        ]
    )
    return rewritten_line(line, lambda text: text + PLACE if next(within) else text)


def broken_table(table: Table, widths: Sequence[float]) -> Table:
    """`table`, where each cell is `breakable` in its column of `widths` (em)."""

    def row(of: Row) -> Row:
        return replace(of, cells=tuple(map(breakable, of.cells, widths)))

    return replace(table, header=row(table.header), rows=tuple(map(row, table.rows)))


# --- Columns of tables ----------------------------------------------------------------------------

# Where a line may end (UAX #14): at blanks, behind hyphens and slashes, but not before a figure,
# and behind what East Asian scripts write.
MAY_END = regex.compile(r"\s+|(?<=[/-])(?=[^\W\d])|(?<=[\p{EA=W}\p{EA=F}])")
LEAST_LETTERS = 3  # of a broken word that stand in one line, where there is room

Word = Sequence[float]  # the widths of its letters


def shares(table: Table, width: float) -> tuple[float, ...]:
    """What each column takes of the width, in parts of 1; none where every word of the table has
    room in one line and the columns may find their widths themselves. `width` is the table's, in em
    of its own text.

    A column that says more is wider: with the square root of what it says, as a box of text is.
    """
    columns = list(zip(table.header.cells, *(row.cells for row in table.rows), strict=True))
    room = width - LENGTHS.cell_sides * len(columns)
    words = [list(map(_words, column)) for column in columns]
    longest = [max(map(_width, chain(*column))) for column in words]
    if sum(longest) <= room:
        return ()
    # Narrow columns keep their words whole; what they leave is shared by the others.
    widths = list(longest)
    open_ = sorted(range(len(columns)), key=longest.__getitem__)
    while longest[open_[0]] <= room / len(open_):
        room -= longest[open_.pop(0)]
    least = {i: max(_width(word[:LEAST_LETTERS]) for word in chain(*words[i])) for i in open_}
    spare = room - sum(least.values())
    if spare < 0:
        return (1 / len(columns),) * len(columns)
    wished = {i: sqrt(max(map(_length, words[i]))) for i in open_}
    for i in open_:
        widths[i] = least[i] + spare * wished[i] / sum(wished.values())
    whole = sum(widths) + LENGTHS.cell_sides * len(columns)
    return tuple((each + LENGTHS.cell_sides) / whole for each in widths)


def _words(cell: Inlines) -> list[Word]:
    """What of a cell cannot be broken well; at least one word, if of no letter."""
    letters = _letters(cell)
    ends = [found.span() for found in MAY_END.finditer(plain(cell))]
    starts = [0, *(end for _, end in ends)]
    return [
        letters[start:stop]
        for start, stop in zip(starts, [*(start for start, _ in ends), len(letters)], strict=True)
    ]


def _width(word: Word) -> float:
    return sum(word) + KERNING


def _length(words: Iterable[Word]) -> int:
    return max(1, sum(len(word) + 1 for word in words))


# --- Columns of characters ------------------------------------------------------------------------


def columns_of(text: str) -> int:
    """The columns that `text` takes in a font whose letters are all as wide (UAX #11: East Asian
    wide characters take two, signs that stand on another letter none)."""
    if text.isascii():
        return len(text)
    return sum(max(wcwidth(letter), 0) for letter in text)
