"""The file `ledger.csv`, in which the ledger is kept: loaded, and saved whole or not at all.

Knows what can be wrong with a file. Does not know what its rows say (ledger_rows), nor who is who
(identify).

The file stands at the top of the notes and is committed with them: UTF-8, LF, one row a thing.
"""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cribdeck import files
from cribdeck.identity.ledger import Ledger, cleaned
from cribdeck.identity.ledger_rows import (
    COLUMNS,
    Damage,
    Newer,
    Row,
    as_meant,
    cells_of,
    check_header,
    collected,
    row_of,
)
from cribdeck.problems import Location, Problem, Problems

RESTORE = (
    "restore the ledger from version control, or delete it to start afresh: cards whose question "
    "is unchanged since it was first seen keep their history"
)
CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( |$)", re.MULTILINE)


def load(path: Path) -> Ledger:
    """The ledger in the file `path`; an empty one where there is no such file.

    Raises Problems with one Problem (codes `damaged-ledger`, `ledger-conflict`, `newer-ledger`,
    `unreadable-ledger`) where the file cannot be trusted.
    """
    try:
        data = files.content(path)
    except FileNotFoundError:
        if path.is_symlink():  # whoever wrote the notes chose what would be made
            fact, remedy = "the ledger is a link to a file that is not there", "delete the link"
            raise Problems((Problem(Location(path), "unreadable-ledger", fact, remedy),)) from None
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
        for cells in map(as_meant, csv.reader(io.StringIO(cleaned(text), newline=""))):
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
            check_header(header)
            rows: list[Row] = []
            seen: set[tuple[str, ...]] = set()
            ended = False
            start = reader.line_num + 1
            for cells in reader:
                if ended:
                    raise Damage("something stands after the ledger's end row")
                ended = cells[:1] == ["end"]
                if len(cells) != len(COLUMNS):
                    raise Damage(f"a row has {len(cells)} cells instead of {len(COLUMNS)}")
                if not ended:
                    rows.append(row_of(as_meant(cells), seen))
                start = reader.line_num + 1
            if not ended:
                raise Damage("the ledger is cut off: its end row is missing")
            return collected(rows)
    except (Damage, csv.Error) as damage:
        raise Problems((_told(path, text, start, damage),)) from damage


@contextmanager
def _cells_of_any_size() -> Iterator[None]:
    """A long sample may well exceed csv's default limit for one cell. The limit is global to the
    process, so it is put back."""
    limit = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _told(path: Path, text: str, line: int, damage: Exception) -> Problem:
    # Only a file that does not parse is searched: notes about git hold such lines rightfully.
    if found := CONFLICT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        fact = "the ledger holds a merge conflict"
        remedy = "take one side whole (git checkout --ours or --theirs) and build again"
        return Problem(Location(path, line), "ledger-conflict", fact, remedy)
    if isinstance(damage, Newer):
        remedy = "update cribdeck; an older one would lose what the newer one remembers"
        fact = f"the ledger was written by a newer cribdeck (format {damage})"
        return Problem(Location(path, line), "newer-ledger", fact, remedy)
    return Problem(
        Location(path, line), "damaged-ledger", f"the ledger is damaged: {damage}", RESTORE
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
    csv.writer(out, lineterminator="\n").writerows(cells_of(ledger))
    return out.getvalue().encode()
