"""What Obsidian and its kin write otherwise than CommonMark: marks in a line, callouts, footnotes,
attributes. Each case says what is shown, as HTML, and what is left out and why; the second witness
agrees that no word is lost.
"""

from pathlib import Path

import pytest

from cribdeck.html.markup import blocks_html, inline_html
from cribdeck.notes import reader
from cribdeck.notes.blocks import Blank, ItemList, Math, Paragraph, Quote
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import body
from cribdeck.notes.walk import blocks, entries, inlines
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof import readback

ABOVE = "# T\n\n### What is it?\n\n"


def read(text: str) -> Document:
    document, _ = reader.parse(text, Path("notes.md"))
    assert [fault.fact for fault in readback.check_source(document, text)] == []
    return document


def shown(text: str) -> str:
    """What stands below a question, as HTML."""
    entry, *_ = entries(read(ABOVE + text).sections)
    return str(blocks_html(body(entry)))


def left_out(text: str) -> list[tuple[str, str]]:
    return [(one.reason, one.text) for one in read(ABOVE + text).left_out]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        # Highlights
        ("The ==cell== is small.", "The <mark>cell</mark> is small."),
        ("A ==*very* small== cell", "A <mark><em>very</em> small</mark> cell"),
        ("**==a==**, ==b==", "<strong><mark>a</mark></strong>, <mark>b</mark>"),
        ("这是==细胞==的", "这是<mark>细胞</mark>的"),
        ("where a == b and c == d", "where a == b and c == d"),
        ("if x==1 and y==2", "if x==1 and y==2"),
        ("`a ==b== c` and ==`d`==", "<code>a ==b== c</code> and <mark><code>d</code></mark>"),
        ("==a `b== c`", "==a <code>b== c</code>"),
        ("a ====b==== c === d", "a ====b==== c === d"),
        ("==not closed", "==not closed"),
        ("A ^^cell^^ is small, x^^2 and y^^2", "A <mark>cell</mark> is small, x^^2 and y^^2"),
        ("wear @^^cream against ^^risk", "wear @^^cream against ^^risk"),
        ("++lipids/ @++proteins", "++lipids/ @++proteins"),
        # What is inserted
        ("++Note:++ the ++small ones++.", "<u>Note:</u> the <u>small ones</u>."),
        ("C++ and Java++, i++ + j++, ++i", "C++ and Java++, i++ + j++, ++i"),
        ("++i is not ++j or x++", "++i is not ++j or x++"),
        # Blanks of Anki
        ("{{c1::Lima}} is in {{c2::Peru::a *land*}}.", "Lima is in Peru."),
        ("{{c1::the *very* {{c2::old}} one}}", "the <em>very</em> old one"),
        ("{{c1::$x_{a_{b}}$}}, {{c3::f}}}", r'<span class="math">\(x_{a_{b} }\)</span>, f}'),
        ("`{{c1::a}}`, {{ a.b }}, {{c1::}}", "<code>{{c1::a}}</code>, {{ a.b }}, {{c1::}}"),
        ("The {{cloze heart}} beats.", "The heart beats."),
        # Links
        ("The [[Nucleus|nucleus]] of the [[Cell]].", "The nucleus of the Cell."),
        ("[[bio/Cell#Parts]], [[Cell#^ab12]], [[#Parts]]", "Cell &gt; Parts, Cell, Parts"),
        ("[[1]](http://a.b), x[[0]]", '<a href="http://a.b">[1]</a>, x[[0]]'),
        ("[[ -f x ]] and [[a", "[[ -f x ]] and [[a"),
        ("[[1,2],[3,4]] and `[[a]]`", "[[1,2],[3,4]] and <code>[[a]]</code>"),
        ("As in ![[Cell#Parts]] and ![[Old note|that]].", "As in Cell &gt; Parts and that."),
        # Comments, ids, tags
        ("a %%b c%% d", "a  d"),
        ("100%% sure, 50%% not", "100%% sure, 50%% not"),
        ("%% never closed", "%% never closed"),
        ("It is so. ^a1b2c3", "It is so."),
        ("See ^ref and #tag-here in it.", "See ^ref and #tag-here in it."),
        ("a is x ^2", "a is x ^2"),
        ("#exam #bio/cells\nIt is.", "It is."),
        ("#1 and #2", "#1 and #2"),
        # Attributes
        ("*a*{: .red} b{:.c}", "<em>a</em> b"),
        ("It is. {.fragment}", "It is."),
        ("It is.\n{: #x .y title=\"z w\"}", "It is."),
        ("a {b} {c d} {x=1} f{.g} h", "a {b} {c d} {x=1} f{.g} h"),
        # Footnotes
        ("It is[^1] so.[^1]\n\n[^1]: Or *not*.", "It is <small>(Or <em>not</em>.)</small> so."),
        ("It is^[or [not] so] so.", "It is <small>(or [not] so)</small> so."),
        ("It is[^9] so.", "It is[^9] so."),
    ],
)  # fmt: skip
def test_a_line_shows(text: str, html: str) -> None:
    assert shown(text) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("[[bio/Cell|the cell]]", [("target of a link", "[[bio/Cell|")]),
        ("{{c1::a::b c}}", [("number of a blank", "{{c1::"), ("hint of a blank", "::b c")]),
        ("a %%b c%% d", [("comment", "%%b c%%")]),
        ("a ^a1", [("id of a block", "^a1")]),
        ("#a, #b", [("tags", "#a, #b")]),
        ("a\n{: .b}", [("attributes", "{: .b}")]),
        ("```{.python .number}\na = 1\n```", [("info string", "{.python .number}")]),
        ("a\n\n```dataview\nlist from #a\n```", [("query", "dataview\nlist from #a\n")]),
        (":::note\na\n:::", [("kind of a callout", ":::note")]),
        (
            ":::info{Exemplo}\na\n:::",
            [("kind of a callout", ":::info"), ("attributes of a callout", "{Exemplo}")],
        ),
        ("```{note}\na\n```", [("kind of a callout", "```{note}")]),
        (
            "~~~{tip}\n:class: wide\na\n~~~",
            [("kind of a callout", "~~~{tip}"), ("option of a callout", ":class: wide")],
        ),
        ("Status:: open\na", [("property", "Status:: open")]),
        ("- a\n- tags:: #b, #c", [("property", "tags:: #b, #c")]),
        ("> a\n> up:: [[b]]", [("property", "up:: [[b]]")]),
        ("a [due:: May 3] b", [("property", "[due:: May 3]")]),
        ("a (Größe:: 3) and [b](c)", [("property", "(Größe:: 3)"), ("target of a link", "(c)")]),
        ("a [up:: [[b|c]], d]", [("property", "[up:: [[b|c]], d]")]),
        ("::: {.column}\na\n:::", [("mark of a division", "::: {.column}")]),
        ("::: layout-ncol=2\na\n:::", [("mark of a division", "::: layout-ncol=2")]),
    ],
)
def test_what_is_left_out_is_told(text: str, reasons: list[tuple[str, str]]) -> None:
    assert left_out(text) == reasons


