"""Shape: cards within the lines of a paragraph."""

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.inline_cards import LineCard, cards_in
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined

EXAMPLE = """\
## Capitals

Capital of Peru?::Lima
Capital of Chile:::Santiago
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A line with `::` between a question and its answer (or `;;` or `->->`, with blanks around) is
    a card; with `:::`, they ask for each other. Each line of a paragraph can be one. `std::vector`,
    10::30 and the like are words."""
    match blocks:
        case (Paragraph() as paragraph, *_):
            above, cards = cards_in(paragraph)
        case _:
            return None
    if not cards:
        return None
    leads = [Found((aside(scope, above),), 1)] if above else []
    return joined((*leads, *map(_made, cards)), 1)


def _made(card: LineCard) -> Found:
    answer = (Paragraph(card.answer, card.location),)
    if card.both:
        return Found((Term(card.prompt, answer, card.location),), 1)
    entries, left_out = answered(Asker(card.prompt, card.location), answer)
    return Found(entries, 1, left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
