"""Shape: a line that is only a question mark, between a question and its answer."""

from cribdeck.notes.blocks import Blocks, Rule
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.inline_cards import asked_both_ways, begins_cards, parted
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.walk import stands_on

EXAMPLE = """\
## Mars

How many moons has it?
?
- Deimos
- Phobos

The red planet
??
Mars
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """A line that is only `?` parts what asks, above it, from what answers, below it; `??` parts
    two that ask for each other. The answer goes on up to a blank line; where the line parts
    paragraphs, it is the next one, and what stands directly on that. A list between the question
    and the line is given with it. Behind what asks, the tag of a card (`#card`, `#flashcard`,
    `#anki`) parts it from what stands directly below, and that of a reversed one (`#card-reverse`)
    lets them ask for each other."""
    found = parted(blocks)
    if not found:
        return None
    location = blocks[0].location
    used = found.used
    while used < len(blocks) and _goes_on(blocks, used):
        used += 1
    answer = (*found.answer, *blocks[found.used : used])
    if found.both and not found.given:
        term, left_out = asked_both_ways(found.prompt, answer, location)
        return Found((term,), used, left_out)
    entries, left_out = answered(Asker(found.prompt, location, given=found.given), answer)
    return Found(entries, used, left_out)


def _goes_on(blocks: Blocks, i: int) -> bool:
    """Whether block `i` stands directly on the one above it, and is no rule and no further card."""
    is_below = stands_on(blocks[i - 1], blocks[i]) and not isinstance(blocks[i], Rule)
    return is_below and not begins_cards(blocks[i : i + 3])


SHAPE = Shape(__name__, EXAMPLE, find)
