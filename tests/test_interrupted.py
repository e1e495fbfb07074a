"""A formula or a fence at the margin that interrupts a list belongs to the item above it."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.blocks import ItemList
from cribdeck.notes.document import Document
from cribdeck.notes.walk import blocks, entries
from cribdeck.notes.words import plain, plain_blocks


def read(text: str) -> Document:
    document, _ = reader.parse(text, Path("notes.md"))
    return document


def asked(text: str) -> list[tuple[str, str]]:
    found = entries(read(text).sections)
    return [(plain(one.prompt), " ".join(plain_blocks(one.answer).split())) for one in found]


def counted(text: str) -> list[int]:
    """How many items each list of `text` has, the outer first."""
    return [
        len(one.items)
        for entry in entries(read(text).sections)
        for one in blocks(entry.answer)
        if isinstance(one, ItemList)
    ]


FORMULA = "$$\na = b\n$$\n"
PYTHON = "```python\nprint(1)\n```\n"


@pytest.mark.parametrize("below", [FORMULA, "$$a = b$$\n", "\\[\na = b\n\\]\n", "$$a = b$$\n\n"])
def test_a_formula_between_two_numbers_is_of_the_first(below: str) -> None:
    text = f"# T\n\n## Laws\n\n1. **Even** :\n{below}2. **Odd** : no sign stays\n"
    assert asked(text) == [("Even", "a = b"), ("Odd", "no sign stays")]


def test_a_formula_below_the_last_item_is_its_own_behind_a_colon() -> None:
    text = f"# T\n\n## Laws\n\n1. One\n2. Two:\n\n{FORMULA}"
    assert counted(text) == [2]
    assert "a = b" in asked(text)[0][1]


def test_the_sentence_goes_on_below_the_formula_up_to_a_blank_line() -> None:
    text = f"# T\n\n## Laws\n\n- One\n- Two:\n{FORMULA}for each sign.\n\nBoth are old.\n"
    (_, said), *_ = asked(text)
    assert "a = b for each sign." in said


@pytest.mark.parametrize(
    "text",
    [
        f"1. One\n{PYTHON}2. Two\n{PYTHON}3. Three\n",
        f"1. One\n\n{PYTHON}\nWhat it does.\n\n2. Two\n3. Three\n",
        f"1. One\n{PYTHON}\n- a\n- b\n\n2. Two\n3. Three\n",
        f"5. One:\n{PYTHON}6. Two\n7. Three\n",
        f"- One that is told at once by this:\n{PYTHON}- Two\n- Three\n",
        f"1) One\n{PYTHON}2) Two\n3) Three\n",
        f"> 1. One\n> {PYTHON.replace(chr(10), chr(10) + '> ')}\n> 2. Two\n> 3. Three\n",
    ],
)
def test_the_items_are_of_one_list(text: str) -> None:
    assert counted(f"# T\n\n## Steps\n\n{text}")[0] == 3


@pytest.mark.parametrize(
    "text",
    [
        f"1. One\n2. Two\n\n{PYTHON}\n1. Again\n2. And again\n",
        f"- One\n- Two\n\n{PYTHON}\n- Again\n- And again\n",
        f"- One that is told at once\n- Two that is told by:\n{PYTHON}\n- Again\n- And again\n",
        f"1. One\n2. Two\n\n{PYTHON}\n---\n\n3. Three\n4. Four\n",
        f"1. One\n2. Two\n\n{PYTHON}\n3) Three\n4) Four\n",
        f"<ol><li>One</li><li>Two:</li></ol>\n\n{PYTHON}\n3. Three\n4. Four\n",
    ],
)
def test_others_stay_two_lists(text: str) -> None:
    assert counted(f"# T\n\n## Steps\n\n{text}") == [2, 2]


def test_the_innermost_item_that_leads_in_has_it() -> None:
    text = f"# T\n\n## Norms\n\n1. Sums\n   - of squares:\n{FORMULA}2. Others\n"
    (first,) = entries(read(text).sections)
    outer, inner = (one for one in blocks(first.answer) if isinstance(one, ItemList))
    assert len(outer.items) == 2 and "a = b" in plain_blocks(inner.items[0].blocks)


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("mark", ["-", "*", "  *"])
def test_a_fence_below_a_bullet_that_asks_answers_it(mark: str, between: str) -> None:
    text = f"# T\n\n## Own\n\n{mark} How do I print?\n{between}{PYTHON}\n{mark} Who reads it?\n"
    assert asked(text) == [("How do I print?", "print(1)"), ("Who reads it?", "")]


def test_a_fence_below_bullets_of_which_the_last_is_answered_is_none_of_it() -> None:
    text = f"# T\n\n## Own\n\n- Who? I.\n- When?\n\n  Now.\n\n{PYTHON}"
    assert all("print" not in said for prompt, said in asked(text) if prompt == "When?")


def test_of_two_fences_below_a_puzzle_the_second_says_what_it_prints() -> None:
    text = f"# T\n\n## Own\n\n- What is the output?\n{PYTHON}```\n1\n```\n\n- Why?\n"
    (first, _) = entries(read(text).sections)
    assert plain_blocks(first.given) == "print(1)" and plain_blocks(first.answer) == "1"
