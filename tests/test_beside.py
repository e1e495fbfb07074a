"""What stands beside a list or a table of what it does not belong to: definitions, sentences with
words in bold, questions, and text that only the reader of Markdown takes for a part of an item."""

import pytest

from tests.test_lists import said

RIVERS = "## Rivers\n\n- **Bed**: what it flows in\n- **Bank**: what it flows past\n"


def below(text: str) -> list[tuple[str, str, str]]:
    """What stands in `text` below the list of two terms."""
    return said(f"# Water\n\n{RIVERS}\n{text}\n\n## Lakes\n\nThey stand still.\n")[2:-1]


def test_several_lines_beside_terms_that_begin_with_a_name_are_terms() -> None:
    text = (
        "All of it runs down.\n\nSpring: where a river begins.\n\nUpper course: "
        "steep and fast,\nfull of stones.\nDelta: where it ends."
    )
    assert below(text) == [
        ("context", "", "All of it runs down."),
        ("term", "Spring", "where a river begins."),
        ("term", "Upper course", "steep and fast, full of stones."),
        ("term", "Delta", "where it ends."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In short: it runs down to the sea.",
        "Example: the Nile runs to the north.\n\nNote: some run to the south.",
        "404: a place that nobody found\n\n405: a way that nobody may go",
        "It has two ends, of which one is\nhigh: where it begins.\n\nIt is one\nriver: all of it.",
        "Spring: where a river begins.",
    ],
)
def test_a_line_alone_a_label_and_wrapped_words_are_none(text: str) -> None:
    assert {kind for kind, _, _ in below(text)} == {"context"}


def test_below_a_list_that_defines_nothing_only_bold_names_are_terms() -> None:
    names = "**Delta:** where a river ends.\n\nBed: what it flows in.\n\nBank: what it flows past."
    found = said(f"## Rivers\n\n- Rhine\n- Elbe\n\n{names}\n")
    assert [(kind, name) for kind, name, _ in found] == [
        ("list", "Rivers"),
        ("term", "Delta"),
        ("context", ""),
    ]


def test_a_paragraph_that_begins_in_bold_asks_for_these_words() -> None:
    found = below("**Floods** come in spring.\n\n**Note** that not all do.")
    assert [(kind, name) for kind, name, _ in found] == [
        ("fact", "Floods come in spring."),
        ("context", ""),
    ]


def test_what_asks_for_itself_is_no_remark_on_a_list() -> None:
    text = "## Rivers\n\n- Rhine\n- Elbe\n\nBoth run north.\n\nThe **Danube** runs east.\n"
    assert [(kind, answer) for kind, _, answer in said(text)] == [
        ("list", "Rhine\nElbe\nBoth run north."),
        ("fact", ""),
    ]


def test_a_question_with_a_list_below_it_is_no_remark_on_the_list_above() -> None:
    assert below(
        "It is the same all over.\n\nWhat moves the water?\n\n- the slope\n- the wind"
    ) == [
        ("context", "", "It is the same all over."),
        ("question", "What moves the water?", "the slope\nthe wind"),
    ]


def test_nor_does_its_answer_hold_a_further_list_that_a_line_names() -> None:
    text = "*What moves the water?*\n\n- the slope\n\nKinds of bed\n\n- sand\n- rock"
    assert [answer for kind, _, answer in below(text) if kind == "question"] == ["the slope"]


# --- Full stops behind a name ---------------------------------------------------------------------


@pytest.mark.parametrize("name", ["**{}.**", "**{}**.", "{}.", "*{}*."])
def test_a_full_stop_parts_a_name_from_a_sentence(name: str) -> None:
    items = {"Juno": "She is a queen.", "Old Mars": "He fights.", "Vesta": "Her fire burns."}
    text = "\n".join(f"- {name.format(god)} {tells}" for god, tells in items.items())
    assert said(f"## Gods\n\n{text}\n") == [("term", god, tells) for god, tells in items.items()]


@pytest.mark.parametrize(
    "items",
    [
        "- Dr. Smith came.\n- Dr. Jones went.\n- St. Peter stayed.",
        "- Wash it with soap. Then dry it.\n- Cut it in half. Eat.\n- Sleep for an hour. Wake.",
        "- i. One thing\n- v. Five things\n- x. Ten things",
        "- Juno. She is a queen.\n- Mars fights\n- Vesta has a fire",
        "1. Mix. Then wait.\n2. Bake. Then cool.\n3. Eat. Then rest.",
    ],
)
def test_what_only_looks_like_a_name_before_a_full_stop(items: str) -> None:
    assert "term" not in {kind for kind, _, _ in said(f"## G\n\n{items}\n")}


def test_beside_other_pairs_stops_part_names_too() -> None:
    text = "## G\n\n- Juno. A queen.\n- Mars: a fighter\n- Vesta. A fire.\n- Pan. A goat.\n- Dis\n"
    assert [name for kind, name, _ in said(text) if kind == "term"] == [
        "Juno",
        "Mars",
        "Vesta",
        "Pan",
    ]


# --- Lines at the margin --------------------------------------------------------------------------

TEXT = "The people of the valley have feared the floods of spring for ages."


