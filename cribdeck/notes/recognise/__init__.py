"""Blocks -> entries: the ways in which people write question and answer, one visible list.

Each shape is a file with a name, an example and a function; docs/notes.md is made of them. The
first that holds takes its blocks, so the order of the list is the order of precedence; `prose`
always holds. A new shape is one file here and one line below. A shape knows nothing of Markdown's
syntax (reader), of comments (under_heading) or of cards.
"""

from collections.abc import Sequence

from cribdeck.notes.recognise.drawing import DRAWING
from cribdeck.notes.recognise.fact import FACT
from cribdeck.notes.recognise.items import one_by_one
from cribdeck.notes.recognise.pairs import PAIRS
from cribdeck.notes.recognise.plain_list import PLAIN_LIST
from cribdeck.notes.recognise.prose import PROSE
from cribdeck.notes.recognise.question import QUESTION
from cribdeck.notes.recognise.question_heading import QUESTION_HEADING
from cribdeck.notes.recognise.question_list import QUESTION_LIST
from cribdeck.notes.recognise.rule import RULE
from cribdeck.notes.recognise.sample import SAMPLE
from cribdeck.notes.recognise.shape import Shape
from cribdeck.notes.recognise.term import TERM

# What an item of a list can be by itself: the same functions, on the blocks of the item, all of
# which they take.
ITEM_SHAPES: Sequence[Shape] = (TERM, QUESTION, FACT)

# What can stand under a heading.
SHAPES: Sequence[Shape] = (
    QUESTION_HEADING,
    RULE,
    SAMPLE,
    DRAWING,
    QUESTION_LIST,
    one_by_one(ITEM_SHAPES),
    PAIRS,
    PLAIN_LIST,
    PROSE,
)
