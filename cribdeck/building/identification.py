"""Who the entries of a tree of folders are, which notes they make, and since when each is as it is.

Knows the order of it: entries claim to be those of the ledger, get their GUIDs, become notes, and
notes, note types and documents get their times. Does not know how entries are matched (identity) or
what a note looks like (deck). Writes nothing: a ledger goes in, a new one comes out.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from cribdeck.building import deck_names
from cribdeck.building.homes import LEDGER
from cribdeck.building.known import KnownDocument
from cribdeck.building.reading import Reading
from cribdeck.deck import anki_notes, apkg
from cribdeck.deck.anki_notes import Drafted, Filing, drafted
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
    tell what is different from the last build, of entries and of notes; `formerly` is what renamed
    documents were called, by their names. `is_new`: no build has been here before.
    """

    path: Path
    ledger: Ledger
    documents: tuple[KnownDocument, ...]
    note_types: Mapping[str, int]
    changes: Changes
    stamped: Stamped[Note]
    formerly: Mapping[str, str]
    is_new: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A document that was read, with the drafts of its `entries`, the files that it shows or plays,
    and the `digest` of all that it says."""

    reading: Reading
    entries: tuple[Drafted, ...]
    media: tuple[File, ...]
    digest: str

    @property
    def name(self) -> str:
        return self.reading.file.name

    @property
    def path(self) -> Path:
        return self.reading.file.path


def identify_folder(
    folder: Path,
    before: Ledger,
    readings: Sequence[Reading],
    now: int,
    taken: Collection[str] = (),
    published: Mapping[str, int] = MappingProxyType({}),
) -> KnownFolder:
    """Identifies all that is built of `folder`, and of the folders below, at the time `now`
    (seconds since the epoch), which is what was read there; `before` is its ledger. Its other
    documents stay as they are. No new GUID is one of those `taken` by other folders. `published` is
    as in `stamps.stamp_notes`."""
    whole = [_drafted(reading) for reading in readings]
    names = {one.name for one in whole}
    others = {row.document for row in before.entries} - names
    untouched = {name for name in others if (folder / name).is_file()}

    claims = [claim for one in whole for claim in anki_notes.claims(one.entries, one.name)]
    identified = identify.identify(claims, before, untouched=untouched, taken=taken)
    rows = identified.ledger.documents
    there = {*names, *(row.name for row in rows if (folder / row.name).is_file())}
    formerly = stamps.former_names(before, identified.ledger, there)
    remembered = [
        stamps.known_document(
            identified.ledger, one.name, one.digest, there, formerly.get(one.name, "")
        )
        for one in whole
    ]
    roots = deck_names.tag_roots(readings, remembered)
    notes = [note for one in whole for note in _notes(one, identified, roots[one.path])]
    whole = _withheld(whole, notes, identified)
    kept_back = {where for one in whole for where in one.reading.document.cardless}
    shown = [note for note in notes if note.location not in kept_back]
    stamped = stamps.stamp_notes(identified.ledger, shown, now, untouched, published)

    note_types, book = _note_types(stamped.ledger, now)
    decks, told = deck_names.deck_names([one.reading for one in whole], remembered, book)
    known: list[KnownDocument] = []
    problems = [*identified.problems, *told]
    notes_of = grouped(stamped.notes, lambda note: note.location.path)
    for one, row in zip(whole, remembered, strict=True):
        document, deck, tags = one.reading.document, decks[one.path], roots[one.path]
        modified, book, warnings = stamps.stamp_document(
            book, row, one.name, one.digest, deck, now, tags
        )
        problems += (replace(warning, location=Location(one.path)) for warning in warnings)
        mine = tuple(notes_of.get(one.path, ()))
        problems += cardless.told(document, cards=len(mine))
        known.append(KnownDocument(document, deck, tags, one.media, mine, modified))
    changes = _with_emptied_cards(identified, stamped)
    return KnownFolder(
        folder / LEDGER,
        book,
        tuple(known),
        note_types,
        changes,
        stamped,
        {new: old for new, old in formerly.items() if new in names},
        not before.documents,
        tuple(problems),
    )


def _drafted(reading: Reading) -> _Drafted:
    media = tuple(files(reading.document))
    digest = _content_digest(reading.data, media)
    return _Drafted(reading, drafted(reading.document), media, digest)


def _notes(one: _Drafted, identified: Identified, tags: str) -> Sequence[Note]:
    filing = Filing(one.name, tags)
    return anki_notes.notes(one.reading.document, one.entries, identified.identities, filing)


def _withheld(
    whole: Iterable[_Drafted], notes: Iterable[Note], identified: Identified
) -> list[_Drafted]:
    """`whole`, where each document says which of its entries have no card, or no reverse card; the
    learner has met those already whose `notes` or blanks the ledger knows."""
    emitted = {row.guid for row in identified.ledger.notes if not row.retired}
    met = {note.location for note in notes if note.guid in emitted}
    found = []
    for one in whole:
        empty = {entry.entry.location for entry in one.entries if not entry.drafts}
        document = cardless.withheld(one.reading.document, met, empty)
        unknown = {
            where
            for entry in one.entries
            if entry.is_unknown(identified.identities[where := entry.entry.location])
        }
        document = replace(document, one_way=document.one_way | unknown)
        found.append(replace(one, reading=replace(one.reading, document=document)))
    return found


def _note_types(ledger: Ledger, now: int) -> tuple[dict[str, int], Ledger]:
    """Since when each note type is as it is, by its name, and the ledger that remembers it."""
    found = {}
    for name, digest in apkg.note_type_digests().items():
        found[name], ledger = stamps.stamp_note_type(ledger, name, digest, now)
    return found, ledger


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
