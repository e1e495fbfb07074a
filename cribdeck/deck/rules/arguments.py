"""arguments: a sample with the value of one option hidden at a time; of a switch, its name.

For the learner: what decides how a sample behaves is often one option that nothing else in it
tells. Only what can be reasoned is asked. A value that the author made up (a host, a topic, a group
id) and a number without a reason in the remarks are arbitrary (rule 1 of the twenty: do not learn
what you do not understand); True or False would be guessed half of the time (How to write good
prompts: no yes or no), so there the switch is asked for; one of two
values (earliest, latest) would be, too. Nor is a line asked that its comment asks for: `comments`
does that. The same option in four samples would be the same card four times, so it is asked where
it stands first.
"""

import ast
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from cribdeck.deck.code_rows import in_code
from cribdeck.deck.drafts import Draft, Scope, Segment, cloze
from cribdeck.deck.rules.comments import asked_lines
from cribdeck.html.highlighting import Line, highlight, sliced
from cribdeck.html.markup import line_html
from cribdeck.notes.blocks import PYTHON, CodeBlock
from cribdeck.notes.document import Sample
from cribdeck.notes.words import plain, plain_blocks

CONFIG = frozenset({"properties", "ini", "cfg", "conf"})  # a line is one `key=value`
MOST = 8  # in one sample

# The last word of a name whose value is the author's own: another sample has another.
OWN = frozenset(
    {"id", "ids", "name", "names", "label", "title", "prefix", "key", "value", "text", "message"}
    | {"server", "servers", "host", "hosts", "url", "uri", "region", "topic", "topics"}
    | {"path", "file", "filename", "dir", "directory", "table", "bucket", "database", "db"}
    | {"user", "username", "password", "token"}
)
MADE_UP = re.compile(r"(?i)(?<![a-z])(my|your|example|localhost|foo|bar|test|demo)(?![a-z])")
OPTION = re.compile(r"[A-Za-z][\w.+-]{0,39}")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
SWITCH = frozenset({"true", "false"})
# One of two, which would be guessed as often.
ONE_OF_TWO = frozenset(
    {"yes", "no", "on", "off", "enabled", "disabled", "earliest", "latest", "first", "last"}
    | {"asc", "desc", "ascending", "descending", "left", "right", "upper", "lower"}
    | {"horizontal", "vertical", "before", "after", "little", "big"}
)
SETTING = re.compile(r"\s*([A-Za-z][\w.-]*)\s*=\s*(\S+)\s*")


@dataclass(frozen=True, slots=True)
class _Argument:
    """`name=value` at a line (from 0); columns (from 0) of the name, and of the value's text."""

    line: int
    name: str
    value: str
    name_at: int
    value_at: int
    is_text: bool


@dataclass(frozen=True, slots=True)
class _Blank:
    """`text` is hidden, from column `start` to before `end` of a line; `words` name it."""

    line: int
    start: int
    end: int
    text: str
    words: str


def draft(entry: Sample, scope: Scope) -> Iterator[Draft]:
    """`KafkaProducer(acks="all")` hides "all"; `enable_auto_commit=False` hides the name."""
    found = _arguments(entry.block)
    blanks = _worth_asking(found, entry) if found else []
    if blanks:
        segments = in_code(entry.block, _rendered(highlight(entry.block), blanks, scope.asked))
        yield from cloze(entry, segments, task="Which option belongs here?", extra=entry.remarks)


# --- Find -----------------------------------------------------------------------------------------


def _arguments(block: CodeBlock) -> list[_Argument]:
    if block.language in PYTHON:
        return _keywords(block.text)
    return _settings(block.text) if block.language in CONFIG else []


