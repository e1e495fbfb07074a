"""What an answer asks for itself: of its parts that have names, each question that follows, with
its answer, and each false belief, with what is true; and each question that a label in it names.

Knows how these are written. Does not know how a part is named (named_parts), nor how an answer is
read (asking).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Inlines,
    ItemList,
    Paragraph,
    Quote,
    Strikethrough,
    Strong,
)
from cribdeck.notes.document import Correction
from cribdeck.notes.named_parts import PartName, named_parts
from cribdeck.notes.question_lines import asks_somewhere, split_question
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.corrections import correction_found
from cribdeck.notes.recognise.definitions import below_prompt
from cribdeck.notes.recognise.labels import Role, by_lines, has_role, label_at
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.words import ARROW_SIGN, DRAWN, between, first_line, has_words, plain
from cribdeck.problems import Location

# What parts both sides, and words in quotes before it.
SIGN = re.compile(rf"\s*(?:{ARROW_SIGN}|[-–—:：])?\s*")
QUOTED = re.compile(
    rf"\s*[\"“„”«»「『‘](?P<wrong>[^\"“”«»」』’]+)[\"“”«»」』’][.!。]?(?=\s*(?:[-–—:：={DRAWN}]|$))"
)


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


def asked_within(answer: Blocks) -> Iterator[FollowUp]:
    """The questions that a label says are asked in `answer`, or in a quote in it ("Q. …"): each
    with what stands below it there, up to the next one."""
    lines = by_lines(answer)
    labels = [label_at(block) for block in lines]
    starts = [
        i for i, label in enumerate(labels) if has_role(label, {Role.QUESTION}) and asks(label.rest)
    ]
    for start, end in pairwise((*starts, len(lines))):
        label, below = labels[start], lines[start + 1 : end]
        if label and below:
            yield FollowUp(label.rest, below, lines[start].location)
    for block in lines[: starts[0] if starts else len(lines)]:
        if isinstance(block, Quote):
            yield from asked_within(block.blocks)


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
    return asks_somewhere(first_line(blocks))


def false_beliefs(answer: Blocks) -> Iterator[Correction]:
    """The beliefs that cost the point, each with the truth: items, or paragraphs, that are written
    as corrections are elsewhere, or as `~~False.~~ True.`, `"False" - true` or `**False.** True.`;
    the truth may stand below them, too."""
    for part in named_parts(answer):
        if part.name is PartName.COSTS:
            for block in part.blocks:
                match block:
                    case ItemList(items):
                        for item in items:
                            yield from _beliefs(item.blocks)
                    case _:
                        yield from _beliefs((block,))


def _beliefs(blocks: Blocks) -> Iterator[Correction]:
    written = correction_found(blocks, lambda _: True)
    if written:
        yield from (entry for entry in written.entries if isinstance(entry, Correction))
        return
    match blocks:
        case (Paragraph(line, location), *_) if sides := _sides(line):
            wrong, right = sides
            truth = below_prompt(location, right, blocks)
            if has_words(wrong) and truth:
                yield Correction(wrong, truth, location)
        case _:
            pass


def _sides(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """What `line` says that is false, and what it says behind that."""
    text = plain(line)
    match line:
        case (Strikethrough(wrong), *_):
            end = len(plain(wrong))
        case (Strong(wrong), *_) if is_stated(plain(wrong)):
            end = len(plain(wrong))
        case _ if quoted := QUOTED.match(text):
            wrong, end = between(line, *quoted.span("wrong")), quoted.end()
        case _:
            return None
    sign = SIGN.match(text, end)
    return wrong, between(line, sign.end() if sign else end)
