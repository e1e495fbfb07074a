"""Outlines: bullets all the way down, with headings and cards among them."""

import pytest

from tests.test_asking import asked, read

OUTLINE = """\
tags:: locks
type:: page

-
- ## Locks
  collapsed:: true
\t- ### What is a bolt?
\t  id:: 6408
\t\t- A bar that slides.
\t- ### Kinds vs sizes
\t\t- | Kind | Bolt | Chain |
\t\t  |---|---|---|
\t\t  | size | small | large |
\t\t  | weight | one | two |
\t- ### Pins
\t  They lift.
- ## Doors
\t- #card How to open one
\t  card-repeats:: 1
\t\t- turn the key
\t- What holds it? #card #doors
\t\t- hinges
\t- #cardinal red
"""


def test_headings_in_bullets_head_what_is_below_them() -> None:
    document = read(OUTLINE)
    (top, *_) = [one for one in document.sections if one.level] or document.sections
    names = [(one.level, len(one.sections)) for one in document.sections if one.level]
    assert names == [(2, 3), (2, 0)]
    assert [one.level for one in top.sections] == [3, 3, 3]


def test_an_outline_is_asked_as_notes_are() -> None:
    found = [(prompt, answer) for prompt, _, answer in asked(OUTLINE)]
    assert ("What is a bolt?", "A bar that slides.") in found
    assert ("Pins", "They lift.") in found
    assert ("How to open one", "turn the key") in found
    assert ("What holds it?", "hinges") in found
    assert not any("cardinal" in prompt or "Locks" in prompt for prompt, _ in found)


def test_a_heading_within_another_is_of_a_lower_level() -> None:
    document = read("- ## One\n  - ## Two\n    - text of it\n- ## Three\n  - text\n")
    assert [one.level for one in document.sections if one.level] == [2, 2]


@pytest.mark.parametrize("mark", ["-", "1."])
def test_a_heading_in_an_item_above_text_alone_asks_there(mark: str) -> None:
    pad = " " * (len(mark) + 1)
    text = f"# T\n\n## S\n\n{mark} ### What is a pin?\n{pad}It lifts.\n"
    assert asked(text) == [("What is a pin?", "", "It lifts.")]


BESIDE = """\
- ## Basic facts #card
\t- A bolt is a bar.
\t- A bar is a rod.
- Pins and springs #card
\t- They lift.
- What is a leaf?
\t- It turns.
"""


def test_what_stands_beside_a_heading_that_has_bullets_of_its_own_is_not_below_it() -> None:
    assert asked(BESIDE) == [
        ("Basic facts", "", "A bolt is a bar.\nA bar is a rod."),
        ("Pins and springs", "", "They lift."),
        ("What is a leaf?", "", "It turns."),
    ]


def test_bullets_beside_a_heading_without_any_are_its_own() -> None:
    text = "- ## What is a bolt?\n- a bar\n- a rod\n"
    assert asked(text) == [("What is a bolt?", "", "a bar\na rod")]


def test_a_reference_to_a_block_is_no_word_of_its_line() -> None:
    text = (
        "- ## Doors\n\t- What is a bolt?\n"
        "\t\t- A bar, see ((63c1416f-d51b-4487-865b-f9d3cf9b5918)) and (63c1416f-d51b).\n"
    )
    assert asked(text) == [("What is a bolt?", "", "A bar, see and (63c1416f-d51b).")]
