"""Measures pieces and places them on pages. Alone knows WeasyPrint and jinja2.

Everything is laid out twice: once on an endless page, for the heights, and once in place, for the
PDF. Does not know which pieces there are or which column they belong to.
"""

import atexit
import gc
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from cribdeck.columns import Column, pages_of, stretches
from cribdeck.images import for_print
from cribdeck.layout import (
    GUTTER,
    IMAGES,
    LEGIBLE,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    PUNCHED,
    PX,
    ROUNDS,
    SMALLEST,
    TEMPLATES,
    Page,
    Setting,
)
from cribdeck.model import Image, figures
from cribdeck.piece_html import piece_html
from cribdeck.pieces import Piece, Unit
from cribdeck.splitting import split_piece

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint import Document as Rendering
    from weasyprint.text.fonts import FontConfiguration


class Misplaced(RuntimeError):
    """Something stands elsewhere on the page than it was put."""


def measured(pieces: Sequence[Piece], setting: Setting) -> list[Unit]:
    """Lays the pieces out below one another on one endless page, each as wide as it will stand on
    its page, and reads their heights."""
    page = setting.page
    columns = []
    for wide in (True, False):
        boxes = [
            _Box(f"unit-{i}", 0.0, 0.0, piece_html(piece, page, f"unit-{i}"))
            for i, piece in enumerate(pieces)
            if piece.wide is wide
        ]
        columns.append(_Column(0.0, 0.0, page.width(wide=wide), f"end-{wide}", boxes))
    anchors = laid_out(_html([columns], setting, endless=True), _images(setting)).pages[0].anchors
    heights: dict[str, float] = {}
    for column in columns:
        names = [*(box.id for box in column.boxes), column.end]
        for upper, lower in pairwise(names):
            heights[upper] = (anchors[lower][1] - anchors[upper][1]) * PX
    return [
        Unit(piece, heights[f"unit-{i}"], piece.above * page.type_size)
        for i, piece in enumerate(pieces)
    ]


def fitted(units: list[Unit], setting: Setting) -> list[Unit]:
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


BASE = "file:///templates/"
DRAWING = "data:image/svg+xml;base64,"


# What nearly touches the end of a page WeasyPrint moves to the next one, so its page ends lower.
SLACK = 4.0  # points


class _Box(NamedTuple):
    id: str
    above: float
    height: float
    html: str


class _Column(NamedTuple):
    left: float
    top: float
    width: float
    end: str
    boxes: list[_Box]


def published(
    title: Unit,
    columns: Sequence[Column],
    units: Sequence[Unit],
    setting: Setting,
) -> tuple[bytes, int]:
    """The PDF and its number of pages, after a check that everything stands where it was put."""
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
    rendering = laid_out(_html(pages, setting), _images(setting))
    _check(rendering, pages, page)
    for finished in rendering.pages:
        # Our own marks are no destinations.
        for name in [name for name in finished.anchors if name.startswith(("unit-", "end-"))]:
            del finished.anchors[name]
    pdf: bytes = rendering.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf, len(rendering.pages)


def _check(rendering: "Rendering", pages: list[list[_Column]], page: Page) -> None:
    """Raises Misplaced unless every unit stands where it was put, as high as it was measured."""
    if len(rendering.pages) != len(pages):
        raise Misplaced(f"{len(pages)} pages were planned, {len(rendering.pages)} came out")
    for finished, columns in zip(rendering.pages, pages, strict=True):
        for column in columns:
            if column.end == "end-title":
                continue
            y = MARGIN_TOP + column.top
            for box in column.boxes:
                y += box.above
                found = finished.anchors.get(box.id)
                if found is None or abs(found[1] * PX - y) > 0.3:
                    raise Misplaced(f"{box.id} stands at {found}, not at {y / PX}")
                y += box.height
            found = finished.anchors.get(column.end)
            if found is None or abs(found[1] * PX - y) > 0.3 or y > MARGIN_TOP + page.depth + 0.3:
                raise Misplaced(f"{column.end} ends at {found}, not at {y / PX}")


def laid_out(html: str, images: Mapping[str, bytes] | None = None) -> "Rendering":
    """`html` as pages, by WeasyPrint with the fonts and the stylesheet of sheets. `images` gives
    the content of each image by its name."""
    from weasyprint import HTML

    fonts, css = engine()
    return HTML(string=html, url_fetcher=_fetcher(images or {})).render(
        font_config=fonts, stylesheets=[css]
    )


def _images(setting: Setting) -> dict[str, bytes]:
    found = (figure for _, figure in figures(setting.document))
    width = setting.page.measure
    return {one.name: for_print(one, width) for one in found if isinstance(one, Image)}


def _html(pages: list[list[_Column]], setting: Setting, *, endless: bool = False) -> str:
    document, page = setting.document, setting.page
    width, height = page.layout.page
    html: str = _template().render(
        language=document.settings.language or "en",
        title=document.title,
        running=_css_string(textwrap.shorten(document.title, 90, placeholder=" …")),
        changed=datetime.fromtimestamp(setting.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        pages=pages,
        sheet={
            "width": width,
            "height": 1e7 if endless else height,
            "top": 0 if endless else MARGIN_TOP,
            "bottom": 0 if endless else MARGIN_BOTTOM - SLACK,
            "side": MARGIN_SIDE,
            "type_size": page.type_size,
            "foot": min(page.type_size, 6.8),
            "mono": page.mono_size,
            "code": max(0.88 * page.type_size, LEGIBLE),
            "small": max(0.92 * page.type_size, SMALLEST),
            "punched": PUNCHED if page.layout.punched and not endless else 0,
            "measure": page.measure,
            "depth": 9e6 if endless else page.depth,
            "column": page.column,
            "endless": endless,
        },
    )
    return html


def _css_string(text: str) -> str:
    """`text` as a string in a stylesheet within HTML: all but plain characters as code points."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=False
    )
    return environment.get_template("sheet.html.jinja")


@lru_cache(maxsize=1)
def engine() -> "tuple[FontConfiguration, CSS]":
    """Fonts and stylesheet, read once for all layouts of all documents."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    css = CSS(
        string=(TEMPLATES / "sheet.css").read_text(encoding="utf-8"),
        base_url=BASE,  # not a path: the bytes of the PDF must not depend on the folder
        font_config=fonts,
        url_fetcher=_fetcher({}),
    )
    return fonts, css


def _fetcher(images: Mapping[str, bytes]) -> Any:
    """What gives WeasyPrint the project's own fonts, `images` and drawings within the HTML; nothing
    else of the machine or the network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OursOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(DRAWING):
                return super().fetch(url, headers)
            if url.startswith(IMAGES) and (content := images.get(url.removeprefix(IMAGES))):
                svg = {"Content-Type": "image/svg+xml"} if url.endswith(".svg") else None
                return URLFetcherResponse(url, content, svg)
            name = url.removeprefix(BASE + "fonts/")
            file = TEMPLATES / "fonts" / name
            if name == url or "/" in name or file.suffix != ".ttf":
                raise ValueError(f"the sheet fetches nothing: {url}")
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": "font/ttf"})

    return OursOnly()


@atexit.register
def _release_fonts() -> None:
    # WeasyPrint's fonts clean up after themselves, which may fail once Python takes its modules
    # down. Styles refer to them in circles, so that clearing the cache alone does not free them.
    engine.cache_clear()
    gc.collect()
