"""Tasks of an exam: each above an answer that opens on demand."""

from pathlib import Path

import pytest

from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from tests.test_asking import Asked, asked, left_out

HEAD = "# Exams\n\n## May\n\n"


def lid(answer: str, summary: str = "Answer") -> str:
    return f"<details><summary>{summary}</summary>\n\n{answer}\n\n</details>\n\n"


RULE = "---\n\n"


@pytest.mark.parametrize("between", ["", RULE])
@pytest.mark.parametrize("summary", ["Answer", "정답", "Solution", "Lösung", "答案"])
def test_each_of_several_paragraphs_with_a_lid_below_it_asks(between: str, summary: str) -> None:
    tasks = [f"The layer number {i} of the net:\n\n{lid(f'no. {i}', summary)}" for i in range(3)]
    found = asked(HEAD + between.join(tasks))
    assert found == [(f"The layer number {i} of the net:", "", f"no. {i}") for i in range(3)]


def test_what_stands_between_the_task_and_its_answer_is_given() -> None:
    text = f"{HEAD}Fill in.\n\n- a\n- b\n\n{lid('c')}{RULE}Which one?\n\n```c\nx\n```\n\n{lid('d')}"
    assert asked(text) == [("Fill in.", "a\nb", "c"), ("Which one?", "x", "d")]


def test_rules_part_tasks_of_several_paragraphs() -> None:
    text = f"{HEAD}Fill in.\n\nIt ___ .\n\n{lid('is')}{RULE}Name it.\n\nIt swims.\n\n{lid('fish')}"
    assert asked(text) == [("Fill in.", "It ___ .", "is"), ("Name it.", "It swims.", "fish")]


def test_tasks_go_on_behind_one_without_an_answer() -> None:
    text = (
        f"{HEAD}One.\n\n{lid('1')}{RULE}Two.\n\n{RULE}Three.\n\n{lid('3')}{RULE}Four.\n\n{lid('4')}"
    )
    assert [(prompt, answer) for prompt, _, answer in asked(text)][-2:] == [
        ("Three.", "3"),
        ("Four.", "4"),
    ]


def test_a_single_answer_is_that_of_the_heading() -> None:
    text = f"{HEAD}Text of a lesson.\n\nMore of it.\n\n{lid('so it is')}"
    assert [prompt for prompt, _, _ in asked(text)] == ["May"]


def test_prose_between_answers_is_no_task() -> None:
    text = f"{HEAD}One.\n\n{lid('1')}Some text.\n\nMore text.\n\n{lid('2')}Two.\n"
    assert "Some text." not in [prompt for prompt, _, _ in asked(text)]


@pytest.mark.parametrize("answer", ["A: the key, B: the lock", "- A: the key, B: the lock"])
def test_letters_of_parts_stay_in_an_answer(answer: str) -> None:
    text = f"{HEAD}Fill in A and B.\n\n{lid(answer)}Fill in more.\n\n{lid('none')}"
    found: Asked = asked(text)
    assert found[0][2].startswith("A: the key")
    assert [words for words, _ in left_out(text) if words == "A:"] == []


@pytest.mark.parametrize("summary", ["Answer", "Solution", "Lösung", "答案"])
@pytest.mark.parametrize(
    "form", ["> [!success] {}\n> four", "> [!check]- {}\n> four", '!!! success "{}"\n    four']
)
def test_a_callout_that_says_so_shows_the_answer(summary: str, form: str) -> None:
    below = form.format(summary)
    assert asked(f"{HEAD}What is 2+2?\n\n{below}\n") == [("What is 2+2?", "", "four")]
    assert asked(f"# T\n\n## Exercise 1\n\nAdd.\n\n{below}\n") == [("Add.", "", "four")]
    labelled = f"# T\n\n## Part b\n\n**Claim:** It is so.\n\n{below}\n"
    assert next(answer for _, _, answer in asked(labelled)).endswith("four")


def test_a_callout_of_the_kind_answer_needs_no_title() -> None:
    text = f"{HEAD}What is 2+2?\n\n> [!answer]\n> four\n"
    assert asked(text) == [("What is 2+2?", "", "four")]


