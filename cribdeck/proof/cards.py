"""What the paper cards must show against what they show: each entry on its own cards, and each
answer on the back of its question.

Knows the promises that the cards make about places and states them again: eight cards a page in two
columns, fronts and backs on pages in turn, backs in mirrored columns, a foot on each card,
`entry-L` (or `entry-L.P`) where an entry begins, `prompt-N` where the text of a front does; a front
that only goes on says again how its question begins. So the sides of cards are blocks. Knows
neither the PDF's format nor how a card is made.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cribdeck.notes.card_choices import has_face
from cribdeck.notes.document import Document, Entry, Fact
from cribdeck.notes.entry_body import is_unanswered, shown_with
from cribdeck.notes.walk import entries
from cribdeck.problems import Problem
from cribdeck.proof.blocks import read_blocks
from cribdeck.proof.glyphs import Box, PdfText, Place
from cribdeck.proof.ink import unseen
from cribdeck.proof.placing import pieces_of
from cribdeck.proof.words import (
    CARDS,
    Fault,
    Line,
    Word,
    lines_of,
    printed,
    problems,
    with_ink,
    words_of,
)

COLUMNS, ROWS = 2, 4
FOOT = 30.0  # points; below this height of a card nothing of the notes stands
NO_ANSWER = "The notes have no answer yet."
ELSEWHERE = re.compile(r"Theanswerisoncard\d+/\d+\.")


@dataclass(frozen=True, slots=True)
class _Side:
    """A side of a card, as a block (see PlacedBlock)."""

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


def compare_cards(document: Document, pdf: PdfText) -> tuple[Problem, ...]:
    """A problem for each entry of `document` that has no card in `pdf`, and for each line of which
    a word is not on the side where it belongs."""
    begins: dict[int, Entry] = {}  # by the first card of an entry
    faults: list[Fault] = []
    for entry in entries(document.sections):
        if not has_face(document, entry):
            continue
        place = pdf.places.get(f"entry-{entry.location.place}")
        if place is None or place.page % 2:
            faults.append(Fault(entry.location.line, "the entry has no card of its own in"))
        else:
            begins[_card_at(place, pdf.sizes[0])] = entry
    first = sorted(begins)
    wanted: dict[str, list[Word]] = {}
    sides: list[_Side] = []
    for card in range(len(pdf.sizes) // 2 * COLUMNS * ROWS):
        if above := bisect_right(first, card):
            entry = begins[first[above - 1]]
            name = entry.location.place
            if not isinstance(entry, Fact):  # its front does not show all: that is what it asks for
                wanted[f"front-{name}"] = list(words_of(_asked(entry)))
                sides.append(_side(f"front-{name}", card, pdf, back=False))
            wanted[f"back-{name}"] = list(words_of(_answered(entry)))
            sides.append(_side(f"back-{name}", card, pdf, back=True))
    wanted, without_ink = with_ink(wanted, pdf.blank)
    reading = read_blocks(wanted, pdf.glyphs, _without_repeats(sides, pdf), {})
    return problems(
        document.path, CARDS, (*faults, *reading.faults, *without_ink, *unseen(pdf, reading))
    )


def _card_at(place: Place, page: Box) -> int:
    """The card on whose front `place` is. The page is turned over its long edge."""
    width, height = (page[2] - page[0]) / COLUMNS, (page[3] - page[1]) / ROWS
    row, column = int((page[3] - place.y) // height), int(place.x // width)
    return (place.page // 2 * ROWS + row) * COLUMNS + column


def _side(name: str, card: int, pdf: PdfText, *, back: bool) -> _Side:
    page = pdf.sizes[0]
    width, height = (page[2] - page[0]) / COLUMNS, (page[3] - page[1]) / ROWS
    row, column = divmod(card % (ROWS * COLUMNS), COLUMNS)
    left = (COLUMNS - 1 - column if back else column) * width
    top = page[3] - row * height
    bottom = top - height + FOOT
    begin = None if back else pdf.places.get(f"prompt-{card + 1}")
    number = card // (ROWS * COLUMNS) * 2 + back
    return _Side(name, number, left, bottom, left + width, begin.y if begin else top)


def _without_repeats(sides: Sequence[_Side], pdf: PdfText) -> list[_Side]:
    """`sides` without those of further cards that say again how the question begins, or only where
    the answer is."""
    texts: defaultdict[int, str] = defaultdict(str)
    for first, end, _, home in pieces_of(pdf.glyphs, sides):
        if home is not None and not pdf.glyphs[first].run.is_label:
            texts[home] += "".join(glyph.text for glyph in pdf.glyphs[first:end])
    begins: dict[str, str] = {}
    kept = []
    for i, side in enumerate(sides):
        again = side.name.startswith("front") and begins.get(side.name) == texts[i]
        if not again and not ELSEWHERE.fullmatch(texts[i]):
            kept.append(side)
        begins.setdefault(side.name, texts[i])
    return kept


def _asked(entry: Entry) -> Iterator[Line]:
    """What a front must show."""
    yield from lines_of((entry.location, entry.prompt))
    yield from lines_of((entry.location, entry.lead))
    yield from printed(shown_with(entry))


def _answered(entry: Entry) -> Iterator[Line]:
    """What a back must show."""
    if isinstance(entry, Fact):
        yield from lines_of((entry.location, entry.prompt))
    elif is_unanswered(entry) or not entry.answer:
        yield Line(entry.location.line, NO_ANSWER)
    yield from printed(entry.answer)
