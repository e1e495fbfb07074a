"""Whether what stands on paper can be seen: its ink is on the page, in its own block, apart from
other ink, and large enough.

Knows rectangles: the ink of the glyphs, and the blocks that are promised. Does not know how paper
is set; which words stand where was found before (blocks). What nobody can see is lost; where ink
only stands badly, that is told, and the reader may judge.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from cribdeck.proof.blocks import Reading, Standing
from cribdeck.proof.glyphs import FIGURE, Box, Glyph, PdfText
from cribdeck.proof.placing import Piece, PlacedBlock
from cribdeck.proof.words import Fault, quoted

# All in points.
EDGE = 14.0  # 5 mm: home printers leave as much blank
# Ink may stand out of its block: italics and drawn boxes at the sides; accents and deep letters.
ASIDE, ABOVE = 1.5, 2.5
LEAST = 0.3  # smaller ink cannot be seen
TOUCH = 1.0  # glyphs that overlap by less only touch
COVERED = 0.3  # of the smaller glyph's area: as much may overlap where lines are tight
GONE = 0.1  # of a glyph's ink: with less of it in sight, it is not there


def unseen(pdf: PdfText, reading: Reading) -> Iterator[Fault]:
    """Words that cannot be seen: they are off their page, cut off, without colour or too small. Of
    which some ink can be seen, and labels, are told as `cut`."""
    glyphs = pdf.glyphs
    suspect: set[int] = set()
    for first, end, (left, bottom, right, top), _ in reading.pieces:
        if not glyphs[first].run.is_whole or min(right - left, top - bottom) < LEAST:
            suspect.update(range(first, end))
    for word, _, first, _, last in reading.standing if suspect else ():
        if suspect.isdisjoint(range(first, last + 1)):
            continue
        least = min(glyph.seen for glyph in glyphs[first : last + 1])
        if least <= GONE:
            fact = f"{quoted([word])} cannot be seen whole (it is off the page or cut off) in"
            yield Fault(word.line, fact)
        elif least < 1:
            yield Fault(word.line, f"{quoted([word])} is cut off at an edge in", "cut")
        elif all(0 < _size(glyph) < LEAST for glyph in glyphs[first : last + 1]):
            yield Fault(word.line, f"{quoted([word])} is too small to be seen in")
    labels = (glyphs[i] for i in sorted(suspect) if glyphs[i].run.is_label)
    if cut := next((label for label in labels if label.seen < 1), None):
        yield Fault(0, f'"{cut.text}" is cut off on page {cut.run.page + 1} of', "cut")


def badly_placed(pdf: PdfText, blocks: Sequence[PlacedBlock], reading: Reading) -> Iterator[Fault]:
    """Ink that stands out of its own block or too near to the edge of the paper, and ink on other
    ink: each at the line of the word that it is of, 0 where it is of none."""
    glyphs = (*pdf.glyphs, *pdf.foot)
    inked = list(_inked(reading.pieces))
    found = [
        *((i, i, "outside") for i in _out_of_their_blocks(glyphs, blocks, reading)),
        *((one.first, one.first, "edge") for one in inked if _is_at_the_edge(one, glyphs, pdf)),
        *((i, j, "overlap") for i, j in _on_one_another(glyphs, [*inked, *_foot(pdf)])),
    ]
    standing = reading.standing if found else ()
    of_word = {i: one for one in standing for i in range(one.first, one.last + 1)}
    for i, j, code in found:
        here, there = (j, i) if j in of_word else (i, j)  # a label is told at the word beside it
        one = of_word.get(here) or _of_run(glyphs[here], standing, glyphs)
        beside = of_word.get(there)
        other = beside.word.said if beside else glyphs[there].text
        said = quoted([one.word]) if one else f'"{glyphs[here].text}"'
        fact = f"{said} {FACTS[code].format(other)} page {glyphs[here].run.page + 1} of"
        yield Fault(one.word.line if one else 0, fact, code)


FACTS = {
    "outside": "stands outside of the room that is kept for it on",
    "edge": "stands so near to the edge that a printer may cut it off on",
    "overlap": 'and "{}" stand on one another on',
}


def _is_at_the_edge(piece: Piece, glyphs: Sequence[Glyph], pdf: PdfText) -> bool:
    return not _inside(piece.box, pdf.sizes[glyphs[piece.first].run.page], -EDGE, -EDGE)


def _of_run(glyph: Glyph, standing: Sequence[Standing], glyphs: Sequence[Glyph]) -> Standing | None:
    """A word that is drawn in one go with `glyph`."""
    return next((one for one in standing if glyphs[one.first].run == glyph.run), None)


def _size(glyph: Glyph) -> float:
    left, bottom, right, top = glyph.ink
    return max(right - left, top - bottom)


def _inside(box: Box, outer: Box, aside: float, above: float) -> bool:
    return (
        box[0] >= outer[0] - aside
        and box[2] <= outer[2] + aside
        and box[1] >= outer[1] - above
        and box[3] <= outer[3] + above
    )


def _overlap(one: Box, other: Box) -> tuple[float, float]:
    """Width and height of what two boxes share; negative where they are apart."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]),
        min(one[3], other[3]) - max(one[1], other[1]),
    )


