"""Checks code samples by the language that their fence names.

Knows which languages can be checked on any machine, and with what; does not run a sample, and does
not know how a fence is written (that is reader). A language that is not known here is counted as
not checked, never as good. Parsers are imported when a document has a sample for them.
"""

import re
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cribdeck.notes import walk
from cribdeck.notes.blocks import (
    DRAWN,
    CodeBlock,
    row_location,
)
from cribdeck.notes.document import Document
from cribdeck.problems import Location, Problem, Severity

PYTHON = frozenset({"python", "py", "python3", "py3"})
# A sample that is longer than this fits on no card; pure-Python parsers would take minutes over it.
LONGEST = 200_000  # characters
BASH_SECONDS = 10
UNCHECKED = re.compile(r"(?<!\S)check=off(?!\S)")
# What is right in one of them is right. The first one names the mistake.
SQL_DIALECTS = ("", "postgres", "tsql", "mysql", "sqlite", "oracle", "bigquery", "snowflake")


class Outcome(StrEnum):
    """How far a sample was checked."""

    CHECKED = "checked"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Sample:
    """A code block that names a language, and what became of its check."""

    block: CodeBlock
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Where the sample is wrong (`line` counts from 1 within it), and how."""

    line: int
    what: str


class _NotCheckable(Exception):
    """This sample, or this machine, is beyond what the check can do."""


def check(document: Document) -> tuple[tuple[Sample, ...], tuple[Problem, ...]]:
    """Every code sample of `document`, in document order, and a problem for each that is wrong.

    A problem stands at the line in the notes file that the language's own parser names.
    """
    samples: list[Sample] = []
    problems: list[Problem] = []
    for block in code_blocks(document):
        outcome, found = _check(block)
        samples.append(Sample(block, outcome))
        problems.extend(found)
    return tuple(samples), tuple(problems)


def code_blocks(document: Document) -> Iterator[CodeBlock]:
    """Every code block of `document` that names a language, in document order."""
    for entry in walk.entries(document.sections):
        for block in walk.blocks(entry.answer):
            if isinstance(block, CodeBlock) and block.language not in DRAWN:
                yield block


def _check(block: CodeBlock) -> tuple[Outcome, tuple[Problem, ...]]:
    named = LANGUAGES.get(block.language)
    if named is None or UNCHECKED.search(block.attributes):
        return Outcome.NOT_CHECKED, ()
    name, verb, checker = named
    if len(block.text) > LONGEST:
        long = Problem(
            block.location,
            f"{name}-too-long",
            f"{name} sample of {len(block.text)} characters is too long to be checked",
            "keep only the lines that you want to learn",
            Severity.WARNING,
        )
        return Outcome.NOT_CHECKED, (long,)
    try:
        wrong = _nul(block.text) or checker(block.text)
    except _NotCheckable:
        return Outcome.NOT_CHECKED, ()
    except (RecursionError, MemoryError):
        wrong = _Wrong(1, "it is nested too deeply")
    if wrong is None:
        return Outcome.CHECKED, ()
    problem = Problem(
        line_in_notes(block, wrong.line),
        f"{name}-syntax",
        f"{name} sample does not {verb}: {wrong.what}",
        f"correct it, or write ```{block.language} check=off if it is meant to be like that",
        Severity.FLAW,
    )
    return Outcome.FAILED, (problem,)


def line_in_notes(block: CodeBlock, line: int) -> Location:
    """Where line `line` of a sample, from 1, stands in the notes file."""
    # A parser that met the end too early may name a line below the last one.
    within = min(max(line, 1), block.text.count("\n") + 1)
    return row_location(block, within - 1)


def _nul(text: str) -> _Wrong | None:
    at = text.find("\0")
    return _Wrong(_line_of(text, at), "it holds a NUL character") if at >= 0 else None


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


# --- One function per language: what is wrong, or None --------------------------------------------


def _python(text: str) -> _Wrong | None:
    if text.lstrip().startswith(">>>"):
        return _python_session(text)
    return _compiled(text)


def _compiled(text: str) -> _Wrong | None:
    try:
        with warnings.catch_warnings():
            # `"\d"` and `x is 1` only warn; compiling must not print that among our messages.
            warnings.simplefilter("ignore")
            compile(text, "<sample>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return _Wrong(error.lineno or 1, error.msg)
    except ValueError as error:  # characters that no source file can hold
        return _Wrong(1, str(error))
    return None


def _python_session(text: str) -> _Wrong | None:
    """The lines after `>>>` and `...` compile; what the session answered is not looked at."""
    import doctest

    try:
        examples = doctest.DocTestParser().get_examples(text)
    except ValueError as error:  # "line 3 of the docstring for … has inconsistent …"
        found = re.match(r"line (\d+) of the docstring for \S* ?(.*)", str(error), re.DOTALL)
        return _Wrong(int(found[1]), found[2]) if found else _Wrong(1, str(error))
    if not examples:
        raise _NotCheckable
    for example in examples:
        wrong = _compiled(example.source)
        # A session may show a syntax error on purpose.
        if wrong and "SyntaxError" not in (example.exc_msg or ""):
            return _Wrong(example.lineno + wrong.line, wrong.what)
    return None


def _json(text: str) -> _Wrong | None:
    import json

    try:
        # Numbers are left as text: Python refuses to convert very long ones, which JSON allows.
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return _Wrong(error.lineno, _lower_first(error.msg))
    return None


def _yaml(text: str) -> _Wrong | None:
    import yaml

    try:
        # Composed, not constructed: tags of other programs (`!Ref`) are fine, merge keys that
        # multiply are never expanded, and nothing of the sample is ever made into an object.
        for _ in yaml.compose_all(text, Loader=yaml.SafeLoader):
            pass
    except yaml.reader.ReaderError as error:
        return _Wrong(_line_of(text, int(error.position)), str(error.reason))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "it is not YAML"
        return _Wrong(mark.line + 1 if mark else 1, str(what))
    except yaml.YAMLError as error:
        return _Wrong(1, str(error))
    return None


def _toml(text: str) -> _Wrong | None:
    import tomllib

    try:
        tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError is one, and so is a number of 5000 digits
        what, _, place = str(error).partition(" (at ")
        found = re.search(r"line (\d+)", place)
        last = text.count("\n") + 1 if place else 1
        return _Wrong(int(found[1]) if found else last, _lower_first(what))
    return None


def _xml(text: str) -> _Wrong | None:
    from xml.parsers import expat

    wrong = _expat(text)
    # A sample is often a piece of a file: several elements without one around them.
    piece = expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT
    if wrong and wrong.what == piece and not text.lstrip().startswith(("<?xml", "<!DOCTYPE")):
        return _expat(f"<piece>{text}</piece>")
    return wrong


def _expat(text: str) -> _Wrong | None:
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")
    # With a default handler expat leaves internal entities unexpanded, so that a sample about
    # "billion laughs" is harmless here; external ones are never fetched (expat's documentation).
    parser.DefaultHandler = lambda _: None
    try:
        parser.Parse(text.encode(errors="surrogatepass"), True)
    except expat.ExpatError as error:
        return _Wrong(error.lineno, expat.ErrorString(error.code) or "it is not XML")
    return None


def _sql(text: str) -> _Wrong | None:
    import logging

    import sqlglot
    from sqlglot.errors import ParseError, TokenError

    # sqlglot logs which statements it does not understand; the outcome says that already.
    logging.getLogger("sqlglot").setLevel(logging.CRITICAL)
    wrong: list[_Wrong] = []
    opaque = False
    for dialect in SQL_DIALECTS:
        try:
            statements = sqlglot.parse(text, dialect=dialect)
        except (ParseError, TokenError) as error:
            wrong.append(_sql_mistake(error))
            continue
        # What sqlglot does not know it keeps as an opaque command: neither right nor wrong.
        if any(statements) and not any(isinstance(s, sqlglot.exp.Command) for s in statements):
            return None
        opaque = True
    if opaque:
        raise _NotCheckable
    return wrong[0]


def _sql_mistake(error: Exception) -> _Wrong:
    errors = getattr(error, "errors", None)
    if errors is None:  # of the tokenizer
        found = re.search(r"line:? (\d+)", str(error))
        return _Wrong(int(found[1]) if found else 1, "a quote or a comment is not closed")
    first = errors[0] if errors else {}
    what = str(first.get("description") or error).rstrip(".").partition(" but got <Token")[0]
    if "missing for <class" in what:  # names sqlglot's own classes
        what = "an expression is incomplete"
    return _Wrong(int(first.get("line") or 1), _lower_first(what))


def _shell(text: str) -> _Wrong | None:
    bash = shutil.which("bash")
    if bash is None:
        raise _NotCheckable
    try:
        done = subprocess.run(
            # -n reads without running. The environment is empty: BASH_ENV would name a file that
            # bash runs first, and messages in other languages could not be read here.
            [bash, "--norc", "--noprofile", "-n"],
            input=text.encode(errors="surrogateescape") + b"\n",
            capture_output=True,
            env={"LC_ALL": "C"},
            timeout=BASH_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise _NotCheckable from None
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode == 0 and not said:
        return None
    found = re.search(r"line (\d+): (.*)", said)
    return _Wrong(int(found[1]), found[2]) if found else _Wrong(1, said or "bash cannot read it")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


_Checker = Callable[[str], _Wrong | None]
_PYTHON = ("python", "compile", _python)
_SESSION = ("python", "compile", _python_session)
_YAML = ("yaml", "parse", _yaml)
_SHELL = ("shell", "parse", _shell)

# Info string -> name in messages, what the sample fails to do, how it is checked.
LANGUAGES: Mapping[str, tuple[str, str, _Checker]] = {
    **dict.fromkeys(sorted(PYTHON), _PYTHON),
    "pycon": _SESSION,
    "doctest": _SESSION,
    "json": ("json", "parse", _json),
    "yaml": _YAML,
    "yml": _YAML,
    "toml": ("toml", "parse", _toml),
    "xml": ("xml", "parse", _xml),
    "sql": ("sql", "parse", _sql),
    "sh": _SHELL,
    "bash": _SHELL,
    "shell": _SHELL,
}
