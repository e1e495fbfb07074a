"""Who the entries of a tree of folders are, which notes they make, and since when each is as it is.

Knows the order of it: entries claim to be those of the ledger, get their GUIDs, become notes, and
notes, note types and documents get their times. Does not know how entries are matched (identity) or
what a note looks like (deck). Writes nothing: a ledger goes in, a new one comes out.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cribdeck.building import deck_names
from cribdeck.building.homes import LEDGER
from cribdeck.building.known import KnownDocument
from cribdeck.building.reading import Reading
from cribdeck.deck import anki_notes, apkg
from cribdeck.deck.anki_notes import Filing, drafted
from cribdeck.deck.notes import Note
from cribdeck.deck.rules import note_guid
from cribdeck.identity import identify, stamps
from cribdeck.identity.identify import Changes, Identified
from cribdeck.identity.ledger import Ledger, grouped
from cribdeck.identity.stamps import Stamped
from cribdeck.notes import cardless
from cribdeck.notes.walk import File, files
from cribdeck.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class KnownFolder:
    """The documents of a tree of folders, and its ledger (in the file `path`) as it is after this
    build.

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
    before: Ledger,
    readings: Sequence[Reading],
    now: int,
    taken: Collection[str] = (),
) -> KnownFolder:
    """Identifies all that is built of `folder`, and of the folders below, at the time `now`
    (seconds since the epoch), which is what was read there; `before` is its ledger. Its other
    documents stay as they are. No new GUID is one of those `taken` by other folders."""
    documents = [reading.document for reading in readings]
    names = [reading.file.name for reading in readings]
    entries = [drafted(document) for document in documents]
    untouched = {
        name
        for name in {row.document for row in before.entries}.difference(names)
        if (folder / name).is_file()
    }

    claimed = [
        claim
        for name, found in zip(names, entries, strict=True)
        for claim in anki_notes.claims(found, name)
    ]
    identified = identify.identify(claimed, before, untouched=untouched, taken=taken)
    media_of = [tuple(files(document)) for document in documents]
    digests = [
        _content_digest(reading.data, media)
        for reading, media in zip(readings, media_of, strict=True)
    ]
    rows = identified.ledger.documents
    there = {*names, *(row.name for row in rows if (folder / row.name).is_file())}
    remembered = [
        stamps.known_document(identified.ledger, name, digest, there)
        for name, digest in zip(names, digests, strict=True)
    ]
    roots = deck_names.tag_roots(readings, remembered)
    notes = [
        note
        for reading, found in zip(readings, entries, strict=True)
        for note in anki_notes.notes(
            reading.document,
            found,
            identified.identities,
            Filing(reading.file.name, roots[reading.file.path]),
        )
    ]
    emitted = {row.guid for row in identified.ledger.notes if not row.retired}
    met = {note.location for note in notes if note.guid in emitted}
    empty = {one.entry.location for found in entries for one in found if not one.drafts}
    readings = [
        replace(one, document=cardless.withheld(one.document, met, empty)) for one in readings
    ]
    kept_back = frozenset[Location]().union(*(one.document.cardless for one in readings))
    notes = [note for note in notes if note.location not in kept_back]
    stamped = stamps.stamp_notes(identified.ledger, notes, now, untouched)
    book = stamped.ledger
    note_types = {}
    for name, digest in apkg.note_type_digests().items():
        note_types[name], book = stamps.stamp_note_type(book, name, digest, now)
    known = []
    notes_of = grouped(stamped.notes, lambda note: note.location.path)
    decks, told = deck_names.deck_names(readings, remembered, book)
    problems = [*identified.problems, *told]
    for reading, media, digest in zip(readings, media_of, digests, strict=True):
        document, deck = reading.document, decks[reading.file.path]
        tags = roots[document.path]
        modified, book, warnings = stamps.stamp_document(
            book, reading.file.name, digest, deck, now, tags, there
        )
        problems += (replace(one, location=Location(document.path)) for one in warnings)
        mine = notes_of.get(document.path, [])
        problems += cardless.told(document, cards=len(mine))
        known.append(KnownDocument(document, deck, tags, media, tuple(mine), modified))
    return KnownFolder(
        folder / LEDGER,
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


def _content_digest(data: bytes, media: Iterable[File]) -> str:
    """The SHA-256 of what a document says, in hex: of its file's `data`, and of its pictures and
    recordings, if any."""
    whole = hashlib.sha256(data)
    for file in media:
        whole.update(file.name.encode())
    return whole.hexdigest()
