"""Sets what stands on a side of a card as large as it fits, and in parts where it is too long.

Knows sizes of type and heights, in points; how high something comes out it asks its caller. Does
not know HTML or what a card says.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from cribdeck.notes.blocks import DRAWN, Table
from cribdeck.sheet.columns import evenly
from cribdeck.sheet.fit import Tried, best, next_size
from cribdeck.sheet.layout import (
    LEGIBLE,
    LENGTHS,
    MONO_SIZE,
    ROUNDS,
    SIGNS_ADVANCE,
    TAB,
    small_size,
)
from cribdeck.sheet.pieces import Piece, Unit, code_of
from cribdeck.sheet.splitting import joined, split_piece
from cribdeck.sheet.widths import columns_of, shares

SMALLEST = 6.0  # of text; code is never smaller than LEGIBLE
PROMPT_SIZES = (SMALLEST, 6.5, 7.0, 7.5, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.5, 18.0)
ANSWER_SIZES = (SMALLEST, 6.4, 6.8, 7.2, 7.6, 8.0, 8.5, 9.0, 9.5, 10.0, 10.5, 11.0, 12.0)
CODE_SMALLEST = LEGIBLE / MONO_SIZE + 0.01  # the text around the smallest code
TOO_FULL = 2.0  # of a card: how much of it is filled by what fits none
COARSE, FINE = 1.0, 0.35  # of a card: what is higher is torn; finely only where that saves a card

Measure = Callable[[Sequence[tuple[Piece, float]]], list[float]]
"""Heights of pieces, each at a size of type, and as wide as a card."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a card (or of several), how high that may be, and at which sizes
    it may be set, the smallest first."""

    piece: Piece
    room: float
    sizes: tuple[float, ...]


class Try(NamedTuple):
    """A side, the size at which it is tried, and the part of a card above which it is torn."""

    side: Side
    size: float
    grain: float


@dataclass(frozen=True, slots=True)
class Part:
    """What of a side stands on one card: units below one another."""

    units: tuple[Unit, ...]

    @property
    def height(self) -> float:
        return sum(unit.above + unit.height for unit in self.units)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A side as it will be set: a part a card, all in one size; no parts where something is higher
    than a card and cannot be parted."""

    size: float
    parts: tuple[Part, ...]


def answer_sizes(piece: Piece, width: float) -> tuple[float, ...]:
    """The sizes for an answer `width` points wide: code is rather set small than wrapped, down to
    the smallest code that can be read, and tables rather than that their words are broken."""
    code = [rows.block for rows in code_of(piece.blocks)]
    if not code:
        tables = [block for block in piece.blocks if isinstance(block, Table)]
        return tuple(s for s in ANSWER_SIZES if _words_whole(tables, width, s)) or ANSWER_SIZES
    lines = [row for one in code if one.language not in DRAWN for row in one.text.split("\n")]
    columns = max((columns_of(line.expandtabs(TAB)) for line in lines), default=1)
    unwrapped = (width - LENGTHS.code_sides) / (max(columns, 1) * SIGNS_ADVANCE * MONO_SIZE)
    return (CODE_SMALLEST, *(size for size in ANSWER_SIZES if CODE_SMALLEST < size <= unwrapped))


def _words_whole(tables: Iterable[Table], width: float, size: float) -> bool:
    return not any(shares(table, width / small_size(size)) for table in tables)


def fitted(sides: Sequence[Side], measure: Measure) -> list[Fitted]:
    """Each of `sides` on one card, at its largest size that does it; else on as few cards as its
    smallest size needs, at the largest size that needs no more; without parts where it fits no card
    at its smallest size."""
    measure = _remembered(measure)

    def on_one(sizes: Mapping[int, float]) -> list[Tried[Fitted]]:
        heights = measure([(sides[i].piece, size) for i, size in sizes.items()])
        return [
            _tried(_whole(sides[i].piece, size, height), sides[i].room, 1)
            for (i, size), height in zip(sizes.items(), heights, strict=True)
        ]

    def on_several(sizes: Mapping[int, float]) -> list[Tried[Fitted]]:
        found = _parted([Try(sides[i], size, grains[i]) for i, size in sizes.items()], measure)
        return [_tried(one, sides[i].room, cards[i]) for i, one in zip(sizes, found, strict=True)]

    whole = _largest({i: side.sizes for i, side in enumerate(sides)}, on_one)
    done = {i: one.result for i, one in whole.items() if one.fits}
    tall = [i for i in whole if i not in done]
    coarse, fine = (
        _parted([Try(sides[i], sides[i].sizes[0], grain) for i in tall], measure)
        for grain in (COARSE, FINE)
    )
    grains, cards = {}, {}
    for i, one, torn in zip(tall, coarse, fine, strict=True):
        fewest = min((found for found in (one, torn) if found.parts), key=_cards, default=None)
        if fewest:
            grains[i], cards[i] = FINE if fewest is torn else COARSE, _cards(fewest)
        else:
            done[i] = one
    several = _largest({i: sides[i].sizes for i in cards}, on_several)
    done |= {i: one.result for i, one in several.items()}
    return [done[i] for i in whole]


