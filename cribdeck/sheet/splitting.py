"""A piece that is taller than a column becomes smaller ones; and smaller ones become one again.

Cuts lists by items, code by lines, tables by rows, paragraphs by sentences and then by words.
Nothing is lost: the parts in order say what the whole said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil
from typing import assert_never

from cribdeck.notes.blocks import (
    CodeSpan,
    Holder,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Math,
    Media,
    MissingImage,
    Paragraph,
    Row,
    Ruby,
    Rule,
    Strong,
    Table,
    Text,
    row_location,
)
from cribdeck.notes.words import plain
from cribdeck.sheet.code_breaks import statements
from cribdeck.sheet.layout import LENGTHS
from cribdeck.sheet.pieces import Flow, ItemRest, Items, Piece, Quoted, Rows


def split_piece(piece: Piece, height: float, depth: float) -> list[Piece]:
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
        return _sequence(piece, parts, above=LENGTHS.block_gap, tear=4.0)
    if len(piece.blocks) == 1:
        blocks = _split_block(piece.blocks[0], height, depth)
        return _sequence(piece, [replace(piece, blocks=(block,)) for block in blocks])
    return [piece]


def _sequence(
    piece: Piece, parts: list[Piece], above: float = 0.0, tear: float = 8.0
) -> list[Piece]:
    first, *others = parts
    return [
        replace(first, keep=False if others else piece.keep),
        *(
            replace(_follow(part, tear), above=above, keep=piece.keep and part is others[-1])
            for part in others
        ),
    ]


def _follow(piece: Piece, tear: float) -> Piece:
    return replace(piece, rest=True, anchor="", above=0.1, tear=tear)


def _split_block(block: Flow, height: float, depth: float) -> list[Flow]:
    halves = ceil(height / (depth * 0.45))
    eighths = ceil(height / (depth * 0.12))
    match block:
        case Paragraph(inlines, location):
            return [Paragraph(part, location) for part in _cut_inlines(inlines, halves)]
        case Rows():
            if block.stop - block.start > 1:
                return [*_cut_rows(block, eighths)]
            return [*_cut_row(block, halves)]
        case Items(items, start, rtl):
            if len(items) > 1:
                return [
                    Items(items[a:b], None if start is None else start + a, rtl)
                    for a, b in _ranges(len(items), eighths)
                ]
            inner = _split_blocks(items[0], height, depth)
            return [
                Items((inner[0],), start, rtl),
                *(ItemRest(part, start is not None) for part in inner[1:]),
            ]
        case ItemRest(blocks, ordered):
            return [ItemRest(part, ordered) for part in _split_blocks(blocks, height, depth)]
        case Quoted(blocks):
            return [Quoted(part) for part in _split_blocks(blocks, height, depth)]
        case Table(header, rows, aligns, location):
            if len(rows) > 1:
                return [
                    Table(header, rows[a:b], aligns, location)
                    for a, b in _ranges(len(rows), halves)
                ]
            if not rows or _words(header) > _words(rows[0]):  # it is the head that is so high
                return [*_above(block)]
            return [*_cut_cells(block, halves)]
        case Rule():
            return [block]
        case _:
            assert_never(block)


def _split_blocks(blocks: tuple[Flow, ...], height: float, depth: float) -> list[tuple[Flow, ...]]:
    if len(blocks) > 1:
        return [(block,) for block in blocks]
    return [(part,) for block in blocks for part in _split_block(block, height, depth)]


def _ranges(count: int, parts: int) -> Iterator[tuple[int, int]]:
    """`count` things in at most `parts` runs of about one length, at least two runs if possible."""
    parts = min(max(parts, 2), count)
    for i in range(parts):
        yield count * i // parts, count * (i + 1) // parts


def _cut_rows(rows: Rows, parts: int) -> Iterator[Rows]:
    """Runs of lines; a run ends with a statement where one ends near."""
    begins = statements(rows.block)
    start = rows.start
    for _, end in _ranges(rows.stop - rows.start, parts):
        stop = rows.start + end
        if stop <= start:
            continue
        if stop < rows.stop:
            near = range(stop, max(start, stop - (stop - start) // 2), -1)
            stop = next((i for i in near if i in begins), stop)
        yield Rows(rows.block, start, stop)
        start = stop


def _cut_row(rows: Rows, parts: int) -> Iterator[Flow]:
    """One line of code that alone is taller than a column goes on as plain text."""
    text = rows.block.text.split("\n")[rows.start]
    pieces = [text[a:b] for a, b in _ranges(len(text), parts)]
    for i, part in enumerate(pieces):
        line = replace(
            rows.block,
            text=part,
            language="" if i else rows.block.language,
            location=row_location(rows.block, rows.start),
            fenced=False,
        )
        yield Paragraph((CodeSpan(part),), line.location) if i else Rows(line, 0, 1)


def _above(table: Table) -> Iterator[Flow]:
    """A table whose head is too high: its cells as paragraphs above the rows."""
    for cell in table.header.cells:
        if cell:
            yield Paragraph((Strong(cell),), table.header.location)
    if table.rows:
        yield replace(table, header=replace(table.header, cells=((),) * len(table.aligns)))


def _cut_cells(table: Table, parts: int) -> Iterator[Table]:
    """A table with one row: each cell is cut into as many parts."""
    (row,) = table.rows
    cut = [_padded(_cut_inlines(cell, parts), parts) for cell in row.cells]
    for i in range(max(parts, 2)):
        cells = tuple(cell[i] for cell in cut)
        if not any(cells):
            continue
        yield replace(table, rows=(replace(row, cells=cells),))


def _words(row: Row) -> int:
    """How much a row says."""
    return max(len(plain(cell)) for cell in row.cells)


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
        reach = max(30, len(text) // max(parts, 2) // 3)  # few words are longer
        window = text[: end + 1]
        place = _last_end(SENTENCE_END, window, max(last, end - reach))
        place = place or _last_end(BLANK, window, max(last, end - reach)) or end
        if place > last:
            places.append(place)
    out: list[Inlines] = []
    rest = inlines
    done = 0
    for place in places:
        before, rest = _divide(rest, max(place - done, 0))
        done += len(plain(before))  # what cannot be cut moves the place
        out.append(before)
    return [part for part in (*out, rest) if part]


def _last_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    return max((found.end() for found in pattern.finditer(text, start)), default=0)


def _divide(inlines: Inlines, place: int) -> tuple[Inlines, Inlines]:
    """`inlines` up to the character `place` of their plain text, and from there on."""
    for i, inline in enumerate(inlines):
        length = len(plain((inline,)))
        if place < length:
            if place and not (i and isinstance(inline, Math | Image)):
                left, right = _divide_one(inline, place)
            else:
                left, right = (), (inline,)
            return (*inlines[:i], *left), (*right, *inlines[i + 1 :])
        place -= length
    return inlines, ()


def _divide_one(inline: Inline, place: int) -> tuple[Inlines, Inlines]:
    if isinstance(inline, Holder):
        left, right = _divide(inline.children, place)
        before = (replace(inline, children=left),) if left else ()
        return before, (replace(inline, children=right),) if right else ()
    match inline:
        case Text(text):
            return (Text(text[:place]),), (Text(text[place:]),)
        case CodeSpan(text):
            return (CodeSpan(text[:place]),), (CodeSpan(text[place:]),)
        case MissingImage(text):
            return (replace(inline, text=text[:place]),), (replace(inline, text=text[place:]),)
        case (
            LineBreak() | Math() | Image() | Ruby() | Media()
        ):  # what cannot be cut stays before the cut
            return (inline,), ()
        case _:
            assert_never(inline)


# --- And back -------------------------------------------------------------------------------------


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """`pieces` with neighbours in one piece again that were split from one block or prompt."""
    out: list[Piece] = []
    for piece in pieces:
        if out and (one := _one_piece(out[-1], piece)):
            out[-1] = one
        else:
            out.append(piece)
    return out


def _one_piece(first: Piece, second: Piece) -> Piece | None:
    if second.above or not second.rest:
        return None
    if first.prompt and second.prompt and not (first.lead or first.blocks):
        prompt = (*first.prompt, *second.prompt)
        return replace(first, prompt=prompt, lead=second.lead, blocks=second.blocks)
    if first.lead and second.lead and not (second.prompt or first.blocks):
        return replace(first, lead=(*first.lead, *second.lead), blocks=second.blocks)
    if not first.blocks or second.prompt or second.lead:
        return None
    block = _one_block(first.blocks[-1], second.blocks[0])
    blocks = (*first.blocks[:-1], block, *second.blocks[1:]) if block else ()
    return replace(first, blocks=blocks) if block else None


def _one_block(first: Flow, second: Flow) -> Flow | None:
    match first, second:
        case Paragraph(before, there), Paragraph(behind, here) if there == here:
            return Paragraph((*before, *behind), here)
        case Rows(block, start, end), Rows(same, begin, stop) if block == same and end == begin:
            return Rows(block, start, stop)
        case Items(items, first_number, rtl), Items(others):
            return Items((*items, *others), first_number, rtl)
        case Table(header, rows, aligns, there), Table(_, others, _, here) if there == here:
            return Table(header, _one_run(rows, others), aligns, here)
        case _:
            return None


def _one_run(first: tuple[Row, ...], second: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows below one another; of one that was cut, each cell goes on."""
    if not (first and second and first[-1].location == second[0].location):
        return (*first, *second)
    cells = zip(first[-1].cells, second[0].cells, strict=True)
    row = replace(first[-1], cells=tuple((*before, *behind) for before, behind in cells))
    return (*first[:-1], row, *second[1:])
