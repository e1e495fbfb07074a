"""A document as pieces: what must not be torn apart on the sheet (a heading, a term, an answer).

Knows which pieces there are, how far apart they stand and which stay together. Does not know HTML
or how high a piece comes out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html import escape
from itertools import groupby
from typing import assert_never

from cribdeck.colours import section_hues
from cribdeck.layout import NAMES_MOST, RULED_LINES, Setting
from cribdeck.markup import plain
from cribdeck.model import (
    ASKS,
    Block,
    CodeBlock,
    CodeSpan,
    Document,
    Entry,
    Inlines,
    ItemList,
    Kind,
    Paragraph,
    Quote,
    Rule,
    Section,
    Table,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Some lines of a code block, from `start` up to `stop`."""

    block: CodeBlock
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class ItemRest:
    """What follows of a list item whose beginning stands in another piece."""

    blocks: "tuple[Flow, ...]"
    ordered: bool


@dataclass(frozen=True, slots=True)
class Items:
    """Some items of a list, each as its blocks; `start` as in ItemList."""

    items: "tuple[tuple[Flow, ...], ...]"
    start: int | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, as its blocks."""

    blocks: "tuple[Flow, ...]"


Flow = Paragraph | Rows | Items | ItemRest | Quoted | Table | Rule


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, an entry, or a part of one.

    `role` is "title", "h2" … "h6" or the kind of the entry. `above` is the space above it in em,
    which is dropped at the top of a column. `keep` says that it must not be the last of a column;
    `tear` is the cost of a new column before it.
    """

    role: str
    hue: int
    prompt: Inlines = ()
    lead: Inlines = ()
    blocks: tuple[Flow, ...] = ()
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
class Unit:
    """A piece with its measures in points."""

    piece: Piece
    height: float
    above: float


def title_piece(setting: Setting) -> Piece:
    """The document's title with the date (UTC) of its last change: as wide as the page."""
    day = datetime.fromtimestamp(setting.modified, UTC).date().isoformat()
    return Piece(
        "title",
        0,
        above=1.1,
        html=f'<div class="title"><h1>{escape(setting.document.title, quote=False)}</h1>'
        f"<p>Last changed {day}</p></div>",
    )


def pieces_of(document: Document) -> list[Piece]:
    """The headings and entries of `document` in its order, without the title, however high."""
    pieces: list[Piece] = []
    seen: set[str] = set()
    for section, hue in zip(document.sections, section_hues(document.sections), strict=True):
        pieces.extend(_section(section, 2, hue, seen))
    return pieces


def _section(section: Section, rank: int, hue: int, seen: set[str]) -> Iterator[Piece]:
    # Headings are ranked by depth, not by their level in the notes: PDF/UA allows no gaps.
    heading = None
    if section.level:
        heading = Piece(
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
            yield from _torn(_entry(entry, hue, gap, names, seen, first=i == 0))
        above = 0.6
    for child in section.sections:
        yield from _section(child, rank + 1, hue, seen)


def _torn(piece: Piece) -> Iterator[Piece]:
    """A question with its first block, and each further block as a piece that may, if it must,
    begin the next column."""
    if piece.role not in ASKS or len(piece.blocks) < 2:
        yield piece
        return
    first, *others = piece.blocks
    yield replace(piece, blocks=(first,))
    rest = replace(piece, prompt=(), lead=(), anchor="", rest=True, above=0.42, tear=4.0)
    for block in others:
        yield replace(rest, blocks=(block,))


def _gap(entry: Entry) -> float:
    """Space between two entries of one kind, in em."""
    return {Kind.TERM: 0.16, Kind.FACT: 0.16}.get(entry.kind, 0.5)


def _entry(
    entry: Entry, hue: int, above: float, names: float, seen: set[str], *, first: bool
) -> Piece:
    unanswered = entry.kind in ASKS and not entry.answer
    return Piece(
        entry.kind.value,
        hue,
        prompt=() if entry.from_heading else entry.prompt,
        lead=entry.lead,
        blocks=tuple(map(flow_of, entry.answer)),
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


def flow_of(block: Block) -> Flow:
    """`block` in the form that can be split: code as rows, lists and quotes as their blocks."""
    match block:
        case CodeBlock(text):
            return Rows(block, 0, text.count("\n") + 1)
        case ItemList(items, start):
            return Items(tuple(tuple(map(flow_of, item.blocks)) for item in items), start)
        case Quote(blocks):
            return Quoted(tuple(map(flow_of, blocks)))
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
