"""What a build has to say, as plain data: the --json report, which the summary is made of too.

Knows the names in the report. Does not know how they are shown, nor how anything was built.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cribdeck import __version__
from cribdeck.deck.notes import Note, NoteType
from cribdeck.notes.document import Document, Section
from cribdeck.notes.entries import is_unanswered
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from cribdeck.problems import Location, Problem

if TYPE_CHECKING:
    from cribdeck.identity.identify import Changes
    from cribdeck.identity.stamps import Stamped
    from cribdeck.notes.short_edition import LeftOut
    from cribdeck.papercards.paper_cards import PaperCards
    from cribdeck.samples.running import Result
    from cribdeck.samples.syntax import Sample
    from cribdeck.sheet.sheet import Sheet

CLOZE_NUMBER = re.compile(r"\{\{c(\d+)::")
SEARCH_ID = "Id"  # the field of every note that holds its GUID


def document_report(
    document: Document,
    *,
    samples: "Sequence[Sample]",
    notes: Sequence[Note],
    deck: Path | None,
    sheet: Path | None,
    sheet_facts: Mapping[str, Any],
    sheet_only: Iterable[tuple[Location, str]],
    runs: "Sequence[Result] | None" = None,
) -> dict[str, Any]:
    """The part of the report about one document. `deck` and `sheet` are None where not built,
    `runs` where no samples were to run."""
    found = tuple(entries(document.sections))
    cards: Counter[str] = Counter()
    for note in notes:
        cards[note.kind] += cards_of(note)
    languages: dict[str, Counter[str]] = {}
    for sample in samples:
        languages.setdefault(sample.block.language, Counter())[sample.outcome.value] += 1
    return {
        "source": str(document.path),
        "title": document.title,
        "deck": str(deck) if deck else None,
        "sheet": str(sheet) if sheet else None,
        "sections": sum(1 for _ in _headings(document.sections)),
        "entries": dict(Counter(entry.kind for entry in found)),
        "notes": len(notes),
        "cards": dict(cards),
        "samples": {language: dict(outcomes) for language, outcomes in languages.items()},
        "unanswered": [
            {"line": entry.location.line, "prompt": plain(entry.prompt)}
            for entry in found
            if is_unanswered(entry)
        ],
        "sheet_only": [{"line": where.line, "text": text} for where, text in sheet_only],
        **({} if runs is None else {"runs": [result.as_report() for result in runs]}),
        **sheet_facts,
    }


def sheet_facts(sheet: "Sheet") -> dict[str, Any]:
    """How a sheet is set. `used` is the part of the columns' area, below the title, that holds text
    and the space that belongs to it; `torn` is how often an entry goes on in the next column."""
    return {
        "pages": sheet.pages,
        "pages_asked": sheet.asked,
        "type_size": sheet.type_size,
        "columns": sheet.columns,
        "used": sheet.used,
        "torn": sheet.torn,
    }


def card_facts(cards: "PaperCards", file: Path) -> dict[str, Any]:
    """What of the entries is on how many paper cards and pages."""
    return {
        "file": str(file),
        "entries": cards.entries,
        "cards": cards.cards,
        "pages": cards.pages,
    }


def last_setting(facts: Mapping[str, Any]) -> tuple[float, bool] | None:
    """Type size and whether entries were torn, of what `sheet_facts` reported in an earlier build;
    None where it did not."""
    match facts:
        case {"type_size": float() | int() as size, "torn": int() as torn}:
            return float(size), bool(torn)
        case _:
            return None


def left_out(rows: "Iterable[LeftOut]") -> list[dict[str, int]]:
    """How many words the short edition leaves out, and at which lines."""
    return [{"line": row.location.line, "words": row.words} for row in rows]


def _headings(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        if section.level:
            yield section
        yield from _headings(section.sections)


def cards_of(note: Note) -> int:
    """How many cards Anki makes of a note."""
    fields = dict(note.fields)
    if note.note_type is NoteType.CLOZE:
        return len(set(CLOZE_NUMBER.findall(fields["Text"])))
    return 2 if fields.get("Reverse") else 1


def change_report(
    documents: Mapping[str, Path], changes: "Changes", stamped: "Stamped[Note]"
) -> dict[str, Any]:
    """What changed in one folder of notes. `documents` gives the path of each by its name.

    Entries by what happened to them; `updated` are those whose cards change although their own
    words did not (a heading above them, a template). `search` finds in Anki's browser exactly the
    notes that this build retired, which Anki keeps.
    """
    moved_by_words = {
        change.guid
        for group in (changes.added, changes.reworded, changes.changed, changes.returned)
        for change in group
    }
    touched: dict[str, Note] = {}
    for note in stamped.notes:
        if note.guid in stamped.updated and note.entry_guid not in moved_by_words:
            touched.setdefault(note.entry_guid, note)
    rows = {
        name: [
            {
                "where": str(change.location or documents.get(change.document) or change.document),
                "prompt": change.prompt,
                "before": change.before,
            }
            for change in group
        ]
        for name, group in (
            ("added", changes.added),
            ("reworded", changes.reworded),
            ("updated", changes.changed),
            ("returned", changes.returned),
            ("retired", changes.retired),
        )
    }
    rows["updated"] += [
        {"where": str(note.location), "prompt": note_prompt(note), "before": ""}
        for note in touched.values()
    ]
    return {
        "entries": rows,
        "notes": {
            "added": len(stamped.added),
            "updated": len(stamped.updated),
            "retired": len(stamped.retired),
        },
        "search": _search(stamped.retired),
        "search_all_gone": _search(stamped.gone),
        "empty_cards": [
            {"where": str(cloze.location), "words": cloze.words, "number": cloze.number}
            for cloze in changes.dropped_clozes
        ],
    }


def _search(guids: Iterable[str]) -> str:
    """What to type into the search of Anki's browser (Anki manual, "Searching")."""
    return " OR ".join(f"{SEARCH_ID}:{guid}" for guid in guids)


def note_prompt(note: Note) -> str:
    """A note's prompt or text, as words."""
    fields = dict(note.fields)
    html = fields.get("Prompt") or fields.get("Text", "")
    return " ".join(re.sub(r"<[^>]*>|\{\{c\d+::|\}\}", " ", html).split())[:100]


def build_report(
    documents: Sequence[Mapping[str, Any]],
    changes: Sequence[Mapping[str, Any]],
    problems: Sequence[Problem],
    seconds: Mapping[str, float],
    *,
    published: bool,
) -> dict[str, Any]:
    """The whole report of one build."""
    return {
        "cribdeck": __version__,
        "published": published,
        "up_to_date": False,
        "documents": list(documents),
        "problems": [problem.as_report() for problem in problems],
        "changes": _merged(changes),
        "seconds": dict(seconds),
    }


def _merged(changes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The changes of several folders as one."""
    if not changes:
        return {}
    return {
        "entries": {
            kind: [row for one in changes for row in one["entries"][kind]]
            for kind in changes[0]["entries"]
        },
        "notes": {kind: sum(one["notes"][kind] for one in changes) for kind in changes[0]["notes"]},
        **{
            search: " OR ".join(filter(None, (one[search] for one in changes)))
            for search in ("search", "search_all_gone")
        },
        "empty_cards": [row for one in changes for row in one["empty_cards"]],
    }
