"""Quotes of one line that head what stands below them, as a label does: `> Answer`.

Knows how such a line looks. Does not know who asks.
"""

from cribdeck.notes.blocks import Block, Blocks, Inlines, LineBreak, Paragraph, Quote, Strong
from cribdeck.notes.recognise.labels import (
    ANSWERING,
    ASKING,
    Label,
    has_role,
    label_of_title,
)
from cribdeck.notes.sentences import is_over
from cribdeck.notes.words import plain

LONGEST = 8  # words of a line that heads something
QUOTED = ('"', "”", "»")


def unframed(blocks: Blocks) -> Blocks:
    """`blocks`, those below a question, in which a quote of one line that says that an answer
    follows, or a question, is the paragraph of a label."""
    return tuple(map(_as_label, blocks))


def _label_in(block: Block) -> Label | None:
    """The label that is all of the quote `block`."""
    label = label_of_title(head_of(block))
    return label if label and label.is_alone else None


def head_of(block: Block) -> Inlines:
    """The words of `block`, if it is a quote of one line that heads something."""
    match block:
        case Quote((Paragraph(line),), kind="") if not any(
            isinstance(one, LineBreak) for one in line
        ):
            words = plain(line).strip()
            is_quotation = is_over(words) or words.endswith(QUOTED)
            return line if len(words.split()) <= LONGEST and not is_quotation else ()
        case _:
            return ()


def _as_label(block: Block) -> Block:
    if has_role(_label_in(block), ANSWERING | ASKING):
        return Paragraph((Strong(head_of(block)),), block.location)
    return block
