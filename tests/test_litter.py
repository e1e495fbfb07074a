"""Tables of contents, links to the top and badges are left out; links that say something stay."""

from pathlib import Path

import pytest

from cribdeck.notes import reader, walk
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import body
from cribdeck.notes.words import plain
from cribdeck.proof.source import compare_source


def read(text: str) -> Document:
    """The document that `text` is; no word of it is lost or said twice, and none is a problem."""
    document, _ = reader.parse(text, Path("a.md"))
    assert not list(compare_source(document, text))
    return document


def said(document: Document) -> str:
    """The words of all that `document` shows below its title, on one line."""
    lines = []
    for path in walk.sections(document.sections):
        lines += [path[-1].heading] if path[-1].level else []
        for entry in path[-1].entries:
            lines += [] if entry.from_heading else [entry.prompt, entry.lead]
            lines += [line for block in walk.blocks(body(entry)) for _, line in walk.lines(block)]
    return " ".join(" ".join(map(plain, lines)).split())


LIST = "- [One](#one)\n- [Two](#two)\n  1. [Three](#three)\n"


@pytest.mark.parametrize(
    ("text", "shown", "reason"),
    [
        (f"{LIST}\n## One\n\na", "One a", "navigation"),
        (f"## Contents\n\n{LIST}\n## One\n\na", "One a", "navigation"),
        (
            f"## Inhalt\n\n<!-- TOC -->\n{LIST}<!-- /TOC -->\n\n---\n\n## One\n\na",
            "One a",
            "navigation",
        ),
        (f"## Índice\n\n{LIST}\nb\n\n## One\n\na", "b One a", "navigation"),
        (f"## 目次\n\n{LIST}\n### One\n\nb\n\n## Two\n\na", "One b Two a", "navigation"),
        (f"**Jump to**\n\n{LIST}\n## One\n\na", "One a", "navigation"),
        (f"Оглавление:\n\n{LIST}\n## One\n\na", "One a", "navigation"),
        (
            f"<details><summary>Contents</summary>\n\n{LIST}\n</details>\n\n## One\n\na",
            "One a",
            "navigation",
        ),
        (
            "<ul><li><a href='#one'>One</a></li><li><a href='#b'>B</a></li></ul>\n\n## One\n\na",
            "One a",
            "navigation",
        ),
        ("- Part\n  - [One](#one)\n  - [Two](#two)\n\n## One\n\na", "One a", "navigation"),
        (
            "| No | Q |\n|-|-|\n| 1 | [One](#one) |\n| 2 | [Two](#b) |\n\n## One\n\na",
            "One a",
            "navigation",
        ),
        ("[One](#one) | [Two](#two) • **[Three](#three)**\n\n## One\n\na", "One a", "navigation"),
        ("[TOC]\n\n## One\n\na", "One a", "navigation"),
        ("[[_TOC_]]\n\n## One\n\na", "One a", "navigation"),
        ("* TOC\n{:toc}\n\n## One\n\na", "One a", "navigation"),
        ("## One\n\na\n\n**[⬆ Back to Top](#t)**\n\n## Two\n\nb", "One a Two b", "navigation"),
        ("## One\n\nA number. **[Nach oben](#t)**", "One A number.", "navigation"),
        ("## One\n\nA number.<br>[Sommaire](#sommaire)", "One A number.", "navigation"),
        ("## One\n\na\n\n<a href='#top'>⬆</a>\n\n## Two\n\nb", "One a Two b", "navigation"),
        ("## One [⬆](#t)\n\na", "One a", "navigation"),
        ("- a\n- b\n\n  [up](#top)\n", "a b", "navigation"),
        ("> a\n>\n> [volver](#t)\n", "a", "navigation"),
        ("[← Before](01.md) | [Next →](03.md)\n\n## One\n\na", "One a", "navigation"),
        (
            "[![Build](https://shields.io/x)](https://a.b) ![](//codecov.io/x)\n\n## One\n\na",
            "One a",
            "badge",
        ),
        (
            "<p align='center'><a href='http://a.b'><img src='//a.b/c.svg'></a></p>\n\n## One\n\na",
            "One a",
            "badge",
        ),
        ("## One ![CI](https://img.shields.io/x)\n\na", "One a", "badge"),
    ],
)
def test_what_serves_the_page_is_left_out(text: str, shown: str, reason: str) -> None:
    document, problems = reader.parse(f"# T\n\n{text}\n", Path("a.md"))
    assert not list(compare_source(document, f"# T\n\n{text}\n"))
    assert said(document) == shown
    assert reason in {one.reason for one in document.left_out} or "⬆" in text
    assert not [problem for problem in problems if problem.code == "image"]


