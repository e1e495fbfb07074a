"""The paper that is cut into cards: where each card lies on its page, front and back, and the cuts.

Knows numbers only, in points. A4 is cut into eight A7 cards, letter into eight of the like: the
cards lie edge to edge over the whole page, so that four cuts do it and nothing is left over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cribdeck.notes.settings import Paper
from cribdeck.sheet.layout import PAPERS

COLUMNS, ROWS = 2, 4
PER_PAGE = COLUMNS * ROWS

# Blank edges of a card. Home printers leave 6 mm (17 points) of the page blank; an edge that is
# cut inside the page may be narrower, and then a drawing of 80 columns fits at a legible size.
INNER, TOP = 13.4, 17.1
FOOT = 30.0  # the lowest part of a card: its number stands there, and nothing of the notes
GAP = 4.0  # below that line, and below the context of a front
TICK, CROSS = 26.0, 7.0  # cut marks: at the edge of the page, and where two cuts meet
THIN = 0.4


@dataclass(frozen=True, slots=True)
class CardLengths:
    """The lengths that cards.css.jinja is filled with, and that are counted with here."""

    outer: float = 17.1  # the blank edge of a card at the edge of the page
    bar: float = 2.4  # a line in the section's colour at the top of a back
    ruled: float = 19.0  # between the lines to write on


CARD = CardLengths()


class Box(NamedTuple):
    """A rectangle, from the upper left corner of its page."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CardPaper:
    """A sheet of paper, upright, that is cut into PER_PAGE cards."""

    paper: Paper

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the page."""
        return PAPERS[self.paper]

    @property
    def card(self) -> tuple[float, float]:
        """Width and height of a card."""
        width, height = self.page
        return width / COLUMNS, height / ROWS

    @property
    def measure(self) -> float:
        """Width of what stands on a card."""
        return self.card[0] - CARD.outer - INNER

    @property
    def depth(self) -> float:
        """Height of what stands on a card, above its foot."""
        return self.card[1] - TOP - FOOT

    def place(self, number: int, *, back: bool) -> Box:
        """Where the card `number` (from 0) of its page lies. Backs lie in mirrored columns: the
        page is turned over its long edge."""
        row, column = divmod(number, COLUMNS)
        if back:
            column = COLUMNS - 1 - column
        width, height = self.card
        return Box(column * width, row * height, width, height)

    def edges(self, box: Box) -> tuple[float, float]:
        """The blank edges of the card at `box`, left and right."""
        return (CARD.outer, INNER) if box.left == 0 else (INNER, CARD.outer)

    def cuts(self, cards: int) -> Iterator[Box]:
        """The cuts of a page that holds so many cards, as boxes without a width or a height: the
        one between the columns, then those between the rows and below the last."""
        width, height = self.page
        rows = -(-cards // COLUMNS)
        yield Box(width / 2, 0, 0, rows * height / ROWS)
        for row in range(1, min(rows + 1, ROWS)):
            yield Box(0, row * height / ROWS, width, 0)

    def marks(self, cards: int) -> Iterator[Box]:
        """Thin lines for the cuts of such a page: short ones at the edges of the paper, and a cross
        where two cuts meet."""
        width, height = self.page
        down, *across = self.cuts(cards)
        x = down.left - THIN / 2
        yield Box(x, 0, THIN, TICK)
        if down.height == height:
            yield Box(x, height - TICK, THIN, TICK)
        for cut in across:
            y = cut.top - THIN / 2
            yield Box(0, y, TICK, THIN)
            yield Box(width - TICK, y, TICK, THIN)
            yield Box(width / 2 - CROSS, y, 2 * CROSS, THIN)
            below = CROSS if cut.top < down.height else 0.0
            yield Box(x, cut.top - CROSS, THIN, CROSS + below)
