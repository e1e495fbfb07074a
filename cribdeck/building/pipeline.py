"""The order of the stages, and what may reach dist/.

    source -> reader -> Document -> samples (check) -> ledger (GUIDs)
                          |-> cards -> notes -> stamp -> apkg -> NAME.apkg --|
                          |-> sheet ---------------------------> NAME.pdf -|-> readback -> dist/

Knows which stage needs what, and publishes: files are moved into place only when all of them are
verified. Does not know how progress and problems are shown (cli), nor how a stage works. A stage's
module is imported when the stage begins, so that a build with nothing to do stays instant.
"""

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cribdeck.building import cache, publish
from cribdeck.problems import Location, Problem, Problems, Severity

if TYPE_CHECKING:
    from cribdeck.deck.notes import Note
    from cribdeck.identity.ledger import Ledger
    from cribdeck.notes.blocks import Image
    from cribdeck.notes.document import Document
    from cribdeck.notes.settings import Paper
    from cribdeck.notes.short_edition import LeftOut
    from cribdeck.papercards.paper_cards import PaperCards
    from cribdeck.samples.declarations import Declared
    from cribdeck.samples.running import Result
    from cribdeck.samples.syntax import Sample
    from cribdeck.sheet.fit import Last
    from cribdeck.sheet.sheet import Sheet

SUFFIXES = (".md", ".markdown")
LEDGER = "ledger.csv"

Stage = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Options:
    """What to build. `sources` are files; `deck` and `sheet` say which outputs are wanted.

    `paper` and `pages` override what a document says of itself; `short` asks for the short edition
    of the sheet too, `cards` for paper cards to cut out. `run_samples` runs the samples that
    declare it, on the broker HOST:PORT or one of our own; like `check`, it publishes nothing.
    """

    sources: tuple[Path, ...]
    out: Path
    deck: bool = True
    sheet: bool = True
    paper: "Paper | None" = None
    pages: int | None = None
    short: bool = False
    cards: bool = False
    check: bool = False
    strict: bool = False
    run_samples: bool = False
    broker: str | None = None


@dataclass(frozen=True, slots=True)
class ShortSheet:
    """The short edition: what it says, how it is set, and what it leaves out."""

    document: "Document"
    sheet: "Sheet"
    left_out: "tuple[LeftOut, ...]"


@dataclass(frozen=True, slots=True)
class Built:
    """One document on its way through the stages; a stage fills in what it makes."""

    document: "Document"
    samples: "tuple[Sample, ...]" = ()
    declared: "tuple[Declared, ...]" = ()
    runs: "tuple[Result, ...] | None" = None
    notes: "tuple[Note, ...]" = ()
    modified: int = 0
    note_type_mods: Mapping[str, int] = field(default_factory=dict)
    apkg: bytes | None = None
    sheet: "Sheet | None" = None
    short: "ShortSheet | None" = None
    cards: "PaperCards | None" = None
    sheet_only: tuple[tuple[Location, str], ...] = ()


