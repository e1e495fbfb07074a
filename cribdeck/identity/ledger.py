"""The ledger: what is remembered from build to build, so that an entry keeps its GUID.

Frozen data. Does not know its file (ledger_file), who is who (identify), or what has changed since
when (stamps).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file; the name of its `deck` and the root of its `tags` as they were given to it."""

    name: str
    digest: str
    modified: int
    deck: str
    tags: str = ""


@dataclass(frozen=True, slots=True)
class NoteTypeRow:
    name: str
    digest: str
    modified: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as it was last seen. `headings` are joined, only to be compared; `prompt` is on one
    line; `anchor` is "" where there is none."""

    guid: str
    document: str
    headings: str
    kind: str
    anchor: str
    prompt: str
    answer: str
    retired: bool = False


@dataclass(frozen=True, slots=True)
class BlankRow:
    """The words that hold a cloze number of an entry; `dropped` ones are no longer asked for."""

    entry: str
    rule: str
    words: str
    number: int
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class NoteRow:
    guid: str
    entry: str
    digest: str
    modified: int
    created: int
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is remembered from build to build. Entries stand in document order."""

    documents: tuple[DocumentRow, ...] = ()
    note_types: tuple[NoteTypeRow, ...] = ()
    entries: tuple[EntryRow, ...] = ()
    blanks: tuple[BlankRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()


T = TypeVar("T")


def grouped(rows: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    """`rows` by their `key`, in their order."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def cleaned(text: str) -> str:
    """`text` with LF for every other end of a line: csv and git would not keep the others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """`text` on one line, so that a new line break in the notes is no new wording."""
    return " ".join(text.split())
