"""Measures pieces and places them on pages. Alone knows WeasyPrint and jinja2.

Everything is laid out twice: once on an endless page, for the heights, and once in place, for the
PDF. Does not know which pieces there are or which column they belong to.
"""

import atexit
import gc
import logging
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from cribdeck.layout import (
    GUTTER,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    PX,
    ROUNDS,
    TEMPLATES,
    Page,
    Setting,
)
from cribdeck.markup import plain, plain_blocks
from cribdeck.model import Document, Section
from cribdeck.piece_html import piece_html
from cribdeck.pieces import Piece, Unit
from cribdeck.problems import Location, Problem, Severity
from cribdeck.splitting import split_piece

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint import Document as Rendering
    from weasyprint.text.fonts import FontConfiguration


class Misplaced(RuntimeError):
    """Something stands elsewhere on the page than it was put."""


def measured(pieces: Sequence[Piece], setting: Setting) -> list[Unit]:
    """Lays the pieces out below one another on one endless page, and reads their heights. The
    title is as wide as the page, other pieces as a column."""
    page = setting.page
    wide = sum(piece.role == "title" for piece in pieces)
    boxes = [_Box(f"unit-{i}", 0.0, piece_html(piece, page)) for i, piece in enumerate(pieces)]
    columns = [
        _Column(0.0, 0.0, page.measure, "end-wide", boxes[:wide]),
        _Column(0.0, 0.0, page.column, "end-column", boxes[wide:]),
    ]
    anchors = _laid_out([columns], setting, endless=True).pages[0].anchors
    units: list[Unit] = []
    for column in columns:
        names = [*(box.id for box in column.boxes), column.end]
        tops = [anchors[name][1] * PX for name in names]
        for top, bottom in pairwise(tops):
            piece = pieces[len(units)]
            units.append(Unit(piece, bottom - top, piece.above * page.type_size))
    return units


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
MISSING_GLYPHS = re.compile(r'\.notdef glyph rendered for Unicode string.*?: "(.*)" \(')


class _Box(NamedTuple):
    id: str
    above: float
    html: str


class _Column(NamedTuple):
    left: float
    top: float
    width: float
    end: str
    boxes: list[_Box]


def published(
    title: Unit,
    columns: list[tuple[int, int]],
    units: list[Unit],
    setting: Setting,
) -> tuple[bytes, int]:
    """The PDF and its number of pages, after a check that everything stands where it was put."""
    page = replace(setting.page, colours=True)
    per_page = page.layout.columns
    pages: list[list[_Column]] = []
    for number in range(max(1, ceil(len(columns) / per_page))):
        here = columns[number * per_page : (number + 1) * per_page]
        top = title.height + title.above if number == 0 else 0.0
        placed = [
            _Column(
                0.0, 0.0, page.measure, "end-title", [_Box("unit-title", 0.0, title.piece.html)]
            )
        ]
        pages.append([] if number else placed)
        for i, (start, stop) in enumerate(here):
            boxes = [
                _Box(
                    f"unit-{j}",
                    units[j].above if j > start else 0.0,
                    piece_html(units[j].piece, page),
                )
                for j in range(start, stop)
            ]
            left = i * (page.column + GUTTER)
            pages[-1].append(_Column(left, top, page.column, f"end-{start}", boxes))
    rendering = _laid_out(pages, setting)
    _check(rendering, pages, units, page)
    for finished in rendering.pages:
        # Our own marks are no destinations.
        for name in [name for name in finished.anchors if name.startswith(("unit-", "end-"))]:
            del finished.anchors[name]
    pdf: bytes = rendering.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf, len(rendering.pages)


def _check(
    rendering: "Rendering", pages: list[list[_Column]], units: list[Unit], page: Page
) -> None:
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
                y += units[int(box.id.removeprefix("unit-"))].height
            found = finished.anchors.get(column.end)
            if found is None or abs(found[1] * PX - y) > 0.3 or y > MARGIN_TOP + page.depth + 0.3:
                raise Misplaced(f"{column.end} ends at {found}, not at {y / PX}")


