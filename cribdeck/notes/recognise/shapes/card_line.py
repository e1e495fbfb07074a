"""Shape: cards within the lines of a paragraph."""

from collections.abc import Sequence

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.document import Entry, LeftOut, Term
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.inline_cards import LineCard, cards_in
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Capitals

Capital of Peru?::Lima
Capital of Chile:::Santiago
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A line with `::` between a question and its answer is a card; with `:::`, they ask for each
    other. Each line of a paragraph can be one. `std::vector`, 10::30 and the like are words."""
    match blocks:
        case (Paragraph() as paragraph, *_):
            above, cards = cards_in(paragraph)
        case _:
            return None
    if not cards:
        return None
    found = [_made(card) for card in cards]
    leads: Sequence[Entry] = (aside(scope, above),) if above else ()
    entries = (*leads, *(entry for made, _ in found for entry in made))
    return Found(entries, 1, tuple(words for _, left_out in found for words in left_out))


def _made(card: LineCard) -> tuple[tuple[Entry, ...], tuple[LeftOut, ...]]:
    answer = (Paragraph(card.answer, card.location),)
    if card.both:
        return (Term(card.prompt, answer, card.location),), ()
    return answered(Asker(card.prompt, card.location), answer)


SHAPE = Shape(__name__, EXAMPLE, find)
