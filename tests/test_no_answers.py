"""What people write that asks or answers nothing: empty frames, captions, menus, names of files."""

from pathlib import Path

import pytest

from cribdeck.notes import answer_parts, cardless, reader
from cribdeck.notes.document import Document, Term
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source


def read(text: str) -> Document:
    document, _ = reader.parse(text, Path("birds.md"))
    assert list(compare_source(document, text)) == []
    return document


def kinds(text: str) -> list[tuple[str, str]]:
    found = entries(read(text).sections)
    return [(f"{'+' * entry.within}{entry.kind}", plain(entry.prompt)) for entry in found]


def problems(text: str) -> list[str]:
    return [problem.fact for problem in reader.parse(text, Path("birds.md"))[1]]


OWLS = "\n\n## Owls\n\nThey hunt at night.\n"


# --- Frames without an answer ---------------------------------------------------------------------


def test_a_table_to_be_filled_in_answers_nothing() -> None:
    empty = "| bird | egg |\n|---|---|\n| | |\n"
    assert kinds(f"# T\n\n## Nests\n\n{empty}{OWLS}") == [("context", ""), ("question", "Owls")]
    (question,) = entries(read(f"# T\n\n## Which birds lay eggs?\n\n{empty}").sections)
    assert is_unanswered(question)
    box = "| Owls are birds. |\n|---|\n"
    assert kinds(f"# T\n\n## Nests\n\n{box}{OWLS}")[0] == ("question", "Nests")


@pytest.mark.parametrize(
    "figure",
    [
        "Figure 3: An owl\n\n![](owl.png)\n\nSource: Wikipedia",
        "![An owl at night](owl.png)\n*An owl at night*",
        "![](owl.png)\n\n*Seen in May*",
        "<div><p><b>Figura</b>: Coruja.</p><img src='owl.png'><p>Fonte: Wikipedia</p></div>",
        "Abb. 2 – Die Eule\n\n![[eule.png]]",
        "图 1：猫头鹰\n\n![](owl.png)",
        "- diagram\n  ![[owl.png]]",
        "Owls: ![](owl.png)",
    ],
)
def test_a_picture_that_is_missing_and_its_caption_answer_nothing(figure: str) -> None:
    found = kinds(f"# T\n\n## Owls at night\n\n{figure}{OWLS}")
    assert found == [("context", ""), ("question", "Owls")]


def test_words_beside_a_picture_that_is_missing_still_answer() -> None:
    for words in ("It sees in the dark.", "Picture an owl at night.", "*Owls* see in the dark."):
        found = kinds(f"# T\n\n## Eyes\n\n![](owl.png)\n\n{words}{OWLS}")
        assert found[0] == ("question", "Eyes")


def test_a_question_in_bold_alone_at_the_top_is_what_all_of_the_document_answers() -> None:
    question = "**How do owls see?**\n\n"
    for text in (f"{question}# Eyes\n\na\n\n# Ears\n\nb\n", f"# T\n\n{question}## Eyes\n\na\n"):
        assert kinds(text)[:2] == [("context", ""), ("question", "Eyes")]
    alone = "**How do owls see?**\n\nWith large eyes.\n\n# Ears\n\nThey are small.\n"
    assert kinds(alone)[0] == ("question", "How do owls see?")


# --- Names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("# ![](logo.png)", "birds"),
        ("# <img src='logo.png'>", "birds"),
        ("# [![](logo.png)](https://x.org)", "birds"),
        ("# ![](logo.png) Our birds", "Our birds"),
        ("# ![Our birds](logo.png)", "Our birds"),
    ],
)
def test_the_name_of_a_pictures_file_names_no_document(heading: str, title: str) -> None:
    document = read(f"{heading}{OWLS}")
    assert document.title == title
    assert [plain(entry.prompt) for entry in entries(document.sections)][-1] == "Owls"


def test_the_name_of_a_pictures_file_asks_nothing() -> None:
    text = f"# T\n\n## ![](owl.png)\n\nAn owl.{OWLS}"
    assert kinds(text) == [("context", ""), ("question", "Owls")]


