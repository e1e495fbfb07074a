"""A title that asks, in front matter: a heading that says so answers it."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Question
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

pytestmark = pytest.mark.fast


def asked(text: str) -> dict[str, str]:
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    found = (one for one in entries(document.sections) if isinstance(one, Question))
    return {plain(one.prompt): plain_blocks(one.answer) for one in found}


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Why does blood clot?", "Short answer"),
        ("Why does blood clot?", "Answer:"),
        ("¿Por qué se coagula la sangre?", "Respuesta sólida"),
        ("Warum gerinnt Blut?", "Antwort"),
        ("血液为什么会凝固？", "答案"),
    ],
)
def test_a_heading_answers_what_the_title_asks(title: str, heading: str) -> None:
    notes = f'---\ntitle: "{title}"\n---\n\n## Chain\n\nIt is long.\n\n## {heading}\n\nFibrin.\n'
    assert asked(notes)[title] == "Fibrin."


@pytest.mark.parametrize(
    "notes",
    [
        "---\ntitle: Blood\n---\n\n## Short answer\n\nFibrin.\n",
        "---\ntitle: Why blood?\n---\n\n## Clots\n\n### Short answer\n\nFibrin.\n",
        "---\ntitle: Why blood?\n---\n\n## Answer the call\n\nFibrin.\n",
        "---\ntitle: Why blood?\n---\n\n## What clots?\n\n### Answer\n\nFibrin.\n",
    ],
)
def test_no_other_heading_does(notes: str) -> None:
    assert "Why blood?" not in asked(notes)


def test_only_the_first_does() -> None:
    notes = "---\ntitle: Why blood?\n---\n\n## Answer\n\nFibrin.\n\n## Long answer\n\nNo.\n"
    assert asked(notes)["Why blood?"] == "Fibrin."
