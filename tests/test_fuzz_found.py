"""What fuzzing found: the shortest notes of each kind, and what comes of them."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Prose, Question
from cribdeck.notes.walk import entries
from cribdeck.proof import readback
from tests.fuzzing.targets import reads

NOTES = Path("notes.md")


@pytest.mark.parametrize("below", ["* w", "1. w", "> w", "```\n   w\n   ```", "| w |\n   |---|"])
@pytest.mark.parametrize(
    "order", ["1. {}\n2. Why?\n", "1. Why?\n2. {}\n", "3. {}\n4. Why?\n\n   So."]
)
def test_an_item_without_a_line_among_questions_keeps_its_words(below: str, order: str) -> None:
    text = f"# T\n\n## Part\n\n{order.format(below)}"
    document, _ = reader.parse(text, NOTES)
    assert readback.check_source(document, text) == ()
    kinds = [type(entry) for entry in entries(document.sections)]
    assert sorted(kinds, key=str) == [Prose, Question]


def test_an_item_that_is_only_a_comment_asks_nothing() -> None:
    document, _ = reader.parse("# T\n\n1. <!-- a -->\n2. Why?\n", NOTES)
    assert [entry.number for entry in entries(document.sections)] == [2]
    for text in ("# Questions\n\n1. <!-- a -->\n", "# FAQ\n\n1. <!-- a -->\n2. <!-- b -->\n"):
        reads(text.encode())
