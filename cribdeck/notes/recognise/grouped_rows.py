"""Tables that are grouped by their first column, which says of several rows below each other what
they belong to, while the second names each of them.

Knows which cells repeat. Does not know what rows ask (tables).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from cribdeck.notes.blocks import Inlines, Row, Table
from cribdeck.notes.recognise.table_header import PAIR, column_of
from cribdeck.notes.shares import most
from cribdeck.notes.words import plain, unbold

FEWEST = 2  # rows, and groups of them
T = TypeVar("T")


def by_second(table: Table) -> Table:
    """`table` with its second column first where the first one only groups the rows: it repeats
    itself, says two things at least, most of which hold for several rows, and the second names each
    by another name. What a group is called stands in each row of it, and
    not in bold."""
    if len(table.aligns) <= PAIR or len(table.rows) < FEWEST or not _is_grouped(table):
        return table
    group: Inlines = ()
    rows = []
    for row in table.rows:
        group = unbold(row.cells[0]) if plain(row.cells[0]).strip() else group
        rows.append(replace(row, cells=(row.cells[1], group, *row.cells[2:])))
    header: Row = replace(table.header, cells=_swapped(table.header.cells))
    return replace(table, header=header, rows=tuple(rows), aligns=_swapped(table.aligns))


def repeats(said: Collection[str], names: Sequence[str]) -> bool:
    """Whether `names`, which say so many different things as `said`, say too few to name a row."""
    return 4 * len(said) < 3 * len(names)


def _is_grouped(table: Table) -> bool:
    groups, names = column_of(table, 0), column_of(table, 1)
    said = {group.casefold() for group in groups if group}
    each = {name.casefold() for name in names if name}
    goes_on = sum(
        bool(group) and below.casefold() in ("", group.casefold())
        for group, below in pairwise(groups)
    )
    are_words = all(any(map(str.isalpha, one)) for one in (*said, *each))
    # Where cells are left empty, the words above may go on, or there are none.
    is_few = repeats(said, groups) if all(groups) else 2 * len(said) <= len(groups)
    is_of_groups = bool(groups[0]) and len(said) >= FEWEST and is_few
    return is_of_groups and most(goes_on, len(said)) and are_words and len(each) == len(names)


def _swapped(columns: Sequence[T]) -> tuple[T, ...]:
    first, second, *others = columns
    return (second, first, *others)
