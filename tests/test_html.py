"""HTML in notes: elements and the Markdown between their tags as blocks and inlines of our own."""

from itertools import product
from pathlib import Path
from textwrap import dedent

import pytest

from cribdeck.html.markup import inline_html
from cribdeck.notes import reader, walk
from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    Blocks,
    CodeBlock,
    ItemList,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import body
from cribdeck.notes.reader import markdown
from cribdeck.notes.reader.blocks import blocks_of
from cribdeck.notes.reader.html_blocks import structured
from cribdeck.notes.reader.markdown import nodes_of
from cribdeck.notes.reader.source import source_of
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Problem
from cribdeck.proof.source import compare_source


def read(text: str) -> tuple[Document, tuple[Problem, ...]]:
    """The document that `text` is; no word of it is lost or said twice."""
    text = dedent(text)
    document, problems = reader.parse(text, Path("a.md"))
    assert not list(compare_source(document, text))
    return document, problems


def outline(block: Block) -> str:
    """`block` in one line: `p[words]`, `details[p[*Q*] p[A]]`."""
    match block:
        case Paragraph(inlines):
            return f"p[{plain(inlines)}]"
        case CodeBlock(text, language):
            return f"code {language}[{text}]"
        case ItemList(items, start):
            said = (" ".join(map(outline, item.blocks)) for item in items)
            return f"{'ul' if start is None else 'ol'}[{' | '.join(said)}]"
        case Quote(blocks, kind=kind):
            return f"{kind or 'quote'}[{' '.join(map(outline, blocks))}]"
        case Table(header, rows):
            lines = (" | ".join(map(plain, row.cells)) for row in (header, *rows))
            return f"table[{' / '.join(lines)}]"
        case Rule():
            return "hr"


def blocks_read(text: str) -> Blocks:
    """The blocks that the notes `text` are, whatever they ask."""
    source = source_of(text, Path("a.md"), Path())
    tokens, _, _ = markdown.parse(source.text)
    return blocks_of(source, structured(source, nodes_of(tokens)))


def outlined(text: str) -> str:
    """All blocks of the notes `text`, in one line; no word of them is lost or said twice."""
    read(f"# T\n\n## S\n\nFirst.\n\n{text}")
    return " ".join(map(outline, blocks_read(text)))


QUESTION = "<details><summary>Why?</summary>\n\nBecause.\n\n</details>"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (QUESTION, "details[p[Why?] p[Because.]]"),
        ("<details><summary>Why?</summary>Because.</details>", "details[p[Why?] p[Because.]]"),
        (
            "<DETAILS open>\n<SUMMARY><B>Why?</B></SUMMARY><br><b>\n\nSo.\n\n</b></DETAILS>",
            "details[p[Why?] p[So.]]",
        ),
        (f"{QUESTION}\n\n{QUESTION}", "details[p[Why?] p[Because.]] details[p[Why?] p[Because.]]"),
        (f"{QUESTION}\n{QUESTION}", "details[p[Why?] p[Because.]] details[p[Why?] p[Because.]]"),
        ("<details><summary>Why?</summary></details>", "details[p[Why?]]"),
        ("<details>\n\nAlone.\n\n</details>", "details[p[Alone.]]"),
        (
            "<details><summary>Why?</summary>\n\n- a\n- b\n\n```sh\nls\n```\n\n</details>\n\nB.",
            "details[p[Why?] ul[p[a] | p[b]] code sh[ls]] p[B.]",
        ),
        (
            "<details><summary>Why?</summary>\n\n- a\n</details>\n\nB.",
            "details[p[Why?] ul[p[a]]] p[B.]",
        ),
        (
            "<details><summary>Why?</summary>\n\nText.</details>\n\nB.",
            "details[p[Why?] p[Text.]] p[B.]",
        ),
        (
            "<details><summary>\n\n### Why?\n\n</summary>\n\nSo.\n\n</details>",
            "details[p[Why?] p[So.]]",
        ),
        ("<details><summary><h3>Why?</h3></summary>So.</details>", "details[p[Why?] p[So.]]"),
        (
            "<details><summary>Why?</summary>\n\n#### Answer: B\n\nSo.\n\n</details>",
            "details[p[Why?] p[Answer: B] p[So.]]",
        ),
        (
            f"- one\n- {QUESTION.replace(chr(10), chr(10) + '  ')}",
            "ul[p[one] | details[p[Why?] p[Because.]]]",
        ),
        (f"> {QUESTION.replace(chr(10), chr(10) + '> ')}", "quote[details[p[Why?] p[Because.]]]"),
        (
            f"<details><summary>All</summary>\n\n{QUESTION}\n\nAnd.\n\n</details>",
            "details[p[All] details[p[Why?] p[Because.]] p[And.]]",
        ),
        ("<details><summary>Why?</summary>\n\nNo end.", "details[p[Why?] p[No end.]]"),
        ("<details><summary>Why?\n\nNo end.", "details[p[Why?] p[No end.]]"),
        ("</details>\n\nText.</summary>", "p[Text.]"),
        (
            "<!-- a remark -->\n<details><!-- b --><summary>Why?</summary>So.</details>",
            "details[p[Why?] p[So.]]",
        ),
    ],
)
def test_details_hold_what_is_between_their_tags(text: str, said: str) -> None:
    assert outlined(text) == said


