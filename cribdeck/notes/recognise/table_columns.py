"""Which columns of a table are asked, as people write it: with links beside its rows, with two
halves beside each other, and with names that not all rows have.

Knows what a column says. Does not know what rows ask (tables), nor which line is the header.
"""

from collections.abc import Sequence
from dataclasses import replace

from cribdeck.notes.blocks import CodeSpan, Inlines, Link, Row, Table
from cribdeck.notes.recognise.table_header import BESIDE, PAIR, column_of
from cribdeck.notes.shares import half, most
from cribdeck.notes.words import only_links, plain

EMPTY_BRACKETS = ("()", "[]", "（）", "【】")


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
