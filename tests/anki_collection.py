"""A real Anki collection (Anki's own engine): imports decks, reviews cards, tells of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest  # isort: skip
from anki.cards import Card  # anki.collection must be imported before it
from anki.notes import Note
from anki.scheduler.v3 import CardAnswer, Scheduler
from anki.sound import TTSTag

__all__ = ["Anki", "Card", "ImportLog", "TTSTag"]

__all__ = ["Anki", "Card", "CardAnswer", "ImportLog", "Note", "Scheduler"]


@dataclass(frozen=True, slots=True)
class ImportLog:
    """How many notes Anki says that it took."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Anki:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.collection = Collection(str(folder / "collection.anki2"))

    def close(self) -> None:
        self.collection.close()

    def import_deck(self, apkg: Path) -> ImportLog:
        """Imports with the options that the desktop program proposes by default."""
        request = ImportAnkiPackageRequest(
            package_path=str(apkg), options=ImportAnkiPackageOptions()
        )
        log = self.collection.import_anki_package(request).log
        return ImportLog(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    def cards(self) -> list[Card]:
        return [self.collection.get_card(card) for card in self.collection.find_cards("")]

    def notes(self, search: str = "") -> list[Note]:
        return [self.collection.get_note(note) for note in self.collection.find_notes(search)]

    def card(self, words: str, ord: int = 0) -> Card:
        """The card of the only note that holds `words` in its prompt or text."""
        notes = [
            note
            for note in self.notes()
            if words in dict(note.items()).get("Prompt", dict(note.items()).get("Text", ""))
        ]
        assert len(notes) == 1, f"{len(notes)} notes say {words!r}"
        (card,) = [card for card in notes[0].cards() if card.ord == ord]
        return card

    def review(self, cards: Iterable[Card]) -> None:
        """Answers each card once, so that it has a history of its own."""
        scheduler = self.collection.sched
        assert isinstance(scheduler, Scheduler)
        for card in cards:
            card.start_timer()
            states = self.collection._backend.get_scheduling_states(card.id)
            scheduler.answer_card(
                scheduler.build_answer(card=card, states=states, rating=CardAnswer.GOOD)
            )

    def reviews(self, card: Card) -> int:
        """How often a card was reviewed, by the review log."""
        count = self.collection.db.scalar(  # type: ignore[union-attr]
            "select count() from revlog where cid = ?", card.id
        )
        return int(count)