def test_what_opens_on_demand_has_its_places() -> None:
    text = "# T\n\n<details>\n<summary>Why?</summary>\n\nSo\nit\n\n- is\n\n</details>\n"
    _, problems = read(text)
    _, quote = blocks_read(text)
    assert isinstance(quote, Quote) and quote.kind == DETAILS
    lines = [block.location.line for block in walk.blocks((quote,))]
    assert lines == [3, 4, 6, 9, 9]
    assert not problems


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<details><summary>A</summary>\n\na\n\n## S\n\nb\n", ["S"]),
        ("<details><summary>A</summary>a\n\n<h2>S</h2>\n\nb\n", ["S"]),
        ("<details><summary>A</summary>\n\n## In\n\n</details>\n\n## S\n\nb\n", ["A", "In", "S"]),
        ("<ul><li>a\n\n## S\n\nb\n", ["S"]),
        ("<table><tr><td>a\n\n## S\n\nb\n", ["S"]),
        ("<blockquote>a\n\n## S\n\nb\n", ["S"]),
        ("<pre>a\n\n## S\n\nb\n", ["S"]),
        ("<script>a\n\n## S\n\nb\n", ["S"]),
        ("<style>\n\n## S\n\nb\n", ["S"]),
        ("<?php a\n\n## S\n\nb\n", ["S"]),
        ("<![CDATA[ a\n\n## S\n\nb\n", ["S"]),
        ("<!-- a\n\n## S\n\nb\n", ["S"]),
    ],
)
def test_what_is_not_closed_swallows_no_section(text: str, kinds: list[str]) -> None:
    document, _ = read("# T\n\nFirst.\n\n" + text)
    titles = [plain(path[-1].heading) for path in walk.sections(document.sections)]
    assert titles[1:] == kinds


def test_what_is_not_closed_is_said_once() -> None:
    _, problems = read("# T\n\n" + "<details><summary>A</summary>\n\na\n\n" * 3)
    assert list(map(str, problems)) == [
        "a.md:3: <details> is not closed; it is taken to end where something new begins "
        "(also at lines 7, 11); write </details> where it ends"
    ]


