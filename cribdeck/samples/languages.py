"""The languages whose samples can be checked: their names in fences, and how each is parsed.

Knows which fence means which language. Does not know how a parser works (parsers), what is usual in
notes and no language's grammar (fragments), or where samples stand (syntax).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cribdeck.notes.blocks import PYTHON
from cribdeck.samples import parsers
from cribdeck.samples.parsers import NotCheckable
from cribdeck.samples.verdicts import Wrong

Parser = Callable[[str], Wrong | None]

BASH = frozenset({"sh", "bash", "shell"})


@dataclass(frozen=True, slots=True)
class Language:
    """How a sample is checked that is written as its language is. `name` is what messages call the
    language, `verb` what a sample does that is right."""

    name: str
    verb: str
    parser: Parser


def _check_typed(text: str) -> Wrong | None:
    from cribdeck.samples import rewritings

    typed = rewritings.python_session(text)
    if typed == text:
        raise NotCheckable
    return parsers.check_python(typed)


PYTHON_CODE = Language("python", "compile", parsers.check_python)
PYTHON_SESSION = Language("python", "compile", _check_typed)
JSON = Language("json", "parse", parsers.check_json)
YAML = Language("yaml", "parse", parsers.check_yaml)
TOML = Language("toml", "parse", parsers.check_toml)
XML = Language("xml", "parse", parsers.check_xml)
SQL = Language("sql", "parse", parsers.check_sql)
SHELL = Language("shell", "parse", parsers.check_shell)

# By the first word of the info string.
LANGUAGES: Mapping[str, Language] = {
    **dict.fromkeys(sorted(PYTHON), PYTHON_CODE),
    "pycon": PYTHON_SESSION,
    "doctest": PYTHON_SESSION,
    "json": JSON,
    "yaml": YAML,
    "yml": YAML,
    "toml": TOML,
    "xml": XML,
    "sql": SQL,
    **dict.fromkeys(sorted(BASH), SHELL),
}
