"""The shapes: the one list of them, and a file for each.

A new shape is a file here and a line below; tests and docs/notes.md are made of its example. The
first that holds takes its blocks, so the order of a list is the order of precedence; `prose` always
holds.
"""

from collections.abc import Sequence

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.recognise.in_turn import found_nested
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.shapes import (
    bold_question,
    boxed_item,
    bracketed_line,
    callout,
    card_item,
    card_line,
    choice,
    cloze,
    correction,
    correction_item,
    correction_list,
    defined,
    details,
    drawing,
    examples,
    fact,
    fenced_pairs,
    glossary,
    glossed,
    items,
    labelled,
    links,
    marked_line,
    page,
    pair_lines,
    pairs,
    parted,
    phrases,
    plain_list,
    problem,
    prose,
    question,
    question_heading,
    question_line,
    question_list,
    quoted,
    quoted_pairs,
    revealed,
    rule,
    sample,
    sample_item,
    sides,
    solution,
    table,
    tasks,
    term,
    timeline,
    told_list,
    topic,
)


def _nested(scope: Scope, blocks: Blocks) -> Found:
    """What `blocks`, which stand in a quote, a box or an item, are by the shapes at the margin."""
    return found_nested(SHAPES, scope, blocks)


# What an item of a list can be by itself. They are given the blocks of the item, and take all.
ITEM_SHAPES: Sequence[Shape] = (
    boxed_item.with_nested(_nested),
    card_item.SHAPE,
    cloze.SHAPE,
    correction_item.SHAPE,
    question.SHAPE,
    topic.SHAPE,
    term.SHAPE,
    sample_item.SHAPE,
    fact.SHAPE,
)

# What a list can be that is more than words.
LIST_SHAPES: Sequence[Shape] = (
    links.SHAPE,
    correction_list.SHAPE,
    phrases.SHAPE,
    question_list.SHAPE,
    pairs.with_others(ITEM_SHAPES),
    items.one_by_one(ITEM_SHAPES),
)

# What can stand under a heading.
SHAPES: Sequence[Shape] = (
    page.SHAPE,
    solution.SHAPE,
    question_heading.SHAPE,
    choice.SHAPE,
    sides.SHAPE,
    card_line.SHAPE,
    bracketed_line.SHAPE,
    parted.SHAPE,
    correction.SHAPE,
    revealed.SHAPE,
    labelled.SHAPE,
    quoted.with_nested(_nested),
    details.with_nested(_nested),
    callout.with_nested(_nested),
    bold_question.SHAPE,
    problem.SHAPE,
    question_line.SHAPE,
    marked_line.SHAPE,
    rule.SHAPE,
    tasks.SHAPE,
    examples.SHAPE,
    fenced_pairs.SHAPE,
    drawing.SHAPE,
    sample.SHAPE,
    glossed.SHAPE,
    *LIST_SHAPES,
    told_list.SHAPE,
    plain_list.SHAPE,
    timeline.SHAPE,
    defined.SHAPE,
    pair_lines.SHAPE,
    glossary.SHAPE,
    quoted_pairs.SHAPE,
    table.SHAPE,
    prose.with_lists(LIST_SHAPES),
)
