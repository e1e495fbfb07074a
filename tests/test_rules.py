"""The list of rules: its names are for ever, and each rule is known where it must be."""

import ast
import re
from typing import Any, get_args, get_type_hints

import pytest

from cribdeck.deck.drafts import Rule
from cribdeck.deck.rules import RULES, note_guid
from cribdeck.notes.card_choices import ITS_PARTS, KNOWN, SWITCHES, THE_WHOLE
from cribdeck.notes.document import Carded
from tests.conftest import ROOT

NAMES = [rule.name for rule in RULES]


def test_the_names_and_what_they_make_of_a_guid_are_for_ever() -> None:
    """Add the new ones; change nothing: every note of every deck that has one hangs on it."""
    assert {name: note_guid("0" * 16, name, 3) for name in NAMES} == {
        "whole": "bfef4655b10d8e8a",
        "reverse": "bfef4655b10d8e8a",  # one note: its other direction
        "turned": "3424ed52ef57fca6",
        "rows": "6c8b303f35686724",
        "answer": "471b842db15227cf",
        "fact": "c5a10e29621aa048",
        "items": "b8f6c68f209ffe44",
        "comments": "91bc34a416bd9883",
        "arguments": "442291d28e9a91de",
        "parts": "6cd3e82796ff2958",
        "wrong": "9c4e6c2f14e9de0d",
    }


def test_each_row_has_a_note_of_its_own_and_all_blanks_of_a_cloze_have_one() -> None:
    assert note_guid("0" * 16, "rows", 4) != note_guid("0" * 16, "rows", 3)
    assert note_guid("0" * 16, "items", 4) == note_guid("0" * 16, "items", 3)


def test_a_ledger_of_another_version_may_know_other_rules() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", note_guid("0" * 16, "of tomorrow {", 3))


def test_no_name_is_there_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_every_entry_that_can_have_a_card_has_a_rule() -> None:
    assert {kind for rule in RULES for kind in rule.of} == set(get_args(Carded))


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_gets_the_entries_that_it_takes_by_a_choice_that_there_is(rule: Rule[Any]) -> None:
    takes = get_type_hints(rule.draft)["entry"]
    assert set(get_args(takes) or (takes,)) == set(rule.of)
    assert rule.choice in {THE_WHOLE, ITS_PARTS, *SWITCHES}


@pytest.mark.parametrize("name", NAMES)
def test_the_file_of_a_rule_tells_the_learners_reason(name: str) -> None:
    path = ROOT / "cribdeck/deck/rules" / f"{name}.py"
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert told.startswith(f"{name}: ")
    assert "For the learner:" in told


def test_the_page_of_the_kinds_of_card_knows_every_rule() -> None:
    page = (ROOT / "docs/cards.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|(?:(?:[^|\\\n]|\\.)*\|){4} ([a-z, ]+) \|$", page, re.MULTILINE)
    told = {name for row in rows for name in row.split(", ")} - {"rule"}
    assert told == set(NAMES)


def test_the_page_shows_every_choice_with_its_values_the_first_as_the_one_that_holds() -> None:
    page = (ROOT / "docs/cards.md").read_text(encoding="utf-8")
    shown = re.findall(r"^  (\w+): (\w+) +# ([\w, ]*\w)", page, re.MULTILINE)
    assert {name: (first, *rest.split(", ")) for name, first, rest in shown} == KNOWN
