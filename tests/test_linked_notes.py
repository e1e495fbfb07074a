"""Links between notes: they lead from sheet to sheet, and to headings within one; on cards they are
their words."""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
import pytest

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.notes import reader
from cribdeck.notes.document import Document
from cribdeck.notes.walk import links
from cribdeck.notes.words import plain
from cribdeck.problems import Location
from cribdeck.proof import readback
from cribdeck.report import Report

NOW = 1_800_000_000
HEADINGS = """
## 2. What's new, *here*? {#new}

It is.

## Über uns

We.

## Trade-offs

One.

## Trade-offs

Two.
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    notes = tmp_path / "notes"
    write(notes / "a b.md", "# Alpha\n\n## What is a?\n\nIt is a.\n")
    write(notes / "week2/b.md", "# Beta\n\n## What is b?\n\nIt is b.\n")
    write(tmp_path / "other.md", "# Beside\n\nIt is not ours.\n")
    return notes


def read(path: Path, text: str, home: Path) -> Document:
    document, _ = reader.parse(text, write(path, text), home, home)
    assert [fault.fact for fault in readback.check_source(document, text)] == []
    return document


def led(document: Document) -> list[PurePosixPath | int | None]:
    """Where the links of `document` lead: to a file, or the line of a heading."""
    targets = [link.target for link in links(document)]
    return [one.line if isinstance(one, Location) else one for one in targets]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("[x](<../a b.md>)", "../a b.md"),
        ("[x](../a%20b.md#what-is-a)", "../a b.md"),
        ("[x][n]\n\n[n]: ../week2/b.md", "../week2/b.md"),
        ("[*x*](/week2/b.md 'title')", "../week2/b.md"),
        ('<a href="../week2/b.md">x</a>', "../week2/b.md"),
        ("[x](b.md)", None),  # an address is not looked for elsewhere
        ("[x](../../other.md)", None),  # its sheet lies elsewhere
        ("[x](../week2)", None),
        ("[x](../week2/b.png)", None),
        ("[x](file:///week2/b.md)", None),
        ("[x](https://a.b/week2/b.md)", None),
        ("[x](http%3A//[)", None),
        ("[x](%00.md)", None),
        (f"[x]({'y' * 300}.md)", None),
        ("[[b]]", "../week2/b.md"),
        ("[[B|x]]", "../week2/b.md"),
        ("[[week2/b.md#What is b?|x]]", "../week2/b.md"),
        ("it.\n\n| a |\n|---|\n| [[A b\\|x]] |", "../a b.md"),
        ("[[A b#What is a?\\|x]]", "../a b.md"),
        ("As in ![[b]].", "../week2/b.md"),
        ("[[c]]", None),
        ("[[Note: c?]]", None),
        ("[[other]]", None),
    ],
)
def test_a_link_leads_to_notes_that_are_there(link: str, target: str | None, tree: Path) -> None:
    document = read(tree / "week1/c d.md", f"# T\n\n### What is it?\n\nSee {link}\n", tree)
    assert led(document) == [PurePosixPath(target) if target else None]


@pytest.mark.parametrize(
    ("link", "line"),
    [
        ("[x](#2-whats-new-here)", 5),
        ("[x](#new)", 5),
        ("[x](#%C3%BCber-uns)", 9),
        ("[x](#Über%20uns)", 9),
        ("[x](c.md#über-uns)", 9),
        ("[x](#trade-offs)", 13),
        ("[x](#trade-offs-1)", 17),
        ("[x](#trade-offs-2)", None),
        ("[x](#)", None),
        ("[x](c.md)", None),
        ("[x](#t)", None),  # the title
        ("[[#Über uns]]", 9),
        ("[[c#über  Uns|x]]", 9),
        ("[[#T#Trade-offs]]", 13),
        ("[[#^a1b2c3]]", None),
        ("[[c]]", None),
    ],
)
def test_a_link_leads_to_a_heading_of_its_own_document(
    link: str, line: int | None, tree: Path
) -> None:
    text = f"# T\n\nWe say that {link} is so.\n{HEADINGS}"
    assert led(read(tree / "c.md", text, tree)) == [line]


def test_the_name_of_a_page_is_a_word_of_its_sentence(tree: Path) -> None:
    """It answers, as it did before it led anywhere."""
    text = "- Capital: [[Lima]]\n- River: [[Rímac|the Rímac]]\n- Sea: the [[Pacific]]\n"
    document = read(tree / "c.md", text, tree)
    entries = document.sections[0].entries
    assert [(one.kind, plain(one.prompt)) for one in entries] == [
        ("term", "Capital"),
        ("term", "River"),
        ("term", "Sea"),
    ]


# --- On paper and on cards ------------------------------------------------------------------------

LINKED = """# Gamma

