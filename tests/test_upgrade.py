"""Notes whose ledgers an older version wrote keep their cards: tests/data/upgrade holds both.

The ledgers there were written by commit 64fb2cb, which knew fewer shapes, called decks after the
first heading, and had a ledger for each folder.
"""

import csv
import shutil
from pathlib import Path

import pytest

from cribdeck.building import pipeline
from cribdeck.building.homes import LEDGER
from cribdeck.building.sources import Options
from cribdeck.identity import ledger_file
from cribdeck.identity.ledger import Ledger
from cribdeck.report import Happened, Report, anki_search
from tests.conftest import DATA

NOW = 1_800_000_000
# What is no longer asked as it was: these lists are rows and pairs now.
ANEW = {"Kitchen", "Compare"}
# The note that hid `for boat in boats:`, of which its comment may say nothing.
UNASKED = "b8499ebc8e15416e"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "upgrade", tmp_path / "notes"))


def before(notes: Path) -> tuple[Ledger, Ledger]:
    return ledger_file.load(notes / LEDGER), ledger_file.load(notes / "week" / LEDGER)


def build(notes: Path, now: int = NOW) -> Report:
    return pipeline.build(Options((notes,), notes.parent / "dist", sheet=False), now)


def test_each_entry_that_is_asked_as_before_keeps_its_notes(notes: Path) -> None:
    old, lower = before(notes)
    report = build(notes)
    assert report.changes and not report.failed
    now = ledger_file.load(notes / LEDGER)
    active = {row.guid for row in now.entries if not row.retired}
    for row in (*old.entries, *lower.entries):
        assert row.guid in active or row.prompt in ANEW, row
    living = {row.guid: row for row in now.notes if not row.retired}
    anew = {row.guid for row in old.entries if row.prompt in ANEW}
    for note in (*old.notes, *lower.notes):
        if note.guid == UNASKED:
            assert note.guid not in living and note.guid in report.changes.retired
        elif note.entry not in anew:
            assert living[note.guid].created == note.created, note
            assert living[note.guid].modified >= note.modified


def test_what_starts_anew_is_named_with_the_search_for_what_was(notes: Path) -> None:
    old, _ = before(notes)
    report = build(notes)
    assert report.changes
    told = {one.prompt: one.where for one in report.changes.entries if one.what is Happened.RETIRED}
    assert set(told) == ANEW
    assert all(where.path.parent == notes for where in told.values())
    added = {
        one.prompt: one.where.line
        for one in report.changes.entries
        if one.what is Happened.ADDED and one.where.path.name == "words.md"
    }
    rows = {"deep: pot, pan?": 20, "lid: pot, pan?": 21}
    assert {"olla": 5, "mesa": 6, "silla": 7, **rows} == added
    gone = {row.guid for row in old.notes} & set(report.changes.retired)
    assert gone and all(guid in anki_search(report.changes.retired) for guid in gone)


def test_decks_keep_their_names_whatever_rule_gave_them(notes: Path) -> None:
    old, lower = before(notes)
    report = build(notes)
    decks = {row.name: row.deck for row in ledger_file.load(notes / LEDGER).documents}
    assert decks == {
        **{row.name: row.deck for row in old.documents},
        **{f"week/{row.name}": row.deck for row in lower.documents},
    }
    assert "deck-renamed" not in {one.code for one in report.problems}


def test_a_second_build_changes_nothing_more(notes: Path) -> None:
    build(notes)
    first = (notes / LEDGER).read_bytes()
    (notes / "rivers.md").touch()
    shutil.rmtree(notes.parent / "dist")
    report = build(notes, NOW + 50)
    assert (notes / LEDGER).read_bytes() == first
    assert not (report.changes and report.changes.entries)


def test_the_old_ledgers_are_those_of_the_old_version() -> None:
    for file in (DATA / "upgrade").rglob(LEDGER):
        with file.open(encoding="utf-8", newline="") as text:
            assert next(csv.reader(text))[0] == "cribdeck ledger 1"
