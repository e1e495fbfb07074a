"""The rows of the ledger's file: what the cells of each say, and what can be wrong with one.

Knows cells. Does not know what a file is (ledger_file), nor what has changed since when (stamps).

    first cell  what it is                   other cells in use
    note-type   one of ours                  kind (its name) digest modified
    document    a file                       document digest modified deck
                                             headings (the root of its tags)
    entry       what is asked and answered   guid document headings kind state anchor prompt answer
    blank       words that a cloze hides     entry state rule words number
    note        what Anki has                guid entry state digest modified created
    end         without it, the file is cut off

The first row names the columns, and its first cell names the format and its version. Times are
seconds since the epoch (UTC). Documents stand in order of their names, each followed by its entries
in document order, an entry by its blanks and notes; retired entries come last, by document and
GUID. So the order of the rows is the place of an entry: an entry inserted above is one new row and
touches no other. Nothing is ever deleted: GUIDs and cloze numbers are not used twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cribdeck.identity.ledger import (
    BlankRow,
    DocumentRow,
    EntryRow,
    Ledger,
    NoteRow,
    NoteTypeRow,
    grouped,
)
from cribdeck.notes.document import KINDS
from cribdeck.problems import shortened

VERSION = 1
FORMAT = "cribdeck ledger "
# A spreadsheet computes it, or runs it: with an apostrophe it is words (OWASP, "CSV Injection").
COMPUTED = re.compile(r"'*[-=+@\t\r]")
COLUMNS = (
    f"{FORMAT}{VERSION}",
    "guid",
    "entry",
    "document",
    "headings",
    "kind",
    "state",
    "anchor",
    "prompt",
    "answer",
    "rule",
    "words",
    "number",
    "digest",
    "modified",
    "created",
    "deck",
)

LATEST = 2**32 - 1  # seconds since the epoch: no clock that is right says a later one before 2106
MOST_BLANKS = 10**6  # of an entry; Anki takes 500 in one note
MOST_DIGITS = 20


class Damage(Exception):
    """What is wrong with a row of the file; becomes a Problem as soon as the line is known."""


class Newer(Damage):
    """The file is of a newer format, which is what the message says."""


# --- Cells -> rows -------------------------------------------------------------------------------


def check_header(header: Sequence[str]) -> None:
    """Raises Damage where `header` is not the first row of a ledger of ours: Newer, where it is
    that of a newer one."""
    if tuple(header) == COLUMNS:
        return
    version = header[0].removeprefix(FORMAT) if header else ""
    is_number = version.isascii() and version.isdecimal() and len(version) <= MOST_DIGITS
    if is_number and header[0].startswith(FORMAT) and int(version) > VERSION:
        raise Newer(version)
    raise Damage("its first row does not name the columns of a ledger")


def as_meant(cells: Sequence[str]) -> list[str]:
    """`cells` without the apostrophes that keep a spreadsheet from computing them."""
    return [cell.removeprefix("'") if COMPUTED.match(cell) else cell for cell in cells]


Row = DocumentRow | NoteTypeRow | EntryRow | BlankRow | NoteRow


def row_of(cells: Sequence[str], seen: set[tuple[str, ...]]) -> Row:
    """What `cells` say, as they are meant. `seen` gathers what must be there only once. Raises
    Damage where they are no row."""
    what, guid, entry, document, headings, kind, state, anchor, prompt, answer, *rest = cells
    rule, words, number, digest, modified, created, deck = rest
    match what:
        case "document":
            _once(seen, what, document)
            return DocumentRow(document, digest, _time(modified), deck, headings)
        case "note-type":
            _once(seen, what, kind)
            return NoteTypeRow(kind, digest, _time(modified))
        case "entry":
            _once(seen, "guid", guid)
            if kind not in KINDS:
                raise Damage(f"there is no kind of entry {shortened(kind)!r}")
            retired = _state(state, "retired")
            return EntryRow(guid, document, headings, kind, anchor, prompt, answer, retired)
        case "blank":
            _known(seen, entry)
            _once(seen, what, entry, rule, "words", words)
            _once(seen, what, entry, rule, "number", str(_number(number)))
            return BlankRow(entry, rule, words, _number(number), _state(state, "dropped"))
        case "note":
            _known(seen, entry)
            _once(seen, "note guid", guid)
            times = _time(modified), _time(created)
            return NoteRow(guid, entry, digest, *times, _state(state, "retired"))
        case _:
            raise Damage(f"there is no kind of row {shortened(what)!r}")


def _once(seen: set[tuple[str, ...]], *key: str) -> None:
    if key in seen:
        raise Damage(f"the {key[0]} {shortened(' '.join(key[1:]))!r} is there twice")
    if not key[1]:
        raise Damage(f"a {key[0]} is empty")
    seen.add(key)


def _known(seen: set[tuple[str, ...]], entry: str) -> None:
    if ("guid", entry) not in seen:
        known = "which does not stand above it"
        raise Damage(f"a row belongs to the entry {shortened(entry)!r}, {known}")


def _number(cell: str, most: int = MOST_BLANKS) -> int:
    if not (cell.isascii() and cell.isdecimal()):
        raise Damage(f"{shortened(cell)!r} is no number")
    # As text first: Python refuses to read a number of very many digits.
    if len(cell) > MOST_DIGITS or int(cell) > most:
        raise Damage(f"the number {shortened(cell)} is too large")
    return int(cell)


def _time(cell: str) -> int:
    return _number(cell, LATEST)


def _state(cell: str, off: str) -> bool:
    if cell not in ("active", off):
        raise Damage(f"{shortened(cell)!r} is no state")
    return cell == off


def collected(rows: Iterable[Row]) -> Ledger:
    """The ledger of these `rows`, each kind in its order."""
    kinds: dict[type, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    return Ledger(
        documents=tuple(row for row in kinds[DocumentRow] if isinstance(row, DocumentRow)),
        note_types=tuple(row for row in kinds[NoteTypeRow] if isinstance(row, NoteTypeRow)),
        entries=tuple(row for row in kinds[EntryRow] if isinstance(row, EntryRow)),
        blanks=tuple(row for row in kinds[BlankRow] if isinstance(row, BlankRow)),
        notes=tuple(row for row in kinds[NoteRow] if isinstance(row, NoteRow)),
    )


# --- Rows -> cells --------------------------------------------------------------------------------


def cells_of(ledger: Ledger) -> Iterator[Sequence[str]]:
    """The cells of all rows of `ledger`, from the first to the last."""
    yield COLUMNS
    for what, said in _rows(ledger):
        texts = (str(said.get(column, "")) for column in COLUMNS[1:])
        yield (what, *(f"'{text}" if COMPUTED.match(text) else text for text in texts))


Said = Mapping[str, str | int]  # by column


def _rows(ledger: Ledger) -> Iterator[tuple[str, Said]]:
    """What each row is, and what it says."""
    for kind in sorted(ledger.note_types, key=lambda row: row.name):
        yield "note-type", {"kind": kind.name, "digest": kind.digest, "modified": kind.modified}
    blanks = grouped(ledger.blanks, lambda row: row.entry)
    notes = grouped(ledger.notes, lambda row: row.entry)
    documents = {row.name: row for row in ledger.documents}
    active: dict[str, list[EntryRow]] = defaultdict(list)
    for entry in ledger.entries:
        if not entry.retired:
            active[entry.document].append(entry)
    for name in sorted(documents.keys() | active.keys()):
        if row := documents.get(name):
            yield "document", _of_document(row)
        for entry in active.get(name, ()):
            yield from _of_entry(entry, blanks.get(entry.guid, ()), notes.get(entry.guid, ()))
    retired = (entry for entry in ledger.entries if entry.retired)
    for entry in sorted(retired, key=lambda row: (row.document, row.guid)):
        yield from _of_entry(entry, blanks.get(entry.guid, ()), notes.get(entry.guid, ()))
    yield "end", {}


def _of_document(row: DocumentRow) -> Said:
    return {
        "document": row.name,
        "headings": row.tags,
        "digest": row.digest,
        "modified": row.modified,
        "deck": row.deck,
    }


def _of_entry(
    entry: EntryRow, blanks: Iterable[BlankRow], notes: Iterable[NoteRow]
) -> Iterator[tuple[str, Said]]:
    """The row of `entry`, and those of its `blanks` and `notes`."""
    yield (
        "entry",
        {
            "guid": entry.guid,
            "document": entry.document,
            "headings": entry.headings,
            "kind": entry.kind,
            "state": "retired" if entry.retired else "active",
            "anchor": entry.anchor,
            "prompt": entry.prompt,
            "answer": entry.answer,
        },
    )
    for blank in blanks:
        yield (
            "blank",
            {
                "entry": blank.entry,
                "state": "dropped" if blank.dropped else "active",
                "rule": blank.rule,
                "words": blank.words,
                "number": blank.number,
            },
        )
    for note in notes:
        yield (
            "note",
            {
                "guid": note.guid,
                "entry": note.entry,
                "state": "retired" if note.retired else "active",
                "digest": note.digest,
                "modified": note.modified,
                "created": note.created,
            },
        )