def test_the_title_of_a_callout_may_say_the_answer_itself() -> None:
    text = f"{HEAD}**Theorem:** All is well.\n\n> [!success] Solution - it is true\n> Because.\n"
    assert asked(text) == [("Theorem: All is well.", "", "it is true\nBecause.")]


def test_a_callout_with_another_title_remarks() -> None:
    text = f"{HEAD}What is 2+2?\n\nfour\n\n> [!success] Done\n> You know it.\n"
    assert asked(text) == [("What is 2+2?", "", "four\nDone\nYou know it.")]


@pytest.mark.parametrize("kind", ["note", "info", "abstract", "important", "definition", "myown"])
@pytest.mark.parametrize("above", ["", "Leaves are green.\n\n", "- oak\n- ash\n\n"])
def test_a_callout_with_a_title_asks_under_a_topic(kind: str, above: str) -> None:
    text = f"# Plants\n\n## Leaves\n\n{above}> [!{kind}]- How they grow\n> By day.\n\nEnd.\n"
    assert ("How they grow", "", "By day.") in asked(text)


@pytest.mark.parametrize(
    "callout",
    [
        "> [!tip] How they grow\n> By day.",
        "> [!example] How they grow\n> By day.",
        "> [!note] They grow by day.\n> By night they do not.",
        "> [!note] Note\n> They grow by day.",
        "> [!info] See also\n> The chapter of roots.",
        "> [!info] Pages\n> - [Roots](https://a.org)",
        "> [!note] How they grow",
        "> [!thm] of their growth\n> By day.",
        "> [!note] How they grow\n> ![](leaf.png)",
        "> [!note]\n> They grow by day.",
    ],
)
def test_other_callouts_remark_under_a_topic(callout: str) -> None:
    text = f"# Plants\n\n## Leaves\n\nLeaves are green.\n\n{callout}\n"
    assert [prompt for prompt, _, _ in asked(text)] == ["Leaves"]


def test_what_answers_a_question_keeps_its_callouts() -> None:
    text = f"{HEAD}### What is 2+2?\n\nfour\n\n> [!note] How one counts\n> By fingers.\n"
    assert asked(text) == [("What is 2+2?", "", "four\nHow one counts\nBy fingers.")]


@pytest.mark.parametrize(
    ("callout", "asks"),
    [
        ("[!def] jump of a function", True),
        ("[!definition] jump", True),
        ("[!def] of a jump", False),
        ("[!thm] jump of a function", False),
    ],
)
def test_a_small_letter_may_begin_what_a_callout_defines(callout: str, asks: bool) -> None:
    text = f"## Limits\n\nThey differ.\n\n> {callout}\n> The limits of both sides differ there.\n"
    document, _ = parse(text, Path("notes.md"))
    found = [plain(entry.prompt) for entry in entries(document.sections)]
    assert (callout.split("] ")[1] in found) is asks


def quoted(*questions: str, lead: str = "") -> str:
    return lead + "".join(
        f"> {one}\n\n**Answer:** So {i}.\n\nAnd on.\n\n" for i, one in enumerate(questions)
    )


def test_quoted_questions_ask_each_above_its_answer() -> None:
    questions = ("What is a lock?", "Explain locks", "Is it one? Which?")
    expected = [(one, "", f"So {i}.\nAnd on.") for i, one in enumerate(questions)]
    assert asked(HEAD + quoted(*questions)) == expected
    assert asked(HEAD + quoted(*questions, lead="These are hard.\n\n"))[-3:] == expected


def test_code_below_a_quoted_question_is_given() -> None:
    text = f"{HEAD}> What is shown?\n\n```c\nx\n```\n\n**Answer:** 3\n\n{quoted('Why is it?')}"
    assert asked(text)[0] == ("What is shown?", "x", "3")


def test_a_quote_stays_what_is_asked_about() -> None:
    text = "# T\n\n## Who said it?\n\n> To be or not to be?\n\n**Answer:** He.\n"
    assert asked(text) == [("Who said it?", "To be or not to be?", "He.")]
    text = "# T\n\n## Sayings\n\nPeople say much.\n\n> Who knows?\n\nNobody.\n"
    assert asked(text) == [("Sayings", "", "People say much.\nWho knows?\nNobody.")]
