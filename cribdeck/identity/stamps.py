"""Since when each note, note type and document is as it is.

Anki takes a note only where its time is newer than the one that it has (design: measured), so a
time changes with the content and with nothing else, and never goes back. Pure, as identity.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Generic, Protocol, Self, TypeVar

from cribdeck.identity.ledger import DocumentRow, Ledger, NoteRow, NoteTypeRow
from cribdeck.problems import Location, Problem, Severity


class Stampable(Protocol):
    """What the stamps need to know of a note: its GUID, that of its entry, and a digest of what
    Anki shows of it."""

    @property
    def guid(self) -> str: ...

    @property
    def entry_guid(self) -> str: ...

    @property
    def digest(self) -> str: ...

    def stamped(self, modified: int, created: int) -> Self: ...


N = TypeVar("N", bound=Stampable)


@dataclass(frozen=True, slots=True)
class Stamped(Generic[N]):
    """`notes` with their times filled in. `updated` and `added` are GUIDs of notes that Anki will
    take; `retired` those that left in this run, `gone` all that ever left and are not back."""

    notes: tuple[N, ...]
    ledger: Ledger
    updated: frozenset[str]
    added: frozenset[str]
    retired: tuple[str, ...]
    gone: tuple[str, ...]


def _stamp(now: int, digest: str, old_digest: str | None, modified: int) -> int:
    """When something last changed. Never goes back, whatever the clock says: Anki takes only what
    is newer than what it has."""
    return modified if digest == old_digest else max(now, modified + 1)


def stamp_notes(
    ledger: Ledger,
    notes: Sequence[N],
    now: int,
    untouched: Collection[str] = (),
    published: Mapping[str, int] = MappingProxyType({}),
) -> Stamped[N]:
    """Fills in since when each of `notes` is as it is; `now` is in seconds since the epoch.

    `ledger` is the one that `identify` returned. Notes of the documents `untouched` stay as they
    are; all others that are not among `notes` are retired. `published` is the latest time with
    which any build published a note, by its GUID: where the ledger does not know of that any more
    (it was taken back together with the notes), Anki may have what was published since, and has to
    take the note once more. Raises ValueError where two notes have one GUID, or where the ledger
    does not know the entry of a note.
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
        digest, out = note.digest, published.get(note.guid, 0)
        known_digest = old.digest if old and old.modified >= out else None
        modified = _stamp(now, digest, known_digest, max(old.modified if old else 0, out))
        created = old.created if old else now
        stamped.append(note.stamped(modified, created))
        rows.append(NoteRow(note.guid, note.entry_guid, digest, modified, created))
        if old and digest != known_digest:
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


def stamp_note_type(ledger: Ledger, name: str, digest: str, now: int) -> tuple[int, Ledger]:
    """Since when the note type `name` is as `digest` says, and the ledger that remembers it."""
    old = next((row for row in ledger.note_types if row.name == name), None)
    modified = _stamp(now, digest, old.digest if old else None, old.modified if old else 0)
    others = tuple(row for row in ledger.note_types if row.name != name)
    return modified, replace(ledger, note_types=(*others, NoteTypeRow(name, digest, modified)))


def former_names(before: Ledger, after: Ledger, there: Collection[str]) -> dict[str, str]:
    """What renamed documents were called, by their names: each has more than half of the entries of
    one that has gone, as the ledgers `before` and `after` a build say; the files that are `there`
    have not."""
    was = {row.guid: row.document for row in before.entries if not row.retired}
    size = Counter(was.values())
    moved = Counter(
        (was[row.guid], row.document)
        for row in after.entries
        if not row.retired and row.guid in was
    )
    return {
        new: old
        for (old, new), count in moved.items()
        if old not in there and 2 * count > size[old]
    }


def known_document(
    ledger: Ledger, document: str, digest: str, there: Collection[str], formerly: str = ""
) -> DocumentRow | None:
    """What `ledger` remembers of `document`; also where its file was `formerly` of another name, or
    had one and is as `digest` says. The files that are `there` still have their names: one that
    says the same is a copy."""
    rows = {row.name: row for row in ledger.documents}
    return (
        rows.get(document)
        or rows.get(formerly)
        or next(
            (row for row in ledger.documents if row.digest == digest and row.name not in there),
            None,
        )
    )


def stamp_document(
    ledger: Ledger,
    known: DocumentRow | None,
    document: str,
    digest: str,
    deck: str,
    now: int,
    tags: str = "",
) -> tuple[int, Ledger, tuple[Problem, ...]]:
    """Since when `document` is as `digest` says, the ledger that remembers it, and a warning (code
    `deck-renamed`) where its deck had another name: Anki leaves known cards where they are. `tags`
    is the root of its tags.

    `known` is what the ledger remembers of it (known_document), also under another name: its row
    becomes that of `document`, which keeps the date. Where several are copies of one that has gone,
    only the first has that row.
    """
    rows = {row.name: row for row in ledger.documents}
    old = rows.pop(known.name, None) if known else None
    modified = _stamp(now, digest, old.digest if old else None, old.modified if old else 0)
    rows[document] = DocumentRow(document, digest, modified, deck, tags)
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
