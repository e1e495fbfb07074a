"""The glyphs of a PDF in the order of drawing, each with what it shows and where; and the named
destinations.

Which of them are figures or the labels of lists is told by the structure tree (PDF 32000-1, 14.7).
What a glyph shows is known from the map of its font. Where glyphs are not the letters one by one
(Arabic, Devanagari, Thai, flags), their run says in the PDF which characters it shows
(/ActualText), and these are taken for all of the run. So for such a run it is proven that its
characters are there, in order, and where its glyphs stand; not that each glyph is the right one.
A character that has no glyph is a complaint of the typesetter.

Alone knows pypdfium2. Does not know the document.
"""

import unicodedata
from codecs import BOM_UTF16_BE
from collections import defaultdict
from collections.abc import Iterator, Sequence
from ctypes import (
    byref,
    c_double,
    c_float,
    c_int,
    c_long,
    c_ubyte,
    c_uint,
    c_ulong,
    create_string_buffer,
)
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, pairwise, repeat
from typing import Any

from cribdeck.proof.boxes import NOWHERE, around, holds_anything, intersected, part_within
from cribdeck.proof.glyphs import (
    FIGURE,
    SOFT,
    Box,
    Glyph,
    Measure,
    PdfText,
    Place,
    Run,
    normal_form,
)

# pdfium gives these for a hyphen at the end of a line, whether it was ours or the typesetter's.
HYPHENS = str.maketrans({"\x02": SOFT, "\ufffe": SOFT})
UNMARKED = 0x1000000  # more objects than a page has
BUFFER = create_string_buffer(1024)  # bytes; for most strings
FOOT = 30  # points: the sheet's running foot stands below this, and nothing of the notes does


class NotAPdf(Exception):
    """The data, or a page of it, cannot be opened as a PDF."""


