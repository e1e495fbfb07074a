"""What the lid of a box asks, where other boxes in it may ask as well.

Knows where the answer of the lid ends. Does not know which boxes ask (lids), nor how what they hold
is read (in_turn).
"""

from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Paragraph, Strong
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.corrections import opens_correction
from cribdeck.notes.recognise.in_turn import Nested
from cribdeck.notes.recognise.lids import reveals
from cribdeck.notes.recognise.openings import lists_answered, opens, opens_box
from cribdeck.notes.recognise.shape import Found, Scope, joined
from cribdeck.notes.sheet_only import Prose


def asked_by_lid(scope: Scope, asker: Asker, below: Blocks, nested: Nested) -> Found:
    """What `asker`, the lid of a box, and the blocks `below` it there are. The answer ends with the
    first box or callout in it that asks, too; below a lid that only names a topic, with the first
    question, or correction, of any shape. That and what follows is read as `nested` does; a lid
    with nothing above that only leads in."""
    ends = opens_box if asks(asker.prompt) else _asks_below_topic
    end = next((i for i in range(len(below)) if ends(below, i)), len(below))
    if end == len(below) or below[end].location == asker.location:
        entries, left_out = answered(asker, below)
        return Found(entries, 1, left_out)
    rest = nested(scope, below[end:])
    above = (*asker.given, *below[:end])
    if not above:
        lid = Paragraph((Strong(asker.prompt),), asker.location)
        return replace(rest, entries=(Prose((lid,), lid.location), *rest.entries), used=1)
    entries, left_out = answered(asker, below[:end])
    own = Found(entries, 1, left_out)
    return replace(joined((own, rest), 1), problems=rest.problems, parts=rest.parts)


def _asks_below_topic(below: Blocks, i: int) -> bool:
    """Whether somebody asks with block `i`, or says there what is wrong."""
    if reveals(below[i]):
        return False
    return opens(below, i) or lists_answered(below[i]) or opens_correction(below, i)
