"""Remembers what was built, so that only what has changed is built again. Only a cache: without it
everything is built again, to the same bytes.

Knows what a document's outputs depend on as a whole: its file, what it names, its ledgers, the
options, this program. Does not know what its pages alone depend on (pages_before), nor how anything
is made.
"""

import json
import os
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from cribdeck import files
from cribdeck.building import as_json
from cribdeck.building.homes import LEDGER, below
from cribdeck.building.sources import Options, SourceFile
from cribdeck.lint.compared import Compared
from cribdeck.problems import Location, Problem, Severity
from cribdeck.report import DocumentReport, OutputReport, Report
from cribdeck.resources import PACKAGE, TEMPLATES
from cribdeck.samples.verdicts import Verdicts

if TYPE_CHECKING:
    from cribdeck.building.making import Done
    from cribdeck.building.reading import Reading

NAME = "built.json"


@dataclass(frozen=True, slots=True)
class Named:
    """Other notes that a document names by `href`, as a `page` or by an address, which `leads_to`
    their file; "" where there was none."""

    href: str
    page: bool
    leads_to: str


@dataclass(frozen=True, slots=True)
class Page:
    """A file that has pages, and holds: `made_of` is a digest of what it was made of, `digest` the
    SHA-256 of the file."""

    made_of: str
    digest: str
    report: OutputReport
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A document that was built. `key` is of what it depends on, "" once its ledger knows that it
    is gone; `files` are the SHA-256 of the files that must be as they were: what it names, its
    ledger, its outputs. `links` must lead where they led, whatever stands there.

    `outputs` are those files that were made of it, `pages` what is known of those that have pages,
    by their paths. `problems` are what there is to say of it alone,
    `compared` what lint compares with other documents, `verdicts` what became of its samples with
    this `program`. `whole`: all that was wanted of it was made, and no other try could do better.
    """

    key: str
    files: Mapping[str, str]
    links: tuple[Named, ...]
    outputs: tuple[str, ...]
    pages: Mapping[str, Page]
    report: DocumentReport
    problems: tuple[Problem, ...]
    compared: tuple[Compared, ...]
    verdicts: Verdicts
    program: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Store:
    """What is remembered of the documents that were built to one folder, by the path of each;
    `repeated` is what lint said of the last ones together. `published` is the latest time (in
    seconds since the epoch) with which a note was published there, by its GUID: what Anki may have,
    whatever becomes of the ledger."""

    records: Mapping[str, Record] = field(default_factory=dict)
    repeated: tuple[Problem, ...] = ()
    published: Mapping[str, int] = field(default_factory=dict)


def verdicts(file: SourceFile, known: Store) -> Verdicts | None:
    """What became of the samples of `file`, where this program and all packages are as they
    were."""
    record = known.records.get(str(file.path))
    return record.verdicts if record and record.program == program() else None


def unchanged(files: Sequence[SourceFile], known: Store, options: Options) -> dict[Path, Record]:
    """What is remembered of those `files` of which a build would make the same again, by path.

    Where a document has gone, one of those that its ledger knows is not among them, the smallest:
    with it, the ledger learns which entries have left the notes."""
    found = {}
    digest = cache(_digest_of)  # many documents have the same ledger
    for file in files:
        record = known.records.get(str(file.path))
        if not (record and record.whole and record.key == key(file, options)):
            continue
        if record.report.source != file.path:  # somebody else wrote it
            continue
        is_same = all(digest(Path(path)) == before for path, before in record.files.items())
        if is_same and (not record.links or _lead_as_before(file, record.links)):
            found[file.path] = record
    gone = [one for source, one in known.records.items() if one.key and not _is_there(source)]
    for ledger in dict.fromkeys(file.ledger for file in files):
        here = [file.path for file in files if file.ledger == ledger]
        if all(path in found for path in here) and any(str(ledger) in one.files for one in gone):
            del found[min(here, key=lambda path: found[path].report.notes)]
    return found


def pages(known: Store) -> dict[str, Page]:
    """What is remembered of files that have pages, by their paths."""
    return {path: page for one in known.records.values() for path, page in one.pages.items()}


def _is_there(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises where a name is too long


def _lead_as_before(file: SourceFile, links: Iterable[Named]) -> bool:
    """Whether the `links` of the notes in `file` lead where they led."""
    from cribdeck.notes import attachments, linked

    beside, home = attachments.beside(file.path.parent, file.vault), file.ledger.parent
    for one in links:
        found = str(linked.document_at(beside, home, one.href, page=one.page) or "")
        if one.leads_to != (found if found != file.path.name else ""):
            return False
    return True


def key(file: SourceFile, options: Options, data: bytes | None = None) -> str:
    """A digest of what the outputs of `file` depend on: this program, the options, and its `data`,
    or what is in it now; "" where that cannot be read."""
    with suppress(OSError):
        wanted = (options.deck, options.sheet, options.short, options.cards)
        set_as = (options.paper, options.pages, options.strict)
        said = repr((program(), file, wanted, set_as)).encode()
        return sha256(said + (files.content(file.path) if data is None else data)).hexdigest()
    return ""


@cache
def program() -> str:
    """A digest of this program and of the packages that are installed beside it."""
    # The name of a .dist-info folder carries the version; reading metadata would take far longer.
    installed = sorted(n for n in os.listdir(sysconfig.get_path("purelib")) if "-info" in n)  # noqa: PTH208
    # A file that was written again has another time; reading them all would take far longer.
    own = sorted(
        (path, os.stat(path).st_size, os.stat(path).st_mtime_ns)  # noqa: PTH116
        for folder in (PACKAGE, TEMPLATES)
        for path in _files_in(str(folder))
        if not path.endswith(".pyc")
    )
    return sha256(repr((sys.version, installed, own)).encode()).hexdigest()


def _files_in(folder: str) -> Iterator[str]:
    for inside in os.scandir(folder):
        if inside.is_dir():
            yield from _files_in(inside.path)
        else:
            yield inside.path


def _digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex; "" where there is none that can be read."""
    with suppress(OSError, ValueError):  # a name that none can have
        return sha256(files.content(path)).hexdigest()
    return ""


