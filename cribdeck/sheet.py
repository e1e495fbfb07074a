"""Documents -> PDF: the cheat sheet.

Knows the steps; each is a module of its own (pieces, typesetter, splitting, columns). Does not know
Markdown or Anki. the document becomes pieces (a heading, a term, a question with its answer); all
are measured in one layout at the width of a column; a piece taller than a column is split into
smaller ones; an optimal cut spreads the pieces over columns; everything is placed and laid out once
more, for the PDF; a piece that then stands elsewhere than it was put is an error.

What others may rely on: every heading, entry and line of a code block is a named destination of the
PDF: `heading-L`, `entry-L` and `line-L`, where L is its line in the document. A split entry's
destination is where it begins. The destination of a line of code is its column 0. Tabs in code
stand for spaces up to the next multiple of TAB columns, counted from the start of the line.
"""

from dataclasses import dataclass, replace

from cribdeck.columns import spread
from cribdeck.layout import TYPE_SIZE, Page, Setting, choose_layout
from cribdeck.model import (
    Document,
    Paper,
)
from cribdeck.piece_html import small_diagrams
from cribdeck.pieces import pieces_of, title_piece
from cribdeck.problems import Problem
from cribdeck.typesetter import Misplaced, fitted, gathered_complaints, measured, published


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: `type_size` in points, `problems` what the typesetting has to say."""

    pdf: bytes
    pages: int
    type_size: float
    columns: int
    problems: tuple[Problem, ...]


def render(document: Document, modified: int, *, paper: Paper | None = None) -> Sheet:
    """The cheat sheet of `document`.

    `modified` is the time of the document's last change in seconds since the epoch; its date (UTC)
    is printed. `paper` overrides the document's settings. What WeasyPrint complains about, and
    diagrams that come out very small, are in the `problems` of the result. Raises RuntimeError if
    the final pages differ from what was measured: that is a defect of this module.
    """
    layout = choose_layout(document, paper)
    with gathered_complaints(document) as complaints:
        page = Page(layout, TYPE_SIZE)
        try:
            pdf, pages = _typeset(Setting(document, modified, replace(page, colours=False)))
        except Misplaced:
            # Colours are bold or italic, too: where that changes a height, it must be measured.
            pdf, pages = _typeset(Setting(document, modified, page))
    small = small_diagrams(document, page)
    return Sheet(pdf, pages, page.type_size, layout.columns, (*small, *complaints))


def _typeset(setting: "Setting") -> tuple[bytes, int]:
    page = setting.page
    title, *units = measured([title_piece(setting), *pieces_of(setting.document)], setting)
    units = fitted(units, setting)
    below_title = page.depth - title.height - title.above
    columns = spread(units, page.layout.columns, page.depth, below_title)
    return published(title, columns, units, setting)
