"""Solutions further down: of exercises that they name, with what explains them."""

import pytest

from tests.questions_of import asked

pytestmark = pytest.mark.fast


def test_a_key_may_explain_its_answers_with_what_stands_below() -> None:
    text = (
        "# Body\n\n1. Which one pumps?\n2. Which one breathes?\n\n# Answers\n\n"
        "**1.** The heart\n\n```text\nlub dub\n```\n\n**2.** The lung\n\n```text\nhiss\n```\n"
    )
    assert asked(text) == {
        "Which one pumps?": "The heart\nlub dub",
        "Which one breathes?": "The lung\nhiss",
    }


@pytest.mark.parametrize(
    ("key", "exercise"),
    [("Solutions", "Exercise"), ("Lösungen", "Übung"), ("Soluciones", "Ejercicio")],
)
def test_the_solution_of_an_exercise_further_up_asks_nothing(key: str, exercise: str) -> None:
    text = f"## {exercise} 1: Words\n\nMatch them.\n\n## {key}\n\n### {exercise} 1:\n\n1-b, 2-a\n"
    assert asked(text) == {"Match them.": ""}


@pytest.mark.parametrize(
    ("key", "name"), [("Solutions", "Exercise 1:"), ("Lösungen", "🩺 Übung 1"), ("答案", "第 1 题")]
)
def test_a_key_may_name_the_exercise_that_it_solves(key: str, name: str) -> None:
    bare = name.strip("🩺: ")
    text = (
        f"# Words\n\n## Test\n\n### {name} Colours\n\nWhich words go together?\n\n"
        f"## {key}\n\n### {bare}\n\nRed and rot.\n"
    )
    assert asked(text) == {"Which words go together?": "Red and rot."}


@pytest.mark.parametrize("below", ["1-b, 2-a", "1. The heart\n2. The lung"])
def test_what_stands_below_a_whole_key_is_none_of_its_answers(below: str) -> None:
    text = (
        "# Body\n\n1. Which one pumps?\n2. Which one breathes?\n\n## Answers\n\n"
        f"{below}\n\nMore to come.\n\n```text\nlub dub\n```\n"
    )
    assert asked(text)["Which one pumps?"] == ""
