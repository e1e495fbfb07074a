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
from functools import partial
from math import sqrt

from cribdeck.html.formulas import small_formulas, undrawable
from cribdeck.html.rendering import Misplaced, gathered_complaints
from cribdeck.notes.document import Document
from cribdeck.notes.settings import Paper
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Location, Problem, Problems
from cribdeck.sheet.arrangement import Arrangement, arranged, attempts, cut
from cribdeck.sheet.drawings import small_diagrams
from cribdeck.sheet.fitting import STEP, Tried, largest
from cribdeck.sheet.layout import (
    LARGEST,
    LEGIBLE,
    SMALLEST,
    TYPE_SIZE,
    Page,
    Setting,
    choose_layout,
    layouts_to_fit,
)
from cribdeck.sheet.measuring import published
from cribdeck.sheet.placed import PlacedBlock

FULL = 0.92  # of the columns of a sheet that must fit
CHARACTER, ENTRY_SPARE = 0.9, 40  # square em that a character takes, all told; and per entry


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


@dataclass(frozen=True, slots=True)
class Last:
    """How a sheet was set the last time: its type size in points, and whether entries went on in
    the next column."""

    type_size: float
    torn: bool


def render(
    document: Document,
    modified: int,
    *,
    paper: Paper | None = None,
    pages: int | None = None,
    last: Last | None = None,
    short: bool = False,
) -> Sheet:
    """The cheat sheet of `document`.

    `modified` is the time of the document's last change in seconds since the epoch; its date (UTC)
    is printed. `paper` and `pages` override the document's settings. With a number of pages, the
    sheet has that many, at the largest type size (up to LARGEST) that fits, or fewer where all fits
    on fewer at LARGEST; `last` is where the search begins. `short` says that `document` is the
    short edition of another: a problem then names it so.
    What WeasyPrint complains about, and diagrams that come out very small, are in the `problems` of
    the result.

    Raises Problems where it does not fit at SMALLEST or a formula cannot be drawn, RuntimeError if
    the final pages differ from what was measured (a defect of this module).
    """
    asked = pages or document.settings.pages
    if wrong := tuple(undrawable(document)):
        raise Problems(wrong)
    with gathered_complaints(document) as complaints:
        setting = Setting(document, modified, _plain_page(document, paper))
        fit = partial(_fit, paper=paper, short=short)
        found = fit(setting, asked=asked, last=last) if asked else arranged(setting)
        try:
            pdf, count, blocks = published(found.title, found.columns, found.units, found.setting)
        except Misplaced:
            # Colours are bold or italic, too: where that changes a height, it must be measured.
            page = found.setting.page
            coloured = replace(found.setting, page=replace(page, colours=True))
            found = arranged(coloured, torn=found.torn)
            if asked and found.pages > asked:
                last = Last(page.type_size, found.torn)
                found = fit(coloured, asked=asked, last=last)
            pdf, count, blocks = published(found.title, found.columns, found.units, found.setting)
    page = found.setting.page
    formulas = small_formulas(document, page.type_size, page.column, page.measure, LEGIBLE)
    said = (*small_diagrams(document, page), *formulas, *dict.fromkeys(complaints))
    return Sheet(
        pdf,
        count,
        asked,
        page.type_size,
        page.layout.columns,
        round(found.used, 3),
        found.torn_entries,
        blocks,
        said,
    )


def _plain_page(document: Document, paper: Paper | None) -> Page:
    return Page(choose_layout(document, paper), TYPE_SIZE, colours=False)


def _fit(
    setting: Setting, *, asked: int, paper: Paper | None, last: Last | None, short: bool
) -> Arrangement:
    """The arrangement on at most `asked` pages with the largest type.

    Entries stay whole, unless the columns would then hold less than FULL of what they can: then
    those that must go on in the next column do.
    """
    document = setting.document
    estimated = _estimated_size(setting, asked)
    guess = last.type_size if last else estimated
    failed: list[Arrangement] = []
    for layout in layouts_to_fit(document, estimated, paper):  # whatever it was the last time
        attempt = attempts(setting, asked, layout)
        if last and not last.torn and attempt(guess, torn=False).fits:
            whole = largest(partial(attempt, torn=False), SMALLEST, LARGEST, guess, near=True)
            if _good(whole):
                return whole.result
        near = bool(last and last.torn)
        torn = largest(partial(attempt, torn=True), SMALLEST, LARGEST, guess, near=near)
        if torn.fits:
            return _whole(torn.result, attempt) or torn.result
        failed.append(torn.result)
    least = min(failed, key=lambda found: found.pages)
    # What is set fills room with the square of its size.
    size = min(SMALLEST * max(1.0, sqrt(FULL / least.fill(least.pages))), LARGEST)
    edition, key = ("the short edition ", "short") if short else ("", "pages")
    fact = f"{edition}does not fit on {asked} {'page' if asked == 1 else 'pages'} at a legible size"
    remedy = f"set {key}: {least.pages} (at about {size:.1f} pt), or shorten the notes"
    raise Problems((Problem(Location(document.path), "does-not-fit", fact, remedy),))


def _good(tried: Tried[Arrangement]) -> bool:
    """Whether entries may stay whole: all fits, and little room is lost."""
    found = tried.result
    return tried.fits and (found.used >= FULL or found.setting.page.type_size == LARGEST)


def _whole(torn: Arrangement, attempt: Callable[..., Tried[Arrangement]]) -> Arrangement | None:
    """An arrangement with whole entries that fills its pages, and is not set larger than `torn`."""
    page = torn.setting.page
    most = page.type_size
    size = most
    while (size >= SMALLEST and torn.used * (size / most) ** 2 >= FULL - 0.005) or size == LARGEST:
        # What is set fills room with the square of its size: that tells what is worth a layout.
        scale = (size / most) ** 2
        units = [replace(u, height=u.height * scale, above=u.above * scale) for u in torn.units]
        title = replace(torn.title, height=torn.title.height * scale)
        if cut(torn.setting, title, units, torn=False).pages <= torn.pages:
            tried = attempt(size, torn=False)
            if _good(tried):
                return tried.result
        size = round(size - STEP, 2)
    return None


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
