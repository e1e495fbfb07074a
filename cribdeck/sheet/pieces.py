"""A document as pieces: what must not be torn apart on the sheet (a heading, a term, an answer).

Knows which pieces there are, how far apart they stand and which stay together. Does not know HTML
or how high a piece comes out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby, pairwise
from typing import assert_never

from cribdeck.html.direction import is_rtl
from cribdeck.html.formulas import drawn
from cribdeck.notes.blocks import (
    Block,
    CodeBlock,
    Inlines,
    ItemList,
    Math,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from cribdeck.notes.document import Asking, Document, Entry, Fact, Section, Term
from cribdeck.notes.entry_body import body, is_unanswered
from cribdeck.notes.section_colours import section_hues
from cribdeck.notes.sheet_only import Divider
from cribdeck.problems import Location
from cribdeck.sheet.code_breaks import parts
from cribdeck.sheet.drawings import drawn_size, is_drawn
from cribdeck.sheet.layout import LEGIBLE, LENGTHS, NAMES_MOST, RULED_LINES, TITLE, WIDE_CELL, Page
from cribdeck.sheet.widths import line_width, shares


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
    """Some items of a list, each as its blocks; `start` as in ItemList; `rtl`: the list runs from
    right to left."""

    items: "tuple[tuple[Flow, ...], ...]"
    start: int | None
    rtl: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, as its blocks."""

    blocks: "tuple[Flow, ...]"


SHRUNK = 0.82  # of the size of code: a drawing that would be smaller spans the page instead
NAME_GAP = 0.9  # em: between a term and the definition beside it
FEW = 3  # columns of a table that stays within its column, though a word may be broken
LONE = 2  # items of a list that stay together at its beginning and at its end
UNTORN = (Term.kind, Fact.kind)  # entries whose blocks stay together
QUIET = "quiet"  # the role of a rule that a heading follows

