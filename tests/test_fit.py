"""The search for the largest size: it finds it, in few attempts, and accepts nothing untried."""

import pytest

from cribdeck.sheet.fit import STEP, Tried, largest

SIZES = [round(6.5 + i * STEP, 2) for i in range(91)]  # up to 11


def search(limit: float, guess: float) -> tuple[float, bool, list[float]]:
    """Looks for `limit`, the largest size that fits, where fill grows with the square of size."""
    asked: list[float] = []

    def at_size(size: float) -> Tried[float]:
        asked.append(size)
        return Tried(size, size, size <= limit + 1e-9, (size / limit) ** 2)

    tried = largest(at_size, SIZES, guess, lambda _, size: size <= limit * error)
    return tried.result, tried.fits, asked


@pytest.mark.parametrize("limit", [6.6, 7.05, 8.0, 9.73, 10.95])
@pytest.mark.parametrize("guess", [5.0, 7.0, 8.8, 12.0])
def test_the_largest_size_that_fits_is_found(limit: float, guess: float) -> None:
    size, fits, asked = search(limit, guess)
    assert fits and size in asked
    assert limit - STEP < size <= limit
    assert len(asked) <= 10


def test_what_fits_at_the_largest_size_is_set_at_it() -> None:
    assert search(20.0, 8.0)[:2] == (11.0, True)


def test_what_does_not_fit_at_the_smallest_size_says_so() -> None:
    assert search(5.0, 8.0)[:2] == (6.5, False)


def test_waste_that_grows_and_shrinks_with_the_breaks_still_ends() -> None:
    asked: list[float] = []

    def at_size(size: float) -> Tried[float]:
        asked.append(size)
        wasteful = round(size * 10) % 3 == 0  # a heading that just does not fit any more
        return Tried(size, size, size <= 8.0 and not wasteful, (size / 8.3) ** 2)

    tried = largest(at_size, SIZES, 8.8)
    assert tried.fits and tried.result <= 8.0
    assert len(asked) <= 12


def test_last_times_size_needs_one_attempt_more() -> None:
    assert search(8.0, 8.0, near=True) == (8.0, True, [8.0, 8.05])
