"""Paragraphs that each define a bold name, and those that only begin in bold."""

import pytest

from cribdeck.notes.document import Term
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from tests.test_asking import read

HEAD = "# Notes\n\n## Words\n\n"
WORDS = {
    "Cache": "Memory that holds results.",
    "Proxy (of the web)": "A server between two others.",
    "Cookie": "What a browser sends back.",
}


def terms(text: str) -> list[tuple[str, str]]:
    return [
        (plain(entry.prompt), plain_blocks(entry.answer))
        for entry in entries(read(text).sections)
        if isinstance(entry, Term)
    ]


@pytest.mark.parametrize(
    "form",
    [
        "**{}:** {}",
        "**{}**: {}",
        "**{}** : {}",
        "**{}** :\n{}",
        "**{}** – {}",
        "**{}**\n{}",
        "*{}*: {}",
        "_{}_ – {}",
    ],
)
def test_paragraphs_define_the_bold_names_that_they_begin_with(form: str) -> None:
    text = HEAD + "\n\n".join(form.format(*pair) for pair in WORDS.items())
    assert terms(text) == [*WORDS.items()]


def test_so_do_the_lines_of_one_and_a_line_below_goes_on() -> None:
    lines = [f"**{name}:** {said}\nIt is so." for name, said in WORDS.items()]
    assert terms(HEAD + "\n".join(lines)) == [
        (name, f"{said} It is so.") for name, said in WORDS.items()
    ]


def test_each_section_up_to_a_rule_is_one() -> None:
    body = "\n\n".join(f"**{name}** : {said}" for name, said in WORDS.items())
    assert len(terms(f"{HEAD}{body}\n\n---\n\n## More\n\n{body}\n")) == 6


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Words", ("Step 1", "Step 2", "Step 3")),
        ("Words", ("1. Wash", "2. Cut", "3. Boil")),
        ("Words", ("Pros", "Cons", "Example")),
        ("Words", ("Note", "Answer", "Proof")),
        ("Words", ("Anna", "Ben", "Anna")),
        ("Words", ("Why", "When?", "Where?")),
        ("Words", ("Cache", "Proxy")),
        ("Advantages of it", ("Fast", "Safe", "Cheap")),
        ("TCP vs UDP", ("Order", "Speed", "Use")),
        ("What are its parts?", ("Head", "Neck", "Tail")),
    ],
)
def test_what_only_begins_in_bold_defines_nothing(heading: str, names: tuple[str, ...]) -> None:
    body = "\n\n".join(f"**{name}:** It says something of it." for name in names)
    assert terms(f"# Notes\n\n## {heading}\n\n{body}\n") == []


@pytest.mark.parametrize("other", ["A sentence beside them.", "| a | b |\n|---|---|\n| c | d |"])
def test_beside_other_blocks_bold_words_stress_what_a_text_tells(other: str) -> None:
    body = "\n\n".join(f"**{name}** : {said}" for name, said in WORDS.items())
    assert terms(f"{HEAD}{body}\n\n{other}\n") == []


def test_what_a_title_tells_of_its_notes_is_no_glossary() -> None:
    body = "**Author:** Somebody with a name\n\n**Course:** How to cook well\n\n**Day:** one in May"
    assert terms(f"# Notes\n\n{body}\n\n## Words\n\nText.\n") == []


def test_a_name_above_its_definition_keeps_what_stands_in_brackets_behind_it() -> None:
    people = {
        "Plato (428 BC)": "Ideas.",
        "Aristotle (384 BC)": "Logic.",
        "Zeno (490 BC)": "Motion.",
    }
    text = "\n\n".join(f"**{name.replace(' (', '** (')}\n{said}" for name, said in people.items())
    assert not terms(f"{HEAD}{text}\n")  # a word defines nothing
    text = text.replace(".", " of the things that are.")
    assert [name for name, _ in terms(f"{HEAD}{text}\n")] == [*people]


def test_cases_of_law_have_their_year_in_square_brackets() -> None:
    cases = ["*Gull v Tern* [1932]", "**A Long Crab v Eel** [1957]", "**Cod v Ling** [1990]"]
    text = "\n\n".join(f"{case} – what the judge said of it." for case in cases)
    found = [name for name, _ in terms(f"{HEAD}{text}\n")]
    assert found == [case.replace("*", "") for case in cases]


def test_a_trouble_may_be_a_name() -> None:
    text = HEAD + "**Error:** What a person does.\n\n**Defect:** What is then in the code.\n\n"
    found = terms(f"{text}**Failure:** What one sees of it.\n")
    assert [name for name, _ in found] == ["Error", "Defect", "Failure"]


@pytest.mark.fast
def test_names_with_an_arrow_are_terms_whatever_stands_below() -> None:
    lines = "\n\n".join(f"**{name}** → {said}" for name, said in WORDS.items())
    for below in ("1. Read\n2. Write\n", "They serve pages.\n", "> They serve.\n"):
        assert terms(f"{HEAD}{lines}\n\n{below}") == [*WORDS.items()]
    colons = lines.replace(" →", ":")
    assert terms(f"{HEAD}{colons}\n\nThey serve pages.\n") == []
