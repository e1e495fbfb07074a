"""The shape of code in any language that Pygments knows: its comments, its strings, its brackets.

Knows what the classes of highlighted code mean. Does not know a language's grammar, nor what is
made of the shape: blanks on a card, places to cut on paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cribdeck.html.markup import Span

# Pygments' short token classes (pygments.token.STANDARD_TYPES). Those of one sort begin alike.
PUNCTUATION = "p"
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
    token_class: str


def brackets(lines: Iterable[Iterable[Span]]) -> Iterator[Bracket]:
    """The brackets of highlighted code in their order, without those in strings and comments."""
    for row, line in enumerate(lines):
        for span in line:
            if span.token_class.startswith((STRING, COMMENT)):
                continue
            for char in span.text:
                if char in OPENING:
                    yield Bracket(row, True, span.token_class)
                elif char in CLOSING:
                    yield Bracket(row, False, span.token_class)


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
    """`line` cut where its comment begins, which then ends with the line."""
    end = next((i for i, s in enumerate(line) if s.token_class in TO_END_OF_LINE), len(line))
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
