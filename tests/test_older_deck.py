"""Who imported an older deck gets today's: a deck of each release is kept here for ever."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cribdeck.building import pipeline
from cribdeck.building.homes import LEDGER
from cribdeck.building.sources import Options
from cribdeck.identity import ledger_file
from tests.anki_collection import Anki, ImportLog
from tests.conftest import DATA, ROOT

OLDER = DATA / "decks" / "kafka-interview-0.1.apkg"
LAST = DATA / "decks" / "kafka-interview-64fb2cb.apkg"
# How many notes of LAST today's build may add or change. Each one that is updated loses the tags
# and the edits that a person gave it, so a change of cards says here what it costs.
# The notes were written anew: what they ask now that they did not ask is new. All that stays is
# updated, this once: the title has left the notes and the root of their tags.
ALLOWED = {"new": 438, "updated": 49}
# Notes of LAST that are made no more: the 31 rows of tables, which ask in questions of their own
# now; four questions of ours that were two in one; samples that are superseded, too long to be
# written down or written anew; the boxes of a chain, and the items of a bare list. Builds have
# named them, and Anki keeps them with their reviews.
GONE = 51
LATER = 4_000_000_000  # anything that changed since the older deck is stamped with this


def built_today(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """Today's deck, and the notes that its ledger says are retired: builds have named them."""
    notes = folder / "source"
    shutil.copytree(ROOT / "source", notes)
    options = Options(paths=(notes / "kafka-interview.md",), out=folder / "out", sheet=False)
    pipeline.build(options, LATER)
    rows = ledger_file.load(notes / LEDGER).notes
    retired = tuple(row.guid for row in rows if row.retired)
    return folder / "out" / "kafka-interview.apkg", retired


class Update:
    """A collection that got the older deck, was used, and then got today's."""

    def __init__(self, folder: Path) -> None:
        today, self.retired = built_today(folder)
        self.anki = Anki(folder / "anki")
        self.stock_types = [model["name"] for model in self.anki.collection.models.all()]
        self.first = self.anki.import_deck(OLDER)
        self.old_fields = {note.guid: list(note.fields) for note in self.anki.notes()}
        self.old_styling = {m["name"]: m["css"] for m in self.anki.collection.models.all()}
        self.reviewed = [card.id for card in self.anki.cards()]
        self.anki.review(self.anki.collection.get_card(card) for card in self.reviewed)
        # Reviews of one second leave Anki something to tidy up; what comes after is ours.
        self.anki.collection.fix_integrity()
        self.second = self.anki.import_deck(today)
        self.anki.close()
        self.anki = Anki(folder / "anki")  # it keeps note types in memory
        clean = Anki(folder / "clean")
        self.fresh_log = clean.import_deck(today)
        self.fresh = {note.guid: (list(note.fields), note.tags) for note in clean.notes()}
        self.fresh_types = {
            model["name"]: (model["css"], [(t["qfmt"], t["afmt"]) for t in model["tmpls"]])
            for model in clean.collection.models.all()
            if model["name"].startswith("cribdeck")
        }
        clean.close()


@pytest.fixture(scope="module")
def update(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Update]:
    made = Update(tmp_path_factory.mktemp("older"))
    yield made
    made.anki.close()


def test_the_older_deck_is_the_one_that_was_released(update: Update) -> None:
    assert update.first == ImportLog(new=66, updated=0, duplicate=0, conflicting=0)


def test_nothing_conflicts_and_every_note_is_accounted_for(update: Update) -> None:
    known = update.old_fields.keys() & update.fresh.keys()
    assert update.second.conflicting == 0
    assert update.second.new == len(update.fresh) - len(known)
    assert update.second.updated + update.second.duplicate == len(known)
    assert update.old_fields.keys() - known <= set(update.retired)


def test_every_note_is_as_in_todays_deck(update: Update) -> None:
    notes = {note.guid: note for note in update.anki.notes()}
    for guid, (fields, tags) in update.fresh.items():
        assert (list(notes[guid].fields), notes[guid].tags) == (fields, tags)
    changed = [g for g, old in update.old_fields.items() if update.fresh.get(g, (old,))[0] != old]
    assert update.second.updated >= len(changed)


def test_the_templates_and_the_styling_are_todays(update: Update) -> None:
    models = update.anki.collection.models
    assert update.fresh_types.keys() == {"cribdeck", "cribdeck cloze"}
    assert len(models.all()) == len(update.stock_types) + 2  # no second note type
    for name, (css, templates) in update.fresh_types.items():
        model = models.by_name(name)
        assert model is not None
        assert model["css"] == css != update.old_styling[name]
        assert [(t["qfmt"], t["afmt"]) for t in model["tmpls"]] == templates


def test_every_review_is_kept(update: Update) -> None:
    assert len(update.reviewed) == 93
    there = {card.id for card in update.anki.cards()}
    for card in update.reviewed:
        assert card in there
        assert update.anki.reviews(update.anki.collection.get_card(card)) == 1


def test_check_database_finds_nothing(update: Update) -> None:
    assert update.anki.collection.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_who_has_the_last_deck_loses_no_tag_and_no_edit_that_was_not_meant(tmp_path: Path) -> None:
    anki = Anki(tmp_path / "anki")
    last = anki.import_deck(LAST)
    today, retired = built_today(tmp_path)
    log = anki.import_deck(today)
    anki.close()
    assert {"new": log.new, "updated": log.updated} == ALLOWED
    assert log.conflicting == 0
    assert log.updated + log.duplicate == last.new - GONE
    assert len(retired) == GONE
