"""Clozes of code: a sample with one commented line, or one argument, hidden at a time.

Knows how comments and arguments stand in code, and which of them are worth a card. Does not know
notes (cards), nor whether a sample runs (samples).
"""

import ast
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from cribdeck.deck.clozes import Segment
from cribdeck.html.highlighting import Span, highlight
from cribdeck.html.markup import line_html
from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.entries import Entry, Sample
from cribdeck.notes.words import plain, plain_blocks

Line = tuple[Span, ...]

PYTHON = frozenset({"python", "py", "python3", "py3"})
CONFIG = frozenset({"properties", "ini", "cfg", "conf"})  # a line is one `key=value`
STATEMENT_MOST = 4  # lines; of a longer statement only the commented line is hidden
ARGUMENTS_MOST = 8  # in one sample
COMMENT_MARKS = " \t#/-;%*"
# Code that the lines around it give away, or that says nothing.
BARE = re.compile(r"(try|else|finally|except|do|begin|then|done|end|fi|return|pass|loop)?\W*")


def _sample(entry: Entry) -> CodeBlock | None:
    return entry.block if isinstance(entry, Sample) else None


def _opened(block: CodeBlock) -> Segment:
    language = escape(block.language)
    return Segment(f'<pre class="code" dir="ltr" data-language="{language}"><code>')


CLOSED = Segment("</code></pre>")


# --- Commented lines ------------------------------------------------------------------------------


def comments(entry: Entry) -> Iterator[Segment]:
    """`producer.flush()  # wait for delivery` hides the code; the comment stays as the hint. So
    does a comment of several words on a line of its own, for the line below it. A statement that
    ends with the comment is hidden whole.

    For the learner: the author commented the lines that need a reason, and the comment asks for
    exactly one of them (rule 4 of the twenty: minimum information).
    """
    block = _sample(entry)
    if block is None:
        return
    lines = highlight(block)
    rows = [_split_comment(line) for line in lines]
    hidden = _commented(rows)
    if not any(hidden):
        return
    yield _opened(block)
    begins = _statements(lines, hidden)
    inside = {row for end, first in begins.items() for row in range(first, end)}
    for i, row in enumerate(rows):
        if i in inside:
            continue
        first = begins.get(i, i)
        yield Segment(("\n" if first else "") + line_html(rows[first].indent))
        # The commented line alone names the blank, as it did before statements were hidden whole.
        words = _code_text(row) if hidden[i] else ""
        if first < i:
            before = "\n".join(line_html(line) for line in lines[first:i])
            whole = before.removeprefix(line_html(rows[first].indent))
            yield Segment(f"{whole}\n{line_html((*row.indent, *row.code))}", words)
        else:
            yield Segment(line_html(row.code), words)
        yield Segment(line_html(row.comment))
    yield CLOSED


@dataclass(frozen=True, slots=True)
class _CodeLine:
    indent: Line
    code: Line  # neither begins nor ends with a blank
    comment: Line  # with the blanks before it

    @property
    def said(self) -> str:
        """The words of the comment, without its mark."""
        return "".join(span.text for span in self.comment).strip(COMMENT_MARKS)


def _code_text(row: _CodeLine) -> str:
    return "".join(span.text for span in row.code)


def _commented(rows: list[_CodeLine]) -> list[bool]:
    """Which lines are worth hiding: they have a comment, and more than a bare `try:`."""
    return [
        not BARE.fullmatch(_code_text(row))
        and bool(row.comment or (above and not above.code and " " in above.said))
        for above, row in zip((None, *rows), rows, strict=False)
    ]


