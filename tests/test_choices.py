"""Which kinds of card are made is the author's choice: for a document, and for one entry."""

import re
from pathlib import Path

import pytest

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.notes import card_choices, reader
from cribdeck.notes.settings import CardChoices
from cribdeck.problems import Severity
from cribdeck.proof.readback import check_deck
from cribdeck.proof.words import sheet_only_of
from cribdeck.report import anki_search
from tests.anki_collection import Anki, ImportLog
from tests.test_cards import deck_of, fields, notes_of, words
from tests.test_history import Story

PATH = Path("notes.md")
ENTRIES = """# T

## Terms

* **Broker:** A server.

## Uses

1. First a
2. b

   > Not always.

3. c
4. d

> Of all.

## Send

```python
K(acks="all")
flush()  # wait for it
```

It blocks.

## Map

```
[One] --> [Two]
  [Three]
```

## Q

1. A vs B

   | | A | B |
   |---|---|---|
   | c | d | e |
"""


def with_cards(said: str, text: str = ENTRIES) -> str:
    return f"---\ncards: {said}\n---\n{text}"


def chosen(said: str) -> CardChoices:
    document, _ = reader.parse(with_cards(said), PATH)
    return document.settings.cards


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{lists: overview, reverse: off}", CardChoices(lists="overview", reverse="off")),
        ('{lists: "off", arguments: on}', CardChoices(lists="off")),
        ("\n  code: whole\n  diagrams: parts", CardChoices(code="whole", diagrams="parts")),
        ("{}", CardChoices()),
        ("", CardChoices()),
    ],
)
def test_front_matter_says_which(said: str, expected: CardChoices) -> None:
    assert chosen(said) == expected


@pytest.mark.parametrize(
    ("said", "line", "says"),
    [
        ("{list: off}", 2, "list: False; did you mean lists?"),
        ("\n  code: whole\n  lists: some", 4, "lists: some; known are both, overview, items, off"),
        ("{reverse: 2}", 2, "reverse: 2; known are on, off"),
        ("{lists: on}", 2, "lists: True; known are both"),
        ("off", 2, "`cards` is not usable; write choices, for instance {lists"),
        ("[a]", 2, "`cards` is not usable; write choices"),
    ],
)
def test_front_matter_that_is_not_known_is_a_problem(said: str, line: int, says: str) -> None:
    _, (problem,) = reader.parse(with_cards(said), PATH)
    assert (problem.location.line, problem.code) == (line, "front-matter")
    assert problem.severity is Severity.WARNING
    assert says in str(problem)


def reversed_terms(text: str) -> list[str]:
    return [note["Prompt"] for note in map(fields, notes_of(text)) if note.get("Reverse")]


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n* **Ant:** small <!-- cards: reverse=off -->\n* **Cow:** big\n",
        "# T\n\n* **Ant:** small\n  <!-- cards: reverse = off -->\n* **Cow:** big\n",
        "# T\n\n* **Ant:** small\n  <!-- cards: lists=off, reverse: off; -->\n* **Cow:** big\n",
        with_cards(
            "{reverse: off}", "# T\n\n* **Ant:** small\n* **Cow:** big <!-- cards: reverse=on -->\n"
        ),
    ],
)
def test_a_comment_says_it_of_one_entry(text: str) -> None:
    assert reversed_terms(text) == ["Cow"]


def test_a_comment_under_a_heading_says_it_of_its_question() -> None:
    table = "| | A | B |\n|---|---|---|\n| c | d | e |\n"
    text = f"# T\n\n## Is it A vs B?\n<!-- cards: comparisons=overview -->\n\n{table}"
    assert len(notes_of(text)) == 1
    assert len(notes_of(text.replace("=overview", "=both"))) == 2


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("reverse=no", "no such choice of cards: reverse=no; known are on, off"),
        ("revers=off", "revers=off; did you mean reverse?"),
        ("some", "no such choice of cards: some="),
        ("", "`cards:` chooses nothing; known are reverse, lists"),
    ],
)
def test_a_comment_that_is_not_known_is_a_problem(said: str, says: str) -> None:
    document, _ = reader.parse(f"# T\n\n* **A:** b\n  <!-- cards: {said} -->\n", PATH)
    (problem,) = card_choices.problems(document)
    assert (problem.location.line, problem.code) == (4, "cards")
    assert says in str(problem)


