"""Four times the notes take four times the work: reading them, their source's proof, the deck and
its proof. A construct of notes is one line of a table; the work is counted in calls of functions,
which no other program on the machine can change. What loops in C makes no calls, so its seconds of
CPU are compared, at a size where the square of it would be seen at once.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from cribdeck.identity.claims import Claim
from cribdeck.identity.identify import identify
from cribdeck.identity.ledger import Ledger
from cribdeck.notes import reader
from cribdeck.problems import Location, Problems
from cribdeck.proof import readback
from tests.deck_of import problems_of

pytestmark = pytest.mark.slow

ASKED = "# T\n\n### What is it?\n\n"
TIMES = 4
MOST = 6  # times as much work: what is linear takes 4, what goes by the square 16

# What is repeated below a question; `{}` is the number of the repetition.
REPEATED = {
    "comments": "<!-- a -->\n",
    "comments apart": "<!-- a -->\n\n",
    "comments in a line": "a <!-- b --> ",
    "different comments in a line": "a <!-- b{} --> ",
    "comments that do not end": "<!-- a\n",
    "comments that do not end, in a quote": "> <!-- a\n",
    "comments that do not end, in a line": "<!--",
    "comments with a keyword": "<!-- allow: yes-no -->\n\na\n\n",
    "embeds of blocks that do not end": "{{{{embed ((a ",
    "logs that do not end": ":LOGBOOK:\nCLOCK: a\n",
    "what is inserted and does not end": "++abc ",
    "divisions with titles that do not end": "::: {{.callout-note}}\n## a{}\n\n",
    "questions": "### What is {}?\n\nIt.\n\n",
    "the same question": "### What?\n\nIt.\n\n",
    "the same question, other answers": "### What?\n\nIt is {}.\n\n",
    "the same term": "* **a:** it is {}\n",
    "terms": "* **a{}:** it is b\n",
    "facts": "* a **b{}** c\n",
    "numbered questions": "{}. What is {}?\n   It.\n",
    "comparisons": "### a{} vs b{}?\n\nIt.\n\n",
    "samples with remarks": "```python\nx = {}\n```\n\nremark\n\n",
    "items": "- a{}\n",
    "items apart": "- a{}\n\n",
    "entries of a dictionary": "- a{} [ə] n. b{}\n",
    "lines with strokes": "a{} | b{}\n",
    "words in brackets": "- ä{} (b{})\n",
    "items in items": "- a{}\n  - b{}\n",
    "empty items": "-\n",
    "numbers": "{}. a\n",
    "paragraphs": "a{}\n\n",
    "lines": "a\n",
    "words": "a{} ",
    "questions in a line": "a? ",
    "questions in lines": "a?\n",
    "blank lines": "\n",
    "blanks": " ",
    "hard breaks": "a\\\n",
    "headings": "## h{}\n\na\n\n",
    "headings of all levels": "## c{}\n### d\n#### e\n##### f\n###### g\n\nh\n\n",
    "underlined headings": "a{}\n---\n",
    "headings with anchors": "### h{} {{#a{}}}\n\na\n\n",
    "rules": "---\n",
    "quotes": "> a{}\n\n",
    "lines of a quote": "> a\n",
    "lists in quotes": "> - a{}\n",
    "rows": "|a{}|b|\n|-|-|\n|c|d|\n\n",
    "bars": "|a",
    "fences": "```\na{}\n```\n",
    "glosses": "**a{}** (to do {})\n\n- so\n\n",
    "tables of halves": "| a | b | a | b |\n|---|---|---|---|\n| x{} | y | z{} | w |\n\n",
    "fences of pairs": "```\na{} - one {}\nb{} - other {}\nc{} - last\n```\n",
    "fences in columns": "```\na{}    one of it\nb{}    two of it\nc{}    last\nd    none\n```\n",
    "fences that are empty": "```\n",
    "fences of tildes": "~~~\n",
    "fences that do not end": "```a\n",
    "indented code": "    a{}\n",
    "bold words": "**b{}** c ",
    "bold words in a fact": "- a **b{}** c",
    "emphasis that does not end": "*a ",
    "emphasis in words": "a**b",
    "underscores": "_a ",
    "strikethrough": "~~a ",
    "code in a line": "`a{}` ",
    "code that does not end": "`a ",
    "links": "[a](b) ",
    "different links": "[a](b{}) ",
    "links that do not end": "[a](",
    "brackets": "[",
    "brackets of images": "![",
    "closing brackets": "]",
    "images that are not there": "![a](b{}.png) ",
    "images in links": "[![a](b)](c) ",
    "targets of links": "[a{}]: b\n",
    "the same target": "[a]: b\n",
    "links of the web": "<http://a.b/{}> ",
    "tags": "<a ",
    "instructions": "<?",
    "declarations": "<!A ",
    "breaks of HTML": "a<br>",
    "blocks of HTML": "<div>a{}</div>\n\n",
    "elements of a line": "a<sub>{}</sub> ",
    "elements of a line that do not end": "<b>a{} ",
    "closing tags": "</b>",
    "opening tags": "<b><i>",
    "wrappers": "<div>\n",
    "wrappers in a line": "<div>",
    "elements that do not end": "<details>\n\na{}\n\n",
    "lists of HTML that do not end": "<ul><li>a{}\n",
    "lists of HTML": "<ul><li>a{}</li></ul>\n\n",
    "items of HTML": "<li>a{}\n",
    "tables of HTML": "<table><tr><td>a{}</td><td>b</td></tr></table>\n\n",
    "tables of HTML in one another": "<table><tr><td>",
    "rows of HTML": "<tr><td>a{}</td></tr>\n",
    "what opens on demand": "<details><summary>a{}</summary>\n\nb\n\n</details>\n\n",
    "terms of HTML": "<dl><dt>a{}</dt><dd>b</dd></dl>\n\n",
    "headings of HTML": "<h3>a{}</h3>\n\nb\n\n",
    "samples of HTML": "<pre><code>a{}</code></pre>\n\n",
    "samples of HTML that do not end": "<pre>a\n\n",
    "scripts": "<script>a{}</script>\n\n",
    "scripts in a line": "a <script>b{}</script> ",
    "scripts that do not end": "<script>a\n\n",
    "readings": "<ruby>a<rt>b{}</rt></ruby> ",
    "attributes of HTML": "<td a='",
    "links into the document": "- [a{}](#a{})\n",
    "links to the top": "a\n\n[up](#top)\n\n",
    "links in a row": "[a{}](#a) | ",
    "badges": "![a](https://img.shields.io/{}) ",
    "named characters": "&amp;",
    "ampersands": "&",
    "escapes": "\\*",
    "dollars": "$a ",
    "formulas": "$a$ ",
    "displays": "$$a$$\n",
    "displays that do not end": "$$\n",
    "brackets of formulas": "\\[x ",
    "environments": "\\begin{{align}}",
    "environments in lines": "\\begin{{align}}\n",
    "marks of sounds": "[sound:a]",
    "marks of clozes": "{{{{c1::a}}}}",
    "anchors": "{{#a}}",
    "highlights": "==a{}== b ",
    "highlights that do not end": " ==a",
    "blanks of Anki": "{{{{c1::a{}::b}}}} ",
    "blanks that do not end": "{{{{c1::a ",
    "blanks in blanks": "{{{{c1::a {{{{c2::b}}}}}}}} ",
    "braces in a blank": "{{{{c1::{{a",
    "wiki links": "[[a{}|b]] ",
    "wiki links that do not end": "[[a ",
    "embeds": "![[a{}.png]] ",
    "embeds that do not end": "![[a.png",
    "comments of Obsidian": "%%a{}%% b ",
    "comments of Obsidian on lines of their own": "%%\na{}\n%%\n",
    "comments of Obsidian that do not end": "%%\n\n{}\n\n",
    "ids of blocks": "a ^b{}\n",
    "ids of blocks in a line": " ^a",
    "lines of tags": "#a{} #b\n",
    "tags in a line": "#a ",
    "references to blocks": "((63c1416f-d51b-4487-865b-f9d3cf9b5918)) a-b",
    "words in braces": "a {{b}} {{1:c}} #card\n",
    "words in braces that do not end": "#card {{a",
    "attributes of words": "*a*{{.b{}}} ",
    "attributes that do not end": "{{.a ",
    "footnotes": "a[^{}]\n\n[^{}]: b\n\n",
    "the same footnote": "a[^1]\n\n[^1]: b\n\n",
    "footnotes in a line": "a^[b{}] ",
    "footnotes that do not end": "[^a\n\n[^b]: ",
    "footnotes in a line that do not end": "^[a ",
    "callouts": "> [!note] a{}\n> b\n\n",
    "admonitions": "!!! note\n    a{}\n\n",
    "divisions": ":::note\na{}\n:::\n\n",
    "divisions that do not end": ":::note\n",
    "tasks": "- [ ] a{}\n",
    "properties": "Status:: a{}\n",
    "properties in brackets": "[a:: b{}] ",
    "properties that do not end": "[a:: ",
    "signs of properties": "a:: ",
    "directives": "```{{note}}\na{}\n```\n\n",
    "directives that do not end": "```{{note}}\n",
    "bullets of two kinds": "* a{}\n- b\n",
    "lists that items announce": "- a{}:\n1. b\n",
    "verses": "A{}\nB\nC\n\n",
    "forms of a verb": "yo hablo{}\ntú hablas\n\n",
    "short lines": "A{} b\n",
    "lines of two in items": "- A{} b\n  A c\n",
    "recordings": "![[a{}.mp3]] ",
    "recordings in links": "![a](b{}.mp3)\n\n",
    "recordings of HTML": "<audio controls src='a{}.mp3'></audio>\n\n",
    "recordings of HTML that do not end": "<audio src='a'>",
    "cards in lines": "a{}::b\n",
    "cards in items": "- a{} :: b\n",
    "colons in a line": "a :: ",
    "colons in words": "a::b",
    "marks between questions and answers": "a{}\n?\nb\n\n",
    "marks on lines of their own": "a\n\n?\n\n",
    "highlighted sentences": "A ==b{}== c.\n\n",
    "sentences with blanks": "A {{{{c1::b{}}}}} c.\n\n",
    "control characters": "a\x01",
    "marks on a letter": "\u0301",
    "marks of direction": "\u202ea",
    "letters of other scripts": "α{} ",
    "readings of nothing": "<ruby><rt>a{} ",
    "signs of a question": "??!",
    "ends of sentences": ".).",
}
# What is repeated below a heading that names a topic, where any line may ask.
BELOW_TOPIC = {
    "paragraphs": "Text {} says much of it.\n\n",
    "texts and bullets": "Text {} says much of it.\n\n- item {}\n\n",
    "texts and lists": "Text {} says much of it.\n\n- item {}\n- other\n\n",
    "texts and code": "Text {} says:\n\n```python\nx = {}\n```\n\n",
    "texts and quotes": "Text {} says much of it.\n\n> quote {}\n\n",
    "texts and tables": "Text {} says much.\n\n|a{}|b|\n|-|-|\n|c|d|\n\n",
    "questions": "What is thing {}?\n\nIt is {}.\n\n",
    "questions in bold": "**What is thing {}?**\n\nIt is {}.\n\n",
    "questions with labels": "Q: What is thing {}?\n\nA: It is {}.\n\n",
    "questions with letters": "Q{}. What is thing {}?\n\nA. It is {}.\n\n",
    "questions with options": "{}. Which is {}?\n\nA. x\nB. y\n\nAnswer: B\n\n",
    "questions in items": "{}. What is thing {}?\n\nIt is {}.\n\n",
    "statements that are answered": "Thing {} holds.\n\n**Answer:** true\n\n",
    "statements with rules": "Thing {} holds.\n\n---\n\n",
    "terms apart": "**Thing {}**: it is {}\n\n",
    "names apart": "Thing {}\n\n",
    "callouts": "> [!note] Thing {}\n> It is {}.\n\n",
}
# Whole texts, of `n` pieces.
WRITTEN: dict[str, Callable[[int], str]] = {
    "blanks in a question": lambda n: f"# T\n\n### What is{' ' * 50 * n}it?\n\nIt.\n",
    "blanks in items": lambda n: f"{ASKED}- a{' ' * 50 * n}b\n- c{chr(0xA0) * 50 * n}d\n",
    "blanks in code": lambda n: f"{ASKED}It is `a{' ' * 50 * n}b`.\n",
    "blanks in a term": lambda n: f"# T\n\n- **a{' ' * 50 * n}b:** c\n- **d:** e\n",
    "blanks in cells": lambda n: f"# T\n\n|Term|Is|\n|-|-|\n|a{' ' * 50 * n}b|c|\n|d|e|\n",
    "columns": lambda n: f"{ASKED}{'|a' * n}\n{'|-' * n}\n{'|b' * n}\n",
    "rows of a table": lambda n: ASKED + "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "links and their targets": lambda n: (
        ASKED
        + "".join(f"[a{i}] " for i in range(n))
        + "\n\n"
        + "".join(f"[a{i}]: b\n" for i in range(n))
    ),
    "footnotes and their texts": lambda n: (
        ASKED
        + "".join(f"a[^{i}] " for i in range(n))
        + "\n\n"
        + "".join(f"[^{i}]: b[^{i + 1}]\n\n" for i in range(n))
    ),
    "footnotes in one another": lambda n: ASKED + "a[^1]\n\n" + "[^1]: " * n + "a\n",
    "tables of HTML with wide cells": lambda n: (
        f"{ASKED}<table><tr>{'<td>a' * n}</tr>{'<tr><td>b' * n}</table>\n"
    ),
    "cells that take many rows": lambda n: (
        f"{ASKED}<table>{'<tr><td rowspan=9999>a<td colspan=9999>b' * n}</table>\n"
    ),
    "HTML in HTML": lambda n: f"{ASKED}{'<div>' * n}a{'</div>' * n}\n",
    "quotes of HTML in one another": lambda n: (
        f"{ASKED}{'<blockquote>' * n}a{'</blockquote>' * n}\n"
    ),
    "tokens of a line of code": lambda n: f"{ASKED}```js\n{'a<b;' * n}\n```\n",
    "quotes of a line of code": lambda n: ASKED + "```js\n" + '"\\' * n + "\n```\n",
    "lines of code": lambda n: ASKED + "```python\n" + "x = 1  # y\n" * n + "```\n",
    "brackets of Python": lambda n: f"{ASKED}```python\n{'f(' * n}\n```\n",
    "brackets of JSON": lambda n: f"{ASKED}```json\n{'[' * n}{']' * n}\n```\n",
    "brackets that are not checked": lambda n: f"{ASKED}```json check=off\n{'[' * n}\n```\n",
    "brackets of YAML": lambda n: f"{ASKED}```yaml\n{'[' * n}\n```\n",
    "keys of TOML": lambda n: f"{ASKED}```toml\n{'a.' * n}b = 1\n```\n",
    "elements of XML": lambda n: f"{ASKED}```xml\n{'<a>' * n}\n```\n",
    "columns of SQL": lambda n: f"{ASKED}```sql\nselect {'a, ' * n}b from c\n```\n",
    "keys of front matter": lambda n: (
        "---\n" + "".join(f"k{i}: v\n" for i in range(n)) + f"---\n{ASKED}"
    ),
    "tags of front matter": lambda n: f"---\ntags: [{'a, ' * n}b]\n---\n{ASKED}",
    "tags behind words": lambda n: "#a\n\n" + "[[b]] is a #a, #b #c\n" * n,
    "names that a word defines": lambda n: (
        "# T\n\n## S\n\n" + "".join(f"**Ab{i}** is a thing.\n" for i in range(n))
    ),
    "letters of an answer": lambda n: (
        f"# T\n\n### Which?\n\n- A) x\n- B) y\n\nAnswer: {'a and b and ' * n}!x\n"
    ),
    "an open gloss": lambda n: f"# T\n\n## S\n\n**x** ({'a ' * 20 * n}\n",
    "paragraphs before parts": lambda n: (
        "# T\n\n### Do it\n\n" + "Text.\n\n" * n + "a) one\n\nb) two\n\nAnswer:\n\na) x\n\nb) y\n"
    ),
    "lines of no front matter": lambda n: "---\n" + "a b\n\n" * n + "---\n" + ASKED,
    "front matter that does not parse": lambda n: "---\n" + "k: [\n" * n + "---\n" + ASKED,
}
WRITTEN |= {
    f"{what}, below a topic": partial(
        lambda piece, n: "# T\n\n## S\n\n" + "".join(piece.format(*[i] * 9) for i in range(n)),
        piece,
    )
    for what, piece in BELOW_TOPIC.items()
}


# What stands in a line that may ask, name, answer or count, where patterns of recognition look.
SIGNS = ("→", "─", "⭐ ", "(1)", "[", ".", "!", "? ", "—", "1.", "a b ", "a:", "x", "« ", "1900–")
LINES = (
    "### What is {}x?\n\nIt is {}.\n",
    "What is it? {}\n\n{}a:: {}b\n",
    "- {}x – it is {}\n- **{}y:** it\n",
    "### Which?\n\na) {}x\nb) y{}z\n\nAnswer: b{}x\n",
    "**{} Answer{}x**\n\n[{}](#a)\n",
    "```\nname {}x - it {} is\n```\n",
)


def repeated(what: str, n: int) -> str:
    if what in WRITTEN:
        return WRITTEN[what](n)
    return ASKED + "".join(REPEATED[what].format(*[i] * 9) for i in range(n))


def calls(run: Callable[[], object]) -> int:
    """How many functions are called in `run`."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("what", (*REPEATED, *WRITTEN))
