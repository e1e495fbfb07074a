"""Questions with options keep their histories, also where many are asked in the same words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_history import Story

pytestmark = pytest.mark.slow

COUNT = 10
FUNCTION = re.compile(r"\bf\d+\b")


def question(n: int) -> str:
    return (
        f"### {n + 1}. What is printed?\n\n```js\nconsole.log({n} + f{n}());\n```\n\n"
        f"- A: the number {n}\n- B: an error in f{n}\n\n"
        f"<details><summary><b>Answer</b></summary>\n\n#### Answer: A\n\n"
        f"f{n} gives it.\n\n</details>\n\n"
    )


@pytest.fixture
def quiz(tmp_path: Path) -> Iterator[Story]:
    made = Story(tmp_path)
    made.path.write_text("# Quiz\n\n## JS\n\n" + "".join(map(question, range(COUNT))), "utf-8")
    made.build_and_import()
    made.anki.review(made.anki.cards())
    yield made
    made.anki.close()


def reviews(quiz: Story) -> dict[str, int]:
    """How often each question was reviewed, by the code that it shows."""
    found = {}
    for card in quiz.anki.cards():
        name = FUNCTION.search(card.note()["Lead"])
        assert name
        found[name[0]] = quiz.anki.reviews(card)
    return found


REVIEWED = {f"f{n}": 1 for n in range(COUNT)}


def test_each_has_a_card_of_its_own(quiz: Story) -> None:
    assert reviews(quiz) == REVIEWED


def test_one_put_in_above_takes_over_no_history(quiz: Story) -> None:
    quiz.edit(("## JS\n\n", "## JS\n\n" + question(COUNT)))
    log = quiz.build_and_import()
    assert (log.new, log.conflicting) == (1, 0)
    assert reviews(quiz) == {**REVIEWED, f"f{COUNT}": 0}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- B: an error in f3\n", "- B: f3 throws a TypeError\n"),
        ("#### Answer: A\n\nf3 gives", "#### Answer: B\n\nf3 gives"),
        ("- B: an error in f3\n", "- B: an error in f3\n- C: nothing\n"),
        ("f3 gives it.", "f3 gives it, as it says."),
    ],
    ids=["an option is reworded", "the right one is corrected", "an option more", "explained"],
)
def test_one_that_is_corrected_keeps_its_history(quiz: Story, old: str, new: str) -> None:
    quiz.edit((old, new))
    log = quiz.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    assert reviews(quiz) == REVIEWED


def test_two_that_change_places_keep_their_histories(quiz: Story) -> None:
    quiz.edit((question(2) + question(3), question(3) + question(2)))
    log = quiz.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    assert reviews(quiz) == REVIEWED


def test_one_whose_answer_moves_to_a_key_keeps_its_history(quiz: Story) -> None:
    text = quiz.path.read_text("utf-8")
    for n in range(COUNT):
        _, mark, below = text.partition(f"- B: an error in f{n}\n\n")
        answer = below[: below.index("</details>") + len("</details>\n\n")]
        text = text.replace(mark + answer, mark)
    key = "".join(f"{n + 1}. A\n" for n in range(COUNT))
    quiz.path.write_text(f"{text}## Answers\n\n{key}", "utf-8")
    log = quiz.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    assert reviews(quiz) == REVIEWED
