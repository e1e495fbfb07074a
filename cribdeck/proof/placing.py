"""Where glyphs stand: in which of the blocks that paper promises.

Knows rectangles. Does not know what glyphs show, or should.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, Protocol

from cribdeck.proof.glyphs import Box, Glyph


class PlacedBlock(Protocol):
    """A rectangle that is promised to one entry, heading, title or side of a card: what they say
    stands in it, and nothing else does.

    What goes on elsewhere has several blocks of one `name`. `page` counts from 0; the edges are in
    points from the lower left corner of the page, as in the PDF.
    """

    @property
    def name(self) -> str: ...

    @property
    def page(self) -> int: ...

    @property
    def left(self) -> float: ...

    @property
    def bottom(self) -> float: ...

    @property
    def right(self) -> float: ...

    @property
    def top(self) -> float: ...


class Piece(NamedTuple):
    """The glyphs numbered `first` to before `end`, which are drawn in one go, lie in `box`, and
    have their middles in the block numbered `home` (None: in none)."""

    first: int
    end: int
    box: Box
    home: int | None


def pieces_of(glyphs: Sequence[Glyph], blocks: Sequence[PlacedBlock]) -> Iterator[Piece]:
    """Which glyphs stand in which of the `blocks`: in the one that holds their middle."""
    of_page: defaultdict[int, list[tuple[int, Box]]] = defaultdict(list)
    for i, block in enumerate(blocks):
        edges = block.left, block.bottom, block.right, block.top
        of_page[block.page].append((i, edges))
    first = 0
    for run, of_run in groupby(glyphs, key=attrgetter("run")):
        end = first + len(list(of_run))
        here, box = of_page[run.page], run.box
        # Nearly all runs stand in one block, and most in that of the run before.
        has_ink = box[0] < box[2] or box[1] < box[3]
        if has_ink and (found := _holding(here, box)):
            here.remove(found)
            here.insert(0, found)
            yield Piece(first, end, box, found[0])
        elif not run.is_exact:  # marks may reach far beyond their letters, which are wider
            widest = max(glyphs[first:end], key=lambda glyph: glyph.ink[2] - glyph.ink[0])
            yield Piece(first, end, box, _home(widest, here))
        else:
            homes = [_home(glyphs[i], here) for i in range(first, end)]
            for home, some in groupby(range(first, end), key=lambda i: homes[i - first]):
                numbers = list(some)
                inner = _around([glyphs[i].ink for i in numbers])
                yield Piece(numbers[0], numbers[-1] + 1, inner, home)
        first = end


def _around(boxes: Sequence[Box]) -> Box:
    """The least box that holds `boxes`."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _holding(here: Sequence[tuple[int, Box]], box: Box) -> tuple[int, Box] | None:
    """The first block that holds `box`."""
    for block in here:
        left, bottom, right, top = block[1]
        if left <= box[0] and box[2] <= right and bottom <= box[1] and box[3] <= top:
            return block
    return None


def _home(glyph: Glyph, here: Sequence[tuple[int, Box]]) -> int | None:
    left, bottom, right, top = glyph.ink
    has_ink = left < right or bottom < top
    x, y = ((left + right) / 2, (bottom + top) / 2) if has_ink else glyph.place[1:]
    found = _holding(here, (x, y, x, y))
    return found[0] if found else None
