"""How samples are read that are right but for what is usual in notes.

Knows for each language the rewritings that are tried in turn, and which words in it only hold a
place. Imported when a sample is wrong as it is written. Does not know what a rewriting does
(rewritings) or how a parser works (parsers).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cribdeck.samples import parsers, rewritings
from cribdeck.samples.languages import Language, Parser
from cribdeck.samples.parsers import NotCheckable, line_of
from cribdeck.samples.rewritings import DOTS
from cribdeck.samples.verdicts import Outcome, Placeholder, Verdict, Wrong

Rewriting = Callable[[str], str]

NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to read a language's samples.

    `piece` (else the language's own parser) reads what the `rewritings` made of a sample, one
    after the other. Then `word` is put for each of the `placeholders`, but for those in a group
    `gap`, which are left out. In the end the sample is read as a part of each of the `frames`,
    which have a `%s` for it and no line break.
    """

    rewritings: tuple[Rewriting, ...]
    piece: Parser | None = None
    placeholders: re.Pattern[str] = NOTHING
    word: str = "x"
    frames: tuple[str, ...] = ()


def read(text: str, language: Language, wrong: Wrong) -> Verdict:
    """Reads `text`, which is `wrong` as it is written, in each way in which notes are written; the
    first that is right decides. Where none is, the mistake is told of the one that came farthest,
    as parsers with several ways do. Raises NotCheckable."""
    ways = WAYS[language.name]
    parser = ways.piece or language.parser
    for rewritten, placeholders in _rewritten(text, ways):
        if not rewritten.strip() and text.strip():
            raise NotCheckable  # nothing of this language is left
        found = parser(rewritten)
        if found is None:
            return Verdict(Outcome.FRAGMENT, placeholders=placeholders)
        wrong = max(wrong, found, key=lambda each: each.line)
    return Verdict(Outcome.FAILED, wrong)


def _rewritten(text: str, ways: Ways) -> Iterator[tuple[str, tuple[Placeholder, ...]]]:
    """Each text to try, with the placeholders for which it has words."""
    if ways.piece:
        yield text, ()
    for rewriting in ways.rewritings:
        before, text = text, rewriting(text)
        if text != before:
            yield text, ()
    placeholders = tuple(
        Placeholder(found[0].strip(" \t\n,"), line_of(text, found.start()))
        for found in ways.placeholders.finditer(text)
    )
    if placeholders:
        yield _filled(text, ways.placeholders, ""), placeholders
        text = _filled(text, ways.placeholders, ways.word)
        yield text, placeholders
    for frame in ways.frames if text.strip() else ():
        yield frame % text, placeholders


def _filled(text: str, placeholders: re.Pattern[str], word: str) -> str:
    def put(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n") if found.lastgroup else word

    return placeholders.sub(put, text)


# --- The ways of each language -------------------------------------------------------------------

_NAME = r"<(?=[^\W\d])[^<>\n]{0,80}>"  # <name>, <your key>
# (名前): writers of other scripts put such names between parentheses.
_FOREIGN = r"[(（](?=[^()（）\n]{0,80}[)）])[^()（）\n]*?[^\x00-\x7f][^()（）\n]*[)）]"
_LEFT_OUT = rf"(?P<gap>,\s*{DOTS})|{DOTS}"
_LINE_LEFT_OUT = rf"(?P<gap>^[ \t]*{DOTS}[ \t]*$)"

# By the language's name.
WAYS: Mapping[str, Ways] = {
    "python": Ways(
        (
            rewritings.dedent,
            rewritings.python_session,
            rewritings.notebook,
            rewritings.diff,
            rewritings.bodies,
        ),
        piece=parsers.check_python_piece,
        placeholders=re.compile(rf"{_NAME}|{_LEFT_OUT}|\[,[^\]\n]{{0,80}}\]"),
    ),
    "json": Ways(
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
    ),
    "yaml": Ways(
        (rewritings.templates, rewritings.diff),
        placeholders=re.compile(_LINE_LEFT_OUT, re.MULTILINE),
    ),
    "toml": Ways(
        (rewritings.template_values, rewritings.diff),
        placeholders=re.compile(rf"{_NAME}|{_LINE_LEFT_OUT}|{DOTS}", re.MULTILINE),
        word="0",
    ),
    "xml": Ways(
        (rewritings.http_heads, rewritings.templates, rewritings.diff, rewritings.xml_piece),
        placeholders=re.compile(rf"(?P<gap>{DOTS})"),
        frames=("<piece>%s</piece>",),
    ),
    "sql": Ways(
        (
            rewritings.sql_session,
            rewritings.templates,
            rewritings.diff,
            rewritings.sql_notation,
        ),
        piece=parsers.check_sql_pieces,
        placeholders=re.compile(rf"{_NAME}|{_LEFT_OUT}"),
    ),
    "shell": Ways(
        (rewritings.shell_session, rewritings.templates, rewritings.diff),
        placeholders=re.compile(rf"{_NAME}|{_FOREIGN}"),
    ),
}
