"""What stands around an answer: above it the question still, up to a mere letter that ends it
("A: so it is"), and in it where it is from ("Source: …").

Knows questions in other words, what is to be filled in, and sources. Does not know what answers
(asking).
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Inlines,
    ItemList,
    Paragraph,
    Quote,
    Strong,
)
from cribdeck.notes.languages import pattern
from cribdeck.notes.question_lines import asks_somewhere
from cribdeck.notes.recognise.labels import ANSWERING, Role, has_role, label_at
from cribdeck.notes.recognise.letters import has_second
from cribdeck.notes.words import is_address, plain
from cribdeck.notes.worksheets import has_gap

AGAIN = re.compile(rf"\W*{pattern('again')}", re.IGNORECASE)


def still_asked(answer: Blocks) -> int:
    """How many blocks of `answer` are the question still: those that say it in other words, and all
    up to the last that is to be filled in."""
    to_fill_in = (i for i, block in enumerate(answer, 1) if _is_to_be_filled_in(block))
    return max((len(tuple(takewhile(_asks_again, answer))), *to_fill_in))


def _asks_again(block: Block) -> bool:
    return isinstance(block, Paragraph) and AGAIN.match(plain(block.inlines)) is not None


def _is_to_be_filled_in(block: Block) -> bool:
    """Whether `block` is a line with a gap, or a list of nothing but such lines."""
    match block:
        case Paragraph(line):
            return has_gap(line)
        case ItemList(items):
            return all(any(map(_is_to_be_filled_in, item.blocks)) for item in items)
        case _:
            return False


def answers_by_letter(prompt: Inlines, below: Blocks) -> bool:
    """Whether the first line `below` a `prompt` begins with a mere letter that answers ("A: after
    the name"), and is none of several ("A: the key", "B: the lock"): where the prompt asks by its
    words, or the letter is bold, or alone in its line."""
    lines = [block for block in below if isinstance(block, Paragraph)]
    labels = [label for label in map(label_at, lines[:1]) if label and label.is_letter]
    if not labels or labels[0].role not in ANSWERING:
        return False
    if any(has_second(plain(line.inlines)) for line in lines):
        return False
    if labels[0].is_alone and below[0] is lines[0]:  # "**R:**", a list below it
        return len(below) > 1
    asks_or_is_bold = isinstance(lines[0].inlines[0], Strong) or asks_somewhere(prompt)
    is_first = all(isinstance(block, CodeBlock | Paragraph) for block in below[:2])
    return asks_or_is_bold and is_first


# --- Sources --------------------------------------------------------------------------------------


def with_source_last(answer: Blocks) -> Blocks:
    """`answer` with its sources, and the addresses that it begins with, set apart at its end."""
    sources = tuple(_sources(answer))
    if not sources or len(sources) == len(answer):
        return answer
    others = tuple(block for block in answer if block not in sources)
    return (*others, Quote(sources, sources[0].location))


def _sources(answer: Blocks) -> Iterator[Block]:
    addresses = tuple(takewhile(_is_address, answer))
    yield from addresses
    for block in answer[len(addresses) :]:
        label = label_at(block)
        if has_role(label, {Role.SOURCE}) and not label.is_alone:
            yield block


def _is_address(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_address(block.inlines)