def _cards(fitted: Fitted) -> int:
    return len(fitted.parts)


def _remembered(measure: Measure) -> Measure:
    """`measure`, which is asked but once for a piece at a size."""
    known: dict[tuple[Piece, float], float] = {}

    def heights(wanted: Sequence[tuple[Piece, float]]) -> list[float]:
        new = [one for one in dict.fromkeys(wanted) if one not in known]
        known.update(zip(new, measure(new), strict=True))
        return [known[one] for one in wanted]

    return heights


def _whole(piece: Piece, size: float, height: float) -> Fitted:
    return Fitted(size, (Part((Unit(piece, height, 0.0),)),))


def _tried(one: Fitted, room: float, cards: int) -> Tried[Fitted]:
    if not one.parts:
        return Tried(one.size, one, False, TOO_FULL)
    heights = [part.height for part in one.parts]
    fits = len(heights) <= cards and max(heights) <= room
    return Tried(one.size, one, fits, sum(heights) / (room * cards))


def _largest(
    sizes: Mapping[int, Sequence[float]],
    at_sizes: Callable[[Mapping[int, float]], list[Tried[Fitted]]],
) -> dict[int, Tried[Fitted]]:
    """For each side, by its number, what `at_sizes` made of the largest of its sizes at which it
    fits, or else of the smallest. All are tried at once, since to lay out many is hardly slower
    than one; the largest size first, at which most of them fit."""
    tried: dict[int, list[Tried[Fitted]]] = {i: [] for i in sizes}
    while wanted := {
        i: size
        for i, of_side in sizes.items()
        if (size := next_size(of_side, tried[i], of_side[-1])) is not None
    }:
        for i, one in zip(wanted, at_sizes(wanted), strict=True):
            tried[i].append(one)
    return {i: best(of_side) for i, of_side in tried.items()}


def _parted(tries: Sequence[Try], measure: Measure) -> list[Fitted]:
    """Sides in parts that fit a card each, as the `tries` say."""
    pieces = [[one.side.piece] for one in tries]
    for _ in range(ROUNDS):
        heights = _heights(pieces, tries, measure)
        smaller = list(map(_smaller, tries, pieces, heights))
        if smaller == pieces:
            break
        pieces = smaller
    heights = _heights(pieces, tries, measure)
    out = list(map(_on_cards, tries, pieces, heights))
    # All in one layout; then each from what is remembered.
    measure([(one, each.size) for each in out for part in each.parts for one in _pieces(part)])
    return [
        replace(each, parts=tuple(_mended(part, one, measure) for part in each.parts))
        for each, one in zip(out, tries, strict=True)
    ]


def _heights(
    pieces: Sequence[Sequence[Piece]], tries: Sequence[Try], measure: Measure
) -> list[list[float]]:
    """The heights of the pieces of each side at its size, which are measured all at once."""
    sizes = [one.size for one in tries]
    flat = [(piece, size) for of_side, size in zip(pieces, sizes, strict=True) for piece in of_side]
    heights = iter(measure(flat))
    return [list(islice(heights, len(of_side))) for of_side in pieces]


def _smaller(one: Try, pieces: Sequence[Piece], heights: Sequence[float]) -> list[Piece]:
    """The pieces of a side, those that are too high for its grain split."""
    most = one.side.room * one.grain
    return [
        part
        for piece, height in zip(pieces, heights, strict=True)
        for part in (split_piece(piece, height, one.side.room) if height > most else [piece])
    ]


def _on_cards(one: Try, pieces: Sequence[Piece], heights: Sequence[float]) -> Fitted:
    """The pieces of a side on as few cards as hold them."""
    if max(heights) > one.side.room:
        return Fitted(one.size, ())
    units = _units(pieces, heights, one.size)
    parts = (_part(units[start:stop]) for start, stop in evenly(units, one.side.room))
    return Fitted(one.size, tuple(parts))


def _units(pieces: Iterable[Piece], heights: Iterable[float], size: float) -> list[Unit]:
    return [
        Unit(piece, height, piece.above * size)
        for piece, height in zip(pieces, heights, strict=True)
    ]


def _part(units: Sequence[Unit]) -> Part:
    first, *others = units
    return Part((replace(first, above=0.0), *others))


def _pieces(part: Part) -> list[Piece]:
    """What stands on one card, in one piece again where it was torn."""
    return joined(unit.piece for unit in part.units)


def _mended(part: Part, one: Try, measure: Measure) -> Part:
    """`part` with what was torn and came to stand on one card in one piece again, if that fits."""
    pieces = _pieces(part)
    heights = measure([(piece, one.size) for piece in pieces])
    mended = _part(_units(pieces, heights, one.size))
    return mended if mended.height <= one.side.room else part
