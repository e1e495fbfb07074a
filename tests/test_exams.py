"""Exams without a key: what ends with points asks, and what is to be chosen from stands with it."""

from pathlib import Path

import pytest

from cribdeck.notes import cardless, reader
from cribdeck.notes.document import Choice, Document, Question, Term
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source


def read(text: str) -> Document:
    document, _ = reader.parse(text, Path("exam.md"))
    assert list(compare_source(document, text)) == []
    return document


TASK = """\
**{number} Bones**
The longest bone of the body is ... ({points})

*Type:* one answer
*{told}:*
- the femur
- the tibia

---

"""


@pytest.mark.parametrize("points", ["1p", "2 points", "3 Punkte", "1 poäng"])
@pytest.mark.parametrize(
    "told", ["Choose one answer", "Select all that apply", "Wähle eine Antwort", "Välj ett svar"]
)
def test_a_task_with_points_asks_with_its_options(points: str, told: str) -> None:
    text = "".join(TASK.format(number=i, points=points, told=told) for i in range(1, 7))
    document = read(f"# Exam\n\n{text}")
    asked = [one for one in entries(document.sections) if one.kind != "rule"]
    assert all(isinstance(one, Choice) and is_unanswered(one) for one in asked)
    assert [plain_blocks((one.options,)) for one in asked if isinstance(one, Choice)] == [
        "the femur\nthe tibia"
    ] * 6
    assert len(cardless.without_card(document)) == 6  # nobody answers them


def test_a_line_that_tells_to_write_is_no_answer() -> None:
    text = (
        "# Exam\n\n## Part 1\n\nName the bones of the hand. (3p)\n\n*Type:* short\n*Write here:*\n"
    )
    (question,) = entries(read(text).sections)
    assert isinstance(question, Question) and is_unanswered(question)
    assert plain(question.prompt) == "Name the bones of the hand."


def test_an_answer_below_a_task_with_points_answers_it() -> None:
    text = "# Exam\n\n## Part 1\n\nSome words.\n\nHow many ribs are there? (1p)\n\nTwelve pairs.\n"
    *_, question = entries(read(text).sections)
    assert (plain(question.prompt), plain_blocks(question.answer)) == (
        "How many ribs are there?",
        "Twelve pairs.",
    )


def test_the_options_that_are_chosen_are_right() -> None:
    text = "# E\n\n## Which is longest?\n\nSelect one:\n\n- femur\n- tibia\n\n**Answer:** femur\n"
    (choice,) = entries(read(text).sections)
    assert isinstance(choice, Choice) and choice.right == (0,)


def test_a_list_that_is_not_chosen_from_still_answers() -> None:
    text = "# E\n\n## Which switches has ls?\n\nOptions:\n\n- all\n- long\n"
    (question,) = entries(read(text).sections)
    assert isinstance(question, Question) and not is_unanswered(question)


@pytest.mark.parametrize(
    "asks", ["What would be the result of the following play?", "Write a play"]
)
def test_the_code_that_a_question_follows_with_is_given(asks: str) -> None:
    code = "```yaml\n- hosts: all\n```\n"
    text = f"# E\n\n<details>\n<summary>{asks}</summary>\n\n{code}\n</details>\n"
    (question,) = entries(read(text).sections)
    assert is_unanswered(question) == ("following" in asks)


def test_a_line_to_be_written_on_defines_nothing() -> None:
    text = "# E\n\n## Match\n\n- femur → ___\n- tibia → ___\n- ulna → ___\n"
    assert not [one for one in entries(read(text).sections) if one.kind == "term"]


CODE = "```python\nbones = [206]\nprint(bones * 2)\n```\n"


@pytest.mark.parametrize("heading", ["Exercise 3", "Exercice 3 :", "Aufgabe 3", "Question 3"])
@pytest.mark.parametrize("set_apart", ["_**{}**_ :", "**{}:**", "*{}*:"])
@pytest.mark.parametrize(
    "told",
    [
        "{} It repeats the list.",
        "{}\nIt repeats the list.",
        "> {} It repeats the list.",
        "> {}\n> It repeats the list.",
        "> {}\n\nIt repeats the list.",
    ],
)
def test_code_that_is_all_of_an_exercise_stands_before_what_explains_it(
    heading: str, set_apart: str, told: str
) -> None:
    below = told.format(set_apart.format("Explanation"))
    (question,) = entries(read(f"# Exam\n\n## {heading}\n\n{CODE}\n{below}\n").sections)
    assert isinstance(question, Question)
    assert plain(question.prompt) == heading
    assert plain_blocks(question.given) == "bones = [206]\nprint(bones * 2)"
    assert plain_blocks(question.answer).endswith("It repeats the list.")
    assert plain_blocks(question.answer).startswith("Explanation")


