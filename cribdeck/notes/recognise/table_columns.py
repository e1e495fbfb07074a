"""Which columns of a table are asked, as people write it: with links beside its rows, with two
halves beside each other, with names that not all rows have, and with a first column that groups the
rows that the second names.

Knows what a column says. Does not know what rows ask (tables), nor which line is the header.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from cribdeck.notes.blocks import CodeSpan, Inlines, Link, Row, Table
from cribdeck.notes.recognise.table_header import BESIDE, PAIR, column_of
from cribdeck.notes.shares import half, most
from cribdeck.notes.words import only_links, plain, unbold

EMPTY_BRACKETS = ("()", "[]", "（）", "【】")
FEWEST = 2  # rows, and groups of them
T = TypeVar("T")


def says(cell: Inlines) -> bool:
    """Whether `cell` is more than the sign of an empty one; code is what it says."""
    if any(isinstance(one, CodeSpan) for one in cell):
        return True
    text = plain(cell).strip(" -–—…")
    return bool(text) and not (len(text) > 1 and set(text) == {"?"})


def is_blank(cell: Inlines) -> bool:
    """Whether `cell` is brackets with nothing in them, which are still to be filled in; code is
    what it says."""
    is_code = any(isinstance(one, CodeSpan) for one in cell)
    return "".join(plain(cell).split()) in EMPTY_BRACKETS and not is_code


def straightened(table: Table) -> Table:
    """`table` with one column of names, the first that says something, and beside it what is said
    of them: no column of links, and halves with the same heads below each other. A later column
    names the rows of a vocabulary where less than half of them have a word in the first, and all
    have one of their own there."""
    return _named(_stacked(_without_links(table)))


def _without_links(table: Table) -> Table:
    """`table` without the columns that only say where else to look, where others are left."""
    kept = [i for i in range(len(table.aligns)) if i == 0 or not _is_of_links(table, i)]
    return _with_columns(table, kept) if len(kept) >= PAIR else table


def _is_of_links(table: Table, column: int) -> bool:
    rows = [row for row in table.rows if says(row.cells[column])]
    return bool(rows) and all(
        only_links(row.cells[column]) or _is_page_of(row.cells[column], row.cells[0])
        for row in rows
    )


def _is_page_of(cell: Inlines, name: Inlines) -> bool:
    """Whether `cell` is a link to the page of this `name`, and says nothing else (`[[Page]]`)."""
    has_link = any(isinstance(one, Link) for one in cell)
    return has_link and plain(cell).strip().casefold() == plain(name).strip().casefold()


def _stacked(table: Table) -> Table:
    """`table`, whose heads come again from the middle on (`Number | Word | Number | Word`), with
    what stands below each of them below the first."""
    columns = [i for i, head in enumerate(table.header.cells) if head or any(column_of(table, i))]
    heads = [plain(table.header.cells[i]).strip().casefold() for i in columns]
    width = next((w for w in range(PAIR, len(heads) // 2 + 1) if _comes_again(heads, w)), 0)
    if not width:
        return table
    rows = []
    for row in table.rows:
        for part, begin in enumerate(range(0, len(columns), width)):
            cells = tuple(row.cells[i] for i in columns[begin : begin + width])
            if any(map(says, cells)):
                rows.append(Row(cells, replace(row.location, part=row.location.part + part)))
    return replace(_with_columns(table, columns[:width]), rows=tuple(rows))


def _comes_again(heads: Sequence[str], width: int) -> bool:
    """Whether `heads` are those of the first `width` columns again and again."""
    times, rest = divmod(len(heads), width)
    return rest == 0 and all(heads) and [*heads[:width]] * times == [*heads]


def _named(table: Table) -> Table:
    """`table` with the column first that names its rows, where it says of words how they are read
    or used: in others, an empty cell goes on with the one above."""
    columns = [i for i in range(len(table.aligns)) if any(column_of(table, i))]
    is_of_words = any(BESIDE.search(plain(head)) for head in table.header.cells)
    if not is_of_words or len(columns) <= PAIR:
        return table
    if half(sum(map(bool, column_of(table, columns[0]))), len(table.rows)):
        return table
    name = next((i for i in columns[1:-1] if _names_each(table, i)), None)
    others = [i for i in columns if i != name]
    return table if name is None else _with_columns(table, [name, *others[1:], others[0]])


def _names_each(table: Table, column: int) -> bool:
    """Whether each row of `table` has a word in this column, and most one that no other has."""
    cells = column_of(table, column)
    return all(says(row.cells[column]) for row in table.rows) and most(len({*cells}), len(cells))


def _with_columns(table: Table, columns: Sequence[int]) -> Table:
    def of(row: Row) -> Row:
        return replace(row, cells=tuple(row.cells[i] for i in columns))

    aligns = tuple(table.aligns[i] for i in columns)
    return replace(table, header=of(table.header), rows=tuple(map(of, table.rows)), aligns=aligns)


# --- Tables that are grouped by their first column ------------------------------------------------


def by_second(table: Table) -> Table:
    """`table` with its second column first where the first one only groups the rows: it repeats
    itself, says two things at least, most of which hold for several rows, and the second names each
    by another name. What a group is called stands in each row of it, and not in bold."""
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