def test_a_closing_tag_may_be_indented_like_what_it_closes() -> None:
    text = "<details><summary>Why?</summary>\n\n- a\n  - b\n\n    </details>\n\nBehind.\n"
    assert outlined(text) == "details[p[Why?] ul[p[a] ul[p[b]]]] p[Behind.]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "ul[p[a] | p[b] ul[p[c]]]"),
        ("<ol start='3'>\n<li>a\n<li>b\n</ol>", "ol[p[a] | p[b]]"),
        ("<li>a</li>\n<li>b</li>\n\nBehind.", "ul[p[a] | p[b]] p[Behind.]"),
        ("<ul>\n<li>\n\na\n\n```sh\nls\n```\n\n</li>\n</ul>", "ul[p[a] code sh[ls]]"),
        ("<blockquote>\n\na\n\n- b\n\n</blockquote>", "quote[p[a] ul[p[b]]]"),
        ("<div align='center'>\n<p>a</p>b<center>c</center>\n</div>", "p[a] p[b] p[c]"),
        ("a<p>b</p>c", "p[a] p[b] p[c]"),
        ("<section>\n\na\n\n</section>\n<hr/>\nb", "p[a] hr p[b]"),
        (
            "<pre><code class='language-js'>\nif (a &lt; b)\n  c\n</code></pre>",
            "code js[if (a < b)\n  c]",
        ),
        ("<pre>a <b>b</b> List<String></pre>", "code [a b List<String>]"),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "table[A | B / 1 | 2]"),
        (
            "<table>\n<thead>\n<tr><th>A</th><th>B</th></tr>\n</thead>\n<tbody>\n"
            "<tr><td colspan='2'>1</td></tr>\n<tr><td rowspan=2>2</td><td>3<br>4</td></tr>\n"
            "<tr><td><ul><li>5</li><li>6</li></ul></td></tr>\n</tbody></table>",
            "table[A | B / 1 |  / 2 | 3 4 /  | • 5 • 6]",
        ),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "table[ |  / a | b]"),
        ("<table><tr><td>\n\n```sh\nls\n```\n\n</td><td>b</td></tr></table>", "code sh[ls] p[b]"),
        ("<table><caption>C</caption><tr><td>a</td></tr></table>", "p[C] p[a]"),
        ("<ul><details></ul>a</details>\n\nb", "p[a] p[b]"),
        ("<td>a</td>", "p[a]"),
        ("<name>\na\n</name>", "p[<name> a </name>]"),
        ("<script>\nx\n\ny\n</script>\n\na", "p[a]"),
    ],
)
def test_elements_are_the_blocks_of_markdown(text: str, said: str) -> None:
    assert outlined(text) == said


def test_terms_of_html_are_terms() -> None:
    document, _ = read("# T\n\n<dl><dt>A</dt><dd>a</dd><dd>b</dd>\n<dt><b>B</b><dd>c</dl>\n")
    found = [
        (plain(one.prompt), plain_blocks(one.answer)) for one in walk.entries(document.sections)
    ]
    assert found == [("A", "a\nb"), ("B", "c")]


def test_headings_of_html_begin_sections() -> None:
    text = """
        <div align="center">
        <h1 id="t">T</h1>
        </div>

        <h2><a name="s"></a>S <small>s</small></h2>

        a

        <details><summary><h3>In</h3></summary>

        ## Inside

        </details>

        <h3>Below</h3>b
        """
    document, problems = read(text)
    found = [
        (path[-1].level, plain(path[-1].heading), path[-1].location.line)
        for path in walk.sections(document.sections)
    ]
    assert document.title == "T"
    assert found[1:] == [(2, "S s", 6), (3, "In", 10), (4, "Inside", 12), (3, "Below", 16)]
    assert not problems


STYLES = {
    "H<sub>2</sub>O x<sup>2</sup>": "H<sub>2</sub>O x<sup>2</sup>",
    "<b>a</b> <STRONG>b</STRONG>": "<strong>a</strong> <strong>b</strong>",
    "<i>a</i> <em>b</em> <cite>c</cite>": "<em>a</em> <em>b</em> <em>c</em>",
    "<s>a</s> <del>b</del> <strike>c</strike>": "<s>a</s> <s>b</s> <s>c</s>",
    "<u>a</u> <ins>b</ins> <small>c</small>": "<u>a</u> <u>b</u> <small>c</small>",
    "<kbd>a</kbd> <mark>b</mark>": "<kbd>a</kbd> <mark>b</mark>",
    "<code>a*b* &lt;c> **d**</code> <tt>e</tt>": (
        "<code>a*b* &lt;c&gt; **d**</code> <code>e</code>"
    ),
    "<a href='https://a.b/?c&amp;d' onclick='e'>f</a>": '<a href="https://a.b/?c&amp;d">f</a>',
    "<a href='javascript:a'>b</a> <a name='c'>d</a><a id=e />": "b d",
    "<a href='https://a.b'>c [d](https://e.f)</a>": '<a href="https://a.b">c d</a>',
    "<span style='color:red'>a</span> <font color=b>c</font> <abbr title=d>e</abbr>": "a c e",
    "<b>a <i>b</i></b> **c <u>d</u>**": (
        "<strong>a <em>b</em></strong> <strong>c <u>d</u></strong>"
    ),
    "[<kbd>a</kbd>](https://b.c)": '<a href="https://b.c"><kbd>a</kbd></a>',
    "<b><i>a</b></i> b": "<strong><em>a</em></strong> b",
    "<b><b>a</b></b>": "<strong>a</strong>",
    "</b>a</b>": "a",
    "<b>a\nb</b> c": "<strong>a b</strong> c",
    "a<br/>b<BR>c": "a<br>b<br>c",
    "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>": (
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>"
        "<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>"
    ),
    "List<String> Map<K, V> <name> f<a> Functor<B>": (
        "List&lt;String&gt; Map&lt;K, V&gt; &lt;name&gt; f&lt;a&gt; Functor&lt;B&gt;"
    ),
    "a < b > c": "a &lt; b &gt; c",
    "`<b>a</b>`": "<code>&lt;b&gt;a&lt;/b&gt;</code>",
    "<button>a</button>": "&lt;button&gt;a&lt;/button&gt;",
}


