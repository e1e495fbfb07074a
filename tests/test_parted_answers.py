"""Headings below one that asks are parts of its answer, where a document is one of questions."""

import pytest

from cribdeck.notes.document import Question
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from tests.test_asking import asked, read

OTHERS = "## What is a pin?\n\nA nail.\n\n## What is a key?\n\nIt opens.\n"
PARTED = """\
# Doors

## 1. What is a bolt?

It slides.

### Its parts

---

- **Bar:** what slides
- **Case:** what holds it

### In code

```py
bolt.slide()
```

---

"""


def prompts(text: str) -> list[str]:
    return [prompt for prompt, _, _ in asked(text) if prompt]


@pytest.mark.parametrize("rank", ["###", "####", "#####"])
def test_the_answer_runs_over_headings_that_ask_nothing(rank: str) -> None:
    text = PARTED.replace("###", rank) + OTHERS
    (prompt, _, answer), *_ = asked(text)
    assert prompt == "What is a bolt?"
    assert [part in answer for part in ("It slides.", "Its parts", "Bar:", "bolt.slide()")] == [
        True
    ] * 4
    assert prompts(text) == ["What is a bolt?", "What is a pin?", "What is a key?"]


def test_a_label_among_them_is_left_out() -> None:
    text = "# D\n\n## What is a bolt?\n\n### ✅ **Answer:**\n\nA bar.\n\n### Code\n\nNone.\n\n"
    assert asked(text + OTHERS)[0] == ("What is a bolt?", "", "A bar.\nCode\nNone.")


@pytest.mark.parametrize(
    "below",
    [
        "### Why does it slide?\n\nIt is oiled.\n",
        "### Questions\n\n1. Steel?\n",
        "### Exercise 1\n\nDraw it.\n",
        "### Its parts <!-- cards: off -->\n\n- a bar\n",
        "### Long\n\n" + "A bar.\n\n" * 60,
    ],
)
def test_they_are_sections_where_one_asks_or_has_settings_or_all_is_a_chapter(below: str) -> None:
    document = read(f"# Doors\n\n## What is a bolt?\n\nIt slides.\n\n{below}\n{OTHERS}")
    first, *_ = (one for one in entries(document.sections) if isinstance(one, Question))
    assert len(first.answer) == 1
    assert [plain(of.heading) for of in document.sections[1].sections]


def test_they_are_sections_in_a_text_with_few_questions() -> None:
    text = "# D\n\n## What is a bolt?\n\nIt slides.\n\n### Its parts\n\nA bar.\n\n"
    assert prompts(f"{text}## Pins\n\nNails.\n") == ["What is a bolt?", "Its parts", "Pins"]


def test_where_an_answer_is_from_is_no_part_of_it() -> None:
    text = "# D\n\n## What is a bolt?\n\nA bar.\n\n### Parts\n\nOne.\n\n### Source\n\n- a book\n\n"
    (_, _, answer), *_ = asked(text + OTHERS)
    assert answer == "A bar.\nParts\nOne."
