"""Samples are checked by their language; what is wrong is found at its line in the notes file."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.blocks import Block, CodeBlock, ItemList, ListItem, Paragraph, Quote, Text
from cribdeck.notes.document import Document, Question, Section
from cribdeck.notes.settings import Settings
from cribdeck.problems import Location, Severity
from cribdeck.samples.syntax import LONGEST, check
from cribdeck.samples.verdicts import Outcome, Remembered, Verdicts

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
    ("python3", "async def f():\n    await g()"),
    ("pycon", ">>> for i in range(2):\n...     print(i)\n0\n1"),
    ("pycon", ">>> x =\nTraceback (most recent call last):\nSyntaxError: invalid syntax"),
    ("json", '{"a": [1, 2.5e3, null]}'),
    ("json", "9" * 6000),
    ("yaml", "a: 1\n---\nb: !Ref x\n"),
    ("yml", "- &a {x: 1}\n- *a"),
    ("toml", '[a]\nb = "c"'),
    ("xml", "<a><b/></a>"),
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
    ("python", "x = 1\ny = 2\n   z", 3, "python-syntax", "unexpected indent"),
    ("python", "x = 1\ny = \0", 2, "python-syntax", "NUL"),
    ("python", "x = '\ud800'", 1, "python-syntax", "surrogates"),
    ("pycon", ">>> x = 1\n>>> (\n... 2\n... )\n2\n>>> x ==", 6, "python-syntax", "invalid"),
    ("json", '{"a": 1,\n"b": }', 2, "json-syntax", "expecting value"),
    ("json", "", 1, "json-syntax", "expecting value"),
    ("json", '{"a": 1,}', 1, "json-syntax", "a comma before the }"),
    ("json", '{"a": [1,\n2,\n]}', 2, "json-syntax", "a comma before the ]"),
    ("json", '{"a": "...",}', 1, "json-syntax", "a comma before the }"),
    ("json", "{,}", 1, "json-syntax", ""),
    ("yaml", "a: 1\nb: [1,\nc: }", 3, "yaml-syntax", "'}'"),
    ("yaml", "a: 1\nb: *c", 2, "yaml-syntax", "undefined alias"),
    ("yaml", "a: 1\nb: \a", 2, "yaml-syntax", "special characters"),
    ("toml", "a = 1\nb =\nc = 3", 2, "toml-syntax", "invalid value"),
    ("toml", "a = 1\nb = [", 2, "toml-syntax", "invalid value"),
    ("xml", "<a>\n<b>\n</a>", 3, "xml-syntax", "mismatched tag"),
    ("xml", "<a/>\n<b>", 2, "xml-syntax", ""),
    ("sql", "SELECT a FROM t;\nSELECT a FROM t WHERE (b", 2, "sql-syntax", ""),
    ("sql", "inset into t values (1)", 1, "sql-syntax", "into does not fit there"),
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
    assert problem.severity is Severity.FLAW


FRAGMENTS = [  # right but for what is usual in notes
    ("py", ">>> 1 + 1\n2"),
    ("python", '>>> print(good morning)\n  File "<stdin>", line 1\nSyntaxError: invalid syntax'),
    ("python", "    >>> if x:\n    ...     f()\n    42"),
    ("python", "def double(x):\n    return 2 * x\n\n>>> double(2)\n4 is the answer"),
    ("python", "In [1]: a = 1\n\nIn [2]: a?\n\nOut[2]: an int"),
    ("python", "%matplotlib inline\n!pip install polars\nx = %sql SELECT 1\nlen?"),
    ("python", "%%time\nfit(model)"),
    ("python", "pip install polars\nimport polars"),
    ("python", "await load()\nasync for x in y:\n    print(x)"),
    ("python", "if x:\n    return 1\nbreak"),
    ("python", "    def area(self):\n        return self.a ** 2"),
    ("py", "x = 1\n\nreturn x"),
    ("python", "if x:\n"),
    ("python", "def area(self) -> float:\ndef name(self) -> str:  # short"),
    ("python", "try:\n    # risky\nexcept ValueError:\n    # mend it"),
    ("python", '@app.get("/")'),
    ("python", " a = 1\n-b = 2\n+b = 3"),
    ("json", '{ "a": 1, ... } // shortened'),
    ("json", '// a file\n{"a": [1, ..., 9], /* b */ "c": {...}, "d": ..., # e\n}'),
    ("json", '{"a": "// no comment, ..."}\n{"a": "[1,]"}'),
    ("json", '{"a": "[1,]", // as in JSONC\n}'),
    ("json", '{"a": [1, 2, ...], }'),
    ("json", '"a": 1,\n"b": 2'),
    ("json", '{"a": 1},\n{"a": 2},'),
    ("json", '"a": 1,\n"b": [2],\n'),
    ("json", 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"a": 1}'),
    ("json", '{"a": {{ value }}}'),
    ("yaml", "name: {{ name }}-x\n{{- if a }}\nb: 1\n{{- end }}"),
    ("toml", "[a]\nb = {{ b }}"),
    ("xml", "<one/>\n<two/>"),
    ("xml", '<?xml version="1.0"?>\n<one>&nbsp;</one>\n<two/>'),
    ("sql", "mysql> SELECT a\n    -> FROM t;\n+---+\n| a |\n+---+\n1 row in set (0.00 sec)"),
    ("sql", "DROP TABLE t [CASCADE];\n\n{COMMIT|ROLLBACK};"),
    ("sql", "WHERE a = 1 AND b IN (2, 3)"),
    ("sql", "JOIN u ON u.id = t.id\n\nORDER BY a; -- at the end"),
]


@pytest.mark.parametrize(("language", "text"), FRAGMENTS)
def test_what_is_usual_in_notes_is_a_fragment(language: str, text: str) -> None:
    samples, problems = check(sample(language, text))
    assert problems == ()
    assert [one.outcome for one in samples] == [Outcome.FRAGMENT]


@needs_bash
@pytest.mark.parametrize(
    "text",
    [
        "$ ls\nnotes (old).md",
        "# how\n$ git log \\\n> --oneline\na1b2c3 (HEAD)",
        "$ awk '{\n  print $1 }' file\na (1)",
        "me@host:~/notes$ ls\nnotes (old).md",
        "[root@host ~]# ls\nnotes (old).md",
        "(venv) $ ls\nnotes (old).md",
        "PS C:\\Users\\me> dir\nnotes (old).md",
        "> ls\nnotes (old).md",
        "┌──(me㉿host)-[~]\n└─$ ls\nnotes (old).md",
        "$ mysql -u root\nmysql> SELECT count(*) FROM t;",
    ],
)
def test_of_a_shell_session_what_was_typed_is_checked(text: str) -> None:
    samples, problems = check(sample("bash", text))
    assert problems == ()
    assert [one.outcome for one in samples] == [Outcome.FRAGMENT]
    _, (problem,) = check(sample("bash", f"{text}\n$ fi"))
    assert problem.location == at(FENCE + text.count("\n") + 2)


PLACEHOLDERS = [  # language, text, line within the sample, those that the message names
    ("python", "f(a, …)\nimport <module>", 1, "of …, <module>"),
    ("python", "x = range([, start] 5)", 1, "of [, start]"),
    ("sql", "SELECT a, ...\nFROM <table>", 1, "of ..., <table>"),
    ("sql", "CREATE TABLE t (a INT, ...);\nINSERT INTO t VALUES (...)", 1, "of ..."),
    ("json", '{\n"a": <value>}', 2, "of <value>"),
    ("toml", "a = 1\nb = <port>\n...", 2, "of <port>, ..."),
    ("yaml", "a:\n  b: 1\n  ...\nc: 2", 3, "of ..."),
    ("xml", "<a ...>\n  <b/>\n</a>", 1, "of ..."),
    pytest.param("bash", "ls\ngit clone <url>", 2, "of <url>", marks=shell_case),
    pytest.param("sh", "$ ssh (サーバー名)\nok", 1, "of (サーバー名)", marks=shell_case),
]


@pytest.mark.parametrize(("language", "text", "line", "named"), PLACEHOLDERS)
def test_placeholders_are_a_fragment_and_a_flaw(
    language: str, text: str, line: int, named: str
) -> None:
    samples, (problem,) = check(sample(language, text))
    assert [one.outcome for one in samples] == [Outcome.FRAGMENT]
    assert problem.location == at(FENCE + line)
    assert problem.severity is Severity.FLAW
    assert named in problem.fact


@needs_bash
def test_all_placeholders_of_a_language_are_one_problem() -> None:
    def code(language: str, text: str, line: int) -> CodeBlock:
        return CodeBlock(text, language, "", at(line))

    _, problems = check(
        document(
            code("sql", "SELECT <a> FROM b", 10),
            code("bash", "ls\ncat <file>", 20),
            code("sh", "cd <a>; cd <b>; cd <c>", 30),
            code("bash", "cat <file>", 40),
        )
    )
    assert list(map(str, problems)) == [
        "notes.md:11: 1 sql sample checked with words in place of <a>;"
        " nothing is lost, ```sql check=off leaves a sample unchecked",
        "notes.md:22: 3 shell samples checked with words in place of <file>, <a>, <b>, …;"
        " nothing is lost, ```bash check=off leaves a sample unchecked",
    ]


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("python", "def f(x):\n    return <x>\n\ndef g(:", 4),
        ("python", "    a = 1\n    b ==", 2),
        ("python", "!ls\nx = (1", 2),
        ("json", '// a\n{"a": 1,\n"b"; 2}', 3),
        ("json", '{"a": 1}\n{"a": ]', 2),
        ("sql", "SELECT <a>\nFROM t;\nSELECT a FROM t WHERE (b", 3),
        ("xml", "<a/>\n<b>\n</c>", 3),
        pytest.param("bash", "cat <file>\nls\nfi", 3, marks=shell_case),
    ],
)
def test_a_fragment_may_be_wrong_too(language: str, text: str, line: int) -> None:
    samples, (problem,) = check(sample(language, text))
    assert [one.outcome for one in samples] == [Outcome.FAILED]
    assert problem.location == at(FENCE + line)


def test_python_2_is_named() -> None:
    _, (problem,) = check(sample("python", "x = 1\nprint x"))
    assert str(problem) == (
        "notes.md:12: python sample does not compile: it is Python 2;"
        " write it for Python 3, or name it ```python2"
    )


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "[," * 50_000),
        ("json", '{"a' * 20_000),
        ("sql", "(a" * 1000),
        ("xml", "<a" * 9999),
        pytest.param("bash", "$ 'a\n" + "b\n" * 20_000 + "(", marks=shell_case),
    ],
)
def test_rewriting_a_hostile_sample_takes_no_time(language: str, text: str) -> None:
    (one,), _ = check(sample(language, text))  # the runner ends a test that takes minutes
    assert one.outcome is Outcome.FAILED


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
    ("python", "%%html\n<p>"),  # nothing of the language is left
    ("json", "GET http://localhost/books"),
    pytest.param("bash", "Switch(config)# vlan 10\nVlan(10) added", marks=shell_case),
    pytest.param("bash", "msf6 scanner(smb) > run\n[*] done (1)", marks=shell_case),
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
    wrong = replace(block, attributes="", text="WHERE a IN (")
    ((found,), (problem,)) = check(document(wrong))
    assert found.outcome is Outcome.FAILED
    assert "write ```sql check=off" in str(problem)


# --- What is remembered ---------------------------------------------------------------------------


def test_a_sample_is_read_again_only_where_it_or_its_language_has_changed() -> None:
    def checked(text: str, known: Verdicts | None = None) -> tuple[list[str], Verdicts]:
        remembered = Remembered(known)
        samples, _ = check(reader.parse(text, Path("notes.md"))[0], remembered)
        return [sample.outcome.value for sample in samples], remembered.used

    text = "# T\n\n## A\n\n```json\n[1]\n```\n\n## B\n\n```python\nx = (\n```\n"
    outcomes, used = checked(text)
    assert outcomes == ["checked", "failed"]
    marked = {key: replace(one, outcome=Outcome.NOT_CHECKED) for key, one in used.syntax.items()}
    assert checked(f"\n{text}", Verdicts(marked)) == (["not checked"] * 2, Verdicts(marked))
    assert checked(text.replace("[1]", "[2]"), Verdicts(marked))[0] == ["checked", "not checked"]
    assert checked(text.replace("json", "yaml"), Verdicts(marked))[0] == ["checked", "not checked"]
