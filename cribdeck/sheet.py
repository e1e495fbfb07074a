"""Documents -> PDF: the cheat sheet.

Knows the steps; each is a module of its own (pieces, typesetter, splitting, columns). Does not know
Markdown or Anki. The document becomes pieces (a heading, a term, a question with its answer); all
are measured in one layout at the width of a column; a piece taller than a column is split into
smaller ones; an optimal cut spreads the pieces over columns; everything is placed and laid out once
more, for the PDF; a piece that then stands elsewhere than it was put is an error.

What others may rely on: every heading, entry and line of a code block is a named destination of the
PDF: `heading-L`, `entry-L` and `line-L`, where L is its line in the document. A split entry's
destination is where it begins. The destination of a line of code is its column 0. Tabs in code
stand for spaces up to the next multiple of TAB columns, counted from the start of the line.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from math import sqrt

from cribdeck.columns import Column, arrange, pages_of, used
from cribdeck.complaints import gathered_complaints
from cribdeck.drawings import small_diagrams
from cribdeck.fitting import Tried, largest
from cribdeck.layout import (
    LARGEST,
    SMALLEST,
    TYPE_SIZE,
    Layout,
    Page,
    Setting,
    choose_layout,
    layouts_to_fit,
)
from cribdeck.markup import plain, plain_blocks
from cribdeck.model import Document, Paper, entries
from cribdeck.pieces import Unit, pieces_of, title_piece
from cribdeck.problems import Location, Problem, Problems
from cribdeck.typesetter import Misplaced, fitted, measured, published

FULL = 0.92  # of the columns of a sheet that must fit
ENTRY_MOST = 0.9  # of a column: a higher entry may go on in the next one
CHARACTER, ENTRY_SPARE = 0.9, 40  # square em that a character takes, all told; and per entry


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: `type_size` in points; `used` is the part of all columns' height that holds
    something, below the title; `problems` is what the typesetting has to say."""

    pdf: bytes
    pages: int
    type_size: float
    columns: int
    used: float
    problems: tuple[Problem, ...]


def render(
    document: Document,
    modified: int,
    *,
    paper: Paper | None = None,
    pages: int | None = None,
    last_size: float | None = None,
) -> Sheet:
    """The cheat sheet of `document`.

    `modified` is the time of the document's last change in seconds since the epoch; its date (UTC)
    is printed. `paper` and `pages` override the document's settings. With a number of pages, the
    sheet has that many, at the largest type size (up to LARGEST) that fits, or fewer where all fits
    on fewer at LARGEST; `last_size` is where the search begins (points; that of the last build).
    What WeasyPrint complains about, and diagrams that come out very small, are in the `problems` of
    the result.

    Raises Problems where it does not fit at SMALLEST, RuntimeError if the final pages differ from
    what was measured (a defect of this module).
    """
    asked = pages or document.settings.pages
    with gathered_complaints(document) as complaints:
        setting = Setting(document, modified, _plain_page(document, paper))
        found = _fit(setting, asked, paper, last_size) if asked else _arranged(setting)
        try:
            pdf, count = _published(found)
        except Misplaced:
            # Colours are bold or italic, too: where that changes a height, it must be measured.
            coloured = replace(found.setting, page=replace(found.setting.page, colours=True))
            found = _arranged(coloured, torn=found.torn)
            if asked and found.pages > asked:
                found = _fit(coloured, asked, paper, found.setting.page.type_size)
            pdf, count = _published(found)
    page = found.setting.page
    said = (*small_diagrams(document, page), *dict.fromkeys(complaints))
    return Sheet(pdf, count, page.type_size, page.layout.columns, round(found.used, 3), said)


def _plain_page(document: Document, paper: Paper | None) -> Page:
    return Page(choose_layout(document, paper), TYPE_SIZE, colours=False)


