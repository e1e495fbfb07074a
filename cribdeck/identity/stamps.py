"""Since when each note, note type and document is as it is.

Anki takes a note only where its time is newer than the one that it has (design: measured), so a
time changes with the content and with nothing else, and never goes back. Pure, as identity.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cribdeck.identity.ledger import DocumentRow, Ledger, NoteRow, NoteTypeRow
from cribdeck.notes.document import HUE_FIELD, SOURCE_FIELD, Note
from cribdeck.problems import Location, Problem, Severity


@dataclass(frozen=True, slots=True)
class Stamped:
    """`notes` with their times filled in. `updated` and `added` are GUIDs of notes that Anki will
    take; `retired` those that left in this run, `gone` all that ever left and are not back."""

    notes: tuple[Note, ...]
    ledger: Ledger
    updated: frozenset[str]
    added: frozenset[str]
    retired: tuple[str, ...]
    gone: tuple[str, ...]


def _stamp(now: int, digest: str, old_digest: str | None, modified: int) -> int:
    """When something last changed. Never goes back, whatever the clock says: Anki takes only what
    is newer than what it has."""
    if old_digest is None:
        return now
    return modified if digest == old_digest else max(now, modified + 1)


def stamp_notes(
    ledger: Ledger, notes: Sequence[Note], now: int, untouched: Collection[str] = ()
) -> Stamped:
    """Fills in since when each of `notes` is as it is; `now` is in seconds since the epoch.

    `ledger` is the one that `identify` returned. Notes of the documents `untouched` stay as they
    are; all others that are not among `notes` are retired. Raises ValueError where two notes have
    one GUID, or where the ledger does not know the entry of a note.
    """
    if len({note.guid for note in notes}) < len(notes):
        raise ValueError("two notes have the same GUID")
    if not {note.entry_guid for note in notes} <= {row.guid for row in ledger.entries}:
        raise ValueError("a note belongs to no entry of the ledger")
    known = {row.guid: row for row in ledger.notes}
    stamped = []
    rows = []
    updated = set()
    for note in notes:
        old = known.get(note.guid)
        digest = _note_digest(note)
        modified = _stamp(now, digest, old.digest if old else None, old.modified if old else 0)
        created = old.created if old else now
        stamped.append(replace(note, modified=modified, created=created))
        rows.append(NoteRow(note.guid, note.entry_guid, digest, modified, created))
        if old and old.digest != digest:
            updated.add(note.guid)
    emitted = {note.guid for note in notes}
    aside = {
        row.guid
        for row in ledger.entries
        if not row.retired and row.document in frozenset(untouched)
    }
    left = [row for row in ledger.notes if row.guid not in emitted]
    rows += [replace(row, retired=row.retired or row.entry not in aside) for row in left]
    return Stamped(
        tuple(stamped),
        replace(ledger, notes=tuple(rows)),
        frozenset(updated),
        frozenset(emitted - known.keys()),
        tuple(row.guid for row in left if not row.retired and row.entry not in aside),
        tuple(row.guid for row in rows if row.retired),
    )


# A file that is renamed and a section that is put in before others change these of every note.
# That is no reason to write over what a person changed in Anki: they follow when the note does.
WHERE_FIELDS = frozenset({SOURCE_FIELD, HUE_FIELD})


def _note_digest(note: Note) -> str:
    fields = sorted((name, "" if name in WHERE_FIELDS else html) for name, html in note.fields)
    content = (note.note_type, fields, sorted(set(note.tags)))
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:32]


def stamp_note_type(ledger: Ledger, name: str, digest: str, now: int) -> tuple[int, Ledger]:
    """Since when the note type `name` is as `digest` says, and the ledger that remembers it."""
    old = next((row for row in ledger.note_types if row.name == name), None)
    modified = _stamp(now, digest, old.digest if old else None, old.modified if old else 0)
    others = tuple(row for row in ledger.note_types if row.name != name)
    return modified, replace(ledger, note_types=(*others, NoteTypeRow(name, digest, modified)))


def stamp_document(
    ledger: Ledger, document: str, digest: str, deck: str, now: int
) -> tuple[int, Ledger, tuple[Problem, ...]]:
    """Since when `document` is as `digest` says, the ledger that remembers it, and a warning (code
    `deck-renamed`) where its deck had another name: Anki leaves known cards where they are.

    `ledger` is the one that `identify` returned: a document without active entries there, whose
    digest is that of a new document, was renamed, and keeps its date.
    """
    living = {row.document for row in ledger.entries if not row.retired}
    rows = {row.name: row for row in ledger.documents}
    old = rows.get(document) or next(
        (row for row in ledger.documents if row.digest == digest and row.name not in living), None
    )
    modified = _stamp(now, digest, old.digest if old else None, old.modified if old else 0)
    if old:
        del rows[old.name]
    rows[document] = DocumentRow(document, digest, modified, deck)
    problems: tuple[Problem, ...] = ()
    if old and old.deck != deck:
        problems = (
            Problem(
                Location(Path(document)),
                "deck-renamed",
                f'the deck was "{old.deck}" and is now "{deck}"; Anki leaves known cards where '
                "they are",
                "rename the deck in Anki too, or move the cards there",
                Severity.WARNING,
            ),
        )
    return modified, replace(ledger, documents=tuple(rows.values())), problems
