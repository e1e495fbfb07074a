"""Where a deck files its notes, and what it says of itself: tags, sub-decks, links, description."""

import re
from datetime import date
from pathlib import Path

import pytest

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.deck.description import description
from cribdeck.notes import front_matter
from tests.anki_collection import Anki, ImportLog
from tests.test_cards import notes_of

NOTES = """# Kafka: all of it

## 1. Basics

### What is Kafka?

A log.

### 2. Why?

## Words

* **Broker:** A server.
* **Topic:** A feed.
"""
EXAM = date(2026, 12, 10)


def built(path: Path, now: int = 1_780_000_000) -> Path:
    options = Options((path,), path.parent / "out", sheet=False)
    report = pipeline.build(options, now)
    assert not report.failed, report.problems
    return path.parent / "out" / f"{path.stem}.apkg"


def imported(anki: Anki, path: Path, now: int = 1_780_000_000) -> ImportLog:
    return anki.import_deck(built(path, now))


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "kafka.md"
    path.write_text(NOTES, encoding="utf-8")
    return path


def with_settings(path: Path, settings: str) -> None:
    path.write_text(f"---\n{settings}\n---\n{NOTES}", encoding="utf-8")


def test_neither_a_new_title_nor_a_new_file_name_changes_a_note(notes: Path) -> None:
    anki = Anki(notes.parent / "anki")
    assert imported(anki, notes).new == 4
    renamed = notes.rename(notes.with_name("streams.md"))
    assert imported(anki, renamed, 1_780_001_000).duplicate == 4
    renamed.write_text(NOTES.replace("# Kafka: all of it", "# Streams"), encoding="utf-8")
    assert imported(anki, renamed, 1_780_002_000) == ImportLog(0, 0, 4, 0)
    assert {tag.partition("::")[0] for note in anki.notes() for tag in note.tags} >= {"kafka"}
    (said,) = (deck["desc"] for deck in anki.collection.decks.all() if deck["id"] != 1)
    assert "<b>Streams</b>" in said  # a description is taken with each import
    anki.close()


def test_a_root_of_tags_may_be_said(notes: Path) -> None:
    with_settings(notes, "tags_root: exams::k_a")
    anki = Anki(notes.parent / "anki")
    imported(anki, notes)
    assert len(anki.notes("tag:exams::k-a::Words")) == 2
    anki.close()


def test_sections_may_be_decks_and_known_cards_stay_where_they_are(notes: Path) -> None:
    anki = Anki(notes.parent / "anki")
    imported(anki, notes)
    with_settings(notes, "decks: sections")
    with notes.open("a", encoding="utf-8") as file:
        file.write("* **Offset:** A place.\n")
    log = imported(anki, notes, 1_780_001_000)
    assert (log.new, log.conflicting) == (1, 0)
    assert len(anki.collection.find_cards('"deck:Kafka: all of it::Words"')) == 2
    anki.close()
    fresh = Anki(notes.parent / "fresh")
    imported(fresh, notes, 1_780_001_000)
    assert len(fresh.collection.find_cards('"deck:Kafka: all of it::Words"')) == 6
    assert len(fresh.collection.find_cards('"deck:Kafka: all of it::1. Basics"')) == 0
    assert len(fresh.collection.find_cards('"deck:Kafka: all of it::Basics"')) == 2
    fresh.close()


def test_the_foot_leads_to_the_notes_at_their_heading(notes: Path) -> None:
    anki = Anki(notes.parent / "anki")
    imported(anki, notes)
    with_settings(notes, "source_link: obsidian://open?vault=v&file={file}%23{heading}")
    assert imported(anki, notes, 1_780_001_000).updated == 4
    card = anki.card("Why?")
    href = "obsidian://open?vault=v&amp;file=kafka.md%232.%20Why%3F"
    assert f'<a href="{href}">kafka.md</a>' in card.answer()
    anki.close()


@pytest.mark.parametrize(
    "link",
    ["https://a.b/{file}", "javascript:alert(1)", "file://{line}", 'file://"{file}', "{file}"],
)
def test_a_link_leads_to_nothing_but_notes(link: str) -> None:
    found = front_matter.parse(f"---\nsource_link: '{link}'\n---\n", Path("a.md"))
    assert found.settings.source_link is None
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    ("said", "exam", "problems"),
    [
        ("2026-12-10", EXAM, 0),
        ("midterm", None, 0),
        ("AWS SAA-C03", None, 0),
        ("the next one", None, 0),
        ("10.12.2026", None, 1),
        ("next week", None, 1),
        ("Dec 10, 2026", None, 1),
        ("10. Dezember", None, 1),
        ("2026-13-45", None, 1),
    ],
)
def test_an_exam_is_a_day_and_any_other_word_is_its_owners(
    said: str, exam: date | None, problems: int
) -> None:
    found = front_matter.parse(f"---\nexam: {said}\n---\n", Path("a.md"))
    assert (found.settings.exam, len(found.problems)) == (exam, problems)
    assert all(one.remedy == "write the day, for instance 2026-12-10" for one in found.problems)


def test_the_description_says_when_to_begin_and_nothing_of_today() -> None:
    text = "# T\n\n## W\n\n" + "".join(f"* **W{i}x:** Is {i}.\n" for i in range(30))
    said = description("A & B", notes_of(text), "notes", EXAM)
    assert "\n" not in said  # Anki shows line ends
    assert "<b>A &amp; B</b><br>60 cards: 60 of terms." in said
    # Four days at 15 a day, and three without new cards.
    assert "<td>15</td><td>about 19</td><td>4</td><td>3 December</td>" in said
    assert "2026" in said
    assert "must-know" not in said


def test_what_the_description_searches_for_is_found(notes: Path) -> None:
    with_settings(notes, "tags: must-know")
    anki = Anki(notes.parent / "anki")
    imported(anki, notes)
    (said,) = (deck["desc"] for deck in anki.collection.decks.all() if deck["id"] != 1)
    searches = re.findall("<code>(.*?)</code>", said)
    assert [len(anki.collection.find_cards(search)) for search in searches] == [2, 6, 1, 0]
    anki.close()


def test_fields_are_described_and_folded_in_a_collection_that_had_them_plain(notes: Path) -> None:
    anki = Anki(notes.parent / "anki")
    imported(anki, notes)
    model = anki.collection.models.by_name("cribdeck")
    assert model
    assert {field["name"] for field in model["flds"] if not field["collapsed"]} == {
        *("Prompt", "Lead", "Answer", "Extra")
    }
    assert all(field["description"] for field in model["flds"])
    anki.close()
