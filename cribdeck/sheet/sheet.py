"""Documents -> PDF: the cheat sheet.

Knows the steps; each is a module of its own (pieces, pages, splitting, columns, fit). Does not know
Markdown or Anki. The document becomes pieces (a heading, a term, a question with its answer); those
whose height nobody remembers are measured in one layout; a piece taller than a column is split into
smaller ones; an optimal cut spreads the pieces over columns; everything is placed and laid out once
more, for the PDF. A piece that then stands elsewhere than it was put is measured again in colours;
if it still does, a warning says so, and the proof will tell whether something is lost.

What others may rely on: every heading, entry and line of a code block is a named destination of the
PDF: `heading-L`, `entry-L` and `line-L`, where L is its line in the document (`entry-L.P` where it
is a part P of a line that holds several). A split entry's destination is where it begins. The
destination of a line of code is its column 0. Tabs in code stand for spaces up to the next multiple
of TAB columns, counted from the start of the line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cribdeck.html import missing_glyphs
from cribdeck.html.formulas import small_formulas, undrawable, with_tex
from cribdeck.html.rendering import gathered_complaints
from cribdeck.notes.document import Document
from cribdeck.notes.settings import Paper
from cribdeck.problems import Location, Problem, Severity
from cribdeck.sheet.drawings import small_diagrams
from cribdeck.sheet.fit import Arrangement, arranged, fitted
from cribdeck.sheet.heights import Heights
from cribdeck.sheet.layout import LEGIBLE, TYPE_SIZE, Page, PlacedBlock, choose_layout
from cribdeck.sheet.pages import Published, Setting, published


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: `asked` is the number of pages that was asked for, `type_size` in points;
    `used` is the part of all columns' height that holds something, below the title; `torn` is how
    often an entry goes on in the next column; `blocks` is where everything stands, in the order of
    reading; `problems` is what the typesetting has to say."""

    pdf: bytes
    pages: int
    asked: int | None
    type_size: float
    columns: int
    used: float
    torn: int
    blocks: tuple[PlacedBlock, ...]
    problems: tuple[Problem, ...]


def render(
    document: Document,
    modified: int,
    *,
    paper: Paper | None = None,
    pages: int | None = None,
    heights: Heights | None = None,
    short: bool = False,
) -> Sheet:
    """The cheat sheet of `document`.

    `modified` is the time of the document's last change in seconds since the epoch; its date (UTC)
    is printed. `paper` and `pages` override the document's settings. With a number of pages, the
    sheet has that many, at the largest type size (up to LARGEST) that fits, or fewer where all fits
    on fewer at LARGEST, or as few more as it must have. `heights` are those that an earlier run
    measured: they save time, and change no byte. `short` says that `document` is the short edition
    of another: a problem then names it so.
    What WeasyPrint complains about, what paper cannot show as it is meant, and diagrams that come
    out very small, are in the `problems` of the result.
    """
    asked = pages or document.settings.pages
    undrawn = undrawable(document)
    document = with_tex(document) if undrawn else document
    boxed = missing_glyphs.boxed_of(document)
    heights = heights or Heights()
    layout = choose_layout(document.settings, paper)
    setting = Setting(document, modified, Page(layout, TYPE_SIZE, colours=False), heights, boxed)
    with gathered_complaints(document) as complaints:
        try:
            found, placed = _typeset(setting, asked, paper)
        except RuntimeError:
            # Heights that are wrong, for whatever reason, cost time and no sheet.
            if not heights.forget():
                raise
            found, placed = _typeset(setting, asked, paper)
        if placed.misplaced and heights.forget():
            found, placed = _typeset(setting, asked, paper)
    if placed.misplaced:
        complaints.append(_misplaced(document, placed.misplaced))
    page = found.setting.page
    formulas = small_formulas(document, page.type_size, page.column, page.measure, LEGIBLE)
    # The short edition says nothing of this that the whole does not say.
    missing = () if short else missing_glyphs.problems(document, boxed)
    said = (
        *_too_long(document, found, asked, short=short),
        *undrawn,
        *small_diagrams(document, page),
        *formulas,
        *missing,
        *dict.fromkeys(complaints),
    )
    return Sheet(
        placed.pdf,
        placed.pages,
        asked,
        page.type_size,
        page.layout.columns,
        round(found.used, 3),
        found.torn_entries,
        placed.blocks,
        said,
    )


def _typeset(
    setting: Setting, asked: int | None, paper: Paper | None
) -> tuple[Arrangement, Published]:
    """The document as it is set, and what is published of it."""
    found = fitted(setting, asked=asked, paper=paper) if asked else arranged(setting)
    placed = published(found.title, found.columns, found.units, found.setting)
    if not placed.misplaced:
        return found, placed
    # Colours are bold or italic, too: where that changes a height, it must be measured.
    page = found.setting.page
    coloured = replace(found.setting, page=replace(page, colours=True))
    found = arranged(coloured, torn=found.torn)
    if asked and found.pages > asked:
        found = fitted(coloured, asked=asked, paper=paper, guess=page.type_size)
    return found, published(found.title, found.columns, found.units, found.setting)


def _too_long(
    document: Document, found: Arrangement, asked: int | None, *, short: bool
) -> Iterator[Problem]:
    if asked and found.pages > asked:
        edition, key = ("the short edition", "short") if short else ("the sheet", "pages")
        size = found.setting.page.type_size
        yield Problem(
            Location(document.path),
            "does-not-fit",
            f"{edition} does not fit on {asked} {'page' if asked == 1 else 'pages'} at a legible"
            f" size and takes {found.pages}",
            f"set {key}: {found.pages} (it comes out at {size:.1f} pt), or shorten the notes",
            Severity.FLAW,
        )


def _misplaced(document: Document, what: str) -> Problem:
    return Problem(
        Location(document.path),
        "typesetting",
        f"something stands elsewhere on the sheet than it was put ({what})",
        "look at it; this is a mistake in cribdeck, please report it with the notes",
        Severity.WARNING,
    )
