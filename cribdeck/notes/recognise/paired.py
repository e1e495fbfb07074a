"""Items of a list of which one asks, and those behind it answer.

Knows where such answers end. Does not know what else an item can be (the shapes).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.blocks import ItemList, ListItem, Paragraph
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.words import first_line, plain


def with_answers_below(block: ItemList, own: Sequence[bool]) -> ItemList:
    """`block`, where each item that only asks has those behind it for its answer, up to the next
    one that asks or that is something of its `own`.

    There are several questions with a sentence behind each, or questions and answers take turns,
    and in a numbered list both. Else a list has questions beside topics or examples, none of which
    answers another.
    """
    asking = list(map(_only_asks, block.items))
    behind = [other for item, other in pairwise(block.items) if _only_asks(item)]
    are_said = len(behind) > 1 and all(map(_is_sentence, behind))
    take_turns = len(asking) > 2 and asking == [True, False] * (len(asking) // 2)
    is_numbered = block.start is not None
    if not ((are_said and take_turns) if is_numbered else (are_said or take_turns)):
        return block
    items: list[ListItem] = []
    answers: list[ListItem] = []  # to the question that is the last of `items`
    is_open = False
    for item, asks, is_own in zip(block.items, asking, own, strict=True):
        if is_open and not asks and not is_own:
            answers.append(item)
            continue
        _close(items, answers)
        answers, is_open = [], asks
        items.append(item)
    _close(items, answers)
    return replace(block, items=tuple(items))


def _only_asks(item: ListItem) -> bool:
    match item.blocks:
        case (Paragraph(line),):
            return ends_like_question(plain(line))
        case _:
            return False


def _is_sentence(item: ListItem) -> bool:
    return is_stated(plain(first_line(item.blocks)))


def _close(items: list[ListItem], answers: Sequence[ListItem]) -> None:
    """Gives the last of `items` the `answers` behind it: one as it is, several as a list."""
    if not answers:
        return
    question = items.pop()
    below = answers[0].blocks if len(answers) == 1 else _listed(answers)
    items.append(replace(question, blocks=(*question.blocks, *below)))


def _listed(items: Sequence[ListItem]) -> tuple[ItemList]:
    return (ItemList(tuple(items), None, items[0].location),)
