"""Shape of an item: a card within its line."""

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.inline_cards import asked_both_ways, parted, split
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import first_line

EXAMPLE = """\
## Animals

* What does a cat eat? :: Mice.
* Dog:::An animal that barks.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item with `::` between a question and its answer; with `:::`, they ask for each other. A
    line that is only `?` or `??` parts them as well. What is indented below belongs to the answer.
    `std::vector`, 10::30 and the like are words."""
    answer: Blocks
    line = first_line(blocks)
    if card := split(line, scope.location, is_beside=scope.beside_cards):
        prompt, both = card.prompt, card.both
        answer = (Paragraph(card.answer, scope.location), *blocks[1:])
    elif found := parted(blocks):
        prompt, both = found.prompt, found.both
        answer = (*found.answer, *blocks[found.used :])
    else:
        return None
    prompt, anchor = split_anchor(prompt)
    if both:
        term, left_out = asked_both_ways(prompt, answer, scope.location, anchor)
        return Found((term,), len(blocks), left_out)
    asker = Asker(prompt, scope.location, anchor, scope.number)
    entries, left_out = answered(asker, answer)
    return Found(entries, len(blocks), left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
