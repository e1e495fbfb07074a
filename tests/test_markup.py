"""HTML is made of text by type: what is no Markup is escaped, wherever it stands."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

from cribdeck.html.direction import directed
from cribdeck.html.markup import answer_html, element, inline_html, text, together
from cribdeck.notes.blocks import Blocks, Image
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.problems import Location
from cribdeck.sheet.layout import Page, choose_layout
from cribdeck.sheet.piece_html import PRINTED, piece_html
from cribdeck.sheet.pieces import pieces_of, title_piece

PATH = Path("notes.md")
EVIL = """<b title='1' id="2">&amp;"""


class Tags(HTMLParser):
    """The elements of some HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(str(html))  # a slice of Markup would be Markup
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.words += "".join(f"[{value}]" for name, value in attrs if name in ("alt", "href"))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_text_keeps_its_quotes() -> None:
    assert text("""a < b & "c" > 'd'""") == Markup("""a &lt; b &amp; "c" &gt; 'd'""")


def test_an_element_escapes_what_is_no_markup() -> None:
    inner = element("em", {}, "1 < 2", Markup("<br>"))
    assert inner == "<em>1 &lt; 2<br></em>"
    made = element("p", {"class": "a", "id": None, "title": """'"<"""}, inner, " & ")
    assert made == """<p class="a" title="&#x27;&quot;&lt;"><em>1 &lt; 2<br></em> &amp; </p>"""
    assert isinstance(made, Markup)


def test_elements_without_content_have_no_end() -> None:
    assert element("img", {"alt": ""}) == '<img alt="">'
    assert element("div", {}) == "<div></div>"


def test_what_stands_together_is_escaped_only_once() -> None:
    assert together("<", together(text("<"), "&")) == "&lt;&lt;&amp;"


NOTES = r"""
# T \<b title='1' id="2">&amp;amp;

## H \<b title='1' id="2">&amp;amp;

* **\<b title='1' id="2">&amp;amp;:** *\<b title='1' id="2">&amp;amp;*

### `<b title='1' id="2">&amp;`

[~~\<b title='1' id="2">&amp;amp;~~](https://example.com/?<b%20title='1'%20id="2">&)

| `<b title='1' id="2">&amp;` | b |
|---|---|
| a | `<b title='1' id="2">&amp;` |

```python
x = '<b title=\'1\' id="2">&amp;'  # <b title='1' id="2">&amp;
```

    <b title='1' id="2">&amp;
"""


@pytest.fixture(scope="module")
def answers() -> list[Blocks]:
    return [entry.answer for entry in entries(parse(NOTES, PATH)[0].sections)]


def test_no_text_of_notes_becomes_an_element_of_a_card(answers: list[Blocks]) -> None:
    for answer in answers:
        found = Tags(answer_html(answer))
        assert "b" not in found.tags
        assert "<b " in found.words


def test_no_text_of_notes_becomes_an_element_of_the_sheet() -> None:
    document, _ = parse(NOTES, PATH)
    page = Page(choose_layout(document.settings), 9.0)
    pieces = [title_piece(document, 0), *pieces_of(document, page)]
    for i, piece in enumerate(pieces):
        found = Tags(piece_html(piece, page, f"unit-{i}"))
        assert "b" not in found.tags
        assert EVIL in found.words or "<b title=\\'1" in found.words, found.words


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("שלום & a", True),
        ("& < שלום", True),
        ('"(1) שלום', True),
        ("a & שלום", True),
        ("שלום & more of it", True),
        ("more & שלום", False),
        ("`more` & שלום", True),
        ("`שלום` & more", False),
        ("Kafka היא מערכת", True),
        ("& 1", False),
    ],
)
def test_the_first_letter_or_most_say_which_way_a_paragraph_runs(text: str, is_rtl: bool) -> None:
    document, _ = parse(f"# T\n\n## P\n\n{text}\n", PATH)
    page = Page(choose_layout(document.settings), 9.0)
    *_, piece = pieces_of(document, page)
    assert ('<p dir="rtl">' in piece_html(piece, page, "unit")) is is_rtl


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("Kafka היא מערכת", "!Kafka היא מערכת"),
        ("<code>acks</code> היא", "<code>acks</code> היא"),
        ("{{c1::Kafka}} היא מערכת", "!{{c1::Kafka}} היא מערכת"),
        ("{{c1::מערכת}} היא Kafka", "{{c1::מערכת}} היא Kafka"),
        ("The word שלום", "The word שלום"),
        ("<p>Kafka היא</p><p>is</p><p>מערכת</p>", "<p>!Kafka היא</p><p>is</p><p>מערכת</p>"),
        (
            "<ul><li>Kafka: תור</li><li>מערכת</li></ul>",
            "<ul><li>!Kafka: תור</li><li>מערכת</li></ul>",
        ),
        ("<pre><code>a # שלום שלום</code></pre>", "<pre><code>a # שלום שלום</code></pre>"),
        ("\u200fKafka היא", "\u200fKafka היא"),
        ("É", "É"),
    ],
)
def test_what_begins_otherwise_is_marked(html: str, marked: str) -> None:
    assert directed(Markup(html)) == marked.replace("!", "&rlm;")


def test_each_cell_of_a_table_runs_its_own_way() -> None:
    document, _ = parse("# T\n\n## P\n\n| Kafka | תור |\n| - | - |\n| log | המקום ב-log |\n", PATH)
    page = Page(choose_layout(document.settings), 9.0)
    *_, piece = pieces_of(document, page)
    html = piece_html(piece, page, "unit")
    assert '<th scope="col" dir="rtl">תור</th>' in html
    assert '<td>log</td><td dir="rtl">' in html


def test_all_items_of_a_list_run_the_same_way() -> None:
    items = "- $x$\n- מילים\n- latin\n- $y$\n- more\n- $z$\n"
    document, _ = parse(f"# T\n\n## P\n\nאלה:\n\n{items}", PATH)
    page = Page(choose_layout(document.settings), 9.0)
    lists = [
        html
        for piece in pieces_of(document, page)
        if "<li>" in (html := piece_html(piece, page, "unit"))
    ]
    assert len(lists) > 1
    assert all('<ul dir="rtl">' in html for html in lists)


def test_the_words_for_a_picture_stay_in_its_attribute() -> None:
    picture = Image(Path("a.png"), f'"{EVIL}', f"{EVIL}.png", 10, 10, "", Location(PATH))
    for figures in (None, PRINTED):
        found = Tags(inline_html([picture], figures) if figures else inline_html([picture]))
        assert found.tags == ["img"]
        assert found.words == f'["{EVIL}]'