@pytest.mark.parametrize("text", STYLES)
@pytest.mark.parametrize("around", ["{}", "- {}", "> {}", "| a |\n|-|\n| {} |", "<p>{}</p>"])
def test_elements_within_a_line_are_inlines(text: str, around: str) -> None:
    if "|" in around:
        text = text.replace("\n", " ") if "\n" in text else text
    wanted = STYLES.get(text, "<strong>a b</strong> c")
    document, _ = read("# T\n\n## S\n\nFirst.\n\n" + around.format(text) + "\n")
    lines = [
        line
        for entry in walk.printed(document.sections)
        for _, line in walk.entry_lines(entry)
        if line
    ]
    assert inline_html(lines[-1]) == wanted


def test_what_a_script_says_is_in_no_line() -> None:
    document, problems = read("# T\n\na <script>alert(1)</script>b<style>\nc</style>\n")
    (entry,) = walk.printed(document.sections)
    assert plain_blocks(body(entry)) == "a b"
    assert [problem.code for problem in problems] == ["raw-html", "raw-html"]


def test_a_heading_has_no_anchors_and_its_styles() -> None:
    document, _ = read("# T\n\n## <a name='acid'></a>Acids H<sub>2</sub>\n\na\n")
    heading = document.sections[-1].heading or document.sections[0].sections[-1].heading
    assert inline_html(heading) == "Acids H<sub>2</sub>"


@pytest.mark.parametrize(
    ("text", "line"), [("a <b>b\nc", 3), ("- a <a href='https://b.c'>d", 3), ("*a <u>b* c", 3)]
)
def test_an_element_of_a_line_ends_with_its_text(text: str, line: int) -> None:
    _, problems = read(f"# T\n\n{text}\n\nBehind.\n")
    (problem,) = problems
    assert (problem.code, problem.location.line) == ("unclosed-tag", line)


def test_an_image_of_html_is_one_of_markdown() -> None:
    _, problems = read('# T\n\n<p align="center"><img src="x.png" alt="a &amp; b" width=9></p>\n')
    assert [(one.code, one.location.line) for one in problems] == [("image", 3)]
    document, _ = read("# T\n\na <img alt='x.png' src='x.png'>\n")
    (entry,) = walk.printed(document.sections)
    assert "x.png" in plain_blocks(body(entry))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<ruby><rt>one</rt>two</ruby> three", "onetwo three"),
        ("<ruby>漢<rt>kan<rt>han</rt></ruby>", "漢(kan)han"),
        ("<ruby>(<rt>one</rt>)</ruby> two", "one two"),
        ("<ruby>漢<b><rt>kan</rt></b></ruby>", "漢kan"),
        ("<ruby><rt>one<rt>two<rt>three", "onetwothree"),
    ],
)
def test_a_reading_of_nothing_is_words(text: str, words: str) -> None:
    (block,) = blocks_read(text)
    assert isinstance(block, Paragraph)
    assert plain(block.inlines) == words


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u3000"])
@pytest.mark.parametrize("line", ["one{}two", "**one{}two**", "`one{}two`", "<kbd>one{}two</kbd>"])
def test_blanks_without_end_are_one(line: str, blank: str) -> None:
    def said(count: int) -> str:
        (block,) = blocks_read(line.format(blank * count))
        assert isinstance(block, Paragraph)
        return plain(block.inlines)

    assert said(1000) == "one two"
    assert said(3) == f"one{blank * 3}two"


