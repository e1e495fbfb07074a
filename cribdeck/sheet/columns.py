"""The optimal cut into columns: which units stand in which column, and where on which page.

Knows heights and what a break costs. Does not know what a unit says, HTML or WeasyPrint.

A page is a stack of bands. In a band of columns one reads down the first column, then down the
next; a unit that is as wide as the page is a band of its own. A band that does not end with its
page has columns of even height, and so has the last one of all.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from math import inf

from cribdeck.sheet.pieces import Unit

# What a cut costs. A column that could be saved outweighs all unevenness; nothing outweighs a
# heading at the end of a column, or a torn entry that need not be torn.
COLUMN = 1e5
NEVER = 1e9
ROUNDING = 0.5  # points: what the sum of all spaces may be off
FEATHER = 0.6  # em: the most that is added to the space above a unit to make columns end evenly


@dataclass(frozen=True, slots=True)
class Column:
    """The units from `start` up to `stop`, below one another on page `page` (from 0).

    `index` counts the columns of a page from 0; `wide` says that it spans all of them. `top` is its
    distance from the top margin, `height` the units' own height with the space between them, and
    `feather` the space to be added where a unit `stretches` from the one above it; all in points.
    """

    page: int
    index: int
    top: float
    start: int
    stop: int
    height: float
    wide: bool = False
    feather: float = 0.0


def arrange(
    units: Sequence[Unit], per_page: int, depth: float, title: float, em: float
) -> list[Column]:
    """The columns of all pages in the order in which they are read.

    A page has `per_page` columns, `depth` points high; the first `title` points of the first page
    are taken. `em` is the type size in points.
    """
    columns: list[Column] = []
    page, y, start = 0, title, 0
    for wide, members in groupby(units, key=lambda unit: unit.piece.wide):
        run = list(members)
        if wide:
            for a, b in _kept_together(run):
                above = run[a].above if y > title or page else 0.0
                height = _height(run[a:b])
                if y and y + above + height > depth + 0.01:
                    page, y, above = page + 1, 0.0, 0.0
                columns.append(Column(page, 0, y + above, start + a, start + b, height, wide=True))
                y += above + height
        else:
            top = y + (run[0].above if columns and y else 0.0)
            band = _band(run, per_page, depth, top, em)
            columns.extend(
                replace(
                    column,
                    page=page + column.page,
                    start=start + column.start,
                    stop=start + column.stop,
                )
                for column in band
            )
            page = columns[-1].page
            y = max(c.top + c.height for c in columns if c.page == page)
        start += len(run)
    return columns


def evenly(units: Sequence[Unit], room: float) -> list[tuple[int, int]]:
    """The units, as ranges, in as few columns of at most `room` points as hold them, none of which
    is higher than it must be."""
    cut = _cut(units, [room])
    return _even(units, len(cut), room) or cut


def stretches(upper: Unit, lower: Unit) -> bool:
    """Whether the space between two units may grow: not below a heading, nor within an entry."""
    return not upper.piece.keep and not lower.piece.rest


def pages_of(columns: Sequence[Column]) -> int:
    """The number of pages that `columns` fill; one if there are none."""
    return max((column.page for column in columns), default=0) + 1


def used(columns: Sequence[Column], per_page: int, depth: float, title: float) -> float:
    """The part of the columns' area, from 0 to 1, that holds units and the space between them;
    what was added to make columns even does not count, and the title is no column."""
    filled = sum(column.height * (per_page if column.wide else 1) for column in columns)
    return filled / (per_page * (pages_of(columns) * depth - title))


def _kept_together(run: Sequence[Unit]) -> list[tuple[int, int]]:
    """The run in groups that end with a unit that nothing needs to follow."""
    ends = [i + 1 for i, unit in enumerate(run) if not unit.piece.keep or i + 1 == len(run)]
    return list(zip([0, *ends], ends, strict=False))


def _band(run: Sequence[Unit], per_page: int, depth: float, top: float, em: float) -> list[Column]:
    """Columns for a run of units that begins `top` points below the top of page 0."""
    rooms = [depth - top] * per_page + [depth]
    cut = _cut(run, rooms)
    rooms += [depth] * len(cut)
    last = (len(cut) - 1) // per_page * per_page
    # Empty columns stand for the rest of a page on which not even the first unit has room.
    first_unit = next(a for a, b in cut[last:] if b > a)
    even = _even(run[first_unit:], per_page, rooms[last])
    cut[last:] = [(a + first_unit, b + first_unit) for a, b in even] or cut[last:]
    tallest = max(_height(run[a:b]) for a, b in cut[last:] if b > a)
    out = []
    for i, (a, b) in enumerate(cut):
        if a == b:
            continue
        height = _height(run[a:b])
        goal = tallest if i >= last else rooms[i]
        gaps = sum(map(stretches, run[a:b], run[a + 1 : b]))
        feather = min(max(goal - height - ROUNDING, 0.0) / gaps, FEATHER * em) if gaps else 0.0
        page, index = divmod(i, per_page)
        out.append(Column(page, index, 0.0 if page else top, a, b, height, feather=feather))
    return out


def _even(tail: Sequence[Unit], per_page: int, most: float) -> list[tuple[int, int]]:
    """The columns of a band's last page, as low as they can be; none if they cannot be `most`."""
    best: list[tuple[int, int]] = []
    low, high = 0.0, most
    for _ in range(14):
        tried = _cut(tail, [high] * (per_page + 1))
        if len(tried) <= per_page and _holds(tail, tried, high):
            best, most = tried, high
        else:
            low = high
        high = (low + most) / 2
    return best