def test_such_a_problem_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# T\n\n* **A:** b <!-- cards: revers=off -->\n", encoding="utf-8")
    options = Options((path,), tmp_path / "dist", sheet=False)
    (problem,) = pipeline.build(options, 1_780_000_000).problems
    assert (problem.code, problem.severity) == ("cards", Severity.WARNING)


# --- The proof ------------------------------------------------------------------------------------

ALL_CHOICES = [
    f"{{{name}: {value}}}" for name, values in card_choices.KNOWN.items() for value in values
]
ONLY_PARTS = "{lists: items, code: lines, diagrams: parts}"
NOTHING = "{lists: off, code: off, diagrams: off, comparisons: off, reverse: off}"


@pytest.mark.slow
@pytest.mark.parametrize("said", [*ALL_CHOICES, ONLY_PARTS, NOTHING])
def test_the_read_back_finds_all_that_is_wanted(said: str) -> None:
    text = with_cards(said)
    document, _ = reader.parse(text, PATH)
    problems = check_deck(document, deck_of(text))
    assert problems == ()


def test_what_has_no_card_by_choice_is_on_the_sheet_only() -> None:
    text = with_cards(NOTHING)
    document, _ = reader.parse(text, PATH)
    said = [words for _, words in sheet_only_of(document)]
    assert said == [
        *("Uses", "First a b Not always. c d Of all."),
        *("Send", 'K(acks="all") flush() # wait for it It blocks.'),
        *("Map", "[One] --> [Two] [Three]"),
        *("Q", "A vs B A B c d e"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lost", "says"),
    [
        ("2. b\n", 'the words "b" are lost'),
        ("> Not always.", '"Not always." are lost'),
        ("> Of all.", '"Of all." are lost'),
        ("flush()  # wait for it\n", 'the code "flush() # wait for it" is lost'),
        ("It blocks.", '"It blocks." are lost'),
        ("[One] --> ", 'the code "[One] --> [Two]" is lost'),
    ],
)
def test_the_read_back_misses_what_is_lost_of_parts(lost: str, says: str) -> None:
    document, _ = reader.parse(with_cards(ONLY_PARTS), PATH)
    problems = check_deck(document, deck_of(with_cards(ONLY_PARTS, ENTRIES.replace(lost, ""))))
    assert any(says in problem.fact for problem in problems), problems


def test_a_reverse_card_too_many_is_a_loss() -> None:
    document, _ = reader.parse(with_cards("{reverse: off}"), PATH)
    problems = check_deck(document, deck_of(ENTRIES))
    assert ['a card of the term "Broker" is lost or too many' in p.fact for p in problems] == [True]


# --- History --------------------------------------------------------------------------------------


def choose(story: Story, said: str) -> None:
    text = story.path.read_text(encoding="utf-8").split("---\n")[-1]
    story.path.write_text(with_cards(said, text), encoding="utf-8")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    made = Story(tmp_path)
    made.path.write_text(ENTRIES.replace("# T", "# Kafka"), encoding="utf-8")
    made.build_and_import()
    made.anki.review(made.anki.cards())
    return made


def found(story: Story) -> list[str]:
    """What the search of the report finds in Anki."""
    notes = story.anki.notes(anki_search(story.changed.retired))
    asked = (dict(note.items()) for note in notes)
    return sorted(
        note["Prompt"] if " vs " in note.get("Prompt", "") else note["Spare 2"] for note in asked
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("{lists: overview}", ["Uses: What is missing?"]),
        ("{lists: items}", ["Name all 4, in order"]),
        ("{arguments: off}", ["Send: Which option belongs here?"]),
        ("{comparisons: overview}", ["A vs B: c"]),
        ("{diagrams: off}", ["Draw it", "Map: Name the hidden part"]),
    ],
)
def test_cards_that_are_switched_off_are_named_and_come_back(
    story: Story, said: str, gone: list[str]
) -> None:
    total = len(story.anki.notes())
    choose(story, said)
    story.build()
    assert found(story) == gone
    assert len(story.changed.retired) == len(gone)
    assert story.changed.empty_cards == ()
    assert story.changes("retired") == []
    choose(story, "{}")
    assert story.build_and_import() == ImportLog(0, 0, total, 0)
    assert all(story.anki.reviews(card) == 1 for card in story.anki.cards())
    story.anki.close()


