"""A document in columns, at the largest type size at which it fits its pages.

Knows sizes, how much they fill, and when entries may go on in the next column. A size is never
accepted that was not set. Does not know what a piece says, or how a PDF is made.
"""

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from math import inf, sqrt
from typing import Generic, TypeVar

from cribdeck.notes.entry_body import body
from cribdeck.notes.settings import Paper
from cribdeck.notes.walk import printed
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.sheet.columns import Column, arrange, pages_of, used
from cribdeck.sheet.layout import LARGEST, SMALLEST, Layout, layouts_to_fit
from cribdeck.sheet.pages import Setting, measured, split_tall
from cribdeck.sheet.pieces import Unit, pieces_of, title_piece

# --- The largest size -----------------------------------------------------------------------------

T = TypeVar("T")

SPARE = 0.985  # of the room: breaks waste a little of it
SURE = 4  # attempts that the fill leads; then halving does


@dataclass(frozen=True, slots=True)
class Tried(Generic[T]):
    """What came of a size: whether it fits, and how much of the room it fills (1 is all)."""

    size: float
    result: T
    fits: bool
    fill: float


def next_size(
    sizes: Sequence[float],
    tried: Sequence[Tried[T]],
    guess: float,
    foreseen: Callable[[T, float], bool] | None = None,
) -> float | None:
    """Which of `sizes` (ascending) to try next for the largest that fits, after all that were
    `tried`; None where that is known. The first is the one nearest to `guess`.

    `foreseen` says, of what came of one size, whether it would fit at another. Without it the fill
    of the last size tells the next one: what is set fills room with the square of its size. Where
    that misleads, since breaks waste room, halving goes on. So few attempts are needed, of which
    each costs a layout.
    """
    low = max((one.size for one in tried if one.fits), default=0.0)
    high = min((one.size for one in tried if not one.fits), default=inf)
    left = [size for size in sizes if low < size < high]
    if not left:
        return None
    wished = guess
    if tried:
        last = tried[-1]
        wished = last.size * sqrt(SPARE / max(last.fill, 0.01))
        if foreseen and len(tried) <= SURE:
            small = bisect(left, 0, key=lambda size: not foreseen(last.result, size))
            wished = left[max(small - 1, 0)]
        elif not low < wished < high or len(tried) > SURE:
            wished = (left[0] + left[-1]) / 2
    return min(left, key=lambda size: abs(size - wished))


def best(tried: Sequence[Tried[T]]) -> Tried[T]:
    """What came of the largest size that fits; where none does, of the smallest."""
    by_size = sorted(tried, key=lambda one: one.size)
    return next((one for one in reversed(by_size) if one.fits), by_size[0])


def largest(
    at_size: Callable[[float], Tried[T]],
    sizes: Sequence[float],
    guess: float,
    foreseen: Callable[[T, float], bool],
) -> Tried[T]:
    """What `at_size` made of the largest of `sizes` (ascending) at which it fits; where none fits,
    what it made of the smallest. `guess` and `foreseen` as in `next_size`."""
    tried: list[Tried[T]] = []
    while (size := next_size(sizes, tried, guess, foreseen)) is not None:
        tried.append(at_size(size))
    return best(tried)


# --- The document at one size ---------------------------------------------------------------------

