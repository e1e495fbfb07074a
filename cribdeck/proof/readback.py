"""Reopens what was written and compares it with the document: nothing may be lost on the way.

The face of the read-back: knows its questions and the order of their steps, and what to say of
a file that cannot be opened. Knows neither format (deck_search, pdf_text). None of these modules
imports a writer or `markup`: shared code would hide the same mistake on both sides. Every loss is
one Problem at the lost line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cribdeck.notes.document import Document
from cribdeck.problems import Location, Problem
from cribdeck.proof.cards import carded_names, compare_cards
from cribdeck.proof.deck import DeckSearch, NotADeck, lost_figures, read_notes, squeezed
from cribdeck.proof.pdf_text import NotAPdf, pages_of, read_sheet
from cribdeck.proof.promises import PlacedBlock, wanted_names
from cribdeck.proof.sheet import SheetReading, compare_sheet
from cribdeck.proof.words import (
    CARDS,
    DECK,
    SHEET,
    loss_problem,
    sheet_only_of,
    shortened,
    title_line,
)

__all__ = ["DeckReading", "SheetReading", "check_cards", "check_deck", "check_sheet"]


@dataclass(frozen=True, slots=True)
class DeckReading:
    """What is in the .apkg, and what of the document is on the sheet only, with its place."""

    notes: int = 0
    cards: int = 0
    sheet_only: tuple[tuple[Location, str], ...] = ()


def check_deck(document: Document, apkg: bytes | Path) -> tuple[DeckReading, tuple[Problem, ...]]:
    """Whether every carded entry of `document`, its code and its headings are in `apkg` (the file
    or its bytes). A file that cannot be opened is a Problem too."""
    try:
        data = _bytes(apkg)
        notes, title_places = read_notes(data)
        lost = tuple(lost_figures(document, data))
    except (NotADeck, OSError) as error:
        reading = DeckReading(sheet_only=sheet_only_of(document))
        return reading, (_unreadable(document, DECK, error),)
    search = DeckSearch(document, notes)
    search.headings(document.sections)
    if not search.problems and search.found and squeezed(document.title) not in title_places:
        search.lose(title_line(document), f'the title "{shortened(document.title)}" is lost')
    cards = sum(len(note.ords) for note in notes)
    reading = DeckReading(len(notes), cards, sheet_only_of(document))
    return reading, (*search.problems, *lost)


def check_sheet(
    document: Document, pdf: bytes | Path, blocks: Sequence[PlacedBlock] | None = None
) -> tuple[SheetReading, tuple[Problem, ...]]:
    """Whether every heading, entry, code line and word of `document` is in `pdf` (the file or its
    bytes), in order, on the page, and in its own of the `blocks` that the sheet promises (None: it
    promises none). A file that cannot be opened is a Problem too."""
    try:
        sheet = read_sheet(_bytes(pdf), wanted_names(document))
    except (NotAPdf, OSError) as error:
        reading = SheetReading(sheet_only=sheet_only_of(document))
        return reading, (_unreadable(document, SHEET, error),)
    return compare_sheet(document, sheet, blocks)


def check_cards(document: Document, pdf: bytes | Path) -> tuple[Problem, ...]:
    """Whether every word of every entry of `document` that gets a card is in `pdf` (the file or its
    bytes), on the right side of the entry's paper cards. A file that cannot be opened is a Problem
    too."""
    try:
        data = _bytes(pdf)
        pages = pages_of(data)
        cards = read_sheet(data, carded_names(document, len(pages)))
        return compare_cards(document, cards, pages[0])
    except (NotAPdf, OSError) as error:
        return (_unreadable(document, CARDS, error),)


def _bytes(file: bytes | Path) -> bytes:
    return file.read_bytes() if isinstance(file, Path) else file


def _unreadable(document: Document, file: str, error: Exception) -> Problem:
    what = " ".join(str(error).split()) or type(error).__name__
    fact = f"the {file} that was written cannot be opened ({what})"
    return loss_problem(document.path, 0, file, fact)
