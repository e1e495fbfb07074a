"""Who has decks of an older version, of notes in all the ways to write, keeps what they learnt.

tests/data/decks/garden-64fb2cb holds notes with the ledger and the decks that commit 64fb2cb made
of them: it knew fewer shapes, so that some of its cards asked for nothing, and are no longer made.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.report import anki_search
from tests.anki_collection import Anki
from tests.conftest import DATA

OLDER = DATA / "decks" / "garden-64fb2cb"
LATER = 4_000_000_000  # anything that changed since the older decks is stamped with this
NOT_ASKED = re.compile(r'(?s)<style.*?</style>|<p class="context">.*?</p>|<[^>]+>')
# Notes that ask less than they did, with one direction: what defines "What is HCI?" answers it.
ONE_WAY = {"What is HCI?"}

Fronts = dict[tuple[str, int], str]  # by GUID and number of the card


def fronts(anki: Anki) -> Fronts:
    """What each card asks, in words, without the headings above it."""
    return {
        (card.note().guid, card.ord): " ".join(NOT_ASKED.sub(" ", card.question()).split())
        for card in anki.cards()
    }


class Update:
    """A collection that got the older decks, was used, and then got today's."""

    def __init__(self, folder: Path) -> None:
        notes = folder / "notes"
        shutil.copytree(OLDER, notes, ignore=shutil.ignore_patterns("*.apkg"))
        self.report = pipeline.build(Options((notes,), folder / "out", sheet=False), LATER)
        today = sorted((folder / "out").glob("*.apkg"))
        self.anki = Anki(folder / "anki")
        self.first = [self.anki.import_deck(deck) for deck in sorted(OLDER.glob("*.apkg"))]
        self.older = fronts(self.anki)
        self.cards = {(card.note().guid, card.ord): card.id for card in self.anki.cards()}
        self.anki.review(self.anki.cards())
        self.anki.collection.fix_integrity()  # what comes after is ours
        self.second = [self.anki.import_deck(deck) for deck in today]
        clean = Anki(folder / "clean")
        for deck in today:
            clean.import_deck(deck)
        self.today = fronts(clean)
        clean.close()

    def named(self) -> Iterator[str]:
        assert self.report.changes
        return (one.prompt for one in self.report.changes.entries)


@pytest.fixture(scope="module")
def update(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Update]:
    made = Update(tmp_path_factory.mktemp("older"))
    yield made
    made.anki.close()


def test_nothing_conflicts(update: Update) -> None:
    assert sum(log.new for log in update.first) == len({guid for guid, _ in update.older})
    assert not any(log.conflicting for log in (*update.first, *update.second))
    assert not update.report.failed
    known = {guid for guid, _ in update.older} & {guid for guid, _ in update.today}
    assert sum(log.updated + log.duplicate for log in update.second) == len(known)


def test_what_asks_the_same_keeps_its_reviews(update: Update) -> None:
    new = {front: at for at, front in update.today.items() if at not in update.older}
    for at, front in update.older.items():
        assert front not in new, "it asks the same, and starts anew"
        card = update.anki.collection.get_card(update.cards[at])
        assert update.anki.reviews(card) == 1


def test_what_goes_is_named(update: Update) -> None:
    assert update.report.changes
    retired = {*update.report.changes.retired}
    gone = {guid for guid, _ in update.older} - {guid for guid, _ in update.today}
    assert gone == retired
    assert all(guid in anki_search(update.report.changes.retired) for guid in gone)
    prompts = {note.guid: dict(note.items()).get("Prompt") for note in update.anki.notes()}
    less = {prompts[at[0]] for at in update.older if at not in update.today and at[0] not in gone}
    assert less - {None} == ONE_WAY  # those without a prompt are clozes
    assert (None in less) == bool(update.report.changes.empty_cards)
    assert {*update.named()} >= ONE_WAY


def test_check_database_takes_the_cards_that_anki_made_twice_and_leaves_the_reviewed(
    update: Update,
) -> None:
    told, _ = update.anki.collection.fix_integrity()
    assert told.endswith("Database rebuilt and optimized.")
    assert update.anki.collection.fix_integrity() == ("Database rebuilt and optimized.", True)
    for at in update.older:
        card = update.anki.collection.get_card(update.cards[at])
        assert update.anki.reviews(card) == 1
