"""The order of a build.

    paths -> sources -> Document -> samples checked -> identification (GUIDs, times) -> Material
                                                                                           |
                             dist/ <- publish <- proof, one by one <- OUTPUTS (deck, sheet, …)

Knows which step follows which, and when problems end the build. Does not know how progress and
problems are shown (cli), nor how a step works. What a step needs is imported when it begins, so
that a build with nothing to do stays instant.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cribdeck.building import cache, publish
from cribdeck.building.cache import LastBuild
from cribdeck.building.sources import Options, find_sources
from cribdeck.problems import Problem, Problems, Severity, judged
from cribdeck.report import Report

if TYPE_CHECKING:
    from cribdeck.building.identification import KnownFolder
    from cribdeck.building.outputs import Made, Material, Output
    from cribdeck.notes.document import Document
    from cribdeck.report import Changes, DocumentReport
    from cribdeck.samples.declarations import Declared
    from cribdeck.samples.running import Result
    from cribdeck.samples.syntax import Sample

Stage = Callable[[str], AbstractContextManager[None]]
Products = tuple[tuple["Output", "Made"], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A document whose samples were checked; `declared` is what they say of themselves."""

    document: "Document"
    samples: "tuple[Sample, ...]"
    declared: "tuple[Declared, ...]"


def build(options: Options, now: int, stage: Stage = lambda _: nullcontext()) -> Report:
    """Builds, proves and publishes what `options` ask for.

    `now` is the time of the build in seconds since the epoch. `stage` is entered with the name of
    each stage and left when it is done. Raises Problems with all findings where one of them is an
    error; nothing has been published then, and the ledger is as it was.
    """
    sources = find_sources(options.paths)
    key = _key(sources.files, options)
    last = cache.load(options.out / publish.WORKSHOP)
    if options.publishes and key and last and last.holds(key):
        return replace(last.report, up_to_date=True, changes=None, seconds={})

    seconds: dict[str, float] = {}
    timed = partial(_timed, stage, seconds)
    passed = partial(_passed, strict=options.strict)
    with timed("read"):
        documents, found = _read(sources.files)
        problems = passed((*sources.problems, *found))
    with timed("check samples"):
        checked, found = _check_samples(documents, formulas=options.check and options.sheet)
        problems = passed((*problems, *found))
    if options.run_samples:
        with timed("run samples"):
            results = _run_samples(checked, options.broker)
        return Report(_reports(checked, results=results), problems, None, seconds, published=False)
    if options.check:
        return Report(_reports(checked), problems, None, seconds, published=False)
    with publish.locked({path.parent for path in sources.files} | {options.out}):
        with timed("identify"):
            folders, found = _identify(documents, now)
            problems = passed((*problems, *found))
        made: Products = ()
        for output, materials in _wanted(options, folders, checked):
            with timed(output.name):
                products, found = _make(output, materials, options, last)
                problems = passed((*problems, *found))
            made += products
        with timed("read back"):
            problems = passed((*problems, *_lost(made)))
        with timed("publish"):
            _publish(made, folders, options.out)
        report = Report(
            _reports(checked, folders, made), problems, _changes(folders), seconds, published=True
        )
        with suppress(OSError):  # only saves work
            cache.save(options.out / publish.WORKSHOP, _last_build(key, folders, made, report))
    return report


def _key(files: Iterable[Path], options: Options) -> str:
    try:
        return cache.key(files, repr(options))
    except OSError:
        return ""  # reading it gives a proper Problem


@contextmanager
def _timed(stage: Stage, seconds: dict[str, float], name: str) -> Iterator[None]:
    begun = time.perf_counter()
    with stage(name):
        yield
    seconds[name] = round(time.perf_counter() - begun, 3)


def _passed(problems: Iterable[Problem], *, strict: bool) -> tuple[Problem, ...]:
    """`problems`, each once. Raises them where one is an error, or where `strict` makes it one."""
    found = tuple(dict.fromkeys(judged(problem, strict=strict) for problem in problems))
    if any(problem.severity is Severity.ERROR for problem in found) or (strict and found):
        raise Problems(found)
    return found


# --- Stages: what they make, and what they found --------------------------------------------------


def _read(files: Iterable[Path]) -> "tuple[tuple[Document, ...], list[Problem]]":
    from cribdeck.lint import allowed, linting
    from cribdeck.notes import card_choices, reader
    from cribdeck.notes.reader.source import text_of
    from cribdeck.proof import readback

    documents = []
    problems: list[Problem] = []
    for path in files:
        try:
            text = text_of(path)
            document, warnings = reader.parse(text, path)
        except Problems as found:
            problems += found.problems
        else:
            problems += (*warnings, *card_choices.problems(document), *allowed.problems(document))
            problems += readback.check_source(document, text)
            documents.append(document)
    problems += linting.lint(documents)
    return tuple(documents), problems


