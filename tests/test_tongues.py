"""The same notes in each language make the same cards: no language is second to English.

`tests/data/tongues` has one course note per language, the same line by line.
"""

import re
from pathlib import Path

import pytest

from tests.test_cards import fields, notes_of

TONGUES = Path(__file__).parent / "data" / "tongues"
ENGLISH = "en"
# The lines of en.md that a card is asked from; a table makes one more for each of its rows.
ASKED = [
    *(5, 6, 7, 9, 13, 17, 23, 27, 30, 35, 43, 53, 57, 59, 59, 59),
    *(73, 77, 90, 94, 103, 104, 115, 116),
]
LANGUAGES = sorted(path.stem for path in TONGUES.glob("*.md"))


def cards_of(language: str) -> list[tuple[int, str, tuple[str, ...], int]]:
    """Of each note of `language`: its line and type, the fields it fills, and how many items, rows
    and paragraphs its answer has."""
    cards = []
    for note in notes_of((TONGUES / f"{language}.md").read_text(encoding="utf-8")):
        said = fields(note)
        filled = tuple(sorted(name for name, html in said.items() if html))
        parts = len(re.findall("<(?:li|tr|p)\\b", said.get("Answer", "")))
        cards.append((note.location.line, note.note_type.name, filled, parts))
    return cards


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != ENGLISH])
def test_each_language_makes_the_cards_of_english(language: str) -> None:
    assert cards_of(language) == cards_of(ENGLISH)


def test_the_cards_of_english_are_those_that_are_meant() -> None:
    asked = [line for line, *_ in cards_of(ENGLISH)]
    assert asked == ASKED