def find_sources(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The Markdown files that `paths` name: a file itself, of a folder the files directly in it.

    Raises Problems where a path does not exist, a folder holds no notes, or two files would be
    built under the same name.
    """
    found: dict[Path, None] = {}
    problems = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix in SUFFIXES and not p.is_dir())
            found.update(dict.fromkeys(inside))
            if not inside:
                problems.append(
                    Problem(
                        Location(path), "no-notes", "no Markdown file here", "put notes.md in it"
                    )
                )
        elif path.exists() or path.is_symlink():  # a broken link gives its own Problem
            found[path] = None
        else:
            problems.append(
                Problem(Location(path), "not-found", "there is no such file", "check the path")
            )
    names: dict[str, Path] = {}
    for path in found:
        if path.stem in names:
            problems.append(
                Problem(
                    Location(path),
                    "same-name",
                    f"{names[path.stem]} would be built under the same name",
                    "rename one, or build them into different folders with -o",
                )
            )
        names[path.stem] = path
    if problems:
        raise Problems(tuple(problems))
    return tuple(found)


def build(options: Options, now: int, stage: Stage = lambda _: nullcontext()) -> dict[str, Any]:
    """Builds, verifies and publishes; returns the report (what --json prints).

    `now` is the time of the build in seconds since the epoch. `stage` is entered with the name of
    each stage and left when it is done. Raises Problems with all findings where one of them is an
    error; nothing has been published then, and the ledger is as it was.
    """
    workshop = options.out / publish.WORKSHOP
    try:
        build_key = cache.key(options.sources, repr(options))
    except OSError:
        build_key = ""  # reading it gives a proper Problem
    publishes = not (options.check or options.run_samples)
    if publishes and build_key and (last := cache.load(workshop, build_key)):
        return {**last, "up_to_date": True, "changes": {}, "seconds": {}}

    seconds: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        begun = time.perf_counter()
        with stage(name):
            yield
        seconds[name] = round(time.perf_counter() - begun, 3)

    problems: list[Problem] = []
    with timed("read"):
        built = _read(options, problems)
    with timed("check samples"):
        built = _check_samples(built, options, problems)
    if options.run_samples:
        with timed("run samples"):
            built = _run_samples(built, options)
    if not publishes:
        return _report(built, [], options, problems, seconds)
    with publish.locked({path.parent for path in options.sources} | {options.out}):
        with timed("identify"):
            built, books = _identify(built, options, now, problems)
        if options.deck:
            with timed("deck"):
                built = _decks(built)
        if options.sheet:
            with timed("sheet"):
                built = _sheets(built, options, _last_settings(workshop), problems)
        if options.cards:
            with timed("paper cards"):
                built = _paper_cards(built, options, problems)
        with timed("read back"):
            built = _read_back(built, options, problems)
        with timed("publish"):
            files = _publish(built, books, options.out)
        report = _report(built, books, options, problems, seconds)
        with contextlib.suppress(OSError):  # only saves work
            pictures = (image.file for one in built for image in _images(one.document))
            cache.save(workshop, build_key, [*files, *pictures], report)
    return report


def _report(
    built: Sequence[Built],
    books: Sequence["_Books"],
    options: Options,
    problems: Sequence[Problem],
    seconds: Mapping[str, float],
) -> dict[str, Any]:
    from cribdeck import report

    documents = []
    for one in built:
        names = _outputs(one, options.out)
        facts: dict[str, Any] = {}
        if one.sheet is not None:
            facts = report.sheet_facts(one.sheet)
        if one.short is not None:
            facts["short"] = {
                "sheet": str(names["short"]),
                **report.sheet_facts(one.short.sheet),
                "left_out": report.left_out(one.short.left_out),
            }
        if one.cards is not None:
            facts["paper_cards"] = report.card_facts(one.cards, names["cards"])
        documents.append(
            report.document_report(
                one.document,
                samples=one.samples,
                notes=one.notes,
                deck=names.get("deck"),
                sheet=names.get("sheet"),
                sheet_facts=facts,
                sheet_only=one.sheet_only,
                runs=one.runs,
            )
        )
    changes = [book.changes for book in books]
    published = not (options.check or options.run_samples)
    return report.build_report(documents, changes, problems, seconds, published=published)


def _outputs(one: Built, out: Path) -> dict[str, Path]:
    """Where the outputs of a document belong, of those that were made."""
    name = one.document.path.stem
    made = {}
    if one.apkg is not None:
        made["deck"] = out / f"{name}.apkg"
    if one.sheet is not None:
        made["sheet"] = out / f"{name}.pdf"
    if one.short is not None:
        made["short"] = out / f"{name}-short.pdf"
    if one.cards is not None:
        made["cards"] = out / f"{name}-cards.pdf"
    return made


# --- Stages ---------------------------------------------------------------------------------------


def _stop(problems: Iterable[Problem], *, strict: bool) -> None:
    """Ends the build where one of `problems` is an error, or where `strict` makes it one."""
    found = tuple(problems)
    if any(problem.severity is Severity.ERROR for problem in found) or (strict and found):
        raise Problems(found)


def _read(options: Options, problems: list[Problem]) -> list[Built]:
    from cribdeck.lint import linting
    from cribdeck.notes import card_choices, reader

    built = []
    for path in options.sources:
        try:
            document, warnings = reader.read(path)
        except Problems as found:
            problems.extend(found.problems)
        else:
            problems.extend((*warnings, *card_choices.problems(document)))
            built.append(Built(document))
    problems.extend(linting.lint(one.document for one in built))
    _stop(problems, strict=options.strict)
    return built


def _check_samples(built: list[Built], options: Options, problems: list[Problem]) -> list[Built]:
    from cribdeck.samples import api_check, declarations, syntax

    checked = []
    for one in built:
        found, wrong = syntax.check(one.document)
        declared, unclear = declarations.find(one.document)
        found, stale = api_check.check(found, declared)
        problems.extend((*wrong, *unclear, *stale))
        if options.check and options.sheet:
            from cribdeck.html import formulas

            problems.extend(formulas.undrawable(one.document))
        checked.append(replace(one, samples=found, declared=declared))
    _stop(problems, strict=options.strict)
    return checked


def _run_samples(built: list[Built], options: Options) -> list[Built]:
    from cribdeck.samples import running

    # All documents at once: a run mostly waits.
    results = running.run([each for one in built for each in one.declared], options.broker)
    return [
        replace(one, runs=tuple(r for r in results if r.location.path == one.document.path))
        for one in built
    ]


@dataclass(frozen=True, slots=True)
class _Books:
    """The ledger of one folder after this build, and what this build changed in it."""

    path: Path
    ledger: "Ledger"
    changes: Mapping[str, Any]


def _identify(
    built: list[Built], options: Options, now: int, problems: list[Problem]
) -> tuple[list[Built], list[_Books]]:
    """Who the entries are, which notes they make, and since when each is as it is."""
    folders: dict[Path, list[Built]] = {}
    for one in built:
        folders.setdefault(one.document.path.parent, []).append(one)
    stamped: list[Built] = []
    books: list[_Books] = []
    for folder, documents in folders.items():
        book, made = _identify_folder(folder, documents, now, problems)
        books.append(book)
        stamped.extend(made)
    _stop(problems, strict=options.strict)
    return stamped, books


def _identify_folder(
    folder: Path, built: Sequence[Built], now: int, problems: list[Problem]
) -> tuple[_Books, list[Built]]:
    from cribdeck import report
    from cribdeck.deck import anki_notes, apkg, rules
    from cribdeck.identity import identify, ledger, stamps

    path = folder / LEDGER
    book = ledger.load(path)
    names = {one.document.path: one.document.path.name for one in built}
    untouched = frozenset(
        other.name for other in folder.iterdir() if other.suffix in SUFFIXES
    ) - frozenset(names.values())

    planned = [tuple(rules.plans(one.document)) for one in built]
    claims = [
        claim
        for one, made_of in zip(built, planned, strict=True)
        for claim in anki_notes.claims(made_of, names[one.document.path])
    ]
    identified = identify.identify(claims, book, untouched=untouched)
    problems.extend(identified.problems)
    book = identified.ledger

    made = [
        anki_notes.notes(one.document, made_of, identified.identities)
        for one, made_of in zip(built, planned, strict=True)
    ]
    stamped = stamps.stamp_notes(
        book, [note for notes in made for note in notes], now, untouched=untouched
    )
    book = stamped.ledger
    notes_left = iter(stamped.notes)
    mods = {}
    for name, digest in apkg.note_type_digests().items():
        mods[name], book = stamps.stamp_note_type(book, name, digest, now)

    out = []
    for one, notes in zip(built, made, strict=True):
        digest = _content_digest(one.document)
        modified, book, warnings = stamps.stamp_document(
            book, names[one.document.path], digest, anki_notes.deck_name(one.document), now
        )
        problems.extend(warnings)
        mine = tuple(next(notes_left) for _ in notes)
        out.append(replace(one, notes=mine, modified=modified, note_type_mods=mods))
    # A blank whose note has gone leaves no empty card: the note is among the retired.
    emitted = {note.guid for note in stamped.notes}
    emptied = tuple(
        blank
        for blank in identified.changes.dropped_clozes
        if anki_notes.blank_guid(blank.guid, blank.rule, blank.number) in emitted
    )
    changes = report.change_report(
        {name: path for path, name in names.items()},
        replace(identified.changes, dropped_clozes=emptied),
        stamped,
    )
    return _Books(path, book, changes), out


def _content_digest(document: "Document") -> str:
    """The SHA-256 of what a document says, in hex: of its file, and of its images, if any."""
    whole = hashlib.sha256(document.path.read_bytes())
    for image in _images(document):
        whole.update(image.name.encode())
    return whole.hexdigest()


def _images(document: "Document") -> "Iterator[Image]":
    from cribdeck.notes.blocks import Image
    from cribdeck.notes.walk import figures

    yield from (figure for figure in figures(document) if isinstance(figure, Image))


def _decks(built: list[Built]) -> list[Built]:
    from cribdeck.deck import anki_notes, apkg
    from cribdeck.deck.notes import Deck

    return [
        replace(
            one,
            apkg=apkg.write(
                Deck(anki_notes.deck_name(one.document), one.notes),
                one.note_type_mods,
                {image.name: image.file.read_bytes() for image in _images(one.document)},
            ),
        )
        for one in built
    ]


def _last_settings(workshop: Path) -> dict[str, "Last"]:
    """How each PDF of the last build was set: most often it is so again."""
    from cribdeck import report
    from cribdeck.sheet.fit import Last

    found = {}
    for document in cache.last_report(workshop).get("documents", ()):
        for facts in (document, document.get("short", {})):
            if facts.get("sheet") and (last := report.last_setting(facts)):
                found[facts["sheet"]] = Last(*last)
    return found


def _sheets(
    built: list[Built],
    options: Options,
    lasts: Mapping[str, "Last"],
    problems: list[Problem],
) -> list[Built]:
    from cribdeck.notes import short_edition
    from cribdeck.sheet import sheet

    out = []
    for one in built:
        document, settings = one.document, one.document.settings
        try:
            name = document.path.stem
            made = sheet.render(
                document,
                one.modified,
                paper=options.paper,
                pages=options.pages,
                last=lasts.get(str(options.out / f"{name}.pdf")),
            )
            problems.extend(made.problems)
            short = None
            if options.short or settings.short:
                superseded = {said.block.location for said in one.declared if said.superseded_by}
                shorter, left_out = short_edition.shortened(document, superseded)
                small = sheet.render(
                    shorter,
                    one.modified,
                    paper=options.paper,
                    pages=settings.short,
                    last=lasts.get(str(options.out / f"{name}-short.pdf")),
                    short=True,
                )
                short = ShortSheet(shorter, small, left_out)
                problems.extend(p for p in small.problems if p not in problems)
            out.append(replace(one, sheet=made, short=short))
        except Problems as found:
            problems.extend(found.problems)
    _stop(problems, strict=options.strict)
    return out


def _paper_cards(built: list[Built], options: Options, problems: list[Problem]) -> list[Built]:
    from cribdeck.papercards import paper_cards

    out = []
    for one in built:
        try:
            made = paper_cards.render(one.document, one.modified, paper=options.paper)
        except Problems as found:
            problems.extend(found.problems)
            continue
        if made is None:
            fact = "no entry of these notes gets a card, so there are no paper cards"
            remedy = "write a question, a term or a list, or build without --cards"
            where = Location(one.document.path)
            problems.append(Problem(where, "no-cards", fact, remedy, Severity.WARNING))
        else:
            problems.extend(p for p in made.problems if p not in problems)
        out.append(replace(one, cards=made))
    _stop(problems, strict=options.strict)
    return out


def _read_back(built: list[Built], options: Options, problems: list[Problem]) -> list[Built]:
    """Proves that both files hold what the document says, before either is published."""
    from cribdeck.proof import readback

    out = []
    for one in built:
        if one.apkg is not None:
            reading, lost = readback.check_deck(one.document, one.apkg)
            problems.extend(lost)
            one = replace(one, sheet_only=reading.sheet_only)
        if one.sheet is not None:
            _, lost = readback.check_sheet(one.document, one.sheet.pdf, one.sheet.blocks)
            problems.extend(lost)
        if one.short is not None:
            small = one.short.sheet
            _, lost = readback.check_sheet(one.short.document, small.pdf, small.blocks)
            problems.extend(lost)
        if one.cards is not None:
            problems.extend(readback.check_cards(one.document, one.cards.pdf))
        out.append(one)
    _stop(problems, strict=options.strict)
    return out


# --- Publishing -----------------------------------------------------------------------------------


def _publish(built: Sequence[Built], books: Sequence[_Books], out: Path) -> list[Path]:
    """Publishes outputs and ledgers; returns all files that the build answers for.

    The ledgers are saved when all outputs lie ready beside their places, and before these move: a
    build that is stopped there leaves GUIDs on record that no deck has yet, which harms nobody; a
    published deck whose GUIDs are on no record would lose them at the next reword.
    """
    from cribdeck.identity import ledger

    def save_ledgers() -> None:
        for book in books:
            ledger.save(book.path, book.ledger)

    outputs: dict[str, bytes] = {}
    for one in built:
        paths = _outputs(one, out)
        if one.apkg is not None:
            outputs[paths["deck"].name] = one.apkg
        if one.sheet is not None:
            outputs[paths["sheet"].name] = one.sheet.pdf
        if one.short is not None:
            outputs[paths["short"].name] = one.short.sheet.pdf
        if one.cards is not None:
            outputs[paths["cards"].name] = one.cards.pdf
    publish.publish(out, outputs, save_ledgers)
    return [*(out / name for name in outputs), *(book.path for book in books)]