Flow = Paragraph | Rows | Items | ItemRest | Quoted | Table | Rule


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, an entry, or a part of one.

    `role` is TITLE, "h2" … "h6" or the kind of the entry. `above` is the space above it in em,
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
    entry: str = ""  # its place: pieces of one entry have the same
    wide: bool = False  # it spans all columns


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece with its measures in points; `bound`: it must stand below the one before it."""

    piece: Piece
    height: float
    above: float
    bound: bool = False


def title_piece(document: Document, modified: int) -> Piece:
    """The document's title, its topic as the lead, and the date (UTC) of its last change below, as
    wide as the page. `modified` is the time of that change in seconds since the epoch."""
    day = datetime.fromtimestamp(modified, UTC).date().isoformat()
    changed = Paragraph((Text(f"Last changed {day}"),), Location(document.path))
    return Piece(
        TITLE,
        0,
        prompt=(Text(document.title),),
        lead=(Text(document.settings.subtitle),),
        blocks=(changed,),
        above=0.8,
        wide=True,
    )


def pieces_of(document: Document, page: Page) -> list[Piece]:
    """The headings and entries of `document` in its order, without the title, however high; what
    is too wide for a column of `page` spans all of them, with the headings above it."""
    pieces: list[Piece] = []
    seen: set[str] = set()
    for section, hue in zip(document.sections, section_hues(document.sections), strict=True):
        pieces.extend(_section(section, 2, hue, seen, page))
    for i in range(len(pieces) - 2, -1, -1):
        if pieces[i].keep and pieces[i + 1].wide:
            pieces[i] = replace(pieces[i], wide=True)
    return pieces


def _section(section: Section, rank: int, hue: int, seen: set[str], page: Page) -> Iterator[Piece]:
    # Headings are ranked by depth, not by their level in the notes: PDF/UA allows no gaps.
    heading = None
    if section.level:
        heading = Piece(
            f"h{min(rank, 6)}",
            hue,
            prompt=section.heading,
            anchor=_once(f"heading-{section.location.place}", seen),
            above=(0.9, 0.65, 0.55)[min(rank - 2, 2)],
            keep=bool(section.entries or section.sections),
        )
        yield heading
    above = 0.35 if heading else 0.0
    printed = [entry for entry in section.entries if not entry.within]
    for _, run in groupby(printed, key=lambda entry: entry.kind):
        entries = tuple(run)
        names = _names_width(entries, page) if isinstance(entries[0], Term) else 0.0
        for i, entry in enumerate(entries):
            gap = above if i == 0 else _gap(entry)
            quiet = entry is printed[-1]  # the next heading divides well enough
            yield from _torn(_entry(entry, hue, gap, names, seen, first=i == 0, quiet=quiet), page)
        above = 0.5
    for child in section.sections:
        yield from _section(child, rank + 1, hue, seen, page)


def _torn(piece: Piece, page: Page) -> Iterator[Piece]:
    """An entry in parts, of which each, if it must, begins the next column. What is too wide for a
    column spans the page."""
    if not piece.blocks:
        yield piece
        return
    groups: list[tuple[float, tuple[Flow, ...]]] = []
    for above, part in (one for block in piece.blocks for one in _in_parts(block)):
        wide = _too_wide(part, page)
        if piece.role in UNTORN and groups and not wide and not _too_wide(groups[-1][1][-1], page):
            groups[-1] = (groups[-1][0], (*groups[-1][1], part))
        else:
            groups.append((above, (part,)))
    rest = replace(piece, prompt=(), lead=(), anchor="", rest=True, tear=4.0)
    for i, (above, blocks) in enumerate(groups):
        one = replace(rest, above=above) if i else piece
        yield replace(one, blocks=blocks, wide=_too_wide(blocks[0], page))


def _in_parts(block: Flow) -> Iterator[tuple[float, Flow]]:
    """A block, or the parts that a column may begin with: of code and of lists with short items;
    each with the space above it in em."""
    match block:
        case Rows(code, 0, stop) if not is_drawn(code):
            for a, b in pairwise((0, *parts(code), stop)):
                yield LENGTHS.block_gap if a == 0 else 0.0, Rows(code, a, b)
        case Items(items, start, rtl) if len(items) >= 2 * LONE:
            # Neither the first nor the last item stands alone.
            for a, b in pairwise((0, *range(LONE, len(items) - LONE + 1), len(items))):
                first = None if start is None else start + a
                part = Items(items[a:b], first, rtl)
                yield LENGTHS.block_gap if a == 0 else LENGTHS.item_gap, part
        case _:
            yield LENGTHS.block_gap, block


def _too_wide(block: Flow, page: Page) -> bool:
    if page.layout.columns == 1:
        return False
    match block:
        case Rows(code) if is_drawn(code):
            return drawn_size(code, page.column) < max(SHRUNK * page.mono_size, LEGIBLE)
        case Paragraph((Math(display=True) as math,)):
            return drawn(math).width * page.type_size > page.column
        case Table() as table:
            columns = len(table.aligns)
            if columns * WIDE_CELL * page.type_size > page.column:
                return True
            # Its words would be broken in a column, and are not where it spans the page.
            narrow, broad = page.column / page.small_size, page.measure / page.small_size
            return columns > FEW and bool(shares(table, narrow)) and not shares(table, broad)
        case _:
            return False


def _gap(entry: Entry) -> float:
    """Space between two entries of one kind, in em."""
    return 0.14 if isinstance(entry, Term | Fact) else 0.4


def _entry(
    entry: Entry,
    hue: int,
    above: float,
    names: float,
    seen: set[str],
    *,
    first: bool,
    quiet: bool,
) -> Piece:
    unanswered = is_unanswered(entry)
    role = entry.kind
    if isinstance(entry, Divider) and quiet:
        role, above = QUIET, 0.0
    return Piece(
        role,
        hue,
        prompt=() if entry.from_heading else entry.prompt,
        lead=entry.lead,
        blocks=tuple(map(flow_of, body(entry))),
        anchor=_once(f"entry-{entry.location.place}", seen),
        number=None if entry.from_heading else entry.number,
        asked=isinstance(entry, Asking) and not entry.from_heading,
        ruled=RULED_LINES if unanswered else 0,
        names=names if _name_width(entry.prompt) <= names else 0.0,
        above=above,
        tear=50.0 if isinstance(entry, Divider) else 0.0 if first else 1.0,
        entry=entry.location.place,
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
            rows = tuple(tuple(map(flow_of, item.blocks)) for item in items)
            return Items(rows, start, is_rtl(block))
        case Quote(blocks):
            return Quoted(tuple(map(flow_of, blocks)))
        case Paragraph() | Table() | Rule():
            return block
        case _:
            assert_never(block)


def code_of(flows: Iterable[Flow]) -> Iterator[Rows]:
    """The code and the drawings in `flows`, however deep."""
    for flow in flows:
        match flow:
            case Rows():
                yield flow
            case Items(items):
                for item in items:
                    yield from code_of(item)
            case Quoted(inner) | ItemRest(inner):
                yield from code_of(inner)
            case Paragraph() | Table() | Rule():
                pass
            case _:
                assert_never(flow)


def _names_width(entries: Iterable[Entry], page: Page) -> float:
    """The width of the names of a run of terms, in em; 0 where they take too much of a column."""
    width = max(_name_width(entry.prompt) for entry in entries)
    return width if width * page.type_size <= NAMES_MOST * page.column else 0.0


def _name_width(prompt: Inlines) -> float:
    """At least the width of a term in bold, in em, with a gap after it."""
    return line_width(prompt) + NAME_GAP
