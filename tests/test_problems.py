"""Problems as values: what comes of them in a build that is more or less strict."""

from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.problems import Location, Problem, Severity, Strictness, judged, shown

PROBLEM = Problem(Location(Path("a.md"), 3), "image", "no such picture", "mend it")


@pytest.mark.parametrize(
    ("severity", "strict", "judgement"),
    [
        (Severity.ERROR, Strictness.NONE, Severity.ERROR),
        (Severity.FLAW, Strictness.NONE, Severity.WARNING),
        (Severity.WARNING, Strictness.NONE, Severity.WARNING),
        (Severity.ERROR, Strictness.FLAWS, Severity.ERROR),
        (Severity.FLAW, Strictness.FLAWS, Severity.ERROR),
        (Severity.WARNING, Strictness.FLAWS, Severity.WARNING),
        (Severity.ERROR, Strictness.ALL, Severity.ERROR),
        (Severity.FLAW, Strictness.ALL, Severity.ERROR),
        (Severity.WARNING, Strictness.ALL, Severity.ERROR),
    ],
)
def test_a_problem_is_an_error_or_a_warning_in_the_end(
    severity: Severity, strict: Strictness, judgement: Severity
) -> None:
    found = judged(replace(PROBLEM, severity=severity), strict)
    assert found == replace(PROBLEM, severity=judgement)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("rm 'x\u202ey'", "rm 'x\\u202ey'"),
        ("a \u2067b\u2069 c", "a \\u2067b\\u2069 c"),
        ("a\nb\x1b[2J", "a\\nb\\x1b[2J"),
        ("\u05d0\u05d1\u200f 👩\u200d💻", "\u05d0\u05d1\u200f 👩\u200d💻"),
    ],
)
def test_a_terminal_shows_words_in_their_order(words: str, line: str) -> None:
    assert shown(words) == line
