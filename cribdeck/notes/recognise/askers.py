"""Questions among the text below a heading, each in a line of its own above its answer.

Knows that one alone may be said for effect, and that several ask. Does not know what is made of
them (shapes).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.blocks import Block, Blocks, ItemList, Paragraph, Quote, Rule
from cribdeck.notes.prompts import number_of
from cribdeck.notes.questions import asks, ends_like_question, has_length, is_question
from cribdeck.notes.recognise.labels import label_at, label_of_title
from cribdeck.notes.recognise.names import TYPED_BULLETS
from cribdeck.notes.recognise.openings import asks_in_quote, opens
from cribdeck.notes.recognise.shape import Scope
from cribdeck.notes.sentences import has_further
from cribdeck.notes.shares import half
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import plain

FEWEST = 2  # questions
# How a line begins that is one to choose.
OPTION = re.compile(rf"\s*(?:[{TYPED_BULLETS}☐□]|\(?[A-Ea-e1-5][.)]\s)")


def with_askers(scope: Scope, blocks: Blocks) -> Blocks:
    """`blocks`, all that stands under a heading, with the lines marked that are questions, where
    several are, each above its answer, and nobody else asks there; and where these are counted,
    with those marked that have a number among them."""
    is_asking = asks(scope.prompt) or scope.is_card or label_of_title(scope.prompt)
    if is_asking:
        return blocks
    counted = {*_counted(blocks)}
    if scope.is_title_of_sections:
        return _marked(blocks, counted)
    blocks = _unquoted(blocks)
    asking = {i for i in range(len(blocks)) if _is_answered(blocks, i)}
    if len(asking) < FEWEST or any(opens(blocks, i) for i in range(len(blocks))):
        return _marked(blocks, counted)
    return _marked(blocks, asking | counted)


def _marked(blocks: Blocks, asking: set[int]) -> Blocks:
    return tuple(
        replace(block, asks=True) if isinstance(block, Paragraph) and i in asking else block
        for i, block in enumerate(blocks)
    )


def _counted(blocks: Blocks) -> Iterator[int]:
    """Which of `blocks` are lines with the number of a question that nothing else marks as such,
    where one of them only its number tells: it goes on from the one above ("**16)** What is a key?
    … **17)** All parts of a lock."), and half of them ask."""
    at = [
        (i, block, number)
        for i, block in enumerate(blocks[:-1])
        if isinstance(block, Paragraph) and (number := number_of(block.inlines)) is not None
    ]
    opening = {i for i, *_ in at if opens(blocks, i)}
    asking = {i for i, block, _ in at if i in opening or _asks(block)}
    silent = {
        i
        for (above, _, number), (i, block, next_number) in pairwise(at)
        if i not in asking
        and i > above + 1
        and next_number == number + 1
        and len([*lines_of(block)]) == 1
    }
    if silent and len(asking) >= FEWEST and half(len(asking), len(at)):
        yield from (asking | silent) - opening


def _unquoted(blocks: Blocks) -> Blocks:
    """`blocks`, in which quotes that ask are lines that do, where several are a question and
    nothing else, half of those or more above an answer: somebody sets the questions apart so."""
    lines = [_question_in(block) for block in blocks]
    only = [line is not None and not has_further(plain(line.inlines).strip()) for line in lines]
    below = [block for is_one, block in zip(only, blocks[1:], strict=False) if is_one]
    answers = [block for block in below if not isinstance(block, Quote | Rule)]
    if sum(only) < FEWEST or not half(len(answers), sum(only)):
        return blocks
    return tuple(line or block for line, block in zip(lines, blocks, strict=True))


def _question_in(block: Block) -> Paragraph | None:
    """The question that `block` is, a quote without a label, in one paragraph."""
    match block:
        case Quote((Paragraph(line) as only,), kind="") if asks_in_quote(block):
            return replace(only, asks=True) if has_length(plain(line)) else None
        case _:
            return None


def _is_answered(blocks: Blocks, i: int) -> bool:
    """Whether the first line of block `i` is a question, and what follows, in its further lines or
    below, does not ask."""
    block = blocks[i]
    if not isinstance(block, Paragraph) or not _asks(block) or label_at(block):
        return False
    _, *further = lines_of(block)
    if further:
        answer = [plain(line) for _, line in further]
        return not (OPTION.match(answer[0]) or any(map(ends_like_question, answer)))
    return i + 1 < len(blocks) and not _ends(blocks[i + 1])


def _asks(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    _, line = next(lines_of(block))
    text = plain(line).strip()
    return is_question(line) and has_length(text) and not has_further(text)


def _ends(block: Block) -> bool:
    """Whether `block`, below a question, is no answer to it."""
    lists_questions = isinstance(block, ItemList) and any(
        isinstance(one, Paragraph) and is_question(one.inlines)
        for item in block.items
        for one in item.blocks[:1]
    )
    return isinstance(block, Rule) or _asks(block) or lists_questions
