"""The paper of a sheet and the lengths on it: page, margins, columns, indents.

Knows numbers, in points or in em where it says so, and which settings choose them. Does not know a
document.
"""

from dataclasses import dataclass, replace
from math import log

from cribdeck.notes.settings import Orientation, Paper, Settings

TAB = 4  # columns

# Lengths in points unless they say em (of the type size).
TYPE_SIZE = 8.8
LEGIBLE = 5.5  # the smallest type of code and diagrams
PAPERS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
# Home printers leave about 6 mm (17 points) blank; the foot stands within the lower margin.
MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM = 20.0, 20.0, 30.0
PUNCHED = 36.0  # more, where holes are punched
GUTTER = 10.0
RULED_LINES = 3
ROUNDS = 40  # of splitting; each makes what is too tall at least two pieces
SLACK = 4.0  # points: what nearly touches the end of a page WeasyPrint moves to the next one

# Of the size of the type: blocks of code, code within a line, tables.
MONO_SIZE, CODE_SIZE, SMALL_SIZE = 0.82, 0.88, 0.92
MONO_ADVANCE, SIGNS_ADVANCE = 0.6, 0.603  # of its own size: IBM Plex Mono, DejaVu Sans Mono
NAMES_MOST = 0.25  # of the column: terms with longer names stand in the line of their definition

# A sheet that must fit is set between these sizes; code is never smaller than LEGIBLE.
SMALLEST, LARGEST = 6.0, 11.0
BEST_MEASURE = 27.0  # em: the width of a column that reads best
WIDE_CELL = 4.6  # em: a table whose columns would be narrower spans the page


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths that the stylesheet sets and that are counted with here: each stands only once,
    and sheet.css.jinja is filled with them. In em of the type size, unless they say otherwise."""

    heading: float = 1.2  # the type size of the largest heading
    prompt: float = 1.9  # how far the lines of a numbered prompt are indented
    bullets: float = 1.0  # the indent of a list
    numbers: float = 1.6  # that of one with numbers
    definition: float = 0.9  # that of a definition below its term
    item_gap: float = 0.1  # above a further item of a list
    block_gap: float = 0.34  # above a further block of an answer
    quote_edge: float = 2.4  # points: the line beside a quotation
    quote_padding: float = 0.4  # on both sides
    cell_padding: float = 0.3  # em of the table: on both sides
    code_edge: float = 1.6  # points: the line beside code
    code_left: float = 5.0  # points
    code_right: float = 3.0  # points
    drawn_padding: float = 1.4  # points: on both sides
    code_leading: float = 1.2  # of the size of the code
    drawn_leading: float = 1.3  # of the size of the code
    image_most: float = 300.0  # points: the height of an image or a formula

    @property
    def cell_sides(self) -> float:
        """What stands beside the words of a cell, in em of the table."""
        return 2 * self.cell_padding

    @property
    def code_sides(self) -> float:
        """What stands beside the lines of code, in points."""
        return self.code_edge + self.code_left + self.code_right

    @property
    def drawn_sides(self) -> float:
        """What stands beside a drawing, in points."""
        return 2 * self.drawn_padding

    def quote_sides(self, type_size: float) -> float:
        """What stands beside a quotation, in points, as `type_size` is."""
        return 2 * self.quote_padding * type_size + self.quote_edge


LENGTHS = Lengths()


@dataclass(frozen=True, slots=True)
class Layout:
    """The paper of a sheet, how it lies, and its number of columns."""

    paper: Paper
    orientation: Orientation
    columns: int
    punched: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = PAPERS[self.paper]
        return (width, height) if self.orientation is Orientation.PORTRAIT else (height, width)


def choose_layout(settings: Settings, paper: Paper | None = None) -> Layout:
    """The layout that a document's settings ask for; by default A4, upright, two columns.
    `paper` overrides the document's."""
    orientation = settings.orientation
    if orientation is None:
        wide = (settings.columns or 2) > 2
        orientation = Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
    columns = settings.columns or (2 if orientation is Orientation.PORTRAIT else 3)
    return Layout(paper or settings.paper or Paper.A4, orientation, columns, bool(settings.binding))


def layouts_to_fit(
    settings: Settings, type_size: float, paper: Paper | None = None
) -> tuple[Layout, ...]:
    """The layouts for a sheet with a given number of pages and about this type size in points, the
    best first: the one whose columns are nearest to BEST_MEASURE wide, then what is left. What the
    document's settings say is kept to."""
    layout = choose_layout(settings, paper)
    if settings.columns:
        return (layout,)

    def strain(columns: int) -> float:
        width = Page(replace(layout, columns=columns), type_size).column / type_size
        return abs(log(width / BEST_MEASURE))

    return tuple(replace(layout, columns=n) for n in sorted(range(1, 7), key=strain)[:2])


def code_size(type_size: float) -> float:
    """The size of code within a line of `type_size`, both in points."""
    return max(CODE_SIZE * type_size, LEGIBLE)


def small_size(type_size: float) -> float:
    """The size of tables within text of `type_size`, both in points."""
    return max(SMALL_SIZE * type_size, SMALLEST)


@dataclass(frozen=True, slots=True)
class Page:
    """A layout with the size of its type, and the lengths that follow; all in points."""

    layout: Layout
    type_size: float
    colours: bool = True  # of code; without them measuring is faster
    names: bool = True  # of the lines of code, as destinations

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.layout.page[0] - 2 * MARGIN_SIDE - PUNCHED * self.layout.punched

    @property
    def depth(self) -> float:
        """Height between the margins."""
        return self.layout.page[1] - MARGIN_TOP - MARGIN_BOTTOM

    @property
    def column(self) -> float:
        """Width of a column."""
        return (self.measure - GUTTER * (self.layout.columns - 1)) / self.layout.columns

    def width(self, *, wide: bool) -> float:
        """Width of a column, or of what spans all of them."""
        return self.measure if wide else self.column

    @property
    def mono_size(self) -> float:
        """Type size of blocks of code."""
        return max(MONO_SIZE * self.type_size, LEGIBLE)

    @property
    def code_size(self) -> float:
        """Type size of code within a line."""
        return code_size(self.type_size)

    @property
    def small_size(self) -> float:
        """Type size of tables."""
        return small_size(self.type_size)


TITLE = "title"  # the name of the block that holds the document's title


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A rectangle of the sheet that is promised to one entry, heading or the title: what they say
    stands in it, and nothing else does.

    `name` is the named destination of the entry or heading (`entry-L`, `heading-L`), or TITLE; an
    entry that goes on elsewhere has several blocks. `page` counts from 0; the edges are in points
    from the lower left corner of the page, as in the PDF.
    """

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