@pytest.mark.parametrize(
    ("text", "kind", "html"),
    [
        ("> [!warning]- Beware *it*\n> It bites.\n> - a", "warning",
         "<p><strong>Beware <em>it</em></strong></p><p>It bites.</p><ul><li>a</li></ul>"),
        ("> [!NOTE]\n> It bites.", "note", "<p>It bites.</p>"),
        ("> [!tip|wide]+ Run", "tip", "<p><strong>Run</strong></p>"),
        ("> It [!note] bites.", "", "<p>It [!note] bites.</p>"),
        ('!!! note "The title"\n    It bites.\n\n    - a', "note",
         "<p><strong>The title</strong></p><p>It bites.</p><ul><li>a</li></ul>"),
        ("??? bug\n    It bites.", "bug", "<p>It bites.</p>"),
        ("???+ tip Run *now*\n    a", "tip", "<p><strong>Run <em>now</em></strong></p><p>a</p>"),
        (":::note\nIt bites.\n:::", "note", "<p>It bites.</p>"),
        (":::{note}\nIt bites.\n:::", "note", "<p>It bites.</p>"),
        ("```{note}\nIt bites.\n```", "note", "<p>It bites.</p>"),
        ("````{tip} Run\n*It*\n````", "tip", "<p><strong>Run</strong></p><p><em>It</em></p>"),
        (":::tip Run\n*It*\n:::", "tip", "<p><strong>Run</strong></p><p><em>It</em></p>"),
        (":::info[Run]\n- a\n:::", "info", "<p><strong>Run</strong></p><ul><li>a</li></ul>"),
        ("::: {.callout-note}\nIt bites.\n:::", "note", "<p>It bites.</p>"),
    ],
)  # fmt: skip
def test_a_callout_has_a_kind_and_maybe_a_title(text: str, kind: str, html: str) -> None:
    (entry,) = entries(read("---\nshapes: {off: [callout]}\n---\n" + ABOVE + text).sections)
    (quote,) = entry.answer
    assert isinstance(quote, Quote)
    assert (quote.kind, str(blocks_html(quote.blocks))) == (kind, html)


