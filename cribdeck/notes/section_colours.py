"""Which section has which colour: the same on the sheet and on the cards.

Knows how many colours there are. Does not know what they look like: templates/sheet.css.jinja and
templates/card.css say that, as `.hue-0` to `.hue-5`.
"""

from collections.abc import Sequence
from itertools import accumulate

from cribdeck.notes.document import Section

HUES = 6


def section_hues(sections: Sequence[Section]) -> tuple[int, ...]:
    """The colour (0 to HUES - 1) of each of `sections`, the outermost ones of a document, in order.
    All below a section shares its colour; the part before the first heading has that of the first.
    """
    nth = accumulate(int(section.level > 0) for section in sections)
    return tuple(max(n - 1, 0) % HUES for n in nth)
