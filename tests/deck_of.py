"""The whole way from a text to its proven deck, in this process, as a build goes it."""

from pathlib import Path

from cribdeck.building import identification, reading
from cribdeck.building.sources import Options, SourceFile
from cribdeck.deck import apkg
from cribdeck.deck.notes import Deck
from cribdeck.identity.ledger import Ledger
from cribdeck.problems import Problem, Problems
from cribdeck.proof import readback


def problems_of(text: str, folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with `text` as notes in `folder`, and with the deck that is made of it."""
    path = folder / "notes.md"
    path.write_text(text, encoding="utf-8")
    options = Options(paths=(path,), out=folder, deck=True, sheet=False)
    try:
        read = reading.read(SourceFile(path), options)
    except Problems as found:
        return found.problems
    known = identification.identify_folder(folder, Ledger(), [read], 0)
    (document,) = known.documents
    made = apkg.write(Deck(document.deck, document.notes), known.note_types, {})
    lost = readback.check_deck(document.document, made)
    return (*read.problems, *known.problems, *lost)
