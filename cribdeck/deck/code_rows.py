"""Code and drawings as the text of a cloze: each row is an element, so that the styling can leave
out what is far from the blank (templates/card.css).

Knows the elements. Does not know what is hidden in a row.
"""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from cribdeck.deck.drafts import Segment
from cribdeck.html.markup import CODE_END, code_begin
from cribdeck.notes.blocks import CodeBlock

BEGIN, END = Markup('<span class="line">'), Markup("</span>")


def in_code(block: CodeBlock, segments: Iterable[Segment]) -> Iterator[Segment]:
    """`segments` of the code in `block`, with the tags around them. One that begins with a newline
    begins a row: the newline is in it, and is left out with it. A blank of several lines is one
    row. The text within the tags is that of the code, character for character."""
    yield Segment(code_begin(block) + BEGIN)
    for segment in segments:
        if segment.html.startswith("\n"):
            yield Segment(END + BEGIN)
        yield segment
    yield Segment(END + CODE_END)
