"""Parts of an answer with a title: a line in bold or italics alone, and the text below it, also in
one paragraph.

Knows what may be such a title. Does not know who asks.
"""

from collections.abc import Iterator
from itertools import pairwise

from cribdeck.notes.attributes import asks_nothing, is_beside_matter, is_label, names_no_task
from cribdeck.notes.blocks import Block, Blocks, Inlines, Paragraph, Strong
from cribdeck.notes.document import Question
from cribdeck.notes.prompts import prompt_of
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.labels import LABELLING, label_of_title
from cribdeck.notes.recognise.names import is_set_apart, name_above
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.walk import lines_of, paragraph_of
from cribdeck.notes.words import plain

FEWEST = 2  # titles: one line may only be stressed
INTERRUPTED = (",", ";")


def titled(answer: Blocks, under: Inlines) -> Iterator[Question]:
    """What stands in `answer` below each of several titles, asked for by it, and said `under` what
    all of this answers. All titles are in bold, or all in italics."""
    answer = tuple(part for block in answer for part in _parted(block))
    starts = [i for i, block in enumerate(answer) if _title(block)]
    lines = [block.inlines for block in answer if isinstance(block, Paragraph)]
    kinds = {type(line[0]) for line in lines if is_set_apart(line)}
    bodies = [answer[i + 1 : end] for i, end in pairwise((*starts, len(answer)))]
    if len(starts) < FEWEST or len(kinds) > 1 or not all(map(_is_told, bodies)):
        return
    for i, below in zip(starts, bodies, strict=True):
        title = _title(answer[i])
        yield Question(title, below, answer[i].location, within=True, under=under)


def _parted(block: Block) -> Blocks:
    """`block`, with a first line in bold as a block of its own."""
    lines = [*lines_of(block)] if isinstance(block, Paragraph) else []
    match lines:
        case [(where, (Strong(), *_) as line), *more] if more and is_set_apart(line):
            return Paragraph(line, where), paragraph_of(more)
        case _:
            return (block,)


def begins_part(blocks: Blocks, i: int) -> bool:
    """Whether block `i` is a line in bold that names the text below it, and no example
    of, or remark on, what stands above, and asks nothing itself."""
    match blocks[i : i + 2]:
        case (Paragraph((Strong(), *_) as line), Paragraph(below)) if is_set_apart(
            line
        ) and not is_set_apart(below):
            name = plain(prompt_of(line)).strip()
            is_beside = is_beside_matter(name) or names_no_task(name) or asks_nothing(name)
            says_more = label_of_title(line, LABELLING) is not None or asks(line) or _goes_on(name)
            return bool(name_above(line)) and not (is_beside or says_more)
        case _:
            return False


def _is_told(below: Blocks) -> bool:
    return bool(below) and isinstance(below[0], Paragraph)


def _title(block: Block) -> Inlines:
    """The title that `block` is, without its number; () where it is a sentence, or says what of all
    this it tells ("Example", "Pros")."""
    if not isinstance(block, Paragraph) or not is_set_apart(block.inlines):
        return ()
    line = prompt_of(block.inlines)
    name = plain(line).strip()
    is_named = label_of_title(line, LABELLING) or is_label(name) or names_no_task(name)
    return () if is_named or asks_nothing(name) or _goes_on(name) else name_above(line)


def _goes_on(name: str) -> bool:
    """Whether `name` is a sentence, or the beginning of one."""
    return is_stated(name) or name.endswith(INTERRUPTED)
