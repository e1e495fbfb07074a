"""Shapes: each example gives its entries, and the page about notes is made of the examples."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.blocks import Paragraph, Rule, Text
from cribdeck.notes.document import Entry
from cribdeck.notes.recognise import shapes, under_heading
from cribdeck.notes.recognise.shape import Scope, Shape
from cribdeck.notes.recognise.shapes import ITEM_SHAPES, SHAPES
from cribdeck.notes.recognise.shapes.items import one_by_one
from cribdeck.notes.sheet_only import Prose, Remark
from cribdeck.notes.walk import entries
from cribdeck.problems import Location
from tests.conftest import DATA, ROOT, Golden
from tests.notes_page import PURPOSES, page, slug
from tests.test_reader import outline

PAGE = ROOT / "docs/notes.md"
MADE_OF = "[//]: # (What follows is made of"
ALL = (*SHAPES, *ITEM_SHAPES)


def found(example: str) -> Sequence[Entry]:
    document, problems = reader.parse(example, Path("notes.md"))
    assert problems == ()
    return tuple(entries(document.sections))


@pytest.mark.parametrize("shape", ALL, ids=lambda shape: shape.name)
def test_an_example_gives_its_entries(shape: Shape, golden: Golden) -> None:
    document, problems = reader.parse(shape.example, Path("notes.md"))
    assert problems == ()
    golden.check(DATA / f"shapes/{shape.name}.txt", outline(document))


@pytest.mark.parametrize("shape", ALL, ids=lambda shape: shape.name)
def test_an_example_is_read_otherwise_without_its_shape(
    shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(shape.example)
    items = one_by_one([other for other in ITEM_SHAPES if other is not shape])
    others = [items if other.name == "items" else other for other in SHAPES if other is not shape]
    monkeypatch.setattr(under_heading, "SHAPES", others)
    try:
        assert found(shape.example) != before
    except AssertionError as nothing_takes_it:
        assert "takes anything" in str(nothing_takes_it)


def test_every_file_is_in_a_list() -> None:
    files = sorted(path.stem for path in Path(shapes.__path__[0]).glob("[a-z]*.py"))
    assert sorted(shape.name.replace("-", "_") for shape in ALL) == files


def test_the_last_shape_takes_anything_but_what_others_begin_with() -> None:
    location = Location(Path("notes.md"), 3)
    scope = Scope((Text("A"),), location)
    line = Paragraph((Text("Text"),), location)
    for blocks, used in (((), 0), ((line,), 1), ((line, line, Rule(location)), 2)):
        taken = SHAPES[-1].find(scope, blocks)
        assert taken is not None and taken.used == used
    for place, kind in ((replace(scope, below_rule=True), Remark), (title(scope), Prose)):
        taken = SHAPES[-1].find(place, (line,))
        assert taken is not None and [type(entry) for entry in taken.entries] == [kind]


def title(scope: Scope) -> Scope:
    return replace(scope, is_title=True, has_sections=True)


# --- The page -------------------------------------------------------------------------------------


def test_the_page_about_notes_is_made_of_the_examples(golden: Golden) -> None:
    written, mark, _ = PAGE.read_text(encoding="utf-8").partition(MADE_OF)
    assert mark
    line = f"{MADE_OF} cribdeck/notes/recognise/shapes by tests/test_shapes.py: pytest --accept)\n"
    golden.check(PAGE, "".join((written, line, *page(PAGE.parent))))
    assert sorted(name for names in PURPOSES.values() for name in names) == sorted(
        shape.name for shape in ALL
    )
    for purpose in PURPOSES:
        assert f"(#{slug(purpose)})" in written


def test_each_link_of_the_page_leads_to_a_heading_or_a_file() -> None:
    text = PAGE.read_text(encoding="utf-8")
    text = re.sub(r"^(```+).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    headings = [slug(line.lstrip("#").strip()) for line in text.splitlines() if line[:1] == "#"]
    links = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(?<!`)(`+)(?!`).*?\1", "", text))
    assert len(links) > len(ALL)
    for link in links:
        if link.startswith("#"):
            assert headings.count(link[1:]) == 1, link
        else:
            assert (PAGE.parent / link.partition("#")[0]).exists(), link
