"""What a sheet promises about places: which rectangle of which page belongs to whom.

Frozen data; the proof takes a sheet at its word.
"""

from dataclasses import dataclass

TITLE = "title"  # the name of the block that holds the document's title


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A rectangle of the sheet that is promised to one entry, heading or the title: what they say
    stands in it, and nothing else does.

    `name` is the named destination of the entry or heading (`entry-L`, `heading-L`), or TITLE; an
    entry that goes on elsewhere has several blocks. `page` counts from 0; the edges are in points
    from the lower left corner of the page, as in the PDF.
    """

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
