"""Measures pieces and places them on pages.

Everything is laid out once in place, for the PDF, after a layout for the heights that nobody
remembers. Does not know which pieces there are or which column they belong to.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from cribdeck.html import rendering
from cribdeck.html.print_images import images_of
from cribdeck.html.rendering import Stylesheet, filled, laid_out, to_pdf, tops
from cribdeck.notes.document import Document
from cribdeck.notes.language_of import tag_of
from cribdeck.sheet import measuring
from cribdeck.sheet.columns import Column, pages_of, stretches
from cribdeck.sheet.heights import Heights
from cribdeck.sheet.layout import (
    GUTTER,
    LENGTHS,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    PUNCHED,
    ROUNDS,
    SLACK,
    TITLE,
    Page,
    PlacedBlock,
)
from cribdeck.sheet.measuring import Content, Surroundings, heights_of
from cribdeck.sheet.piece_html import piece_html
from cribdeck.sheet.pieces import Piece, Unit
from cribdeck.sheet.splitting import split_piece


@dataclass(frozen=True, slots=True)
class Setting:
    """What every layout of one sheet needs to know: `modified` is the time of the document's last
    change in seconds since the epoch; `heights` are those that are remembered, `boxed` the
    characters that no font has."""

    document: Document
    modified: int
    page: Page
    heights: Heights
    boxed: str = ""


def measured(pieces: Sequence[Piece], setting: Setting) -> list[Unit]:
    """The pieces with their heights, each as wide as it will stand on its page."""
    page = setting.page
    boxes = [Content(piece_html(one, page), page.width(wide=one.wide)) for one in pieces]
    around = Surroundings(
        tag_of(setting.document),
        page.measure,
        _sizes(page),
        (SHEET_STYLE,),
        partial(_images, setting),
        setting.boxed,
    )
    return [
        Unit(piece, height, piece.above * page.type_size)
        for piece, height in zip(pieces, heights_of(boxes, around, setting.heights), strict=True)
    ]


def _sizes(page: Page) -> Markup:
    """The sizes of type, as CSS: smaller type is relative to the text, but no smaller than can be
    read."""
    return Markup("html {{ font-size: {}pt; --mono: {}pt; --code: {}pt; --small: {}pt }}").format(
        page.type_size, page.mono_size, page.code_size, page.small_size
    )


def split_tall(units: list[Unit], setting: Setting) -> list[Unit]:
    """Units of which each fits into a column together with the headings above it."""
    depth = setting.page.depth
    for _ in range(ROUNDS):
        room = _room_under_headings(units, depth * 0.9)
        parts = [
            [unit.piece] if unit.height <= most else split_piece(unit.piece, unit.height, depth)
            for unit, most in zip(units, room, strict=True)
        ]
        fresh = [part for group in parts if len(group) > 1 for part in group]
        if not fresh:
            break
        news = iter(measured(fresh, setting))
        units = [
            new
            for unit, group in zip(units, parts, strict=True)
            for new in ([unit] if len(group) == 1 else [next(news) for _ in group])
        ]
    tall = [unit for unit in units if unit.height > depth]
    if tall:
        raise RuntimeError(f"cannot split {tall[0].piece.anchor or tall[0].piece.role} to fit")
    return units


def _room_under_headings(units: list[Unit], depth: float) -> list[float]:
    room = []
    taken = 0.0
    for unit in units:
        room.append(max(depth - taken, depth * 0.4))
        taken = taken + unit.height + unit.above if unit.piece.keep else 0.0
    return room


# --- The pages ------------------------------------------------------------------------------------


TEMPLATE = "sheet.html.jinja"
SHEET_STYLE = Stylesheet("sheet.css.jinja", LENGTHS)


def warmed_up() -> None:
    """Loads what every sheet needs, where this system has it."""
    rendering.warmed_up(measuring.TEMPLATE, (SHEET_STYLE,))


class _Box(NamedTuple):
    id: str
    above: float
    height: float
    html: Markup


class _Column(NamedTuple):
    left: float
    top: float
    width: float
    end: str
    boxes: list[_Box]


class Published(NamedTuple):
    """A finished PDF, its number of pages, and the rectangle of each unit in the order of reading;
    `misplaced` says what stands elsewhere than it was put, "" where nothing does."""

    pdf: bytes
    pages: int
    blocks: tuple[PlacedBlock, ...]
    misplaced: str


def published(
    title: Unit,
    columns: Sequence[Column],
    units: Sequence[Unit],
    setting: Setting,
) -> Published:
    """The PDF, and whether everything in it stands where it was put."""
    page = replace(setting.page, colours=True)
    heading = _Box("unit-title", 0.0, title.height, piece_html(title.piece, page, "unit-title"))
    pages = [[_Column(0.0, 0.0, page.measure, "end-title", [heading])]]
    pages.extend([] for _ in range(pages_of(columns) - 1))
    for column in columns:
        boxes = []
        for i in range(column.start, column.stop):
            unit = units[i]
            above = unit.above if i > column.start else 0.0
            if i > column.start and stretches(units[i - 1], unit):
                above += column.feather
            name = unit.piece.anchor or f"unit-{i}"
            html = piece_html(unit.piece, page, name, above)
            boxes.append(_Box(name, above, unit.height, html))
        left = column.index * (page.column + GUTTER)
        width = page.width(wide=column.wide)
        end = f"end-{column.start}"
        pages[column.page].append(_Column(left, column.top, width, end, boxes))
    rendering = _laid_out(pages, setting)
    misplaced = _misplaced(rendering, pages, page)
    for finished in rendering.pages:
        # Our own marks are no destinations.
        for name in [name for name in finished.anchors if name.startswith(("unit-", "end-"))]:
            del finished.anchors[name]
    blocks = tuple(_blocks(pages, page))
    return Published(to_pdf(rendering), len(rendering.pages), blocks, misplaced)


def _misplaced(rendering: Any, pages: list[list[_Column]], page: Page) -> str:
    """What stands elsewhere than it was put, or is higher than it was measured; "" if nothing."""
    if len(rendering.pages) != len(pages):
        return f"{len(pages)} pages were planned, {len(rendering.pages)} came out"
    for finished, columns in zip(rendering.pages, pages, strict=True):
        begin = tops(finished)
        for column in columns:
            if column.end == "end-title":
                continue
            y = MARGIN_TOP + column.top
            for box in column.boxes:
                y += box.above
                found = begin.get(box.id)
                if found is None or abs(found - y) > 0.3:
                    return f"{box.id} stands at {found}, not at {y}"
                y += box.height
            found = begin.get(column.end)
            if found is None or abs(found - y) > 0.3 or y > MARGIN_TOP + page.depth + 0.3:
                return f"{column.end} ends at {found}, not at {y}"
    return ""


def _blocks(pages: list[list[_Column]], page: Page) -> Iterator[PlacedBlock]:
    """Where each box is promised to stand. What goes on with an entry has no name of its own: it
    has the name of what it goes on with."""
    name = TITLE
    for number, columns in enumerate(pages):
        # The edge that is punched is on the left of the pages that stand on the right.
        left = MARGIN_SIDE + (PUNCHED if page.layout.punched and number % 2 == 0 else 0.0)
        for column in columns:
            y = page.layout.page[1] - MARGIN_TOP - column.top
            for box in column.boxes:
                name = name if box.id.startswith("unit-") else box.id
                top = y - box.above
                y = top - box.height
                x = left + column.left
                yield PlacedBlock(name, number, x, y, x + column.width, top)


def _laid_out(pages: list[list[_Column]], setting: Setting) -> Any:
    return laid_out(_html(pages, setting), [SHEET_STYLE], _images(setting), setting.boxed)


def _images(setting: Setting) -> dict[str, bytes]:
    return images_of(setting.document, setting.page.measure, LENGTHS.image_most)


def _html(pages: list[list[_Column]], setting: Setting) -> Markup:
    document, page = setting.document, setting.page
    width, height = page.layout.page
    return filled(
        TEMPLATE,
        language=tag_of(document),
        title=document.title,
        running=_css_string(textwrap.shorten(document.title, 90, placeholder=" …")),
        changed=datetime.fromtimestamp(setting.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        pages=pages,
        sizes=_sizes(page),
        sheet={
            "width": width,
            "height": height,
            "top": MARGIN_TOP,
            "bottom": MARGIN_BOTTOM - SLACK,
            "side": MARGIN_SIDE,
            "foot": min(page.type_size, 6.8),
            "punched": PUNCHED if page.layout.punched else 0,
            "measure": page.measure,
            "depth": page.depth,
        },
    )


def _css_string(text: str) -> Markup:
    """`text` as a string in a stylesheet within HTML: all but plain characters as code points."""
    points = (c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
    return Markup('"{}"').format("".join(points))