def _statements(lines: Iterable[Line], hidden: list[bool]) -> dict[int, int]:
    """The first line of each statement that ends with a hidden line and is hidden whole, by its
    last line: the line whose bracket the hidden line closes."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        for span in line:
            for char in span.text if span.token_class == "p" else "":
                if char in "([":
                    open_at.append(i)
                elif char in ")]" and open_at:
                    found[i] = min(open_at.pop(), found.get(i, i))
        if open_at and open_at[0] < i:
            found.pop(i, None)  # the statement goes on
    return {
        last: first
        for last, first in found.items()
        if first < last < first + STATEMENT_MOST and hidden[last] and not any(hidden[first:last])
    }


def _split_comment(line: Line) -> _CodeLine:
    end = next((i for i, s in enumerate(line) if s.token_class in ("c", "c1")), len(line))
    code = list(line[:end])
    before: list[Span] = []
    after: list[Span] = []
    while code and not code[0].text.strip():
        before.append(code.pop(0))
    while code and not code[-1].text.strip():
        after.insert(0, code.pop())
    if code and (left := code[0].text.lstrip()) != code[0].text:
        indent = code[0].text[: -len(left)]
        before.append(Span("", indent))
        code[0] = Span(code[0].token_class, left)
    if code and (right := code[-1].text.rstrip()) != code[-1].text:
        after.insert(0, Span("", code[-1].text[len(right) :]))
        code[-1] = Span(code[-1].token_class, right)
    return _CodeLine(tuple(before), tuple(code), (*after, *line[end:]))


# --- Arguments ------------------------------------------------------------------------------------

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
    line: int
    start: int
    end: int
    text: str
    words: str


def arguments(entry: Entry) -> Iterator[Segment]:
    """`KafkaProducer(acks="all")` hides "all"; of a switch (`enable_auto_commit=False`) the name.

    For the learner: what decides how a sample behaves is often one option that nothing else in it
    tells. Only what can be reasoned is asked. A value that the author made up (a host, a topic, a
    group id) and a number without a reason in the remarks are arbitrary (rule 1 of the twenty: do
    not learn what you do not understand); True or False would be guessed half of the time (How to
    write good prompts: no yes or no), so there the switch is asked for. Nor is a line asked that
    has a comment: the other cloze does that.
    """
    block = _sample(entry)
    if block is None:
        return
    lines = highlight(block)
    if block.language in PYTHON:
        found = _python_arguments(block.text)
    elif block.language in CONFIG:
        found = _settings(block.text)
    else:
        return
    commented = _commented([_split_comment(line) for line in lines])
    remarks = plain_blocks(entry.answer[1:])
    free = (argument for argument in found if not commented[argument.line])
    blanks = [blank for argument in free if (blank := _blank(argument, remarks))]
    shown = f"{plain(entry.prompt)} {plain(entry.lead)}"
    blanks = [blank for blank in blanks if not _is_told(blank, blanks, block.text, shown)]
    kept = list(dict.fromkeys(blank.words for blank in blanks))[:ARGUMENTS_MOST]
    blanks = [blank for blank in blanks if blank.words in kept]
    if not blanks:
        return
    yield _opened(block)
    for i, line in enumerate(lines):
        yield Segment("\n" if i else "")
        at, rest = 0, line
        for blank in sorted((b for b in blanks if b.line == i), key=lambda blank: blank.start):
            before, rest = _cut(rest, blank.start - at)
            inside, rest = _cut(rest, blank.end - blank.start)
            yield Segment(line_html(before))
            yield Segment(line_html(inside), blank.words)
            at = blank.end
        yield Segment(line_html(rest))
    yield CLOSED


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
        is_worth = bool(OPTION.fullmatch(value)) and not MADE_UP.search(value)
    end = argument.value_at + len(value)
    return _Blank(argument.line, argument.value_at, end, value, words) if is_worth else None


def _is_told(blank: _Blank, blanks: list[_Blank], code: str, shown: str) -> bool:
    """Whether what is hidden stands somewhere else on the front too."""
    hidden = sum(other.words == blank.words for other in blanks)
    return _occurs(blank.text, code) > hidden or _occurs(blank.text, shown) > 0


def _occurs(word: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", text))


def _cut(line: Line, width: int) -> tuple[Line, Line]:
    """`line` in two: its first `width` characters, and the rest."""
    before: list[Span] = []
    for i, span in enumerate(line):
        if len(span.text) > width:
            head, tail = span.text[:width], span.text[width:]
            first = (*before, Span(span.token_class, head)) if head else tuple(before)
            return first, (Span(span.token_class, tail), *line[i + 1 :])
        before.append(span)
        width -= len(span.text)
    return tuple(before), ()


def _python_arguments(text: str) -> list[_Argument]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a sample's own: `samples` says what is wrong
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    rows = text.split("\n")
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = (_python_argument(word, rows) for call in calls for word in call.keywords)
    return sorted(filter(None, found), key=lambda argument: (argument.line, argument.name_at))


def _python_argument(word: ast.keyword, rows: list[str]) -> _Argument | None:
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
