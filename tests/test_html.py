"""HTML in notes: elements and the Markdown between their tags as blocks and inlines of our own."""

from pathlib import Path
from textwrap import dedent

import pytest

from cribdeck.notes import reader, walk
from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    CodeBlock,
    ItemList,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from cribdeck.notes.document import Document, body
from cribdeck.notes.words import plain
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


# What the reader makes of details is looked at here, not who asks with it.
UNASKED = "---\nshapes: {off: [details]}\n---\n"


def outlined(text: str) -> str:
    """All that stands in the first section of the notes `text`, in one line."""
    document, _ = read(UNASKED + "# T\n\n## S\n\nFirst.\n\n" + dedent(text))
    blocks = (block for entry in walk.printed(document.sections) for block in body(entry))
    return " ".join(map(outline, blocks)).removeprefix("p[First.] ")


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
    document, problems = read(
        UNASKED + "# T\n\n<details>\n<summary>Why?</summary>\n\nSo\nit\n\n- is\n\n</details>\n"
    )
    (quote,) = (
        block
        for entry in walk.printed(document.sections)
        for block in body(entry)
        if isinstance(block, Quote)
    )
    assert quote.kind == DETAILS
    lines = [block.location.line for block in walk.blocks((quote,))]
    assert lines == [6, 7, 9, 12, 12]
    assert not problems


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<details><summary>A</summary>\n\na\n\n## S\n\nb\n", ["S"]),
        ("<details><summary>A</summary>a\n\n<h2>S</h2>\n\nb\n", ["S"]),
        ("<details><summary>A</summary>\n\n## In\n\n</details>\n\n## S\n\nb\n", ["S"]),
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
