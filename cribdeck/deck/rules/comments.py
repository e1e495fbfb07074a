"""comments: a sample with the code of one commented line hidden at a time; the comment is the hint.

For the learner: the author commented the lines that need a reason, and the comment asks for exactly
one of them (rule 4 of the twenty: minimum information). Hidden is what the comment explains, of one
line at most: the value behind `x =`, an argument, a statement. A header (`for row in rows:`) is
about many lines, of which its comment may mean any, so that only a subject which it names is hidden
there. Where it cannot be told what a comment explains, nothing is asked.
"""

from collections.abc import Iterable, Iterator

from cribdeck.deck.code_rows import in_code
from cribdeck.deck.commented_code import Part, explained
from cribdeck.deck.drafts import Draft, Scope, Segment, cloze
from cribdeck.html.highlighting import CommentedLine, commented, highlight, sliced, text_of
from cribdeck.html.markup import line_html, together
from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.document import Sample
from cribdeck.notes.remarked_code import remarks_below


def draft(entry: Sample, _: Scope) -> Iterator[Draft]:
    """`producer.flush()  # wait for delivery` hides the code; the comment stays. So does a comment
    of several words on a line of its own, for the one line below it; and where commands stand each
    above its remark, for the one above it."""
    rows = tuple(map(commented, highlight(entry.block)))
    hidden = explained(rows, remarks_below(entry.block))
    if any(hidden):
        segments = in_code(entry.block, _rendered(rows, hidden))
        yield from cloze(entry, segments, task="Which code belongs here?", extra=entry.remarks)


def asked_lines(block: CodeBlock) -> tuple[bool, ...]:
    """Which lines of `block` are asked for by their comments."""
    rows = tuple(map(commented, highlight(block)))
    return tuple(map(bool, explained(rows, remarks_below(block))))


def _rendered(rows: Iterable[CommentedLine], hidden: Iterable[Part | None]) -> Iterator[Segment]:
    for i, (row, part) in enumerate(zip(rows, hidden, strict=True)):
        yield Segment(together("\n" if i else "", line_html(row.indent)))
        if part:
            yield Segment(line_html(sliced(row.code, 0, part.start)))
            # The ledger knows the blank by all code of its line, which was once hidden.
            asked = line_html(sliced(row.code, part.start, part.end))
            yield Segment(asked, text_of(row.code))
            yield Segment(line_html(sliced(row.code, part.end, len(text_of(row.code)))))
        else:
            yield Segment(line_html(row.code))
        yield Segment(line_html(row.comment))
