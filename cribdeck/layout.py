"""The paper of a sheet and the lengths on it: page, margins, columns, indents.

Knows numbers only: points, and em where it says so. What sheet.css says too is named here.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from cribdeck.model import Document, Orientation, Paper

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
TAB = 4  # columns

# Lengths in points unless they say em (of the type size).
TYPE_SIZE = 8.8
LEGIBLE = 5.5  # the smallest type of a diagram that needs no warning
PAPERS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM = 25.0, 24.0, 30.0
GUTTER = 12.0
RULED_LINES = 3
PX = 0.75  # WeasyPrint tells places in CSS pixels
ROUNDS = 40  # of splitting; each makes what is too tall at least two pieces

# What sheet.css says too, in em: widths that are computed with here.
MONO_SIZE = 0.82
MONO_ADVANCE, SIGNS_ADVANCE = 0.6, 0.603  # of its own size: IBM Plex Mono, DejaVu Sans Mono
# A sheet that must fit is set between these; at the smaller one, code is 5.5 points high.
SMALLEST, LARGEST = 5.5 / MONO_SIZE, 11.0
CODE_SIDES, DRAWN_SIDES = 9.6, 2.8  # points: border and padding of the boxes
UL_INDENT, OL_INDENT, ANSWER_INDENT, NUMBER_INDENT, QUOTE_SIDES = 1.25, 1.9, 0.9, 1.9, 1.6
NAMES_MOST = 10.0  # em: a longer term stands above its definition


@dataclass(frozen=True, slots=True)
class Layout:
    """The paper of a sheet, how it lies, and its number of columns."""

    paper: Paper
    orientation: Orientation
    columns: int

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = PAPERS[self.paper]
        return (width, height) if self.orientation is Orientation.PORTRAIT else (height, width)


def choose_layout(document: Document, paper: Paper | None = None) -> Layout:
    """The layout that the document's settings ask for; by default A4, upright, two columns.
    `paper` overrides the document's."""
    settings = document.settings
    orientation = settings.orientation
    if orientation is None:
        wide = (settings.columns or 2) > 2
        orientation = Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
    columns = settings.columns or (2 if orientation is Orientation.PORTRAIT else 3)
    return Layout(paper or settings.paper or Paper.A4, orientation, columns)


def layouts_to_fit(document: Document, paper: Paper | None = None) -> tuple[Layout, ...]:
    """The layouts among which a sheet with a given number of pages may choose: small type reads
    better in more columns. What the document's settings say is kept to."""
    settings = document.settings
    layout = choose_layout(document, paper)
    if settings.columns:
        return (layout,)
    return (layout, replace(layout, columns=layout.columns + 1))


@dataclass(frozen=True, slots=True)
class Page:
    """A layout with the size of its type, and the lengths that follow; all in points."""

    layout: Layout
    type_size: float
    colours: bool = True  # of code; without them measuring is faster

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.layout.page[0] - 2 * MARGIN_SIDE

    @property
    def depth(self) -> float:
        """Height between the margins."""
        return self.layout.page[1] - MARGIN_TOP - MARGIN_BOTTOM

    @property
    def column(self) -> float:
        """Width of a column."""
        return (self.measure - GUTTER * (self.layout.columns - 1)) / self.layout.columns


@dataclass(frozen=True, slots=True)
class Setting:
    """What every layout of one sheet needs to know."""

    document: Document
    modified: int
    page: Page
