"""Bold words of answers: which of them are asked for, and with how much around them."""

from pathlib import Path

import pytest

from cribdeck.deck.notes import NoteType
from cribdeck.problems import Severity
from tests.deck_of import problems_of
from tests.test_card_kinds import blanks
from tests.test_cards import fields, notes_of, words


def asked(answer: str, question: str = "What holds a log?") -> list[str]:
    """The sentences of the cards that ask for words of `answer`, with their blanks."""
    text = f"# T\n\n## S\n\n### {question}\n\n{answer}\n"
    made = [
        fields(note)
        for note in notes_of(text)
        if note.kind == "question" and note.note_type is NoteType.CLOZE
    ]
    return [words(line) for note in made for line in note["Text"].split("</p>") if line]


def hidden(answer: str, question: str = "What holds a log?") -> list[str]:
    text = f"# T\n\n## S\n\n### {question}\n\n{answer}\n"
    made = [fields(note) for note in notes_of(text)]
    return [word for note in made if "Text" in note for _, word in blanks(note["Text"])]


def test_a_card_asks_with_the_question_and_one_sentence() -> None:
    text = (
        "# T\n\n## S\n\n1. Who copies a log?\n\n"
        "   The **leader** sends it to others. Nobody else does. Each copy stays **on disk**.\n"
    )
    whole, note = map(fields, notes_of(text))
    assert whole["Prompt"] == note["Spare 2"] == "Who copies a log?"
    assert note["Text"] == (
        "<p>The {{c1::<strong>leader</strong>}} sends it to others. </p>"
        "<p>Each copy stays {{c2::<strong>on disk</strong>}}.</p>"
    )
    assert (note["Lead"], note["Extra"], note["Kind"]) == ("", "", "question")


@pytest.mark.parametrize(
    ("answer", "sentences"),
    [
        (
            "It has **two parts** here (as of v. 2. Others. **Ten** have) now. Yes.",
            ["It has {{c1:: two parts }} here (as of v. 2. Others. {{c2:: Ten }} have) now."],
        ),
        (
            "One keeps a copy, e.g. in **a file**, for ever.",
            ["One keeps a copy, e.g. in {{c1:: a file }}, for ever."],
        ),
        ("日志保存在**分区**里面。每个人都可以读取。", ["日志保存在{{c1:: 分区 }}里面。"]),
        (
            "First it is cut\\\nand then one keeps it **in parts** there.",
            ["and then one keeps it {{c1:: in parts }} there."],
        ),
        (
            "It keeps these things:\n\n* a line of **records** in a file\n* nothing more\n",
            ["a line of {{c1:: records }} in a file"],
        ),
        (
            "It is kept by the **first one** of all brokers.\n\nThe **others** may read it, too.",
            ["It is kept by the {{c1:: first one }} of all brokers."],
        ),
    ],
)
def test_as_little_around_as_needed(answer: str, sentences: list[str]) -> None:
    assert asked(answer) == sentences


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("The **leader** and the other one keep **copies** there.", ["leader", "copies"]),
        ("Kept by **leader** and **followers** of each part.", ["leader and followers"]),
        ("Kept by **Anna**, **Bert** und **Carl** auf der Platte.", ["Anna, Bert und Carl"]),
        ("On a pour eux la **marée** ou la **lune** en été.", ["marée ou la lune"]),
        ("Man hat dort das **Salz** oder den **Zucker** im Wasser.", ["Salz oder den Zucker"]),
        ("Kept by **readers** of the **topic** on a disk.", ["readers", "topic"]),
        ("Kept in **ram**/**disk** of each broker.", ["ram/disk"]),
        # What the question says is no part of it.
        ("It says that a **log** **of any kind** is held there.", ["of any kind"]),
        ("Kept in **ram** or, later on, on **disk** of a broker.", ["ram", "disk"]),
        ("One **copy** here, and one **copy** on another broker.", ["copy", "copy"]),
        ("One **copy** is kept here.  One **copy** is kept on another broker.", ["copy"]),
    ],
)
def test_words_that_belong_together_are_one_blank(answer: str, found: list[str]) -> None:
    assert hidden(answer) == found


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("What is a WAL?", "A **WAL (write-ahead log)** is kept on a disk first.", []),
        ("Was ist der Scheduler?", "Der **Scheduler（Planer）** verteilt die Zeit an alle.", []),
        (
            "운영체제란 무엇인가?",
            "이것은 **운영 체제(OS)** 이며 자원을 효율적으로 관리하는 프로그램이다.",
            [],
        ),
        # What it is short for is not its name.
        (
            "What keeps a WAL?",
            "A **write-ahead log (file)** is kept on a disk first.",
            ["write-ahead log (file)"],
        ),
        (
            "메모리란 무엇인가?",
            "이것은 **운영 체제** 가 자원을 효율적으로 관리하는 곳이다.",
            ["운영 체제"],
        ),
    ],
)
def test_the_subject_of_the_question_is_not_asked_for(
    question: str, answer: str, found: list[str]
) -> None:
    assert hidden(answer, question) == found


