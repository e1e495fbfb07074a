"""Parts of an answer with a title: a line in bold or italics alone, and the text below it.

Knows what may be such a title. Does not know who asks.
"""

from collections.abc import Iterator
from itertools import pairwise

from cribdeck.notes.attributes import asks_nothing, is_label, names_no_task
from cribdeck.notes.blocks import Block, Blocks, Inlines, Paragraph
from cribdeck.notes.document import Question
from cribdeck.notes.prompts import prompt_of
from cribdeck.notes.recognise.labels import Role, label_of_title
from cribdeck.notes.recognise.names import is_set_apart, name_above
from cribdeck.notes.words import plain

FEWEST = 2  # titles: one line may only be stressed
ENDS = (".", "!", "…", ",", ";", "。", "！")  # of a sentence


def titled(answer: Blocks, under: Inlines) -> Iterator[Question]:
    """What stands in `answer` below each of several titles, asked for by it, and said `under` what
    all of this answers. All titles are in bold, or all in italics."""
    starts = [i for i, block in enumerate(answer) if _title(block)]
    lines = [block.inlines for block in answer if isinstance(block, Paragraph)]
    kinds = {type(line[0]) for line in lines if is_set_apart(line)}
    bodies = [answer[i + 1 : end] for i, end in pairwise((*starts, len(answer)))]
    if len(starts) < FEWEST or len(kinds) > 1 or not all(map(_is_told, bodies)):
        return
    for i, below in zip(starts, bodies, strict=True):
        title = _title(answer[i])
        yield Question(title, below, answer[i].location, within=True, under=under)


def _is_told(below: Blocks) -> bool:
    return bool(below) and isinstance(below[0], Paragraph)


def _title(block: Block) -> Inlines:
    """The title that `block` is, without its number; () where it is a sentence, or says what of all
    this it tells ("Example", "Pros")."""
    if not isinstance(block, Paragraph) or not is_set_apart(block.inlines):
        return ()
    line = prompt_of(block.inlines)
    name = plain(line).strip()
    is_named = label_of_title(line, Role) or is_label(name) or names_no_task(name)
    return () if is_named or asks_nothing(name) or name.endswith(ENDS) else name_above(line)