def read_pdf(data: bytes) -> PdfText:
    """What the PDF `data` shows.

    Raises NotAPdf where it, or a page of it, cannot be opened.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    glyphs: list[Glyph] = []
    foot: list[Glyph] = []
    forms: dict[int, str] = {}
    sizes = []
    blank: list[str] = []
    try:
        document = pypdfium2.PdfDocument(data)
        for number in range(len(document)):
            page = _Page(document[number], number, pdfium)
            sizes.append(page.box)
            for run, of_run in page.runs(forms):
                (foot if 0 <= run.box[1] + run.box[3] < 2 * FOOT else glyphs).extend(of_run)
            blank.extend(page.blank_figures())
        places = dict(_places(document, pdfium))
    except pypdfium2.PdfiumError as error:
        raise NotAPdf(str(error)) from error
    return PdfText(tuple(sizes), tuple(glyphs), tuple(foot), places, tuple(blank))


@dataclass(slots=True)
class _Marked:
    """What the page draws under one number of marked content: its alternative text (of a figure),
    what it says it shows, the objects that draw it, what can be seen of these, the box around it
    all, and its letters: what they show, and their numbers on the page."""

    clip: Box
    is_label: bool = False
    alt: str | None = None
    said: str | None = None
    is_drawn: bool = False
    is_whole: bool = True
    box: Box = NOWHERE
    texts: list[str] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        """Whether anything is drawn, and not only where none of it would be seen: what has no place
        on the page at all is not shown to be empty."""
        is_in_sight = holds_anything(self.box) or not holds_anything(self.clip)
        return self.is_drawn and is_in_sight


class _Page:
    """One page of an open PDF."""

    def __init__(self, page: Any, number: int, pdfium: Any) -> None:
        self.page, self.number, self.pdfium = page, number, pdfium
        self.box: Box = intersected(page.get_mediabox(), page.get_cropbox())
        self.marked: defaultdict[int, _Marked] = defaultdict(lambda: _Marked(self.box))
        self.marked_of: dict[bytes, _Marked] = {}  # by the address of an object

    def runs(self, forms: dict[int, str]) -> Iterator[tuple[Run, list[Glyph]]]:
        """What is drawn on the page; the numbers of marked content count up as it is drawn. `forms`
        remembers what each character shows."""
        self._objects()
        self._structure()
        of_page = self.page.get_textpage()  # only now: what runs say is known, and forgotten by it
        self._letters(of_page, forms)
        says = any(one.said for one in self.marked.values())
        for _, one in sorted(self.marked.items()):
            if one.alt is not None and one.is_shown:
                measure = Measure(Place(self.number, *one.box[:2]), one.box)
                run = Run(self.number, one.box, partial(list, [measure]), is_exact=False)
                yield run, [Glyph(FIGURE + normal_form(one.alt), run, 0)]
            elif one.alt is None and one.texts:
                measured = partial(self._measured, of_page, one)
                run = Run(self.number, one.box, measured, one.is_whole, one.is_label)
                if says:  # pdfium turns round lines that it takes to run from right to left
                    order = sorted(range(len(one.texts)), key=lambda i: run.measures[i].place.x)
                else:
                    order = list(range(len(one.texts)))
                texts = [one.texts[i] for i in order]
                if one.said:
                    texts, run.is_exact = _as_said(texts, one.said)
                yield run, list(map(Glyph, texts, repeat(run), order))

    def blank_figures(self) -> Iterator[str]:
        """The figures that stand in the structure of the page, and draw nothing on it."""
        for _, one in sorted(self.marked.items()):
            if one.alt is not None and not one.is_shown:
                yield FIGURE + normal_form(one.alt)

    def _letters(self, of_page: Any, forms: dict[int, str]) -> None:
        """Finds what the letters of the page show, and which object draws each."""
        code_at, object_at = self.pdfium.FPDFText_GetUnicode, self.pdfium.FPDFText_GetTextObject
        high, last = 0, b""
        text = of_page.raw
        for index in range(of_page.count_chars()):
            code = code_at(text, index)
            shown = forms.get(code)
            if shown is None:
                if 0xD800 <= code < 0xDC00:  # pdfium's characters are UTF-16 units
                    high = code
                    continue
                if 0xDC00 <= code < 0xE000 and high:
                    shown = _shown(chr(0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00))
                else:
                    shown = forms.setdefault(code, _shown(chr(code)))
            if not shown:
                continue
            address = _address(object_at(text, index))
            if address != last:
                last, one = address, self.marked_of.get(address) or self.marked[-1]
            one.texts.append(shown)
            one.letters.append(index)

    def _measured(self, of_page: Any, of: _Marked) -> list[Measure]:
        box_at, origin_at = self.pdfium.FPDFText_GetCharBox, self.pdfium.FPDFText_GetCharOrigin
        x, y, left, right, bottom, top = numbers = [c_double() for _ in range(6)]
        to_x, to_y, *to_edges = map(byref, numbers)
        found = []
        for index in of.letters:
            box_at(of_page.raw, index, *to_edges)
            origin_at(of_page.raw, index, to_x, to_y)
            ink = left.value, bottom.value, right.value, top.value
            place = Place(self.number, x.value, y.value)
            found.append(Measure(place, ink, 1.0 if of.is_whole else part_within(ink, of.clip)))
        return found

    def _objects(self) -> None:
        """Finds the objects of the page, and what can be seen of each."""
        pdfium = self.pdfium
        edges = [c_float() for _ in range(4)]
        to_edges = list(map(byref, edges))
        for i in range(pdfium.FPDFPage_CountObjects(self.page)):
            drawn = pdfium.FPDFPage_GetObject(self.page, i)
            number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            if number < 0:
                if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
                    continue
                number = i - UNMARKED  # each for itself, before all others
            one = self.marked[number]
            one.is_drawn = True
            self.marked_of[_address(drawn)] = one
            if one.said is None:
                one.said = self._said(drawn)
            pdfium.FPDFPageObj_GetBounds(drawn, *to_edges)
            left, bottom, right, top = (edge.value for edge in edges)
            clip = self._clip(drawn)
            one.clip = intersected(one.clip, clip)
            one.is_whole &= part_within((left, bottom, right, top), clip) == 1.0
            one.box = around(one.box, intersected((left, bottom, right, top), clip))

    def _clip(self, drawn: Any) -> Box:
        """What can be seen of what is drawn through a clipping path (overflow: hidden), or in a
        transparent colour. pdfium does not tell where the paths of a group are on the page."""
        pdfium = self.pdfium
        x, y = c_float(), c_float()
        box = self.box
        path = pdfium.FPDFPageObj_GetClipPath(drawn)
        for part in range(max(0, pdfium.FPDFClipPath_CountPaths(path))):
            points = []
            for segment in range(pdfium.FPDFClipPath_CountPathSegments(path, part)):
                handle = pdfium.FPDFClipPath_GetPathSegment(path, part, segment)
                pdfium.FPDFPathSegment_GetPoint(handle, x, y)
                points.append((x.value, y.value))
            if points:
                xs, ys = zip(*points, strict=True)
                box = intersected(box, (min(xs), min(ys), max(xs), max(ys)))
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT:
            red, green, blue, opacity = (c_uint() for _ in range(4))
            pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, opacity)
            box = box if opacity.value else NOWHERE
        return box

    def _said(self, drawn: Any) -> str:
        """The characters that the run of `drawn` says it shows; "" where it says none."""
        pdfium = self.pdfium
        size = c_ulong()
        # As bytes: as a string pdfium takes it for UTF-8, which no PDF says.
        get = pdfium.FPDFPageObjMark_GetParamBlobValue
        for j in range(max(0, pdfium.FPDFPageObj_CountMarks(drawn))):
            mark = pdfium.FPDFPageObj_GetMark(drawn, j)
            if get(mark, b"ActualText", None, 0, size) and size.value > len(BOM_UTF16_BE):
                buffer = (c_ubyte * size.value)()
                get(mark, b"ActualText", buffer, size.value, size)
                # pdfium would give these characters, all at the place of the run, for its glyphs.
                pdfium.FPDFPageObjMark_RemoveParam(drawn, mark, b"ActualText")
                return bytes(buffer).removeprefix(BOM_UTF16_BE).decode("utf-16-be")
        return ""

    def _structure(self) -> None:
        """Reads the page's part of the structure tree."""
        pdfium = self.pdfium
        tree = pdfium.FPDF_StructTree_GetForPage(self.page)
        if not tree:
            return

        def below(element: Any, *, is_label: bool) -> None:
            kind = _string(pdfium.FPDF_StructElement_GetType, element)
            is_label = is_label or kind == "Lbl"
            is_figure = kind == "Figure"
            alt = _string(pdfium.FPDF_StructElement_GetAltText, element) if is_figure else ""
            marks = max(0, pdfium.FPDF_StructElement_GetMarkedContentIdCount(element))
            for i in range(marks):
                run = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, i)
                if run >= 0:
                    self.marked[run].is_label, self.marked[run].alt = is_label, alt or None
            for i in range(pdfium.FPDF_StructElement_CountChildren(element)):
                if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, i):
                    below(child, is_label=is_label)

        try:
            for i in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, i), is_label=False)
        finally:
            pdfium.FPDF_StructTree_Close(tree)


