"""Problems as values: what a flaw comes to."""

from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.problems import Location, Problem, Severity, judged

FLAW = Problem(Location(Path("a.md"), 3), "image", "no such picture", "mend it", Severity.FLAW)


@pytest.mark.parametrize(("strict", "severity"), [(True, "error"), (False, "warning")])
def test_a_flaw_is_an_error_only_for_who_is_strict(strict: bool, severity: str) -> None:
    assert judged(FLAW, strict=strict) == replace(FLAW, severity=Severity(severity))


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_what_is_no_flaw_stays_as_it_is(severity: Severity, strict: bool) -> None:
    problem = replace(FLAW, severity=severity)
    assert judged(problem, strict=strict) == problem
