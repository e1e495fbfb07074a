"""Documents -> PDF: the cheat sheet.

Alone knows jinja2 and WeasyPrint; imports them only when a sheet is made. Does not know Markdown
or Anki. The steps: the document becomes pieces (a heading, a term, a question with its answer); all
are measured in one layout at the width of a column; a piece taller than a column is split into
smaller ones; an optimal cut spreads the pieces over columns; everything is placed and laid out once
more, for the PDF; a piece that then stands elsewhere than it was put is an error.

What others may rely on: every heading, entry and line of a code block is a named destination of the
PDF: `heading-L`, `entry-L` and `line-L`, where L is its line in the document. A split entry's
destination is where it begins. The destination of a line of code is its column 0. Tabs in code
stand for spaces up to the next multiple of TAB columns, counted from the start of the line.
"""

import logging
import re
import textwrap
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from itertools import accumulate, groupby, pairwise
from math import ceil, floor, inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from cribdeck.markup import Span, highlight, inline_html, line_html, plain, table_html
from cribdeck.model import (
    ASKS,
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
    Orientation,
    Paper,
    Paragraph,
    Quote,
    Rule,
    Section,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from cribdeck.problems import Location, Problem, Severity

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint import Document as Rendering
    from weasyprint.text.fonts import FontConfiguration

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
TAB = 4  # columns

# Lengths in points unless they say em (of the type size).
TYPE_SIZE = 8.8
LEGIBLE = 5.5  # the smallest type of a diagram that needs no warning
PAPERS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM = 25.0, 24.0, 30.0
GUTTER = 12.0
RULED_LINES = 3
PX = 0.75  # WeasyPrint tells places in CSS pixels
ROUNDS = 40  # of splitting; each makes what is too tall at least two pieces
HUES = 6  # in sheet.css

# What sheet.css says too, in em: widths that are computed with here.
MONO_SIZE = 0.82
MONO_ADVANCE, SIGNS_ADVANCE = 0.6, 0.603  # of its own size: IBM Plex Mono, DejaVu Sans Mono
CODE_SIDES, DRAWN_SIDES = 9.6, 2.8  # points: border and padding of the boxes
UL_INDENT, OL_INDENT, ANSWER_INDENT, NUMBER_INDENT, QUOTE_SIDES = 1.25, 1.9, 0.9, 1.9, 1.6
NAMES_MOST = 10.0  # em: a longer term stands above its definition


@dataclass(frozen=True, slots=True)
class Layout:
    """The paper of a sheet, how it lies, and its number of columns."""

    paper: Paper
    orientation: Orientation
    columns: int

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = PAPERS[self.paper]
        return (width, height) if self.orientation is Orientation.PORTRAIT else (height, width)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: `type_size` in points, `problems` what the typesetting has to say."""

    pdf: bytes
    pages: int
    type_size: float
    columns: int
    problems: tuple[Problem, ...]


def render(document: Document, modified: int, *, paper: Paper | None = None) -> Sheet:
    """The cheat sheet of `document`.

    `modified` is the time of the document's last change in seconds since the epoch; its date (UTC)
    is printed. `paper` overrides the document's settings. What WeasyPrint complains about, and
    diagrams that come out very small, are in the `problems` of the result. Raises RuntimeError if
    the final pages differ from what was measured: that is a defect of this module.
    """
    layout = choose_layout(document, paper)
    with _complaints(document.path) as complaints:
        page = _Page(layout, TYPE_SIZE)
        try:
            pdf, pages = _typeset(_Setting(document, modified, replace(page, colours=False)))
        except Misplaced:
            # Colours are bold or italic, too: where that changes a height, it must be measured.
            pdf, pages = _typeset(_Setting(document, modified, page))
    small = _small_diagrams(document, page)
    return Sheet(pdf, pages, page.type_size, layout.columns, (*small, *complaints))


class Misplaced(RuntimeError):
    """Something stands elsewhere on the page than it was put."""


def _typeset(setting: "_Setting") -> tuple[bytes, int]:
    page = setting.page
    title, *units = _measured([_title(setting), *_pieces(setting.document)], setting)
    units = _fitted(units, setting)
    below_title = page.depth - title.height - title.above
    columns = _spread(units, page.layout.columns, page.depth, below_title)
    return _published(title, columns, units, setting)


def choose_layout(document: Document, paper: Paper | None = None) -> Layout:
    """The layout that the document's settings ask for; by default A4, upright, two columns."""
    settings = document.settings
    chosen = paper or settings.paper or Paper.A4
    orientation = settings.orientation
    if orientation is None:
        wide = (settings.columns or 2) > 2
        orientation = Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
    columns = settings.columns or (2 if orientation is Orientation.PORTRAIT else 3)
    return Layout(chosen, orientation, columns)


@dataclass(frozen=True, slots=True)
class _Page:
    layout: Layout
    type_size: float
    colours: bool = True  # of code; without them measuring is faster

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.layout.page[0] - 2 * MARGIN_SIDE

    @property
    def depth(self) -> float:
        """Height between the margins."""
        return self.layout.page[1] - MARGIN_TOP - MARGIN_BOTTOM

    @property
    def column(self) -> float:
        return (self.measure - GUTTER * (self.layout.columns - 1)) / self.layout.columns


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every layout of one sheet needs to know."""

    document: Document
    modified: int
    page: _Page


# --- Pieces: what must not be torn apart ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some lines of a code block, from `start` up to `stop`."""

    block: CodeBlock
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _ItemRest:
    """What follows of a list item whose beginning stands in another piece."""

    blocks: "tuple[_Flow, ...]"
    ordered: bool


@dataclass(frozen=True, slots=True)
class _Items:
    """Some items of a list, each as its blocks; `start` as in ItemList."""

    items: "tuple[tuple[_Flow, ...], ...]"
    start: int | None


@dataclass(frozen=True, slots=True)
class _Quoted:
    blocks: "tuple[_Flow, ...]"


_Flow = Paragraph | _Rows | _Items | _ItemRest | _Quoted | Table | Rule


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading, an entry, or a part of one.

    `role` is "title", "h2" … "h6" or the kind of the entry. `above` is the space above it in em,
    which is dropped at the top of a column. `keep` says that it must not be the last of a column;
    `tear` is the cost of a new column before it.
    """

    role: str
    hue: int
    prompt: Inlines = ()
    lead: Inlines = ()
    blocks: tuple[_Flow, ...] = ()
    anchor: str = ""
    number: int | None = None
    asked: bool = False  # it shows its question: the answer is set off from it
    ruled: int = 0
    names: float = 0.0  # em: the width of the names of a run of terms; 0: they stand above
    rest: bool = False
    above: float = 0.0
    keep: bool = False
    tear: float = 0.0
    html: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A piece with its measures in points."""

    piece: _Piece
    height: float
    above: float


def _title(setting: _Setting) -> _Piece:
    day = datetime.fromtimestamp(setting.modified, UTC).date().isoformat()
    return _Piece(
        "title",
        0,
        above=1.1,
        html=f'<div class="title"><h1>{escape(setting.document.title, quote=False)}</h1>'
        f"<p>Last changed {day}</p></div>",
    )


def _pieces(document: Document) -> list[_Piece]:
    pieces: list[_Piece] = []
    seen: set[str] = set()
    hue = -1
    for section in document.sections:
        if section.level:
            hue += 1
        pieces.extend(_section(section, 2, max(hue, 0) % HUES, seen))
    return pieces


def _section(section: Section, rank: int, hue: int, seen: set[str]) -> Iterator[_Piece]:
    # Headings are ranked by depth, not by their level in the notes: PDF/UA allows no gaps.
    heading = None
    if section.level:
        heading = _Piece(
            f"h{min(rank, 6)}",
            hue,
            prompt=section.heading,
            anchor=_once(f"heading-{section.location.line}", seen),
            above=(1.2, 0.85, 0.7)[min(rank - 2, 2)],
            keep=bool(section.entries or section.sections),
        )
        yield heading
    above = 0.4 if heading else 0.0
    for _, run in groupby(section.entries, key=lambda entry: entry.kind):
        entries = tuple(run)
        names = _names_width(entries) if entries[0].kind is Kind.TERM else 0.0
        for i, entry in enumerate(entries):
            gap = above if i == 0 else _gap(entry)
            yield _entry(entry, hue, gap, names, seen, first=i == 0)
        above = 0.6
    for child in section.sections:
        yield from _section(child, rank + 1, hue, seen)


def _gap(entry: Entry) -> float:
    """Space between two entries of one kind, in em."""
    return {Kind.TERM: 0.16, Kind.FACT: 0.16}.get(entry.kind, 0.5)


def _entry(
    entry: Entry, hue: int, above: float, names: float, seen: set[str], *, first: bool
) -> _Piece:
    unanswered = entry.kind in ASKS and not entry.answer
    return _Piece(
        entry.kind.value,
        hue,
        prompt=() if entry.from_heading else entry.prompt,
        lead=entry.lead,
        blocks=tuple(map(_flow, entry.answer)),
        anchor=_once(f"entry-{entry.location.line}", seen),
        number=None if entry.from_heading else entry.number,
        asked=entry.kind in ASKS and not entry.from_heading,
        ruled=RULED_LINES if unanswered else 0,
        names=names if _name_width(entry.prompt) <= names else 0.0,
        above=above,
        tear=50.0 if entry.kind is Kind.RULE else 0.0 if first else 1.0,
    )


def _once(name: str, seen: set[str]) -> str:
    # A lead-in and the list below it can start on one line; the name belongs to the first.
    if name in seen:
        return ""
    seen.add(name)
    return name


def _flow(block: Block) -> _Flow:
    match block:
        case CodeBlock(text):
            return _Rows(block, 0, text.count("\n") + 1)
        case ItemList(items, start):
            return _Items(tuple(tuple(map(_flow, item.blocks)) for item in items), start)
        case Quote(blocks):
            return _Quoted(tuple(map(_flow, blocks)))
        case Paragraph() | Table() | Rule():
            return block
        case _:
            assert_never(block)


def _names_width(entries: Iterable[Entry]) -> float:
    widths = [_name_width(entry.prompt) for entry in entries]
    return max((width for width in widths if width <= NAMES_MOST), default=0.0)


def _name_width(prompt: Inlines) -> float:
    """At least the width of a term in bold, in em, with a gap after it."""
    has_code = any(isinstance(inline, CodeSpan) for inline in prompt)
    widths = (0.62 if has_code and c.isascii() else _bold_advance(c) for c in plain(prompt))
    return sum(widths) + 0.9


def _bold_advance(char: str) -> float:
    if not char.isascii():
        return 1.1
    if char in "fijlrtI .,:;'|!()[]":
        return 0.44
    if char in "mwMW@%&":
        return 0.98
    return 0.73 if char.isupper() else 0.62


# --- HTML -----------------------------------------------------------------------------------------


def _html(piece: _Piece, page: _Page) -> str:
    if piece.html:
        return piece.html
    em = page.type_size
    name = f' id="{piece.anchor}"' if piece.anchor else ""
    prompt = inline_html(piece.prompt)
    lead = f'<p class="lead">{inline_html(piece.lead)}</p>' if piece.lead else ""
    if piece.role.startswith("h"):
        tag = "p" if piece.rest else piece.role
        return f'<{tag} class="{piece.role} hue-{piece.hue}"{name}>{prompt}</{tag}>'
    classes = f"entry {piece.role} hue-{piece.hue}"
    if piece.role == Kind.TERM:
        return _term_html(piece, name, classes, prompt, lead, page)
    if piece.role == Kind.FACT:
        inner = lead + _blocks(piece.blocks, page.column - UL_INDENT * em, page)
        if piece.rest:
            return f'<div class="{classes} item-rest ul"{name}>{prompt}{inner}</div>'
        return f'<ul class="{classes}"{name}><li>{prompt}{inner}</li></ul>'
    indent = 0.0
    if piece.asked:
        indent = ANSWER_INDENT
        classes += " asked"
    if piece.number is not None:
        indent += NUMBER_INDENT
        classes += " numbered"
    if piece.prompt:
        shown = piece.number is not None and not piece.rest
        number = f'<span class="number">{piece.number}.</span>' if shown else ""
        prompt = f'<p class="prompt">{number}{prompt}</p>'
    answer = _blocks(piece.blocks, page.column - indent * em, page)
    answer = f'<div class="answer">{answer}</div>' if answer else ""
    ruled = f'<div class="ruled">{"<div></div>" * piece.ruled}</div>' if piece.ruled else ""
    return f'<div class="{classes}"{name}>{prompt}{lead}{answer}{ruled}</div>'


def _term_html(piece: _Piece, name: str, classes: str, prompt: str, lead: str, page: _Page) -> str:
    beside = bool(piece.names)
    indent = (piece.names if beside else 1.0) * page.type_size
    inner = lead + _blocks(piece.blocks, page.column - indent, page)
    match piece.blocks:
        case (Paragraph(inlines),) if not lead:
            inner = inline_html(inlines)  # long glossaries: fewer boxes are faster
    style = f' style="--names: {piece.names:.2f}em"' if beside else ""
    # A name beside its definition takes no room of its own: there must be a definition.
    place = "beside" if beside and inner and piece.prompt else "above"
    if piece.rest and beside:
        place = "rest"
    term = f"<dt>{prompt}</dt>" if piece.prompt else ""
    definition = f"<dd>{inner}</dd>" if inner else ""
    torn = " torn" if piece.keep else ""
    return f'<dl class="{classes} {place}{torn}"{name}{style}>{term}{definition}</dl>'


def _blocks(blocks: Iterable[_Flow], width: float, page: _Page) -> str:
    return "".join(_block(block, width, page) for block in blocks)


def _block(block: _Flow, width: float, page: _Page) -> str:
    """HTML for one block in a box `width` points wide."""
    em = page.type_size
    match block:
        case Paragraph(inlines):
            return f"<p>{inline_html(inlines)}</p>"
        case _Rows():
            return _rows(block, width, page)
        case _Items(items, start):
            tag, indent = ("ul", UL_INDENT) if start is None else ("ol", OL_INDENT)
            first = "" if start in (None, 1) else f' start="{start}"'
            inner = "".join(f"<li>{_item(item, width - indent * em, page)}</li>" for item in items)
            return f"<{tag}{first}>{inner}</{tag}>"
        case _ItemRest(blocks, ordered):
            tag, indent = ("ol", OL_INDENT) if ordered else ("ul", UL_INDENT)
            inner = _blocks(blocks, width - indent * em, page)
            return f'<div class="item-rest {tag}">{inner}</div>'
        case _Quoted(blocks):
            return f"<blockquote>{_blocks(blocks, width - QUOTE_SIDES * em, page)}</blockquote>"
        case Table():
            return table_html(block)
        case Rule():
            return "<hr>"
        case _:
            assert_never(block)


def _item(blocks: tuple[_Flow, ...], width: float, page: _Page) -> str:
    match blocks:
        case (Paragraph(inlines), *rest):
            return inline_html(inlines) + _blocks(rest, width, page)
        case _:
            return _blocks(blocks, width, page)


def _rows(rows: _Rows, width: float, page: _Page) -> str:
    block = rows.block
    size = MONO_SIZE * page.type_size
    drawn = _is_drawn(block)
    fits = int((width - CODE_SIDES) / SIGNS_ADVANCE / size)
    style = ""
    if drawn and (shrunk := _drawn_size(block, width)) < size:
        style = f' style="font-size: {shrunk:.3f}pt"'
    first = block.location.line + (1 if block.fenced else 0)
    lines = []
    for i, spans in enumerate(highlight(block)[rows.start : rows.stop], rows.start):
        expanded = _without_tabs(spans)
        inner = line_html(expanded) if page.colours else escape(_text(expanded), quote=False)
        if not drawn and _wide(_text(expanded)) > fits:
            inner = _wrapped(expanded, fits)
        lines.append(f'<span class="line" id="line-{first + i}">{inner}</span>')
    ends = " first" * (rows.start == 0) + " last" * (rows.stop == len(highlight(block)))
    kind = "drawn" if drawn else "code"
    return f'<pre class="{kind}{ends}"{style}>{"".join(lines)}</pre>'


FIRST_ROW = ' class="row"'


def _wrapped(spans: Sequence[Span], fits: int) -> str:
    """A long line of code as rows of at most `fits` columns. It is wrapped here, not by WeasyPrint,
    which gives further rows of a hanging indent the width of the first. They stand deeper than the
    line's own indentation, behind a bar."""
    text = _text(spans)
    hang = min(len(text) - len(text.lstrip()) + TAB, max(fits // 2, 1))
    rows = []
    start = 0
    while start < len(text):
        room = fits - hang - 1 if start else fits
        stop = start
        while stop < len(text) and _wide(text[start : stop + 1]) <= max(room, 2):
            stop += 1
        if stop < len(text):
            blank = text.rfind(" ", start, stop) + 1
            # The indentation is no place to break, nor is what leaves most of the row empty.
            if text[start:blank].strip() and blank - start > room // 2:
                stop = blank
        row = line_html(_slice(spans, start, stop))
        further = f' class="further" style="margin-left: {hang * MONO_ADVANCE:.1f}em"' * bool(start)
        rows.append(f"<span{further or FIRST_ROW}>{row}</span>")
        start = stop
    return "".join(rows)


def _slice(spans: Iterable[Span], start: int, stop: int) -> list[Span]:
    out = []
    at = 0
    for span in spans:
        part = span.text[max(start - at, 0) : max(stop - at, 0)]
        at += len(span.text)
        if part:
            out.append(Span(span.token_class, part))
    return out


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def _is_drawn(block: CodeBlock) -> bool:
    """A fence that is no code may be a drawing: it must not be wrapped."""
    return block.language in ("", "text", "txt", "ascii", "plain", "plaintext")


def _drawn_size(block: CodeBlock, width: float) -> float:
    """The type size in points at which a drawing is as wide as its box."""
    of_plex = all(ord(c) < 0x250 or 0x2500 <= ord(c) < 0x2580 for c in block.text)
    advance = MONO_ADVANCE if of_plex else SIGNS_ADVANCE
    # Rounded down to what is written into the HTML.
    return floor((width - DRAWN_SIDES) / advance / _columns_wide(block) * 1000) / 1000


def _columns_wide(block: CodeBlock) -> int:
    return max(1, *(_wide(row.expandtabs(TAB)) for row in block.text.split("\n")))


def _wide(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _without_tabs(spans: Iterable[Span]) -> list[Span]:
    column = 0
    out = []
    for span in spans:
        text = span.text
        if "\t" in text:
            text = (" " * column + text).expandtabs(TAB)[column:]
        column += len(text)
        out.append(Span(span.token_class, text))
    return out


def _small_diagrams(document: Document, page: _Page) -> Iterator[Problem]:
    for entry in _entries(document.sections):
        for block in _code_blocks(map(_flow, entry.answer)):
            size = _drawn_size(block, page.column)
            if _is_drawn(block) and size < LEGIBLE:
                most = int((page.column - DRAWN_SIDES) / MONO_ADVANCE / LEGIBLE)
                yield Problem(
                    block.location,
                    "diagram-small",
                    f"the diagram is {_columns_wide(block)} columns wide and comes out at"
                    f" {size:.1f} pt on the sheet",
                    f"draw it at most {most} columns wide, or set fewer columns",
                    Severity.WARNING,
                )


def _entries(sections: Iterable[Section]) -> Iterator[Entry]:
    for section in sections:
        yield from section.entries
        yield from _entries(section.sections)


def _code_blocks(blocks: Iterable[_Flow]) -> Iterator[CodeBlock]:
    for block in blocks:
        match block:
            case _Rows(code):
                yield code
            case _Items(items):
                for item in items:
                    yield from _code_blocks(item)
            case _Quoted(inner) | _ItemRest(inner):
                yield from _code_blocks(inner)


# --- Measuring ------------------------------------------------------------------------------------


def _measured(pieces: Sequence[_Piece], setting: _Setting) -> list[_Unit]:
    """Lays the pieces out below one another on one endless page, and reads their heights. The
    title is as wide as the page, other pieces as a column."""
    page = setting.page
    wide = sum(piece.role == "title" for piece in pieces)
    boxes = [_Box(f"unit-{i}", 0.0, _html(piece, page)) for i, piece in enumerate(pieces)]
    columns = [
        _Column(0.0, 0.0, page.measure, "end-wide", boxes[:wide]),
        _Column(0.0, 0.0, page.column, "end-column", boxes[wide:]),
    ]
    anchors = _laid_out([columns], setting, endless=True).pages[0].anchors
    units: list[_Unit] = []
    for column in columns:
        names = [*(box.id for box in column.boxes), column.end]
        tops = [anchors[name][1] * PX for name in names]
        for top, bottom in pairwise(tops):
            piece = pieces[len(units)]
            units.append(_Unit(piece, bottom - top, piece.above * page.type_size))
    return units


def _fitted(units: list[_Unit], setting: _Setting) -> list[_Unit]:
    """Units of which each fits into a column together with the headings above it."""
    depth = setting.page.depth
    for _ in range(ROUNDS):
        room = _room_under_headings(units, depth * 0.9)
        parts = [
            [unit.piece] if unit.height <= most else _split(unit.piece, unit.height, depth)
            for unit, most in zip(units, room, strict=True)
        ]
        fresh = [part for group in parts if len(group) > 1 for part in group]
        if not fresh:
            break
        news = iter(_measured(fresh, setting))
        units = [
            new
            for unit, group in zip(units, parts, strict=True)
            for new in ([unit] if len(group) == 1 else [next(news) for _ in group])
        ]
    tall = [unit for unit in units if unit.height > depth]
    if tall:
        raise RuntimeError(f"cannot split {tall[0].piece.anchor or tall[0].piece.role} to fit")
    return units


def _room_under_headings(units: list[_Unit], depth: float) -> list[float]:
    room = []
    taken = 0.0
    for unit in units:
        room.append(max(depth - taken, depth * 0.4))
        taken = taken + unit.height + unit.above if unit.piece.keep else 0.0
    return room


# --- Splitting what is taller than a column -------------------------------------------------------


def _split(piece: _Piece, height: float, depth: float) -> list[_Piece]:
    """Smaller pieces with the same content in the same order; at least two where that can be."""
    if (piece.prompt or piece.lead) and (piece.blocks or piece.ruled):
        head = replace(piece, blocks=(), ruled=0, keep=True)
        body = replace(piece, prompt=(), lead=())
        return [head, _follow(body, 8.0)]
    if piece.prompt and piece.lead:
        return [replace(piece, lead=()), _follow(replace(piece, prompt=()), 8.0)]
    halves = ceil(height / (depth * 0.45))
    if piece.prompt:
        cuts = _cut_inlines(piece.prompt, halves)
        return _sequence(piece, [replace(piece, prompt=part) for part in cuts])
    if piece.lead:
        cuts = _cut_inlines(piece.lead, halves)
        return _sequence(piece, [replace(piece, lead=part) for part in cuts])
    if len(piece.blocks) > 1:
        parts = [replace(piece, blocks=(block,)) for block in piece.blocks]
        return _sequence(piece, parts, above=0.42, tear=4.0)
    if len(piece.blocks) == 1:
        blocks = _split_block(piece.blocks[0], height, depth)
        return _sequence(piece, [replace(piece, blocks=(block,)) for block in blocks])
    return [piece]


def _sequence(
    piece: _Piece, parts: list[_Piece], above: float = 0.0, tear: float = 8.0
) -> list[_Piece]:
    first, *others = parts
    return [
        replace(first, keep=False if others else piece.keep),
        *(
            replace(_follow(part, tear), above=above, keep=piece.keep and part is others[-1])
            for part in others
        ),
    ]


def _follow(piece: _Piece, tear: float) -> _Piece:
    return replace(piece, rest=True, anchor="", above=0.1, tear=tear)


def _split_block(block: _Flow, height: float, depth: float) -> list[_Flow]:
    halves = ceil(height / (depth * 0.45))
    eighths = ceil(height / (depth * 0.12))
    match block:
        case Paragraph(inlines, location):
            return [Paragraph(part, location) for part in _cut_inlines(inlines, halves)]
        case _Rows():
            if block.stop - block.start > 1:
                return [*_cut_rows(block, eighths)]
            return [*_cut_row(block, halves)]
        case _Items(items, start):
            if len(items) > 1:
                return [
                    _Items(items[a:b], None if start is None else start + a)
                    for a, b in _ranges(len(items), eighths)
                ]
            inner = _split_blocks(items[0], height, depth)
            return [
                _Items((inner[0],), start),
                *(_ItemRest(part, start is not None) for part in inner[1:]),
            ]
        case _ItemRest(blocks, ordered):
            return [_ItemRest(part, ordered) for part in _split_blocks(blocks, height, depth)]
        case _Quoted(blocks):
            return [_Quoted(part) for part in _split_blocks(blocks, height, depth)]
        case Table(header, rows, aligns, location):
            if len(rows) > 1:
                return [
                    Table(header, rows[a:b], aligns, location)
                    for a, b in _ranges(len(rows), halves)
                ]
            return [*_cut_cells(block, halves)]
        case Rule():
            return [block]
        case _:
            assert_never(block)


def _split_blocks(
    blocks: tuple[_Flow, ...], height: float, depth: float
) -> list[tuple[_Flow, ...]]:
    if len(blocks) > 1:
        return [(block,) for block in blocks]
    return [(part,) for block in blocks for part in _split_block(block, height, depth)]


def _ranges(count: int, parts: int) -> Iterator[tuple[int, int]]:
    """`count` things in at most `parts` runs of about one length, at least two runs if possible."""
    parts = min(max(parts, 2), count)
    for i in range(parts):
        yield count * i // parts, count * (i + 1) // parts


def _cut_rows(rows: _Rows, parts: int) -> Iterator[_Rows]:
    """Runs of lines; a run ends at a blank line where one is near its end."""
    text = rows.block.text.split("\n")
    start = rows.start
    for _, end in _ranges(rows.stop - rows.start, parts):
        stop = rows.start + end
        if stop <= start:
            continue
        if stop < rows.stop:
            near = range(stop, max(start + 1, stop - (stop - start) // 2), -1)
            stop = next((i for i in near if not text[i - 1].strip()), stop)
        yield _Rows(rows.block, start, stop)
        start = stop


def _cut_row(rows: _Rows, parts: int) -> Iterator[_Flow]:
    """One line of code that alone is taller than a column goes on as plain text."""
    text = rows.block.text.split("\n")[rows.start]
    pieces = [text[a:b] for a, b in _ranges(len(text), parts)]
    first = rows.block.location.line + (1 if rows.block.fenced else 0) + rows.start
    for i, part in enumerate(pieces):
        line = replace(
            rows.block,
            text=part,
            language="" if i else rows.block.language,
            location=replace(rows.block.location, line=first),
            fenced=False,
        )
        yield Paragraph((CodeSpan(part),), line.location) if i else _Rows(line, 0, 1)


def _cut_cells(table: Table, parts: int) -> Iterator[Table]:
    """A table with one row (or none): each cell is cut into as many parts."""
    row = table.rows[0] if table.rows else table.header
    cut = [_padded(_cut_inlines(cell, parts), parts) for cell in row]
    for i in range(max(parts, 2)):
        cells = tuple(cell[i] for cell in cut)
        if not any(cells):
            continue
        if table.rows:
            yield Table(table.header, (cells,), table.aligns, table.location)
        else:
            yield Table(cells, (), table.aligns, table.location)


def _padded(cuts: list[Inlines], parts: int) -> list[Inlines]:
    return [*cuts, *(() for _ in range(max(parts, 2) - len(cuts)))]


SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)]*\s+")
BLANK = re.compile(r"\s+")


def _cut_inlines(inlines: Inlines, parts: int) -> list[Inlines]:
    """`inlines` in at most max(2, parts) runs of about one length: cut after a sentence where one
    ends near, else between words, else anywhere."""
    text = plain(inlines)
    places: list[int] = []
    for _, end in _ranges(len(text), parts):
        last = places[-1] if places else 0
        if end >= len(text):
            break
        reach = max(1, len(text) // max(parts, 2) // 3)
        window = text[: end + 1]
        place = _last_end(SENTENCE_END, window, max(last, end - reach))
        place = place or _last_end(BLANK, window, max(last, end - reach)) or end
        if place > last:
            places.append(place)
    out: list[Inlines] = []
    rest = inlines
    done = 0
    for place in places:
        before, rest = _divide(rest, place - done)
        done = place
        out.append(before)
    return [part for part in (*out, rest) if part]


def _last_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    return max((found.end() for found in pattern.finditer(text, start)), default=0)


def _divide(inlines: Inlines, place: int) -> tuple[Inlines, Inlines]:
    """`inlines` up to the character `place` of their plain text, and from there on."""
    for i, inline in enumerate(inlines):
        length = len(plain((inline,)))
        if place < length:
            left, right = _divide_one(inline, place) if place else ((), (inline,))
            return (*inlines[:i], *left), (*right, *inlines[i + 1 :])
        place -= length
    return inlines, ()


def _divide_one(inline: Inline, place: int) -> tuple[Inlines, Inlines]:
    match inline:
        case Text(text):
            return (Text(text[:place]),), (Text(text[place:]),)
        case CodeSpan(text):
            return (CodeSpan(text[:place]),), (CodeSpan(text[place:]),)
        case Emphasis(children) | Strong(children) | Strikethrough(children) | Link(_, children):
            left, right = _divide(children, place)
            return (replace(inline, children=left),), (replace(inline, children=right),)
        case LineBreak():
            return (inline,), ()
        case _:
            assert_never(inline)


# --- The cut into columns -------------------------------------------------------------------------

NEVER = 10_000.0  # the cost of a heading at the end of a column


def _spread(
    units: list[_Unit], per_page: int, depth: float, first_depth: float
) -> list[tuple[int, int]]:
    """The units of each column, as ranges. The first page's columns are `first_depth` points high,
    the others `depth`. The last page's columns are made even."""

    def room(column: int) -> float:
        return first_depth if column < per_page else depth

    columns = _cut(units, room, per_page)
    last_page = (len(columns) - 1) // per_page * per_page if columns else 0
    start = columns[last_page][0] if columns else 0
    tail = units[start:]
    low, high = 0.0, room(last_page)
    best = columns[last_page:]
    for _ in range(14):
        middle = (low + high) / 2
        tried = _cut(tail, lambda _, most=middle: most, per_page)  # type: ignore[misc]
        if len(tried) <= per_page and _holds(tail, tried, middle):
            best = [(a + start, b + start) for a, b in tried]
            high = middle
        else:
            low = middle
    return [*columns[:last_page], *best]


def _holds(units: list[_Unit], columns: list[tuple[int, int]], room: float) -> bool:
    """Whether every column fits and none but the last ends with a heading."""
    return all(
        _height(units[a:b]) <= room and (b == len(units) or not units[b - 1].piece.keep)
        for a, b in columns
    )


def _height(units: list[_Unit]) -> float:
    """Of a column: the space above its first unit is dropped."""
    return sum(unit.height + unit.above for unit in units) - (units[0].above if units else 0.0)


def _cut(units: list[_Unit], room: Callable[[int], float], special: int) -> list[tuple[int, int]]:
    """The cheapest cut into columns.

    A column costs the square of its unused part, and what its break costs; the last one is free.
    `room` gives the height of each column and is constant from column `special` on, so a state is
    the column (up to `special`) and the next unit; only units that fit are tried, so the time
    grows with the number of units times the number that a column holds.
    """
    count = len(units)
    sums = [0.0, *accumulate(unit.height + unit.above for unit in units)]
    cost = [[inf] * (count + 1) for _ in range(special + 1)]
    back: list[list[tuple[int, int]]] = [[(-1, -1)] * (count + 1) for _ in range(special + 1)]
    cost[0][0] = 0.0
    for column in range(special + 1):
        most = room(column)
        after = min(column + 1, special)
        for i in range(count):
            if cost[column][i] == inf:
                continue
            # A unit that fits no column at all still gets one: the check of the result reports it.
            end = max(i + 1, bisect_right(sums, most + sums[i] + units[i].above + 0.01) - 1)
            for j in range(i + 1, end + 1):
                unused = max(0.0, most - (sums[j] - sums[i] - units[i].above)) / max(most, 1.0)
                price = cost[column][i]
                if j < count:
                    price += 100 * unused**2 + units[j].piece.tear
                    price += NEVER if units[j - 1].piece.keep else 0.0
                if price < cost[after][j]:
                    cost[after][j] = price
                    back[after][j] = (column, i)
    state, at = min(range(special + 1), key=lambda layer: cost[layer][count]), count
    columns: list[tuple[int, int]] = []
    while at > 0:
        state, begin = back[state][at]
        columns.append((begin, at))
        at = begin
    return columns[::-1]


# --- The pages ------------------------------------------------------------------------------------


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


def _published(
    title: _Unit,
    columns: list[tuple[int, int]],
    units: list[_Unit],
    setting: _Setting,
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
                _Box(f"unit-{j}", units[j].above if j > start else 0.0, _html(units[j].piece, page))
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
    rendering: "Rendering", pages: list[list[_Column]], units: list[_Unit], page: _Page
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
    pages: list[list[_Column]], setting: _Setting, *, endless: bool = False
) -> "Rendering":
    from weasyprint import HTML

    document, page = setting.document, setting.page
    fonts, css, fetcher = _engine()
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


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=False
    )
    return environment.get_template("sheet.html.jinja")


@lru_cache(maxsize=1)
def _engine() -> "tuple[FontConfiguration, CSS, Any]":
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


BASE = "file:///templates/"


# --- What WeasyPrint says -------------------------------------------------------------------------


@contextmanager
def _complaints(path: Path) -> Iterator[list[Problem]]:
    """Collects WeasyPrint's warnings and errors as Problems."""
    problems: list[Problem] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            problems.append(
                Problem(
                    Location(path),
                    "typesetting",
                    f"WeasyPrint says: {record.getMessage()}",
                    "this is a defect of the sheet; please report it with the notes",
                    Severity.WARNING,
                )
            )

    logger = logging.getLogger("weasyprint")
    handler = Collector(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield problems
    finally:
        logger.removeHandler(handler)
