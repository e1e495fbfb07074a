"""What is nested without end: no step of a build runs out of room for it, and nothing is lost."""

import json
from pathlib import Path

import pytest

from cribdeck import cli
from cribdeck.notes import reader
from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.reader.block_rules import DEEPEST
from cribdeck.notes.reader.source import LARGEST
from cribdeck.notes.walk import blocks, entries
from cribdeck.notes.words import plain_blocks
from cribdeck.problems import Problems, Severity
from cribdeck.samples import syntax
from tests.deck_of import problems_of

ASKED = "# T\n\n### What is deep?\n\n"
END = "\n\n### What follows?\n\nThe end.\n"


def stairs(mark: str, count: int) -> str:
    return "".join(f"{' ' * len(mark) * i}{mark}step{i}\n" for i in range(count))


TOO_DEEP = {
    "emphasis": "*a **b " * 150 + "x" + "** c*" * 150,
    "emphasis, longer than any stack": "_a **b " * 1500 + "x" + "** c_" * 1500,
    "emphasis struck out, in a quote": "> " + "*a ~~b " * 60 + "x" + "~~ c*" * 60,
    "emphasis in a term": "* **" + "a *b **c " * 60 + "x" + "** d* e" * 60 + ":** it is",
    "emphasis in a cell": "|a|\n|-|\n|" + "*a **b " * 60 + "x" + "** c*" * 60 + "|",
    "a list": stairs("- ", 45),
    "a numbered list": stairs("1. ", 45),
    "a list in one line": "- " * 500 + "x",
    "numbers in one line": "1. " * 60 + "x",
    "a list of large numbers": stairs("10099. ", 25).replace("\n", "\n\n"),
    "a quote": "> " * 60 + "x",
    "a quote in one line": ">" * 500 + "x",
    "quotes and lists": "> - 1. " * 40 + "x",
    "a fence in a list": stairs("- ", 30) + " " * 60 + "```python\n" + " " * 60 + "x = 1\n",
    "a comment in a list": stairs("- ", 30).replace("step", "<!-- words --> step"),
}
INDENTED = ("a numbered list", "a list of large numbers", "a quote", "quotes and lists")
NOT_TOO_DEEP = {
    "a list of as many levels as there may be": stairs("* ", DEEPEST),
    "numbers of as many levels": stairs("1. ", DEEPEST),
    "images in one another": "![" * 300 + "a" + "](b)" * 300,
    "links in one another": "[" * 300 + "a" + "](b)" * 300,
    "brackets": "[" * 3000 + "a" + "]" * 3000,
    "parentheses of a link": "[a](" + "(" * 3000 + ")" * 3000 + ")",
    "html": "<b>" * 3000 + "x" + "</b>" * 3000,
    "different html": "<b><i><sub><kbd><a href='b'>" * 3000 + "x",
    "wrappers": "<div>" * 10_000 + "\nx\n" + "</div>" * 10_000,
    "headings of html": "<h3>" * 3000 + "x" + "</h3>" * 3000,
    "TeX": "$" + "{" * 300 + "x" + "}" * 300 + "$",
}


@pytest.mark.parametrize("what", TOO_DEEP)
def test_what_is_nested_too_deep_is_kept_as_it_is_written(what: str, tmp_path: Path) -> None:
    problems = problems_of(ASKED + TOO_DEEP[what] + END, tmp_path)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    (said,) = (problem for problem in problems if problem.code == "nesting")
    assert "shown as it is written" in said.fact


@pytest.mark.parametrize("what", NOT_TOO_DEEP)
def test_what_may_be_nested_is_not_said(what: str, tmp_path: Path) -> None:
    problems = problems_of(ASKED + NOT_TOO_DEEP[what] + END, tmp_path)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert "nesting" not in {problem.code for problem in problems}


@pytest.mark.parametrize("name", ["details", "ul", "blockquote", "table", "dl"])
@pytest.mark.parametrize("is_closed", [True, False])
def test_html_that_is_nested_too_deep_loses_its_levels(
    name: str, is_closed: bool, tmp_path: Path
) -> None:
    within = {"ul": "<li>", "table": "<tr><td>", "dl": "<dd>"}.get(name, "")
    text = f"<{name}>{within}" * 3000 + "\n\nx\n\n" + f"</{name}>" * 3000 * is_closed
    problems = problems_of(ASKED + text + END, tmp_path)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    if is_closed or name != "details":  # one that is not closed ends where the next begins
        assert [problem.code for problem in problems].count("nesting") == 1


