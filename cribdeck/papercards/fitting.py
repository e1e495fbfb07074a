"""Sets what stands on a side of a card as large as it fits, and in parts where it is too long.

Knows sizes of type and heights, in points; how high something comes out it asks its caller. Does
not know HTML or what a card says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from cribdeck.notes.blocks import DRAWN, CodeBlock, Paragraph, Rule, Table
from cribdeck.sheet.layout import LEGIBLE, MONO_SIZE, ROUNDS, SIGNS_ADVANCE, TAB, small_size
from cribdeck.sheet.pieces import Flow, ItemRest, Items, Piece, Quoted, Rows, Unit
from cribdeck.sheet.splitting import split_piece
from cribdeck.sheet.widths import shares

SMALLEST = 6.0  # of text; code is never smaller than LEGIBLE
PROMPT_SIZES = (18.0, 16.5, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.5, 7.0, 6.5, SMALLEST)
ANSWER_SIZES = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.6, 7.2, 6.8, 6.4, SMALLEST)
CODE_SMALLEST = LEGIBLE / MONO_SIZE + 0.01  # the text around the smallest code
GRAINS = (1.0, 0.35)  # of a card: what is higher is torn; the second where it saves a card
CODE_MARGIN = 10.0  # points: what a box of code needs beside its lines

Measure = Callable[[Sequence[tuple[Piece, float]]], list[float]]
"""Heights of pieces, each at a size of type, and as wide as a card."""
Try = tuple[int, float]  # the number of a side, and a size


class DoesNotFit(Exception):
    """A piece that cannot be parted any more is higher than a card."""

    def __init__(self, side: "Side") -> None:
        super().__init__("higher than a card")
        self.side = side


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a card (or of several), how high that may be, and at which sizes
    it may be set, the largest first."""

    piece: Piece
    room: float
    sizes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What of a side stands on one card: units below one another, with their height in all."""

    units: tuple[Unit, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """A side as it will be set: a part a card, all in one size."""

    size: float
    parts: tuple[Part, ...]


def answer_sizes(piece: Piece, width: float) -> tuple[float, ...]:
    """The sizes for an answer `width` points wide: code is rather set small than wrapped, down to
    the smallest code that can be read, and tables rather than that their words are broken."""
    code = [rows.block for rows in code_of(piece.blocks)]
    if not code:
        tables = [block for block in piece.blocks if isinstance(block, Table)]
        return tuple(s for s in ANSWER_SIZES if _words_whole(tables, width, s)) or ANSWER_SIZES
    columns = max(
        (
            len(row.expandtabs(TAB))
            for one in code
            if one.language not in DRAWN
            for row in _rows(one)
        ),
        default=1,
    )
    unwrapped = (width - CODE_MARGIN) / (max(columns, 1) * SIGNS_ADVANCE * MONO_SIZE)
    largest = max(unwrapped, CODE_SMALLEST)
    sizes = [size for size in ANSWER_SIZES if CODE_SMALLEST < size <= largest]
    return (*sizes, CODE_SMALLEST)


def _words_whole(tables: Iterable[Table], width: float, size: float) -> bool:
    return not any(shares(table, width / small_size(size)) for table in tables)


def _rows(block: CodeBlock) -> list[str]:
    return block.text.split("\n")


def code_of(blocks: Iterable[Flow]) -> Iterator[Rows]:
    """The code and the drawings in `blocks`, however deep."""
    for block in blocks:
        match block:
            case Rows():
                yield block
            case Items(items):
                for item in items:
                    yield from code_of(item)
            case Quoted(inner) | ItemRest(inner):
                yield from code_of(inner)
            case Paragraph() | Table() | Rule():
                pass
            case _:
                assert_never(block)


def fitted(sides: Sequence[Side], measure: Measure) -> list[Fitted]:
    """Each of `sides` on one card, at its largest size that does it; else on as few cards as its
    smallest size needs, at the largest size that needs no more.

    Raises DoesNotFit where something is higher than a card and cannot be parted.
    """

    def on_one(tried: Sequence[Try]) -> list[Fitted | None]:
        heights = measure([(sides[i].piece, size) for i, size in tried])
        return [
            _whole(sides[i], size, height) if height <= sides[i].room else None
            for (i, size), height in zip(tried, heights, strict=True)
        ]

    def on_several(tried: Sequence[Try]) -> list[Fitted | None]:
        found = _parted([(sides[i], size, grains[i]) for i, size in tried], measure)
        return [
            one if len(one.parts) <= len(done[i].parts) else None
            for (i, _), one in zip(tried, found, strict=True)
        ]

    everything = range(len(sides))
    first = on_one([(i, sides[i].sizes[0]) for i in everything])  # where most of them fit
    done = {i: one for i, one in zip(everything, first, strict=True) if one}
    done |= _largest({i: sides[i].sizes[1:] for i in everything if i not in done}, on_one)
    tall = [i for i in everything if i not in done]
    coarse, fine = (
        _parted([(sides[i], sides[i].sizes[-1], grain) for i in tall], measure) for grain in GRAINS
    )
    grains = {}
    for i, whole, torn in zip(tall, coarse, fine, strict=True):
        is_torn = len(torn.parts) < len(whole.parts)
        grains[i] = GRAINS[is_torn]
        done[i] = torn if is_torn else whole
    done |= _largest({i: sides[i].sizes[:-1] for i in tall}, on_several)
    return [done[i] for i in everything]


def _whole(side: Side, size: float, height: float) -> Fitted:
    return Fitted(size, (Part((Unit(side.piece, height, 0.0),), height),))


def _largest(
    sizes: Mapping[int, Sequence[float]], attempt: Callable[[Sequence[Try]], list[Fitted | None]]
) -> dict[int, Fitted]:
    """For each side, by its number, what comes of the largest of its sizes with which `attempt`
    succeeds; sides with which none does are left out. All of them are halved in at once, since
    laying out many is hardly slower than one."""
    found: dict[int, Fitted] = {}
    spans = {i: (0, len(of_side)) for i, of_side in sizes.items()}
    while tries := {i: (low + high) // 2 for i, (low, high) in spans.items() if low < high}:
        results = attempt([(i, sizes[i][middle]) for i, middle in tries.items()])
        for (i, middle), result in zip(tries.items(), results, strict=True):
            low, high = spans[i]
            if result:
                found[i] = result
                spans[i] = (low, middle)
            else:
                spans[i] = (middle + 1, high)
    return found


def _parted(sides: Sequence[tuple[Side, float, float]], measure: Measure) -> list[Fitted]:
    """`sides`, each at the size and in the grain given with it, in parts that fit a card."""
    pieces = [[side.piece] for side, _, _ in sides]
    most = [side.room * grain for side, _, grain in sides]
    heights: dict[tuple[int, Piece], float] = {}
    for _ in range(ROUNDS):
        fresh = [(i, one) for i, of_side in enumerate(pieces) for one in of_side]
        fresh = [key for key in fresh if key not in heights]
        news = measure([(one, sides[i][1]) for i, one in fresh])
        heights.update(zip(fresh, news, strict=True))
        if not any(heights[key] > most[key[0]] for key in fresh):
            break
        pieces = [
            [
                part
                for one in of_side
                for part in (
                    split_piece(one, heights[i, one], sides[i][0].room)
                    if heights[i, one] > most[i]
                    else (one,)
                )
            ]
            for i, of_side in enumerate(pieces)
        ]
    out = []
    for i, (side, size, _) in enumerate(sides):
        if any(heights[i, one] > side.room for one in pieces[i]):
            raise DoesNotFit(side)
        units = [Unit(one, heights[i, one], one.above * size) for one in pieces[i]]
        out.append(Fitted(size, _evenly(units, side.room)))
    return _joined(out, [side.room for side, _, _ in sides], measure)


def _joined(sides: Sequence[Fitted], rooms: Sequence[float], measure: Measure) -> list[Fitted]:
    """`sides` with what was torn and came to stand on one card in one piece again."""
    parts = [
        (i, j, part, joined)
        for i, side in enumerate(sides)
        for j, part in enumerate(side.parts)
        if len(joined := join([unit.piece for unit in part.units])) < len(part.units)
    ]
    heights = iter(measure([(one, sides[i].size) for i, _, _, pieces in parts for one in pieces]))
    better: dict[tuple[int, int], Part] = {}
    for i, j, _, pieces in parts:
        units = [Unit(one, next(heights), one.above * sides[i].size) for one in pieces]
        units[0] = replace(units[0], above=0.0)
        height = sum(unit.above + unit.height for unit in units)
        if height <= rooms[i]:
            better[i, j] = Part(tuple(units), height)
    return [
        replace(side, parts=tuple(better.get((i, j), part) for j, part in enumerate(side.parts)))
        for i, side in enumerate(sides)
    ]


def join(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with neighbours in one piece again that splitting made of one block or prompt."""
    out = [pieces[0]]
    for piece in pieces[1:]:
        out[-1:] = [one] if (one := _one_piece(out[-1], piece)) else [out[-1], piece]
    return out