# --- Menus ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "summary", ["Alle Übersetzungen anzeigen", "Other languages", "Show all weeks", "目录"]
)
def test_what_opens_on_demand_and_only_leads_to_other_pages_is_left_out(summary: str) -> None:
    menu = "- [🇬🇧 English](../README.md)\n- [Deutsch](README_de.md)\n"
    text = f"# T\n\n<details><summary><b>{summary}</b></summary>\n\n{menu}\n</details>{OWLS}"
    assert kinds(text) == [("question", "Owls")]
    assert {one.reason for one in read(text).left_out} >= {"navigation"}
    asks = text.replace(summary, "Which files are there?")
    assert kinds(asks)[0] == ("question", "Which files are there?")


@pytest.mark.parametrize(
    "heading",
    ["Related Topics", "See also", "Siehe auch", "延伸阅读", "Learning Objectives", "Lernziele"],
)
def test_what_else_to_read_is_not_learnt(heading: str) -> None:
    text = f"# T\n\n## {heading}\n\n- Eagles\n- Hawks\n- Falcons{OWLS}"
    assert kinds(text) == [("context", ""), ("question", "Owls")]


def test_links_in_emphasis_are_links() -> None:
    text = "# T\n\n## Birds\n\n* *[Owls](https://a.b/1)*\n* **[Hawks](https://a.b/2)**\n"
    assert kinds(text) == [("context", "")]
    (told,) = cardless.told(read(text), cards=0)
    assert told.fact == "0 cards: this file holds links"


def test_see_class_only_shows_more() -> None:
    shown = "<details><summary>See Class</summary>\n\n```\nclass Owl {}\n```\n\n</details>\n"
    (question,) = entries(read(f"# T\n\n## What is an owl?\n\nA bird.\n\n{shown}").sections)
    assert "class Owl" in plain_blocks(question.answer)


# --- Items that open, written without an indent ---------------------------------------------------


def test_numbered_items_that_open_need_no_indent() -> None:
    text = (
        "# T\n\n1. <details>\n<summary>What is an owl?</summary>\n\nA bird.\n</details>\n\n"
        "2. <details>\n<summary>What is a bat?</summary>\nNo bird.\n</details>\n"
        "3. <details><summary>What is an egg?</summary>\n\nA start.\n</details>\n"
    )
    found = entries(read(text).sections)
    assert [(plain(entry.prompt), plain_blocks(entry.answer)) for entry in found] == [
        ("What is an owl?", "A bird."),
        ("What is a bat?", "No bird."),
        ("What is an egg?", "A start."),
    ]
    assert problems(text) == []


def test_an_item_that_opens_below_others_leaves_them_a_list() -> None:
    opens = "- <details>\n<summary>What else?</summary>\n\nHawks.\n</details>\n"
    text = f"# T\n\n## L\n\n- owl\n- bat\n{opens}"
    assert kinds(text) == [("list", "L"), ("question", "What else?")]


# --- What is said first ---------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [",", "，", ":", "："])
def test_a_sentence_that_goes_on_below_is_not_folded_there(sign: str) -> None:
    text = f"# T\n\n## When do owls hunt?\n\nThey hunt{sign}\n\n- at night\n- at dusk\n\nMore.\n"
    (question,) = entries(read(text).sections)
    said, more = answer_parts.parts(question.answer)
    assert plain_blocks(said.blocks).endswith("at dusk")
    assert plain_blocks(more.blocks) == "More."


# --- Numbered headings ----------------------------------------------------------------------------


def test_below_a_numbered_heading_with_text_more_of_it_may_stand_at_the_margin() -> None:
    text = (
        "# T\n\n## Birds\n\n7. ### What are owls?\n   Birds. Some kinds of them:\n\n- barn owls\n"
        "- snowy owls\n\nAll hunt.\n\n8. ### What are bats?\n   No birds.\n\nThank you!\n"
    )
    owls, bats, _ = entries(read(text).sections)
    assert plain_blocks(owls.answer) == (
        "Birds. Some kinds of them:\nbarn owls\nsnowy owls\nAll hunt."
    )
    assert plain_blocks(bats.answer) == "No birds."


def test_a_table_of_contents_may_name_its_parts() -> None:
    rows = [f"| {i} | [{name}](#{name}) |" for i, name in enumerate("abcdef", 1)]
    table = "\n".join(("| No. | Q |", "|---|---|", *rows[:3], "| | **Part B** |", *rows[3:]))
    text = f"# T\n\n<details><summary>Show it</summary>\n\n{table}\n\n</details>{OWLS}"
    assert kinds(text) == [("question", "Owls")]


