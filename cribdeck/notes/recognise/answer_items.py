"""Items of a list that answer the item above them, and say so: `- Which one?` / `- Answer: B`.

Knows which items such an answer belongs to. Does not know what an item is by itself (the shapes),
nor which option is right.
"""

from collections.abc import Collection
from dataclasses import replace

from cribdeck.notes.blocks import Blocks, ItemList, ListItem, Paragraph
from cribdeck.notes.questions import asks, has_length
from cribdeck.notes.recognise.labels import (
    ASKING,
    FOLLOWING,
    MERELY_ANSWERING,
    Role,
    by_lines,
    has_role,
    label_at,
    label_of,
    says_answer,
)
from cribdeck.notes.recognise.letters import LETTER
from cribdeck.notes.recognise.stems import stem_at
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.words import first_line, leads_in, plain
from cribdeck.notes.worksheets import begins_with_verdict, has_gap, is_to_be_judged, is_verdict


def with_labelled_answers(block: ItemList) -> ItemList:
    """`block`, where an item that begins with the label of an answer is below the line of the one
    above it, if that asks, has options below it, or is a statement and the answer tells whether it
    is true. What explains such an answer in the next items ("Explanation: …") goes with it."""
    items: list[ListItem] = []
    is_answered = False  # whether the last of `items` has such an answer
    for item in block.items:
        goes_on = is_answered and _has_label(item, FOLLOWING)
        answers = bool(items) and _has_label(item, MERELY_ANSWERING) and _waits(items[-1], item)
        is_answered = goes_on or answers
        if is_answered:
            above = items.pop()
            item = replace(above, blocks=(*above.blocks, *item.blocks))
        items.append(item)
    return replace(block, items=tuple(items))


def is_judged_below(blocks: Blocks) -> bool:
    """Whether a label below the line that `blocks` begin with answers that it is true, or not; or
    it is a sentence, and nothing but that, and maybe why, stands below it."""
    labels = (label_at(block) for block in by_lines(blocks[1:]))
    return _says_verdict(blocks) or any(
        has_role(label, MERELY_ANSWERING, letters=False) and begins_with_verdict(plain(label.rest))
        for label in labels
    )


def _says_verdict(blocks: Blocks) -> bool:
    """Whether `blocks` are a sentence, and a line or bullets below it of which the first says
    whether it is true, and no other one: there a list of what may be true or false would begin. A
    small letter begins a value ("false (default)"), and no verdict."""
    line = first_line(blocks)
    text = plain(line)
    if leads_in(line) or not (is_stated(text) or has_length(text)):
        return False
    match blocks[1:]:
        case (Paragraph() as below,):
            lines = [below.inlines]
        case (ItemList(items),):
            lines = [first_line(item.blocks) for item in items]
        case _:
            return False
    first, *others = (begins_with_verdict(plain(one)) for one in lines)
    return first and not any(others) and not plain(lines[0]).lstrip()[:1].islower()


def _has_label(item: ListItem, roles: Collection[Role]) -> bool:
    return has_role(label_of(first_line(item.blocks)), roles, letters=False)


def _waits(item: ListItem, answer: ListItem) -> bool:
    """Whether `item` is what the `answer` behind it is to: no option, and not answered yet."""
    line = first_line(item.blocks)
    label, text = label_of(line), plain(line)
    is_other = LETTER.match(text) or is_verdict(text) or (label and label.role not in ASKING)
    if is_other or any(map(says_answer, by_lines(item.blocks[1:]))):
        return False
    if asks(label.rest if label else line) or has_gap(line) or stem_at(item.blocks):
        return True
    is_statement = is_stated(text) or is_to_be_judged(line)
    return is_statement and is_judged_below((*item.blocks[:1], *answer.blocks))
