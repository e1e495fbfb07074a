"""Sets what stands on a side of a card as large as it fits, and in parts where it is too long.

Knows sizes of type and heights, in points; how high something comes out it asks its caller. Does
not know HTML or what a card says.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from cribdeck.layout import LEGIBLE, MONO_SIZE, ROUNDS, SIGNS_ADVANCE, TAB
from cribdeck.model import DRAWN, CodeBlock
from cribdeck.pieces import Flow, ItemRest, Items, Piece, Quoted, Rows, Unit
from cribdeck.splitting import split_piece

SMALLEST = 6.0  # of text; code is never smaller than LEGIBLE
PROMPT_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.5, 7.0, 6.5, SMALLEST)
ANSWER_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.6, 7.2, 6.8, 6.4, SMALLEST)
CODE_SMALLEST = LEGIBLE / MONO_SIZE + 0.01  # the text around the smallest code
CODE_MARGIN = 10.0  # points: what a box of code needs beside its lines

Measure = Callable[[Sequence[tuple[Piece, float]]], list[float]]
"""Heights of pieces, each at a size of type, and as wide as a card."""


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
    the smallest code that can be read."""
    code = [rows.block for rows in _code(piece.blocks)]
    if not code:
        return ANSWER_SIZES
    columns = max(
        (len(row.expandtabs(TAB)) for one in code if one.language not in DRAWN for row in _rows(one)),
        default=1,
    )
    unwrapped = (width - CODE_MARGIN) / (max(columns, 1) * SIGNS_ADVANCE * MONO_SIZE)
    largest = max(unwrapped, CODE_SMALLEST)
    sizes = [size for size in ANSWER_SIZES if CODE_SMALLEST < size <= largest]
    return (*sizes, CODE_SMALLEST)


def _rows(block: CodeBlock) -> list[str]:
    return block.text.split("\n")


def _code(blocks: Iterable[Flow]) -> Iterator[Rows]:
    for block in blocks:
        match block:
            case Rows():
                yield block
            case Items(items):
                for item in items:
                    yield from _code(item)
            case Quoted(inner) | ItemRest(inner):
                yield from _code(inner)


def fitted(sides: Sequence[Side], measure: Measure) -> list[Fitted]:
    """Each of `sides` on one card, at its largest size that does it; else on as few cards as its
    smallest size needs, at the largest size that needs no more.

    Raises DoesNotFit where something is higher than a card and cannot be parted.
    """
    found: dict[int, Fitted] = {}
    pending = list(range(len(sides)))
    for step in count():
        pending = [i for i in pending if i not in found and step < len(sides[i].sizes)]
        if not pending:
            break
        heights = measure([(sides[i].piece, sides[i].sizes[step]) for i in pending])
        for i, height in zip(pending, heights, strict=True):
            if height <= sides[i].room:
                unit = Unit(sides[i].piece, height, 0.0)
                found[i] = Fitted(sides[i].sizes[step], (Part((unit,), height),))
    found |= _on_several([(i, side) for i, side in enumerate(sides) if i not in found], measure)
    return [found[i] for i in range(len(sides))]


def _on_several(tall: Sequence[tuple[int, Side]], measure: Measure) -> dict[int, Fitted]:
    found: dict[int, Fitted] = {}
    pending = list(tall)
    for step in count(1):
        pending = [(i, side) for i, side in pending if step <= len(side.sizes)]
        if not pending:
            return found
        tried = _parted([(side, side.sizes[-step]) for _, side in pending], measure)
        better = []
        for (i, side), one in zip(pending, tried, strict=True):
            if i not in found or len(one.parts) <= len(found[i].parts):
                found[i] = one
                better.append((i, side))
        pending = better
    raise AssertionError


def _parted(sides: Sequence[tuple[Side, float]], measure: Measure) -> list[Fitted]:
    """`sides`, each at the size given with it, in parts that fit a card."""
    pieces = [[side.piece] for side, _ in sides]
    heights: dict[tuple[int, Piece], float] = {}
    for _ in range(ROUNDS):
        fresh = [(i, one) for i, of_side in enumerate(pieces) for one in of_side]
        fresh = [key for key in fresh if key not in heights]
        news = measure([(one, sides[i][1]) for i, one in fresh])
        heights.update(zip(fresh, news, strict=True))
        if not any(heights[key] > sides[key[0]][0].room for key in fresh):
            break
        pieces = [
            [
                part
                for one in of_side
                for part in (
                    split_piece(one, heights[i, one], sides[i][0].room)
                    if heights[i, one] > sides[i][0].room
                    else (one,)
                )
            ]
            for i, of_side in enumerate(pieces)
        ]
    out = []
    for i, (side, size) in enumerate(sides):
        if any(heights[i, one] > side.room for one in pieces[i]):
            raise DoesNotFit(side)
        units = [Unit(one, heights[i, one], one.above * size) for one in pieces[i]]
        out.append(Fitted(size, tuple(_packed(units, side.room))))
    return out


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
