"""Sources in an answer ("Source: …"), and addresses above it.

Knows that they stand apart from it. Does not know who asks (asking).
"""

from collections.abc import Iterator
from itertools import takewhile

from cribdeck.notes.blocks import Block, Blocks, Paragraph, Quote
from cribdeck.notes.recognise.labels import Role, has_role, label_at
from cribdeck.notes.words import is_address


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
