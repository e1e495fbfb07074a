"""comments: a sample with the code of one commented line hidden at a time; the comment is the hint.

For the learner: the author commented the lines that need a reason, and the comment asks for exactly
one of them (rule 4 of the twenty: minimum information).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope, Segment, cloze
from cribdeck.html.highlighting import (
    PUNCTUATION,
    CommentedLine,
    Line,
    brackets,
    commented,
    highlight,
    text_of,
)
from cribdeck.html.markup import line_html, together
from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.document import Sample

STATEMENT_MOST = 4  # lines; of a longer statement only the commented line is hidden
COMMENT_MARKS = " \t#/-;%*"
# Code that the lines around it give away, or that says nothing.
BARE = re.compile(r"(try|else|finally|except|do|begin|then|done|end|fi|return|pass|loop)?\W*")


def draft(entry: Sample, _: Scope) -> Iterator[Draft]:
    """`producer.flush()  # wait for delivery` hides the code; the comment stays. So does a comment
    of several words on a line of its own, for the line below it. A statement that ends with the
    comment is hidden whole."""
    lines = highlight(entry.block)
    rows = tuple(map(commented, lines))
    hidden = asks_for(rows)
    if any(hidden):
        segments = in_code(entry.block, _rendered(lines, rows, hidden))
        yield from cloze(entry, segments, task="Which code belongs here?", extra=entry.remarks)


def asks_for(rows: Sequence[CommentedLine]) -> tuple[bool, ...]:
    """Which of the lines `rows` are worth hiding: they have a comment, and more than a bare
    `try:`."""
    return tuple(
        not BARE.fullmatch(text_of(row.code))
        and bool(row.comment or (above and not above.code and " " in _comment_words(above)))
        for above, row in zip((None, *rows), rows, strict=False)
    )


def in_code(block: CodeBlock, segments: Iterable[Segment]) -> Iterator[Segment]:
    """`segments` of the code in `block`, with the tags around it."""
    language = escape(block.language)
    yield Segment(Markup(f'<pre class="code" dir="ltr" data-language="{language}"><code>'))
    yield from segments
    yield Segment(Markup("</code></pre>"))


def _comment_words(row: CommentedLine) -> str:
    return text_of(row.comment).strip(COMMENT_MARKS)


def _statements(lines: Iterable[Line], hidden: Sequence[bool]) -> dict[int, int]:
    """The first line of each statement that ends with a hidden line and is hidden whole, by its
    last line: the line whose bracket the hidden line closes."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        for bracket in brackets([line]):
            # To Pygments `[` is an operator in Java; what was hidden there from the start stays.
            if bracket.token_class != PUNCTUATION:
                continue
            if bracket.opens:
                open_at.append(i)
            elif open_at:
                found[i] = min(open_at.pop(), found.get(i, i))
        if open_at and open_at[0] < i:
            found.pop(i, None)  # the statement goes on
    return {
        last: first
        for last, first in found.items()
        if first < last < first + STATEMENT_MOST and hidden[last] and not any(hidden[first:last])
    }


def _rendered(
    lines: Sequence[Line], rows: Sequence[CommentedLine], hidden: Sequence[bool]
) -> Iterator[Segment]:
    begins = _statements(lines, hidden)
    inside = {row for end, first in begins.items() for row in range(first, end)}
    for i, row in enumerate(rows):
        if i in inside:
            continue
        first = begins.get(i, i)
        indent = line_html(rows[first].indent)
        yield Segment(together("\n", indent) if first else indent)
        # The commented line alone names the blank, as it did before statements were hidden whole.
        words = text_of(row.code) if hidden[i] else ""
        if first < i:
            whole = (*lines[first:i], (*row.indent, *row.code))
            yield Segment(Markup("\n").join(map(line_html, whole)).removeprefix(indent), words)
        else:
            yield Segment(line_html(row.code), words)
        yield Segment(line_html(row.comment))
