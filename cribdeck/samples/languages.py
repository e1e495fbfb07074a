"""How a sample of each language is read: as it is written, and as notes are usually written.

Knows for each language its parser, the rewritings that are tried in turn, and which words in it
only hold a place. Does not know how a parser works (parsers), what a rewriting does (rewritings),
or where samples stand (syntax).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cribdeck.samples import parsers, rewritings
from cribdeck.samples.parsers import NotCheckable, Wrong
from cribdeck.samples.rewritings import DOTS

Parser = Callable[[str], Wrong | None]
Rewriting = Callable[[str], str]

PYTHON = frozenset({"python", "py", "python3", "py3"})
NOTHING = re.compile(r"(?!)")


class Outcome(StrEnum):
    """How far a sample was checked. A FRAGMENT is right but for what is usual in notes."""

    CHECKED = "checked"
    FRAGMENT = "fragment"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word that stands for another one, and its line in the sample, from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a sample: `wrong` is None but for one that FAILED. `placeholders` are those
    for which words were put, because the sample could not be read with them."""

    outcome: Outcome
    wrong: Wrong | None = None
    placeholders: tuple[Placeholder, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """How samples of a language are checked.

    `name` is what messages call it, `verb` what a sample does that is right. `parser` reads a
    sample as it is written; `piece` (else the same) reads what the `rewritings` made of it, one
    after the other. Then `word` is put for each of the `placeholders`, but for those in a group
    `gap`, which are left out. In the end the sample is read as a part of each of the `frames`,
    which have a `%s` for it and no line break.
    """

    name: str
    verb: str
    parser: Parser
    rewritings: tuple[Rewriting, ...]
    piece: Parser | None = None
    placeholders: re.Pattern[str] = NOTHING
    word: str = "x"
    frames: tuple[str, ...] = ()


def read(text: str, language: Language) -> Verdict:
    """Reads `text` as it is written, and then in each way in which notes are written; the first
    that is right decides. Where none is, the mistake is told of the one that came farthest, as
    parsers with several ways do. Raises NotCheckable."""
    if (at := text.find("\0")) >= 0:
        return Verdict(Outcome.FAILED, Wrong(_line(text, at), "it holds a NUL character"))
    wrong = language.parser(text)
    if wrong is None:
        return Verdict(Outcome.CHECKED)
    parser = language.piece or language.parser
    for rewritten, placeholders in _rewritten(text, language):
        if not rewritten.strip() and text.strip():
            raise NotCheckable  # nothing of this language is left
        found = parser(rewritten)
        if found is None:
            return Verdict(Outcome.FRAGMENT, placeholders=placeholders)
        wrong = max(wrong, found, key=lambda each: each.line)
    return Verdict(Outcome.FAILED, wrong)


def _rewritten(text: str, language: Language) -> Iterator[tuple[str, tuple[Placeholder, ...]]]:
    """Each text to try, with the placeholders for which it has words."""
    if language.piece:
        yield text, ()
    for rewriting in language.rewritings:
        before, text = text, rewriting(text)
        if text != before:
            yield text, ()
    placeholders = tuple(
        Placeholder(found[0].strip(" \t\n,"), _line(text, found.start()))
        for found in language.placeholders.finditer(text)
    )
    if placeholders:
        yield _filled(text, language.placeholders, ""), placeholders
        text = _filled(text, language.placeholders, language.word)
        yield text, placeholders
    for frame in language.frames if text.strip() else ():
        yield frame % text, placeholders


def _filled(text: str, placeholders: re.Pattern[str], word: str) -> str:
    def put(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n") if found.lastgroup else word

    return placeholders.sub(put, text)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


# --- The languages --------------------------------------------------------------------------------

_NAME = r"<(?=[^\W\d])[^<>\n]{0,80}>"  # <name>, <your key>
# (名前): writers of other scripts put such names between parentheses.
_FOREIGN = r"[(（](?=[^()（）\n]{0,80}[)）])[^()（）\n]*?[^\x00-\x7f][^()（）\n]*[)）]"
_LEFT_OUT = rf"(?P<gap>,\s*{DOTS})|{DOTS}"
_LINE_LEFT_OUT = rf"(?P<gap>^[ \t]*{DOTS}[ \t]*$)"

_PYTHON = Language(
    "python",
    "compile",
    parsers.check_python,
    (
        rewritings.dedent,
        rewritings.python_session,
        rewritings.notebook,
        rewritings.diff,
        rewritings.bodies,
    ),
    piece=parsers.check_python_piece,
    placeholders=re.compile(rf"{_NAME}|{_LEFT_OUT}|\[,[^\]\n]{{0,80}}\]"),
)
_JSON = Language(
    "json",
    "parse",
    parsers.check_json,
    (
        rewritings.http_heads,
        rewritings.json_remarks,
        rewritings.diff,
        rewritings.template_values,
    ),
    piece=parsers.check_json_values,
    placeholders=re.compile(_NAME),
    word="null",
    frames=("{%s}", "[%s]"),
)
_YAML = Language(
    "yaml",
    "parse",
    parsers.check_yaml,
    (rewritings.templates, rewritings.diff),
    placeholders=re.compile(_LINE_LEFT_OUT, re.MULTILINE),
)
_TOML = Language(
    "toml",
    "parse",
    parsers.check_toml,
    (rewritings.template_values, rewritings.diff),
    placeholders=re.compile(rf"{_NAME}|{_LINE_LEFT_OUT}|{DOTS}", re.MULTILINE),
    word="0",
)
_XML = Language(
    "xml",
    "parse",
    parsers.check_xml,
    (rewritings.http_heads, rewritings.templates, rewritings.diff, rewritings.xml_piece),
    placeholders=re.compile(rf"(?P<gap>{DOTS})"),
    frames=("<piece>%s</piece>",),
)
_SQL = Language(
    "sql",
    "parse",
    parsers.check_sql,
    (
        rewritings.sql_session,
        rewritings.templates,
        rewritings.diff,
        rewritings.sql_notation,
    ),
    piece=parsers.check_sql_pieces,
    placeholders=re.compile(rf"{_NAME}|{_LEFT_OUT}"),
)
_SHELL = Language(
    "shell",
    "parse",
    parsers.check_shell,
    (rewritings.shell_session, rewritings.templates, rewritings.diff),
    placeholders=re.compile(rf"{_NAME}|{_FOREIGN}"),
)


def _check_typed(text: str) -> Wrong | None:
    typed = rewritings.python_session(text)
    if typed == text:
        raise NotCheckable
    return parsers.check_python(typed)


_SESSION = Language(
    "python",
    "compile",
    _check_typed,
    (rewritings.python_session, *_PYTHON.rewritings),
    piece=parsers.check_python_piece,
    placeholders=_PYTHON.placeholders,
)

# By the first word of the info string.
LANGUAGES: Mapping[str, Language] = {
    **dict.fromkeys(sorted(PYTHON), _PYTHON),
    "pycon": _SESSION,
    "doctest": _SESSION,
    "json": _JSON,
    "yaml": _YAML,
    "yml": _YAML,
    "toml": _TOML,
    "xml": _XML,
    "sql": _SQL,
    "sh": _SHELL,
    "bash": _SHELL,
    "shell": _SHELL,
}
