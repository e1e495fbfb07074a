"""What is remembered of the last build comes back as it was, or not at all."""

from dataclasses import asdict
from pathlib import Path

import pytest

from cribdeck.building import store
from cribdeck.building.store import Record, Store
from cribdeck.lint.compared import Compared
from cribdeck.problems import Location, Problem, Severity
from cribdeck.report import (
    DeckReport,
    DocumentReport,
    LeftOut,
    Line,
    Omission,
    PaperCardsReport,
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
            ("dist/notes.pdf",),
            DocumentReport(
                NOTES,
                "Notes",
                (
                    DeckReport(Path("notes.apkg")),
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
    }
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
