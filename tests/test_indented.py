"""Text that is indented as code is, and is none; and code that stays what it is."""

from pathlib import Path

import pytest

from cribdeck.notes.reader import parse
from cribdeck.proof.source import compare_source
from tests.test_lists import said

OUTLINE = """\
## Characters

    Anna
       – a clever sister, always late
    Old Ben
       – keeps the mill
    Carla
       – baker, owes him money

## Place

    A village by the river in the last summer before the war

## Kinds of speech

    Monologue
    Dialogue
"""


def test_indented_lines_are_bullets_and_a_dash_below_a_name_tells_of_it() -> None:
    assert said(OUTLINE) == [
        ("term", "Anna", "a clever sister, always late"),
        ("term", "Old Ben", "keeps the mill"),
        ("term", "Carla", "baker, owes him money"),
        ("question", "Place", "A village by the river in the last summer before the war"),
        ("list", "Kinds of speech", "Monologue\nDialogue"),
    ]
    document, _ = parse(OUTLINE, Path("notes.md"))
    assert not list(compare_source(document, OUTLINE))


def test_what_is_indented_further_stands_below_a_short_line_and_goes_on_with_a_long_one() -> None:
    text = (
        "## Life\n\n    Before the war\n        She taught at a small school in the north\n"
        "        She wrote three novels which nobody printed\n"
        "    After the war she came back and bought the house\n        by the lake\n"
    )
    (answer,) = (answer for _, prompt, answer in said(text) if prompt == "Life")
    assert answer.split("\n") == [
        "Before the war",
        "She taught at a small school in the north",
        "She wrote three novels which nobody printed",
        "After the war she came back and bought the house by the lake",
    ]


@pytest.mark.parametrize("mark", ["- ", "1. ", "* "])
def test_a_list_that_is_indented_as_code_is_one(mark: str) -> None:
    text = f"## Port\n\n    {mark}The place where ships of all countries load\n    {mark}A number\n"
    assert said(text)[0][0] == "list"


@pytest.mark.parametrize(
    "code",
    [
        "int yylex()",
        "git push origin main",
        "make all\nmake install",
        "SELECT name FROM users ORDER BY name",
        "Name      Age\nAnna      12",
        "while the queue holds anything do\n    take the first and visit it",
        "Hello\nWorld",
        "+---+\n| A |\n+---+",
    ],
)
def test_code_is_code(code: str) -> None:
    indented = "\n".join(f"    {line}" for line in code.split("\n"))
    ((kind, _, _),) = said(f"## Run it\n\n{indented}\n")
    assert kind in {"code", "diagram"}


def test_it_may_stand_in_an_item_and_end_the_file() -> None:
    text = "## Lakes\n\n- Baikal\n\n      It is the deepest lake of the whole world"
    assert said(text) == [
        ("question", "Lakes", "Baikal\nIt is the deepest lake of the whole world")
    ]
