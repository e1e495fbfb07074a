"""What is remembered of the last build comes back as it was, or not at all."""

import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from cribdeck.building import reading, store
from cribdeck.building.reporting import document_report
from cribdeck.building.sources import Options, SourceFile
from cribdeck.building.store import Named, Page, Record, Store
from cribdeck.lint.compared import Compared
from cribdeck.problems import Location, Problem, Severity
from cribdeck.report import (
    DeckReport,
    DocumentReport,
    LeftOut,
    Line,
    Omission,
    PaperCardsReport,
    Report,
    Run,
    Setting,
    SheetReport,
    ShortSheetReport,
)
from cribdeck.samples.verdicts import (
    ApiVerdict,
    Outcome,
    Placeholder,
    Stale,
    Verdict,
    Verdicts,
    Wrong,
)

NOTES = Path("notes.md")
SETTING = Setting(2, None, 8.5, 3, 0.97, 1)
STORE = Store(
    {
        "notes.md": Record(
            "key",
            {"dist/notes.pdf": "digest"},
            (Named("b.md#x", page=False, leads_to="b.md"), Named("Cell", page=True, leads_to="")),
            ("dist/notes.pdf",),
            {"dist/notes.pdf": Page("key", "digest", SheetReport(NOTES, SETTING), ())},
            DocumentReport(
                NOTES,
                "Notes",
                (
                    DeckReport(Path("notes.apkg"), "Notes"),
                    SheetReport(Path("notes.pdf"), SETTING),
                    ShortSheetReport(Path("notes-short.pdf"), SETTING, (LeftOut(3, 7),)),
                    PaperCardsReport(Path("notes-cards.pdf"), 1, 2, 2),
                ),
                ("paper cards",),
                1,
                {"term": 1},
                1,
                {"term": 2},
                {"python": {"checked": 1}},
                (Line(3, "Why?"),),
                (Line(4, "---"),),
                (Omission(5, "<!-- mine -->", "comment"),),
                (Run(5, "passed", "a", "passed", ("said",), (), 0.1),),
            ),
            (Problem(Location(NOTES, 3), "code", "fact", "remedy", Severity.WARNING),),
            (
                Compared(
                    *(Location(NOTES, 3), "question", True, False, True, True, "Notes"),
                    *(("A", "B"), frozenset({"yes-no"}), "Why?", "why", "so"),
                ),
            ),
            Verdicts(
                {"digest": Verdict(Outcome.FAILED, Wrong(1, "no"), (Placeholder("<a>", 2),))},
                {"digest": ApiVerdict(Outcome.FAILED, (Stale(1, "code", "fact", "remedy"),))},
            ),
            "program",
            whole=True,
        )
    },
    published={"guid": 1_780_000_000},
)


def test_a_store_comes_back_as_it_was(tmp_path: Path) -> None:
    store.save(tmp_path, STORE)
    loaded, problems = store.load(tmp_path)
    assert problems == ()
    # Entries are equal to themselves only.
    assert asdict(loaded) == asdict(STORE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"used"', '"taken"'),
        ('"type_size": 8.5', '"type_size": "large"'),
        ('"key": "key", ', ""),
        ('{"records": {', '{"records": [], "more": {'),
    ],
)
def test_a_store_of_another_version_is_forgotten(old: str, new: str, tmp_path: Path) -> None:
    store.save(tmp_path, STORE)
    path = tmp_path / store.NAME
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert store.load(tmp_path) == (Store(), ())


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"null and void", b"[" * 100_000])
def test_a_damaged_store_is_forgotten_with_a_word(data: bytes, tmp_path: Path) -> None:
    (tmp_path / store.NAME).write_bytes(data)
    known, (problem,) = store.load(tmp_path)
    assert known == Store()
    assert (problem.code, problem.severity) == ("damaged-store", Severity.WARNING)


def test_there_may_be_no_store(tmp_path: Path) -> None:
    assert store.load(tmp_path) == (Store(), ())


def test_what_is_remembered_takes_no_more_for_many_problems_than_their_number(
    tmp_path: Path,
) -> None:
    def steps(count: int) -> int:
        """How many functions are called to remember a document with so many problems."""
        notes = tmp_path / f"{count}.md"
        notes.write_text("# T\n\n### What is it?\n\nIt.\n", encoding="utf-8")
        options = Options((notes,), tmp_path / "dist", sheet=False)
        read = reading.read(SourceFile(notes), options)
        said = tuple(Problem(Location(notes, i), "twin", "fact", "remedy") for i in range(count))
        report = Report((document_report(read.document, read.samples),), said, None, {}, True)
        called = 0

        def count_calls(_frame: object, event: str, _argument: object) -> None:
            nonlocal called
            called += event in ("call", "c_call")

        sys.setprofile(count_calls)
        try:
            built = store.with_built(Store(), [read], [], report, said[1:], options)
        finally:
            sys.setprofile(None)
        assert built.records[str(notes)].problems == said[:1]
        return called

    steps(9)  # what is done only once
    assert steps(800) < 6 * steps(200)
