"""Rows of a table by what names them: one name may stand for several.

Knows when two names are one. Does not know which cell names a row (tables).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blocks import Inlines, Text
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.recognise.table_columns import says
from cribdeck.notes.words import name_key, plain
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row that a cell names, with the head of that `corner`; the others are `cells`, () for those
    up to the name."""

    name: Inlines
    corner: Inlines
    cells: tuple[Inlines, ...]
    location: Location


def by_name(rows: Sequence[NamedRow]) -> Iterable[Sequence[NamedRow]]:
    """`rows` by what they name: one name with several answers is one question. `p` is not `P`. A
    row that stands twice is one."""
    found: dict[str, dict[tuple[Inlines, ...], NamedRow]] = {}
    for row in rows:
        found.setdefault(name_key(plain(row.name)), {}).setdefault(row.cells, row)
    return [tuple(same.values()) for same in found.values()]


def told_apart(rows: Sequence[NamedRow], asked: Sequence[int]) -> Sequence[NamedRow]:
    """`rows` of one name, each named by the first of its cells `asked`, too, where that is a name
    of each; () where it is none: which cells go together, a card could not show."""
    at, *others = asked
    names = [plain(row.cells[at]) for row in rows]
    if len(rows) == 1:
        return rows
    are_names = all(says(row.cells[at]) for row in rows) and max(map(count, names)) <= NAME_MOST
    is_apart = len({*map(name_key, names)}) == len(names)
    if not others or not are_names or not is_apart or ends_like_question(plain(rows[0].name)):
        return ()
    return [_named_by(row, at) for row in rows]


def _named_by(row: NamedRow, at: int) -> NamedRow:
    """`row` with its cell `at` in its name, so that the corner no longer says of what kind it is,
    though it may still ask."""
    name = (*row.name, Text(", "), *row.cells[at])
    corner = row.corner if ends_like_question(plain(row.corner)) else ()
    cells = (*row.cells[:at], (), *row.cells[at + 1 :])
    return replace(row, name=name, corner=corner, cells=cells)


def words_of(line: Inlines) -> str:
    """The words of `line` in small letters."""
    return " ".join(plain(line).split()).casefold()
