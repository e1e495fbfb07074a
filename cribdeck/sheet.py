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

from dataclasses import dataclass, replace
from math import ceil, sqrt

from cribdeck.columns import spread
from cribdeck.fitting import STEP, Tried, largest
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
from cribdeck.model import (
    Document,
    Paper,
)
from cribdeck.piece_html import small_diagrams
from cribdeck.pieces import Unit, pieces_of, title_piece
from cribdeck.problems import Location, Problem, Problems
from cribdeck.typesetter import Misplaced, fitted, gathered_complaints, measured, published


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
    document: Document, modified: int, *, paper: Paper | None = None, pages: int | None = None
) -> Sheet:
    """The cheat sheet of `document`.

    `modified` is the time of the document's last change in seconds since the epoch; its date (UTC)
    is printed. `paper` and `pages` override the document's settings. With a number of pages, the
    sheet has that many, at the largest type size (up to LARGEST) that fits, or fewer where all fits
    on fewer at LARGEST. What WeasyPrint complains about, and diagrams that come out very small, are
    in the `problems` of the result.

    Raises Problems where it does not fit at SMALLEST, RuntimeError if the final pages differ from
    what was measured (a defect of this module).
    """
    asked = pages or document.settings.pages
    with gathered_complaints(document) as complaints:
        found = _arranged(Setting(document, modified, _plain_page(document, paper)))
        if asked:
            found = _fit(found, asked, layouts_to_fit(document, paper))
        try:
            pdf, count = _published(found)
        except Misplaced:
            # Colours are bold or italic, too: where that changes a height, it must be measured.
            coloured = replace(found.setting, page=replace(found.setting.page, colours=True))
            found = _arranged(coloured)
            if asked and found.pages > asked:
                found = _fit(found, asked, (coloured.page.layout,))
            pdf, count = _published(found)
    page = found.setting.page
    said = (*small_diagrams(document, page), *dict.fromkeys(complaints))
    return Sheet(pdf, count, page.type_size, page.layout.columns, round(found.used, 3), said)


def _plain_page(document: Document, paper: Paper | None) -> Page:
    return Page(choose_layout(document, paper), TYPE_SIZE, colours=False)


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """Measured units and the columns that they stand in, at one type size."""

    setting: Setting
    title: Unit
    units: list[Unit]
    columns: list[tuple[int, int]]

    @property
    def pages(self) -> int:
        return max(1, ceil(len(self.columns) / self.setting.page.layout.columns))

    def fill(self, pages: int) -> float:
        """The part of the columns of `pages` pages that the units would take."""
        page = self.setting.page
        per_page = page.layout.columns
        room = per_page * (pages * page.depth - self.title.height - self.title.above)
        return sum(unit.height + unit.above for unit in self.units) / room

    @property
    def used(self) -> float:
        return min(1.0, self.fill(self.pages))


def _arranged(setting: Setting) -> _Arrangement:
    page = setting.page
    title, *units = measured([title_piece(setting), *pieces_of(setting.document)], setting)
    units = fitted(units, setting)
    below_title = page.depth - title.height - title.above
    columns = spread(units, page.layout.columns, page.depth, below_title)
    return _Arrangement(setting, title, units, columns)


def _fit(first: _Arrangement, asked: int, layouts: tuple[Layout, ...]) -> _Arrangement:
    """The arrangement on at most `asked` pages with the largest type among `layouts`."""
    guess = first.setting.page.type_size * sqrt(1 / max(first.fill(asked), 0.01))
    best: Tried[_Arrangement] | None = None
    for layout in layouts:

        def attempt(size: float, layout: Layout = layout) -> Tried[_Arrangement]:
            page = replace(first.setting.page, layout=layout, type_size=round(size, 2))
            found = _arranged(replace(first.setting, page=page))
            return Tried(found, found.pages <= asked, found.fill(asked))

        # Another layout is worth its time only where it allows a larger type.
        least = guess + STEP if best and best.fits else SMALLEST
        _, tried = largest(attempt, least, LARGEST, guess)
        if best is None or _better(tried, best):
            best = tried
        guess = best.result.setting.page.type_size
    assert best is not None
    if best.fits:
        return best.result
    document = first.setting.document
    fact = f"does not fit on {asked} {'page' if asked == 1 else 'pages'} at a legible size"
    remedy = f"set pages: {best.result.pages} (at {SMALLEST:.1f} pt), or shorten the notes"
    raise Problems((Problem(Location(document.path), "does-not-fit", fact, remedy),))


def _better(one: Tried[_Arrangement], other: Tried[_Arrangement]) -> bool:
    if one.fits != other.fits:
        return one.fits
    if not one.fits:
        return one.result.pages < other.result.pages
    return one.result.setting.page.type_size > other.result.setting.page.type_size


def _published(found: _Arrangement) -> tuple[bytes, int]:
    return published(found.title, found.columns, found.units, found.setting)
