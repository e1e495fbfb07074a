"""The reader: golden documents beside the model that they give, and what is wrong with them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cribdeck.html.markup import inline_html
from cribdeck.notes import reader
from cribdeck.notes.blocks import Block, CodeBlock, Comment, ItemList, Paragraph, Quote, Rule, Table
from cribdeck.notes.document import (
    Comparison,
    Document,
    Drawing,
    Fact,
    ListEntry,
    Question,
    Sample,
    Section,
    Term,
)
from cribdeck.notes.settings import CardChoices, Paper, Settings
from cribdeck.notes.sheet_only import Divider, Remark
from cribdeck.notes.walk import blocks, entries, figures, lines_of, sections
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Problems, Severity
from cribdeck.proof import readback
from tests.conftest import DATA, ROOT, Golden

NOTES = ROOT / "tests/data/original-notes.md"


def _chosen(settings: Settings) -> Iterator[str]:
    """What front matter says: that a new setting is added says nothing about old notes."""
    for one in fields(settings):
        value = getattr(settings, one.name)
        if value != getattr(Settings(), one.name):
            yield f"{one.name}: {value}"


def outline(document: Document) -> str:
    """The model as text that a person can review: a line for everything, its source line first."""

    def blocks(found: Iterable[Block], depth: int) -> Iterator[str]:
        pad = "  " * depth
        for block in found:
            head = f"{block.location.line:>4} {pad}"
            match block:
                case Paragraph(inlines):
                    yield f"{head}p {inline_html(inlines)}"
                case CodeBlock():
                    fence = "fence" if block.fenced else "indented"
                    yield f"{head}{fence} {block.language!r} {block.attributes!r}"
                    yield from (f"     {pad}| {line}" for line in block.text.split("\n"))
                case ItemList(items, start):
                    yield f"{head}{'ul' if start is None else f'ol from {start}'}"
                    for item in items:
                        yield f"{item.location.line:>4} {pad}  item"
                        yield from blocks(item.blocks, depth + 2)
                case Quote(inside):
                    yield f"{head}quote"
                    yield from blocks(inside, depth + 1)
                case Table(header, rows, aligns):
                    yield f"{head}table {' '.join(a.value or '-' for a in aligns)}"
                    for row in (header, *rows):
                        yield f"     {pad}| {' | '.join(map(inline_html, row.cells))}"
                case Rule():
                    yield f"{head}rule"

    def remarks(comments: Iterable[Comment], depth: int) -> Iterator[str]:
        for comment in comments:
            yield f"{comment.location.line:>4} {'  ' * depth}<!--{comment.text}-->"

    def sections(found: Iterable[Section]) -> Iterator[str]:
        for section in found:
            anchor = f" #{section.anchor}" if section.anchor else ""
            yield (
                f"{section.location.line:>4} {'#' * section.level} "
                f"{inline_html(section.heading)}{anchor}"
            )
            yield from remarks(section.comments, 0)
            for entry in section.entries:
                extras = [
                    f"{entry.number}." if entry.number is not None else "",
                    inline_html(entry.prompt),
                    f"[{inline_html(entry.lead)}]" if entry.lead else "",
                    f"#{entry.anchor}" if entry.anchor else "",
                    "(the heading)" if entry.from_heading else "",
                ]
                said = " ".join(filter(None, extras))
                yield f"{entry.location.line:>4}  * {entry.kind}: {said}".rstrip()
                yield from remarks(entry.comments, 3)
                yield from blocks(entry.answer, 3)
            yield from sections(section.sections)

    lines = [f"title: {document.title}", *_chosen(document.settings)]
    lines += [line.rstrip() for line in sections(document.sections)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", sorted((DATA / "reader").glob("*.md")), ids=lambda p: p.stem)
def test_a_document_gives_its_model(path: Path, golden: Golden) -> None:
    document, problems = reader.read(path)
    warnings = "".join(f"{p}\n" for p in problems).replace(str(path), path.name)
    golden.check(path.with_suffix(".txt"), outline(document) + warnings)


@pytest.mark.parametrize("path", sorted((DATA / "reader").glob("*.md")), ids=lambda p: p.stem)
def test_each_word_of_a_document_is_in_its_model(path: Path) -> None:
    document, _ = reader.read(path)
    assert readback.check_source(document, path.read_text(encoding="utf-8")) == ()


def test_the_users_notes_give_the_entries_of_the_design() -> None:
    document, problems = reader.read(NOTES)
    assert not problems
    kinds = [type(entry) for entry in entries(document.sections)]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        Question: 14,
        Comparison: 6,
        Term: 9,
        Fact: 3,
        ListEntry: 2,
        Drawing: 1,
        Sample: 3,
        Divider: 4,
        Remark: 1,
    }


@pytest.mark.parametrize("said", ["Kafka Vs REST", "VERSUS", "Differences between A and B", "A ？"])
def test_a_numbered_line_that_asks_makes_questions_of_its_list(said: str) -> None:
    document, _ = reader.parse(f"# T\n\n## Parts\n\n1. {said}\n2. Of it\n", Path("a.md"))
    kinds = [type(entry) for entry in entries(document.sections)]
    assert kinds == [Question if said == "A ？" else Comparison, Question]


@pytest.mark.parametrize(
    "before",
    [
        "One <!-- a\ncomment -->",
        "<!-- a\ncomment --> one",
        "**Bold words\nover two lines**, _so\nare these_",
        "A line<br>\nand",
        "A tag <br\n/> and",
        "Hard\\\nand",
        "`code\nover two lines`",
        "[a link](address\n'with a title')",
        "[a link\nover lines][to\nthis]",
        "> quoted\n> `code\n> there`",
        "* item\n* `code\n  there` and",
        "<div>\n<!-- a\ncomment -->",
    ],
)
def test_a_formula_is_at_its_line(before: str) -> None:
    text = f"# T\n\n{before} $x^2$\n\n[to this]: address\n"
    document, _ = reader.parse(text, Path("a.md"))
    (formula,) = figures(document)
    assert formula.location.line == text[: text.index("$")].count("\n") + 1


def test_a_tag_that_is_shown_as_text_is_one_warning() -> None:
    text = "# A\n\nA List<String>, <name>, <button>a</button>\n\n<form>x\n\n- <FORM>y\n"
    _, problems = reader.parse(text, Path("a.md"))
    assert list(map(str, problems)) == [
        "a.md:3: HTML is shown as text: <button>; write it in Markdown",
        "a.md:5: HTML is shown as text: <form> (also at line 7); write it in Markdown",
    ]


def test_a_picture_is_at_its_line() -> None:
    text = "# T\n\nOne `code\nthere` ![Alt\ntext](missing.png 'the\ntitle') ![](gone.png)\n"
    _, problems = reader.parse(text, Path("a.md"))
    assert [problem.location.line for problem in problems] == [4, 6]


def test_a_paragraph_has_lines_with_their_places() -> None:
    text = "# T\n\nX: **One\ntwo**?\nY: `a` <!-- a\nremark -->\nhard  \nbr<br>same<br>\nlast\n"
    document, _ = reader.parse(text, Path("a.md"))
    (paragraph,) = (e.answer[0] for e in entries(document.sections))
    assert isinstance(paragraph, Paragraph)
    said = [(location.line, plain(line).strip()) for location, line in lines_of(paragraph)]
    assert said == [
        *((3, "X: One two?"), (5, "Y: a"), (7, "hard"), (8, "br"), (8, "same"), (9, "last"))
    ]


def comments(text: str) -> list[tuple[str, list[str]]]:
    document, _ = reader.parse(text, Path("a.md"))
    return [
        (entry.kind, [comment.text.strip() for comment in entry.comments])
        for entry in entries(document.sections)
    ]


FENCE = "```python\nf()\n```\n"


@pytest.mark.parametrize(
    ("between", "first", "second"),
    [
        ("<!-- a -->\n", ["a"], []),
        ("\n<!-- a -->\n", [], ["a"]),
        ("<!-- a -->\n\n<!-- b -->\n", ["a"], ["b"]),
        ("\n<!-- a -->\n<!-- b -->\n", [], ["a", "b"]),
        ("\nText. <!-- a -->\n", ["a"], []),
        ("\nText.\n<!-- a -->\n", [], ["a"]),
    ],
)
def test_a_comment_between_fences_belongs_to_one_of_them(
    between: str, first: list[str], second: list[str]
) -> None:
    own = FENCE.replace("python", "python {#g}")
    assert comments(f"# T\n\n## A\n\n{FENCE}{between}{own}") == [
        ("code", first),
        ("code", second),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        f"{FENCE}<!-- expect: exit 0 -->\n",
        "* deep\n\n  ```python\n  f()\n  ```\n  <!-- expect: exit 0 -->\n",
        "> ```python\n> f()\n> ```\n>\n> <!-- expect: exit 0 -->\n",
    ],
)
def test_what_is_said_beside_a_fence_is_not_stray_however_deep_it_stands(answer: str) -> None:
    document, problems = reader.parse(f"# T\n\n## What?\n\n{answer}", Path("a.md"))
    assert problems == ()
    (entry,) = entries(document.sections)
    notes = [b.notes for b in blocks(entry.answer) if isinstance(b, CodeBlock)]
    assert notes == [entry.comments]


def test_a_quote_below_bold_words_defines_nothing() -> None:
    text = "# T\n\n## A\n\n* **B**\n\n  > Careful.\n* **C**\n\n  Text.\n"
    document, _ = reader.parse(text, Path("a.md"))
    assert [type(entry) for entry in entries(document.sections)] == [ListEntry, Term]


def test_an_anchor_behind_a_term_is_no_part_of_it() -> None:
    text = "# T\n\n## A\n\n* **B** {#b}\n\n  Below.\n* **C** — {#c}\n\n  Below.\n"
    document, _ = reader.parse(text, Path("a.md"))
    found = [(type(e), plain(e.prompt), e.anchor) for e in entries(document.sections)]
    assert found == [(Term, "B", "b"), (Term, "C", "c")]


def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    data = NOTES.read_bytes()
    expected, _ = reader.read(NOTES)
    for variant in (b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n")):
        path = tmp_path / NOTES.name
        path.write_bytes(variant)
        document, _ = reader.read(path)
        assert outline(document) == outline(expected)


def test_a_file_that_is_not_text_is_a_problem_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    for data, line in ((b"# A\n\0\n", 2), (b"\x89PNG\r\n\0", 2), (bytes(range(1, 256)) * 4, 2)):
        path.write_bytes(data)
        with pytest.raises(Problems) as found:
            reader.read(path)
        (problem,) = found.value.problems
        assert (problem.code, problem.severity) == ("not-text", Severity.ERROR)
        assert problem.location.line == line


@pytest.mark.parametrize(
    ("said", "encoding", "guess"),
    [
        ("Größe", "utf-8", ""),
        ("Größe", "utf-8-sig", ""),
        ("Größe 🙂", "utf-16", ""),
        ("質問", "utf-32", ""),
        ("Le père à côté", "latin-1", "Windows-1252"),
        ("Não há exceções: “é uma função”", "cp1252", "Windows-1252"),
        ("Příliš žluťoučký kůň", "cp1250", "Windows-1250"),
        ("Najmniejsza jednostka życia, która ma jądro", "cp1250", "Windows-1250"),
        ("The smallest unit of life, a naïve view at 20 °C", "cp1252", "Windows-1252"),
        ("Это последовательность записей журнала", "cp1251", "Windows-1251"),
        ("Это последовательность записей журнала", "koi8-r", "koi8_r"),
        ("Μια σειρά από εγγραφές", "cp1253", "Windows-1253"),
        ("順序付けられた記録の列です。ログとは", "shift_jis", "cp932"),
        ("有序的记录序列，只能追加", "gb18030", "gb18030"),
    ],
)
def test_a_text_is_read_in_its_own_encoding(
    tmp_path: Path, said: str, encoding: str, guess: str
) -> None:
    path = tmp_path / "notes.md"
    text = f"# A\n\n### What?\n\n{said}\n"
    path.write_bytes(text.encode(encoding))
    document, problems = reader.read(path)
    assert plain_blocks(e for one in entries(document.sections) for e in one.answer) == said
    assert [problem.code for problem in problems] == ["encoding"] * bool(guess)
    for problem in problems:
        assert f"read as {guess}," in problem.fact and problem.severity is Severity.FLAW
        assert problem.location.line == 5


def test_bytes_that_are_no_utf_8_cost_only_themselves(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes("# A\n\nGröße, Höhe\nund caf\xe9\n".encode() + b"und caf\xe9 dort\n")
    document, (problem,) = reader.read(path)
    (entry,) = entries(document.sections)
    assert plain_blocks(entry.answer).endswith("und caf\N{REPLACEMENT CHARACTER} dort")
    assert str(problem).endswith("(1 of them); write these letters anew")
    assert problem.location.line == 5


def test_lines_count_as_in_editors_and_control_characters_are_seen() -> None:
    text = (
        "\ufeff# A\r\rone\u2028two\x85three\r\n\x0c\ufeff## Next page\n\n"
        "a\x1b[0m b\x00c \udc80 \uffff $x$\n"
    )
    document, (problem,) = reader.parse(text, Path("a.md"))
    first, second = (entry.answer[0] for entry in entries(document.sections))
    assert plain_blocks([first]) == "one two three"
    assert plain_blocks([second]) == "a�[0m b�c � � x"
    assert [formula.location.line for formula in figures(document)] == [6]
    assert str(problem) == (
        "a.md:6: 4 control characters (U+001B, …) are shown as �; delete what is not meant"
    )
    assert readback.check_source(document, text) == ()


@pytest.mark.parametrize("text", ["", "\n  \n", "\ufeff", " \x0c"])
def test_an_empty_file_is_a_warning_and_no_document(text: str) -> None:
    with pytest.raises(Problems) as found:
        reader.parse(text, Path("a.md"))
    (problem,) = found.value.problems
    assert (problem.code, problem.severity) == ("empty", Severity.WARNING)


def test_a_file_that_is_not_there_or_a_folder_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.md", tmp_path):
        with pytest.raises(Problems) as found:
            reader.read(path)
        assert found.value.problems[0].code == "unreadable"


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("Example: x² + y²", True),
        ("Exemple 2 – x² + y²", True),
        ("例：x² + y²", True),
        ("Examples", False),  # of what, it does not say
        ("Example of a sum", False),
    ],
)
def test_an_empty_heading_of_an_example_holds_for_what_is_worked_out_below_others(
    heading: str, holds: bool
) -> None:
    text = f"## Sums\n\n### {heading}\n\n### Slope\n\n2x\n\n### Curve\n\n2\n\n"
    text += "### Example: x\n\nIt is 1.\n\n### Rule\n\na\n\n## End\n\nb\n"
    document, _ = reader.parse(text, Path("notes.md"))
    paths = [[plain(section.heading) for section in path] for path in sections(document.sections)]
    above = ["Sums", heading] if holds else ["Sums"]
    assert paths[-7:] == [
        *(["Sums"], ["Sums", heading], [*above, "Slope"], [*above, "Curve"]),
        *(["Sums", "Example: x"], ["Sums", "Rule"], ["End"]),
    ]


def test_a_long_answer_is_not_lost_in_deep_lists() -> None:
    text = "# T\n\n" + "\n".join("  " * i + f"* level {i}" for i in range(40)) + "\n"
    document, _ = reader.parse(text, Path("deep.md"))
    said = plain_blocks(e for entry in entries(document.sections) for e in entry.answer)
    assert all(f"level {i}" in said for i in range(40))


WORDS = st.text(alphabet="abcdefgh ", min_size=1, max_size=20).map(str.strip).filter(bool)
LINES = st.sampled_from(
    [
        "# {}",
        "## {}",
        "### {}?",
        "* {}",
        "* **{}:** x",
        "* y **{}** z",
        "1. {}?",
        "   {}",
        "> {}",
        "---",
        "",
        "{}",
        "    {}",
        "* ",
        "[{}](http://example.org)",
        "**{}**",
        "`{}`",
        "| {} | b |\n|---|---|\n| c | d |",
        "```\n{}\n```",
        "```python\n# {}\n```",
        "<!-- hidden -->",
        "{}:",
        "![{}](none.png)",
        "* ![](a%20{}.png) x",
        "```js\n{}\n```.",
        "```js\n{}",
        "1. a\n   ```\n   {}\n```",
        "~~~ ",
        "> ```\n> {}\n```",
        "| {} | b | c |",
        "> | {} |\n> |---|\n> | x | y | z |",
        "$$\n{}\n$$",
        "\\[\n{} = 1\n\\]",
        "x \\({}^2\\) y",
        "\\begin{{align}}\n{}\n\\end{{align}}",
        "#",
        "## &nbsp;",
        "a\x0cb \ufeff{}\x00",
    ]
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LINES, WORDS), min_size=1, max_size=25))
def test_every_word_of_any_document_is_in_its_model(rows: list[tuple[str, str]]) -> None:
    # Each line holds a word of its own, so that a lost line is seen whatever the others say.
    marked = [(line, f"w{i}q {words}") for i, (line, words) in enumerate(rows)]
    text = "\n".join(["# T", "", *(line.format(words) for line, words in marked)])
    document, _ = reader.parse(text, Path("any.md"))

    def said(sections: Iterable[Section]) -> Iterator[str]:
        for section in sections:
            yield plain(section.heading)
            for entry in section.entries:
                yield f"{plain(entry.prompt)} {plain(entry.lead)} {plain_blocks(entry.answer)}"
            yield from said(section.sections)

    assert readback.check_source(document, text) == ()
    whole = " ".join([document.title, *said(document.sections)])
    for line, words in marked:
        if "{}" in line:
            assert words.split()[0] in whole, text


def front_matter(said: str) -> tuple[Settings, list[str]]:
    text = f"---\n{said}\n---\n# Title\n\n### What?\n\nThis.\n"
    document, problems = reader.parse(text, Path("a.md"))
    assert all(problem.severity is Severity.WARNING for problem in problems)
    assert readback.check_source(document, text) == ()
    assert [entry.location.line for entry in entries(document.sections)] == [
        text[: text.index("###")].count("\n") + 1
    ]
    return document.settings, list(map(str, problems))


@pytest.mark.parametrize(
    "said",
    [
        "title:\ntags:\ncards:\nallow: ''\npages: ~\naliases: []",
        "aliases: [a]\ncssclasses: [wide]\ncreated: 2026-01-02\nup: '[[Index]]'",
        "layout: post\npermalink: /a/\nnav_order: 3\nhas_children: true\ncategories: [a, b]",
        "date: 2026-01-02T10:00:00Z\ndraft: true\nweight: 10\nenableToc: false\ntoc-depth: 2",
        "author: A\nbibliography: refs.bib\nheader-includes: |\n  \\usepackage{a}\nmarp: true",
        "",
    ],
)
def test_keys_without_a_value_and_those_of_other_programs_say_nothing(said: str) -> None:
    assert front_matter(said) == (Settings(), [])


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        ("kafka interview", ("kafka", "interview")),
        ("systems programming, exam 2025", ("systems-programming", "exam-2025")),
        (
            "[systems programming, 2025, '#todo', kafka]",
            ("systems-programming", "2025", "todo", "kafka"),
        ),
        ("\n  - Größe und Maß\n  -\n  - 東京 駅", ("Größe-und-Maß", "東京-駅")),
        ("'a,,  b'", ("a", "b")),
        ("2025", ("2025",)),
        ("one", ("one",)),
    ],
)
def test_tags_are_parted_by_commas_or_else_by_blanks(said: str, tags: tuple[str, ...]) -> None:
    assert front_matter(f"tags: {said}") == (Settings(tags=tags), [])


@pytest.mark.parametrize(
    ("said", "settings"),
    [
        ("lang: en_GB\ncards-deck: x\ntag:", Settings(language="en-GB")),
        ("Title: A\nTags: [b]", Settings(title="A", tags=("b",))),
        ("strict: true", Settings(strict=True)),
        ("strict: off\ntitle: 2026-01-02", Settings(title="2026-01-02")),
    ],
)
def test_keys_that_nearly_are_ours_are_understood(said: str, settings: Settings) -> None:
    assert front_matter(said) == (settings, [])


def test_a_slip_is_understood_and_said_once() -> None:
    settings, problems = front_matter("lang: en\ntag: [a]\ncards-deck: x")
    assert settings == Settings(language="en", tags=("a",))
    assert problems == ["a.md:3: `tag` is read as `tags`; write it so"]


def test_all_keys_that_are_nearly_ours_are_one_warning() -> None:
    settings, problems = front_matter("pages: 2\nfoo: 1\ncolums: 2\nbar: x\nfoo: 2\ntitel: y")
    assert settings == Settings(pages=2)
    assert problems == [
        "a.md:4: unknown keys in the front matter: `colums`, `titel`; "
        "did you mean `columns` for `colums`, `title` for `titel`?"
    ]


@pytest.mark.parametrize("said", ["corso: fisica\nstato: fatto", "Fach: x\n单元: 3"])
def test_the_keys_of_an_owner_are_passed_over(said: str) -> None:
    assert front_matter(said) == (Settings(), [])


@pytest.mark.parametrize(
    ("said", "settings", "line"),
    [
        ("title: Kafka: the log\ntags: a, b", Settings(title="Kafka: the log", tags=("a", "b")), 2),
        ("pages: 2\n\ttopic: x\ncolumns: 3", Settings(columns=3), 3),
        ("tags:\n  - a\ntitle: [b\npaper: letter", Settings(tags=("a",), paper=Paper.LETTER), 5),
        ("columns: 99\npaper: a4", Settings(paper=Paper.A4), 2),
        ("strict: maybe\ntitle: [a]", Settings(), 2),
        (
            "cards: {lists: !!python/none x, code: whole}",
            Settings(cards=CardChoices(code="whole")),
            2,
        ),
    ],
)
def test_what_is_usable_of_front_matter_holds(said: str, settings: Settings, line: int) -> None:
    found, problems = front_matter(said)
    assert found == settings
    assert problems[0].startswith(f"a.md:{line}: ")


@pytest.mark.parametrize(
    "said",
    [
        "# A\nNote: this counts",
        "Note: this counts\n\nSo does: that",
        "* a\n* b",
        "Just: a: b\nline",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_between_two_rules_is_shown(said: str, end: str) -> None:
    text = f"---\n{said}\n---\n\nBelow.\n".replace("\n", end)
    document, problems = reader.parse(text, Path("a.md"))
    assert readback.check_source(document, text) == ()
    assert problems[0].code == "front-matter"
    whole = (
        document.title
        + " "
        + " ".join(
            f"{plain(path[-1].heading)} {plain(e.prompt)} {plain(e.lead)} {plain_blocks(e.answer)}"
            for path in sections(document.sections)
            for e in path[-1].entries
        )
    )
    assert set(re.findall(r"\w+", said)) <= set(re.findall(r"\w+", whole))


def test_front_matter_in_toml_is_passed_over() -> None:
    text = "+++\ntitle = 'A log'\n[extra]\n\nx = 1\n+++\n\n# B\n\ntext\n"
    document, problems = reader.parse(text, Path("a.md"))
    assert (document.title, problems) == ("B", ())
    assert readback.check_source(document, text) == ()
    assert document.sections[0].location.line == 8


def test_what_is_told_of_a_fence_is_a_line_however_long_its_mark_is() -> None:
    _, (problem,) = reader.parse(f"# A\n\n## What?\n\n{'`' * 3000}\nx\n", Path("a.md"))
    assert problem.code == "unclosed-fence" and len(str(problem)) < 300
