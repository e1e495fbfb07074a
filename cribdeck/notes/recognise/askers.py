"""Questions among the text below a heading, each in a line of its own above its answer.

Knows that one alone may be said for effect, and that several ask. Does not know what is made of
them (shapes).
"""

import re
from dataclasses import replace

from cribdeck.notes.blocks import Block, Blocks, ItemList, Paragraph, Quote, Rule
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
    several are, each above its answer, and nobody else asks there."""
    is_asking = asks(scope.prompt) or scope.is_card or label_of_title(scope.prompt)
    if is_asking or scope.is_title_of_sections:
        return blocks
    blocks = _unquoted(blocks)
    asking = {i for i in range(len(blocks)) if _is_answered(blocks, i)}
    if len(asking) < FEWEST or any(opens(blocks, i) for i in range(len(blocks))):
        return blocks
    return tuple(
        replace(block, asks=True) if isinstance(block, Paragraph) and i in asking else block
        for i, block in enumerate(blocks)
    )


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
