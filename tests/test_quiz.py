"""Questions with options, where people write them: below headings and lines, in lists, in a row."""

from pathlib import Path
from typing import NamedTuple

import pytest

from cribdeck.notes import reader
from cribdeck.notes.answer_parts import parts_of
from cribdeck.notes.document import Choice, Document
from cribdeck.notes.entry_body import body
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

pytestmark = pytest.mark.fast


class Asked(NamedTuple):
    prompt: str
    options: list[str]
    right: list[str]
    explanation: str = ""
    given: str = ""


def read(text: str) -> Document:
    document, problems = reader.parse(text, Path("notes.md"))
    assert problems == ()
    assert list(compare_source(document, text)) == []
    return document


def choices(text: str) -> list[Asked]:
    """What `text` lets choose; its other entries have no card of an option."""
    return [
        Asked(
            plain(entry.prompt),
            [plain_blocks(item.blocks) for item in entry.options.items],
            [plain_blocks(entry.options.items[i].blocks) for i in entry.right],
            plain_blocks(entry.explanation),
            plain_blocks(entry.given),
        )
        for entry in entries(read(text).sections)
        if isinstance(entry, Choice)
    ]


def kinds(text: str) -> list[str]:
    return [entry.kind for entry in entries(read(text).sections)]


ORGANS = ["A) liver", "B) heart"]
PUMP = "- A) liver\n- B) heart\n"


@pytest.mark.parametrize(
    "asked",
    [
        "## Which one pumps?\n\n- A) liver\n- B) heart\n\nAnswer: B\n",
        "## Body\n\nWhich one pumps?\n\n- A) liver\n- B) heart\n\n**Answer:** B\n",
        "## Body\n\nWhich one pumps?\nA) liver\nB) heart\nAnswer: B\n",
        "## Body\n\n**Which one pumps?**\nA) liver\nB) heart\n**Answer: B**\n",
        "## Body\n\n1. Which one pumps?\n\n- A) liver\n- B) heart\n\nAnswer: B\n",
        "## Body\n\n1. Which one pumps?\n   A) liver\n   B) heart\n\n   Answer: B\n",
        "## Body\n\n> [!question] Which one pumps?\n> A) liver\n> B) heart\n>\n> Answer: B\n",
        "## Which one pumps?\n\n| | |\n|---|---|\n| A | liver |\n| B | heart |\n\nAnswer: B\n",
        "## Which one pumps?\n\n| A) liver | B) heart |\n|---|---|\n\nAnswer: B\n",
        "## Which one pumps?\n\nA) liver\n\nB) heart\n\nCorrect answer: (b) heart\n",
    ],
)
def test_one_question_with_two_options(asked: str) -> None:
    assert choices(asked) == [Asked("Which one pumps?", ORGANS, ["B) heart"])]


def test_questions_in_a_row_end_where_the_next_begins() -> None:
    text = (
        "# Quiz\n\n1. What is printed?\n\n```js\n+true;\n```\n\n- A: `1`\n- B: `true`\n\n"
        "<details><summary><b>Answer</b></summary>\n\nThe answer is the first option: A\n\n"
        "A plus makes a number of it.\n\n</details>\n\n---\n\n"
        "2. A log is …\n\n- A - a file\n- B - a tree\n\n"
        "<details><summary><b>Answer</b></summary>\n\nThe answer is: B\n\n</details>\n\n"
        "3. Nobody knows?\n\n- A: yes\n- B: no\n"
    )
    assert choices(text) == [
        Asked(
            "What is printed?",
            ["A: 1", "B: true"],
            ["A: 1"],
            "A plus makes a number of it.",
            "+true;",
        ),
        Asked("A log is …", ["A - a file", "B - a tree"], ["B - a tree"]),
        Asked("Nobody knows?", ["A: yes", "B: no"], []),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Answers: A and B\n",
        "**Antworten:** A und B\n",
        "Respostas: A) liver e B) heart\n",
        "答案：A和B\n",
        "<details><summary>Réponses</summary>\n\nLes réponses A et B\n\n</details>\n",
        "## Answers\n\n1. A & B\n",
        "## Lösungen\n\n1-A und B\n",
    ],
)
def test_all_that_are_named_are_right(told: str) -> None:
    asked = "# Body\n\n## Quiz\n\n1. Which of these are soft?\n\n"
    options = f"{PUMP}- C) bone\n".replace("- ", "   - ")
    below = told if told.startswith("##") else f"   {told}".replace("\n", "\n   ")
    text = f"{asked}{options}\n{below}"
    assert [one.right for one in choices(text)] == [["A) liver", "B) heart"]]


