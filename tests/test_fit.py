"""The search for the largest size: it finds it, in few attempts, and accepts nothing untried."""

import pytest

from cribdeck.sheet.fit import STEP, Tried, largest

SIZES = [round(6.5 + i * STEP, 2) for i in range(91)]  # up to 11


def search(limit: float, guess: float, error: float = 1.0) -> tuple[float, bool, list[float]]:
    """Looks for `limit`, the largest size that fits, where fill grows with the square of size.
    `error` is by what the forecast, from one size for another, misses the limit."""
    asked: list[float] = []

    def at_size(size: float) -> Tried[float]:
        asked.append(size)
        return Tried(size, size, size <= limit + 1e-9, (size / limit) ** 2)

    def foreseen(_: float, size: float) -> bool:
        return size <= limit * error + 1e-9

    tried = largest(at_size, SIZES, guess, foreseen)
    return tried.result, tried.fits, asked


@pytest.mark.parametrize("limit", [6.6, 7.05, 8.0, 9.73, 10.95])
@pytest.mark.parametrize("guess", [5.0, 7.0, 8.8, 12.0])
@pytest.mark.parametrize("error", [0.98, 1.0, 1.02])
def test_the_largest_size_that_fits_is_found(limit: float, guess: float, error: float) -> None:
    size, fits, asked = search(limit, guess, error)
    assert fits and size in asked
    assert limit - STEP < size <= limit
    assert len(asked) <= 11


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

    tried = largest(at_size, SIZES, 8.8, lambda _, size: size <= 8.3)
    assert tried.fits and tried.result <= 8.0
    assert len(asked) <= 12


def test_a_good_forecast_needs_two_attempts_more() -> None:
    assert search(8.0, 9.0) == (8.0, True, [9.0, 8.0, 8.05])
