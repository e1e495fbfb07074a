"""The paper that is cut into cards: where each card lies on its page, front and back, and the cuts.

Knows lengths, in points, and the template of the pages. Does not know what stands on a card. A4 is
cut into eight A7 cards, letter into eight of the like: the cards lie edge to edge over the whole
page, so that four cuts do it and nothing is left over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from cribdeck.html.print_images import images_of
from cribdeck.html.rendering import Stylesheet, filled, laid_out, tops
from cribdeck.notes.document import Document
from cribdeck.notes.language_of import tag_of
from cribdeck.notes.settings import Paper
from cribdeck.sheet.heights import Heights
from cribdeck.sheet.layout import LENGTHS, PAPERS, SLACK
from cribdeck.sheet.measuring import Content, Surroundings, heights_of
from cribdeck.sheet.pages import SHEET_STYLE

FRONT, BACK = "front", "back"

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
TEMPLATE = "cards.html.jinja"
STYLESHEETS = (SHEET_STYLE, Stylesheet("cards.css.jinja", CARD))


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


# --- The pages ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Setting:
    """What every layout of the cards needs to know: `modified` is the time of the document's last
    change in seconds since the epoch; `heights` are those that are remembered, `boxed` the
    characters that no font has."""

    document: Document
    modified: int
    paper: CardPaper
    heights: Heights
    boxed: str = ""
    colours: bool = False  # of code while measuring; without them it is faster


@dataclass(frozen=True, slots=True)
class CardSide:
    """One side of a card, as HTML: what stands at its top, how far below that its text begins, and
    how far down it reaches. `entry` is the name of its entry if it is the first front of it."""

    role: str
    head: Markup
    above: float
    body: Markup
    end: float
    foot: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A piece of paper, in the colour `hue`; `mark` is its number."""

    hue: int
    mark: str
    front: CardSide
    back: CardSide


@dataclass(frozen=True, slots=True)
class _Placed:
    """A side of a card on its page: `name` is that of the side in the PDF, `prompt` that of what a
    front asks; `left` is the blank edge of the card."""

    name: str
    prompt: str
    hue: int
    mark: str
    side: CardSide
    box: Box
    left: float


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of fronts or backs, with the lines to cut along."""

    cards: tuple[_Placed, ...]
    cuts: tuple[Box, ...]
    marks: tuple[Box, ...]


def heights(boxes: Sequence[Markup], setting: Setting) -> list[float]:
    """How high boxes are, in points, each as wide as a card."""
    measure = setting.paper.measure
    around = Surroundings(
        tag_of(setting.document),
        measure,
        Markup(""),
        STYLESHEETS,
        partial(_images, setting),
        setting.boxed,
    )
    return heights_of([Content(box, measure) for box in boxes], around, setting.heights)


def laid_out_cards(cards: Sequence[Card], setting: Setting) -> tuple[Any, frozenset[int]]:
    """The pages as WeasyPrint renders them, and which of `cards`, by their number from 0, have a
    side that does not end where it was put."""
    pages: list[_Page] = []
    for start in range(0, len(cards), PER_PAGE):
        here = cards[start : start + PER_PAGE]
        pages.extend(_page(here, start, side, setting.paper) for side in (FRONT, BACK))
    rendering = _laid_out(pages, setting)
    # What is too high for its card may also begin a page of its own.
    found = [(number, tops(page)) for number, page in enumerate(rendering.pages)]
    ends = {name: (number, top) for number, of_page in found for name, top in of_page.items()}
    misplaced = set()
    for number, page in enumerate(pages):
        for i, card in enumerate(page.cards, number // 2 * PER_PAGE):
            there, top = ends[f"end-{card.name}"]
            here_is, _ = ends[card.name]
            wrong = abs(top - card.box.top - TOP - card.side.end) > 0.3 and card.side.end
            if wrong or there != here_is:
                misplaced.add(i)
    for finished in rendering.pages:
        for name in [name for name in finished.anchors if name.startswith("end-")]:
            del finished.anchors[name]  # our own mark is no destination
    return rendering, frozenset(misplaced)


def _page(cards: Sequence[Card], start: int, side: str, paper: CardPaper) -> _Page:
    placed = []
    for i, card in enumerate(cards):
        box = paper.place(i, back=side == BACK)
        number = start + i + 1
        placed.append(
            _Placed(
                f"{side}-{number}",
                f"prompt-{number}" if side == FRONT else "",
                card.hue,
                card.mark,
                card.front if side == FRONT else card.back,
                box,
                paper.edges(box)[0],
            )
        )
    cuts = tuple(paper.cuts(len(cards))) if side == FRONT else ()
    return _Page(tuple(placed), cuts, tuple(paper.marks(len(cards))))


def _laid_out(pages: Sequence[_Page], setting: Setting) -> Any:
    width, height = setting.paper.page
    changed = datetime.fromtimestamp(setting.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    html = filled(
        TEMPLATE,
        language=tag_of(setting.document),
        title=setting.document.title,
        changed=changed,
        width=width,
        height=height,
        measure=setting.paper.measure,
        top=TOP,
        slack=SLACK,
        pages=pages,
    )
    return laid_out(html, STYLESHEETS, _images(setting), setting.boxed)


def _images(setting: Setting) -> dict[str, bytes]:
    return images_of(setting.document, setting.paper.measure, LENGTHS.image_most)