def _holds(units: Sequence[Unit], columns: Sequence[tuple[int, int]], room: float) -> bool:
    """Whether every column fits and none breaks where it must not."""
    return all(
        b > a and _height(units[a:b]) <= room + 0.01 and (b == len(units) or _may_break(units, b))
        for a, b in columns
    )


def _may_break(units: Sequence[Unit], j: int) -> bool:
    return not units[j - 1].piece.keep and not units[j].bound


def _height(units: Sequence[Unit]) -> float:
    """Of a column: the space above its first unit is dropped."""
    return sum(unit.height + unit.above for unit in units) - (units[0].above if units else 0.0)


def _cut(units: Sequence[Unit], rooms: Sequence[float]) -> list[tuple[int, int]]:
    """The cheapest cut into columns, as ranges of units.

    A column costs the square of its unused part, and what its break costs; the last one is free.
    `rooms` are the heights of the columns; all columns from the last of them on have its height and
    hold something, those before it may stay empty. So a state is the column (up to the last of
    `rooms`) and the next unit; only units that fit are tried, so the time grows with the number of
    units times the number that a column holds.
    """
    count, special = len(units), len(rooms) - 1
    sums = [0.0, *accumulate(unit.height + unit.above for unit in units)]
    breaks = [u.piece.tear + (0.0 if _may_break(units, j) else NEVER) for j, u in enumerate(units)]
    cost = [[inf] * (count + 1) for _ in range(special + 1)]
    back: list[list[tuple[int, int]]] = [[(-1, -1)] * (count + 1) for _ in range(special + 1)]
    cost[0][0] = 0.0
    for column in range(special + 1):
        most = rooms[column]
        scale = max(most, 1.0)
        after = min(column + 1, special)
        costs, backs = cost[after], back[after]
        for i in range(count):
            before = cost[column][i]
            if before == inf:
                continue
            if column < special:  # it stays empty
                empty = before + COLUMN + 100
                if empty < costs[i]:
                    costs[i], backs[i] = empty, (column, i)
                if units[i].height > most + 0.01:
                    continue
            before += COLUMN
            top = sums[i] + units[i].above
            # A unit that fits no column at all still gets one: the check of the result reports it.
            end = max(i + 1, bisect_right(sums, most + top + 0.01) - 1)
            here = (column, i)
            for j in range(i + 1, min(end + 1, count)):
                unused = (most - sums[j] + top) / scale
                price = before + breaks[j] + (100 * unused * unused if unused > 0 else 0.0)
                if price < costs[j]:
                    costs[j], backs[j] = price, here
            if end >= count and before < costs[count]:
                costs[count], backs[count] = before, here
    state, at = min(range(special + 1), key=lambda layer: cost[layer][count]), count
    columns: list[tuple[int, int]] = []
    while (state, at) != (0, 0):
        state, begin = back[state][at]
        columns.append((begin, at))
        at = begin
    return columns[::-1]
