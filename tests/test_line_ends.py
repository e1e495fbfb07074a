"""A line on paper ends where its next word finds no room, and no earlier."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from markupsafe import Markup

from cribdeck.html.rendering import PX, laid_out
from cribdeck.sheet.pages import SHEET_STYLE

LINES = {
    "bold behind it": "A shelf or case for all that has been read. Each stands upon <strong>its own"
    " board</strong>.",
    "code in it": "The word <code>fetch</code> asks for some of it and <code>commit</code> says"
    " so.",
    "a link in bold": "See <strong>the page on <a href='#x'>rivers</a></strong> and"
    " <em>lakes</em>.",
}
WIDTHS = range(90, 330)  # points
MARGIN = 6  # points: a blank, and what a word may be wider than others of its length


@pytest.fixture(scope="module")
def early() -> dict[str, list[str]]:
    """The words of each of LINES, at each of WIDTHS, that had room at the end of the line above."""
    style = "<style>@page { size: 500pt 99999pt; margin: 0 } p { margin: 0 }</style>"
    texts = (
        f'<p id="{name}" style="width: {width}pt">{text}</p>'
        for name, text in LINES.items()
        for width in WIDTHS
    )
    rendering: Any = laid_out(Markup(style + "".join(texts)), [SHEET_STYLE], {})
    found: dict[str, list[str]] = {name: [] for name in LINES}
    for box in rendering.pages[0]._page_box.descendants():
        if box.element_tag == "p" and type(box).__name__ == "BlockBox":
            found[box.element.get("id")] += _early(box)
    return found


def _early(paragraph: Any) -> Iterator[str]:
    for line, below in pairwise(paragraph.children):
        first = next(one for one in _texts(below) if one.text.strip())
        word = first.text.split()[0]
        width = first.width / len(first.text) * len(word)
        room = paragraph.width - sum(one.width for one in _texts(line))
        if 1.2 * width + MARGIN / PX < room:
            yield word


def _texts(line: Any) -> Iterator[Any]:
    return (box for box in line.descendants() if type(box).__name__ == "TextBox")


@pytest.mark.parametrize("name", LINES)
def test_no_line_ends_before_a_word_that_has_room_in_it(
    name: str, early: dict[str, list[str]]
) -> None:
    assert early[name] == []
