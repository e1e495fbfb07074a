"""Shape: a heading that asks."""

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.entry_body import body
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.labels import Role, answers_first, label_of_title
from cribdeck.notes.recognise.letters import has_second
from cribdeck.notes.recognise.openings import asks_in_quote, asks_within, end_of, opens
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import plain_blocks

EXAMPLE = """\
# Kafka

## What is a topic? ⭐

A named log:

* records are appended
* they stay for a while

## Explain the login

You ask, it answers.

## Why is it fast?
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A heading asks that has a question mark at its end (before a rating), or begins as a question
    does ("What is …", "Explain …", "Compare …") and goes on. Everything below it answers, lists and
    samples too, up to the next heading, a rule (`---`), or a question of another shape. The terms
    in its lists and in tables of two columns are asked in addition. With nothing below it, it is a
    question without an answer, unless it has headings below it. So does any heading with the tag of
    a card (`#card`, `#flashcard`, `#anki`), or with "Q:" before it and "A:" below."""
    label = label_of_title(scope.prompt, (Role.QUESTION,))
    is_told = label is not None and not label.is_alone and answers_first(blocks)
    is_asking = scope.is_card or is_told or (not scope.is_title and asks(scope.prompt))
    if not is_asking or not scope.is_first:
        return None
    # What is quoted directly below is asked about: "Who said it?"
    is_quoted = bool(blocks) and (asks_in_quote(blocks[0]) or asks_within(blocks[0]))
    end = end_of(blocks, 1 if is_quoted else 0)
    others_ask = bool(blocks) and opens(blocks, 0)
    if not end and (scope.has_sections or others_ask):
        return None
    asker = Asker(
        scope.prompt,
        scope.location,
        from_heading=True,
        is_labelled=label is not None and not has_second(plain_blocks(blocks[:end])),
    )
    entries, left_out = answered(asker, blocks[:end])
    if scope.has_sections and not any(body(entry) for entry in entries):
        entries = ()  # only a label stands here ("Answer:"), and the headings below it answer
    return Found(entries, end, left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