@pytest.mark.parametrize(
    "text", ["!!! Important", "!!! a b c\n\nd", "??? what\nis it", "::::", ":::a\n# B\n\n:::\n"]
)
def test_what_only_looks_like_a_callout_is_text(text: str) -> None:
    assert not any(
        isinstance(block, Quote)
        for entry in entries(read(ABOVE + text).sections)
        for block in blocks(body(entry))
    )


def test_a_division_may_hold_sections() -> None:
    text = "# T\n\n::: {.part}\n\n## A?\n\na\n\n:::\n\n## B?\n\nb\n"
    assert [str(inline_html(one.prompt)) for one in entries(read(text).sections)] == ["A?", "B?"]


def test_a_footnote_of_more_than_text_stays_where_it_is() -> None:
    html = shown("It is[^a] so.\n\n[^a]: Or\n\n    - not\n")
    note = "<p><sup>(a)</sup>Or</p><ul><li>not</li></ul>"
    assert html == f"<p>It is<sup>(a)</sup> so.</p><blockquote>{note}</blockquote>"


def test_footnotes_may_refer_to_one_another_and_to_themselves() -> None:
    html = shown("a[^1]\n\n[^1]: b[^2][^1]\n\n[^2]: c[^1]\n\n[^3]: d\n")
    assert html == "<p>a <small>(b <small>(c)</small>)</small></p><blockquote><p>d</p></blockquote>"


def test_a_footnote_of_a_heading_ends_what_stands_below_it() -> None:
    text = "# T\n\n## What is it?[^1]\n\nThis.\n\n## B?\n\nb\n\n[^1]: A *source*,\n    of it.\n"
    first, second = entries(read(text).sections)
    assert str(inline_html(first.prompt)) == "What is it?"
    html = "<p>This.</p><p><small>(A <em>source</em>, of it.)</small></p>"
    assert (str(blocks_html(first.answer)), str(blocks_html(second.answer))) == (html, "<p>b</p>")


def test_a_footnote_is_at_the_line_where_it_is_written() -> None:
    text = f"{ABOVE}It is[^1] so.\n\n[^1]: Or\n\n    the formula $x$\n"
    (entry,) = entries(read(text).sections)
    (paragraph,) = entry.answer
    assert isinstance(paragraph, Paragraph)
    (formula,) = (one for one in inlines(paragraph.inlines) if isinstance(one, Math))
    assert formula.location.line == 9


def test_a_comment_on_lines_of_its_own_goes_nowhere() -> None:
    text = "a\n\n%%\nask\n\n- Prof. B\n%%\n\nb\n\n> %% c\n> d %%\n>\n> e\n"
    assert shown(text) == "<p>a</p><p>b</p><blockquote><p>e</p></blockquote>"
    assert shown("%% open\n\na") == "<p>%% open</p><p>a</p>"


