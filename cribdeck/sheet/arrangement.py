"""A document measured at one type size, and cut into columns.

Knows the way from a document to columns. Does not know which size is wanted, nor how a PDF is made.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from cribdeck.sheet.columns import Column, arrange, pages_of, used
from cribdeck.sheet.fitting import Tried
from cribdeck.sheet.layout import Layout, Setting
from cribdeck.sheet.measuring import fitted, measured
from cribdeck.sheet.pieces import Unit, pieces_of, title_piece

ENTRY_MOST = 0.9  # of a column: a higher entry may go on in the next one


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Measured units and the columns that they stand in, at one type size. `torn`: entries may go
    on in the next column though they are lower than a column."""

    setting: Setting
    title: Unit
    units: list[Unit]
    columns: list[Column]
    torn: bool

    @property
    def pages(self) -> int:
        return pages_of(self.columns)

    @property
    def used(self) -> float:
        page = self.setting.page
        return used(self.columns, page.layout.columns, page.depth, _taken(self.title))

    @property
    def torn_entries(self) -> int:
        """How often an entry goes on in the next column."""
        ends = (self.units[column.start - 1 : column.start + 1] for column in self.columns[1:])
        return sum(upper.piece.entry == lower.piece.entry != 0 for upper, lower in ends)

    def fill(self, pages: int) -> float:
        """The part of the columns of `pages` pages that the units would take."""
        return self.used * self.pages / pages


def _taken(title: Unit) -> float:
    return title.height + title.above


def arranged(setting: Setting, *, torn: bool = False) -> Arrangement:
    """The document measured and cut into columns at the size that `setting` says."""
    title, units = _measured(setting)
    return cut(setting, title, units, torn=torn)


def _measured(setting: Setting) -> tuple[Unit, list[Unit]]:
    title, *units = measured(
        [title_piece(setting), *pieces_of(setting.document, setting.page)], setting
    )
    return title, fitted(units, setting)


def cut(setting: Setting, title: Unit, units: list[Unit], *, torn: bool) -> Arrangement:
    """Measured units cut into columns; unless `torn`, an entry that fits a column is whole."""
    page = setting.page
    if not torn:
        units = _bound(units, page.depth)
    columns = arrange(units, page.layout.columns, page.depth, _taken(title), page.type_size)
    return Arrangement(setting, title, units, columns, torn)


def _bound(units: list[Unit], depth: float) -> list[Unit]:
    """The units, those bound to the one before that are of one entry which a column can hold."""
    out: list[Unit] = []
    for _, group in groupby(units, key=lambda unit: (unit.piece.entry, unit.piece.wide)):
        parts = list(group)
        whole = sum(unit.height + unit.above for unit in parts) <= depth * ENTRY_MOST
        out.extend(replace(part, bound=whole and i > 0) for i, part in enumerate(parts))
    return out


def attempts(setting: Setting, asked: int, layout: Layout) -> Callable[..., Tried[Arrangement]]:
    """A function that arranges the document at a size; a size is measured only once."""

    @cache
    def of_size(size: float) -> tuple[Setting, Unit, list[Unit]]:
        here = replace(setting, page=replace(setting.page, layout=layout, type_size=size))
        return here, *_measured(here)

    def attempt(size: float, *, torn: bool) -> Tried[Arrangement]:
        found = cut(*of_size(size), torn=torn)
        return Tried(found, found.pages <= asked, found.fill(asked))

    return attempt