def _check_samples(
    documents: "Iterable[Document]", *, formulas: bool
) -> tuple[tuple[Checked, ...], list[Problem]]:
    """Of the formulas, too, where no sheet will be made that would tell."""
    from cribdeck.samples import api_check, declarations, syntax

    checked = []
    problems: list[Problem] = []
    for document in documents:
        samples, wrong = syntax.check(document)
        declared, unclear = declarations.find(document)
        samples, stale = api_check.check(samples, declared)
        problems += (*wrong, *unclear, *stale)
        if formulas:
            from cribdeck.html.formulas import undrawable

            problems += undrawable(document)
        checked.append(Checked(document, samples, declared))
    return tuple(checked), problems


def _run_samples(checked: Iterable[Checked], broker: str | None) -> "tuple[Result, ...]":
    from cribdeck.samples import running

    # All documents at once: a run mostly waits.
    return running.run([each for one in checked for each in one.declared], broker)


def _identify(
    documents: "Iterable[Document]", now: int
) -> "tuple[tuple[KnownFolder, ...], list[Problem]]":
    from cribdeck.building.identification import identify_folder

    folders: dict[Path, list[Document]] = {}
    for document in documents:
        folders.setdefault(document.path.parent, []).append(document)
    known = tuple(identify_folder(folder, inside, now) for folder, inside in folders.items())
    return known, [problem for folder in known for problem in folder.problems]


def _wanted(
    options: Options, folders: "Iterable[KnownFolder]", checked: Iterable[Checked]
) -> "Iterator[tuple[Output, list[Material]]]":
    """Each output that is wanted, with what it is made of."""
    from cribdeck.building.outputs import OUTPUTS, Material

    superseded = frozenset(
        each.block.location for one in checked for each in one.declared if each.superseded_by
    )
    materials = [
        Material(known, folder.note_types, superseded)
        for folder in folders
        for known in folder.documents
    ]
    for output in OUTPUTS:
        wanted = [of for of in materials if output.wanted(options, of.known.document)]
        if wanted:
            yield output, wanted


def _make(
    output: "Output", materials: "Iterable[Material]", options: Options, last: LastBuild | None
) -> tuple[Products, list[Problem]]:
    settings = last.settings if last else {}
    made: Products = ()
    problems: list[Problem] = []
    for of in materials:
        file = output.file(of.known.document, options.out)
        try:
            one = output.make(of, file, options, settings.get(str(file)))
        except Problems as found:
            problems += found.problems
        else:
            problems += one.problems
            made += ((output, one),)
    return made, problems


def _lost(made: Products) -> Iterator[Problem]:
    for output, one in made:
        yield from output.prove(one)


def _publish(made: Products, folders: "Iterable[KnownFolder]", out: Path) -> None:
    """The ledgers are saved when all outputs lie ready beside their places, and before these move:
    a build that is stopped there leaves GUIDs on record that no deck has yet, which harms nobody; a
    published deck whose GUIDs are on no record would lose them at the next reword."""
    from cribdeck.identity import ledger_file

    def save_ledgers() -> None:
        for folder in folders:
            ledger_file.save(folder.path, folder.ledger)

    publish.publish(out, {one.report.file.name: one.data for _, one in made}, save_ledgers)


# --- What there is to say -------------------------------------------------------------------------


def _reports(
    checked: Iterable[Checked],
    folders: "Iterable[KnownFolder]" = (),
    made: Products = (),
    results: "tuple[Result, ...] | None" = None,
) -> "tuple[DocumentReport, ...]":
    from cribdeck.building.reporting import document_report

    notes = {known.document.path: known.notes for one in folders for known in one.documents}
    return tuple(
        document_report(
            one.document,
            one.samples,
            notes=notes.get(one.document.path, ()),
            outputs=tuple(
                each.report for _, each in made if each.document.path == one.document.path
            ),
            results=results,
        )
        for one in checked
    )


def _changes(folders: "Sequence[KnownFolder]") -> "Changes":
    from cribdeck.building import reporting

    return reporting.changes(folders)


def _last_build(
    key: str, folders: "Iterable[KnownFolder]", made: Products, report: Report
) -> LastBuild:
    """Raises OSError where a file is gone already."""
    pictures = (
        picture.file
        for folder in folders
        for known in folder.documents
        for picture in known.pictures
    )
    ledgers = (folder.path for folder in folders)
    outputs = (one.report.file for _, one in made)
    return LastBuild(
        key,
        {str(path): cache.digest_of(path) for path in (*outputs, *ledgers, *pictures)},
        {str(one.report.file): one.setting for _, one in made if one.setting},
        report,
    )