@pytest.mark.parametrize(
    "answer",
    [
        "**Note:** it is kept by brokers.",
        "**Note**: it is kept by brokers.",
        "**Brokers** – they keep all of it there.",
        "In short, **a hint**: it is kept by brokers.",
        "**All of this is bold.** The rest is none of it.",
        "**Short answer.** It is kept by brokers.",
        "These are the **three** brokers that keep it:",
        "It is kept by **logs** of each broker.",  # in the question
        "It is **not** kept by any broker, **a** or **7** of them.",
        "It is **kept by all of the brokers** there.",  # more than half
        "**Large** brokers.",  # nothing to go by
        "A **broker** keeps it, and another broker reads it.",  # stands beside it
        "Some bold letters, **N**ever **E**at, help to remember it there.",
        "It is kept.\n\n> **Careful:** the **broker** of it all may fail.",
        " ".join(f"One more word of it is **word{i}x** here, too." for i in "abcdef"),
        "**Plato** (428 to 348 before Christ)",
    ],
)
def test_what_is_not_asked(answer: str) -> None:
    assert hidden(answer) == []


def test_where_words_are_highlighted_these_are_asked_and_no_bold_ones() -> None:
    assert hidden("Mark ==brokers== or **clusters** to have them kept there.") == ["brokers"]


def test_a_long_definition_is_asked_sentence_by_sentence() -> None:
    text = (
        "# T\n\n## S\n\n* **Feuchte:** sagt, wie viel Wasser da ist. Die größte Menge heißt "
        "**Sättigungsmenge** der Luft. Der **Taupunkt** ist die Temperatur dazu.\n"
    )
    _, note = map(fields, notes_of(text))
    assert note["Spare 2"] == "Feuchte: What is missing?"
    assert [word for _, word in blanks(note["Text"])] == ["Sättigungsmenge", "Taupunkt"]


def test_what_is_given_with_a_question_stands_above_its_blanks() -> None:
    text = (
        "# T\n\n## S\n\n### What does this print?\n\n```python\nf()\n```\n\n"
        "Answer: it prints **the sum** of all its numbers.\n"
    )
    made = [fields(note) for note in notes_of(text)]
    assert all("f" in note["Lead"] for note in made if note["Kind"] == "question")


@pytest.mark.parametrize("heading", ["Feuchte", "Feuchte:", "湿度："])
def test_a_prompt_that_ends_in_a_colon_has_no_second_one(heading: str) -> None:
    text = f"# T\n\n## {heading}\n\nDer **Taupunkt** ist die Temperatur der vollen Luft.\n"
    tasks = {fields(note)["Spare 2"] for note in notes_of(text)}
    assert f"{heading.strip(':：')}: What is missing?" in tasks


def test_the_task_beside_words_from_right_to_left_keeps_its_question_mark() -> None:
    text = "# T\n\n## לחות\n\nDer **Taupunkt** ist die Temperatur der vollen Luft.\n"
    tasks = {fields(note)["Spare 2"] for note in notes_of(text)}
    assert "לחות: <bdi>What is missing?</bdi>" in tasks


def test_a_sentence_ends_with_its_line_too() -> None:
    # Behind the bold words a stop stands alone.
    lines = "If slopes rise, this is a **low point**.\nIf slopes fall, this is a **high point**."
    text = f"# T\n\n## S\n\n### What does it tell?\n\n{lines}\n"
    (note,) = [fields(note) for note in notes_of(text) if "Text" in fields(note)]
    assert note["Text"].count("<p>") == 2


def test_what_an_option_says_is_not_asked_for_below_it() -> None:
    options = "- A) A lake of salt\n- B) A pond\n\n"
    answer = "**Answer: A) A lake of salt** that nobody drinks from, as **the sun** dries it.\n"
    text = f"# T\n\n## Waters\n\n### What is the Dead Sea?\n\n{options}{answer}"
    made = [note["Text"] for note in map(fields, notes_of(text)) if "Text" in note]
    assert not any("{{c1::A lake" in note or "lake of salt}}" in note for note in made)


@pytest.mark.parametrize("heading", ["Introduction", "Overview", "Einleitung"])
def test_the_deck_holds_where_only_bold_words_are_asked_below_a_heading_that_asks_nothing(
    heading: str, tmp_path: Path
) -> None:
    said = "Greece was a set of **city states** that were free. Athens had **democracy**."
    text = f"# T\n\n## {heading}\n\n{said}\n\n## Rome\n\nRome was a **republic** at first.\n"
    assert not [one for one in problems_of(text, tmp_path) if one.severity is Severity.ERROR]
