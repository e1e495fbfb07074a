"""A learner before an exam, in Anki's own engine: each day all that its scheduler shows."""

import shutil
from math import ceil
from pathlib import Path

from cribdeck.building import identification, reading
from cribdeck.building.sources import Options, SourceFile
from cribdeck.deck import apkg
from cribdeck.deck.description import LAST_DAYS
from cribdeck.deck.notes import Deck
from cribdeck.identity.ledger import Ledger
from tests.anki_collection import Anki, CardAnswer, Scheduler
from tests.conftest import ROOT

DAY = 86_400
WEEKS = 3
APART = 10  # cards
AT_MOST = 5_000  # answers; a scheduler that never ends would be our mistake


def next_day(anki: Anki, folder: Path) -> Anki:
    """The collection a day later: Anki counts days from the time of its creation."""
    anki.collection.db.execute("update col set crt = crt - ?", DAY)  # type: ignore[union-attr]
    anki.close()
    return Anki(folder)


def study(anki: Anki) -> list[str]:
    """Answers all that is shown today; the GUIDs of those that were new, in the order in which they
    came."""
    scheduler = anki.collection.sched
    assert isinstance(scheduler, Scheduler)
    new: list[str] = []
    for _ in range(AT_MOST):
        queued = scheduler.get_queued_cards()
        if not queued.cards:
            return new
        card = anki.collection.get_card(queued.cards[0].card.id)
        if card.reps == 0:
            new.append(card.note().guid)
        card.start_timer()
        scheduler.answer_card(
            scheduler.build_answer(card=card, states=queued.cards[0].states, rating=CardAnswer.GOOD)
        )
    raise AssertionError("the day does not end")


# How Anki sorts the new cards of a day (its protobuf): as they were gathered. Its default turns
# them round by the numbers of their templates, whatever order they have; the deck's page says so.
GATHERED = 1


def test_a_learner_sees_no_sibling_within_ten_cards_and_is_done_in_time(tmp_path: Path) -> None:
    path = tmp_path / "kafka-interview.md"
    shutil.copy(ROOT / "source" / path.name, path)
    options = Options((path,), tmp_path, sheet=False)
    read = reading.read(SourceFile(path), options)
    known = identification.identify_folder(tmp_path, Ledger(), [read], 1_780_000_000)
    (document,) = known.documents
    file = tmp_path / "deck.apkg"
    file.write_bytes(apkg.write(Deck(document.deck, document.notes), known.note_types))
    families = {note.guid: note.whole or note.entry_guid for note in document.notes}
    folder = tmp_path / "anki"
    anki = Anki(folder)
    anki.import_deck(file)
    total = len(anki.cards())
    deck = anki.collection.decks.id_for_name(document.deck)
    assert deck
    anki.collection.decks.select(deck)
    config = anki.collection.decks.config_dict_for_deck_id(deck)
    days = 7 * WEEKS - LAST_DAYS
    config["new"]["perDay"] = ceil(total / days)
    config["newSortOrder"] = GATHERED
    anki.collection.decks.update_config(config)

    shown: list[str] = []
    for _ in range(days):
        shown += [families[guid] for guid in study(anki)]
        if len(shown) == total:
            break
        anki = next_day(anki, folder)
    anki.close()
    assert len(shown) == total, f"{total - len(shown)} cards are still new"
    last: dict[str, int] = {}
    for place, family in enumerate(shown):
        assert place - last.get(family, -APART) >= APART
        last[family] = place
