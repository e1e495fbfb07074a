"""Reopens both files and compares them with the document: nothing may be lost on the way.

Knows the two formats as a stranger would read them (a zip with SQLite in it; a PDF with named
destinations) and the promises that the writers made about them. Imports no writer and not `markup`:
shared code would hide the same mistake on both sides. Every loss is one Problem at the lost line.
"""

import html
import io
import json
import re
import sqlite3
import unicodedata
import zipfile
import zlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double, c_float, c_int, c_void_p, cast
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, assert_never

from cribdeck.model import (
    ASKS,
    SHEET_ONLY,
    Block,
    CodeBlock,
    CodeSpan,
    Document,
    Emphasis,
    Entry,
    Inline,
    Inlines,
    ItemList,
    Kind,
    LineBreak,
    Link,
    NoteType,
    Paragraph,
    Quote,
    Rule,
    Section,
    Strikethrough,
    Strong,
    Table,
    Text,
    entries,
)
from cribdeck.problems import Location, Problem

DECK = "deck"
SHEET = "sheet"
SHOWN = 60  # characters of a lost text in a message
UNREADABLE_DECK = (
    zipfile.BadZipFile,
    zlib.error,
    sqlite3.Error,
    OSError,
    KeyError,  # no collection in the archive, a note of an unknown type
    ValueError,  # not JSON, or a note with another number of fields than its type
)
TAB = 4  # columns; how the sheet sets a tab in code


