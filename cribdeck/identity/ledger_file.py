"""The file `ledger.csv`, in which the ledger is kept: loaded, and saved whole or not at all.

Knows its rows and what can be wrong with them. Does not know who is who (identify), nor what has
changed since when (stamps).

The file stands at the top of the notes and is committed with them. UTF-8, LF, one row a thing:

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

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from cribdeck import files
from cribdeck.identity.ledger import (
    BlankRow,
    DocumentRow,
    EntryRow,
    Ledger,
    NoteRow,
    NoteTypeRow,
    cleaned,
    grouped,
)
from cribdeck.notes.document import KINDS
from cribdeck.problems import Location, Problem, Problems, shortened

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

RESTORE = (
    "restore the ledger from version control, or delete it to start afresh: cards whose question "
    "is unchanged since it was first seen keep their history"
)
CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( |$)", re.MULTILINE)


class _Damage(Exception):
    """What is wrong with a row of the file; becomes a Problem as soon as the line is known."""


def load(path: Path) -> Ledger:
    """The ledger in the file `path`; an empty one where there is no such file.

    Raises Problems with one Problem (codes `damaged-ledger`, `ledger-conflict`, `newer-ledger`,
    `unreadable-ledger`) where the file cannot be trusted.
    """
    try:
        data = files.content(path)
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        remedy = "make it a file that can be read"
        fact = f"the ledger cannot be read ({files.reason_of(error)})"
        raise Problems((Problem(Location(path), "unreadable-ledger", fact, remedy),)) from error
    try:
        # A spreadsheet program may have added a byte order mark.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fact = "the ledger is not UTF-8 text"
        raise Problems((Problem(Location(path, line), "damaged-ledger", fact, RESTORE),)) from error
    return _parse(cleaned(text), path)


def names(path: Path) -> frozenset[str]:
    """The documents that the ledger in the file `path` knows, as far as it can be read."""
    try:
        text = files.content(path).decode("utf-8-sig", errors="replace")
    except OSError:
        return frozenset()
    where = COLUMNS.index("document")
    found = set()
    with suppress(csv.Error), _cells_of_any_size():
        for cells in map(_as_meant, csv.reader(io.StringIO(cleaned(text), newline=""))):
            if cells[:1] in (["document"], ["entry"]) and len(cells) > where:
                found.add(cells[where])
    return frozenset(found)


def _parse(text: str, path: Path) -> Ledger:
    # newline="": a cell keeps its newlines; str.splitlines would cut at others than "\n" too.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        with _cells_of_any_size():
            header = next(reader, [])
            _check_header(header)
            rows: list[_Row] = []
            seen: set[tuple[str, ...]] = set()
            ended = False
            start = reader.line_num + 1
            for cells in reader:
                if ended:
                    raise _Damage("something stands after the ledger's end row")
                ended = cells[:1] == ["end"]
                if len(cells) != len(COLUMNS):
                    raise _Damage(f"a row has {len(cells)} cells instead of {len(COLUMNS)}")
                if not ended:
                    rows.append(_row(_as_meant(cells), seen))
                start = reader.line_num + 1
            if not ended:
                raise _Damage("the ledger is cut off: its end row is missing")
            return _collect(rows)
    except (_Damage, csv.Error) as damage:
        raise Problems((_damage(path, text, start, str(damage)),)) from damage


def _as_meant(cells: Sequence[str]) -> list[str]:
    return [cell.removeprefix("'") if COMPUTED.match(cell) else cell for cell in cells]


@contextmanager
def _cells_of_any_size() -> Iterator[None]:
    """A long sample may well exceed csv's default limit for one cell. The limit is global to the
    process, so it is put back."""
    limit = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _damage(path: Path, text: str, line: int, fact: str) -> Problem:
    # Only a file that does not parse is searched: notes about git hold such lines rightfully.
    if found := CONFLICT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        fact = "the ledger holds a merge conflict"
        remedy = "take one side whole (git checkout --ours or --theirs) and build again"
        return Problem(Location(path, line), "ledger-conflict", fact, remedy)
    if fact.startswith(FORMAT):
        remedy = "update cribdeck; an older one would lose what the newer one remembers"
        fact = f"the ledger was written by a newer cribdeck (format {fact.removeprefix(FORMAT)})"
        return Problem(Location(path, line), "newer-ledger", fact, remedy)
    return Problem(
        Location(path, line), "damaged-ledger", f"the ledger is damaged: {fact}", RESTORE
    )


def _check_header(header: Sequence[str]) -> None:
    if tuple(header) == COLUMNS:
        return
    version = header[0].removeprefix(FORMAT) if header else ""
    is_number = version.isascii() and version.isdecimal() and len(version) <= MOST_DIGITS
    if is_number and header[0].startswith(FORMAT) and int(version) > VERSION:
        raise _Damage(header[0])
    raise _Damage("its first row does not name the columns of a ledger")


_Row = DocumentRow | NoteTypeRow | EntryRow | BlankRow | NoteRow


def _row(cells: Sequence[str], seen: set[tuple[str, ...]]) -> _Row:
    """One row of the file, checked; `seen` gathers what must be there only once."""
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
                raise _Damage(f"there is no kind of entry {shortened(kind)!r}")
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
            raise _Damage(f"there is no kind of row {shortened(what)!r}")


def _once(seen: set[tuple[str, ...]], *key: str) -> None:
    if key in seen:
        raise _Damage(f"the {key[0]} {shortened(' '.join(key[1:]))!r} is there twice")
    if not key[1]:
        raise _Damage(f"a {key[0]} is empty")
    seen.add(key)


def _known(seen: set[tuple[str, ...]], entry: str) -> None:
    if ("guid", entry) not in seen:
        known = "which does not stand above it"
        raise _Damage(f"a row belongs to the entry {shortened(entry)!r}, {known}")


def _number(cell: str, most: int = MOST_BLANKS) -> int:
    if not (cell.isascii() and cell.isdecimal()):
        raise _Damage(f"{shortened(cell)!r} is no number")
    # As text first: Python refuses to read a number of very many digits.
    if len(cell) > MOST_DIGITS or int(cell) > most:
        raise _Damage(f"the number {shortened(cell)} is too large")
    return int(cell)


def _time(cell: str) -> int:
    return _number(cell, LATEST)


def _state(cell: str, off: str) -> bool:
    if cell not in ("active", off):
        raise _Damage(f"{shortened(cell)!r} is no state")
    return cell == off


def _collect(rows: Iterable[_Row]) -> Ledger:
    kinds: dict[type, list[_Row]] = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    return Ledger(
        documents=tuple(row for row in kinds[DocumentRow] if isinstance(row, DocumentRow)),
        note_types=tuple(row for row in kinds[NoteTypeRow] if isinstance(row, NoteTypeRow)),
        entries=tuple(row for row in kinds[EntryRow] if isinstance(row, EntryRow)),
        blanks=tuple(row for row in kinds[BlankRow] if isinstance(row, BlankRow)),
        notes=tuple(row for row in kinds[NoteRow] if isinstance(row, NoteRow)),
    )


def save(path: Path, ledger: Ledger) -> bool:
    """Write `ledger` to `path` if that changes the file; says whether it did.

    The file is replaced in one step, so that it is whole, old or new, whenever this is stopped.
    Raises OSError where the folder cannot be written.
    """
    data = serialise(ledger)
    if changes := not path.is_file() or files.content(path) != data:
        files.replace(path, data)
    return changes


def serialise(ledger: Ledger) -> bytes:
    """The bytes of the file that holds `ledger`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    blanks = grouped(ledger.blanks, lambda row: row.entry)
    notes = grouped(ledger.notes, lambda row: row.entry)

    def write(row: str, **cells: str | int) -> None:
        said = (str(cells.get(column, "")) for column in COLUMNS[1:])
        writer.writerow((row, *(f"'{cell}" if COMPUTED.match(cell) else cell for cell in said)))

    def write_entry(entry: EntryRow) -> None:
        write(
            "entry",
            guid=entry.guid,
            document=entry.document,
            headings=entry.headings,
            kind=entry.kind,
            state="retired" if entry.retired else "active",
            anchor=entry.anchor,
            prompt=entry.prompt,
            answer=entry.answer,
        )
        for blank in blanks.get(entry.guid, ()):
            write(
                "blank",
                entry=blank.entry,
                state="dropped" if blank.dropped else "active",
                rule=blank.rule,
                words=blank.words,
                number=blank.number,
            )
        for note in notes.get(entry.guid, ()):
            write(
                "note",
                guid=note.guid,
                entry=note.entry,
                state="retired" if note.retired else "active",
                digest=note.digest,
                modified=note.modified,
                created=note.created,
            )

    for kind in sorted(ledger.note_types, key=lambda row: row.name):
        write("note-type", kind=kind.name, digest=kind.digest, modified=kind.modified)
    documents = {row.name: row for row in ledger.documents}
    active: dict[str, list[EntryRow]] = defaultdict(list)
    for entry in ledger.entries:
        if not entry.retired:
            active[entry.document].append(entry)
    for name in sorted(documents.keys() | active.keys()):
        if row := documents.get(name):
            write(
                "document",
                document=name,
                headings=row.tags,
                digest=row.digest,
                modified=row.modified,
                deck=row.deck,
            )
        for entry in active.get(name, ()):
            write_entry(entry)
    retired = (entry for entry in ledger.entries if entry.retired)
    for entry in sorted(retired, key=lambda row: (row.document, row.guid)):
        write_entry(entry)
    write("end")
    return out.getvalue().encode()