ENTRY_MOST = 0.9  # of a column: a higher entry may go on in the next one


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Measured units and the columns that they stand in, at one type size. `torn`: entries may go
    on in the next column though they are lower than a column."""

    setting: Setting
    title: Unit
    units: list[Unit]
    columns: list[Column]
    torn: bool

    @property
    def pages(self) -> int:
        return pages_of(self.columns)

    @property
    def used(self) -> float:
        page = self.setting.page
        return used(self.columns, page.layout.columns, page.depth, _taken(self.title))

    @property
    def torn_entries(self) -> int:
        """How often an entry goes on in the next column."""
        ends = (self.units[column.start - 1 : column.start + 1] for column in self.columns[1:])
        return sum(upper.piece.entry == lower.piece.entry != "" for upper, lower in ends)

    def fill(self, pages: int) -> float:
        """The part of the columns of `pages` pages that the units would take."""
        return self.used * self.pages / pages


def _taken(title: Unit) -> float:
    return title.height + title.above


def arranged(setting: Setting, *, torn: bool = False) -> Arrangement:
    """The document measured and cut into columns at the size that `setting` says."""
    return _cut(setting, *_units(setting), torn=torn)


def _units(setting: Setting) -> tuple[Unit, list[Unit]]:
    """The title, and all else in units that a column can hold."""
    page = setting.page
    title, *units = measured(
        [title_piece(setting.document, setting.modified), *pieces_of(setting.document, page)],
        setting,
    )
    return title, split_tall(units, setting)


def _cut(setting: Setting, title: Unit, units: list[Unit], *, torn: bool) -> Arrangement:
    """Measured units cut into columns; unless `torn`, an entry that fits a column is whole."""
    page = setting.page
    if not torn:
        units = _bound(units, page.depth)
    columns = arrange(units, page.layout.columns, page.depth, _taken(title), page.type_size)
    return Arrangement(setting, title, units, columns, torn)


def _bound(units: list[Unit], depth: float) -> list[Unit]:
    """The units, those bound to the one before that are of one entry which a column can hold."""
    out: list[Unit] = []
    for _, group in groupby(units, key=lambda unit: (unit.piece.entry, unit.piece.wide)):
        parts = list(group)
        whole = sum(unit.height + unit.above for unit in parts) <= depth * ENTRY_MOST
        out.extend(replace(part, bound=whole and i > 0) for i, part in enumerate(parts))
    return out


# --- On so many pages -----------------------------------------------------------------------------

STEP = 0.05  # points: finer is not seen
SIZES = tuple(round(SMALLEST + i * STEP, 2) for i in range(round((LARGEST - SMALLEST) / STEP) + 1))
ROUGH = 0.25  # points: how well the number of characters tells the size
FULL = 0.92  # of the columns of a sheet that must fit
CHARACTER, ENTRY_SPARE = 0.9, 40  # square em that a character takes, all told; and per entry


def fitted(
    setting: Setting, *, asked: int, paper: Paper | None, guess: float | None = None
) -> Arrangement:
    """The arrangement on at most `asked` pages with the largest type; where it does not fit there
    at SMALLEST, on as few more as it can.

    Entries stay whole, unless the columns would then hold less than FULL of what they can: then
    those that must go on in the next column do. `paper` overrides the document's; `guess` is where
    the search begins (by default at what the number of characters tells).

    Which size is found is a matter of the document alone: what an earlier run found would lead the
    search elsewhere, where breaks waste room at one size and not at the next. What is remembered
    are heights, so that the same search is fast.
    """
    document = setting.document
    guess = guess or _estimated_size(setting, asked)
    failed: list[Arrangement] = []
    for layout in layouts_to_fit(document.settings, guess, paper):
        at_size = _at_sizes(setting, asked, layout)

        def foreseen(found: Arrangement, size: float) -> bool:
            return _scaled(found, size, torn=True).pages <= asked

        torn = largest(partial(at_size, torn=True), SIZES, guess, foreseen)
        if torn.fits:
            return _whole(torn.result, at_size) or torn.result
        failed.append(torn.result)
    return fitted(setting, asked=min(found.pages for found in failed), paper=paper)


def _scaled(found: Arrangement, size: float, *, torn: bool) -> Arrangement:
    """About what would come of another size: what is set fills room with the square of its size."""
    scale = (size / found.setting.page.type_size) ** 2
    title = replace(found.title, height=found.title.height * scale)
    units = [replace(u, height=u.height * scale, above=u.above * scale) for u in found.units]
    return _cut(found.setting, title, units, torn=torn)


def _at_sizes(setting: Setting, asked: int, layout: Layout) -> Callable[..., Tried[Arrangement]]:
    """A function that arranges the document at a size, on `asked` pages; a size is measured only
    once."""

    @cache
    def units(size: float) -> tuple[Setting, Unit, list[Unit]]:
        here = replace(setting, page=replace(setting.page, layout=layout, type_size=size))
        return here, *_units(here)

    def at_size(size: float, *, torn: bool) -> Tried[Arrangement]:
        found = _cut(*units(size), torn=torn)
        return Tried(size, found, found.pages <= asked, found.fill(asked))

    return at_size


def _good(tried: Tried[Arrangement]) -> bool:
    """Whether entries may stay whole: all fits, and little room is lost."""
    return tried.fits and (tried.result.used >= FULL or tried.size == LARGEST)


def _whole(torn: Arrangement, at_size: Callable[..., Tried[Arrangement]]) -> Arrangement | None:
    """An arrangement with whole entries that fills its pages, and is not set larger than `torn`."""
    most = torn.setting.page.type_size
    for size in reversed([size for size in SIZES if size <= most]):
        # Only what may be good is worth a layout.
        if torn.used * (size / most) ** 2 < FULL - 0.005 and size < LARGEST:
            return None
        if _scaled(torn, size, torn=False).pages <= torn.pages:
            tried = at_size(size, torn=False)
            if _good(tried):
                return tried.result
    return None


def _estimated_size(setting: Setting, pages: int) -> float:
    """About the type size in points at which the document fills `pages` pages, by the number of
    its characters; the same after most edits."""
    page = setting.page
    characters = sum(
        len(plain((*entry.prompt, *entry.lead))) + len(plain_blocks(body(entry))) + ENTRY_SPARE
        for entry in printed(setting.document.sections)
    )
    size = sqrt(pages * page.measure * page.depth / max(1, characters) / CHARACTER)
    return min(max(round(size / ROUGH) * ROUGH, SMALLEST), LARGEST)
