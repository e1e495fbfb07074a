"""Code as lines of coloured runs, and its shape: brackets, strings, comments, statements.

Alone knows Pygments, its lexers and its names for tokens. Does not know HTML, nor what is made of
the shape (which lines are asked, where a column may begin).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cribdeck.notes.blocks import CodeBlock

LONGEST = 50_000  # characters; for some texts a lexer's time grows with the square of it
MOST_ERRORS = 100  # that a lexer tells; at each it may have looked through all of the text


class Span(NamedTuple):
    """A run of code in one colour: `token_class` is Pygments' short class ("" for plain text)."""

    token_class: str
    text: str


@lru_cache(maxsize=512)
def highlight(block: CodeBlock) -> tuple[tuple[Span, ...], ...]:
    """The lines of a code block as runs of colour; joined by newlines they are `block.text`.

    An unknown language, a lexer that would alter the text, and more text than LONGEST give plain
    lines.
    """
    can_be_lexed = block.language and len(block.text) <= LONGEST
    lines = _lexed(block.text, block.language) if can_be_lexed else None
    if lines is None or "\n".join("".join(s.text for s in row) for row in lines) != block.text:
        return tuple((Span("", row),) if row else () for row in block.text.split("\n"))
    return lines


def _lexed(text: str, language: str) -> tuple[tuple[Span, ...], ...] | None:
    # Imported here: Pygments is slow to load, and many documents hold no code.
    from pygments.lexers import get_lexer_by_name
    from pygments.token import STANDARD_TYPES, Error
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    rows: list[list[Span]] = [[]]
    errors = 0
    # To some lexers a comment ends with its line: without that, the last one is none.
    for token, value in lexer.get_tokens(f"{text}\n"):
        errors += token is Error
        if errors > MOST_ERRORS:
            return None
        while token not in STANDARD_TYPES and token.parent is not None:
            token = token.parent
        for i, piece in enumerate(value.split("\n")):
            if i:
                rows.append([])
            if piece:
                rows[-1].append(Span(STANDARD_TYPES[token], piece))
    if not rows[-1]:
        rows.pop()
    return tuple(map(tuple, rows))


# Pygments' short token classes (pygments.token.STANDARD_TYPES). Those of one sort begin alike.
COMMENT = "c"
STRING = "s"
TO_END_OF_LINE = frozenset({COMMENT, "c1"})  # the comments that end with their line
# Braces hold whole statements in many languages.
OPENING, CLOSING = "([", ")]"

Line = tuple[Span, ...]


class Bracket(NamedTuple):
    """A round or square bracket; `row` counts from 0."""

    row: int
    opens: bool


def brackets(lines: Iterable[Iterable[Span]]) -> Iterator[Bracket]:
    """The brackets of highlighted code in their order, without those in strings and comments."""
    for row, line in enumerate(lines):
        for span in line:
            if span.token_class.startswith((STRING, COMMENT)):
                continue
            for char in span.text:
                if char in OPENING:
                    yield Bracket(row, True)
                elif char in CLOSING:
                    yield Bracket(row, False)


def is_string(span: Span) -> bool:
    """Whether `span` is a string or a part of one."""
    return span.token_class.startswith(STRING)


@dataclass(frozen=True, slots=True)
class CommentedLine:
    """A line of code in three; joined they are the line."""

    indent: Line
    code: Line  # neither begins nor ends with a blank
    comment: Line  # with the blanks before it


def commented(line: Line) -> CommentedLine:
    """`line` cut where its comment begins, which then ends with the line. What follows a hash that
    stands directly behind something is none: there it ends the prompt of a console
    (`Switch(config)# vlan 10`; in a shell a comment begins a word: POSIX, "Token Recognition")."""
    end = next((i for i, s in enumerate(line) if s.token_class in TO_END_OF_LINE), len(line))
    if line[end:] and line[end].text.startswith("#") and text_of(line[:end])[-1:].strip():
        end = len(line)
    code = list(line[:end])
    before: list[Span] = []
    after: list[Span] = []
    while code and not code[0].text.strip():
        before.append(code.pop(0))
    while code and not code[-1].text.strip():
        after.insert(0, code.pop())
    if code and (left := code[0].text.lstrip()) != code[0].text:
        before.append(Span("", code[0].text[: -len(left)]))
        code[0] = Span(code[0].token_class, left)
    if code and (right := code[-1].text.rstrip()) != code[-1].text:
        after.insert(0, Span("", code[-1].text[len(right) :]))
        code[-1] = Span(code[-1].token_class, right)
    return CommentedLine(tuple(before), tuple(code), (*after, *line[end:]))


def text_of(spans: Iterable[Span]) -> str:
    """The code of `spans` without its colours."""
    return "".join(span.text for span in spans)


def sliced(spans: Sequence[Span], start: int, stop: int) -> Line:
    """The characters `start` (from 0) to before `stop` of `spans`, in their colours."""
    out = []
    at = 0
    for span in spans:
        part = span.text[max(start - at, 0) : max(stop - at, 0)]
        at += len(span.text)
        if part:
            out.append(Span(span.token_class, part))
    return tuple(out)