def test_boxes_of_tasks_are_no_words() -> None:
    document = read("# T\n\n1. [ ] a\n2. [x] *b*\n3. c\n4. [ ](d)\n")
    (block,) = (block for one in entries(document.sections) for block in one.answer)
    assert isinstance(block, ItemList)
    assert [item.is_ticked for item in block.items] == [False, True, None, None]


def test_a_blank_has_a_number_and_maybe_a_hint() -> None:
    entry, *_ = entries(read(ABOVE + "{{c2::a::the first}} b ==c== {{C1::`x::y`}}").sections)
    (paragraph,) = entry.answer
    assert isinstance(paragraph, Paragraph)
    blanks = [one for one in inlines(paragraph.inlines) if isinstance(one, Blank)]
    assert [(one.number, one.hint) for one in blanks] == [(2, "the first"), (0, ""), (1, "")]


def test_an_anchor_of_ours_is_no_attribute() -> None:
    first, second = entries(read("# T\n\n## A? {#first}\n\na\n\n## B? {#b .c}\n\nb\n").sections)
    assert (first.anchor, second.anchor) == ("first", None)
    assert str(inline_html(second.prompt)) == "B?"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**外部断片(external)**が", "<p><strong>外部断片(external)</strong>が</p>"),
        ("단편화 **외부(external)**가", "<p>단편화 <strong>외부(external)</strong>가</p>"),
        ("彼は**「猫」**と*(犬)*も", "<p>彼は<strong>「猫」</strong>と<em>(犬)</em>も</p>"),
        ("a *(b)*c 2 * 3 ** 4", "<p>a *(b)*c 2 * 3 ** 4</p>"),
        ("snake_case_name __a__b", "<p>snake_case_name __a__b</p>"),
        ("words **bold **", "<p>words <strong>bold </strong></p>"),
        ("words ** bold **", "<p>words ** bold **</p>"),
        ("words **bold ** and", "<p>words **bold ** and</p>"),
        ("**Name: ** words", "<p><strong>Name: </strong> words</p>"),
        ("**Name **: words", "<p><strong>Name </strong>: words</p>"),
        ("**Name **\nwords", "<p><strong>Name </strong> words</p>"),
        ("** Name:** words", "<p><strong> Name:</strong> words</p>"),
        ("a\n**Name ** – b", "<p>a <strong>Name </strong> – b</p>"),
        ("**2 ** 3 and x ** y", "<p>**2 ** 3 and x ** y</p>"),
        ("pass **kwargs: a ** b: c", "<p>pass **kwargs: a ** b: c</p>"),
    ],
)
def test_type_begins_and_ends_beside_letters_that_need_no_blanks(text: str, html: str) -> None:
    (entry,) = entries(read(ABOVE + text).sections)
    assert str(blocks_html(entry.answer)) == html


@pytest.mark.parametrize("body", ["Z = x_1 + 2x_2", "a\n\n= b", "\\frac{1}{2}"])
def test_a_formula_may_have_blank_lines(body: str) -> None:
    (entry,) = entries(read(f"{ABOVE}$$\n\n{body}\n\n$$\n\nbehind\n").sections)
    formula, behind = entry.answer
    assert str(blocks_html((behind,))) == "<p>behind</p>"
    assert isinstance(formula, Paragraph)
    assert formula.inlines[0] == Math(body, True, formula.location)


def test_dollars_far_from_each_other_make_no_formula_of_prose() -> None:
    (entry,) = entries(read(f"{ABOVE}$$\n\nThis costs a lot\n\nof money.\n\n$$\n").sections)
    assert "costs a lot" in str(blocks_html(entry.answer))
    assert "math" not in str(blocks_html(entry.answer))


LOGSEQ = (
    "card-last-interval:: 4.28\n  card-repeats:: 1\n  card-next-schedule:: 2024-01-01T19:36:54Z"
)


