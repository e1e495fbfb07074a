"""Shape: a line that is only a question mark, between a question and its answer."""

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.inline_cards import parted
from cribdeck.notes.recognise.shape import Found, Scope, Shape

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
    two that ask for each other. A list between the question and the line is given with it. Behind
    what asks, the tag of a card (`#card`, `#flashcard`, `#anki`) parts it from what stands directly
    below."""
    found = parted(blocks)
    if not found:
        return None
    location = blocks[0].location
    if found.both and not found.given:
        return Found((Term(found.prompt, found.answer, location),), found.used)
    entries, left_out = answered(Asker(found.prompt, location, given=found.given), found.answer)
    return Found(entries, found.used, left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
