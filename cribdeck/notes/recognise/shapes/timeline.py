"""Shape: lines of a timeline."""

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.timelines import timeline_of

EXAMPLE = """\
## Log systems

1998: The first enterprise message bus.
12 Jan 2011 – Kafka is opened to all.
2012–2014: Others follow,
one after the other.
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """Each line of a paragraph that begins with a date and a sign (a colon, a dash, an equals sign
    or an arrow) is a term: the date asks for what happened, and this for the date. A line without a
    date belongs to the one above; behind the first, a word may stand before the date and its
    colon."""
    match blocks:
        case (Paragraph() as first, *_):
            terms = timeline_of(first)
            return Found(terms, 1) if terms else None
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
