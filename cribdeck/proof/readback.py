"""Reopens what was written and compares it with the document: nothing may be lost on the way.

The face of the read-back: knows its questions and the order of their steps, and what to say of
a file that cannot be opened. Knows neither format (deck, pdf_text). None of these modules imports a
writer or `markup`: shared code would hide the same mistake on both sides. Every loss is one Problem
at the lost line.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cribdeck.notes.document import Document
from cribdeck.problems import Problem
from cribdeck.proof.words import (
    CARDS,
    DECK,
    NAMES,
    SHEET,
    SOURCE,
    Fault,
    problem,
    problems,
)

if TYPE_CHECKING:
    from cribdeck.proof.placing import PlacedBlock

# What a file needs is imported when one is proven: notes are read without anything of PDFs.


def check_source(document: Document, text: str) -> tuple[Problem, ...]:
    """Whether every word of a file's `text` is in the `document` that was read from it, and none
    more often. What is not there is in no output."""
    from cribdeck.proof.source import compare_source

    return problems(document.path, SOURCE, compare_source(document, text))


def check_deck(document: Document, apkg: bytes | Path) -> tuple[Problem, ...]:
    """Whether every carded entry of `document`, its code, its figures and its headings are in
    `apkg` (the file or its bytes), and nothing twice. A file that cannot be opened is a Problem
    too."""
    from cribdeck.proof.anki_file import NotADeck, read_deck
    from cribdeck.proof.deck import compare_deck

    try:
        faults = list(compare_deck(document, read_deck(_bytes(apkg))))
    except (NotADeck, OSError) as error:
        return (_unreadable(document, DECK, error),)
    return tuple(problem(document.path, DECK, fault) for fault in faults)


def check_sheet(
    document: Document, pdf: bytes | Path, blocks: "Sequence[PlacedBlock]"
) -> tuple[Problem, ...]:
    """Whether every heading, entry, code line and word of `document` is in `pdf` (the file or its
    bytes), in order, on the page, and in its own of the `blocks` that the sheet promises; nothing
    else may be there. A file that cannot be opened is a Problem too."""
    from cribdeck.proof.pdf_text import NotAPdf, read_pdf
    from cribdeck.proof.sheet import compare_sheet

    try:
        sheet = read_pdf(_bytes(pdf))
    except (NotAPdf, OSError) as error:
        return (_unreadable(document, SHEET, error),)
    return compare_sheet(document, sheet, blocks)


def check_cards(document: Document, pdf: bytes | Path) -> tuple[Problem, ...]:
    """Whether every word of every entry of `document` that gets a card is in `pdf` (the file or its
    bytes), on the right side of the entry's paper cards, and nothing else is there. A file that
    cannot be opened is a Problem too."""
    from cribdeck.proof.cards import compare_cards
    from cribdeck.proof.pdf_text import NotAPdf, read_pdf

    try:
        cards = read_pdf(_bytes(pdf))
    except (NotAPdf, OSError) as error:
        return (_unreadable(document, CARDS, error),)
    return compare_cards(document, cards)


def _bytes(file: bytes | Path) -> bytes:
    return file.read_bytes() if isinstance(file, Path) else file


def _unreadable(document: Document, file: str, error: Exception) -> Problem:
    what = " ".join(str(error).split()) or type(error).__name__
    fact = f"the {NAMES[file]} that was written cannot be opened ({what})"
    return problem(document.path, file, Fault(0, fact))
