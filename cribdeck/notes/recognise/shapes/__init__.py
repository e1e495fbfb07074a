"""The shapes: the one list of them, and a file for each.

A new shape is a file here and a line below; tests and docs/notes.md are made of its example. The
first that holds takes its blocks, so the order of a list is the order of precedence; `prose` always
holds.
"""

from collections.abc import Sequence

from cribdeck.notes.recognise.shape import Shape
from cribdeck.notes.recognise.shapes import (
    bold_question,
    callout,
    details,
    drawing,
    fact,
    items,
    labelled,
    pairs,
    plain_list,
    prose,
    question,
    question_heading,
    question_line,
    question_list,
    rule,
    sample,
    table,
    term,
    timeline,
)

# What an item of a list can be by itself. They are given the blocks of the item, and take all.
ITEM_SHAPES: Sequence[Shape] = (question.SHAPE, term.SHAPE, fact.SHAPE)

# What can stand under a heading.
SHAPES: Sequence[Shape] = (
    question_heading.SHAPE,
    labelled.SHAPE,
    details.SHAPE,
    callout.SHAPE,
    bold_question.SHAPE,
    question_line.SHAPE,
    rule.SHAPE,
    drawing.SHAPE,
    sample.SHAPE,
    question_list.SHAPE,
    pairs.with_others(ITEM_SHAPES),
    items.one_by_one(ITEM_SHAPES),
    plain_list.SHAPE,
    timeline.SHAPE,
    table.SHAPE,
    prose.SHAPE,
)
