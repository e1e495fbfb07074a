"""Quizzes as people write them: question and options in front, the right option behind."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Choice
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

Quiz = list[tuple[str, list[str], list[int]]]


def quiz_of(text: str) -> Quiz:
    """The questions with options in `text`: prompt, options, which of them (from 0) are right. No
    word of it is lost."""
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return [
        (
            plain(entry.prompt).strip(),
            [plain_blocks((*item.blocks,)) for item in entry.options.items],
            list(entry.right),
        )
        for entry in entries(document.sections)
        if isinstance(entry, Choice)
    ]


@pytest.mark.fast
def test_a_box_before_a_paragraph_is_that_of_an_option() -> None:
    text = (
        "# T\n\n## Question 1\n\nHow many legs has an ant?\n\nChoose one.\n\n[ ] four\n\n"
        "[X] six\n\n[ ] eight\n\n## Question 2\n\nWhich loop ends?\n\n[ ] 1\n\n```\na\n```\n\n"
        "[x] 2\n\n```\nb\n```\n"
    )
    assert quiz_of(text) == [
        ("How many legs has an ant?", ["four", "six", "eight"], [1]),
        ("Which loop ends?", ["1\na", "2\nb"], [1]),
    ]


@pytest.mark.fast
def test_the_letter_of_an_answer_is_none_of_its_label() -> None:
    answer = "<details>\n<summary>Show Answer</summary>\n✅ **Ans: A**\n</details>\n"
    text = f"# T\n\n## 4. Which one swims?\nA. Trout\nB. Finch\n{answer}"
    assert quiz_of(text) == [("Which one swims?", ["A. Trout", "B. Finch"], [0])]
