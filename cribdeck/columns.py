"""The optimal cut into columns: which units stand in which column.

Knows heights and what a break costs. Does not know what a unit says, HTML or WeasyPrint.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from math import inf

from cribdeck.pieces import Unit

NEVER = 10_000.0  # the cost of a heading at the end of a column


def spread(
    units: list[Unit], per_page: int, depth: float, first_depth: float
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


def _holds(units: list[Unit], columns: list[tuple[int, int]], room: float) -> bool:
    """Whether every column fits and none but the last ends with a heading."""
    return all(
        _height(units[a:b]) <= room and (b == len(units) or not units[b - 1].piece.keep)
        for a, b in columns
    )


def _height(units: list[Unit]) -> float:
    """Of a column: the space above its first unit is dropped."""
    return sum(unit.height + unit.above for unit in units) - (units[0].above if units else 0.0)


def _cut(units: list[Unit], room: Callable[[int], float], special: int) -> list[tuple[int, int]]:
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
