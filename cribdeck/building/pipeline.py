"""The order of a build.

    paths -> sources -> reading, each file for itself -> identification, folder by folder -> jobs
                                                                                              |
                                             dist/ <- publish, each for itself <- made and proven

Knows which step follows which, and what may be published: each output of each document for itself,
where nothing that concerns it is an error. Decks come first, so that they are in place while sheets
are still being set, in processes beside this one. Does not know how a step works, nor how problems
are shown (display). What a step needs is imported when it begins, so that a build with nothing to
do stays instant.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cribdeck.building import crash, limits, publish, store
from cribdeck.building.sources import LEDGER, Options, SourceFile, find_sources
from cribdeck.building.store import Record, Store
from cribdeck.problems import Location, Problem, Problems, Strictness, judged
from cribdeck.report import DocumentReport, Report

if TYPE_CHECKING:
    from cribdeck.building.engine import Engine
    from cribdeck.building.identification import KnownFolder
    from cribdeck.building.making import Done, Job
    from cribdeck.building.reading import Reading
    from cribdeck.samples.running import Result

Stage = Callable[[str], AbstractContextManager[None]]


def build(options: Options, now: int, stage: Stage = lambda _: nullcontext()) -> Report:
    """Builds and proves what `options` ask for, and publishes what holds.

    `now` is the time of the build in seconds since the epoch. `stage` is entered with the name of
    each stage and left when it is done. What has an error is not published: what was built of it
    before stays as it was, and so does what its ledger says of it. All failures are reported.
    """
    return crash.reported(lambda: _built(options, now, stage), options)


def _built(options: Options, now: int, stage: Stage) -> Report:
    sources = find_sources(options.paths, options.out)
    known, damage = store.load(options.out / publish.WORKSHOP)
    kept = _kept(sources.files, known, options)
    changed = [file for file in sources.files if file.path not in kept]
    problems = [*sources.problems, *damage, *store.gone(known, sources.files)]
    problems += (problem for record in kept.values() for problem in record.problems)
    reports = [record.report for record in kept.values()]
    if not changed:
        problems += known.repeated if kept else ()
        same = bool(kept)
        return _report(sources.files, reports, problems, published=same, up_to_date=same)

    seconds: dict[str, float] = {}
    timed = partial(_timed, stage, seconds)
    with _engine(options) as engine:
        with timed("read"):
            readings, found = _read(changed, known, options)
            readings, repeated = _compared(sources.files, readings, kept)
        problems += (*found, *(one for one in repeated if one.location.path in kept))
        problems += (problem for one in readings for problem in one.problems)
        if not options.publishes:
            results = None
            if options.run_samples:
                from cribdeck.samples import running

                with timed("run samples"):  # all documents at once: a run mostly waits
                    declared = [each for one in readings for each in one.declared]
                    results = running.run(declared, options.broker)
            reports += _documents(readings, options, results=results)
            return _report(sources.files, reports, problems, seconds)
        with publish.locked({file.path.parent for file in changed}, options.out):
            done, folders, found = _made(readings, options, now, timed, engine)
            problems += found
            reports += _documents(readings, options, done, folders)
            is_published = any(one.outcome.data for one in done)
            report = _report(
                sources.files, reports, problems, seconds, folders, published=is_published
            )
            with suppress(OSError):  # only saves work
                built = store.with_built(known, readings, done, report, repeated, options)
                built = store.with_ledgers(built, kept)
                store.save(options.out / publish.WORKSHOP, built)
    return report


def _kept(files: Sequence[SourceFile], known: Store, options: Options) -> "dict[Path, Record]":
    """What is remembered of those `files` that need not be built again."""
    if not options.publishes:
        return {}
    found = store.unchanged(files, known, options)
    # What lint says of one document for another's sake would withhold it, too.
    return found if options.strict is not Strictness.ALL or len(found) == len(files) else {}


@contextmanager
def _timed(stage: Stage, seconds: dict[str, float], name: str) -> Iterator[None]:
    begun = time.perf_counter()
    with stage(name):
        yield
    seconds[name] = round(time.perf_counter() - begun, 3)


def _engine(options: Options) -> "AbstractContextManager[Engine | None]":
    """What sets pages, where pages are wanted: it gets ready while the notes are read."""
    if not (options.publishes and (options.sheet or options.cards)):
        return nullcontext()
    from cribdeck.building import engine

    return engine.started()


# --- What the notes say ---------------------------------------------------------------------------


def _read(
    files: Iterable[SourceFile], known: Store, options: Options
) -> "tuple[tuple[Reading, ...], list[Problem]]":
    """What the files say, and what is to be said of those that say nothing."""
    from cribdeck.building import reading

    readings = []
    problems: list[Problem] = []
    for file in files:
        try:
            readings.append(reading.read(file, options, store.verdicts(file, known)))
        except Problems as found:
            problems += (judged(problem, options.strict) for problem in found.problems)
        except Exception as error:
            problems.append(crash.unforeseen(Location(file.path), "it cannot be read", error))
    return tuple(readings), problems


def _compared(
    files: Iterable[SourceFile], readings: "Sequence[Reading]", kept: "Mapping[Path, Record]"
) -> "tuple[tuple[Reading, ...], tuple[Problem, ...]]":
    """`readings` with what lint says of all documents together, and what it says of those `kept`
    as well."""
    from cribdeck.building.reading import with_problems
    from cribdeck.lint.linting import lint_together

    here = {one.file.path: one.compared for one in readings}
    here |= {path: record.compared for path, record in kept.items()}
    every = [one for file in files for one in here.get(file.path, ())]
    found: dict[Path, list[Problem]] = {}
    for problem in lint_together(every):
        found.setdefault(problem.location.path, []).append(problem)
    judged_here = tuple(with_problems(one, found.get(one.file.path, ())) for one in readings)
    return judged_here, tuple(one for group in found.values() for one in group)


def _identified(
    readings: "Iterable[Reading]", now: int
) -> "tuple[tuple[KnownFolder, ...], list[Problem]]":
    """Who the entries are, folder by folder; the folders whose ledger cannot be read are left
    out."""
    from cribdeck.building.identification import identify_folder

    inside: dict[Path, list[Reading]] = {}
    for reading in readings:
        inside.setdefault(reading.file.path.parent, []).append(reading)
    folders: list[KnownFolder] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for folder, here in inside.items():
        try:
            with limits.bounded(limits.seconds_for(sum(len(one.data) for one in here))):
                found = identify_folder(folder, here, now, taken)
        except Problems as refused:
            problems += refused.problems
        except Exception as error:
            fact = "its entries cannot be found in the notes"
            problems.append(crash.unforeseen(Location(folder / LEDGER), fact, error))
        else:
            folders.append(found)
            problems += found.problems
            taken.update(row.guid for row in found.ledger.entries)
            taken.update(row.guid for row in found.ledger.notes)
    return tuple(folders), problems


# --- What is made of it ---------------------------------------------------------------------------


def _made(
    readings: "Sequence[Reading]",
    options: Options,
    now: int,
    timed: Callable[[str], AbstractContextManager[None]],
    engine: "Engine | None",
) -> "tuple[list[Done], tuple[KnownFolder, ...], list[Problem]]":
    """Makes all that is wanted of `readings`, and publishes what holds. What was done, the folders
    as their ledgers know them now, and what there is to say of both."""
    from cribdeck.building.outputs import DECK

    with timed("identify"):
        folders, problems = _identified((one for one in readings if not one.has_errors), now)
        jobs = _jobs(readings, folders, options)
    done: list[Done] = []
    try:
        with timed(DECK) if options.deck else nullcontext():
            decks, folders = _decks(readings, jobs, folders, options, now)
            unsaved = list(folders)
            _publish(decks, options.out, unsaved)
            done += decks
        pages = [job for job in jobs if job.output != DECK]
        if engine and pages:
            with timed("sheets"):
                for one in engine.done(pages):
                    _publish([one], options.out, unsaved)
                    done.append(one)
    except Problems as refused:  # by the system, which will not write the rest either
        problems += refused.problems
    except Exception as error:
        problems.append(crash.unforeseen(Location(options.out), "not all is published", error))
    problems += (problem for one in done for problem in one.outcome.problems)
    return done, folders, problems


def _jobs(
    readings: "Iterable[Reading]", folders: "Iterable[KnownFolder]", options: Options
) -> "list[Job]":
    """All that is to be made, document by document."""
    from cribdeck.building.making import Job
    from cribdeck.building.outputs import OUTPUTS, Material

    of = {one.document.path: (one, folder) for folder in folders for one in folder.documents}
    jobs = []
    for reading in readings:
        if reading.file.path not in of:
            continue
        document, folder = of[reading.file.path]
        about = (reading.file.stem, folder.note_types, reading.superseded, len(reading.data))
        material = Material(document, *about)
        for output in OUTPUTS:
            if output.wanted(options, document.document):
                name = output.name_of(material)
                jobs.append(Job(output.name, material, name, options, reading.strict))
    return jobs


def _decks(
    readings: "Sequence[Reading]",
    jobs: "Iterable[Job]",
    folders: "tuple[KnownFolder, ...]",
    options: Options,
    now: int,
) -> "tuple[list[Done], tuple[KnownFolder, ...]]":
    """The decks among `jobs`, and the folders as they are without the documents whose deck does not
    hold: what the ledger says of these stays as it was."""
    from cribdeck.building.making import Done, perform
    from cribdeck.building.outputs import DECK

    done = [Done(job, perform(job)) for job in jobs if job.output == DECK]
    kept_back = {one.job.source for one in done if one.outcome.data is None}
    if not kept_back:
        return done, folders
    good = [one for one in readings if not one.has_errors and one.file.path not in kept_back]
    again, _ = _identified(good, now)
    # Without them an entry elsewhere in the folder may be another one: the notes are made anew.
    others, last = _decks(good, _jobs(good, again, options), again, options, now)
    return [*(one for one in done if one.outcome.data is None), *others], last


def _publish(done: "Sequence[Done]", out: Path, unsaved: "list[KnownFolder]") -> None:
    """Publishes what holds of `done`. The first time, ledgers are saved when all lies ready beside
    its place, and before it moves: a build that is stopped there leaves GUIDs on record that no
    deck has yet, which harms nobody; a published deck whose GUIDs are on no record would lose them
    at the next reword. Raises Problems where the system refuses."""
    from cribdeck.identity import ledger_file

    def save_ledgers() -> None:
        while unsaved:
            ledger_file.save(unsaved[0].path, unsaved[0].ledger)
            unsaved.pop(0)

    ready = {one.job.name: one.outcome.data for one in done if one.outcome.data is not None}
    if ready:
        publish.publish(out, ready, save_ledgers)


# --- What there is to say -------------------------------------------------------------------------


def _documents(
    readings: "Iterable[Reading]",
    options: Options,
    done: "Iterable[Done]" = (),
    folders: "Iterable[KnownFolder]" = (),
    results: "tuple[Result, ...] | None" = None,
) -> list[DocumentReport]:
    from cribdeck.building.outputs import OUTPUTS
    from cribdeck.building.reporting import document_report

    made: dict[tuple[Path, str], Done] = {
        (one.job.source, one.job.output): one for one in done if one.outcome.data is not None
    }
    notes = {one.document.path: one.notes for folder in folders for one in folder.documents}
    reports = []
    for reading in readings:
        path = reading.file.path
        wanted = [
            o.name for o in OUTPUTS if options.publishes and o.wanted(options, reading.document)
        ]
        outputs = [made[path, name].outcome.report for name in wanted if (path, name) in made]
        reports.append(
            document_report(
                reading.document,
                reading.samples,
                notes=notes.get(path, ()),
                outputs=tuple(one for one in outputs if one),
                withheld=tuple(name for name in wanted if (path, name) not in made),
                results=results,
            )
        )
    return reports


def _report(
    files: Sequence[SourceFile],
    documents: Iterable[DocumentReport],
    problems: Iterable[Problem],
    seconds: Mapping[str, float] = MappingProxyType({}),
    folders: "Sequence[KnownFolder]" = (),
    *,
    published: bool = False,
    up_to_date: bool = False,
) -> Report:
    """The whole, in the order of `files`, and of their lines; each of `problems` once."""
    ranks = {file.path: i for i, file in enumerate(files)}
    said = sorted(
        dict.fromkeys(problems),
        key=lambda one: (ranks.get(one.location.path, -1), one.location.line),
    )
    changes = None
    if folders:
        from cribdeck.building import reporting

        changes = reporting.changes(folders)
    in_order = sorted(documents, key=lambda one: ranks[one.source])
    return Report(tuple(in_order), tuple(said), changes, seconds, published, up_to_date)