def _one_piece(first: Piece, second: Piece) -> Piece | None:
    if second.above or not second.rest:
        return None
    if first.prompt and second.prompt and not (first.lead or first.blocks):
        return replace(second, prompt=(*first.prompt, *second.prompt), above=first.above)
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
        case Items(items, first_number), Items(others, _):
            return Items((*items, *others), first_number)
        case Table(header, rows, aligns, there), Table(_, others, _, here) if there == here:
            return Table(header, (*rows, *others), aligns, here)
        case _:
            return None


def _evenly(units: Sequence[Unit], room: float) -> tuple[Part, ...]:
    """`units` on as few cards as hold them, none of which is much fuller than it must be."""
    parts = tuple(_packed(units, room))
    step = room / 40
    while len(parts) > 1:
        highest = max(part.height for part in parts)
        flatter = tuple(_packed(units, highest - step))
        if len(flatter) > len(parts) or max(part.height for part in flatter) >= highest:
            break
        parts = flatter
    return parts


def _packed(units: Iterable[Unit], room: float) -> Iterator[Part]:
    """Units below one another, as many as a card holds."""
    here: list[Unit] = []
    height = 0.0
    for unit in units:
        above = unit.above if here else 0.0
        if here and height + above + unit.height > room:
            yield Part(tuple(here), height)
            here, height, above = [], 0.0, 0.0
        here.append(replace(unit, above=above))
        height += above + unit.height
    yield Part(tuple(here), height)