def test_four_times_as_much_takes_four_times_the_calls(what: str, tmp_path: Path) -> None:
    n = 100
    texts = [repeated(what, size) for size in (2, n, TIMES * n)]
    problems_of(repeated(what, n // 2), tmp_path)  # all is imported, and compiled
    least, once, more = (calls(partial(problems_of, text, tmp_path)) for text in texts)
    assert more - least < MOST * max(once - least, 1000), (least, once, more)


def test_claims_of_the_same_words_take_no_more_the_more_they_are() -> None:
    def claims(count: int) -> list[Claim]:
        return [
            Claim(Location(Path("n.md"), i), "n.md", (), "question", "What?", f"It is {i}.")
            for i in range(count)
        ]

    once, more = (calls(partial(identify, claims(count), Ledger())) for count in (200, 800))
    assert more < MOST * once


@pytest.mark.parametrize(
    "what",
    ["tokens of a line of code", "quotes of a line of code", "brackets that are not checked"],
)
def test_what_anki_is_given_is_not_searched_for_each_of_its_tokens(
    what: str, tmp_path: Path
) -> None:
    def seconds(count: int) -> float:
        text = repeated(what, count)
        start = time.process_time()
        problems_of(text, tmp_path)
        return time.process_time() - start

    once = min(seconds(1000) for _ in range(2))
    assert seconds(TIMES * 1000) < 10 * max(once, 0.1)


@pytest.mark.parametrize("what", REPEATED)
def test_four_times_as_much_takes_no_sixteen_times_the_seconds(what: str) -> None:
    def seconds(size: int) -> float:
        text = repeated(what, size // len(REPEATED[what]))
        start = time.process_time()
        try:
            document, _ = reader.parse(text, Path("notes.md"))
        except Problems:
            return time.process_time() - start
        readback.check_source(document, text)
        return time.process_time() - start

    size = 8_000
    once = min(seconds(size) for _ in range(2))
    assert seconds(TIMES * size) < 10 * max(once, 0.1)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_a_line_of_signs_is_looked_at_once(line: str, sign: str) -> None:
    def seconds(size: int) -> float:
        text = "# T\n\n" + line.replace("{}", sign * (size // len(sign)))
        start = time.process_time()
        reader.parse(text, Path("notes.md"))
        return time.process_time() - start

    size = 4_000
    once = min(seconds(size) for _ in range(2))
    assert seconds(TIMES * size) < 10 * max(once, 0.1)
