"""The largest type size at which something fits.

Knows sizes and how much they fill; whether it fits is asked of the caller, who measures. A size is
never accepted that was not tried. Does not know a sheet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Generic, TypeVar

T = TypeVar("T")

STEP = 0.1  # points: finer is not seen
SPARE = 0.985  # of the room: breaks waste a little of it


@dataclass(frozen=True, slots=True)
class Tried(Generic[T]):
    """What came of a size: whether it fits, and how much of the room it fills (1 is all)."""

    result: T
    fits: bool
    fill: float


def largest(
    attempt: Callable[[float], Tried[T]], smallest: float, most: float, guess: float
) -> tuple[float, Tried[T]]:
    """The largest size from `smallest` to `most` (points, in steps of STEP) at which `attempt`
    fits, with what it came to; where none fits, what `smallest` came to.

    What is set fills room with the square of its size, so that the fill of one size tells the next
    one to try: few attempts are needed, of which each costs a layout.
    """
    low, high = smallest, most + STEP  # low: not known to be too large; high: too large
    best: tuple[float, Tried[T]] | None = None
    size = min(max(guess, smallest), most)
    while True:
        tried = attempt(size)
        if tried.fits:
            best, low = (size, tried), size
        else:
            high = size
            if size <= smallest:
                return size, tried
        if high - low <= STEP * 1.5 and best:
            return best
        wished = size * sqrt(SPARE / tried.fill) if tried.fill else most
        inside = min(max(wished, low + STEP), high - STEP)
        if abs(inside - size) < STEP / 2:
            inside = (low + high) / 2
        size = max(smallest, min(most, round(round(inside / STEP) * STEP, 2)))
        if best and size <= best[0]:
            return best
