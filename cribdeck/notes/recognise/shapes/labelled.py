"""Shape: question and answer, told apart by labels."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    Blocks,
    CodeBlock,
    ItemList,
    Paragraph,
    Quote,
    Rule,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.question_lines import begins_with_question, split_question
from cribdeck.notes.questions import asks, is_question, tells
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.definitions import COLON, below_prompt, pair_at
from cribdeck.notes.recognise.framed import unframed
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.labels import (
    ANSWERING,
    ASKING,
    LABEL,
    NAMED,
    Label,
    Role,
    by_lines,
    has_role,
    label_at,
    label_of,
    label_of_title,
    role_of,
)
from cribdeck.notes.recognise.lids import reveals
from cribdeck.notes.recognise.openings import answer_at, end_of, laid_open, opens_label
from cribdeck.notes.recognise.options import is_exhibit
from cribdeck.notes.recognise.remedies import remedy_in
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined
from cribdeck.notes.recognise.shapes.bracketed_line import sentence_at
from cribdeck.notes.recognise.told_of_code import told_of_code
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import first_line, plain

EXAMPLE = """\
## Basics

**Q:** What is a topic?

**A:** A named log.

Q: What is lag?
A: What is still to be read.

## Exercise 3

Square 12.

**Solution:** 144
"""

TASKS = (Role.QUESTION, Role.EXERCISE)


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A line that begins with "Q:", "Question:", "Exercise 3:" or "Theorem:" asks, and one with
    "A:", "Answer:", "Solution:" or "Proof:" answers; what stands between them is given with the
    question. So do headings that are only such a label. Below a heading that names a topic or an
    exercise, an answer with its label is the heading's, and so is "Fix: …" below "Error: …"; and an
    explanation of the code that is all of an exercise. The labels themselves are left out. Below a
    heading that counts a question, code and pictures above its label are given with it, and lines
    with other labels ("Difficulty: easy") are on the sheet only."""
    if above := above_label(scope, blocks):
        shown, others = above
        if found := find(replace(scope, is_first=False), shown):
            return with_aside(scope, others, found)
    if blocks and (opens_label(blocks, 0) or _begins_with_blanks(blocks[0])):
        is_answered = any(role_of(line) in ANSWERING for line in laid_open(blocks[0]))
        end = end_of(blocks, 2 if _leaves_it(blocks) else 1, is_answered=is_answered)
        if _is_task(label_at(blocks[0])) and (found := _with_case(blocks[1:end], blocks[end:])):
            return joined((_only_label(blocks[0]), found), found.used + 1)
        inner = (*laid_open(blocks[0]), *by_lines(blocks[1:end]))
        return joined(_pairs(inner), end)
    if scope.is_first and not scope.is_title_of_sections and not asks(scope.prompt):
        return _under_topic(scope, blocks)
    return None


def above_label(scope: Scope, blocks: Blocks) -> tuple[Blocks, Blocks] | None:
    """What stands below a heading that counts a question, with the code and the pictures above the
    label that asks behind its line, and the lines above it that only tell of it; None where
    something else stands there."""
    if not (scope.is_first and has_role(label_of_title(scope.prompt), TASKS)):
        return None
    labels = (i for i, x in enumerate(blocks) if has_role(label_at(x), {Role.QUESTION}))
    at = next(labels, 0)
    others = tuple(block for block in blocks[:at] if not is_exhibit(block))
    if not at or not all(map(_tells_of_it, others)):
        return None
    first, *below = blocks[at:]
    line = 1 if _leaves_it(blocks[at:]) else 0
    exhibits = filter(is_exhibit, blocks[:at])
    return (first, *below[:line], *exhibits, *below[line:]), others


def with_aside(scope: Scope, others: Blocks, found: Found) -> Found:
    """What is `found` below `others`, which have no card."""
    told = Found((aside(scope, others),) if others else (), len(others))
    return joined((told, found), len(others) + found.used)


def _tells_of_it(block: Block) -> bool:
    """Whether each line of `block` is a name and what that is: of a question, when it was asked, or
    how hard it is."""
    return isinstance(block, Paragraph) and all(
        pair_at((Paragraph(line, at),), at, COLON) is not None for at, line in lines_of(block)
    )


def _is_task(label: Label | None) -> bool:
    """Whether `label` only says that a question, or an exercise, follows."""
    return has_role(label, TASKS, alone=True)


def _only_label(block: Block) -> Found:
    """The label that is all that `block` says, as what is left out."""
    label = label_at(block)
    assert label
    return Found((), 1, (LeftOut(label.words, LABEL, block.location),))


def _leaves_it(blocks: Blocks) -> bool:
    """Whether `blocks` begin with a mere label of a question, which leaves it to the line below to
    ask."""
    label = label_at(blocks[0])
    is_line = len(blocks) > 1 and isinstance(blocks[1], Paragraph) and not label_at(blocks[1])
    return label is not None and label.is_alone and is_line