def test_what_stands_for_deep_items_is_their_source() -> None:
    text = ASKED + stairs("- ", DEEPEST + 3) + "- one more\n"
    document, problems = reader.parse(text, Path("deep.md"))
    assert [problem.severity for problem in problems] == [Severity.FLAW]
    (entry,) = entries(document.sections)
    (code,) = (block for block in blocks(entry.answer) if isinstance(block, CodeBlock))
    assert code.text == "- step12\n  - step13\n    - step14"
    assert code.location.line == 5 + DEEPEST
    assert "one more" in plain_blocks(entry.answer)


@pytest.mark.parametrize("line", ["word [" * 20, "![a](b) `c`", "a <!-- b *c* --> **d** $x$"])
def test_a_paragraph_that_is_too_long_is_shown_as_it_is_written(line: str, tmp_path: Path) -> None:
    lines = 110_000 // len(line)
    text = "# T\n\nBefore *it*.\n\n" + f"{line}\n" * lines + "\nBehind *it*.\n"
    (problem, *others) = problems_of(text, tmp_path)
    assert (problem.code, problem.location.line) == ("long-paragraph", 5)
    assert {one.code for one in others} <= {"unclosed-comment"}
    document, _ = reader.parse(text, Path("long.md"))
    said = plain_blocks(block for entry in entries(document.sections) for block in entry.answer)
    assert said.count(line.strip()) == lines
    assert "Behind it." in said


def test_a_file_that_is_too_large_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    path.write_bytes(b"words\n" * (LARGEST // 6 + 1))
    with pytest.raises(Problems) as found:
        reader.read(path)
    (problem,) = found.value.problems
    assert problem.code == "too-large"
    assert "larger than 10 MB" in problem.fact


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("json", "[" * 300 + "]" * 300),
        ("json", "{" + '"a":{' * 100_000),
        ("yaml", "{a: " * 5000),
        ("toml", "a." * 100_000 + "b = 1"),
        ("toml", "[" + "a . " * 200 + "b]"),
        ("toml", '"a".' * 200 + "b = 1"),
        ("toml", "a = " + "[" * 5000),
        ("python", "f(" * 5000),
        ("sql", "select " + "(" * 5000),
    ],
)
def test_a_sample_that_is_nested_too_deep_is_said_to_be(language: str, code: str) -> None:
    document, _ = reader.parse(f"# T\n\n```{language}\n{code}\n```\n", Path("deep.md"))
    _, (problem,) = syntax.check(document)
    assert "nested too deeply" in problem.fact or "too long" in problem.fact


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("json", "[" * 150 + "]" * 150),
        ("json", "[" + "[1], " * 1000 + "[]]"),
        ("toml", "a.b.c = 1\nd = [" + "1.0, " * 1000 + "]"),
        ("toml", 'v = "' + "1." * 90 + '"'),
        ("python", "x = [\n" + "    f(1)[0],\n" * 1000 + "]"),
        ("python", "x = " + " + ".join("1" * 900)),
    ],
)
def test_a_sample_that_is_only_long_is_fine(language: str, code: str) -> None:
    document, _ = reader.parse(f"# T\n\n```{language}\n{code}\n```\n", Path("long.md"))
    assert syntax.check(document)[1] == ()


def test_a_sum_of_many_terms_with_a_declaration_is_no_traceback(tmp_path: Path) -> None:
    total = " + ".join(f"x{i}" for i in range(900))
    text = f"# T\n\n### What?\n\n```python id=total\ny = {total}\n```\n"
    assert all(one.severity is not Severity.ERROR for one in problems_of(text, tmp_path))


@pytest.mark.slow
def test_a_sheet_indents_only_as_long_as_there_is_room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = {what: TOO_DEEP[what] for what in INDENTED}
    asked = "\n\n".join(f"### What is {what}?\n\n{part}" for what, part in parts.items())
    notes = tmp_path / "notes.md"
    notes.write_text(f"---\ncolumns: 6\n---\n# T\n\n{asked}\n", encoding="utf-8")
    out = str(tmp_path / "out")
    status = cli.main([str(notes), "-o", out, "--only", "sheet", "--json", "-q"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert status == 0, [one for one in problems if one["severity"] == "error"]