def _string(get: Any, element: Any) -> str:
    buffer = BUFFER
    size = get(element, buffer, len(buffer))
    if size > len(buffer):
        buffer = create_string_buffer(size)
        get(element, buffer, size)
    if size <= 2:  # UTF-16 with a final zero
        return ""
    text: str = buffer.raw[: size - 2].decode("utf-16-le")
    return text


def _shown(text: str) -> str:
    """`text` in normal form, hyphens at the end of a line being SOFT."""
    parts = text.translate(HYPHENS).split(SOFT)
    return SOFT.join(map(normal_form, parts))


def _as_said(texts: Sequence[str], said: str) -> tuple[list[str], bool]:
    """What the glyphs of a run show that says its text, from left to right: letter by letter where
    `texts` are its letters in this order (brackets may be mirrored), and whether it is so."""
    said = _shown(said)
    letters = "".join(texts)
    if len(letters) == len(said) and all(map(_same, letters, said)):
        ends = list(accumulate(map(len, texts), initial=0))
        return [said[first:end] for first, end in pairwise(ends)], True
    return [said, *[""] * (len(texts) - 1)], False


def _same(one: str, other: str) -> bool:
    return one == other or bool(unicodedata.mirrored(one) and unicodedata.mirrored(other))


def _address(handle: Any) -> bytes:
    return bytes(handle)  # of the pointer itself: ten times as fast as a cast


def _places(document: Any, pdfium: Any) -> Iterator[tuple[str, Place]]:
    has_x, has_y, has_zoom = c_int(), c_int(), c_int()
    x, y, zoom = c_float(), c_float(), c_float()
    size = c_long()
    for i in range(pdfium.FPDF_CountNamedDests(document)):
        pdfium.FPDF_GetNamedDest(document, i, None, size)
        buffer = BUFFER if size.value <= len(BUFFER) else create_string_buffer(size.value)
        if place := pdfium.FPDF_GetNamedDest(document, i, buffer, size):
            page = pdfium.FPDFDest_GetDestPageIndex(document, place)
            pdfium.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
            name = buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")
            yield name, Place(page, x.value, y.value)
