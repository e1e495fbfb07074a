"""One ledger takes over another, of a folder below its own, so that both trees have one memory.

Pure: two ledgers go in, a new one comes out. Does not know files.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cribdeck.identity.ledger import EntryRow, Ledger, NoteTypeRow


@dataclass(frozen=True, slots=True)
class Adopted:
    """The whole `ledger`, with so many entries that are `new` to it. `same` are those whose GUID
    had been given to an entry of another document, too: they cannot keep it."""

    ledger: Ledger
    new: int
    same: tuple[EntryRow, ...]


def adopted(ledger: Ledger, lower: Ledger, folder: str) -> Adopted:
    """`ledger` with all that `lower` remembers, whose documents lie in `folder` (a path with "/").

    What `ledger` knows already stays: a ledger may be taken over again, after it was changed.
    Nothing goes back in time.
    """

    def named(document: str) -> str:
        return f"{folder}/{document}"

    known = {row.guid: row for row in ledger.entries}
    before = {*(row.name for row in ledger.documents), *(row.document for row in ledger.entries)}
    theirs = tuple(replace(row, document=named(row.document)) for row in lower.entries)
    new = tuple(row for row in theirs if row.guid not in known)
    same = tuple(row for row in theirs if row.guid in known and row.document not in before)
    taken = {row.guid for row in new}
    notes = {row.guid for row in ledger.notes}
    documents = (replace(row, name=named(row.name)) for row in lower.documents)
    return Adopted(
        Ledger(
            (*ledger.documents, *(row for row in documents if row.name not in before)),
            _latest((*ledger.note_types, *lower.note_types)),
            (*ledger.entries, *new),
            (*ledger.blanks, *(row for row in lower.blanks if row.entry in taken)),
            (
                *ledger.notes,
                *(row for row in lower.notes if row.entry in taken and row.guid not in notes),
            ),
        ),
        len(new),
        tuple(row for row in same if not row.retired and not known[row.guid].retired),
    )


def _latest(rows: Iterable[NoteTypeRow]) -> tuple[NoteTypeRow, ...]:
    """Each note type as it was last."""
    found: dict[str, NoteTypeRow] = {}
    for row in rows:
        if row.name not in found or found[row.name].modified < row.modified:
            found[row.name] = row
    return tuple(found.values())