def _keywords(text: str) -> list[_Argument]:
    """The keyword arguments of all calls, in their order."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a sample's own: `samples` says what is wrong
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    rows = text.split("\n")
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = (_keyword(word, rows) for call in calls for word in call.keywords)
    return sorted(filter(None, found), key=lambda argument: (argument.line, argument.name_at))


def _keyword(word: ast.keyword, rows: Sequence[str]) -> _Argument | None:
    value = word.value
    if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
        literal: object = value.operand.value if isinstance(value.operand, ast.Constant) else None
    else:
        literal = value.value if isinstance(value, ast.Constant) else None
    if word.arg is None or not isinstance(literal, str | int | float):
        return None
    if not word.lineno == value.lineno == value.end_lineno or value.end_col_offset is None:
        return None
    row = rows[word.lineno - 1].encode()  # ast counts in bytes
    text = row[value.col_offset : value.end_col_offset].decode()
    name_at, value_at = (len(row[:at].decode()) for at in (word.col_offset, value.col_offset))
    is_text = isinstance(literal, str)
    if is_text and text[1:-1] != literal:  # a prefix, an escape, a docstring's quotes
        return None
    if is_text:
        return _Argument(word.lineno - 1, word.arg, text[1:-1], name_at, value_at + 1, is_text=True)
    return _Argument(word.lineno - 1, word.arg, text, name_at, value_at, is_text=False)


def _settings(text: str) -> list[_Argument]:
    return [
        _Argument(i, found[1], found[2], found.start(1), found.start(2), is_text=False)
        for i, row in enumerate(text.split("\n"))
        if (found := SETTING.fullmatch(row))
    ]


# --- Judge ----------------------------------------------------------------------------------------


def _worth_asking(found: Iterable[_Argument], entry: Sample) -> list[_Blank]:
    """What of the arguments `found` is hidden, of MOST of them."""
    is_asked = asked_lines(entry.block)
    remarks = plain_blocks(entry.remarks)
    free = (argument for argument in found if not is_asked[argument.line])
    blanks = [blank for argument in free if (blank := _blank(argument, remarks))]
    shown = f"{plain(entry.prompt)} {plain(entry.lead)}"
    blanks = [blank for blank in blanks if not _is_told(blank, blanks, entry.block.text, shown)]
    kept = list(dict.fromkeys(blank.words for blank in blanks))[:MOST]
    return [blank for blank in blanks if blank.words in kept]


def _blank(argument: _Argument, remarks: str) -> _Blank | None:
    """What of `argument` is hidden; None where it is not worth a card."""
    name, value = argument.name, argument.value
    words = f"{name}={value}"
    if not argument.is_text and value.lower() in SWITCH:
        end = argument.name_at + len(name)
        return _Blank(argument.line, argument.name_at, end, name, words)
    if re.split(r"[_.-]", name.lower())[-1] in OWN:
        return None
    if NUMBER.fullmatch(value):
        is_worth = _occurs(value, remarks) > 0
    else:
        is_one_of_two = value.lower() in ONE_OF_TWO
        is_worth = bool(OPTION.fullmatch(value)) and not is_one_of_two and not MADE_UP.search(value)
    end = argument.value_at + len(value)
    return _Blank(argument.line, argument.value_at, end, value, words) if is_worth else None


def _is_told(blank: _Blank, blanks: Iterable[_Blank], code: str, shown: str) -> bool:
    """Whether what is hidden stands somewhere else on the front too."""
    hidden = sum(other.words == blank.words for other in blanks)
    return _occurs(blank.text, code) > hidden or _occurs(blank.text, shown) > 0


def _occurs(word: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", text))


# --- Render ---------------------------------------------------------------------------------------


def _rendered(
    lines: Iterable[Line], blanks: Iterable[_Blank], asked: Set[str]
) -> Iterator[Segment]:
    for i, line in enumerate(lines):
        yield Segment(Markup("\n" if i else ""))
        at = 0
        for blank in sorted((b for b in blanks if b.line == i), key=lambda blank: blank.start):
            yield Segment(line_html(sliced(line, at, blank.start)))
            words = "" if blank.words in asked else blank.words
            yield Segment(line_html(sliced(line, blank.start, blank.end)), words)
            at = blank.end
        yield Segment(line_html(sliced(line, at, sum(len(span.text) for span in line))))