def _with_case(above: Blocks, below: Blocks) -> Found | None:
    """The question that `below` begin with, as what asks below a mere label of a question and the
    case that stands `above`; None where that asks itself, or no label says that an answer
    follows."""
    case = by_lines(above)
    answer = next((i for i, x in enumerate(below) if role_of(x) in ANSWERING or reveals(x)), None)
    if not case or answer is None or any(map(_asks_or_answers, case)):
        return None
    first = below[0]
    if not isinstance(first, Paragraph) or any(map(_parts_them, below[:answer])):
        return None
    end = end_of(below, answer + 1)
    asker = Asker(first.inlines, first.location, is_topic=True, given=case)
    entries, left_out = answered(asker, below[1:end])
    return Found(entries, len(above) + end, left_out)


def _parts_them(block: Block) -> bool:
    """Whether another question may begin with `block`."""
    return isinstance(block, Rule) or label_at(block) is not None


def _asks_or_answers(block: Block) -> bool:
    if isinstance(block, Paragraph) and (asks(block.inlines) or tells(block.inlines)):
        return True
    return label_at(block) is not None or reveals(block)


def _begins_with_blanks(block: Block) -> bool:
    """Whether `block` is a sentence with blanks, in the further lines of which labels ask."""
    first, *others = laid_open(block)
    return bool(others) and sentence_at((first,)) is not None


def _pairs(blocks: Blocks) -> Iterator[Found]:
    """The questions that `blocks` are, each from a label that asks on, and the sentences with
    blanks among them."""
    starts = [
        i for i, block in enumerate(blocks) if role_of(block) in ASKING or sentence_at((block,))
    ]
    for start, end in pairwise((*starts, len(blocks))):
        yield sentence_at(blocks[start:end]) or _pair(blocks[start:end])


def _pair(blocks: Blocks) -> Found:
    first, *below = blocks
    assert isinstance(first, Paragraph)
    label = label_of(first.inlines)
    assert label
    prompt, location = label.rest, first.location
    left_out: tuple[LeftOut, ...] = (LeftOut(label.words, LABEL, location),)
    if label.role in NAMED:
        prompt, left_out = first.inlines, ()
    elif not plain(prompt).strip():
        match below:
            case [Paragraph(line, where), *others] if role_of(below[0]) not in ANSWERING:
                prompt, location, below = line, where, others
            case _:  # it asks with what is given: code, a picture
                prompt, left_out = first.inlines, ()
    if not any(role_of(block) in ANSWERING for block in below):
        prompt, more = split_question(prompt)
        below = [*below_prompt(location, more, (first, *below))]
    asker = Asker(prompt, location, is_labelled=True)
    entries, also = answered(asker, tuple(below))
    return Found(entries, len(blocks), (*left_out, *also))


def _under_topic(scope: Scope, blocks: Blocks) -> Found | None:
    """An answer with its label, below a heading that does not ask. A heading that is only a label
    ("Question 3") leaves it to the first line below it to ask."""
    label = label_of_title(scope.prompt)
    end = end_of(blocks, 0)
    is_task = _is_task(label)
    if is_task and (found := _with_case(blocks[:end], blocks[end:])):
        return found
    if is_task and (told := told_of_code(blocks[:end])):
        asker = Asker(
            told.asks or scope.prompt,
            told.location if told.asks else scope.location,
            from_heading=not told.asks,
            is_topic=True,
            given=told.code,
        )
        entries, left_out = answered(asker, told.answer)
        return Found(entries, end, left_out)
    inner, frames = unframed(blocks[:end])
    if remedy := remedy_in(inner):
        asker = Asker(
            scope.prompt,
            scope.location,
            from_heading=True,
            is_topic=True,
            has_parts=False,
            given=remedy.trouble,
        )
        entries, left_out = answered(asker, remedy.mended)
        return Found(entries, end, (*frames, remedy.left_out, *left_out))
    inner = by_lines(inner)
    at = answer_at(inner, letters=False, given_prose=label is not None)
    if at is None or sum(map(reveals, inner)) > 1 or any(map(_has_asking_item, inner[:at])):
        return None
    if role_of(inner[at]) in NAMED and not (label and label.role in NAMED):
        return None  # a proof, or an explanation, is a part of what the topic has to say
    first = inner[0]
    if (
        at
        and _is_callout(inner[at])
        and isinstance(first, Paragraph)
        and is_question(first.inlines)
    ):
        return None  # the line asks, which the callout below it answers
    code = tuple(takewhile(lambda block: isinstance(block, CodeBlock), inner[:at]))
    line = inner[len(code)]
    if label and label.is_alone and len(code) < at and isinstance(line, Paragraph):
        asker = Asker(line.inlines, line.location, is_topic=True, given=code)
        inner = inner[len(code) + 1 :]
    else:
        asker = Asker(scope.prompt, scope.location, from_heading=True, is_topic=True)
    entries, left_out = answered(asker, inner)
    return Found(entries, end, (*frames, *left_out))


def _is_callout(block: Block) -> bool:
    return isinstance(block, Quote) and block.kind not in ("", DETAILS)


def _has_asking_item(block: Block) -> bool:
    """Whether `block` is a list in which an item asks: then the answer is that item's."""
    return isinstance(block, ItemList) and any(
        begins_with_question(first_line(item.blocks)) for item in block.items
    )


SHAPE = Shape(__name__, EXAMPLE, find)