def save(folder: Path, store: Store) -> None:
    """Remembers `store` in `folder`. Raises OSError."""
    files.replace(folder / NAME, json.dumps(store, default=as_json.plain).encode())


def load(folder: Path) -> tuple[Store, tuple[Problem, ...]]:
    """What is remembered in `folder`. A record that is damaged is forgotten, with a warning; that
    of another version without."""
    path = folder / NAME
    try:
        data = json.loads(files.content(path))
    except (FileNotFoundError, NotADirectoryError):
        return Store(), ()
    except (OSError, ValueError, RecursionError):
        fact = "what was remembered of the last build is damaged"
        remedy = "nothing is lost: everything is built again"
        return Store(), (Problem(Location(path), "damaged-store", fact, remedy, Severity.WARNING),)
    with suppress(KeyError, TypeError, ValueError, AttributeError, OverflowError):
        store: Store = as_json.value(Store, data)
        return store, ()
    return Store(), ()


def with_built(
    known: Store,
    readings: "Sequence[Reading]",
    done: "Sequence[Done]",
    report: Report,
    repeated: tuple[Problem, ...],
    options: Options,
) -> Store:
    """What is `known`, and what was built now: `readings`, and what was `done` for them. `repeated`
    is what lint says of them together."""
    together = frozenset(repeated)
    said = defaultdict(list)
    for problem in report.problems:
        if problem not in together:
            said[problem.location.path].append(problem)
    done_of = defaultdict(list)
    for each in done:
        done_of[each.job.source].append(each)
    records = dict(known.records)
    of = {one.source: one for one in report.documents}
    digest = cache(_digest_of)
    for reading in readings:
        path = reading.file.path
        mine = done_of[path]
        made = {str(options.out / one.job.name): one.outcome for one in mine if one.outcome.data}
        digests = {name: sha256(one.data or b"").hexdigest() for name, one in made.items()}
        before = records.get(str(path))
        records[str(path)] = Record(
            key(reading.file, options, reading.data),
            {str(file): found for file, found in _beside(reading, digest)} | digests,
            tuple(dict.fromkeys(_named(reading))),
            tuple(dict.fromkeys((*(before.outputs if before else ()), *made))),
            {**(before.pages if before else {}), **dict(_pages(mine, digests))},
            of[path],
            tuple(said[path]),
            reading.compared,
            reading.verdicts,
            program(),
            not of[path].withheld and not any(one.outcome.flawed for one in mine),
        )
    saved = {str(one.file.ledger) for one in readings if records[str(one.file.path)].whole}
    for source, record in records.items():
        if not _is_there(source) and saved.intersection(record.files):
            records[source] = replace(record, key="")  # what was in it has left the ledger
    return Store(records, repeated, {**known.published, **dict(_stamps(done))})