def test_a_word_goes_on_where_one_with_a_reading_begins() -> None:
    """Words of which each holds others: none may be taken for the parts of another."""
    read_as = (("残念", "ざんねん"), ("念", "ねん"), ("は残", "はざん"))
    text = "# T\n\n## S\n\n" + "\n\n".join(
        f"{before}<ruby>{word}<rt>{reading}</rt></ruby>{behind}"
        for before, (word, reading), behind in product(("", "は", "とても"), read_as, ("", "です"))
    )
    document, _ = read(text)
    assert list(compare_source(document, text)) == []


ONE_LINE = {
    "items": (
        "<ul><li>Lock: keeps others out</li><li>Key: opens it again</li>"
        "<li>Bolt: holds the door</li></ul>",
        ["Lock", "Key", "Bolt"],
    ),
    "numbered": (
        "<ol><li><b>What is a lock?</b><br>It keeps others out.</li>"
        "<li><b>What is a key?</b><br>It opens again.</li></ol>",
        ["What is a lock?", "What is a key?"],
    ),
    "table": (
        "<table><tr><th>Word</th><th>Meaning</th></tr><tr><td>ostium</td><td>the small door</td>"
        "</tr><tr><td>murus</td><td>the wall of a town</td></tr></table>",
        ["ostium", "murus"],
    ),
    "definitions": (
        "<dl><dt>Roof</dt><dd>what is above</dd><dt>Floor</dt><dd>what is below</dd></dl>",
        ["Roof", "Floor"],
    ),
    "details": (
        "<details><summary>What is a door?</summary>It opens.</details>"
        "<details><summary>What is a wall?</summary>It stands.</details>",
        ["What is a door?", "What is a wall?"],
    ),
    "headings": (
        "<h3>What is a window?</h3><p>A hole with glass.</p>"
        "<h3>What is a stair?</h3><p>A way up.</p>",
        ["What is a window?", "What is a stair?"],
    ),
    "paragraphs": (
        "<p><b>What is a sill?</b> It is under a window.</p>"
        "<p><b>What is a lintel?</b> It is above a door.</p>",
        ["What is a sill?", "What is a lintel?"],
    ),
}


@pytest.mark.parametrize("kind", ONE_LINE)
def test_what_stands_in_one_line_is_told_apart(kind: str) -> None:
    """Each is an entry with a place of its own, also the second time."""
    html, prompts = ONE_LINE[kind]
    document, _ = read(f"# House\n\n## Parts\n\n{html}\n\n## More parts\n\n{html}\n")
    found = [one for one in walk.entries(document.sections) if plain(one.prompt) in prompts]
    assert [plain(one.prompt) for one in found] == prompts * 2
    assert len({one.location for one in found}) == len(found)


@pytest.mark.parametrize("mark", ["", "> ", "- "])
@pytest.mark.parametrize("kind", ONE_LINE)
def test_a_line_of_html_is_asked_like_several(kind: str, mark: str) -> None:
    html, _ = ONE_LINE[kind]
    several = html.replace("><", f">\n{mark.replace('-', ' ')}<")
    asked = []
    for text in (html, several):
        document, _ = read(f"# House\n\n## Parts\n\n{mark}{text}\n\n## End\n")
        asked.append([plain(one.prompt) for one in walk.entries(document.sections)])
    assert asked[0] == asked[1]


@pytest.mark.parametrize("tag", ["div", "pre"])
def test_the_source_of_a_drawing_in_a_tag_is_one(tag: str) -> None:
    drawing = 'graph LR\n  A[Heart<br/>left] --> B["a & b"]'
    document, problems = read(
        f'# Body\n\n## Blood\n\n<{tag} class="mermaid">\n{drawing}\n</{tag}>\n'
    )
    (entry,) = walk.entries(document.sections)
    (block,) = body(entry)
    assert isinstance(block, CodeBlock)
    assert (block.text, block.language, problems) == (drawing, "mermaid", ())


def test_other_divisions_hold_markdown() -> None:
    document, _ = read('## Blood\n\n<div class="note">\n\n**Plasma** is yellow.\n\n</div>\n')
    (entry,) = walk.entries(document.sections)
    assert plain_blocks(body(entry)) == "Plasma is yellow."