## What is c?

As [a](<../a b.md#what-is-a>) and [[b|that]], not [gone](gone.md) nor `[[b]]`; see [below](#why).

## Why?

So it is, [as said](#what-is-c).
"""


def build(*paths: Path, out: Path, **options: Any) -> Report:
    return pipeline.build(Options(paths, out, **options), NOW)


def annotations(file: Path) -> Iterator[tuple[str, str]]:
    """Where the links of a PDF lead, in order: to an address, or to a name in the PDF."""
    with pikepdf.open(file) as pdf:
        names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        for page in pdf.pages:
            for one in page.get("/Annots", []):
                if "/A" in one:
                    yield "address", str(one.A.URI)
                else:
                    assert str(one.Dest) in names
                    yield "name", str(one.Dest)


def test_links_lead_from_sheet_to_sheet_and_are_words_on_cards(tree: Path, tmp_path: Path) -> None:
    source = write(tree / "week1/c.md", LINKED)
    out = tmp_path / "dist"
    report = build(tree, out=out, cards=True, short=True)
    assert not report.problems
    found = [
        ("address", "../a%20b.pdf"),
        ("address", "../week2/b.pdf"),
        ("name", "heading-7"),
        ("name", "heading-3"),
    ]
    assert [*annotations(out / "week1/c.pdf")] == found
    for kind, address in found:
        assert kind == "name" or (out / "week1" / address.replace("%20", " ")).resolve().exists()
    assert [*annotations(out / "week1/c-short.pdf")] == found
    assert [*annotations(out / "week1/c-cards.pdf")] == []
    with zipfile.ZipFile(out / "week1/c.apkg") as deck:
        assert b"href" not in deck.read("collection.anki2")
    (told,) = (one for one in report.documents if one.source == source)
    assert [(one.line, one.reason) for one in told.left_out if "gone" in one.text] == [
        (5, "target of a link, which is not there")
    ]


def test_a_sheet_is_made_again_when_what_it_links_to_comes_or_goes(
    tree: Path, tmp_path: Path
) -> None:
    write(tree / "week1/c.md", LINKED.replace("gone.md", "later.md").replace("`[[b]]`", "[[new]]"))
    out = tmp_path / "dist"
    sheet = out / "week1/c.pdf"

    def addresses() -> list[str]:
        build(tree, out=out)
        return [where for kind, where in annotations(sheet) if kind == "address"]

    before = addresses()
    write(tree / "week2/b.md", "# Beta\n\n## What else is b?\n\nIt is still b.\n")
    made = sheet.stat().st_mtime_ns
    assert addresses() == before == ["../a%20b.pdf", "../week2/b.pdf"]
    assert sheet.stat().st_mtime_ns == made  # what it says there does not matter
    write(tree / "week1/later.md", "# Later\n\nIt came.\n")
    assert addresses() == [*before, "later.pdf"]
    write(tree / "week3/new.md", "# New\n\nIt came, too.\n")
    assert addresses() == [*before, "later.pdf", "../week3/new.pdf"]
    (tree / "week2/b.md").unlink()
    (tree / "week3/new.md").unlink()
    assert addresses() == ["../a%20b.pdf", "later.pdf"]