def test_an_arabic_sentence_names_the_right_one() -> None:
    text = (
        "# أسئلة\n\n1. ما هو الناتج؟\n\n- A: واحد\n- B: اثنان\n\n"
        "<details><summary><b>الإجابة</b></summary>\n\n"
        "الجواب هو الخيار الثاني: B\n\nلأن.\n\n</details>\n"
    )
    (asked,) = choices(text)
    assert (asked.right, asked.explanation) == (["B: اثنان"], "لأن.")


def test_code_and_pictures_between_boxes_are_those_of_the_options() -> None:
    text = (
        "## Which one is a function?\n\n- [ ] A\n\n```python\nx = 1\n```\n\n"
        "- [x] :\n\n```python\ndef x(): ...\n```\n\nBecause of `def`.\n"
    )
    assert choices(text) == [
        Asked(
            "Which one is a function?",
            ["A\nx = 1", "def x(): ..."],
            ["def x(): ..."],
            "Because of def.",
        )
    ]


def test_code_indented_below_boxes_is_that_of_the_options() -> None:
    text = (
        "## Which one is a function?\n\n- [ ] A\n\n  ```python\n  x = 1\n  ```\n\n"
        "- [x] B\n\n  ```python\n  def x(): ...\n  ```\n\n```python\nx()\n```\n"
    )
    (asked,) = choices(text)
    assert asked.options == ["A\nx = 1", "B\ndef x(): ..."]
    assert asked.explanation == "x()"


BOXES = "- [x] Yes.\n- [ ] No.\n"


def test_headings_of_a_quiz_ask_with_boxes_whatever_they_say() -> None:
    asked = "".join(f"## What is {n}?\n\n{BOXES}\n" for n in ("one", "two"))
    said = f"## The third holds a log.\n\nLook twice.\n\n{BOXES}\n"
    found = choices(asked + said)
    assert [one.prompt for one in found] == [
        "What is one?",
        "What is two?",
        "The third holds a log.",
    ]
    assert found[2].given == "Look twice."


@pytest.mark.parametrize(
    "tasks",
    [
        "## This week\n\n- [x] Read\n- [ ] Write\n",
        "## This week\n\nTo do:\n\n- [x] Read\n- [ ] Write\n",
        "## This week\n\n1. Books\n   - [x] Read\n   - [ ] Write\n",
        "".join(f"## Week {n}\n\n- [x] Read\n- [ ] Write\n\n" for n in range(9)),
        "## This week\n\n- [ ] Read\n- [ ] Write\n\n## What next?\n\nNothing.\n",
    ],
)
def test_tasks_are_no_options(tasks: str) -> None:
    assert choices(tasks) == []


@pytest.mark.parametrize(
    "answer",
    [
        "## When to use it?\n\n- ✅ Chats\n- ✅ Likes\n",
        "## How does it work?\n\nIt has:\n\n- **Login buttons**\n- A context\n\nAll.\n",
        "## Parts\n\nThe body has:\n\nA) a liver\nB) a heart\n",
        "## Exercise 3\n\na) The first way.\nb) The second way.\n",
        "## Exercise 3\n\na) The first way.\nb) The second way.\n\n**Solution:** both.\n",
        "## What of it?\n\na) Explain the login.\nb) Who may do it?\n",
        "## Explain the marks?\n\n| A | very good |\n|---|---|\n| B | good |\n",
    ],
)
def test_a_list_that_answers_is_no_list_of_options(answer: str) -> None:
    assert choices(answer) == []


def test_a_counted_heading_asks_with_its_options() -> None:
    assert choices(f"## Q7. The heart is a\n\n{PUMP}\nAnswer: A\n")[0].prompt == "The heart is a"
    assert kinds("## Q7. It is\n\n- [ ] a\n- [x] b\n") == ["choice"]


def test_many_boxes_are_options_still() -> None:
    boxes = "".join(f"- [{'x' if n == 3 else ' '}] service {n}\n" for n in range(17))
    (asked,) = choices(f"## Which service?\n\n{boxes}")
    assert asked.right == ["service 3"]


def test_on_paper_a_sign_tells_the_right_ones() -> None:
    text = "## Which are planets?\n\n- [x] Mars\n- [ ] Moon\n- [x] **Venus**\n"
    (entry,) = entries(read(text).sections)
    assert plain_blocks(body(entry)) == "✓ Mars\nMoon\n✓ Venus"


def test_no_right_option_is_folded() -> None:
    text = "## Which are planets?\n\n- [x] Mars\n- [ ] Moon\n- [x] Venus\n\nBoth.\n"
    (entry,) = entries(read(text).sections)
    assert isinstance(entry, Choice)
    assert [(plain_blocks(part.blocks), part.is_more) for part in parts_of(entry)] == [
        ("Mars\nVenus", False),
        ("Both.", True),
    ]
