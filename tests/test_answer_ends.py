"""Where an answer begins and ends that no blank line parts from its question, or that another
question stands below."""

import pytest

from tests.test_asking import asked

pytestmark = pytest.mark.fast
BOLD = "**Why are there locks?** Boats go up and down."
ABOVE = ("Why are there locks?", "", "Boats go up and down.")


@pytest.mark.parametrize(
    ("below", "also"),
    [
        ("4. What is a weir?", [("What is a weir?", "", "")]),
        ("4. What is a weir?\n\n   A dam.", [("What is a weir?", "", "A dam.")]),
        ("1. What is a weir? A dam.", [("What is a weir?", "", "A dam.")]),
        ("- Was ist ein Wehr?\n\n  Ein Damm.", [("Was ist ein Wehr?", "", "Ein Damm.")]),
        (
            "7) ¿Qué es una presa?\n\n   Un muro.\n8) 什么是堤?\n",
            [("¿Qué es una presa?", "", "Un muro."), ("什么是堤?", "", "")],
        ),
    ],
)
@pytest.mark.parametrize("question", [BOLD, "Q: Why are there locks?\n\nA: Boats go up and down."])
def test_questions_in_a_list_are_not_of_the_answer_above(
    question: str, below: str, also: list[tuple[str, str, str]]
) -> None:
    assert asked(f"# T\n\n## Canals\n\n{question}\n\n{below}\n") == [ABOVE, *also]


@pytest.mark.parametrize("question", ["**Which gate is first?**", "Which gate is first?"])
def test_a_question_without_an_answer_leaves_those_below_it_alone(question: str) -> None:
    below = "1. What is a weir?\n\n   A dam.\n2. 什么是堤?\n\n   墙。\n"
    assert asked(f"# T\n\n## Canals\n\n{question}\n\n{below}") == [
        ("Which gate is first?", "", ""),
        ("What is a weir?", "", "A dam."),
        ("什么是堤?", "", "墙。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**What is asked first?**\n\n1. What is it? A boat.\n2. Who has it? We.",
        "**How does one begin?** Ask this:\n\n1. What is it? A boat.\n2. Who has it? We.",
        "**How does one begin?** So.\n\n1. What is it?\n2. Who has it?",
        "**How does one begin?** So.\n\n4. Open the gate.\n5. What if it sticks?",
    ],
)
def test_questions_that_are_the_answer_stay_in_it(text: str) -> None:
    ((_, _, answer),) = asked(f"# T\n\n## Canals\n\n{text}\n")
    assert answer.endswith(text.rpartition(". ")[2])


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Explain the weir", "It keeps the water of the river up."),
        ("Describe the weir.", "It keeps water up\n{indent}and has a gate."),
        ("Erkläre das Wehr", "Es staut das Wasser des Flusses."),
        ("解释堤坝", "它把河里的水挡住。"),
        ("What is a weir?", "A dam."),
    ],
)
@pytest.mark.parametrize("around", ["{}", "{}\n{}", "## Rivers\n\n{}\n\n## Next\n\nText."])
def test_the_line_below_a_task_answers_it(
    around: str, question: str, answer: str, indent: str
) -> None:
    item = f"{question}\n{indent}{answer.format(indent=indent)}"
    numbered = around.replace("{}", f"3) {item}", 1).replace("{}", f"4) {item}")
    said = " ".join(answer.format(indent="").split())
    found = [one for one in asked(f"# T\n\n## Canals\n\n{numbered}\n") if one[0] != "Next"]
    assert found == [(question, "", said)] * around.replace("## Next", "").count("{}")


def test_a_task_that_is_only_wrapped_goes_on() -> None:
    wrapped = "1. Explain to all who have never seen a lock\n   before what its gates are for.\n"
    assert asked(f"# T\n\n## Canals\n\n{wrapped}2. Read on.\n") == []


def test_prose_below_a_numbered_task_answers_it() -> None:
    text = "# T\n\n## Canals\n\n2) Describe the weir\n\n   It keeps water up.\n"
    assert asked(text) == [("Describe the weir", "", "It keeps water up.")]
