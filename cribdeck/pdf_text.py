"""The text of a PDF: its characters in order, where each stands, and the named destinations.

Alone knows pypdfium2. Does not know the document.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double, c_float, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A point, in points from the lower left corner of its page."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SheetText:
    """The text of a PDF as one string without blanks; `origins` says where the pen started for each
    of its characters. `outside` are characters that are cut off or off their page. `places` are the
    named destinations, `alts` the alternative texts of figures."""

    pages: int
    text: str
    origins: Sequence[Place]
    outside: frozenset[int]
    places: dict[str, Place]
    alts: tuple[str, ...] = ()


# pdfium gives this for a hyphen at the end of a line, whether it was ours or the typesetter's.
PDFIUM_HYPHEN = "\x02"
SOFT = "\u2010"  # a hyphen that the typesetter may have put there
TOLERANCE = 0.5  # points
FOOT = 30  # points: the sheet's running foot stands below this, and nothing of the notes does

_Box = tuple[float, float, float, float]  # left, bottom, right, top


def normal_form(text: str) -> str:
    """`text` without blanks and without what has no shape of its own, in compatibility form, so
    that ligatures and presentation forms are the letters that they stand for."""
    if text.isascii():
        return "".join(text.split())
    text = unicodedata.normalize("NFKD", text.replace("\u2010", "-").replace("\u2011", "-"))
    return "".join(
        c
        for c in text
        if not c.isspace()
        and unicodedata.category(c) not in ("Cf", "Cc")
        and not "\ufe00" <= c <= "\ufe0f"
    )


def without_style(text: str) -> str:
    """`text` without variation selectors: they say how a sign looks (UTS #51), not which it is."""
    return text.replace("\ufe0e", "").replace("\ufe0f", "")


class NotAPdf(Exception):
    """The data, or a page of it, cannot be opened as a PDF."""


def read_sheet(data: bytes, names: Iterable[str]) -> SheetText:
    """The text of the PDF `data` without its running foot, and where the destinations `names` are.

    Raises NotAPdf where it, or a page of it, cannot be opened.
    """
    import pypdfium2

    try:
        return _read_sheet(data, names)
    except pypdfium2.PdfiumError as error:
        raise NotAPdf(str(error)) from error


def page_size(data: bytes) -> tuple[float, float]:
    """Width and height of the first page of the PDF `data` in points. Raises NotAPdf."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            size: tuple[float, float] = document.get_page_size(0)
            return size
    except pypdfium2.PdfiumError as error:
        raise NotAPdf(str(error)) from error


def _read_sheet(data: bytes, names: Iterable[str]) -> SheetText:
    import pypdfium2
    import pypdfium2.raw as pdfium

    text: list[str] = []
    origins: list[Place] = []
    outside: set[int] = set()
    alts: list[str] = []
    high = 0
    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            page_box = _intersected(page.get_mediabox(), page.get_cropbox())
            clips = _clips(page, page_box, pdfium)
            of_page = page.get_textpage()
            alts.extend(_alts(page, pdfium))
            for index in range(of_page.count_chars()):
                code = pdfium.FPDFText_GetUnicode(of_page, index)
                if code in (0x20, 0x0D, 0x0A):
                    continue
                if 0xDC00 <= code < 0xE000 and high:  # pdfium's characters are UTF-16 units
                    code = 0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00
                high = code if 0xD800 <= code < 0xDC00 else 0
                if high:
                    continue
                char = chr(code)
                shown = SOFT if char in (PDFIUM_HYPHEN, "\u2010", "\ufffe") else normal_form(char)
                if not shown:
                    continue
                pdfium.FPDFText_GetCharBox(of_page, index, left, right, bottom, top)
                pdfium.FPDFText_GetCharOrigin(of_page, index, x, y)
                if 0 <= y.value < FOOT:
                    continue
                drawn_by = _address(pdfium.FPDFText_GetTextObject(of_page, index))
                box = clips.get(drawn_by, page_box)
                if (
                    left.value < box[0] - TOLERANCE
                    or bottom.value < box[1] - TOLERANCE
                    or right.value > box[2] + TOLERANCE
                    or top.value > box[3] + TOLERANCE
                ):
                    outside.update(range(len(text), len(text) + len(shown)))
                for letter in shown:
                    text.append(letter)
                    origins.append(Place(number, x.value, y.value))
            of_page.close()
            page.close()
        places = dict(_places(document, pdfium, names))
        pages = len(document)
    return SheetText(pages, "".join(text), origins, frozenset(outside), places, tuple(alts))


def _address(handle: Any) -> int:
    return cast(handle, c_void_p).value or 0


def _intersected(one: _Box, other: _Box) -> _Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _clips(page: Any, page_box: _Box, pdfium: Any) -> dict[int, _Box]:
    """What can be seen of each text that the page draws through a clipping path (overflow: hidden),
    by the address of the drawing object. Groups are left out: pdfium does not tell where their
    paths are on the page."""
    x, y = c_float(), c_float()
    found: dict[int, _Box] = {}
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        path = pdfium.FPDFPageObj_GetClipPath(drawn)
        box = page_box
        for part in range(max(0, pdfium.FPDFClipPath_CountPaths(path))):
            points = []
            for segment in range(pdfium.FPDFClipPath_CountPathSegments(path, part)):
                handle = pdfium.FPDFClipPath_GetPathSegment(path, part, segment)
                pdfium.FPDFPathSegment_GetPoint(handle, x, y)
                points.append((x.value, y.value))
            if points:
                xs, ys = zip(*points, strict=True)
                box = _intersected(box, (min(xs), min(ys), max(xs), max(ys)))
        found[_address(drawn)] = box
    return found


def _alts(page: Any, pdfium: Any) -> Iterator[str]:
    """The alternative texts of the figures on a page, from its structure tree."""

    def below(element: Any) -> Iterator[str]:
        size = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
        if size > 2:  # UTF-16 with a final zero
            buffer = create_string_buffer(size)
            pdfium.FPDF_StructElement_GetAltText(element, buffer, size)
            yield without_style(buffer.raw[: size - 2].decode("utf-16-le"))
        for i in range(pdfium.FPDF_StructElement_CountChildren(element)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, i):
                yield from below(child)

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        for i in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, i))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _places(document: Any, pdfium: Any, names: Iterable[str]) -> Iterator[tuple[str, Place]]:
    has_x, has_y, has_zoom = c_int(), c_int(), c_int()
    x, y, zoom = c_float(), c_float(), c_float()
    for name in names:
        place = pdfium.FPDF_GetNamedDestByName(document, name.encode())
        if place:
            page = pdfium.FPDFDest_GetDestPageIndex(document, place)
            pdfium.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
            yield name, Place(page, x.value, y.value)
