"""Wholes that nobody recalls: they are not asked for, or not all of them is in sight."""

import pytest

from cribdeck.notes.attributes import asks_nothing
from tests.test_cards import fields, notes_of, words


def fronts(text: str) -> list[str]:
    """What the notes of `text` with a front and a back ask, in their order."""
    made = [fields(note) for note in notes_of(f"# T\n\n{text}")]
    return [words(note["Prompt"]) for note in made if "Prompt" in note]


def back(text: str) -> str:
    """The back of the first note of `text`."""
    return fields(notes_of(f"# T\n\n{text}")[0])["Answer"]


# --- Tables ---------------------------------------------------------------------------------------

ABOVE = "(The Garden)\n\n"
HEAD = "| Wort | Bedeutung |\n|---|---|\n"
ROWS = "".join(
    f"| {word} | meaning {word} |\n" for word in ["abendrot", "baum", "clown", "dach", "erde"]
)
MORE = "".join(f"| {word} | meaning {word} |\n" for word in ["fisch", "gras", "hof", "insel"])


@pytest.mark.parametrize("above", ["", "(The Garden)\n\n", "These words belong to it:\n\n"])
def test_nobody_recalls_a_long_table_by_the_name_of_its_section(above: str) -> None:
    notes = notes_of(f"# T\n\n## Im Garten\n\n{above}{HEAD}{ROWS}{MORE}")
    assert not [note for note in notes if "<table" in fields(note).get("Answer", "")]


def test_nor_one_whose_rows_ask_for_nothing() -> None:
    rows = "".join(f"| {n % 2} | {n} | {n + 1} | {n + 2} |\n" for n in range(9))
    table = f"| A | B | C | D |\n|---|---|---|---|\n{rows}"
    assert "Measured" not in fronts(f"## Measured\n\n{table}")


def test_its_rows_are_asked() -> None:
    assert "fisch" in fronts(f"## Im Garten\n\n{HEAD}{ROWS}{MORE}")


def test_a_short_table_is_asked_for() -> None:
    assert "Im Garten" in fronts(f"## Im Garten\n\n{ABOVE}{HEAD}{ROWS}")


def test_a_table_below_what_is_said_first_stands_on_the_back() -> None:
    said = "A garden is a piece of land on which plants are grown."
    assert "Im Garten" in fronts(f"## Im Garten\n\n{said}\n\n{HEAD}{ROWS}{MORE}")
    assert "Im Garten" in fronts(f"## Im Garten\n\n> {said}\n\n{HEAD}{ROWS}{MORE}")


def test_a_question_asks_for_the_table_that_answers_it() -> None:
    assert "What grows there?" in fronts(f"## What grows there?\n\n{HEAD}{ROWS}{MORE}")


def test_rows_of_many_cells_are_as_many() -> None:
    row = "| {0} | wet {0} | dry {0} | cold {0} |\n"
    table = "| Land | A | B | C |\n|---|---|---|---|\n"
    few = "".join(map(row.format, ("bog", "fen", "dune")))
    assert "Lands" in fronts(f"## Lands\n\n{ABOVE}{table}{few}")
    assert "Lands" not in fronts(
        f"## Lands\n\n{ABOVE}{table}{few}{row.format('heath')}{row.format('oak')}"
    )


# --- Headings that say where in a text one is -----------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Introduction",
        "Überblick",
        "Lecture 1",
        "Week 12",
        "Teil II",
        "まとめ",
        "Resumen:",
        "Conclusión",
    ],
)
def test_a_part_of_a_text_asks_nothing(heading: str) -> None:
    text = f"## {heading}\n\nA lock keeps two writers **apart from each other** for a while.\n"
    assert asks_nothing(heading)
    assert not fronts(text)
    assert len(notes_of(f"# T\n\n{text}")) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Introduction of the euro",
        "Lecture 1: Locks",
        "Part of speech",
        "Theory of mind",
        "Code and data",
    ],
)
def test_what_names_more_asks(heading: str) -> None:
    assert fronts(f"## {heading}\n\nA lock keeps two writers apart.\n") == [heading]


def test_nobody_draws_an_introduction() -> None:
    drawing = "```\n[Reader] --> [Cache] --> [Disk]\n```\n"
    assert not fronts(f"## Introduction\n\n{drawing}")
    assert fronts(f"## Introduction\n\nHow a page is read:\n\n{drawing}") == ["Introduction"]
    assert fronts(f"## Reading\n\n{drawing}") == ["Reading"]


# --- Quotations -----------------------------------------------------------------------------------

SENTENCE = "The debtor owes the same thing to each of his creditors until it is paid. "


def test_a_long_quotation_is_folded_behind_its_first_sentences() -> None:
    html = back(f"- **Joint debt**: one of several.\n\n  > {SENTENCE * 6}\n")
    assert "<summary" in html
    assert html.index("The debtor") < html.index("<summary")


def test_a_short_one_is_not() -> None:
    assert "<summary" not in back(f"- **Joint debt**: one of several.\n\n  > {SENTENCE * 2}\n")


def test_the_title_of_a_callout_does_not_stand_alone() -> None:
    text = f"## Joint debt\n\n> [!note] Law\n> {SENTENCE * 6}\n"
    html = back(text)
    assert html.index("The debtor") < html.index("<summary")


def test_nor_does_a_line_that_leads_in() -> None:
    points = "".join(f"> - {SENTENCE}\n" for _ in range(6))
    html = back(f"## Joint debt\n\n> One of several.\n>\n> It is so:\n>\n{points}")
    assert html.index("<summary") < html.index("It is so")


# --- Drawings and samples -------------------------------------------------------------------------


def test_nobody_draws_a_map_of_many_places() -> None:
    towns = ["Aachen", "Bonn", "Celle", "Dresden", "Emden", "Fulda", "Goslar", "Hof"]
    drawing = "```\n" + "".join(f"{town} --+\n    |\n" for town in towns) + "```\n"
    assert not fronts(f"## The Empire\n\n{drawing}")
    assert fronts(f"## The Empire\n\n{drawing.replace('Hof', '   ')}") == ["The Empire"]


def test_a_tall_drawing_of_few_boxes_is_drawn() -> None:
    box = "+------+\n| {} |\n+------+\n   |\n   v\n"
    drawing = "".join(map(box.format, ("Read", "Hash", "Save")))
    assert fronts(f"## Saving\n\n```\n{drawing}```\n") == ["Saving"]


def test_a_directive_is_no_sample() -> None:
    figure = "```{figure} wall.png\n---\nheight: 400px\n---\nA wall.\n```\n"
    assert not fronts(f"## Walls\n\nA figure:\n\n{figure}")
    assert not fronts("## References\n\nAll of it:\n\n```{bibliography}\n:style: plain\n```\n")


def test_a_comment_that_says_the_type_of_a_value_asks_for_none() -> None:
    rows = (
        "x = 10  # int\ny = y  # no change at all\nname = read()  # a string\n"
        "locked = find(name)  # waits for its turn\n"
    )
    (note,) = notes_of(f"# T\n\n## Values\n\nHow they are read:\n\n```python\n{rows}```\n")[1:]
    assert fields(note)["Text"].count("{{c") == 1


def test_a_definition_that_ends_by_leading_in_to_long_code_is_asked_for() -> None:
    code = "```ruby\n" + "\n".join(f"step_{n}.run" for n in range(20)) + "\n```\n"
    said = "Delegation hands a duty to another. It is used like this:"
    assert fronts(f"## Delegation\n\n{said}\n\n{code}") == ["Delegation"]
    assert fronts(f"## Delegation\n\nIt is used like this:\n\n{code}") == []
