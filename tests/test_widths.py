"""Widths that are counted before anything is set are those that WeasyPrint then sets."""

from typing import Any

import pytest
from markupsafe import Markup

from cribdeck.html.markup import element, inline_html
from cribdeck.html.rendering import PX, laid_out
from cribdeck.notes.blocks import CodeSpan, Emphasis, Inlines, Strong, Text
from cribdeck.sheet.pages import SHEET_STYLE
from cribdeck.sheet.widths import KERNING, PLACE, breakable, columns_of, line_width

# In letters that the project's own fonts have.
LINES: dict[str, Inlines] = {
    "narrow letters": (Text("illicit filtfil"),),
    "wide letters": (Text("MWMW@%&"),),
    "German": (Text("Größe und Maße"),),
    "Cyrillic": (Text("файл ключ Щука"),),
    "Greek": (Text("ελληνικά"),),
    "Hebrew": (Text("שלום"),),
    "signs": (Text("→✓✗★≠①▶™"),),
    "an emoji": (Text("😀"),),
    "letters with space between them": (Text("(jeder)"),),
    "an accent of its own": (Text("e\u0301te\u0301"),),
    "code": (CodeSpan("filter.illi()"),),
    "half code": (Text("the "), CodeSpan("ISR"), Emphasis((Text(" of it"),))),
}


@pytest.fixture(scope="module")
def real() -> dict[str, float]:
    """How wide WeasyPrint sets each of LINES in bold, in em."""
    style = (
        "<style>@page { size: 5000pt 2000pt; margin: 0 }"
        " html { font-size: 100pt; --code: 100pt } p { white-space: nowrap }</style>"
    )
    lines = (
        element("p", {}, element("strong", {"id": name}, inline_html(line)))
        for name, line in LINES.items()
    )
    rendering: Any = laid_out(Markup(style) + Markup("").join(lines), [SHEET_STYLE], {})
    return {
        box.element.get("id"): box.width * PX / 100
        for page in rendering.pages
        for box in page._page_box.descendants()
        if box.element_tag == "strong" and type(box).__name__ == "InlineBox"
    }


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_at_most_as_wide_as_was_counted_and_hardly_narrower(
    name: str, real: dict[str, float]
) -> None:
    counted = line_width(LINES[name])
    assert real[name] <= counted <= real[name] + KERNING + 0.1


def test_letters_that_no_font_of_ours_has_count_as_wide_ones() -> None:
    assert line_width([Text("你好")]) > 2
    assert line_width([Text("e\u0331")]) == line_width([Text("e")])  # a sign below it
    assert line_width([Text("கா")]) > line_width([Text("க")])  # one beside it


def test_a_word_may_be_broken_between_its_inlines_where_it_is_too_long() -> None:
    word = (Text("see ("), CodeSpan("a.long.name"), Strong((Text("s)"),)))
    assert breakable(word, 20.0) == word
    assert breakable(word, 5.0) == (
        Text("see (" + PLACE),
        CodeSpan("a.long.name" + PLACE),
        Strong((Text("s)"),)),
    )


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("日本", 4), ("e\u0301", 1), ("│é→", 3), ("ｱ", 1), ("한", 2), ("", 0)],
)
def test_the_columns_of_a_text(text: str, columns: int) -> None:
    assert columns_of(text) == columns
