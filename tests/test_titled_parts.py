"""Lines that stand as titles above text or lists, below one heading."""

import pytest

from cribdeck.notes.document import ListEntry, Question
from cribdeck.notes.sheet_only import Prose
from cribdeck.notes.words import plain, plain_blocks
from tests.test_defined import read

HEAD = "# Notes\n\n## Bread\n\n"
LIST = "- flour\n- salt\n"


def said(text: str) -> list[tuple[str, str]]:
    """What is asked, and the answer, of each entry in `text` that asks."""
    return [
        (plain(entry.lead or entry.prompt), plain_blocks(entry.answer))
        for entry in read(HEAD + text)
        if isinstance(entry, Question | ListEntry)
    ]


def test_a_title_behind_a_list_asks_for_the_text_below_it() -> None:
    found = said(
        f"**Dough**\n\n{LIST}\n**Baking**\n\nAn hour.\n\nThen rest.\n\n**Storing**\n\nDry.\n"
    )
    assert found == [
        ("Dough", "flour\nsalt"),
        ("Baking", "An hour.\nThen rest."),
        ("Storing", "Dry."),
    ]


def test_so_does_one_alone_before_a_list_with_a_title() -> None:
    found = said(f"It is old.\n\n**Baking**\n\nAn hour.\n\n**Dough**\n\n{LIST}")
    assert found == [("Bread", "It is old."), ("Baking", "An hour."), ("Dough", "flour\nsalt")]
    assert said(f"**Baking**\n\nAn hour.\n\n**Dough**\n\n{LIST}") == found[1:]


def test_a_list_that_the_text_leads_in_to_belongs_to_it() -> None:
    found = said(f"{LIST}\n**Baking**\n\nAn hour. Then:\n\n- rest\n- cut\n")
    assert found == [("Bread", "flour\nsalt"), ("Baking", "An hour. Then:\nrest\ncut")]


@pytest.mark.parametrize("label", ["Properties:", "**Properties:**", "Eigenschaften:"])
def test_a_list_that_says_what_it_tells_of_the_title_belongs_to_it(label: str) -> None:
    text = f"{LIST}\n**Baking**\n\nAn hour.\n\n{label}\n\n- hot\n- dry\n"
    both = ("Baking", f"An hour.\n{label.strip('*')}\nhot\ndry")
    assert said(text) == [("Bread", "flour\nsalt"), both]
    assert said(f"{text}\nWhat stands below remarks.\n")[1:] == [both]
    assert said(f"{text}\n**Storing**\n\nDry.\n")[1:] == [both, ("Storing", "Dry.")]


def test_a_list_that_names_itself_does_not() -> None:
    text = f"{LIST}\n**Baking**\n\nAn hour.\n\n**Dough:**\n\n- hot\n- dry\n"
    assert [asked for asked, _ in said(text)] == ["Bread", "Baking", "Dough:"]


@pytest.mark.parametrize("line", ["**Note**", "**Example**", "**It is done.**", "Baking"])
def test_a_remark_remains_one(line: str) -> None:
    (asked, answer), *others = said(f"{LIST}\n{line}\n\nAn hour.\n")
    assert (asked, others) == ("Bread", [])
    assert answer.endswith("An hour.")


def test_before_a_question_a_title_asks_nothing() -> None:
    found = said(f"{LIST}\n**Baking**\n\nWhat is it for?\n\n- taste\n- crust\n")
    assert ("What is it for?", "taste\ncrust") in found
    assert all(answer for _, answer in found)


def test_several_plain_names_each_above_a_list_name_it() -> None:
    two = f"Dough\n\n{LIST}\nTop\n\n- seeds\n"
    assert said(two) == [("Dough", "flour\nsalt"), ("Top", "seeds")]
    assert said(f"Advantages\n\n{LIST}\nDrawbacks\n\n- heavy\n")[1] == ("Drawbacks", "heavy")


@pytest.mark.parametrize("line", ["It has seeds.", "See the notes of last week on this"])
def test_one_alone_or_more_than_a_name_does_not(line: str) -> None:
    assert ("Dough", "flour\nsalt") not in said(f"Dough\n\n{LIST}")
    assert (line, "seeds") not in said(f"Dough\n\n{LIST}\n{line}\n\n- seeds\n")


