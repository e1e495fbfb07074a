"""The rules of lint: the one list of them, and a file for each.

A new rule is a file here and a line in `RULES`. Of two rules that find the same entry to repeat
another, the first one in the list is told; so the strongest reason stands first.
"""

from collections.abc import Sequence

from cribdeck.lint.rule import Rule
from cribdeck.lint.rules import (
    bare_cloze,
    circular_term,
    duplicate,
    empty_heading,
    literal_markup,
    long_answer,
    long_list,
    long_remark,
    long_sample,
    near_duplicate,
    open_cloze,
    open_list,
    same_prompt,
    same_row,
    two_questions,
    unanswered,
    unclear_prompt,
    unclear_row,
    vague_drawing,
    vague_sample,
    yes_no,
)

RULES: Sequence[Rule] = (
    unanswered.RULE,
    yes_no.RULE,
    two_questions.RULE,
    unclear_prompt.RULE,
    long_answer.RULE,
    long_list.RULE,
    open_list.RULE,
    circular_term.RULE,
    open_cloze.RULE,
    bare_cloze.RULE,
    unclear_row.RULE,
    same_row.RULE,
    vague_sample.RULE,
    long_sample.RULE,
    vague_drawing.RULE,
    long_remark.RULE,
    empty_heading.RULE,
    literal_markup.RULE,
    duplicate.RULE,
    near_duplicate.RULE,
    same_prompt.RULE,
)