def _laid_out(
    pages: list[list[_Column]], setting: Setting, *, endless: bool = False
) -> "Rendering":
    from weasyprint import HTML

    document, page = setting.document, setting.page
    fonts, css, fetcher = engine()
    width, height = page.layout.page
    html = _template().render(
        language=document.settings.language or "en",
        title=document.title,
        running=_css_string(textwrap.shorten(document.title, 90, placeholder=" …")),
        changed=datetime.fromtimestamp(setting.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        pages=pages,
        sheet={
            "width": width,
            "height": 1e7 if endless else height,
            "top": 0 if endless else MARGIN_TOP,
            "bottom": 0 if endless else MARGIN_BOTTOM,
            "side": MARGIN_SIDE,
            "type_size": page.type_size,
            "measure": page.measure,
            "depth": 9e6 if endless else page.depth,
            "column": page.column,
            "endless": endless,
        },
    )
    return HTML(string=html, url_fetcher=fetcher).render(font_config=fonts, stylesheets=[css])


def _css_string(text: str) -> str:
    """`text` as a string in a stylesheet within HTML: all but plain characters as code points."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


def typeset(template: str, stylesheet: str, values: Mapping[str, Any]) -> "Rendering":
    """The pages of `template` filled with `values`, in the sheet's fonts and its stylesheet and
    then `stylesheet`; both are names of files in templates/."""
    from weasyprint import CSS, HTML

    fonts, css, fetcher = engine()
    text = (TEMPLATES / stylesheet).read_text(encoding="utf-8")
    own = CSS(string=text, base_url=BASE, font_config=fonts, url_fetcher=fetcher)
    html = _template(template).render(values)
    return HTML(string=html, url_fetcher=fetcher).render(
        font_config=fonts,
        stylesheets=[css, own],
        presentational_hints=True,  # else WeasyPrint numbers every list from 1
    )


@lru_cache(maxsize=2)
def _template(name: str = "sheet.html.jinja") -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=False
    )
    return environment.get_template(name)


@lru_cache(maxsize=1)
def engine() -> "tuple[FontConfiguration, CSS, Any]":
    """Fonts and stylesheet, read once for all layouts of all documents."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FontsOnly(URLFetcher):  # type: ignore[misc]
        """Gives the project's own fonts; nothing else of the machine or the network."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            name = url.removeprefix(BASE + "fonts/")
            file = TEMPLATES / "fonts" / name
            if name == url or "/" in name or file.suffix != ".ttf":
                raise ValueError(f"the sheet fetches nothing: {url}")
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": "font/ttf"})

    fonts = FontConfiguration()
    fetcher = FontsOnly()
    css = CSS(
        string=(TEMPLATES / "sheet.css").read_text(encoding="utf-8"),
        base_url=BASE,  # not a path: the bytes of the PDF must not depend on the folder
        font_config=fonts,
        url_fetcher=fetcher,
    )
    return fonts, css, fetcher


@atexit.register
def _release_fonts() -> None:
    # WeasyPrint's fonts clean up after themselves, which may fail once Python takes its modules
    # down. Styles refer to them in circles, so that clearing the cache alone does not free them.
    engine.cache_clear()
    gc.collect()


# --- What WeasyPrint says -------------------------------------------------------------------------


@contextmanager
def gathered_complaints(document: Document) -> Iterator[list[Problem]]:
    """Collects WeasyPrint's warnings and errors as Problems about `document`. A character that no
    font has is an error: it would be printed as an empty box."""
    problems: list[Problem] = []
    missing: dict[str, None] = {}

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            if found := MISSING_GLYPHS.search(message):
                missing.update(dict.fromkeys(found[1]))
                return
            problem = Problem(
                Location(document.path),
                "typesetting",
                f"WeasyPrint says: {message}",
                "this is a defect of the sheet; please report it with the notes",
                Severity.WARNING,
            )
            problems.append(problem)

    logger = logging.getLogger("weasyprint")
    handler = Collector(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield problems
    finally:
        logger.removeHandler(handler)
        problems.extend(_without_glyph(document, missing))


def _without_glyph(document: Document, characters: Iterable[str]) -> Iterator[Problem]:
    """An error for each place where one of `characters` stands first."""
    places: dict[Location, list[str]] = {}
    for character in characters:
        lines = (where for where, text in _texts(document) if character in text)
        places.setdefault(next(lines, Location(document.path)), []).append(character)
    for where, missing in places.items():
        yield Problem(
            where,
            "no-glyph",
            f"no font here has {', '.join(f'{c} (U+{ord(c):04X})' for c in missing)}",
            "install a font that has it (Noto has most), or build with --only deck",
        )


def _texts(document: Document) -> Iterator[tuple[Location, str]]:
    """What is printed, piece by piece, with its line."""

    def walk(sections: Iterable[Section]) -> Iterator[tuple[Location, str]]:
        for section in sections:
            yield section.location, plain(section.heading)
            for entry in section.entries:
                yield entry.location, plain((*entry.prompt, *entry.lead))
                for block in entry.answer:
                    yield block.location, plain_blocks([block])
            yield from walk(section.sections)

    yield Location(document.path, 1), document.title
    yield from walk(document.sections)
