"""What the parts of an answer that have names ask for themselves: each question that follows, with
its answer.

Knows how these are written. Does not know how a part is named (named_parts), nor how an answer is
read (asking).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cribdeck.notes.blocks import Block, Blocks, Inlines, ItemList
from cribdeck.notes.named_parts import PartName, named_parts
from cribdeck.notes.questions import asks, split_question
from cribdeck.notes.recognise.terms import below_prompt, first_line
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question, where it stands, and the blocks `below` that answer it."""

    prompt: Inlines
    below: Blocks
    location: Location


def follow_ups(answer: Blocks) -> Iterator[FollowUp]:
    """The questions that follow on `answer`: items, or paragraphs, that begin with one and go on
    with what answers it. One without an answer is only shown."""
    for part in named_parts(answer):
        if part.name is PartName.FOLLOW_UPS:
            for blocks, location in _pieces(part.blocks):
                prompt, more = split_question(first_line(blocks))
                if asks(prompt) and (below := below_prompt(location, more, blocks)):
                    yield FollowUp(prompt, below, location)


def _pieces(blocks: Blocks) -> Iterator[tuple[Blocks, Location]]:
    """The items of lists in `blocks` that ask, and the paragraphs that do with what stands below
    them, each with its place."""
    piece: list[Block] = []
    for block in blocks:
        if isinstance(block, ItemList) and any(_asks(item.blocks) for item in block.items):
            yield from _piece(piece)
            yield from ((item.blocks, item.location) for item in block.items)
            piece = []
        elif _asks((block,)):
            yield from _piece(piece)
            piece = [block]
        elif piece:
            piece.append(block)
    yield from _piece(piece)


def _piece(blocks: Sequence[Block]) -> Iterator[tuple[Blocks, Location]]:
    if blocks:
        yield tuple(blocks), blocks[0].location


def _asks(blocks: Blocks) -> bool:
    return asks(split_question(first_line(blocks))[0])