def test_a_sentence_at_the_margin_below_a_list_ends_it() -> None:
    found = said(
        f"## Rivers\n\n- **Bed**: what it flows in.\n- **Bank**: what it flows past.\n{TEXT}\n"
    )
    assert found[1:] == [("term", "Bank", "what it flows past."), ("context", "", TEXT)]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("- **Bank**: what it flows past, and", TEXT),  # goes on
        ("- **Bank**: what it flows past.", TEXT[0].lower() + TEXT[1:]),
        ("- **Bank**.", TEXT),  # a name, and what defines it
        ("- **Bank**: what it flows past.", f"{TEXT}\n- **Delta**: where it ends."),
        ("- **Bank**: what it flows past.", f"{TEXT}\n\n- **Delta**: where it ends."),
        (f"- **Bank**: what it flows past. {TEXT}", "It is wrapped here."),
    ],
)
def test_else_it_goes_on_with_the_item_as_markdown_has_it(above: str, line: str) -> None:
    answers = " ".join(
        answer for _, _, answer in said(f"## R\n\n- **Bed**: deep.\n{above}\n{line}\n")
    )
    first, *_ = line.split("\n")
    assert first in answers.replace("\n", " ")
    assert "context" not in {
        kind for kind, _, _ in said(f"## R\n\n- **Bed**: deep.\n{above}\n{line}\n")
    }


# --- Quotes and tables ----------------------------------------------------------------------------


def test_lines_of_quotes_with_a_dash_are_pairs() -> None:
    text = (
        "## Est\u00e1\n\nIt is there:\n\n> Ana est\u00e1 aqu\u00ed. - Ana is here.\n\nOr so:\n\n"
        "> t\u00fa \u2013 you\n>\n> tu \u2013 your\n\nAnd more."
    )
    assert said(text)[:5] == [
        ("context", "", "It is there:"),
        ("term", "Ana est\u00e1 aqu\u00ed.", "Ana is here."),
        ("context", "", "Or so:"),
        ("term", "t\u00fa", "you"),
        ("term", "tu", "your"),
    ]


@pytest.mark.parametrize(
    "quotes",
    [
        "> All flows. \u2013 Heraclitus\n\n> Know thyself. \u2013 Thales",
        "> It runs - as all know - down.\n\n> It ends - as all know - there.",
        "> It is a sentence.\n\n> a \u2013 b",
    ],
)
def test_what_somebody_said_is_no_pair(quotes: str) -> None:
    assert "term" not in {kind for kind, _, _ in said(f"## Said\n\nSo it is:\n\n{quotes}\n")}


LISTS = "| Short run | Long run |\n|---|---|\n| prices | wages |\n| one firm | all firms |\n"


def test_a_line_above_a_table_may_compare_its_columns() -> None:
    both = f"## Growth\n\n- slow\n- fast\n\n*Differences between the runs*\n\n{LISTS}"
    assert [kind for kind, _, _ in said(both)] == ["list", "question"]
    kinds = f"## Growth\n\n- slow\n- fast\n\n*Words of it*\n\n{LISTS}"
    assert [kind for kind, _, _ in said(kinds)].count("question") == 2


def test_a_row_without_a_name_goes_on_with_the_one_above() -> None:
    use = "| use | repair | birth |\n| | growth | |\n| | skin | |"
    rows = f"| parts | 2 | 4 |\n{use}\n| half | no | yes |"
    text = f"## Compare\n\n| What | Mitosis | Meiosis |\n|---|---|---|\n{rows}\n"
    assert {prompt: answer for kind, prompt, answer in said(text) if kind == "question"} == {
        "parts (What): Mitosis, Meiosis?": "Mitosis: 2\nMeiosis: 4",
        "use (What): Mitosis, Meiosis?": "Mitosis: repair growth skin\nMeiosis: birth",
        "half (What): Mitosis, Meiosis?": "Mitosis: no\nMeiosis: yes",
    }


# --- Titles within an answer ----------------------------------------------------------------------

TALES = "**1) The flood**\n\nIt came by night.\n\n**2) The drought**\n\nIt stayed.\n\n- no rain\n"


def test_what_stands_below_titles_in_bold_is_asked_in_addition() -> None:
    assert said(f"## Weather\n\nTwo tales.\n\n{TALES}")[1:] == [
        ("question", "The flood", "It came by night."),
        ("question", "The drought", "It stayed.\nno rain"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**The flood**\n\nIt came by night.",
        "**It came by night.**\n\nAll slept.\n\n**It was high.**\n\nAll ran.",
        "**Example 1**\n\nIt came.\n\n**Example 2**\n\nIt went.",
        "**The flood**\n\nIt came.\n\n*The drought*\n\nIt stayed.",
        "**The flood**\n\n**The drought**\n\nIt stayed.",
    ],
)
def test_what_is_only_stressed_is_no_title(text: str) -> None:
    assert [kind for kind, _, _ in said(f"## Weather\n\nTwo tales.\n\n{text}\n")] == ["question"]


def test_a_line_that_goes_on_with_what_stands_above_asks_for_no_list() -> None:
    found = said("## Youth\n\nThey like:\n\n- deeds\n- talk\n\nmore than:\n\n- parties\n- clubs\n")
    assert [kind for kind, _, _ in found] == ["list", "context"]


def test_examples_below_a_line_that_says_so_are_shown_and_not_named() -> None:
    found = said("## Gene\n\nA part of the DNA.\n\nExamples:\n\n- colour of eyes\n- blood group\n")
    assert [(kind, prompt) for kind, prompt, _ in found] == [("question", "Gene")]


def test_a_line_that_says_no_more_than_its_heading_answers_nothing() -> None:
    assert [kind for kind, _, _ in said("## Gregor Mendel, a monk\n\nGregor Mendel\n")] == [
        "context"
    ]


def test_a_picture_that_is_missing_defines_nothing() -> None:
    text = "## Winds\n\n- **Front:**\n  ![page 78](none.png)\n- **Jet**: a stream of air\n"
    assert [name for kind, name, _ in said(text) if kind == "term"] == ["Jet"]