@pytest.mark.parametrize("form", ["- moon #card\n  {}\n\t- luna", "- {}\n  moon #card\n\t- luna"])
@pytest.mark.parametrize(
    "lines", [LOGSEQ, "id:: 6408-ab\n  collapsed:: true", "logseq.order-list-type:: number"]
)
def test_the_properties_of_a_block_of_logseq_go_to_no_output(form: str, lines: str) -> None:
    document = read(f"# T\n\n## Words\n\n{form.format(lines)}\n- sun #card\n\t- sol\n")
    asked = [(plain(one.prompt), plain_blocks(one.answer)) for one in entries(document.sections)]
    assert asked == [("moon", "luna"), ("sun", "sol")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{{embed ((64081234-12ab-4cde-8f01-23456789abcd))}}", "what is embedded"),
        ("{{[[query]]: {and: [[a]] [[b]]}}}", "what is embedded"),
        ("{{video https://a.b/c}}", "what is embedded"),
        ("{%youtube dQw4w9WgXcQ %}", "what is embedded"),
        ("((a1B2c3D4e))", "reference to a block"),
        ("ID: 1678901234567", "id of a card"),
        ("^1678901234567", "id of a block"),
        (
            ":LOGBOOK:\n  CLOCK: [2024-01-01 Mon 10:00]--[2024-01-01 Mon 10:30] => 00:30\n  :END:",
            "log",
        ),
        ("#+BEGIN_QUOTE", "marker of a block"),
        ("[name=Ann] [time=Sun, Jun 28]", "signature"),
    ],
)
def test_what_programs_write_beside_the_words_is_left_out(line: str, reason: str) -> None:
    [(why, said)] = left_out(f"One.\n\n- two\n- {line}\n- three\n")
    assert why.startswith(reason) and said.split() == line.split()
    assert shown(f"One.\n\n- two\n- {line}\n").count("<li>") == 1


@pytest.mark.parametrize(
    "line",
    [
        "((important))",
        "{{ page.title }}",
        "{{pdf}",
        "ID: 12",
        ":smile: a :END:",
        "a [name=x] b",
        "2^13",
    ],
)
def test_what_a_person_writes_is_not(line: str) -> None:
    assert left_out(line) == []


@pytest.mark.fast
def test_boxes_of_roam_and_logseq_are_those_of_tasks() -> None:
    text = "- {{[[TODO]]}} read\n- {{[[DONE]]}} write\n- TODO sleep\n- DONE eat\n"
    entry, *_ = entries(read("# T\n\n## Today\n\n" + text).sections)
    assert entry.kind == "context"
    assert plain_blocks(body(entry)) == "☐ read\n☑ write\n☐ sleep\n☑ eat"


@pytest.mark.fast
@pytest.mark.parametrize(
    "opening",
    [
        ":::spoiler What is a thread?\n",
        "::: {.callout-note}\n\n## What is a thread?\n",
        '::: {#nte-a .callout-note collapse="true"}\n### What is a thread?\n',
    ],
)
def test_divisions_of_hackmd_and_quarto_ask_with_their_titles(opening: str) -> None:
    text = f"# Notes\n\n## Threads\n\n{opening}\nA flow of control.\n:::\n"
    asked = [one for one in entries(read(text).sections) if one.kind == "question"]
    assert [plain(one.prompt) for one in asked][-1] == "What is a thread?"
    assert plain_blocks(asked[-1].answer).startswith("A flow of control.")


@pytest.mark.fast
def test_notion_writes_more_asterisks_and_icons() -> None:
    assert shown("********Gene:******** a unit") == "<p><strong>Gene:</strong> a unit</p>"
    icon = '<img src="https://www.notion.so/icons/info_gray.svg" width="40px" />'
    assert shown(f"<aside>\n{icon} It is.\n\n</aside>\n") == "<p>It is.</p>"


@pytest.mark.fast
def test_a_number_in_bold_is_none_of_its_heading() -> None:
    text = "# Notes\n\n## **2. Cells**\n\nThey are small.\n\n## **24 hours**\n\nIt is long.\n"
    assert [plain(one.prompt) for one in entries(read(text).sections)] == ["Cells", "24 hours"]
