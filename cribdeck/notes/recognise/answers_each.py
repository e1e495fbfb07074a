"""The parts of a task, each with its answer: numbered or lettered ones, whose answers have the same
numbers or letters.

Knows which answer is whose. Does not know where a task ends and its answer begins (asking).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph
from cribdeck.notes.document import Question
from cribdeck.notes.languages import pattern
from cribdeck.notes.questions import asks, tells
from cribdeck.notes.recognise.letters import LETTER, begin_alphabet, letters_of
from cribdeck.notes.recognise.options import options_at
from cribdeck.notes.words import between, has_words, plain, plain_blocks
from cribdeck.notes.worksheets import has_gap

FEWEST = 2  # parts
MOST_BLOCKS = 60  # that all of them are in, with what stands below each
JUDGES = re.compile(rf"\W*{pattern('verdicts')}(?!\w)", re.IGNORECASE)


def parts_answered(task: Question, under: Inlines) -> tuple[Question, ...]:
    """The `task`, asked by its parts, and these, `under` its line: what it is given with ends with
    a list of them, and its answer is a list with the same numbers or letters; () where it is not
    so.

    Numbers also count what holds for the whole: with these, the task tells to do something, or each
    part asks, has a gap or is judged true or false. An answer that has the same in another order
    sorts it.
    """
    at, asked = _members_at_end(task.given)
    told = _members(task.answer)
    if len(asked) < FEWEST or asked.keys() != told.keys() or _said(asked) == _said(told):
        return ()
    if not (_has_letters(asked) or _are_asked(task.prompt, asked, told)):
        return ()
    parts = tuple(_parts(task.given[:at], under, asked, told))
    if len(parts) < len(asked) or task.location in {part.location for part in parts}:
        return ()
    return (replace(task, by_parts=True), *parts)


_Key = int | str
_Members = Mapping[_Key, ListItem]


def _members_at_end(given: Blocks) -> tuple[int, _Members]:
    """The list that `given` ends with, and the number of its first block."""
    for at in range(max(0, len(given) - MOST_BLOCKS), len(given)):
        if members := _members(given[at:]):
            return at, members
    return len(given), {}


def _members(blocks: Blocks) -> _Members:
    """The items of `blocks` by number or letter, if they are one list, or lines, of such, or
    paragraphs with letters and what stands below each."""
    match blocks:
        case (ItemList(items, int() as start),):
            return dict(enumerate(items, start))
        case _:
            written = options_at(blocks)
    if written and written.letters and written.used == len(blocks):
        items = written.options.items
    else:
        items = tuple(_lettered(blocks))
    return dict(zip(letters_of(items) or "", map(_bare, items), strict=False))


def _lettered(blocks: Blocks) -> Iterator[ListItem]:
    """Each paragraph of `blocks` that has the next letter, with what stands below it; none where
    the first block has not the first one."""
    starts: list[int] = []
    letters = ""
    for i, block in enumerate(blocks):
        found = LETTER.match(plain(block.inlines)) if isinstance(block, Paragraph) else None
        if found and begin_alphabet(letters + found[1].lower()):
            letters += found[1].lower()
            starts.append(i)
    if starts[:1] == [0]:
        for start, end in pairwise((*starts, len(blocks))):
            yield ListItem(blocks[start:end], blocks[start].location)


def _bare(item: ListItem) -> ListItem:
    """`item` without its letter."""
    match item.blocks:
        case (Paragraph(line, where), *more) if found := LETTER.match(plain(line)):
            return ListItem((Paragraph(between(line, found.end()), where), *more), item.location)
        case _:
            return item


def _has_letters(members: _Members) -> bool:
    return any(isinstance(key, str) for key in members)


def _said(members: _Members) -> set[str]:
    return {" ".join(plain_blocks(item.blocks).split()) for item in members.values()}


def _are_asked(prompt: Inlines, asked: _Members, told: _Members) -> bool:
    lines = [item.blocks[0] for item in asked.values() if item.blocks]
    inlines = [line.inlines for line in lines if isinstance(line, Paragraph)]
    are_judged = all(JUDGES.match(plain_blocks(item.blocks)) for item in told.values())
    ask = all(asks(line) or tells(line) or has_gap(line) for line in inlines)
    return tells(prompt) or are_judged or ask


def _parts(given: Blocks, under: Inlines, asked: _Members, told: _Members) -> Iterator[Question]:
    for key, item in asked.items():
        match item.blocks:
            case (Paragraph(line, where), *more) if has_words(line) and told[key].blocks:
                shown = (*given, *more)
                yield Question(line, told[key].blocks, where, given=shown, within=True, under=under)
            case _:
                pass