def _stamps(done: "Iterable[Done]") -> Iterator[tuple[str, int]]:
    """When the notes of the decks that were `done` changed last, by their GUIDs."""
    from cribdeck.building.outputs import DECK

    for job, outcome in done:
        if job.output == DECK and outcome.data is not None:
            yield from ((note.guid, note.modified) for note in job.of.known.notes)


def _pages(done: "Iterable[Done]", digests: Mapping[str, str]) -> Iterator[tuple[str, Page]]:
    """What is to be known of the pages that were `done`; `digests` are of the files that hold."""
    for job, outcome in done:
        path = str(job.options.out / job.name)
        if job.made_of and outcome.report and path in digests and not outcome.flawed:
            yield path, Page(job.made_of, digests[path], outcome.report, outcome.problems)


def with_ledgers(known: Store, kept: Iterable[SourceFile]) -> Store:
    """What is `known`, where the ledgers of the documents `kept` have changed, but not in what they
    say of these."""
    records = dict(known.records)
    digest = cache(_digest_of)
    for file in kept:
        record = records[str(file.path)]
        held = {**record.files, str(file.ledger): digest(file.ledger)}
        records[str(file.path)] = replace(record, files=held)
    return replace(known, records=records)


def _beside(reading: "Reading", digest: Callable[[Path], str]) -> Iterator[tuple[Path, str]]:
    """The files that outputs depend on beside their own, and their digests: the ledger and those
    that lie lower, pictures and recordings, also what is missing and may come."""
    from cribdeck.notes import attachments, pictures, walk

    folder = reading.file.path.parent
    home = reading.file.ledger.parent
    for ledger in (home / LEDGER, *(one / LEDGER for one in below(home, reading.file.path))):
        yield ledger, digest(ledger)
    for one in walk.files(reading.document):
        found = digest(one.file)
        # One that has changed since it was read is not what the outputs hold.
        yield one.file, found if pictures.is_of(one, found) else "changed"
    vault = attachments.vault_of(folder, reading.file.vault)
    for image in walk.missing_images(reading.document):
        if place := attachments.place_of(folder, vault, image.address):
            yield place, digest(place)


def _named(reading: "Reading") -> Iterator[Named]:
    """The other notes that the links of a document name, whether they are there or may come."""
    from cribdeck.notes import linked, walk

    for link in walk.links(reading.document):
        if link.page or linked.names_notes(link.href):
            leads_to = "" if isinstance(link.target, Location) else str(link.target or "")
            yield Named(link.href, link.page, leads_to)


def gone(known: Store, built: Iterable[SourceFile]) -> Iterator[Problem]:
    """A warning for each document that is remembered, whose file is no longer there although its
    outputs are."""
    here = {str(file.path) for file in built}
    for source, record in known.records.items():
        left = [path for path in record.outputs if _is_there(path)]
        if source in here or _is_there(source) or not left:
            continue
        fact = f"{source}, which this was made of, is gone"
        remedy = f"if you no longer want it, rm {' '.join(map(quote, left))}"
        yield Problem(Location(Path(left[0])), "stale-output", fact, remedy, Severity.WARNING)
