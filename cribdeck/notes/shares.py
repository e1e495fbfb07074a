"""Shares: how many of several say what all of them are.

Knows numbers. Does not know what is counted.
"""


def most(some: int, of: int) -> bool:
    """Whether `some` are most of so many: a half is not."""
    return 2 * some > of


def half(some: int, of: int) -> bool:
    """Whether `some` are at least half of so many."""
    return 2 * some >= of


def nearly_all(some: int, of: int) -> bool:
    """Whether `some` of so many are enough for the others to be strays."""
    return 4 * some > 3 * of
