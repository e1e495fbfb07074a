"""Lengths that the stylesheets set and Python counts with stand in Python alone, and are what
WeasyPrint makes of them."""

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from cribdeck.html.rendering import PX, filled, laid_out
from cribdeck.notes.reader import parse
from cribdeck.papercards.pages import CARD, CardLengths
from cribdeck.sheet.layout import LENGTHS, Lengths, Page, choose_layout
from cribdeck.sheet.pages import SHEET_STYLE
from cribdeck.sheet.piece_html import piece_html
from cribdeck.sheet.pieces import pieces_of

STYLES: dict[str, Lengths | CardLengths] = {"sheet.css.jinja": LENGTHS, "cards.css.jinja": CARD}
NAMES = [(file, field.name) for file, lengths in STYLES.items() for field in fields(lengths)]
OTHER = 7777.0
# Of the same size by chance: something else than what the table names.
BY_CHANCE = {
    (".asked > .prompt", "padding"),
    ('.asked[dir="rtl"] > .prompt', "padding"),
    ("h3, .h3", "line-height"),
    (".front .body", "line-height"),
    (".number", "min-width"),
}


def declarations(file: str, *changed: str) -> list[tuple[str, str, str]]:
    """Selector, property and value of all declarations of a stylesheet, where the lengths that are
    `changed` are OTHER."""
    lengths: Any = STYLES[file]
    lengths = replace(lengths, **dict.fromkeys(changed, OTHER))
    css = re.sub(r"/\*.*?\*/", "", filled(file, lengths=lengths), flags=re.DOTALL)
    return [
        (" ".join(selector.split()), name.strip(), value)
        for selector, inner in re.findall(r"([^{}]+)\{([^{}]*)\}", css)
        for name, _, value in (declaration.partition(":") for declaration in inner.split(";"))
    ]


@pytest.mark.parametrize(("file", "name"), NAMES)
def test_a_length_that_is_counted_with_stands_only_once(file: str, name: str) -> None:
    number = getattr(STYLES[file], name)
    pairs = zip(declarations(file), declarations(file, name), strict=True)
    properties = {was[1] for was, becomes in pairs if was != becomes}
    assert properties, f"{file} does not use {name}"
    others = [field.name for field in fields(STYLES[file])]
    for selector, of, value in declarations(file, *others):
        again = of in properties and number in map(float, re.findall(r"\d+(?:\.\d+)?", value))
        assert not again or (selector, of) in BY_CHANCE, f"{selector} {{ {of}:{value} }}"


# --- Python counts as WeasyPrint sets -------------------------------------------------------------

NOTES = """\
# Notes

### A very, very long heading of the first rank, which goes on and on, for more than a line of it

### Lists and others

Text.

* a bullet
* another

1. number
2. numbers

> quoted

| a | b |
|---|---|
| c | d |

```python
code()
```

```
drawn
```

### Terms

* **A term whose name is so long that it stands above its own definition, wherever it stands:** d
"""


@pytest.fixture(scope="module")
def boxes() -> list[Any]:
    """The boxes of NOTES as WeasyPrint lays them out in a column 200 points wide."""
    document, _ = parse(NOTES, Path("notes.md"))
    page = Page(choose_layout(document.settings), 10.0)
    pieces = pieces_of(document, page)
    html = (piece_html(piece, page, f"unit-{i}") for i, piece in enumerate(pieces))
    style = (
        "<style>@page { size: 200pt 2000pt; margin: 0 }"
        " html { font-size: 10pt; --mono: 8.2pt; --code: 8.8pt; --small: 9.2pt }</style>"
    )
    rendering = laid_out(Markup(style) + Markup("").join(html), [SHEET_STYLE], {})
    (whole,) = (finished._page_box for finished in rendering.pages)
    return list(whole.descendants())


def room(boxes: list[Any], tag: str, classes: str = "") -> float:
    """The width in points of what stands in the first element `tag`."""
    found = next(
        box
        for box in boxes
        if box.element_tag == tag and classes in (box.element.get("class") or "")
    )
    return float(found.width * PX)


def test_what_is_left_of_a_column_is_what_is_counted_with(boxes: list[Any]) -> None:
    assert room(boxes, "ul") == pytest.approx(200 - LENGTHS.bullets * 10)
    assert room(boxes, "ol") == pytest.approx(200 - LENGTHS.numbers * 10)
    assert room(boxes, "dd") == pytest.approx(200 - LENGTHS.definition * 10)
    assert room(boxes, "blockquote") == pytest.approx(200 - LENGTHS.quote_sides(10))
    assert room(boxes, "pre", "code") == pytest.approx(200 - LENGTHS.code_sides)
    assert room(boxes, "pre", "drawn") == pytest.approx(200 - LENGTHS.drawn_sides)
    cells = sum(box.width * PX for box in boxes if type(box).__name__ == "TableCellBox")
    assert cells == pytest.approx(2 * (200 - 2 * LENGTHS.cell_sides * 9.2))
