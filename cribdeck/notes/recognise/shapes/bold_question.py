"""Shape: a question in bold."""

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.questions import split_question
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.openings import end_of, is_bold_question
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import plain

EXAMPLE = """\
## Trees

**What is pruning?**

Cutting branches that do not help.

**2. Why is it done?**

Without it, a tree learns its data by heart.
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph that is a question in bold, also with a number before or a rating behind it,
    asks. What stands behind the bold words and below them is the answer, up to the next question,
    heading or rule."""
    match blocks:
        case (Paragraph(line, location), *_) if is_bold_question(blocks[0]):
            line, anchor = split_anchor(line)
            prompt, more = split_question(line)
            answer = (Paragraph(more, location),) if plain(more).strip() else ()
            end = end_of(blocks, 1)
            entries, left_out = answered(Asker(prompt, location, anchor), (*answer, *blocks[1:end]))
            return Found(entries, end, left_out)
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