@pytest.mark.slow
def test_a_reverse_that_is_switched_off_leaves_an_empty_card(story: Story) -> None:
    total = len(story.anki.notes())
    choose(story, "{reverse: off}")
    assert story.build_and_import() == ImportLog(0, 1, total - 1, 0)
    (row,) = story.changed.empty_cards
    assert row.words == "the reverse card" and str(row.where).endswith("kafka.md:8")
    assert len(story.anki.collection.get_empty_cards().notes) == 1
    choose(story, "{}")
    story.build_and_import()
    assert not story.anki.collection.get_empty_cards().notes
    assert story.anki.reviews(story.anki.card("Broker", ord=1)) == 1
    story.anki.close()


ROWS = "| | A | B |\n   |---|---|---|\n   | c | d | e |\n"


def rows(anki: Anki) -> dict[str, int]:
    """The reviews of each row's card, by its prompt."""
    notes = anki.notes("Prompt:A*:*")
    return {note["Prompt"]: anki.reviews(note.cards()[0]) for note in notes}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "expected", "new"),
    [
        ("| x | 1 | 2 |\n   | c | d | e |", {"A vs B: x": 0, "A vs B: c": 1}, 1),
        ("| c | d | changed |", {"A vs B: c": 1}, 0),
    ],
)
def test_a_row_keeps_its_history(
    story: Story, edit: str, expected: dict[str, int], new: int
) -> None:
    story.edit(("| c | d | e |", edit))
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (new, 0)
    assert rows(story.anki) == expected
    story.anki.close()


@pytest.mark.slow
def test_a_row_that_is_reworded_or_moved_keeps_its_history(story: Story) -> None:
    story.edit(("| c | d | e |", "| Delivry | d | e |\n   | Order | f | g |"))
    story.build_and_import()
    story.anki.review(note.cards()[0] for note in story.anki.notes('"Prompt:A vs B: Deliv*"'))
    story.edit(("| Delivry |", "| Delivery |"))
    reworded = story.build_and_import()
    one, other = "| Delivery | d | e |", "| Order | f | g |"
    story.edit((f"{one}\n   {other}", f"{other}\n   {one}"))
    moved = story.build_and_import()
    assert (reworded.new, moved.new) == (0, 0)
    assert rows(story.anki) == {
        "A vs B: c": 1,
        "A vs B: Delivery": 1,
        "A vs B: Order": 0,
    }
    story.anki.close()


@pytest.mark.slow
def test_a_row_that_has_gone_is_retired(story: Story) -> None:
    story.edit(("| c | d | e |", "| something else | f | g |"))
    story.build_and_import()
    assert found(story) == ["A vs B: c"]
    assert rows(story.anki) == {"A vs B: c": 1, "A vs B: something else": 0}
    story.anki.close()


def test_an_option_above_another_takes_over_no_history(story: Story) -> None:
    story.edit(('K(acks="all")', 'J(mode="fast")\nK(acks="all")'))
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    (note,) = story.anki.notes('"Spare 2:*Which option*"')
    old, new = note.cards()
    assert [story.anki.reviews(card) for card in (old, new)] == [1, 0]
    assert "fast" in words(old.question()) and "fast" not in words(new.question())
    story.anki.close()


def test_the_command_line_names_cards_that_are_switched_off(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    from cribdeck import cli

    choose(story, "{lists: overview}")
    cli.main([str(story.source), "-o", str(story.out), "--only", "deck"])
    said = capsys.readouterr()
    text = said.out + said.err
    assert re.search(r"reduced +\S+\.md:\d+: .+ \(fewer cards than before\)", text)
    assert "search for" in text and "Id:" in text
    story.anki.close()
