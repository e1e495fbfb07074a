"""Who the entries of a folder are, which notes they make, and since when each is as it is.

Knows the order of it: entries claim to be those of the ledger, get their GUIDs, become notes, and
notes, note types and documents get their times. Does not know how entries are matched (identity) or
what a note looks like (deck). Writes nothing: a ledger goes in, a new one comes out.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cribdeck.building.known import KnownDocument
from cribdeck.building.reading import Reading
from cribdeck.building.sources import LEDGER, markdown_in
from cribdeck.deck import anki_notes, apkg
from cribdeck.deck.anki_notes import deck_name, drafted
from cribdeck.deck.notes import Note
from cribdeck.deck.rules import note_guid
from cribdeck.identity import identify, ledger_file, stamps
from cribdeck.identity.identify import Changes, Identified
from cribdeck.identity.ledger import Ledger, grouped
from cribdeck.identity.stamps import Stamped
from cribdeck.notes.blocks import Image
from cribdeck.notes.document import Document
from cribdeck.notes.walk import figures
from cribdeck.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class KnownFolder:
    """The documents of one folder, and its ledger (in the file `path`) as it is after this build.

    `note_types` says since when each note type is as it is, by its name. `changes` and `stamped`
    tell what is different from the last build, of entries and of notes.
    """

    path: Path
    ledger: Ledger
    documents: tuple[KnownDocument, ...]
    note_types: Mapping[str, int]
    changes: Changes
    stamped: Stamped[Note]
    problems: tuple[Problem, ...]


def identify_folder(
    folder: Path,
    readings: Sequence[Reading],
    now: int,
    taken: Collection[str] = (),
) -> KnownFolder:
    """Identifies all that is built of `folder` at the time `now` (seconds since the epoch), which
    is what was read there. Its other documents stay as they are. No new GUID is one of those
    `taken` by other folders.

    Raises Problems where the ledger cannot be read.
    """
    path = folder / LEDGER
    documents = [reading.document for reading in readings]
    built = {document.path.name for document in documents}
    untouched = frozenset(other.name for other in markdown_in(folder)) - built
    entries = [drafted(document) for document in documents]

    claimed = [
        claim
        for document, found in zip(documents, entries, strict=True)
        for claim in anki_notes.claims(found, document.path.name)
    ]
    identified = identify.identify(
        claimed, ledger_file.load(path), untouched=untouched, taken=taken
    )
    notes = [
        note
        for document, found in zip(documents, entries, strict=True)
        for note in anki_notes.notes(document, found, identified.identities)
    ]
    stamped = stamps.stamp_notes(identified.ledger, notes, now, untouched)
    book = stamped.ledger
    note_types = {}
    for name, digest in apkg.note_type_digests().items():
        note_types[name], book = stamps.stamp_note_type(book, name, digest, now)
    known = []
    notes_of = grouped(stamped.notes, lambda note: note.location.path)
    problems = list(identified.problems)
    for reading, document in zip(readings, documents, strict=True):
        pictures = tuple(f for f in figures(document) if isinstance(f, Image))
        digest = _content_digest(reading.data, pictures)
        deck = _deck_name(document, reading.file.group, book)
        modified, book, warnings = stamps.stamp_document(
            book, document.path.name, digest, deck, now
        )
        problems += (replace(one, location=Location(document.path)) for one in warnings)
        mine = notes_of.get(document.path, [])
        known.append(KnownDocument(document, deck, pictures, tuple(mine), modified))
    return KnownFolder(
        path,
        book,
        tuple(known),
        note_types,
        _with_emptied_cards(identified, stamped),
        stamped,
        tuple(problems),
    )


def _with_emptied_cards(identified: Identified, stamped: Stamped[Note]) -> Changes:
    """The changes, with only those dropped blanks that leave an empty card: of a note that has gone
    as a whole, nothing is left to be empty."""
    emitted = {note.guid for note in stamped.notes}
    changes = identified.changes
    emptied = tuple(
        blank
        for blank in changes.dropped_clozes
        if note_guid(blank.guid, blank.rule, blank.number) in emitted
    )
    return replace(changes, dropped_clozes=emptied)


def _deck_name(document: Document, group: Sequence[str], ledger: Ledger) -> str:
    """The name of the document's deck, in decks named by its `group` of folders. A file that is
    built alone stays in the decks where it was when its whole folder was built."""
    own = deck_name(document)
    if document.settings.deck:
        return own
    if not group:
        before = next((row.deck for row in ledger.documents if row.name == document.path.name), "")
        return before if before.endswith(f"::{own}") else own
    return "::".join((*group, own))


def _content_digest(data: bytes, pictures: Iterable[Image]) -> str:
    """The SHA-256 of what a document says, in hex: of its file's `data`, and of its pictures, if
    any."""
    whole = hashlib.sha256(data)
    for picture in pictures:
        whole.update(picture.name.encode())
    return whole.hexdigest()
