"""Documents in what opens on demand: their headings are headings."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Section
from cribdeck.notes.words import plain
from tests.questions_of import asked

TRANSLATED = """\
# Doors

## What is a hinge?

A pin on which a leaf turns.

<details>
<summary>{lid}</summary>

# Türen

## Was ist ein Scharnier?

Ein Stift, um den sich das Blatt dreht.

</details>

## What is a lock?

A bolt that a key moves.
"""
QUESTIONS = {
    "What is a hinge?": "A pin on which a leaf turns.",
    "Was ist ein Scharnier?": "Ein Stift, um den sich das Blatt dreht.",
    "What is a lock?": "A bolt that a key moves.",
}


def headings(text: str) -> list[tuple[int, str]]:
    """The headings of `text`, each with its level."""

    def of(sections: tuple[Section, ...]) -> list[tuple[int, str]]:
        return [
            line
            for one in sections
            for line in [(one.level, plain(one.heading)), *of(one.sections)]
            if line[0]
        ]

    return of(reader.parse(text, Path("notes.md"))[0].sections)


@pytest.mark.parametrize(
    "lid",
    [
        *("Click to expand", "Press here for German", "Show", "Zum Aufklappen klicken"),
        *("Haz clic aquí", "Cliquez pour ouvrir", "Clique para abrir", "Нажмите, чтобы открыть"),
        *("点击展开", "クリックして表示", "اضغط هنا", "לחצו כאן", "클릭해서 펼치기"),
    ],
)
def test_a_translation_is_asked_and_its_lid_that_only_opens_is_no_heading(lid: str) -> None:
    text = TRANSLATED.format(lid=lid)
    assert asked(text) == QUESTIONS
    assert headings(text) == [
        *((2, "What is a hinge?"), (2, "Türen"), (3, "Was ist ein Scharnier?")),
        (2, "What is a lock?"),
    ]


def test_a_lid_that_names_what_it_holds_is_the_heading_above_it() -> None:
    text = TRANSLATED.format(lid="In German")
    assert asked(text) == QUESTIONS
    assert headings(text)[1:4] == [(2, "In German"), (3, "Türen"), (4, "Was ist ein Scharnier?")]


def test_chapters_that_open_stand_below_their_heading() -> None:
    text = (
        "# T\n\n## Part\n\n"
        "<details><summary>One</summary>\n\n### What is a bolt?\n\nA bar.\n\n</details>\n\n"
        "<details><summary>Two</summary>\n\n#### What is a bar?\n\nA rod.\n\n</details>\n"
    )
    assert headings(text) == [
        *((2, "Part"), (3, "One"), (4, "What is a bolt?"), (3, "Two"), (4, "What is a bar?")),
    ]
    assert asked(text) == {"What is a bolt?": "A bar.", "What is a bar?": "A rod."}


def test_what_goes_on_behind_it_is_no_answer_to_what_it_holds() -> None:
    text = (
        "# T\n\n## Part\n\n<details>\n<summary>Click</summary>\n\n### What is a bolt?\n\nA bar.\n\n"
        "</details>\n\nThis page was made in a hurry.\n"
    )
    assert asked(text) == {"What is a bolt?": "A bar."}


def test_details_within_are_laid_open_too() -> None:
    text = (
        "# T\n\n<details>\n<summary>Week 1</summary>\n\n## Doors\n\n"
        "<details>\n<summary>Press here</summary>\n\n### What is a bolt?\n\nA bar.\n\n"
        "</details>\n</details>\n"
    )
    assert headings(text) == [(2, "Week 1"), (3, "Doors"), (4, "What is a bolt?")]
    assert asked(text) == {"What is a bolt?": "A bar."}


@pytest.mark.parametrize("lid", ["Answer", "Show answer", "Click me", "Lösung", "Resposta"])
def test_headings_in_an_answer_stay_in_it(lid: str) -> None:
    text = (
        "# T\n\n## What is a bolt?\n\n"
        f"<details>\n<summary>{lid}</summary>\n\n## Form\n\nA bar.\n\n## Use\n\nTo lock.\n\n"
        "</details>\n"
    )
    (answer,) = asked(text).values()
    assert "A bar." in answer
    assert "To lock." in answer


@pytest.mark.parametrize("lid", ["Response:", "Correct", "The bar"])
def test_a_short_lid_over_the_words_that_say_which_is_right_answers(lid: str) -> None:
    options = "Which of these is a bar?\n\n1. A bolt.\n2. A lock.\n\nChoose one.\n\n"
    opened = (
        f"<details>\n<summary>{lid}</summary>\n\nThe correct answer is **1. A bolt.**\n\n"
        "### Explanation:\n\n1. **Correct**. It is one.\n\n2. **Incorrect**. It is none.\n\n"
        "</details>\n\n"
    )
    text = f"# T\n\n## Question 1:\n{options}{opened}## Question 2:\n{options}{opened}"
    (answer,) = asked(text).values()
    assert "It is one." in answer
    assert headings(text) == [(2, "Question 1:"), (2, "Question 2:")]


def test_a_lid_of_a_topic_that_tells_no_answer_stays_a_heading() -> None:
    text = (
        "# T\n\n<details>\n<summary>Responses</summary>\n\nThe answers of a server.\n\n"
        "### What is a code?\n\nA number.\n\n</details>\n"
    )
    assert (2, "Responses") in headings(text)


def test_a_lid_that_asks_keeps_the_headings_of_its_answer() -> None:
    text = (
        "# T\n\n<details>\n<summary>What is a bolt?</summary>\n\n### Form\n\nA bar.\n\n</details>\n"
    )
    (answer,) = asked(text).values()
    assert "A bar." in answer
    assert headings(text) == []


def test_an_example_with_headings_stays_a_remark() -> None:
    opened = "<details>\n<summary>Example</summary>\n\n### Form\n\nA bar.\n\n</details>\n"
    text = f"# T\n\n## S\n\n{opened}"
    assert headings(text) == [(2, "S")]
