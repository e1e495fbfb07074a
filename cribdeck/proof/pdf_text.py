"""The text of a PDF: its characters in order, where each stands, and the named destinations.

What a run of glyphs shows is known from the map of its font. Where the glyphs are not the letters
one by one (Hebrew with points, Arabic, Devanagari, Thai, flags), the run says in the PDF which
characters it shows (/ActualText), in the order of reading; then these are taken, and they share the
ink of the run. So for such a run it is proven that its characters are there, in order, and that
glyphs are drawn where they should be seen; not that each glyph is the right one. A character that
has no glyph is a complaint of the typesetter.

Alone knows pypdfium2. Does not know the document.
"""

import re
import unicodedata
from codecs import BOM_UTF16_BE
from collections.abc import Iterable, Iterator, Sequence
from ctypes import (
    c_double,
    c_float,
    c_int,
    c_ubyte,
    c_uint,
    c_ulong,
    c_void_p,
    cast,
    create_string_buffer,
)
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points as in Place


class Place(NamedTuple):
    """A point, in points from the lower left corner of its page."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SheetText:
    """The text of a PDF as one string without blanks; `origins` says where the pen started for each
    of its characters, `boxes` where its ink is. `outside` are characters that are cut off or off
    their page. `places` are the named destinations, `alts` the alternative texts of figures that
    are drawn. `foot` is the ink of each page's running foot, `sizes` are the pages' boxes.
    `logical`: runs of right-to-left text say their characters in the order of reading."""

    pages: int
    text: str
    origins: Sequence[Place]
    outside: frozenset[int]
    places: dict[str, Place]
    alts: tuple[str, ...] = ()
    boxes: Sequence[Box] = ()
    foot: tuple[tuple[int, Box], ...] = ()
    sizes: tuple[Box, ...] = ()
    logical: bool = False


# pdfium gives this for a hyphen at the end of a line, whether it was ours or the typesetter's.
PDFIUM_HYPHEN = "\x02"
SOFT = "\u2010"  # a hyphen that the typesetter may have put there
TOLERANCE = 0.5  # points
NOWHERE = (inf, inf, -inf, -inf)  # a box that holds nothing
FOOT = 30  # points: the sheet's running foot stands below this, and nothing of the notes does


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


class _Letter(NamedTuple):
    """What one glyph or one word of a run shows; `run` is the number of its marked content."""

    run: int
    text: str
    place: Place
    ink: Box
    clip: Box


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


def pages_of(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page of the PDF `data` in points. Raises NotAPdf."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return [document.get_page_size(i) for i in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise NotAPdf(str(error)) from error


def _read_sheet(data: bytes, names: Iterable[str]) -> SheetText:
    import pypdfium2
    import pypdfium2.raw as pdfium

    text: list[str] = []
    origins: list[Place] = []
    boxes: list[Box] = []
    foot: list[tuple[int, Box]] = []
    sizes: list[Box] = []
    outside: set[int] = set()
    alts: list[str] = []
    forms: dict[str, str] = {}
    high = 0
    logical = False
    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            page_box = _intersected(page.get_mediabox(), page.get_cropbox())
            sizes.append(page_box)
            clips = _clips(page, page_box, pdfium)
            of_page = page.get_textpage()
            of_figures, figures = _figures(page, pdfium)
            alts.extend(of_figures)
            said = _actual_texts(page, pdfium)
            letters: list[_Letter] = []
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
                if char not in forms:
                    soft = char in (PDFIUM_HYPHEN, "\u2010", "\ufffe")
                    forms[char] = SOFT if soft else normal_form(char)
                if not (shown := forms[char]):
                    continue
                drawing = pdfium.FPDFText_GetTextObject(of_page, index)
                run = pdfium.FPDFPageObj_GetMarkedContentID(drawing) if figures or said else -1
                if run in figures or run in said:
                    continue  # words within an image are no words of the notes
                pdfium.FPDFText_GetCharBox(of_page, index, left, right, bottom, top)
                pdfium.FPDFText_GetCharOrigin(of_page, index, x, y)
                ink = left.value, bottom.value, right.value, top.value
                # On most pages nothing is clipped.
                box = clips.get(_address(drawing), page_box) if clips else page_box
                letters.append(_Letter(run, shown, Place(number, x.value, y.value), ink, box))
            if said:
                logical = True
                # pdfium turns lines round that it takes to run from right to left. The runs are
                # numbered as they were drawn, and the letters of each stand from left to right.
                letters.sort(key=lambda letter: (letter.run, letter.place.x))
                drawn = (
                    one
                    for run, (words, all_of) in said.items()
                    if run not in figures
                    for one in _said(run, words, all_of, number, clips, page_box, pdfium)
                )
                letters = sorted((*letters, *drawn), key=lambda letter: letter.run)
            for _, shown, place, ink, box in letters:
                if 0 <= place.y < FOOT:
                    foot.append((number, ink))
                    continue
                if (
                    ink[0] < box[0] - TOLERANCE
                    or ink[1] < box[1] - TOLERANCE
                    or ink[2] > box[2] + TOLERANCE
                    or ink[3] > box[3] + TOLERANCE
                ):
                    outside.update(range(len(text), len(text) + len(shown)))
                for letter in shown:
                    text.append(letter)
                    origins.append(place)
                    boxes.append(ink)
            of_page.close()
            page.close()
        places = dict(_places(document, pdfium, names))
        pages = len(document)
    return SheetText(
        pages,
        "".join(text),
        origins,
        frozenset(outside),
        places,
        tuple(alts),
        boxes,
        tuple(foot),
        tuple(sizes),
        logical,
    )


def _actual_texts(page: Any, pdfium: Any) -> dict[int, tuple[str, list[Any]]]:
    """The runs of a page that say which characters they show: by the number of their marked
    content, the characters and the objects that draw them."""
    found: dict[int, tuple[str, list[Any]]] = {}
    size = c_ulong()
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, i)
        for j in range(max(0, pdfium.FPDFPageObj_CountMarks(drawn))):
            mark = pdfium.FPDFPageObj_GetMark(drawn, j)
            # As bytes: as a string pdfium takes it for UTF-8, which no PDF says.
            get = pdfium.FPDFPageObjMark_GetParamBlobValue
            if get(mark, b"ActualText", None, 0, size) and size.value > len(BOM_UTF16_BE):
                buffer = (c_ubyte * size.value)()
                get(mark, b"ActualText", buffer, size.value, size)
                text = bytes(buffer).removeprefix(BOM_UTF16_BE).decode("utf-16-be")
                run = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
                found.setdefault(run, (text, []))[1].append(drawn)
    return found


def _said(
    run: int,
    text: str,
    drawings: Iterable[Any],
    page: int,
    clips: dict[int, Box],
    page_box: Box,
    pdfium: Any,
) -> Iterator[_Letter]:
    """The words of a run, each with its part of the ink: as if all characters were equally wide and
    ran one way."""
    edges = [c_float() for _ in range(4)]
    matrix = pdfium.FS_MATRIX()
    inks, lines, seen = [], [], []
    for drawn in drawings:
        pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
        pdfium.FPDFPageObj_GetBounds(drawn, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        inks.append((left, bottom, right, top))
        lines.append(matrix.f)
        seen.append(clips.get(_address(drawn), page_box))
    left, right = min(ink[0] for ink in inks), max(ink[2] for ink in inks)
    bottom, top = min(ink[1] for ink in inks), max(ink[3] for ink in inks)
    clip = next((box for box in seen if box != page_box), page_box)
    to_left = any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
    whole = text.strip()
    step = (right - left) / max(1, len(whole))
    for word in re.finditer(r"\S+", whole):
        shown = normal_form(word[0].removesuffix(SOFT)) + SOFT * word[0].endswith(SOFT)
        start, end = left + word.start() * step, left + word.end() * step
        if to_left:
            start, end = left + right - end, left + right - start
        if shown:
            yield _Letter(run, shown, Place(page, start, lines[0]), (start, bottom, end, top), clip)


def _address(handle: Any) -> int:
    return cast(handle, c_void_p).value or 0


def _intersected(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _clips(page: Any, page_box: Box, pdfium: Any) -> dict[int, Box]:
    """What can be seen of each text that the page draws through a clipping path (overflow: hidden)
    or in a transparent colour, by the address of the drawing object. Groups are left out: pdfium
    does not tell where their paths are on the page."""
    x, y = c_float(), c_float()
    red, green, blue, opacity = c_uint(), c_uint(), c_uint(), c_uint()
    found: dict[int, Box] = {}
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
        pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, opacity)
        if opacity.value == 0:
            box = NOWHERE
        if box != page_box:
            found[_address(drawn)] = box
    return found


def _figures(page: Any, pdfium: Any) -> tuple[list[str], set[int]]:
    """The alternative texts of the figures that are drawn on a page, from its structure tree, and
    the numbers of the content that they mark as theirs (PDF 32000-1, 14.7.4)."""
    drawn = {
        pdfium.FPDFPageObj_GetMarkedContentID(pdfium.FPDFPage_GetObject(page, i))
        for i in range(pdfium.FPDFPage_CountObjects(page))
    }
    alts: list[str] = []
    content: set[int] = set()

    def below(element: Any) -> None:
        size = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
        if size > 2:  # UTF-16 with a final zero
            buffer = create_string_buffer(size)
            pdfium.FPDF_StructElement_GetAltText(element, buffer, size)
            marks = max(0, pdfium.FPDF_StructElement_GetMarkedContentIdCount(element))
            mine = {
                pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, i)
                for i in range(marks)
            } - {-1}
            content.update(mine)
            if not mine.isdisjoint(drawn):
                alts.append(without_style(buffer.raw[: size - 2].decode("utf-16-le")))
        for i in range(pdfium.FPDF_StructElement_CountChildren(element)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, i):
                below(child)

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return alts, content
    try:
        for i in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, i))
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return alts, content


def _places(document: Any, pdfium: Any, names: Iterable[str]) -> Iterator[tuple[str, Place]]:
    has_x, has_y, has_zoom = c_int(), c_int(), c_int()
    x, y, zoom = c_float(), c_float(), c_float()
    for name in names:
        place = pdfium.FPDF_GetNamedDestByName(document, name.encode())
        if place:
            page = pdfium.FPDFDest_GetDestPageIndex(document, place)
            pdfium.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
            yield name, Place(page, x.value, y.value)
