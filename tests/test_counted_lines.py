"""Questions in lines of their own, each with its number."""

import pytest

from tests.questions_of import asked

pytestmark = pytest.mark.fast

KEY, LOCK, DOOR = "What is a key?", "State all parts of a lock.", "What is a door?"
ANSWERS = {KEY: "It opens.", LOCK: "Bolt and case.", DOOR: "It closes."}
NUMBERS = ["**{})** {}", "**{}. {}**", "🔑 **{})** {}", ":blue_book: <b>{})</b> {}", "#{} {}"]


def written(number: str, *lines: str, heading: str = "# Doors\n\n## Parts") -> str:
    """The `lines`, each with its `number`, above their answers."""
    told = (f"{number.format(n, one)}\n\n{ANSWERS[one]}" for n, one in enumerate(lines, 7))
    return "\n\n".join((heading, *told)) + "\n"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_line_asks_that_is_counted_among_questions(number: str) -> None:
    assert asked(written(number, KEY, LOCK, DOOR)) == ANSWERS


@pytest.mark.parametrize("number", NUMBERS)
def test_also_directly_below_the_title(number: str) -> None:
    assert asked(written(number, KEY, DOOR, LOCK, heading="# Doors")) == ANSWERS


def test_also_above_further_headings() -> None:
    text = written(NUMBERS[0], KEY, LOCK, DOOR, heading="# Doors")
    assert asked(f"{text}\n## Windows\n\nThey are of glass.\n").items() >= ANSWERS.items()


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((KEY, LOCK), "one question alone may be said for effect"),
        ((LOCK, LOCK, LOCK, KEY, DOOR), "most only name the steps of something"),
    ],
)
def test_few_questions_make_none_of_what_is_counted_beside_them(
    lines: tuple[str, ...], why: str
) -> None:
    assert LOCK not in asked(written("**{})** {}", *lines)), why


def test_a_number_that_does_not_go_on_counts_something_else() -> None:
    text = f"{written('**{})** {}', KEY, DOOR)}\n**2)** {LOCK}\n\nBolt.\n"
    assert LOCK not in asked(text)


def test_a_heading_that_asks_is_answered_by_what_is_counted() -> None:
    text = written("**{})** {}", KEY, LOCK, DOOR, heading="# Doors\n\n## How to judge a house?")
    assert list(asked(text)) == ["How to judge a house?"]


@pytest.mark.parametrize("rating", [":star: :star:", "(3 points)", "⭐"])
def test_the_name_of_a_picture_is_a_picture(rating: str) -> None:
    text = f"# Doors\n\n### :key: What is a key? {rating}\n\nIt opens.\n"
    assert list(asked(text)) == ["What is a key?"]


@pytest.mark.parametrize("prompt", ["What does std::end: say?", "Where is :a?", "Is it 1:b:2?"])
def test_other_colons_stay(prompt: str) -> None:
    assert list(asked(f"# Doors\n\n### {prompt}\n\nIt opens.\n")) == [prompt]


def test_a_line_with_a_number_tells_to_answer() -> None:
    text = "# Doors\n\n## Parts\n\n**8)** Explain the lock.\n\nIt bolts.\n"
    assert asked(text) == {"Explain the lock.": "It bolts."}


@pytest.mark.parametrize("told", ["True", "False. It has none."])
def test_a_statement_to_be_judged_ends_the_answer_above_it(told: str) -> None:
    first = "**3. Which one opens?**\n\nA. a wall\nB. a door\nC. a roof\n\nCorrect: B"
    judged = "True or false: a door has a key."
    lines = f"4. {judged}\n\n{told}\n\n5. Which is old?\n\nOak\n"
    found = asked(f"# Doors\n\n## Quiz\n\n{first}\n\n{lines}")
    assert found["Which one opens?"] == "B. a door"
    assert found[judged] == told


def test_each_gap_of_an_exercise_asks_below_what_there_is_to_do() -> None:
    gaps = "### Exercise 1: Parts\n\nFill in.\n\n1. A ____ opens.\n2. A ____ closes.\n"
    told = "1. key\n2. door\n"
    for solutions in (f"## Solutions\n\n### Exercise 1\n\n{told}", f"**Solution:**\n\n{told}"):
        assert asked(f"# Doors\n\n{gaps}\n{solutions}") == {
            "A ____ opens.": "key",
            "A ____ closes.": "door",
        }


def test_what_is_no_character_is_left_out() -> None:
    text = "# Doors\n\n### What is a key?\n\n&#xNAN;_It_ opens &#xNAN;doors.\n"
    assert asked(text) == {"What is a key?": "It opens doors."}


TASKS = "1. **Lock:** Implement a lock. [➜](a.md)\n2. **Key:** Write a function that opens it.\n"


def test_what_is_to_be_done_defines_no_name_below_a_heading_of_tasks() -> None:
    text = f"# Doors\n\n## Exercises\n\n{TASKS}"
    assert len(asked(text)) == 2 and not any(asked(text).values())


def test_elsewhere_steps_may_be_named() -> None:
    assert asked(f"# Doors\n\n## How doors are made\n\n{TASKS}") == {}
