"""Parsers of the languages that can be checked on any machine: what is wrong with a text, or None.

Knows each language's own parser, and how it says what is wrong and where. Runs nothing of what it
reads. Does not know what people leave out in notes (fragments). A parser is imported when there is
something for it to read.
"""

import re
import shutil
import subprocess
import warnings
from typing import TYPE_CHECKING

from cribdeck.problems import shortened
from cribdeck.samples.verdicts import Wrong

if TYPE_CHECKING:
    from json import JSONDecodeError

BASH_SECONDS = 10
# What Python 3 says of `print x`, `exec x` and `except A, e:`.
PYTHON_2 = re.compile("Missing parentheses in call to|multiple exception types must be parenth")
# What it says of a statement that is right where it belongs: in a function, or in a loop.
PYTHON_OUTSIDE = re.compile(r".* outside |'continue' not properly in loop")
# What is right in one of them is right. The first one names the mistake.
SQL_DIALECTS = ("", "postgres", "tsql", "mysql", "sqlite", "oracle", "bigquery", "snowflake")
# A statement, or what stands between empty lines; nothing is parted in quotes and parentheses.
SQL_PART = re.compile(
    r"""(?:
        '[^']*' | "[^"]*" | --[^\n]*
        | \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)
        | (?!\n[ \t]*\n)[^;]
    )+;?""",
    re.VERBOSE,
)
# A key of a hundred parts: `a.a.a. …`.
TOML_DEEP = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){100}""")
# What a clause alone can belong to.
SQL_FRAMES = ("%s", "SELECT * FROM x %s", "SELECT x %s", "CREATE TABLE x (%s)")


class NotCheckable(Exception):
    """This text, or this machine, is beyond what the check can do."""


def check_python(text: str) -> Wrong | None:
    """What is wrong with `text` as a program in Python."""
    try:
        with warnings.catch_warnings():
            # `"\d"` and `x is 1` only warn; compiling must not print that among our messages.
            warnings.simplefilter("ignore")
            compile(text, "<sample>", "exec", dont_inherit=True)
    except SyntaxError as error:
        line = error.lineno or 1
        if PYTHON_2.match(error.msg):
            return Wrong(line, "it is Python 2", "write it for Python 3, or name it ```python2")
        return Wrong(line, error.msg)
    except ValueError as error:  # characters that no source file can hold
        return Wrong(1, str(error))
    return None


def check_python_piece(text: str) -> Wrong | None:
    """As `check_python`, of what may have been cut out of a function or a loop."""
    wrong = check_python(text)
    return None if wrong and PYTHON_OUTSIDE.match(wrong.what) else wrong


def check_json(text: str) -> Wrong | None:
    """What is wrong with `text` as one value of JSON."""
    import json

    try:
        # Numbers are left as text: Python refuses to convert very long ones, which JSON allows.
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return _json_wrong(error)
    return None


def check_json_values(text: str) -> Wrong | None:
    """As `check_json`, of one value or several, one after the other."""
    import json

    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at = _next_word(text, 0)
    try:
        while True:
            _, end = decoder.raw_decode(text, at)
            at = _next_word(text, end)
            if at == len(text):
                return None
    except json.JSONDecodeError as error:
        return _json_wrong(error)


def _json_wrong(error: "JSONDecodeError") -> Wrong:
    """What `error` says; of a comma that nothing follows in the same words in each Python."""
    before, behind = error.doc[: error.pos].rstrip(), error.doc[error.pos :].lstrip(", \t\n")
    if behind[:1] in tuple("]}") and (before[-1:] == "," or error.doc[error.pos] == ","):
        return Wrong(line_of(error.doc, len(before)), f"a comma before the {behind[0]}")
    return Wrong(error.lineno, _lower_first(error.msg))


def check_yaml(text: str) -> Wrong | None:
    """What is wrong with `text` as documents of YAML."""
    import yaml

    try:
        # Composed, not constructed: tags of other programs (`!Ref`) are fine, merge keys that
        # multiply are never expanded, and nothing of the sample is ever made into an object.
        for _ in yaml.compose_all(text, Loader=yaml.SafeLoader):
            pass
    except yaml.reader.ReaderError as error:
        return Wrong(line_of(text, int(error.position)), str(error.reason))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = str(error.problem or error.context or "it is not YAML")
        if what == "found character '\\t' that cannot start any token":
            what = "a tab indents this line, YAML takes spaces only"
        return Wrong(mark.line + 1 if mark else 1, what)
    except yaml.YAMLError as error:
        return Wrong(1, str(error))
    return None


def check_toml(text: str) -> Wrong | None:
    """What is wrong with `text` as TOML."""
    import tomllib

    if deep := TOML_DEEP.search(text):  # of each level tomllib remembers all above it
        return Wrong(line_of(text, deep.start()), "it is nested too deeply")
    try:
        tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError is one, and so is a number of 5000 digits
        what, _, place = str(error).partition(" (at ")
        found = re.search(r"line (\d+)", place)
        last = text.count("\n") + 1 if place else 1
        return Wrong(int(found[1]) if found else last, _lower_first(what))
    return None


def check_xml(text: str) -> Wrong | None:
    """What is wrong with `text` as a document of XML."""
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")
    # With a default handler expat leaves internal entities unexpanded, so that a sample about
    # "billion laughs" is harmless here; external ones are never fetched (expat's documentation).
    parser.DefaultHandler = lambda _: None
    try:
        parser.Parse(text.encode(errors="surrogatepass"), True)
    except expat.ExpatError as error:
        return Wrong(error.lineno, expat.ErrorString(error.code) or "it is not XML")
    return None


def check_sql(text: str) -> Wrong | None:
    """What is wrong with `text` as statements of SQL, in the dialect that likes it best. Raises
    NotCheckable where none knows what a statement says."""
    import logging

    import sqlglot
    from sqlglot.errors import ParseError, TokenError

    # sqlglot logs which statements it does not understand; the outcome says that already.
    logging.getLogger("sqlglot").setLevel(logging.CRITICAL)
    wrong: list[Wrong] = []
    opaque = False
    for dialect in SQL_DIALECTS:
        try:
            statements = sqlglot.parse(text, dialect=dialect)
        except (ParseError, TokenError) as error:
            mistake = _sql_mistake(error)
            if mistake.what.startswith("unknown option"):
                opaque = True  # what sqlglot does not know, a database may
            else:
                wrong.append(mistake)
            continue
        # What sqlglot does not know it keeps as an opaque command: neither right nor wrong.
        if any(statements) and not any(isinstance(s, sqlglot.exp.Command) for s in statements):
            return None
        opaque = True
    if opaque:
        raise NotCheckable
    return wrong[0]


def check_sql_pieces(text: str) -> Wrong | None:
    """As `check_sql`, of statements and of clauses alone, parted by semicolons or empty lines."""
    opaque = 0
    parts = [part for part in SQL_PART.finditer(text) if part[0].strip(" \t\n;")]
    for part in parts:
        wrong: Wrong | None = None
        for frame in SQL_FRAMES:
            try:
                found = check_sql(frame % part[0])
            except NotCheckable:
                opaque += 1
                break
            if found is None:
                break
            wrong = wrong or found
        else:
            assert wrong
            return Wrong(wrong.line + text.count("\n", 0, part.start()), wrong.what)
    if opaque == len(parts):
        raise NotCheckable
    return None


def _sql_mistake(error: Exception) -> Wrong:
    errors = getattr(error, "errors", None)
    if errors is None:  # of the tokenizer
        found = re.search(r"line:? (\d+)", str(error))
        return Wrong(int(found[1]) if found else 1, "a quote or a comment is not closed")
    first = errors[0] if errors else {}
    what = str(first.get("description") or error).rstrip(".").partition(" but got <Token")[0]
    if "missing for <class" in what:  # names sqlglot's own classes
        what = "an expression is incomplete"
    what = _lower_first(what)
    if near := shortened(str(first.get("highlight") or "")):
        unexpected = what.startswith("invalid expression")
        what = f"{near} does not fit there" if unexpected else f"{what} at {near}"
    return Wrong(int(first.get("line") or 1), what)


def check_shell(text: str) -> Wrong | None:
    """What bash finds wrong with `text`. Raises NotCheckable where there is no bash."""
    bash = shutil.which("bash")
    if bash is None:
        raise NotCheckable
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
        raise NotCheckable from None
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode == 0 and not said:
        return None
    found = re.search(r"line (\d+): (.*)", said)
    return Wrong(int(found[1]), found[2]) if found else Wrong(1, said or "bash cannot read it")


def _next_word(text: str, position: int) -> int:
    return len(text) - len(text[position:].lstrip())


def line_of(text: str, position: int) -> int:
    """The line (from 1) of `text` in which the character at `position` (from 0) stands."""
    return text.count("\n", 0, position) + 1


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
