"""Through months of edits, no entry takes over the history of another, and few lose theirs."""

import pytest

from tests.edited_notes import Tally, simulate

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tally() -> Tally:
    return sum((simulate(seed, entries=250, rounds=12) for seed in (1, 2, 3)), Tally())


def test_every_kind_of_edit_was_made(tally: Tally) -> None:
    assert tally.rounds > 9_000
    assert len(tally.edits) == 15
    assert min(tally.edits.values()) >= 10


def test_no_entry_inherits_the_history_of_another(tally: Tally) -> None:
    assert tally.inherited == 0, tally.examples


def test_few_lose_theirs_and_nearly_all_of_these_are_asked(tally: Tally) -> None:
    """A word of the question was exchanged, where the answer is one of many: nobody can tell."""
    assert tally.lost <= 0.002 * tally.rounds, tally.examples
    assert tally.lost - tally.asked <= 0.0003 * tally.rounds, tally.examples


def test_who_follows_the_warning_has_the_history_back(tally: Tally) -> None:
    assert tally.asked and tally.regained >= tally.asked * 0.9, tally.examples


def test_what_is_restored_has_its_history_back(tally: Tally) -> None:
    restored = tally.restored
    assert restored["word for word, found"] > 50
    assert restored["word for word, lost"] == 0, tally.examples
    assert restored["reworded, found"] > 10
    assert restored["reworded, lost"] <= 0.05 * restored["reworded, found"], tally.examples
