"""Which problems a person is shown, so that many of one sort do not hide the others.

Knows how many are too many. Does not know terminals.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cribdeck.problems import Severity

SHOWN = 5  # warnings of one code


def listed(
    problems: Sequence[Mapping[str, Any]], *, every: bool
) -> tuple[list[Mapping[str, Any]], list[str]]:
    """The rows of a report's `problems` to show, in their order, and a line about each code of
    which more were left out. `every` leaves none out; errors are always shown."""
    rows = []
    seen: Counter[str] = Counter()
    for problem in problems:
        is_warning = problem["severity"] == Severity.WARNING
        seen[problem["code"]] += is_warning
        if every or not is_warning or seen[problem["code"]] <= SHOWN:
            rows.append(problem)
    more = [
        f"… and {n - SHOWN} more {code} (-v shows all)"
        for code, n in seen.items()
        if n > SHOWN and not every
    ]
    return rows, more