@dataclass(frozen=True, slots=True)
class DeckReading:
    """What is in the .apkg, and what of the document is on the sheet only, with its place."""

    notes: int = 0
    cards: int = 0
    sheet_only: tuple[tuple[Location, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What is in the PDF. `unexpected` is text that the sheet adds to the document's own: page
    numbers, bullets, labels, one string a place; `sheet_only` as in DeckReading."""

    pages: int = 0
    words: int = 0
    code_lines: int = 0
    unexpected: tuple[str, ...] = ()
    sheet_only: tuple[tuple[Location, str], ...] = ()


def check_deck(document: Document, apkg: bytes | Path) -> tuple[DeckReading, tuple[Problem, ...]]:
    """Whether every carded entry of `document`, its code and its headings are in `apkg` (the file
    or its bytes). A file that cannot be opened is a Problem too."""
    try:
        notes, title_places = _read_notes(_bytes(apkg))
    except UNREADABLE_DECK as error:
        reading = DeckReading(sheet_only=_sheet_only(document))
        return reading, (_unreadable(document, DECK, error),)
    search = _DeckSearch(document, notes)
    search.headings(document.sections)
    if not search.problems and search.found and _squeezed(document.title) not in title_places:
        search.lose(_title_line(document), f'the title "{_short(document.title)}" is lost')
    reading = DeckReading(len(notes), sum(len(note.ords) for note in notes), _sheet_only(document))
    return reading, tuple(search.problems)


def check_sheet(document: Document, pdf: bytes | Path) -> tuple[SheetReading, tuple[Problem, ...]]:
    """Whether every heading, entry, code line and word of `document` is in `pdf` (the file or its
    bytes), in order, on the page. A file that cannot be opened is a Problem too."""
    from pypdfium2 import PdfiumError

    try:
        sheet = _read_sheet(_bytes(pdf), _wanted_names(document))
    except (PdfiumError, OSError) as error:
        reading = SheetReading(sheet_only=_sheet_only(document))
        return reading, (_unreadable(document, SHEET, error),)
    return _compare_sheet(document, sheet)


def _bytes(file: bytes | Path) -> bytes:
    return file.read_bytes() if isinstance(file, Path) else file


def _unreadable(document: Document, file: str, error: Exception) -> Problem:
    what = " ".join(str(error).split()) or type(error).__name__
    return _lost(document.path, 0, file, f"the {file} that was written cannot be opened ({what})")


def _lost(path: Path, line: int, file: str, fact: str) -> Problem:
    remedy = "this is a mistake in cribdeck, not in your notes; please report it with this line"
    return Problem(Location(path, line), f"lost-in-{file}", fact, remedy)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"


# --- What the document says -----------------------------------------------------------------------


class _Line(NamedTuple):
    """Words that stand together at a line of the notes."""

    line: int
    text: str


def _plain(inlines: Iterable[Inline], link_end: str = "") -> str:
    """The words, with newlines where the source has them, so that lines can be counted. `link_end`
    is put behind a link's words, where paper may show the address."""
    return "".join(
        # Most inlines are plain text; asking for that first makes a large deck a third faster.
        [i.text if isinstance(i, Text) else _plain_one(i, link_end) for i in inlines]
    )


def _plain_one(inline: Inline, link_end: str) -> str:
    match inline:
        case Text(text) | CodeSpan(text):
            return text
        case Emphasis(children) | Strong(children) | Strikethrough(children):
            return _plain(children, link_end)
        case Link(_, children):
            return _plain(children, link_end) + link_end
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def _spoken(blocks: Iterable[Block], link_end: str = "") -> Iterator[_Line | CodeBlock]:
    """What `blocks` say, in order: prose as one piece a paragraph or cell, code as its block."""
    for block in blocks:
        match block:
            case Paragraph(inlines, location):
                yield _Line(location.line, _plain(inlines, link_end))
            case CodeBlock():
                yield block
            case ItemList(items):
                for item in items:
                    yield from _spoken(item.blocks, link_end)
            case Quote(inner):
                yield from _spoken(inner, link_end)
            case Table(header, rows, _, location):
                for cell in header:
                    yield _Line(location.line, _plain(cell, link_end))
                for i, row in enumerate(rows):
                    for cell in row:
                        yield _Line(location.line + 2 + i, _plain(cell, link_end))
            case Rule():
                pass
            case _:
                assert_never(block)


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def _title_line(document: Document) -> int:
    # The H1 that names the document is no section; its line is where the level 0 begins.
    first = document.sections[:1]
    return first[0].location.line if first and not first[0].level else 0


def _is_carded(section: Section) -> bool:
    return any(entry.kind not in SHEET_ONLY for entry in entries((section,)))


def _sheet_only(document: Document) -> tuple[tuple[Location, str], ...]:
    found = [
        (section.location, _plain(section.heading))
        for section in _sections(document.sections)
        if section.level and not _is_carded(section)
    ]
    for entry in entries(document.sections):
        if entry.kind is Kind.RULE:
            found.append((entry.location, "---"))
        elif entry.kind in SHEET_ONLY:
            said = (one.text for one in _spoken(entry.answer))
            found.append((entry.location, " ".join(" ".join(said).split())))
    return tuple(sorted(found))


# --- The deck -------------------------------------------------------------------------------------

TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
# These part words; other tags (bold, spans of code) stand within them.
BREAKING_TAG = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|pre|blockquote|table|thead|tbody|tr|td|th)\b[^>]*>"
)
CODE_BLOCK = re.compile(r"<pre\b[^>]*>\s*<code\b[^>]*>(.*?)</code>\s*</pre>", re.DOTALL)
CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::[^{}]*?)?\}\}", re.DOTALL)
HEADING_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?\s+")
NOT_WORD = re.compile(r"\W+|_")
CANDIDATES = 8  # notes with the same prompt that are looked at for one entry


@dataclass(slots=True)
class _Note:
    """A note as the file has it: fields as HTML by name, and which cards exist."""

    is_cloze: bool
    prompt: str  # in plain words, without the marks of a cloze
    fields: dict[str, str]
    tags: str
    ords: frozenset[int]
    taken: bool = False