def test_a_long_answer_that_ends_with_a_colon_is_one() -> None:
    text = "# T\n\n## What are owls?\n\nThey are birds. They hunt mice. Of all kinds:\n"
    (question,) = entries(read(text).sections)
    assert not is_unanswered(question)
    (question,) = entries(read(text.replace("They are birds. They hunt mice. ", "")).sections)
    assert is_unanswered(question)


# --- The name of a file ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Owls are birds.\n",
        "Owls are birds.\n\nThey hunt.\n\nAt night.\n",
        "- owls\n- hawks\n",
        "1. owls\n2. hawks\n\nBoth hunt.\n",
        "鸮是鸟。\n",
        "> Owls are birds.\n",
        "---\ntags: [x]\n---\nOwls are birds.\n",
    ],
)
def test_the_name_of_a_file_asks_for_nothing(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"context"}
    for heading in ("# Birds\n\n", "## Birds\n\n"):
        if not text.startswith("---"):
            assert kinds(heading + text)[0][0] in {"question", "list"}


def test_what_asks_in_a_file_without_headings_does_so_all_the_same() -> None:
    text = "My notes.\n\nWhen do owls hunt?::At night\n\n- **Owl:** a bird\n- **Bat:** no bird\n"
    assert kinds(text) == [
        ("context", ""),
        ("question", "When do owls hunt?"),
        ("term", "Owl"),
        ("term", "Bat"),
    ]
    assert kinds("They hunt:\n\n- owls\n- hawks\n") == [("list", "birds")]
    titled = "---\ntitle: Birds of prey\n---\nThey hunt.\n"
    assert kinds(titled) == [("question", "Birds of prey")]


# --- A page to look at ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "is_none"),
    [
        ("This is a good article: https://e.org/owls", True),
        ("Gut erklärt: [hier](https://e.org)", True),
        ("这篇文章很好：https://e.org", True),
        ("A film: [How the owls hunt at night](https://e.org)", True),
        ("At night. A good article: https://e.org", False),
        ("They are named by: [Linnaeus](https://e.org)", False),
        ("It is [here](https://e.org): in the wood", False),
    ],
)
@pytest.mark.parametrize("asked", ["## When do owls hunt?\n\n{}", "1. When do owls hunt? {}"])
def test_a_line_that_leads_to_a_page_answers_nothing(
    asked: str, answer: str, *, is_none: bool
) -> None:
    text = f"# T\n\n{asked.format(answer)}\n"
    (question,) = (one for one in entries(read(text).sections) if one.kind == "question")
    assert is_unanswered(question) is is_none
    assert plain_blocks(question.answer)  # the link is kept


@pytest.mark.parametrize("name", ["Example", "Examples", "Beispiel", "Ejemplo 2"])
def test_an_example_of_what_the_heading_names_has_no_card(name: str) -> None:
    text = f"# T\n\n## Prime numbers\n\n- **{name}:** seven\n- **Unit:** one\n- **Sieve:** a way\n"
    document = cardless.withheld(read(text), ())
    example, unit, _ = entries(document.sections)
    assert document.cardless == {example.location}
    assert cardless.withheld(read(text), {example.location}).cardless == frozenset()
    assert unit.location not in document.labels


def test_tags_and_sentences_of_an_entry_have_no_card() -> None:
    fields = (
        "## {0}\n\n- **Meaning:** to {0}\n- **Tags:** `#verb` #travel\n- **Rhymes:** so #1, {0}\n"
        "- **Sentences:**\n  - I {0}.\n  - You {0}.\n\n"
    )
    text = "".join(map(fields.format, ("go", "run", "fly")))
    document = cardless.withheld(read(f"# T\n\n{text}"), ())
    terms = [one for one in entries(document.sections) if isinstance(one, Term)]
    out = {plain(one.prompt) for one in terms if one.location in document.cardless}
    assert out == {"Tags", "Sentences"}


@pytest.mark.parametrize("name", ["Source", "Quellen", "Fonte"])
def test_where_something_is_from_is_not_to_be_learnt(name: str) -> None:
    text = f"# T\n\n## Primes\n\n- **{name}**\n  - [A page](https://a.test/)\n- **Sieve:** a way\n"
    document = cardless.withheld(read(text), ())
    assert document.cardless == {next(iter(entries(document.sections))).location}


def test_a_source_without_a_link_may_be_a_thing() -> None:
    text = "# T\n\n## Rivers\n\n- **Source:** where it begins\n- **Mouth:** where it ends\n"
    assert cardless.withheld(read(text), ()).cardless == frozenset()
