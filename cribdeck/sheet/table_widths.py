"""How wide the columns of a table are where its words have too little room.

Knows what stands in the cells, and about how wide it is. Does not know HTML.
"""

import re
from collections.abc import Iterable
from itertools import chain
from math import sqrt
from unicodedata import east_asian_width

from cribdeck.html.letter_widths import bold_width
from cribdeck.notes.blocks import Inlines, Table
from cribdeck.notes.words import plain
from cribdeck.sheet.layout import LENGTHS

# Where a line may end (UAX #14: spaces, hyphens and slashes, but not before a figure).
BREAK = re.compile(r"\s+|(?<=[/-])(?=[^\W\d])")
LEAST_LETTERS = 3  # of a broken word that stand in one line, where there is room


def shares(table: Table, width: float) -> tuple[float, ...]:
    """What each column takes of the width, in parts of 1; none where every word of the table has
    room in one line and the columns may find their widths themselves. `width` is the table's, in em
    of its own text.

    A column that says more is wider: with the square root of what it says, as a box of text is.
    """
    columns = list(zip(table.header.cells, *(row.cells for row in table.rows), strict=True))
    room = width - LENGTHS.cell_sides * len(columns)
    words = [[_words(cell) for cell in column] for column in columns]
    longest = [max(map(bold_width, chain(*column, ("",)))) for column in words]
    if sum(longest) <= room:
        return ()
    # Narrow columns keep their words whole; what they leave is shared by the others.
    widths = list(longest)
    open_ = sorted(range(len(columns)), key=longest.__getitem__)
    while longest[open_[0]] <= room / len(open_):
        room -= longest[open_.pop(0)]
    least = {i: max(bold_width(w[:LEAST_LETTERS]) for w in chain(*words[i], ("",))) for i in open_}
    spare = room - sum(least.values())
    if spare < 0:
        return (1 / len(columns),) * len(columns)
    wished = {i: sqrt(max(map(_length, words[i]))) for i in open_}
    for i in open_:
        widths[i] = least[i] + spare * wished[i] / sum(wished.values())
    whole = sum(widths) + LENGTHS.cell_sides * len(columns)
    return tuple((each + LENGTHS.cell_sides) / whole for each in widths)


def _words(cell: Inlines) -> list[str]:
    """What of a cell cannot be broken well."""
    text = "".join(
        f"{c} " if east_asian_width(c) in "WF" and not c.isascii() else c for c in plain(cell)
    )
    return BREAK.split(text)


def _length(words: Iterable[str]) -> int:
    return max(1, sum(len(word) + 1 for word in words))
