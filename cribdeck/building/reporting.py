"""What a build says, from what it made: documents, notes, samples and changes become a report.

Knows what is counted. Does not know the names in the JSON, nor terminals.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cribdeck.building.identification import KnownFolder
from cribdeck.building.making import Done
from cribdeck.building.outputs import OUTPUTS
from cribdeck.building.reading import Reading
from cribdeck.building.sources import Options
from cribdeck.deck.notes import Note, cards_by_kind
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.walk import entries, sections
from cribdeck.notes.words import plain
from cribdeck.problems import Location, shortened
from cribdeck.proof.words import sheet_only_of
from cribdeck.report import (
    Changes,
    DeckReport,
    DocumentReport,
    EmptyCard,
    EntryChange,
    Happened,
    Line,
    Omission,
    OutputReport,
    Renamed,
    Run,
)
from cribdeck.samples.running import Result
from cribdeck.samples.syntax import Sample

LONGEST_PROMPT = 100  # characters


# --- A document -----------------------------------------------------------------------------------


def documents(
    readings: Iterable[Reading],
    options: Options,
    done: Iterable[Done] = (),
    folders: Iterable[KnownFolder] = (),
    results: tuple[Result, ...] | None = None,
) -> list[DocumentReport]:
    """The report of each document that was read, of what was `done` for it, and of the notes that
    its folder knows. `results` as in `document_report`."""
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


def document_report(
    document: Document,
    samples: Iterable[Sample],
    *,
    notes: Sequence[Note] = (),
    outputs: tuple[OutputReport, ...] = (),
    withheld: tuple[str, ...] = (),
    results: Iterable[Result] | None = None,
) -> DocumentReport:
    """The report of one document, of which `outputs` were published and others `withheld`.
    `results` is None where no samples were to run; those of other documents in it are left out."""
    found = tuple(entries(document.sections))
    languages: dict[str, Counter[str]] = {}
    for sample in samples:
        languages.setdefault(sample.block.language, Counter())[sample.outcome.value] += 1
    unanswered = filter(is_unanswered, found)
    has_deck = any(isinstance(output, DeckReport) for output in outputs)
    sheet_only = sheet_only_of(document) if has_deck else ()
    runs = None if results is None else tuple(_runs(document, results))
    return DocumentReport(
        document.path,
        document.title,
        outputs,
        withheld,
        sum(1 for path in sections(document.sections) if path[-1].level),
        dict(Counter(entry.kind for entry in found)),
        len(notes),
        dict(cards_by_kind(notes)),
        {language: dict(outcomes) for language, outcomes in languages.items()},
        tuple(Line(entry.location.line, plain(entry.prompt)) for entry in unanswered),
        tuple(Line(where.line, text) for where, text in sheet_only),
        tuple(
            Omission(one.location.line, shortened(one.text), one.reason)
            for one in sorted(document.left_out, key=lambda one: one.location)
        ),
        runs,
    )


def _runs(document: Document, results: Iterable[Result]) -> Iterator[Run]:
    for result in results:
        if result.location.path == document.path:
            yield Run(
                result.location.line,
                str(result),
                result.name,
                result.outcome.value,
                result.said,
                result.output,
                round(result.seconds, 1),
            )


# --- What changed ---------------------------------------------------------------------------------


def changes(folders: Sequence[KnownFolder]) -> Changes:
    """What changed in `folders`."""
    return Changes(
        tuple(change for folder in folders for change in _entry_changes(folder)),
        tuple(one for folder in folders for one in _renamed(folder)),
        tuple(folder.path for folder in folders if folder.is_new),
        sum(len(folder.stamped.added) for folder in folders),
        sum(_cards_added(folder) for folder in folders),
        sum(len(folder.stamped.updated) for folder in folders),
        tuple(guid for folder in folders for guid in folder.stamped.retired),
        tuple(guid for folder in folders for guid in folder.stamped.gone),
        tuple(
            EmptyCard(cloze.location, cloze.words, cloze.number)
            for folder in folders
            for cloze in folder.changes.dropped_clozes
        ),
    )


def _cards_added(folder: KnownFolder) -> int:
    added = {change.guid for change in folder.changes.added}
    return sum(len(note.cards) for note in folder.stamped.notes if note.entry_guid in added)


def _renamed(folder: KnownFolder) -> Iterator[Renamed]:
    home = folder.path.parent
    for new, old in folder.formerly.items():
        yield Renamed(home / new, home / old)


def _with_cards(folder: KnownFolder) -> frozenset[str]:
    """The GUIDs of the entries that have notes, or had until this build."""
    left = frozenset(folder.stamped.retired)
    had = (row.entry for row in folder.ledger.notes if row.guid in left)
    return frozenset((*(note.entry_guid for note in folder.stamped.notes), *had))


def _entry_changes(folder: KnownFolder) -> Iterator[EntryChange]:
    """Entries that have cards, by what happened to them; those too whose cards change, or go,
    although their own words did not (a heading above them, a template, another kind of entry)."""
    groups = {
        Happened.ADDED: folder.changes.added,
        Happened.REWORDED: folder.changes.reworded,
        Happened.UPDATED: folder.changes.changed,
        Happened.RETURNED: folder.changes.returned,
        Happened.RETIRED: folder.changes.retired,
    }
    home = folder.path.parent
    with_cards = _with_cards(folder)
    for what, group in groups.items():
        for change in group:
            if change.guid not in with_cards:
                continue
            where = change.location or Location(home / change.document)
            yield EntryChange(what, where, change.prompt, change.before, change.kinds)
    told = {change.guid for group in groups.values() for change in group}
    differ = folder.stamped.updated | folder.stamped.added
    for note in folder.stamped.notes:
        if note.guid in differ and note.entry_guid not in told:
            told.add(note.entry_guid)
            yield EntryChange(Happened.UPDATED, note.location, _prompt(note))
    yield from _reduced(folder)


def _reduced(folder: KnownFolder) -> Iterator[EntryChange]:
    """The entries that are still there, though this build retired some of their notes."""
    left = frozenset(folder.stamped.retired)
    reduced = {row.entry for row in folder.ledger.notes if row.guid in left}
    places = {note.entry_guid: note.location for note in folder.stamped.notes}
    for row in folder.ledger.entries:
        if row.guid in reduced and not row.retired:
            where = places.get(row.guid) or Location(folder.path.parent / row.document)
            yield EntryChange(Happened.REDUCED, where, shortened(row.prompt))


def _prompt(note: Note) -> str:
    """A note's prompt or text, as words."""
    fields = dict(note.fields)
    html = fields.get("Prompt") or fields.get("Text", "")
    return " ".join(re.sub(r"<[^>]*>|\{\{c\d+::|\}\}", " ", html).split())[:LONGEST_PROMPT]
