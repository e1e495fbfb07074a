"""Shape: a heading that asks."""

from itertools import takewhile

from cribdeck.notes.blocks import Blocks, Rule
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import is_question

EXAMPLE = """\
# Kafka

## What is a topic?

A named log:

* records are appended
* they stay for a while

## Why is it fast?
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A heading with a question mark at its end asks, and everything below it answers, lists and
    samples too, up to the next heading or a rule (`---`). With nothing below it, it is a question
    without an answer, unless it has headings below it."""
    if scope.is_title or not scope.is_first or not is_question(scope.prompt):
        return None
    answer = tuple(takewhile(lambda block: not isinstance(block, Rule), blocks))
    if not answer and scope.has_sections:
        return None
    asker = Asker(scope.prompt, scope.location, from_heading=True)
    entries, left_out = answered(asker, answer)
    return Found(entries, len(answer), left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
