"""The order of a build.

    paths -> sources -> reading, each file for itself -> identification, folder by folder -> jobs
                                                                                              |
                                             dist/ <- publish, each for itself <- made and proven

Knows which step follows which. Does not know what may be published (producing), how a step works,
nor how problems are shown (display). What a step needs is imported when it begins, so that a build
with nothing to do stays instant.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cribdeck.building import crash, publish, store
from cribdeck.building.sources import Options, SourceFile, find_sources
from cribdeck.building.store import Record, Store
from cribdeck.notes import attachments
from cribdeck.problems import Location, Problem, Problems, Strictness, judged
from cribdeck.report import DocumentReport, Report

if TYPE_CHECKING:
    from cribdeck.building.engine import Engine
    from cribdeck.building.identification import KnownFolder
    from cribdeck.building.reading import Reading

Stage = Callable[[str], AbstractContextManager[None]]


def build(
    options: Options,
    now: int,
    stage: Stage = lambda _: nullcontext(),
    waits: Callable[[Path], None] = lambda _: None,
) -> Report:
    """Builds and proves what `options` ask for, and publishes what holds.

    `now` is the time of the build in seconds since the epoch. `stage` is entered with the name of
    each stage and left when it is done; `waits` is called with a folder that another build holds
    for long. What has an error is not published: what was built of it before stays as it was, and
    so does what its ledger says of it. All failures are reported.
    """
    return crash.reported(lambda: _built(options, now, stage, waits), options)


def _built(options: Options, now: int, stage: Stage, waits: Callable[[Path], None]) -> Report:
    attachments.forget()
    sources = find_sources(options.paths, options.out)
    known, damage = store.load(options.out / publish.WORKSHOP)
    kept = _kept(sources.files, known, options)
    changed = [file for file in sources.files if file.path not in kept]
    problems = [*sources.problems, *damage]
    if sources.files:  # else what is to be told is why
        problems += store.gone(known, sources.files)
    problems += (problem for record in kept.values() for problem in record.problems)
    reports = [record.report for record in kept.values()]
    if not changed:
        problems += known.repeated if kept else ()
        same = bool(kept)
        report = _report(sources.files, reports, problems, published=same, up_to_date=same)
        report = replace(report, unchanged=frozenset(kept))
        return _with_bundle(report, sources.files, options)

    seconds: dict[str, float] = {}
    timed = partial(_timed, stage, seconds)
    with _engine(options) as engine:
        from cribdeck.building import producing, reporting  # while the engine loads its own

        with timed("read"):
            readings, found = _read(changed, known, options)
            readings, repeated = _compared(sources.files, readings, kept)
        problems += (*found, *(one for one in repeated if one.location.path in kept))
        problems += (problem for one in readings for problem in one.problems)
        if options.run_samples:
            from cribdeck.samples import running

            with timed("run samples"):  # all documents at once: a run mostly waits
                declared = [each for one in readings for each in one.declared]
                results = running.run(declared, options.broker)
            reports += reporting.documents(readings, options, results=results)
            return _report(sources.files, reports, problems, seconds)
        if options.check:
            with timed("identify"):
                folders, found = producing.identified(readings, now, known.published)
            problems += found
            reports += reporting.documents(readings, options, folders=folders)
            return _report(sources.files, reports, problems, seconds, folders)
        ledgers = {file.ledger.parent for file in changed}
        with publish.locked(ledgers, options.out, waits):
            done, folders, found = producing.produced(readings, options, now, timed, engine, known)
            problems += found
            reports += reporting.documents(readings, options, done, folders)
            is_published = any(one.outcome.data for one in done)
            report = _report(
                sources.files, reports, problems, seconds, folders, published=is_published
            )
            with suppress(OSError):  # only saves work
                built = store.with_built(known, readings, done, report, repeated, options)
                built = store.with_ledgers(built, (f for f in sources.files if f.path in kept))
                store.save(options.out / publish.WORKSHOP, built)
    return _with_bundle(replace(report, unchanged=frozenset(kept)), sources.files, options)


def _with_bundle(report: Report, files: Sequence[SourceFile], options: Options) -> Report:
    """`report`, after all decks were put into one file, too, where that is wanted."""
    if not (options.bundle and options.deck and options.publishes and files):
        return report
    from cribdeck.building import bundling

    try:
        with publish.locked((), options.out):
            made, problems = bundling.bundle(files, options)
    except Problems as refused:
        made, problems = None, refused.problems
    except Exception as error:
        fact = "the bundle of all decks cannot be made"
        made, problems = None, (crash.unforeseen(Location(options.out), fact, error),)
    return replace(report, bundle=made, problems=(*report.problems, *problems))


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
    from cribdeck.building.known_terms import known_terms, terms_in

    terms_once = cache(terms_in)  # many documents have the same ledger
    readings = []
    problems: list[Problem] = []
    for file in files:
        try:
            terms = known_terms(file, terms_once)
            readings.append(reading.read(file, options, store.verdicts(file, known), terms))
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


# --- What there is to say -------------------------------------------------------------------------


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
