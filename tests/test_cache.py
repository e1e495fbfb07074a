"""What is remembered of the last build comes back as it was, or not at all."""

from pathlib import Path

import pytest

from cribdeck.building import cache
from cribdeck.building.cache import LastBuild, LastSetting
from cribdeck.problems import Location, Problem, Severity
from cribdeck.report import (
    Changes,
    DeckReport,
    DocumentReport,
    EmptyCard,
    EntryChange,
    Happened,
    LeftOut,
    Line,
    PaperCardsReport,
    Report,
    Run,
    Setting,
    SheetReport,
    ShortSheetReport,
)

NOTES = Path("notes.md")
SETTING = Setting(2, None, 8.5, 3, 0.97, 1)
LAST = LastBuild(
    "key",
    {"dist/notes.pdf": "digest"},
    {"dist/notes.pdf": LastSetting(8.5, True)},
    Report(
        documents=(
            DocumentReport(
                NOTES,
                "Notes",
                (
                    DeckReport(Path("notes.apkg")),
                    SheetReport(Path("notes.pdf"), SETTING),
                    ShortSheetReport(Path("notes-short.pdf"), SETTING, (LeftOut(3, 7),)),
                    PaperCardsReport(Path("notes-cards.pdf"), 1, 2, 2),
                ),
                1,
                {"term": 1},
                1,
                {"term": 2},
                {"python": {"checked": 1}},
                (Line(3, "Why?"),),
                (Line(4, "---"),),
                (Run(5, "passed", "a", "passed", ("said",), (), 0.1),),
            ),
        ),
        problems=(Problem(Location(NOTES, 3), "code", "fact", "remedy", Severity.WARNING),),
        changes=Changes(
            (EntryChange(Happened.REWORDED, Location(NOTES, 3), "Why?", "What?"),),
            1,
            0,
            ("guid",),
            (),
            (EmptyCard(Location(NOTES, 3), "words", 1),),
        ),
        seconds={"read": 0.1},
        published=True,
    ),
)


def test_a_build_comes_back_as_it_was(tmp_path: Path) -> None:
    cache.save(tmp_path, LAST)
    assert cache.load(tmp_path) == LAST


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{", "["),  # cut or damaged
        ('"torn"', '"broken"'),  # of another version
        ('"type_size": 8.5', '"type_size": "large"'),
        ('"key": "key", ', ""),
    ],
)
def test_a_record_that_is_none_of_ours_is_forgotten(old: str, new: str, tmp_path: Path) -> None:
    cache.save(tmp_path, LAST)
    path = tmp_path / cache.NAME
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert cache.load(tmp_path) is None


def test_there_may_be_no_record(tmp_path: Path) -> None:
    assert cache.load(tmp_path) is None