@pytest.mark.parametrize("asked", ["What does this code print", "Que produit ce code"])
@pytest.mark.parametrize(
    "told", ["_**{}**_ : [206, 206]", "> **{}:** [206, 206]", "> *{}*:\n> [206, 206]"]
)
def test_the_line_below_code_may_ask_what_it_does_and_answer(asked: str, told: str) -> None:
    below = told.format(asked)
    (question,) = entries(read(f"# Exam\n\n## Exercise 3\n\n{CODE}\n{below}\n").sections)
    assert isinstance(question, Question) and not question.from_heading
    assert plain(question.prompt) == asked
    assert plain_blocks(question.given) == "bones = [206]\nprint(bones * 2)"
    assert plain_blocks(question.answer) == "[206, 206]"


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Repeat a list", "**Explanation:** It repeats the list."),  # a task with its code
        ("Solution 3", "**Explanation:** It repeats the list."),
        ("Exercise 3", "**Speed:** It is slow."),
        ("Exercise 3", "> It repeats the list."),
    ],
)
def test_code_that_answers_already_stays_behind(heading: str, below: str) -> None:
    (first, *_) = entries(read(f"# Exam\n\n## {heading}\n\n{CODE}\n{below}\n").sections)
    assert not isinstance(first, Question) or not first.given


SCENARIO = "A patient came with these findings:\n\n- The pulse is fast.\n- The skin is pale.\n"
JUDGED = "- Pulse: It is too fast here. It must be slowed.\n- Skin: All of this is harmless.\n"


@pytest.mark.parametrize("asked", ["**Explain which findings matter.**", "**Which matter?**"])
@pytest.mark.parametrize("more", ["", "**Explain what you would change.**\n\n"])
@pytest.mark.parametrize("answer", ["## Answer", "**Answer:**"])
def test_the_case_of_an_exam_stands_in_front_of_what_is_asked_of_it(
    asked: str, more: str, answer: str
) -> None:
    text = f"# Question 8\n\n{SCENARIO}\n{asked}\n\n{more}{answer}\n\n{JUDGED}"
    (question,) = entries(read(text).sections)
    assert isinstance(question, Question)
    assert plain(question.prompt) == asked.strip("*")
    shown = plain_blocks(question.given)
    assert shown.startswith("A patient came") and "The skin is pale." in shown
    assert plain_blocks(question.answer).startswith("Pulse: It is too fast here.")


@pytest.mark.parametrize(
    "above",
    [
        "Name the findings.\n\n- The pulse is fast.\n- The skin is pale.\n",
        f"{SCENARIO}\n**Answer:** Both matter.\n",
    ],
)
def test_what_is_asked_and_answered_is_no_case_of_the_next_question(above: str) -> None:
    text = f"# Question 8\n\n{above}\n**Which matter?**\n\n**Answer:** The pulse.\n"
    first, *_, last = entries(read(text).sections)
    assert isinstance(last, Question) and not last.given
    assert plain(last.prompt) == "Which matter?" and first is not last


@pytest.mark.parametrize(
    ("given", "said", "terms"),
    [
        (f"{CODE}\n", "It is copied here.", 0),  # told of the code
        (f"{SCENARIO}\n", "It is too fast here.", 0),
        (f"{CODE}\n", "a row of values", 2),  # says what it is
        ("", "It is a row of values.", 2),  # no case
        ("![A hand](hand.png)\n\n", "It is a row of values.", 2),
    ],
)
def test_sentences_about_a_case_define_nothing(given: str, said: str, terms: int) -> None:
    answer = f"- **List**: {said}\n- **Pulse**: {said.replace('row', 'beat')}\n"
    text = f"# Exam\n\n**Q:** What is to be seen?\n\n{given}**Answer:**\n\n{answer}"
    found = [one for one in entries(read(text).sections) if isinstance(one, Term)]
    assert len(found) == terms


@pytest.mark.parametrize("mark", ["", " [R]", " (M)", " [K] (3 points)"])
def test_round_boxes_may_follow_the_question_directly(mark: str) -> None:
    text = "# Bones\n\n" + "\n".join(
        f"Question {n}{mark}\nWhich one is {n}?\n( ) the femur\n(x) the tibia\n( ) the skull\n"
        for n in (1, 2)
    )
    found = [one for one in entries(read(text).sections) if isinstance(one, Choice)]
    assert [(plain(one.prompt), one.right) for one in found] == [
        ("Which one is 1?", (1,)),
        ("Which one is 2?", (1,)),
    ]


def test_lines_of_code_with_brackets_are_no_options() -> None:
    document = read("# Code\n\nIt takes\n(a) and gives\n(b) but not\n() at all.\n")
    assert not any(isinstance(one, Choice) for one in entries(document.sections))


def test_a_mark_behind_the_number_of_a_question_does_not_ask_alone() -> None:
    text = "# Bones\n\n### Question 3 [C]\n\nExplain the femur.\n\n**Answer:** It is long.\n"
    prompts = [plain(one.prompt) for one in entries(read(text).sections)]
    assert "[C]" not in prompts
    assert any("Explain the femur." in one for one in prompts)


def test_dates_below_an_exercise_are_no_name_of_the_list_below_them() -> None:
    text = (
        "# History\n\n## Exercise 4\n\nWho met whom?\n\n**Answer:** All of them.\n\n---\n\n"
        "1800 – they meet\n1801 – they part\n1802 – they meet again\n\n"
        "1) Read it.\n\n2) Say it aloud.\n"
    )
    terms = [one for one in entries(read(text).sections) if isinstance(one, Term)]
    assert [plain(one.prompt) for one in terms] == ["1800", "1801", "1802"]
