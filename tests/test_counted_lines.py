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
