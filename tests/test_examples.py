"""Code among the text of a topic: an example in an answer, or a task of its own."""

from pathlib import Path

import pytest

from cribdeck.notes import reader, walk
from cribdeck.notes.card_choices import by_parts_only
from cribdeck.notes.document import Correction, Entry, Question, Sample
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.papercards.faces import faces_of
from tests.deck_of import problems_of

SHORT = "```python\nsort(rows)  # by age\n```\n"
LONG = "```python\n" + "step()\n" * 11 + "```\n"
OTHER = "```sh\nls -a\n```\n"


def entries(below: str, heading: str = "Sorting") -> list[Entry]:
    document, problems = reader.parse(f"# T\n\n## {heading}\n\n{below}", Path("a.md"))
    assert problems == ()
    return list(walk.entries(document.sections))


def asked(below: str) -> list[str]:
    """The kinds of the entries, each with what asks beside the heading; `-` where only lines are
    asked."""
    return [
        f"{entry.kind} {plain(entry.lead)}{'-' if entry.within else ''}".strip()
        for entry in entries(below)
    ]


@pytest.mark.parametrize(
    "below",
    [
        f"Rows are put in order.\n\n{SHORT}",
        f"行按年龄排序。\n\n{SHORT}",
        f"Rows are put in order. For example:\n\n{SHORT}\nThey stay.\n",
        f"{SHORT}\n> By age.\n\nIt is stable.\n\n{OTHER}",
        f"In Python:\n\n{SHORT}\nOutput:\n\n{OTHER}",
        f"Example\n\n{SHORT}\nExample 2:\n\n{OTHER}",
        f"In order:\n\n{SHORT}\nIn order:\n\n{OTHER}",
        f"{SHORT}\n{OTHER}",
        f"{SHORT}\n{LONG}\nThe second is slow.\n",
    ],
)
def test_code_of_a_text_is_answered_with_it(below: str) -> None:
    question, *others = entries(below)
    assert isinstance(question, Question) and question.from_heading
    assert all(isinstance(one, Sample) and one.within and by_parts_only(one) for one in others)


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        (SHORT, ["code"]),
        (f"By age:\n\n{SHORT}", ["code By age:"]),
        (f"By age\n{SHORT}", ["code By age"]),
        (f"**By age**\n\n{SHORT}\nBy name\n\n{OTHER}", ["code By age", "code By name"]),
        (f"Nach Alter\n\n{SHORT}\n\nNach Namen\n\n{OTHER}", ["code Nach Alter", "code Nach Namen"]),
        (f"{SHORT}\nIt is stable.\n\nBy name:\n\n{OTHER}", ["code", "code By name:"]),
        (f"Two ways.\n\nBy age:\n\n{SHORT}", ["question", "code By age:"]),
        (f"{OTHER}\n{LONG}", ["code", "code"]),
        (f"Rows.\n\n{SHORT.replace('python', 'python {#age}', 1)}", ["question", "code"]),
    ],
)
def test_code_that_does_what_a_line_says_is_asked_by_itself(below: str, kinds: list[str]) -> None:
    assert asked(below) == kinds


HEADED = "```sh\n# list the oldest first\nls -tr\n```\n"
HEADED_TWICE = (
    "```sql\n-- count the rows\n-- of each age\nSELECT age, COUNT(*)\nFROM t GROUP BY age;\n```\n"
)


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        (
            f"{HEADED}\n{HEADED_TWICE}",
            ["code list the oldest first", "code count the rows of each age"],
        ),
        (f"{OTHER}\n{HEADED}", ["code", "code list the oldest first"]),
        (f"By age:\n\n{OTHER}\n{HEADED}", ["code By age:", "code list the oldest first"]),
        (f"- one\n- two\n\n{HEADED}", ["list", "code list the oldest first"]),
        # One alone is asked by its heading; and of several that say the same, or nothing of
        # themselves, none says which it is.
        (HEADED, ["code"]),
        (f"{HEADED}\n{HEADED}", ["question", "code -", "code -"]),
        (f"{HEADED}\n{OTHER}", ["question", "code -", "code -"]),
        # A remark on a part of the code is not on all of it.
        (
            f"{OTHER}\n```sh\n# go up first\ncd ..\n# look around there\nls\n```\n",
            ["question", "code -", "code -"],
        ),
    ],
)
def test_of_several_fences_the_remark_at_the_top_asks(below: str, kinds: list[str]) -> None:
    assert asked(below) == kinds


def test_the_remark_that_asks_is_not_in_the_code() -> None:
    first, second = entries(f"{OTHER}\n{HEADED_TWICE}")
    assert isinstance(first, Sample) and isinstance(second, Sample)
    assert second.block.text == "SELECT age, COUNT(*)\nFROM t GROUP BY age;"
    assert second.block.location.line == second.location.line + 2


def test_a_text_below_a_list_has_code_too() -> None:
    found = asked(f"- one\n- two\n\n{SHORT}\nMore of it.\n\n{OTHER}")
    assert found == ["list", "question", "code -"]  # the first fence stands where the question does


def test_an_example_is_warned_of_and_asked_by_its_lines(tmp_path: Path) -> None:
    text = f"Rows are put in order.\n\n{SHORT}\n> **Careful:** in place.\n\nIt is stable.\n"
    question, sample, warning = entries(text)
    assert isinstance(warning, Correction) and isinstance(sample, Sample)
    # What the text goes on with is no remark on the sample.
    assert len(sample.remarks) == 1 and len(question.answer) == 4
    assert problems_of(f"# T\n\n## Sorting\n\n{text}", tmp_path) == ()


def test_a_line_above_the_next_example_is_no_remark_on_the_last_one() -> None:
    _, first, second = entries(f"Rows.\n\n{SHORT}\n> 补充的例子\n\n{OTHER}\n> It lists all.\n")
    assert isinstance(first, Sample) and isinstance(second, Sample)
    assert not first.remarks and plain_blocks(second.remarks) == "It lists all."


def test_an_example_is_no_card_on_paper() -> None:
    document, _ = reader.parse(f"# T\n\n## Sorting\n\nRows.\n\n{SHORT}", Path("a.md"))
    assert [faces.kind for faces in faces_of(document)] == ["question"]
