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
    near_duplicate,
    open_cloze,
    same_prompt,
    unanswered,
    unclear_prompt,
    vague_sample,
    yes_no,
)

RULES: Sequence[Rule] = (
    unanswered.RULE,
    yes_no.RULE,
    unclear_prompt.RULE,
    long_answer.RULE,
    long_list.RULE,
    circular_term.RULE,
    open_cloze.RULE,
    bare_cloze.RULE,
    vague_sample.RULE,
    empty_heading.RULE,
    literal_markup.RULE,
    duplicate.RULE,
    near_duplicate.RULE,
    same_prompt.RULE,
)