def _inked(pieces: Iterable[Piece]) -> Iterator[Piece]:
    return (one for one in pieces if one.box[0] < one.box[2] or one.box[1] < one.box[3])


def _foot(pdf: PdfText) -> Iterator[Piece]:
    """The running foot, glyph by glyph, numbered behind all others."""
    for i, glyph in enumerate(pdf.foot, len(pdf.glyphs)):
        yield Piece(i, i + 1, glyph.ink, None)


def _out_of_their_blocks(
    glyphs: Sequence[Glyph], blocks: Sequence[PlacedBlock], reading: Reading
) -> Iterator[int]:
    """The first glyph of each run that is not all in the block that it belongs to."""
    strays = set(reading.strays)
    for first, end, box, home in _inked(reading.pieces):
        if glyphs[first].text.startswith(FIGURE) or first in strays:
            continue
        if home is None:
            yield first
            continue
        block = blocks[home]
        edges = block.left, block.bottom, block.right, block.top
        if not _inside(box, edges, ASIDE, ABOVE):
            out = (i for i in range(first, end) if not _inside(glyphs[i].ink, edges, ASIDE, ABOVE))
            yield next(out, first)  # a mark may reach further than its glyph tells


# --- Ink on ink -----------------------------------------------------------------------------------


def _on_one_another(glyphs: Sequence[Glyph], pieces: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    """Two glyphs of which one hides much of the other, for each two pieces where there are such.
    What is drawn in one go is right: fonts say how their glyphs touch."""
    of_page: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if not glyphs[piece.first].text.startswith(FIGURE):
            of_page[glyphs[piece.first].run.page].append(piece)
    for here in of_page.values():
        for one, other in _overlapping(here):
            numbers = product(range(one.first, one.end), range(other.first, other.end))
            for i, j in numbers:
                if glyphs[i].run == glyphs[j].run:
                    break
                wide, high = _overlap(glyphs[i].ink, glyphs[j].ink)
                least = min(_area(glyphs[i].ink), _area(glyphs[j].ink))
                if wide > 0 and high > 0 and wide * high > COVERED * least:
                    yield i, j
                    break


def _overlapping(pieces: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Two of `pieces` whose boxes do more than touch, in the order of drawing."""
    active: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[1]):
        left, bottom, right, _ = piece.box
        active = [one for one in active if one.box[3] - bottom > TOUCH]
        for one in active:
            # Nearly all stand beside one another.
            beside = one.box[0] >= right or one.box[2] <= left
            if not beside and min(_overlap(piece.box, one.box)) > TOUCH:
                yield min(one, piece), max(one, piece)
        active.append(piece)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
