"""How wide the columns of a table are where its words have too little room.

Knows what stands in the cells, and about how wide it is. Does not know HTML.
"""

from collections.abc import Iterable
from itertools import chain
from math import sqrt
from unicodedata import east_asian_width

from cribdeck.markup import plain
from cribdeck.model import Inlines, Table
from cribdeck.pieces import bold_width

CELL_SIDES = 0.6  # em of the table's own size; in sheet.css, too
LEAST_LETTERS = 3  # of a broken word that stand in one line, where there is room


def shares(table: Table, width: float) -> tuple[float, ...]:
    """What each column takes of the width, in parts of 1; none where every word of the table has
    room in one line and the columns may find their widths themselves. `width` is the table's, in em
    of its own text.

    A column that says more is wider: with the square root of what it says, as a box of text is.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    room = width - CELL_SIDES * len(columns)
    words = [[_words(cell) for cell in column] for column in columns]
    longest = [max(map(bold_width, chain(*column, ("",)))) for column in words]
    if sum(longest) <= room:
        return ()
    least = [
        max(bold_width(word[:LEAST_LETTERS]) for word in chain(*column, ("",))) for column in words
    ]
    if sum(least) > room:
        return (1 / len(columns),) * len(columns)
    wished = [sqrt(max(map(_length, column))) for column in words]
    spare = (room - sum(least)) / sum(wished)
    widths = [low + spare * wish for low, wish in zip(least, wished, strict=True)]
    whole = sum(widths) + CELL_SIDES * len(columns)
    return tuple((each + CELL_SIDES) / whole for each in widths)


def _words(cell: Inlines) -> list[str]:
    """What of a cell cannot be broken well."""
    text = "".join(
        f"{c} " if east_asian_width(c) in "WF" and not c.isascii() else c for c in plain(cell)
    )
    return text.split()


def _length(words: Iterable[str]) -> int:
    return max(1, sum(len(word) + 1 for word in words))
