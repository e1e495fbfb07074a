"""Samples are checked by their language; what is wrong is found at its line in the notes file."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.notes.blocks import Block, CodeBlock, ItemList, ListItem, Paragraph, Quote, Text
from cribdeck.notes.document import Document, Question, Section
from cribdeck.notes.settings import Settings
from cribdeck.problems import Location, Severity
from cribdeck.samples.syntax import LONGEST, Outcome, check

PATH = Path("notes.md")
FENCE = 10  # the line of the opening fence; the sample's own first line is the next one

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
shell_case = (needs_bash,)


def at(line: int) -> Location:
    return Location(PATH, line)


def document(*answer: Block) -> Document:
    entry = Question((Text("Heading"),), answer, at(9), from_heading=True)
    inner = Section((Text("Heading"),), 2, (entry,), (), at(9))
    outer = Section((Text("Part"),), 1, (), (inner,), at(1))
    return Document(PATH, "Notes", Settings(), (outer,))


def sample(language: str, text: str, *, fenced: bool = True) -> Document:
    return document(CodeBlock(text, language, "", at(FENCE), fenced))


GOOD = [
    ("python", "import json\n\nprint(json.dumps({}))"),
    ("python", '"\\d" is 1  # Python warns of both, and compiles'),
    ("py", ">>> 1 + 1\n2"),
    ("python3", "async def f():\n    await g()"),
    ("pycon", ">>> for i in range(2):\n...     print(i)\n0\n1"),
    ("pycon", ">>> x =\nTraceback (most recent call last):\nSyntaxError: invalid syntax"),
    ("json", '{"a": [1, 2.5e3, null]}'),
    ("json", "9" * 6000),
    ("yaml", "a: 1\n---\nb: !Ref x\n"),
    ("yml", "- &a {x: 1}\n- *a"),
    ("toml", '[a]\nb = "c"'),
    ("xml", "<a><b/></a>"),
    ("xml", "<one/>\n<two/>"),
    ("sql", "SELECT a\nFROM t;\nINSERT INTO t VALUES (1)"),
    pytest.param("bash", "for i in 1 2; do\n  echo $i | cat\ndone", marks=shell_case),
    pytest.param("sh", "set +n\nexit 1", marks=shell_case),
]


@pytest.mark.parametrize(("language", "text"), GOOD)
def test_good_samples_are_checked(language: str, text: str) -> None:
    samples, problems = check(sample(language, text))
    assert problems == ()
    assert [one.outcome for one in samples] == [Outcome.CHECKED]


BAD = [  # language, text, line within the sample, code, what the fact says
    ("python", "x = (1,\ny = 2", 1, "python-syntax", "'(' was never closed"),
    ("python", "x = 1\ny ==", 2, "python-syntax", "invalid syntax"),
    ("py", "x = 1\n\nreturn x", 3, "python-syntax", "'return' outside function"),
    ("python", "x = 1\ny = 2\n   z", 3, "python-syntax", "unexpected indent"),
    ("python", "if x:\n", 1, "python-syntax", "expected an indented block"),
    ("python", "x = 1\ny = \0", 2, "python-syntax", "NUL"),
    ("python", "x = '\ud800'", 1, "python-syntax", "surrogates"),
    ("pycon", ">>> x = 1\n>>> (\n... 2\n... )\n2\n>>> x ==", 6, "python-syntax", "invalid"),
    ("pycon", ">>> 1\n1\n>>>2", 3, "python-syntax", "lacks blank"),
    ("json", '{"a": 1,\n"b": }', 2, "json-syntax", "expecting value"),
    ("json", "", 1, "json-syntax", "expecting value"),
    ("yaml", "a: 1\nb: [1,\nc: }", 3, "yaml-syntax", "'}'"),
    ("yaml", "a: 1\nb: *c", 2, "yaml-syntax", "undefined alias"),
    ("yaml", "a: 1\nb: \a", 2, "yaml-syntax", "special characters"),
    ("toml", "a = 1\nb =\nc = 3", 2, "toml-syntax", "invalid value"),
    ("toml", "a = 1\nb = [", 2, "toml-syntax", "invalid value"),
    ("xml", "<a>\n<b>\n</a>", 3, "xml-syntax", "mismatched tag"),
    ("xml", "<a/>\n<b>", 2, "xml-syntax", ""),
    ("sql", "SELECT a FROM t;\nSELECT a FROM t WHERE (b", 2, "sql-syntax", ""),
    ("sql", "SELECT 'a", 1, "sql-syntax", "not closed"),
    pytest.param("bash", "echo a\nfi\necho b", 2, "shell-syntax", "`fi'", marks=shell_case),
    pytest.param("sh", 'echo a\necho "b', 2, "shell-syntax", "matching", marks=shell_case),
    pytest.param("shell", "if true; then\n:", 2, "shell-syntax", "end of file", marks=shell_case),
    pytest.param("bash", "cat <<E\nabc", 2, "shell-syntax", "here-document", marks=shell_case),
]


@pytest.mark.parametrize(("language", "text", "line", "code", "said"), BAD)
def test_bad_samples_are_problems_at_their_line(
    language: str, text: str, line: int, code: str, said: str
) -> None:
    samples, (problem,) = check(sample(language, text))
    assert [one.outcome for one in samples] == [Outcome.FAILED]
    assert problem.location == at(FENCE + line)
    assert problem.code == code
    assert said in problem.fact
    assert "\n" not in str(problem)
    assert problem.severity is Severity.ERROR


def test_the_line_of_code_without_a_fence_is_its_own() -> None:
    _, (problem,) = check(sample("python", "x = 1\ny ==", fenced=False))
    assert problem.location == at(FENCE + 1)


def test_the_fact_reads_as_a_sentence() -> None:
    _, (problem,) = check(sample("python", "x = (1,"))
    assert problem.fact == "python sample does not compile: '(' was never closed"


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghijk", "bcdefghijkl"))  # noqa: B905
    + ']><x y="&l;">&l;</x>'
)
HOSTILE = [
    ("python", "-" * 150_000 + "1"),
    ("python", "(" * 5000),
    ("python", "a" + ".b" * 90_000),
    ("python", "lambda:" * 20_000 + "1"),
    ("python", "x = " + "9" * 6000),
    ("json", "[" * 100_000),
    ("yaml", "[" * 5000),
    ("yaml", "- " * 3000 + "a"),
    ("toml", "a = " + "[" * 50_000),
    ("toml", "a = " + "9" * 6000),
    ("xml", "<a>" * 60_000),
    ("xml", LAUGHS),
    ("sql", "SELECT " + "(" * 20_000),
    pytest.param("bash", "(" * 50_000, marks=shell_case),
]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "text"), HOSTILE)
def test_hostile_samples_are_a_problem_and_no_crash(language: str, text: str) -> None:
    samples, (problem,) = check(sample(language, text))
    assert [one.outcome for one in samples] == [Outcome.FAILED]
    assert problem.location == at(FENCE + 1)
    assert len(problem.fact) < 300


def test_a_huge_sample_is_not_checked_and_says_so() -> None:
    samples, (problem,) = check(sample("json", "[]" + " " * LONGEST))
    assert [one.outcome for one in samples] == [Outcome.NOT_CHECKED]
    assert (problem.code, problem.severity) == ("json-too-long", Severity.WARNING)
    assert problem.location == at(FENCE)


NOT_CHECKED = [
    ("java", "class {"),
    ("zsh", "if"),
    ("console", "$ fi"),
    ("pycon", "no prompt here"),
    ("sql", "SHOW FOO BAR"),
    ("sql", "-- nothing"),
]


@pytest.mark.parametrize(("language", "text"), NOT_CHECKED)
def test_what_cannot_be_checked_is_never_called_good(language: str, text: str) -> None:
    samples, problems = check(sample(language, text))
    assert [one.outcome for one in samples] == [Outcome.NOT_CHECKED]
    assert problems == ()


@pytest.mark.parametrize("language", ["", "text", "txt", "ascii", "plain", "plaintext"])
def test_plain_fences_are_no_samples(language: str) -> None:
    assert check(sample(language, "((")) == ((), ())


def test_without_bash_shell_is_not_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    samples, problems = check(sample("bash", "fi"))
    assert [one.outcome for one in samples] == [Outcome.NOT_CHECKED]
    assert problems == ()


@needs_bash
def test_a_shell_sample_is_never_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    startup = tmp_path / "startup.sh"
    startup.write_text(f"touch {tmp_path}/started")
    monkeypatch.setenv("BASH_ENV", str(startup))
    check(sample("bash", f"set +n\ntouch {tmp_path}/ran\necho $(touch {tmp_path}/ran)"))
    assert list(tmp_path.iterdir()) == [startup]


def test_nothing_leaks_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    check(sample("python", '"\\d" is 1'))
    check(sample("sql", "SHOW FOO BAR"))
    check(sample("bash", "fi"))
    assert capfd.readouterr() == ("", "")


def test_samples_are_found_wherever_they_stand() -> None:
    def code(line: int) -> CodeBlock:
        return CodeBlock("x ==", "python", "", at(line))

    nested = ItemList(
        (ListItem((Paragraph((Text("a"),), at(20)), code(21)), at(20)),), None, at(20)
    )
    quoted = Quote((nested, code(30)), at(19))
    samples, problems = check(document(code(10), quoted))
    assert [one.block.location.line for one in samples] == [10, 21, 30]
    assert [problem.location.line for problem in problems] == [11, 22, 31]


@pytest.mark.parametrize("sql", ["SELECT TOP 10 * FROM t;", "DECLARE @x INT = 5; SELECT @x;"])
def test_sql_is_right_in_any_dialect(sql: str) -> None:
    ((found,), problems) = check(sample("sql", sql))
    assert (found.outcome, problems) == (Outcome.CHECKED, ())


def test_a_fragment_can_say_that_it_is_not_checked() -> None:
    block = CodeBlock("WHERE a IN (...)", "sql", "check=off", at(FENCE))
    ((found,), problems) = check(document(block))
    assert (found.outcome, problems) == (Outcome.NOT_CHECKED, ())
    ((found,), (problem,)) = check(document(replace(block, attributes="")))
    assert found.outcome is Outcome.FAILED
    assert "write ```sql check=off" in str(problem)
