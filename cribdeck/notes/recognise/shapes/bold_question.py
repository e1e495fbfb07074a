"""Shape: a question in bold."""

from cribdeck.notes.blocks import Blocks, Inlines, Paragraph
from cribdeck.notes.question_lines import split_question
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.definitions import below_prompt
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.openings import end_of, is_bold_question
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import first_line

EXAMPLE = """\
## Trees

**What is pruning?**

Cutting branches that do not help.

**2. Why is it done?**

Without it, a tree learns its data by heart.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph that is a question in bold, also with a number before or a rating behind it,
    asks. What stands behind the bold words and below them is the answer, up to the next question,
    heading or rule. Alone at the top of a longer document, it is what all of that answers."""
    match blocks:
        case (Paragraph(line),) if _is_of_all(scope, line) and is_bold_question(blocks[0]):
            return Found((aside(scope, blocks),), 1)
        case (Paragraph(), *_) if is_bold_question(blocks[0]):
            return asked(blocks, to_next=True)
        case _:
            return None


def asked(blocks: Blocks, *, to_next: bool = False) -> Found:
    """The question in bold that `blocks` begin with, answered by what stands behind it and by all
    that follows, or that does up `to_next` question, heading or rule."""
    line, anchor = split_anchor(first_line(blocks))
    prompt, more = split_question(line)
    location = blocks[0].location
    answer = below_prompt(location, more, blocks[:1])
    end = end_of(blocks, 1, is_answered=bool(answer)) if to_next else len(blocks)
    entries, left_out = answered(Asker(prompt, location, anchor), (*answer, *blocks[1:end]))
    return Found(entries, end, left_out)


def _is_of_all(scope: Scope, line: Inlines) -> bool:
    """Whether `line`, which has no answer, stands alone above the headings of a document."""
    is_top = scope.is_first and scope.is_title_of_sections
    return is_top and not split_question(line)[1]


SHAPE = Shape(__name__, EXAMPLE, find)