def test_a_title_with_nothing_below_it_stays_on_the_sheet() -> None:
    assert any(isinstance(entry, Prose | ListEntry) for entry in read(f"{HEAD}{LIST}\n**End**\n"))


def test_a_title_may_stand_in_the_first_line_of_its_text() -> None:
    found = said("**Dough**\nFlour and salt. It rests.\n\n**Crust**\nIt is brown.\n\nIt cracks.\n")
    assert found[1:] == [
        ("Dough", "Flour and salt. It rests."),
        ("Crust", "It is brown.\nIt cracks."),
    ]


def test_where_no_heading_stands_above_titles_ask_without_their_numbers() -> None:
    text = "**BREAD** (chapter 2)\n\n**1. DOUGH** (page 4)\n\nFlour.\n\n*Plate 7*\n\n"
    text += "**2. CRUST**\n\nBrown.\n"
    asked = [
        (plain(entry.prompt), plain_blocks(entry.answer))
        for entry in read(text)
        if isinstance(entry, Question)
    ]
    assert asked == [("DOUGH (page 4)", "Flour.\nPlate 7"), ("CRUST", "Brown.")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**Dough.** Flour and salt.", "**Crust.** It is brown."),
        ("**1. Dough.** Flour and salt.", "**2. Crust.** It is brown."),
        ("**1. Dough:** Flour and salt.", "**2. Crust**: It is brown."),
        ("**Dough：** Flour and salt.", "**Crust** : It is brown."),
    ],
)
def test_a_bold_name_at_the_beginning_of_a_paragraph_asks_for_it(first: str, second: str) -> None:
    found = said(f"It is old, and made of flour.\n\n{first} It rests.\n\nLong.\n\n{second}\n")
    assert found[1:] == [("Dough", "Flour and salt. It rests.\nLong."), ("Crust", "It is brown.")]
    assert said(f"{first} It rests.\n\nLong.\n\n{second}\n")[-1] == ("Crust", "It is brown.")


@pytest.mark.parametrize(
    "text",
    [
        "**Dough.** Flour.\n\n**Crust.** Brown.\n",  # a word is no text
        "**Note.** It is old.\n\n**Example:** A loaf of rye.\n",
        "**The dough rests in the cold, and that for a whole long night.** It is old.\n\n"
        "**The crust is made in an oven that is as hot as one can bear.** It is brown.\n",
        "**Dough** is made of flour, and **crust** of that.\n\nAll is baked.\n",
        # In turn: examples of two kinds.
        "**Cold:** It rests.\n\n**Hot:** It sings.\n\n**Cold:** It sets.\n\n**Hot:** It cracks.\n",
    ],
)
def test_what_stresses_or_labels_a_paragraph_does_not(text: str) -> None:
    assert [asked for asked, _ in said(f"It is old.\n\n{text}")] == ["Bread"]


PLAIN = "Dough\n\nFlour and salt.\n\nIt rests.\n\nCrust – brown\n\nIt sings.\n\n"
PLAIN += "Crumb\n\nIt is soft.\n"


def test_names_on_lines_of_their_own_ask_for_their_text_where_all_of_it_is_written_so() -> None:
    assert said(PLAIN)[1:] == [
        ("Dough", "Flour and salt.\nIt rests."),
        ("Crust – brown", "It sings."),
        ("Crumb", "It is soft."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dough\n\nFlour and salt.\n\nCrust\n\nIt sings.\n",  # two
        f"It is old.\n\n{PLAIN}",
        f"{PLAIN}\nDough\n\nOnce more.\n",
        f"{PLAIN}\nwho knows what this would say to anybody\n",
        PLAIN.replace("Crumb", "and then"),
        PLAIN.replace("Crumb", "Note"),
        PLAIN.replace("It is soft.", "Soft"),
    ],
)
def test_lines_without_that_order_do_not(text: str) -> None:
    assert [asked for asked, _ in said(text)] == ["Bread"]
