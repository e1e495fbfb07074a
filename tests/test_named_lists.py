"""Lists: which of them are to be named from what stands above them, and which items are hidden."""

import pytest

from tests.test_cards import fields, notes_of, words


def tasks(text: str) -> list[str]:
    """The tasks of the notes that `text` makes."""
    return [fields(note).get("Spare 2", "") for note in notes_of(f"# T\n\n{text}")]


def hidden(text: str) -> list[str]:
    """What is hidden in `text`, in its order."""
    clozes = [fields(note)["Text"] for note in notes_of(f"# T\n\n{text}") if "Text" in fields(note)]
    pieces = [piece.partition("}}")[0] for text in clozes for piece in text.split("::")[1:]]
    return [words(piece) for piece in pieces]


CLAUSES = "* holds data for a short time\n* dropped when the session ends\n"
CLAUSES += "* only seen within one single session\n"


def test_below_a_subject_clauses_are_to_be_told_not_named() -> None:
    assert tasks(f"## Temporary table\n\n{CLAUSES}") == ["Main points"]


NOTES = "* Right user.\n* `root` only where it is required.\n* The owner of the file.\n"
CHINESE = (
    "* 变量来源不明确，不利于阅读，使代码变得难以维护。\n* 同名方法可能会冲突，也可能会被覆盖掉。\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"## Access refused\n\nCheck:\n\n{NOTES}",
        f"## 混入的问题\n\n缺点：\n\n{CHINESE}",
        "## Earth\n\n* leads what is left over away from the set\n\n  (at best)\n"
        "* is short, stout and straight in a house of wood\n",
        # Short ones may be more words together.
        "## Temporary table\n\n" + f"* says much of {'all that ' * 8}\n" * 4,
    ],
)
def test_a_few_points_of_what_a_heading_names_are_told(text: str) -> None:
    assert tasks(text) == ["Main points"]


LINKS = (
    "* [how the table is made and who reads it](a.md)\n* [why it is gone when all is over](b.md)\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"## Introduction\n\n{CLAUSES}",
        f"## Example 2\n\n{CLAUSES}",
        f"## Temporary table\n\n{CLAUSES * 3}",
        f"## Temporary table\n\n{CLAUSES}* …\n",
        "## Earth\n\n* is straight, stout and short in a house of wood, which is:\n  * cheap\n"
        "* leads what is left over away from the set\n",
        f"## Temporary table\n\n{LINKS}",
        "## Temporary table\n\n* Explain what becomes of it at the end of the session\n"
        "* Write one that is filled with rows of another table\n",
        "## Diagrams\n\n* a motor with its filter\n\n  ![](a.png)\n"
        "* the circuit that limits all the noise there is\n\n  ![](b.png)\n",
        "## Temporary table\n\n" + CLAUSES.replace("* ", "* [ ] "),
        "## Temporary table\n\n"
        + "".join(
            f"* says much of what nobody wants to hear {'again ' * n}\n" for n in (9, 20, 21)
        ),
    ],
)
def test_many_points_or_those_of_nothing_are_not(text: str) -> None:
    assert "Main points" not in tasks(text)


def test_points_behind_something_else_below_the_heading_are_not() -> None:
    below = f"```\nx = 1\n```\n\n{CLAUSES}\nOf these some are old.\n\n{CLAUSES}"
    assert tasks(f"## Temporary table\n\n{below}").count("Main points") == 0


@pytest.mark.parametrize("above", ["## Temporary table\n\nIt is:", "## Features", "## It is:"])
def test_below_a_line_that_asks_for_them_they_are(above: str) -> None:
    assert tasks(f"{above}\n\n{CLAUSES}") == ["Name all 3"]


def test_names_are_to_be_named_below_a_subject() -> None:
    text = "* rough endoplasmic reticulum\n* the apparatus of Golgi\n* lysosomes\n"
    assert tasks(f"## The cell\n\n{text}") == ["Name all 3"]


FORMULAS = "* $a < t < b$\n* $s = s(t)$\n* $t = t(s)$\n"


def test_formulas_below_a_subject_are_not_to_be_named() -> None:
    assert tasks(f"## Arc length\n\n{FORMULAS}") == []
    assert tasks(f"## Arc length\n\nIt holds that:\n\n{FORMULAS}") == ["Name all 3"]


def test_a_formula_with_something_below_it_is_no_name() -> None:
    names = "".join(
        f"* {name}\n\n  that is so\n" for name in ("Rank", "Trace", "Kernel", "$x + y$")
    )
    assert "x + y" not in " ".join(hidden(f"## Matrix\n\n{names}"))


def test_an_exercise_that_is_solved_below_is_no_name() -> None:
    items = "".join(
        f"* {word}, leg\n\n  Solution: leg\n" for word in ("lung", "liver", "heart", "eye")
    )
    assert hidden(f"## Odd one out\n\n{items}") == []


def test_an_item_that_is_an_example_names_nothing() -> None:
    items = "* Prune: cut\n* Sort: order\n* Merge: join\n* E.g. of a bag: what fits into it\n"
    assert "E.g. of a bag" not in " ".join(hidden(f"## Search\n\n1. It ends\n\n{items}"))


@pytest.mark.parametrize("remark", ["", " (they pull)", " *(they pull)*", " 👈"])
def test_a_bold_line_names_the_list_below_it_whatever_remark_stands_behind_it(remark: str) -> None:
    lists = (
        f"**At the bow**{remark}\n\n- jib\n- genoa\n\n**Astern**{remark}\n\n- mizzen\n- spanker\n"
    )
    leads = [words(fields(note)["Lead"]) for note in notes_of(f"# T\n\n## Sails\n\n{lists}")]
    assert [lead.split(" (")[0].strip(" 👈") for lead in leads] == ["At the bow", "Astern"]


@pytest.mark.parametrize(
    ("between", "named"),
    [
        ("Known stores", True),
        ("It is kept there, as long as", False),
        ("They are kept in a row.", False),
        ("Stores -> shops", False),
        ("$V = a + b$", False),
    ],
)
def test_a_name_between_two_lists_names_the_second(between: str, named: bool) -> None:
    below = "* red\n* green\n* blue\n"
    text = f"## Paint\n\n{CLAUSES}\n{between}\n\n{below}"
    assert tasks(text) == ["Main points", *(["Name all 3"] if named else [])]


def test_a_condition_leads_in_to_the_list_that_it_goes_on_in() -> None:
    text = "## Result\n\nIt has several meanings.\n\nIf it is\n\n* 0: all was read\n* 1: some was\n"
    notes = [fields(note) for note in notes_of(f"# T\n\n{text}")]
    whole = next(note for note in notes if words(note.get("Prompt", "")) == "Result")
    assert words(whole["Answer"]) == "It has several meanings."
    assert all("If it is" in words(note["Context"]) for note in notes if note is not whole)
