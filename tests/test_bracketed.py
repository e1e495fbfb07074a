"""Sentences with blanks in square brackets, as Hashcards writes them."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.blanks import hidden
from cribdeck.notes.document import Choice, Fact
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source


def asked(text: str) -> list[tuple[str, object]]:
    """What is asked, and the blanks of a sentence or the answer."""
    document, _ = reader.parse(text, Path("sky.md"))
    assert list(compare_source(document, text)) == []
    return [
        (plain(one.prompt), [*hidden(one.prompt).values()])
        if isinstance(one, Fact)
        else (plain(one.prompt), plain_blocks(one.answer))
        for one in entries(document.sections)
    ]


SKY = ("The sky is blue and wide.", ["blue", "wide"])


@pytest.mark.parametrize("between", ["\n\n", "\n", "\n\n---\n\n"])
def test_a_sentence_with_brackets_is_none_of_the_answer_above(between: str) -> None:
    text = f"# T\n\nQ: What is air?\nA: A gas.{between}C: The sky is [blue] and [wide].\n"
    more = "Q: What is rain?\nA: Water.\n"
    found = [("What is air?", "A gas."), SKY]
    assert [one for one in asked(text) if one[0]] == found
    assert [one for one in asked(f"{text}{more}") if one[0]] == [
        *found,
        ("What is rain?", "Water."),
    ]


def test_it_stands_alone_and_what_is_below_remarks_on_it() -> None:
    assert asked("# T\n\n## Sky\n\nC: The sky is [**blue**] and [wide].\n")[0][0] == SKY[0]
    text = "# T\n\nQ: What is air?\nA: A gas.\nC: The sky is [blue] and [wide].\n\n```\nsky\n```\n"
    document, _ = reader.parse(text, Path("sky.md"))
    assert [plain_blocks(one.answer) for one in entries(document.sections)] == ["A gas.", "sky"]


def test_an_option_with_the_letter_c_is_none() -> None:
    text = "# T\n\n## What is printed?\n\nA: 1\n\nB: 2\n\nC: [1, 2]\n\n**Answer:** C\n"
    document, _ = reader.parse(text, Path("sky.md"))
    (choice,) = entries(document.sections)
    assert isinstance(choice, Choice) and choice.right == (2,)
    assert asked("# T\n\n## Drive\n\nC: the first disk of a machine.\n") == [
        ("Drive", "C: the first disk of a machine.")
    ]
    assert asked("# T\n\n## Disk\n\nC: see [the list](https://a.b) of disks\n")[0][0] == "Disk"
