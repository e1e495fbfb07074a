"""What a build has to say, as values; and as the plain data that --json prints.

Knows what there is to say, and its names in the JSON. Does not know how it came about (building
does), nor how a person is shown it (display does).
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, assert_never

from cribdeck.problems import Location, Problem, Severity

SEARCH_ID = "Id"  # the field of every note that holds its GUID

# --- One document and its outputs -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeckReport:
    """The deck for Anki, and its name there; how many cards it has is in the report of the
    document."""

    file: Path
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a sheet is set. `pages_asked` is the number that was asked for; `type_size` in points;
    `used` is the part of the columns' area, below the title, that holds text and the space that
    belongs to it; `torn` is how often an entry goes on in the next column."""

    pages: int
    pages_asked: int | None
    type_size: float
    columns: int
    used: float
    torn: int


@dataclass(frozen=True, slots=True)
class SheetReport:
    file: Path
    setting: Setting


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many words of the entry at `line` are not in the short edition."""

    line: int
    words: int


@dataclass(frozen=True, slots=True)
class ShortSheetReport:
    file: Path
    setting: Setting
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class PaperCardsReport:
    """What of the entries is on how many paper cards and pages."""

    file: Path
    entries: int
    cards: int
    pages: int


OutputReport = DeckReport | SheetReport | ShortSheetReport | PaperCardsReport


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document and what stands there, in words."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Omission:
    """Something at `line` of the document that is in no output, and why: a comment, a target."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one scenario of a sample: `outcome` is "passed", "failed", "not run" or
    "not run here", `text` says it in one line. `said` holds what was expected and what was seen
    instead, `output` the last lines that the sample printed."""

    line: int
    text: str
    name: str
    outcome: str
    said: tuple[str, ...]
    output: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document. `outputs` are the files that were made of it, `withheld` the names of those
    that were not, for an error. `entries` and `cards` are counts by kind; `samples` counts by
    language and by how far they were checked. `unanswered` are the prompts without an answer,
    `sheet_only` what is on the sheet and not in the deck, `left_out` what is in no output; `runs`
    is None where no samples were to run."""

    source: Path
    title: str
    outputs: tuple[OutputReport, ...]
    withheld: tuple[str, ...]
    sections: int
    entries: Mapping[str, int]
    notes: int
    cards: Mapping[str, int]
    samples: Mapping[str, Mapping[str, int]]
    unanswered: tuple[Line, ...]
    sheet_only: tuple[Line, ...]
    left_out: tuple[Omission, ...]
    runs: tuple[Run, ...] | None


@dataclass(frozen=True, slots=True)
class BundleReport:
    """The file that holds so many decks, for one import."""

    file: Path
    decks: int


# --- What changed ---------------------------------------------------------------------------------


class Happened(StrEnum):
    """What became of an entry since the last build. UPDATED: its cards changed, by its own words or
    by what stands above it. REDUCED: it is still there, and some of its cards are not."""

    ADDED = "added"
    REWORDED = "reworded"
    UPDATED = "updated"
    RETURNED = "returned"
    REDUCED = "reduced"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """`where` is its line, or the document that it has left; `before` is the old prompt of a
    reworded one. `kinds` are those of a retired entry and of a new one that begins at `where`,
    under the same headings: what is asked there in another way starts anew."""

    what: Happened
    where: Location
    prompt: str
    before: str = ""
    kinds: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class EmptyCard:
    """A blank that is no longer in the notes: Anki keeps its card, with an error on its front."""

    where: Location
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file of notes that was called `before`, and has the history of that."""

    now: Path
    before: Path


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the last build, for Anki. `entries` are those that have cards, or had.
    `notes_added` and `notes_updated` count notes, `cards_added` the cards of new entries; `retired`
    are the GUIDs of those that this build retired, `gone` of all that were ever retired and have
    not come back: Anki keeps them. `begun` are the ledgers of folders that no build knew."""

    entries: tuple[EntryChange, ...]
    renamed: tuple[Renamed, ...]
    begun: tuple[Path, ...]
    notes_added: int
    cards_added: int
    notes_updated: int
    retired: tuple[str, ...]
    gone: tuple[str, ...]
    empty_cards: tuple[EmptyCard, ...]


