"""Tasks with several parts, each of which has its own answer further down."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source
from tests.questions_of import asked
from tests.test_cards import fields, notes_of, words

pytestmark = pytest.mark.fast


def parts(text: str) -> dict[str, str]:
    """The parts of tasks that are asked in `text`, with their answers; no word of it is lost."""
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return {
        plain(one.prompt): plain_blocks(one.answer)
        for one in entries(document.sections)
        if one.within
    }


GAPS = "1. ___ cat sleeps.\n2. I see ___ house.\n"
FILLED = "1. The cat sleeps.\n2. I see a house.\n"
BOTH = {"___ cat sleeps.": "The cat sleeps.", "I see ___ house.": "I see a house."}


@pytest.mark.parametrize("heading", ["Exercise 1: Articles", "Articles"])
@pytest.mark.parametrize(
    "solved",
    [
        f"**Solution:**\n\n{FILLED}",
        f"<details><summary>Solution</summary>\n\n{FILLED}\n</details>\n",
        f"**Lösung:**\n<details>\n<summary>Lösung anzeigen</summary>\n\n{FILLED}\n</details>\n",
    ],
)
def test_gaps_are_asked_one_by_one(heading: str, solved: str) -> None:
    text = f"# A1\n\n## {heading}\n\nFill in the sentences.\n\n{GAPS}\n{solved}"
    found = asked(text)
    assert {prompt: found[prompt] for prompt in BOTH} == BOTH
    assert [words(fields(note)["Prompt"]) for note in notes_of(text)] == [*BOTH]


def test_statements_are_judged_one_by_one() -> None:
    text = (
        "# Faune\n\n## Exercice 2\n\n"
        '??? question "Vrai ou faux"\n    1. Le chat miaule.\n    2. La poule nage.\n\n'
        '    ??? success "Correction"\n        1. **VRAI** - la nuit\n        2. **FAUX**\n'
    )
    assert parts(text) == {"Le chat miaule.": "VRAI - la nuit", "La poule nage.": "FAUX"}


SUMS = {"4 × 7": "28", "12 × 5": "60"}


@pytest.mark.parametrize(
    "solved",
    ["a) **28**\n\n    b) **60**", "- a) 28\n    - b) 60", "a) 28\n    b) 60"],
)
def test_a_callout_below_one_that_asks_answers_it(solved: str) -> None:
    text = (
        '# Sums\n\n### Exercise 5\n\n!!! question "Multiply"\n    a) 4 × 7\n\n    b) 12 × 5\n\n'
        f'??? success "Solution"\n    {solved}\n'
    )
    assert parts(text) == SUMS


def test_gaps_below_a_callout_that_only_says_what_to_do_are_filled_below() -> None:
    text = (
        '# Sums\n\n### Tables\n\n!!! question "Trouve le nombre"\n    a) ___ × 7 = 42\n'
        '    b) 8 × ___ = 72\n\n??? success "Correction"\n    a) **6** × 7 = 42\n'
        "    b) 8 × **9** = 72\n"
    )
    assert parts(text) == {"___ × 7 = 42": "6 × 7 = 42", "8 × ___ = 72": "8 × 9 = 72"}


def test_what_is_worked_out_below_a_letter_belongs_to_it() -> None:
    text = (
        '# Sums\n\n### Exercise 5\n\n!!! question "Multiply"\n    a) 4 × 7\n\n    b) 12 × 5\n\n'
        '??? success "Solution"\n    a)\n    ```\n    4 4 4 4 4 4 4\n    ```\n    28\n\n    b) 60\n'
    )
    assert parts(text) == {"4 × 7": "4 4 4 4 4 4 4\n28", "12 × 5": "60"}


def test_what_holds_for_all_parts_is_given_with_each() -> None:
    text = (
        "# Code\n\n## Exercise 1\n\nWhat does each line print?\n\n```python\nx = 1\n```\n\n"
        "a) `print(x)`\n\nb) `print(x + 1)`\n\n**Answer:**\n\na) 1\n\nb) 2\n"
    )
    assert parts(text) == {"print(x)": "1", "print(x + 1)": "2"}
    assert [words(fields(note)["Lead"]).strip() for note in notes_of(text)] == ["x = 1"] * 2


@pytest.mark.parametrize(
    "text",
    [
        # What holds for the whole, and the steps of its solution.
        "## Sorting\n\nHow fast can a list be sorted?\n\n1. It fits in memory.\n2. It has no twins."
        "\n\n**Answer:**\n\n1. Split it.\n2. Merge the halves.\n",
        # Another order.
        "## Bread\n\nPut into order.\n\n1. Bake it.\n2. Knead it.\n\n**Answer:**\n\n"
        "1. Knead it.\n2. Bake it.\n",
        # Another number.
        "## Bread\n\nAnswer briefly.\n\n1. What is dough?\n2. What is yeast?\n\n**Answer:**\n\n"
        "1. Flour and water.\n",
    ],
)
def test_other_lists_are_no_parts(text: str) -> None:
    assert parts(f"# Notes\n\n{text}") == {}


def test_a_task_that_is_asked_by_its_parts_has_an_answer() -> None:
    sums = "Reckon.\n\na) 4 × 7\n\nb) 30 + 30\n\nSolution:\n\na) **28**\n\nb) **60**\n"
    text = f"# T\n\n## Sums\n\n{sums}"
    document, problems = reader.parse(text, Path("notes.md"))
    assert (problems, document.cardless) == ((), frozenset())
    assert parts(text) == {"4 × 7": "28", "30 + 30": "60"}
