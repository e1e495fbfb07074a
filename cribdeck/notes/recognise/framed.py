"""Parts of an answer that quotes of one line head: `> Background`, `> Answer`, `> Keywords`.

Knows how such a line looks, and that the part with the answer comes first. Does not know who asks.
"""

from itertools import pairwise

from cribdeck.notes.blocks import Block, Blocks, Inlines, LineBreak, Paragraph, Quote, Strong
from cribdeck.notes.document import LeftOut
from cribdeck.notes.recognise.labels import (
    ANSWERING,
    ASKING,
    LABEL,
    Label,
    has_role,
    label_of_title,
)
from cribdeck.notes.sentences import is_over
from cribdeck.notes.words import plain

FEWEST = 3  # such lines
LONGEST = 8  # words of a line that heads something
QUOTED = ('"', "”", "»")


def unframed(blocks: Blocks) -> tuple[Blocks, tuple[LeftOut, ...]]:
    """`blocks`, those below a question. A quote of one line among them that says that an answer
    follows is the paragraph of a label. Where more quotes like it head parts of them, the part with
    the answer is the first, and those that head nothing are left out: a single one is quoted."""
    heads = [i for i, block in enumerate(blocks) if head_of(block)]
    if len(heads) < FEWEST or sum(_answers(blocks[i]) for i in heads) != 1:
        return tuple(map(_as_label, blocks)), ()
    parts = [blocks[start:end] for start, end in pairwise((*heads, len(blocks)))]
    empty = [part[0] for part in parts if len(part) == 1 and not _answers(part[0])]
    filled = [part for part in parts if len(part) > 1 or _answers(part[0])]
    filled.sort(key=lambda part: not _answers(part[0]))
    left_out = tuple(LeftOut(plain(head_of(one)), LABEL, one.location) for one in empty)
    shown = (block for part in (blocks[: heads[0]], *filled) for block in part)
    return tuple(map(_as_label, shown)), left_out


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


def _answers(block: Block) -> bool:
    return has_role(_label_in(block), ANSWERING)


def _as_label(block: Block) -> Block:
    if has_role(_label_in(block), ANSWERING | ASKING):
        return Paragraph((Strong(head_of(block)),), block.location)
    return block