def anki_search(guids: Iterable[str]) -> str:
    """What finds exactly these notes in Anki's browser (Anki manual, "Searching")."""
    return " OR ".join(f"{SEARCH_ID}:{guid}" for guid in guids)


# --- The whole ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """One build. `published` says whether outputs were written, or found as they should be:
    `up_to_date`, which saves the build. `problems` are errors and warnings. `changes` is None where
    nothing was built; `seconds` are by stage. `unchanged` are the documents that are as the build
    before left them."""

    documents: tuple[DocumentReport, ...]
    problems: tuple[Problem, ...]
    changes: Changes | None
    seconds: Mapping[str, float]
    published: bool
    up_to_date: bool = False
    bundle: BundleReport | None = None
    unchanged: frozenset[Path] = frozenset()

    @property
    def failed(self) -> bool:
        """Whether something could not be built, or a sample did not pass. One whose program this
        machine need not have (`not run here`) is only named."""
        is_error = any(problem.severity is Severity.ERROR for problem in self.problems)
        return is_error or any(run.outcome in ("failed", "not run") for run in self.runs)

    @property
    def runs(self) -> tuple[Run, ...]:
        """What became of the samples of all documents."""
        return tuple(run for document in self.documents for run in document.runs or ())


# --- As plain data --------------------------------------------------------------------------------


def as_data(report: Report) -> dict[str, Any]:
    """The report as --json prints it: dicts, lists, strings and numbers."""
    return {
        "published": report.published,
        "up_to_date": report.up_to_date,
        "documents": [_document(document) for document in report.documents],
        "bundle": (
            {"deck": str(report.bundle.file), "decks": report.bundle.decks}
            if report.bundle
            else None
        ),
        "problems": [_problem(problem) for problem in report.problems],
        "changes": _changes(report.changes) if report.changes else {},
        "seconds": dict(report.seconds),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": str(problem.location.path),
        "line": problem.location.line,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": f"{problem.fact}; {problem.remedy}",
        "text": str(problem),
    }


def _document(document: DocumentReport) -> dict[str, Any]:
    data: dict[str, Any] = {
        "source": str(document.source),
        "title": document.title,
        "deck": None,
        "deck_name": None,
        "sheet": None,
        "withheld": list(document.withheld),
        "sections": document.sections,
        "entries": dict(document.entries),
        "notes": document.notes,
        "cards": dict(document.cards),
        "samples": {language: dict(counts) for language, counts in document.samples.items()},
        "unanswered": [{"line": row.line, "prompt": row.text} for row in document.unanswered],
        "sheet_only": [{"line": row.line, "text": row.text} for row in document.sheet_only],
        "left_out": [asdict(row) for row in document.left_out],
    }
    if document.runs is not None:
        data["runs"] = [asdict(run) for run in document.runs]
    for output in document.outputs:
        match output:
            case DeckReport(file, name):
                data |= {"deck": str(file), "deck_name": name}
            case SheetReport(file, setting):
                data |= {"sheet": str(file), **asdict(setting)}
            case ShortSheetReport(file, setting, left_out):
                rows = [asdict(row) for row in left_out]
                data["short"] = {"sheet": str(file), **asdict(setting), "left_out": rows}
            case PaperCardsReport(file):
                data["paper_cards"] = {**asdict(output), "file": str(file)}
            case _:
                assert_never(output)
    return data


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "entries": {
            what.value: [
                {
                    "where": str(change.where),
                    "prompt": change.prompt,
                    "before": change.before,
                    "kinds": change.kinds,
                }
                for change in changes.entries
                if change.what is what
            ]
            for what in Happened
        },
        "renamed": [{"now": str(one.now), "before": str(one.before)} for one in changes.renamed],
        "new_ledgers": list(map(str, changes.begun)),
        "cards_added": changes.cards_added,
        "notes": {
            "added": changes.notes_added,
            "updated": changes.notes_updated,
            "retired": len(changes.retired),
        },
        "search": anki_search(changes.retired),
        "search_all_gone": anki_search(changes.gone),
        "empty_cards": [
            {"where": str(card.where), "words": card.words, "number": card.number}
            for card in changes.empty_cards
        ],
    }