def _read_notes(data: bytes) -> tuple[list[_Note], str]:
    """The notes of an .apkg, and all places that may name the document's title, squeezed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    try:
        ((models_json, decks_json),) = database.execute("select models, decks from col").fetchall()
        models = {
            int(mid): (model["name"], [field["name"] for field in model["flds"]])
            for mid, model in json.loads(models_json).items()
        }
        ords: defaultdict[int, set[int]] = defaultdict(set)
        for nid, ord_ in database.execute("select nid, ord from cards"):
            ords[nid].add(ord_)
        notes = []
        sources = {str(deck["name"]): None for deck in json.loads(decks_json).values()}
        for nid, mid, flds, tags in database.execute("select id, mid, flds, tags from notes"):
            name, fields = models[mid]
            values = dict(zip(fields, flds.split("\x1f"), strict=True))
            sources[values["Source"]] = None
            is_cloze = name == NoteType.CLOZE
            asked = values["Prompt"] if not is_cloze else CLOZE.sub(r"\2", values["Text"])
            notes.append(_Note(is_cloze, _html_text(asked), values, tags, frozenset(ords[nid])))
        return notes, _squeezed(_html_text("\n".join(sources)))
    finally:
        database.close()


def _html_text(field: str) -> str:
    """The words of a field, parted by single blanks."""
    if "<" in field:
        field = TAG.sub("", BREAKING_TAG.sub(" ", field))
    if "&" in field:
        field = html.unescape(field)
    return " ".join(field.split())


def _words(inlines: Inlines) -> str:
    return " ".join(_plain(inlines).split())


def _squeezed(text: str) -> str:
    return NOT_WORD.sub("", text).casefold()


class _DeckSearch:
    """Looks for every entry among the notes; gathers what is not found."""

    def __init__(self, document: Document, notes: Sequence[_Note]) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.found = 0
        self._cards: defaultdict[str, deque[_Note]] = defaultdict(deque)
        self._clozes: defaultdict[str, deque[_Note]] = defaultdict(deque)
        for note in notes:
            (self._clozes if note.is_cloze else self._cards)[note.prompt].append(note)
        self._contexts: dict[str, str] = {}

    def lose(self, line: int, fact: str) -> None:
        self.problems.append(_lost(self.document.path, line, DECK, f"{fact} in the deck"))

    def headings(self, sections: Iterable[Section]) -> list[_Note]:
        """Looks for all below `sections`; returns the notes that were found there."""
        found: list[_Note] = []
        for section in sections:
            below = [note for entry in section.entries if (note := self._entry(entry))]
            below.extend(self.headings(section.sections))
            if section.level and below and not any(self._shows(n, section) for n in below):
                heading = _short(_words(section.heading))
                self.lose(section.location.line, f'the heading "{heading}" is lost')
            found.extend(below)
        return found

    def _shows(self, note: _Note, section: Section) -> bool:
        heading = _words(section.heading)
        names = {heading, HEADING_NUMBER.sub("", heading, count=1)}
        if note.prompt in names:
            return True
        context = note.fields["Context"]
        if context not in self._contexts:
            self._contexts[context] = _html_text(context)
        around = f" › {self._contexts[context]} › "
        if any(f" › {name} › " in around for name in names):
            return True
        levels = {_squeezed(level) for tag in note.tags.split() for level in tag.split("::")}
        return any(_squeezed(name) in levels for name in names if _squeezed(name))

    def _entry(self, entry: Entry) -> _Note | None:
        """The note of `entry`; None where it is lost, and where it needs none."""
        if entry.kind in SHEET_ONLY:
            return None
        prompt = _words(entry.prompt)
        index = self._clozes if entry.kind is Kind.FACT else self._cards
        of_prompt = index[prompt]
        while of_prompt and of_prompt[0].taken:
            of_prompt.popleft()
        best: list[_Line] | None = None
        for note in islice(of_prompt, CANDIDATES):
            if note.taken:
                continue
            losses = list(_note_losses(entry, note))
            if not losses:
                note.taken = True
                self.found += 1
                return note
            if best is None or len(losses) < len(best):
                best = losses
        for line, fact in best or [_Line(entry.location.line, _entry_fact(entry, prompt))]:
            self.lose(line, fact)
        return None


def _entry_fact(entry: Entry, prompt: str) -> str:
    return f'the {entry.kind} "{_short(prompt)}" is lost'


def _note_losses(entry: Entry, note: _Note) -> Iterator[_Line]:
    """What of `entry` is not in `note`."""
    line = entry.location.line
    lead = _words(entry.lead) if entry.lead else ""
    if lead and lead != _html_text(note.fields["Lead"]):
        yield _Line(line, f'the line "{_short(lead)}" is lost')
    wanted = _wanted_cards(entry, note)
    if not wanted or wanted != note.ords:
        prompt = _short(_words(entry.prompt))
        yield _Line(line, f'a card of the {entry.kind} "{prompt}" is lost or too many')
    answer = note.fields.get("Answer", "") + "\n" + note.fields["Extra"]
    text = _html_text(answer)
    if entry.kind in ASKS and not entry.answer and not text:
        yield _Line(line, "the back of a question without an answer is empty")
    samples: list[str] | None = None
    at = 0
    for said in _spoken(entry.answer):
        if isinstance(said, CodeBlock):
            if samples is None:
                inner = CODE_BLOCK.findall(answer)
                samples = [html.unescape(TAG.sub("", sample)) for sample in inner]
            if said.text in samples:
                samples.remove(said.text)
            else:
                yield _code_loss(said, samples)
            continue
        words = " ".join(said.text.split())
        place = text.find(words, at)
        if place < 0:
            yield _prose_loss(said, text, at)
        else:
            at = place + len(words)


def _wanted_cards(entry: Entry, note: _Note) -> set[int]:
    if entry.kind is Kind.FACT:
        return {int(number) - 1 for number, _ in CLOZE.findall(note.fields["Text"])}
    return {0, 1} if entry.kind is Kind.TERM and entry.answer else {0}


def _code_loss(block: CodeBlock, samples: Sequence[str]) -> _Line:
    """The first line of `block` that the most similar of `samples` has not."""
    lines = block.text.split("\n")
    first_lines = block.location.line + (1 if block.fenced else 0)
    same = 0
    for sample in samples:
        rows = sample.split("\n")
        pairs = zip(lines, [*rows, *[None] * len(lines)], strict=False)
        same = max(same, next((i for i, (ours, is_) in enumerate(pairs) if ours != is_), 0))
    same = min(same, len(lines) - 1)
    shown = f'code "{_short(lines[same])}"' if lines[same].strip() else "blank line of the code"
    return _Line(first_lines + same, f"the {shown} is lost or altered")


def _prose_loss(said: _Line, text: str, start: int) -> _Line:
    """The first word of `said` from which on it is not in `text`."""
    words = said.text.split()
    low, high = 0, len(words)  # the first `low` words are there together, `high` are not
    while high - low > 1:
        middle = (low + high) // 2
        if text.find(" ".join(words[:middle]), start) >= 0:
            low = middle
        else:
            high = middle
    # Where that word begins, in the source's own lines.
    begin = list(re.finditer(r"\S+", said.text))[low].start()
    line = said.line + said.text.count("\n", 0, begin)
    return _Line(line, f'the words "{_short(said.text[begin:])}" are lost')


# --- The sheet, as a file -------------------------------------------------------------------------


class _Place(NamedTuple):
    """A point, in points from the lower left corner of its page."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The text of a PDF as one string without blanks; `origins` says where the pen started for each
    of its characters. `outside` are characters that are cut off or off their page. `places` are the
    named destinations."""

    pages: int
    text: str
    origins: Sequence[_Place]
    outside: frozenset[int]
    places: dict[str, _Place]


# pdfium gives this for a hyphen at the end of a line, whether it was ours or the typesetter's.
PDFIUM_HYPHEN = "\x02"
SOFT = "\u2010"  # a hyphen that the typesetter may have put there
TOLERANCE = 0.5  # points
FOOT = 30  # points: the sheet's running foot stands below this, and nothing of the notes does

_Box = tuple[float, float, float, float]  # left, bottom, right, top


def _normal(text: str) -> str:
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


def _read_sheet(data: bytes, names: Iterable[str]) -> _Sheet:
    import pypdfium2
    import pypdfium2.raw as pdfium

    text: list[str] = []
    origins: list[_Place] = []
    outside: set[int] = set()
    high = 0
    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            page_box = _intersected(page.get_mediabox(), page.get_cropbox())
            clips = _clips(page, page_box, pdfium)
            of_page = page.get_textpage()
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
                shown = SOFT if char in (PDFIUM_HYPHEN, "\u2010", "\ufffe") else _normal(char)
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
                    origins.append(_Place(number, x.value, y.value))
            of_page.close()
            page.close()
        places = dict(_places(document, pdfium, names))
        pages = len(document)
    return _Sheet(pages, "".join(text), origins, frozenset(outside), places)


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


def _places(document: Any, pdfium: Any, names: Iterable[str]) -> Iterator[tuple[str, _Place]]:
    has_x, has_y, has_zoom = c_int(), c_int(), c_int()
    x, y, zoom = c_float(), c_float(), c_float()
    for name in names:
        place = pdfium.FPDF_GetNamedDestByName(document, name.encode())
        if place:
            page = pdfium.FPDFDest_GetDestPageIndex(document, place)
            pdfium.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
            yield name, _Place(page, x.value, y.value)


# --- The sheet, as the document wants it ----------------------------------------------------------


class _Word(NamedTuple):
    """One word that the sheet must show. `begins` says that something may stand before it (a
    bullet, a number); `column` is where it stands in its line of code, None for prose."""

    text: str
    line: int
    entry: int  # words of one entry that are lost together are one problem
    begins: bool
    column: int | None = None


def _wanted_names(document: Document) -> Iterator[str]:
    for section in _sections(document.sections):
        if section.level:
            yield _heading_name(section)
        for entry in section.entries:
            yield _entry_name(entry)
            for block in _spoken(entry.answer):
                if isinstance(block, CodeBlock):
                    yield from (_line_name(line) for line, _ in _code_lines(block))


def _heading_name(section: Section) -> str:
    return f"heading-{section.location.line}"


def _entry_name(entry: Entry) -> str:
    return f"entry-{entry.location.line}"


def _line_name(line: int) -> str:
    return f"line-{line}"


def _code_lines(block: CodeBlock) -> Iterator[_Line]:
    first = block.location.line + (1 if block.fenced else 0)
    for i, text in enumerate(block.text.split("\n")):
        yield _Line(first + i, text)


def _wanted_words(document: Document) -> Iterator[_Word]:
    number = 0
    yield from _prose(_Line(_title_line(document), document.title), number)
    for section in _sections(document.sections):
        number += 1
        yield from _prose(_Line(section.location.line, _plain(section.heading, " ")), number)
        for entry in section.entries:
            number += 1
            line = entry.location.line
            if not entry.from_heading:
                yield from _prose(_Line(line, _plain(entry.prompt, " ")), number)
            yield from _prose(_Line(line, _plain(entry.lead, " ")), number)
            for said in _spoken(entry.answer, " "):
                if isinstance(said, CodeBlock):
                    for code_line in _code_lines(said):
                        yield from _code(code_line, number)
                else:
                    yield from _prose(said, number)


def _prose(said: _Line, entry: int) -> Iterator[_Word]:
    begins = True
    for i, row in enumerate(said.text.split("\n")):
        for word in row.split():
            if text := _normal(word):
                yield _Word(text, said.line + i, entry, begins)
                begins = False


def _code(said: _Line, entry: int) -> Iterator[_Word]:
    row = said.text.expandtabs(TAB)
    for i, found in enumerate(re.finditer(r"\S+", row)):
        if text := _normal(found[0]):
            yield _Word(text, said.line, entry, i == 0, found.start())


# --- The comparison -------------------------------------------------------------------------------

# How the words of the document are found in the text of the sheet: a cursor moves over both. Where
# they differ, the cheapest way to agree again is taken: text that the sheet adds is stepped over,
# words that it lacks are given up.
ADDED = 400  # characters that the sheet may add at one place (a running head, an address)
GIVEN_UP = 600  # words that may be lost at one place; more is as good as all
SURE = 40  # characters that agree again before it is believed
WEAK = 8  # with fewer, another place is preferred
BROKEN = 30  # and so is one where a piece agrees only in part
MARK = re.compile(r"[^\w\s]{0,4}(\d{1,4}[.)]?)?[^\w\s]{0,4}")  # a dash, a number, a bullet
MARK_LENGTH = 10
WRAPPED = frozenset("↩↪⤶⤷⏎↵↳»\\")  # signs that a line of code goes on
RTL = frozenset({"R", "AL", "AN"})

_Span = tuple[int, int]


def _compare_sheet(document: Document, sheet: _Sheet) -> tuple[SheetReading, tuple[Problem, ...]]:
    words = list(_wanted_words(document))
    spans = _align(words, sheet.text)
    _rejoin(words, spans, sheet)
    losses: dict[int, str] = {}  # by line: the first thing said of a line is the plainest
    gone: set[int] = set()
    for first, last in _runs(words, spans):
        lost = words[first : last + 1]
        losses.setdefault(lost[0].line, f'"{_short(" ".join(w.text for w in lost))}" is lost in')
        gone.update(range(lost[0].line, lost[-1].line + 1))
    for loss in (
        *_outside(words, spans, sheet),
        *_lost_names(document, sheet, gone),
        *_lost_columns(words, spans, sheet),
        *_lost_blank_lines(document, sheet, gone),
    ):
        losses.setdefault(loss.line, loss.text)
    reading = SheetReading(
        sheet.pages,
        sum(word.column is None for word in words),
        sum(
            len(said.text.split("\n"))
            for entry in entries(document.sections)
            for said in _spoken(entry.answer)
            if isinstance(said, CodeBlock)
        ),
        tuple(_unexpected(spans, sheet)),
        _sheet_only(document),
    )
    problems = (
        _lost(document.path, line, SHEET, f"{fact} the sheet")
        for line, fact in sorted(losses.items())
    )
    return reading, tuple(problems)


def _runs(words: Sequence[_Word], spans: Sequence[_Span | None]) -> Iterator[tuple[int, int]]:
    """First and last of the words that are lost together."""
    first: int | None = None
    for i, (word, span) in enumerate(zip(words, spans, strict=True)):
        if span is not None:
            if first is not None:
                yield first, i - 1
            first = None
        elif first is None:
            first = i
        elif words[first].entry != word.entry:
            yield first, i - 1
            first = i
    if first is not None:
        yield first, len(words) - 1


def _align(words: Sequence[_Word], text: str) -> list[_Span | None]:
    """Where in `text` each word stands; None for a word that is lost."""
    spans: list[_Span | None] = [None] * len(words)
    at = word = 0
    while word < len(words):
        span = _match_or_mark(words[word], text, at)
        if span:
            spans[word] = span
            at, word = span[1], word + 1
        elif _is_rtl(words[word].text):
            at, word = _align_rtl(words, spans, word, text, at)
        else:
            lost, added = _resume(words, word, text, at)
            if lost and not added:
                _slide(words, spans, word, lost)
            word, at = word + lost, at + added
    return spans


def _match(word: _Word, text: str, at: int) -> int | None:
    """Where `word` ends in `text`, if it stands at `at`. It may have been hyphenated, and, in code,
    wrapped with a sign."""
    if text.startswith(word.text, at):
        return at + len(word.text)
    for letter in word.text:
        while True:
            if at >= len(text):
                return None
            there = text[at]
            at += 1
            if there == letter or (there == SOFT and letter == "-"):
                break
            if not (there == SOFT or (word.column is not None and there in WRAPPED)):
                return None
    return at


def _match_or_mark(word: _Word, text: str, at: int) -> _Span | None:
    """Where `word` stands if it is at `at`, be it behind a bullet, a number or a dash."""
    for start in range(at, min(at + MARK_LENGTH, len(text)) + 1):
        if start > at and not (word.begins and MARK.fullmatch(text, at, start)):
            return None
        if (end := _match(word, text, start)) is not None:
            return start, end
    return None


def _resume(words: Sequence[_Word], word: int, text: str, at: int) -> tuple[int, int]:
    """How many words from `word` on are lost, and how many characters of `text` from `at` on are
    added, until both agree again."""
    best = (min(len(words) - word, GIVEN_UP), 0)
    best_cost: int | None = None
    lost_length = 0
    for lost in range(best[0]):
        if best_cost is not None and lost_length >= best_cost:
            break
        limit = at + lost_length + ADDED
        if best_cost is not None:
            limit = min(limit, at + best_cost - lost_length)
        start = words[word + lost].text[:2]
        place = text.find(start, at, limit)
        while place >= 0:
            agreed, broken = _agreed(words, word + lost, text, place)
            if agreed:
                doubt = 3 * max(0, WEAK - agreed) + BROKEN * broken
                cost = lost_length + place - at + doubt
                if best_cost is None or cost < best_cost:
                    best, best_cost = (lost, place - at), cost
                if not doubt:
                    break
            place = text.find(start, place + 1, limit)
        lost_length += len(words[word + lost].text)
    return best


def _agreed(words: Sequence[_Word], word: int, text: str, at: int) -> tuple[int, bool]:
    """How many characters from `word` and `at` on agree, and whether that ends within a piece."""
    agreed = 0
    for following in islice(words, word, None):
        span = _match_or_mark(following, text, at)
        if span is None or (span[0] > at and not agreed):
            # The next piece may be lost too; that says nothing against this one.
            return agreed, not following.begins
        agreed += len(following.text)
        at = span[1]
        if agreed >= SURE:
            break
    return agreed, False


def _slide(words: Sequence[_Word], spans: list[_Span | None], first: int, count: int) -> None:
    """Of two equal ways to say what is lost ("a b [c a b] d", "[a b c] a b d"), takes the one that
    begins where a piece begins."""
    steps = 0
    while not words[first - steps].begins:
        left, right = first - steps - 1, first - steps - 1 + count
        if left < 0 or spans[left] is None or words[left].text != words[right].text:
            return
        steps += 1
    for left in range(first - 1, first - steps - 1, -1):
        spans[left + count], spans[left] = spans[left], None


def _rejoin(words: Sequence[_Word], spans: list[_Span | None], sheet: _Sheet) -> None:
    """Finds words that are hyphenated over the end of a page, with its foot and the next page's
    head between their halves."""
    for i, word in enumerate(words):
        if spans[i] is not None or word.begins:
            continue
        before = spans[i - 1]
        behind = spans[i + 1] if i + 1 < len(words) else (len(sheet.text), 0)
        if before is None or behind is None:
            continue
        start, end = before[1], behind[0]
        between = sheet.text[start:end]
        if not between or sheet.origins[start].page == sheet.origins[end - 1].page:
            continue
        halves = ((word.text[:cut], word.text[cut:]) for cut in range(1, len(word.text)))
        if any(between.startswith(a + SOFT) and between.endswith(b) for a, b in halves):
            spans[i] = start, end


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in RTL for c in text)


def _align_rtl(
    words: Sequence[_Word], spans: list[_Span | None], word: int, text: str, at: int
) -> tuple[int, int]:
    """Right-to-left words of one piece. pdfium gives the words of a line from left to right, so
    each is looked for near `at`, in any order. Returns the cursor behind them and the next word."""
    last = word + 1
    while last < len(words) and not words[last].begins and _is_rtl(words[last].text):
        last += 1
    limit = at + sum(len(w.text) for w in words[word:last]) + ADDED
    end = at
    taken: set[int] = set()
    for i in range(word, last):
        place = text.find(words[i].text, at, limit)
        while place >= 0 and place in taken:
            place = text.find(words[i].text, place + 1, limit)
        if place >= 0:
            span = (place, place + len(words[i].text))
            spans[i] = span
            taken.update(range(*span))
            end = max(end, span[1])
    return end, last


def _unexpected(spans: Sequence[_Span | None], sheet: _Sheet) -> Iterator[str]:
    at = 0
    for start, end in (*sorted(filter(None, spans)), (len(sheet.text), len(sheet.text))):
        if start > at:
            yield sheet.text[at:start]
        at = max(at, end)


def _outside(
    words: Sequence[_Word], spans: Sequence[_Span | None], sheet: _Sheet
) -> Iterator[_Line]:
    rest = set(sheet.outside)
    for word, span in zip(words, spans, strict=True):
        if span and not rest.isdisjoint(range(*span)):
            rest.difference_update(range(*span))
            yield _Line(
                word.line,
                f'"{_short(word.text)}" cannot be seen whole (it is off the page or cut off) in',
            )
    if rest:
        added = "".join(sheet.text[i] for i in sorted(rest))
        yield _Line(0, f'"{_short(added)}" cannot be seen whole (it is off the page or cut off) in')


def _lost_names(document: Document, sheet: _Sheet, gone: set[int]) -> Iterator[_Line]:
    for name in _wanted_names(document):
        what, _, number = name.rpartition("-")
        line = int(number)
        if name not in sheet.places and line not in gone:
            yield _Line(line, f"the {what} has no place of its own in")


# --- Code: columns and blank lines ----------------------------------------------------------------


def _lost_columns(
    words: Sequence[_Word], spans: Sequence[_Span | None], sheet: _Sheet
) -> Iterator[_Line]:
    """Lines of code whose words do not stand in their columns, counted in advances of the font from
    the line's own destination. What follows a soft wrap, or a character that is not ASCII and may
    come from another font, is not measured."""
    lines: defaultdict[int, list[tuple[_Word, _Span]]] = defaultdict(list)
    for word, span in zip(words, spans, strict=True):
        if span and word.column is not None:
            lines[word.line].append((word, span))
    everywhere = _advance([one for of_line in lines.values() for one in of_line], sheet) or 0.0
    for line, of_line in lines.items():
        place = sheet.places.get(_line_name(line))
        advance = _advance(of_line, sheet) or everywhere
        if place is None or advance <= 0:
            continue
        first = sheet.origins[of_line[0][1][0]]
        if first.page != place.page:
            yield _Line(line, "the code does not stand at the place that is named for it in")
            continue
        for word, (start, _) in of_line:
            origin = sheet.origins[start]
            if abs(origin.y - first.y) > TOLERANCE:
                break
            column = (origin.x - place.x) / advance
            if round(column) != word.column:
                yield _Line(
                    line,
                    f'"{_short(word.text)}" stands in column {round(column) + 1}, '
                    f"not {(word.column or 0) + 1}, of its line of code in",
                )
                break
            if not word.text.isascii():
                break


def _advance(of_line: Sequence[tuple[_Word, _Span]], sheet: _Sheet) -> float | None:
    """The advance of the font of one line, from neighbouring characters of its words."""
    steps = [
        sheet.origins[i + 1].x - sheet.origins[i].x
        for word, (start, end) in of_line
        if word.text.isascii() and end - start == len(word.text)
        for i in range(start, end - 1)
        if sheet.origins[i + 1].y == sheet.origins[i].y
    ]
    return median(steps) if steps else None


def _lost_blank_lines(document: Document, sheet: _Sheet, gone: set[int]) -> Iterator[_Line]:
    """Blank lines of code that take no room between their neighbours."""
    for entry in entries(document.sections):
        for block in _spoken(entry.answer):
            if not isinstance(block, CodeBlock):
                continue
            rows = [(row, sheet.places.get(_line_name(row.line))) for row in _code_lines(block)]
            steps = [
                above.y - below.y
                for (_, above), (_, below) in pairwise(rows)
                if above and below and _same_column(above, below)
            ]
            least = min((step for step in steps if step > 1), default=1.0) / 2
            for (upper, above), (lower, below) in pairwise(rows):
                if above is None or below is None or not _same_column(above, below):
                    continue
                if above.y - below.y < least:
                    lost = upper if not upper.text.strip() else lower
                    if lost.line not in gone:
                        yield _Line(lost.line, "a line of code takes no room of its own in")


def _same_column(above: _Place, below: _Place) -> bool:
    return above.page == below.page and abs(above.x - below.x) < TOLERANCE
