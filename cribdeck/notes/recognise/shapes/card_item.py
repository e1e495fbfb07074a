"""Shape of an item: a card within its line."""

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.inline_cards import split
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import first_line

EXAMPLE = """\
## Animals

* What does a cat eat? :: Mice.
* Dog:::An animal that barks.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item with `::` between a question and its answer; with `:::`, they ask for each other.
    What is indented below belongs to the answer. `std::vector`, 10::30 and the like are words."""
    line, anchor = split_anchor(first_line(blocks))
    card = split(line, scope.location)
    if not card:
        return None
    answer = (Paragraph(card.answer, scope.location), *blocks[1:])
    if card.both:
        return Found((Term(card.prompt, answer, scope.location, anchor=anchor),), len(blocks))
    asker = Asker(card.prompt, scope.location, anchor, scope.number)
    entries, left_out = answered(asker, answer)
    return Found(entries, len(blocks), left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