@pytest.mark.parametrize(
    "text",
    [
        "a, see [Two](#two) for more",
        "See [Two](#two).",
        "a. See also [Two](#two)",
        "Related:\n[Two](#two)",
        "- [Mutex](#mutex)\n- a lock that spins\n",
        "- [Site](https://a.b)\n- [Other](https://c.d)\n",
        "- [One](one.md)\n- [Two](two.md)\n",
        "| a | b |\n|-|-|\n| [One](#one) | words |\n",
        "A → [Two](#two) → B",
        "[site](https://a.b/c)",
        "**Contents**\n\nWhat is in it.",
    ],
)
def test_what_says_something_stays(text: str) -> None:
    document = read(f"# T\n\n## One\n\n{text}\n\n## Two\n\nb\n")
    assert not {"navigation", "badge"} & {one.reason for one in document.left_out}


def test_the_title_stays_above_the_contents() -> None:
    document = read(f"# One\n\n{LIST}\n# Two\n\nb\n")
    assert said(document) == "One Two b"


def test_a_picture_that_leads_to_a_larger_one_is_no_badge() -> None:
    document = read("# T\n\n[![Heart](https://a.b/heart.png)](https://a.b/heart)\n")
    assert said(document) == "Heart"


@pytest.mark.parametrize("fence", ["toc\n", "toc", "table-of-contents\ntitle: Reefs", "TOC\n"])
def test_the_fence_of_a_table_of_contents_is_no_sample(fence: str) -> None:
    document = read(f"# T\n\n## Reefs\n\n```{fence}\n```\n\nThey grow slowly.\n")
    (entry,) = walk.entries(document.sections)
    assert plain(entry.prompt) == "Reefs"
    assert {one.reason for one in document.left_out} == {"navigation"}


HEADS = [
    "Created: March 3, 2024 9:12 AM\nClass: Botany II\nReviewed: No",
    "Tags: exam, leaves\nStatus: Done",
    "**Tags:** #leaves",
    "Etichette: foglie\nData di creazione: 3 marzo 2024",
    "작성일: 2024년 3월 3일\n태그: 식물",
    "    Created at: 2021-03-04\n    Source URL: https://example.com\n\n---",
]


@pytest.mark.fast
@pytest.mark.parametrize("head", HEADS)
def test_what_a_program_says_of_its_page_is_left_out(head: str) -> None:
    for title in ("# What is a leaf?\n\n", ""):
        document = read(f"{title}{head}\n\nIt makes sugar.\n")
        assert said(document).endswith("It makes sugar.")
        assert [one.reason for one in document.left_out] == ["property"]


@pytest.mark.fast
@pytest.mark.parametrize(
    "kept",
    [
        "Class: a plan for objects\nTags: words that file a page",  # also what defines
        "Created: by Darwin\nPublished: in London",
        "Tags: leaves\nand what stands on them",
        "Leaf: green\nRoot: brown",
    ],
)
def test_what_defines_below_a_title_stays(kept: str) -> None:
    assert kept.replace("\n", " ") in said(read(f"# Words\n\n{kept}\n"))


@pytest.mark.fast
def test_further_down_it_stays() -> None:
    assert "Tags: exam" in said(read("# Leaves\n\nThey are green.\n\nTags: exam\n"))


BARE = "- [Lungs](#lungs)\n  - [Air](#air)\n- Kidneys\n"


@pytest.mark.parametrize("name", ["Contents", "Índice", "Содержание", "目录"])
def test_a_table_of_contents_that_says_so_may_have_names_without_links(name: str) -> None:
    document = read(f"# Body\n\n## {name}\n\n{BARE}\n### Air\n\nIt is a gas.\n")
    assert said(document) == "Air It is a gas."


@pytest.mark.parametrize(
    "text",
    [
        f"## Organs\n\n{BARE}",
        "## Contents\n\n- Lungs\n- Kidneys\n- [Air](#air)\n",
        "## Contents\n\n- blood: see [Air](#air)\n- bones: see [Air](#air)\n- fat\n",
    ],
)
def test_a_list_with_some_links_is_no_table_of_contents(text: str) -> None:
    assert "idneys" in said(read(text)) or "bones" in said(read(text))
