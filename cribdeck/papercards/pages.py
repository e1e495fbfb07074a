"""The pages that paper cards lie on: eight a page, fronts and backs in turn.

Knows where the cards lie and lays pages out, once to measure what stands on cards, once to print
them. Does not know what stands on a card (paper_cards).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import Any

from markupsafe import Markup

from cribdeck.html.print_images import images_of
from cribdeck.html.rendering import (
    Misplaced,
    Stylesheet,
    filled,
    laid_out,
    tops,
)
from cribdeck.notes.document import Document
from cribdeck.papercards.faces import BACK, FRONT, Faces
from cribdeck.papercards.paper import CARD, PER_PAGE, TOP, CardPaper
from cribdeck.sheet.layout import (
    LENGTHS,
    SLACK,
)
from cribdeck.sheet.pages import SHEET_STYLE

TEMPLATE = "cards.html.jinja"
STYLESHEET = Stylesheet("cards.css.jinja", CARD)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set and on what. `modified` is in seconds since the epoch."""

    document: Document
    modified: int
    paper: CardPaper
    colours: bool = False  # of code while measuring; without them it is faster


@dataclass(frozen=True, slots=True)
class CardSide:
    """One side of a card, as HTML: what stands at its top, how far below that its text begins, and
    how far down it reaches."""

    head: Markup
    above: float
    body: Markup
    end: float
    foot: str


@dataclass(frozen=True, slots=True)
class Card:
    """A piece of paper. `entry` is the name of its entry if it is the first of it."""

    faces: Faces
    entry: str
    mark: str
    front: CardSide
    back: CardSide


def measured_heights(boxes: Sequence[Markup], setting: Setting) -> list[float]:
    """How high `boxes` are below one another, each in points."""
    if not boxes:
        return []
    begin = tops(_laid_out(setting, measured=boxes).pages[0])
    return [begin[f"unit-{i + 1}"] - begin[f"unit-{i}"] for i in range(len(boxes))]


def pages_of(cards: Sequence[Card], setting: Setting) -> Any:
    """The pages, after a check that nothing on a card stands lower than it may."""
    pages: list[dict[str, Any]] = []
    for start in range(0, len(cards), PER_PAGE):
        here = cards[start : start + PER_PAGE]
        pages.extend(_page(here, start, side, setting) for side in (FRONT, BACK))
    rendering = _laid_out(setting, pages=pages)
    if len(rendering.pages) != 2 * ceil(len(cards) / PER_PAGE):
        raise Misplaced(f"{len(pages)} pages of cards came out as {len(rendering.pages)}")
    for page, finished in zip(pages, rendering.pages, strict=True):
        begin = tops(finished)
        for card in page["cards"]:
            name = f"{card['side']}-{card['number']}"
            end = begin[f"end-{name}"] - card["box"].top - TOP
            if abs(end - card["end"]) > 0.3 and card["end"]:
                raise Misplaced(f"{name} ends at {end}, not at {card['end']}")
            del finished.anchors[f"end-{name}"]  # our own mark is no destination
    return rendering


def _page(cards: Sequence[Card], start: int, side: str, setting: Setting) -> dict[str, Any]:
    paper = setting.paper
    placed = []
    for i, card in enumerate(cards):
        box = paper.place(i, back=side == BACK)
        of_side = card.front if side == FRONT else card.back
        placed.append(
            {
                "side": side,
                "number": start + i + 1,
                "role": card.faces.front.role if side == FRONT else card.faces.back.role,
                "hue": card.faces.hue,
                "entry": card.entry if side == FRONT else "",
                "mark": card.mark,
                "box": box,
                "left": paper.edges(box)[0],
                "head": of_side.head,
                "above": of_side.above,
                "body": of_side.body,
                "end": of_side.end,
                "foot": of_side.foot,
            }
        )
    cuts = tuple(paper.cuts(len(cards))) if side == FRONT else ()
    return {"cards": placed, "cuts": cuts, "marks": tuple(paper.marks(len(cards)))}


def _laid_out(
    setting: Setting,
    *,
    pages: Sequence[Mapping[str, Any]] = (),
    measured: Sequence[Markup] = (),
) -> Any:
    width, height = setting.paper.page
    changed = datetime.fromtimestamp(setting.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    html = filled(
        TEMPLATE,
        language=setting.document.settings.language or "en",
        title=setting.document.title,
        changed=changed,
        width=width,
        height=1e7 if measured else height,
        measure=setting.paper.measure,
        top=TOP,
        slack=SLACK,
        pages=pages,
        measured=measured,
    )
    images = images_of(setting.document, setting.paper.measure, LENGTHS.image_most)
    return laid_out(html, [SHEET_STYLE, STYLESHEET], images)