@dataclass(frozen=True, slots=True)
class _Arrangement:
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
    def full(self) -> bool:
        return self.used >= FULL

    def fill(self, pages: int) -> float:
        """The part of the columns of `pages` pages that the units would take."""
        return self.used * self.pages / pages


def _taken(title: Unit) -> float:
    return title.height + title.above


def _arranged(setting: Setting, *, torn: bool = False) -> _Arrangement:
    title, units = _measured(setting)
    return _cut(setting, title, units, torn=torn)


def _measured(setting: Setting) -> tuple[Unit, list[Unit]]:
    title, *units = measured(
        [title_piece(setting), *pieces_of(setting.document, setting.page)], setting
    )
    return title, fitted(units, setting)


def _cut(setting: Setting, title: Unit, units: list[Unit], *, torn: bool) -> _Arrangement:
    page = setting.page
    if not torn:
        units = _bound(units, page.depth)
    columns = arrange(units, page.layout.columns, page.depth, _taken(title), page.type_size)
    return _Arrangement(setting, title, units, columns, torn)


def _bound(units: list[Unit], depth: float) -> list[Unit]:
    """The units, those bound to the one before that are of one entry which a column can hold."""
    out: list[Unit] = []
    for _, group in groupby(units, key=lambda unit: (unit.piece.entry, unit.piece.wide)):
        parts = list(group)
        whole = sum(unit.height + unit.above for unit in parts) <= depth * ENTRY_MOST
        out.extend(replace(part, bound=whole and i > 0) for i, part in enumerate(parts))
    return out


def _fit(
    setting: Setting, asked: int, paper: Paper | None, last_size: float | None
) -> _Arrangement:
    """The arrangement on at most `asked` pages with the largest type.

    Entries stay whole, unless the columns would then hold less than FULL of what they can: then
    those that must go on in the next column do.
    """
    document = setting.document
    guess = last_size or _estimated_size(setting, asked)
    failed: list[_Arrangement] = []
    for layout in layouts_to_fit(document, guess, paper):
        attempt = _attempts(setting, asked, layout)
        whole = largest(partial(attempt, torn=False), SMALLEST, LARGEST, guess)
        if whole.fits and (whole.result.full or whole.result.setting.page.type_size == LARGEST):
            return whole.result
        torn = largest(partial(attempt, torn=True), SMALLEST, LARGEST, guess)
        if torn.fits:
            return torn.result
        failed.append(torn.result)
    needed = min(found.pages for found in failed)
    fact = f"does not fit on {asked} {'page' if asked == 1 else 'pages'} at a legible size"
    remedy = f"set pages: {needed} (at {SMALLEST:.1f} pt), or shorten the notes"
    raise Problems((Problem(Location(document.path), "does-not-fit", fact, remedy),))


def _attempts(setting: Setting, asked: int, layout: Layout) -> Callable[..., Tried[_Arrangement]]:
    """A function that arranges the document at a size; a size is measured only once."""

    @cache
    def of_size(size: float) -> tuple[Setting, Unit, list[Unit]]:
        here = replace(setting, page=replace(setting.page, layout=layout, type_size=size))
        return here, *_measured(here)

    def attempt(size: float, *, torn: bool) -> Tried[_Arrangement]:
        found = _cut(*of_size(size), torn=torn)
        return Tried(found, found.pages <= asked, found.fill(asked))

    return attempt


def _estimated_size(setting: Setting, pages: int) -> float:
    """About the type size in points at which the document fills `pages` pages, by the number of
    its characters."""
    page = setting.page
    characters = sum(
        len(plain((*entry.prompt, *entry.lead))) + len(plain_blocks(entry.answer)) + ENTRY_SPARE
        for entry in entries(setting.document.sections)
    )
    size = sqrt(pages * page.measure * page.depth / max(1, characters) / CHARACTER)
    return min(max(size, SMALLEST), LARGEST)


def _published(found: _Arrangement) -> tuple[bytes, int]:
    return published(found.title, found.columns, found.units, found.setting)
