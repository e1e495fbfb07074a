"""The largest type size at which something fits.

Knows sizes and how much they fill; whether it fits is asked of the caller, who measures. A size is
never accepted that was not tried. Does not know a sheet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from math import sqrt
from typing import Generic, TypeVar

T = TypeVar("T")

STEP = 0.05  # points: finer is not seen
SPARE = 0.985  # of the room: breaks waste a little of it
SURE = 3  # attempts that the fill leads; then halving does


@dataclass(frozen=True, slots=True)
class Tried(Generic[T]):
    """What came of a size: whether it fits, and how much of the room it fills (1 is all)."""

    result: T
    fits: bool
    fill: float


def largest(
    attempt: Callable[[float], Tried[T]],
    smallest: float,
    most: float,
    guess: float,
    *,
    near: bool = False,
) -> Tried[T]:
    """What `attempt` made of the largest size from `smallest` to `most` (points, in steps of STEP)
    at which it fits; where none fits, what it made of `smallest`.

    What is set fills room with the square of its size, so that the fill of one size tells the next
    one to try; where it misleads, since breaks waste room, halving goes on. So few attempts are
    needed, of which each costs a layout. `near` says that the guess is most likely right: then the
    next larger size is tried before any other.
    """

    def on_grid(size: float) -> float:
        return max(smallest, min(most, round(round(size / STEP) * STEP, 2)))

    best: Tried[T] | None = None
    low, high = smallest - STEP, most + STEP  # known to fit (if best), known not to
    size = on_grid(guess)
    for attempts in count():
        tried = attempt(size)
        if tried.fits:
            best, low = tried, size
        else:
            high = size
        if high - low < STEP * 1.5:
            break
        wished = size * sqrt(SPARE / max(tried.fill, 0.01))
        if tried.fits and near and not attempts:
            wished = size + STEP
        elif not low < wished < high or attempts > SURE:
            wished = (max(low, smallest) + high) / 2
        size = on_grid(min(max(wished, low + STEP), high - STEP))
    return best or tried
