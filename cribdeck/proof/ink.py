"""Whether what stands on paper can be seen: blocks on the page and apart, ink in its own block,
and none of it cut off, too small, or on other ink.

Knows rectangles: the ink of the glyphs, and the blocks that are promised. Does not know how paper
is set; which words stand where was found before (blocks).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, product

from cribdeck.problems import shortened
from cribdeck.proof.blocks import PlacedBlock, Reading, Standing
from cribdeck.proof.glyphs import FIGURE, Box, Glyph, PdfText
from cribdeck.proof.words import Fault

# All in points.
EDGE = 17.0  # 6 mm: home printers leave as much blank
SHARED = 0.5  # two blocks may overlap by as much
# Ink may stand out of its block: italics and drawn boxes at the sides; accents and deep letters.
ASIDE, ABOVE = 1.5, 2.5
LEAST = 0.3  # smaller ink cannot be seen
FOOT = 30.0  # the running foot stands below this
TOUCH = 1.0  # glyphs that overlap by less only touch
COVERED = 0.3  # of the smaller glyph's area: as much may overlap where lines are tight


def cut_off(pdf: PdfText, reading: Reading) -> Iterator[Fault]:
    """Words, and what belongs to none, that are cut off or off their page."""
    what = "cannot be seen whole (it is off the page or cut off) in"
    rest = {i for i, glyph in enumerate(pdf.glyphs) if not glyph.whole}
    for word, _, first, _, last in reading.standing if rest else ():
        if not rest.isdisjoint(range(first, last + 1)):
            rest.difference_update(range(first, last + 1))
            yield Fault(word.line, f'"{shortened(word.said)}" {what}')
    if rest := {i for i in rest if pdf.glyphs[i].text}:
        added = "".join(pdf.glyphs[i].text for i in sorted(rest))
        yield Fault(0, f'"{shortened(added)}" {what}')


def hidden(
    pdf: PdfText, blocks: Sequence[PlacedBlock], lines: dict[str, int], reading: Reading
) -> Iterator[Fault]:
    """What cannot be seen as it should: blocks off the printable page or on one another, ink that
    stands out of its own block or in none, words too small to see, words on one another. An entry
    at most once for the same fault; `lines` says at which line of the document a block begins."""
    words = _Words(reading.standing, pdf.glyphs)
    yield from _misplaced(pdf, blocks, lines)
    yield from _out_of_their_blocks(pdf.glyphs, blocks, reading, words)
    for run in _runs(reading.strays, pdf.glyphs):
        said = shortened("".join(pdf.glyphs[i].text for i in run).replace(FIGURE, " "))
        page = pdf.glyphs[run[0]].place.page + 1
        yield Fault(0, f'"{said}" stands where nothing should on page {page} of', "hidden")
    for glyph in pdf.foot:
        page = glyph.place.page
        low = (_edges(block) for block in blocks if block.page == page and block.bottom < FOOT)
        touched = any(min(_overlap(glyph.ink, box)) > 0 for box in low)
        if touched or not _inside(glyph.ink, pdf.sizes[page], 0, 0):
            yield Fault(0, f"the foot of page {page + 1} is not where it should be on", "hidden")
            break
    yield from _too_small(pdf.glyphs, reading.standing)
    held: defaultdict[int, list[int]] = defaultdict(list)
    for i, home in enumerate(reading.homes):
        if home is not None and not pdf.glyphs[i].text.startswith(FIGURE):
            held[home].append(i)
    for together in held.values():
        yield from _covered(together, pdf.glyphs, words)


class _Words:
    """Which word a glyph is of."""

    def __init__(self, standing: Sequence[Standing], glyphs: Sequence[Glyph]) -> None:
        self.glyphs = glyphs
        self.of_glyph: dict[int, Standing] = {}
        self.of_run: dict[int, Standing] = {}  # where a run says its text as a whole
        for one in standing:
            for i in range(one.first, one.last + 1):
                self.of_glyph.setdefault(i, one)
                if not glyphs[i].is_exact:
                    self.of_run.setdefault(glyphs[i].run, one)

    def of(self, i: int) -> Standing | None:
        return self.of_glyph.get(i) or self.of_run.get(self.glyphs[i].run)

    def line(self, i: int) -> int:
        """The line of the document that the glyph `i` is of; 0 where it is of no word."""
        one = self.of(i)
        return one.word.line if one else 0

    def name(self, i: int) -> str:
        one = self.of(i)
        return one.name if one else ""

    def said(self, numbers: Sequence[int]) -> str:
        """How a message names glyphs."""
        found = dict.fromkeys(
            one.word.said if (one := self.of(i)) else self.glyphs[i].text for i in numbers
        )
        return shortened(" ".join(filter(None, found)))


# --- Blocks ---------------------------------------------------------------------------------------


def _inside(box: Box, outer: Box, aside: float, above: float) -> bool:
    return (
        box[0] >= outer[0] - aside
        and box[2] <= outer[2] + aside
        and box[1] >= outer[1] - above
        and box[3] <= outer[3] + above
    )


def _edges(block: PlacedBlock) -> Box:
    return block.left, block.bottom, block.right, block.top


def _overlap(one: Box, other: Box) -> tuple[float, float]:
    """Width and height of what two boxes share; negative where they are apart."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]),
        min(one[3], other[3]) - max(one[1], other[1]),
    )


def _misplaced(
    pdf: PdfText, blocks: Sequence[PlacedBlock], lines: dict[str, int]
) -> Iterator[Fault]:
    of_page: defaultdict[int, list[PlacedBlock]] = defaultdict(list)
    for block in blocks:
        of_page[block.page].append(block)
    for page, here in of_page.items():
        if page >= len(pdf.sizes):
            yield Fault(lines.get(here[0].name, 0), f"there is no page {page + 1} of", "hidden")
            continue
        for block in here:
            if not _inside(_edges(block), pdf.sizes[page], -EDGE, -EDGE):
                fact = f"the block stands off the printable part of page {page + 1} of"
                yield Fault(lines.get(block.name, 0), fact, "hidden")
        for i, j in sorted(_overlapping(list(map(_edges, here)), SHARED)):
            fact = f"stands on the block of line {lines.get(here[i].name, 0)} in"
            yield Fault(lines.get(here[j].name, 0), fact, "hidden")


def _out_of_their_blocks(
    glyphs: Sequence[Glyph], blocks: Sequence[PlacedBlock], reading: Reading, words: _Words
) -> Iterator[Fault]:
    strays = set(reading.strays)
    edges = list(map(_edges, blocks))
    out = [
        i
        for i, (glyph, home) in enumerate(zip(glyphs, reading.homes, strict=True))
        if (home is None or not _inside(glyph.ink, edges[home], ASIDE, ABOVE))
        and i not in strays
        and not glyph.text.startswith(FIGURE)
        and (glyph.ink[0] < glyph.ink[2] or glyph.ink[1] < glyph.ink[3])
    ]
    told = set()
    for i in out:
        if (name := words.name(i)) not in told:
            told.add(name)
            said = words.said([j for j in out if words.name(j) == name])
            yield Fault(words.line(i), f'"{said}" stands outside of its own block on', "hidden")


def _too_small(glyphs: Sequence[Glyph], standing: Sequence[Standing]) -> Iterator[Fault]:
    told = set()
    for word, name, first, _, last in standing:
        if name in told:
            continue
        for i in range(first, last + 1):
            left, bottom, right, top = glyphs[i].ink
            if right - left >= LEAST or top - bottom >= LEAST:
                break
        else:
            told.add(name)
            yield Fault(word.line, f'"{shortened(word.said)}" is too small to be seen on', "hidden")


# --- Words on one another -------------------------------------------------------------------------


def _runs(numbers: Sequence[int], glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    """The glyphs `numbers`, run by run; what has no ink is left out."""
    inked = (
        i
        for i in numbers
        if glyphs[i].ink[0] < glyphs[i].ink[2] or glyphs[i].ink[1] < glyphs[i].ink[3]
    )
    for _, run in groupby(inked, key=lambda i: glyphs[i].run):
        yield list(run)


def _overlapping(boxes: Sequence[Box], least: float) -> Iterator[tuple[int, int]]:
    """The numbers of two boxes, the lesser first, which overlap by more than `least` both ways."""
    active: list[int] = []
    for i in sorted(range(len(boxes)), key=lambda i: boxes[i][1]):
        left, bottom, right, _ = boxes[i]
        active = [j for j in active if boxes[j][3] - bottom > least]
        for j in active:
            if boxes[j][0] >= right or boxes[j][2] <= left:
                continue  # nearly all: they stand beside one another
            if min(_overlap(boxes[i], boxes[j])) > least:
                yield min(i, j), max(i, j)
        active.append(i)


def _covered(numbers: Sequence[int], glyphs: Sequence[Glyph], words: _Words) -> Iterator[Fault]:
    """Words that another word, or a label, stands on. What is drawn in one go does not."""
    runs = list(_runs(numbers, glyphs))
    boxes = []
    for run in runs:
        lefts, bottoms, rights, tops = zip(*(glyphs[i].ink for i in run), strict=True)
        boxes.append((min(lefts), min(bottoms), max(rights), max(tops)))
    told = set()
    for one, other in _overlapping(boxes, TOUCH):
        on = _on_one_another(runs[one], runs[other], glyphs)
        if on is None:
            continue
        there, here = on if words.of(on[1]) else (on[1], on[0])
        if (name := words.name(here)) not in told:
            told.add(name)
            fact = f'"{words.said([here])}" and "{words.said([there])}" stand on one another on'
            yield Fault(words.line(here), fact, "hidden")


def _on_one_another(
    one: Sequence[int], other: Sequence[int], glyphs: Sequence[Glyph]
) -> tuple[int, int] | None:
    """A glyph of each, of which one hides much of the other."""
    for i, j in product(one, other):
        a, b = glyphs[i].ink, glyphs[j].ink
        wide, high = _overlap(a, b)
        if wide > 0 and high > 0 and wide * high > COVERED * min(_area(a), _area(b)):
            return i, j
    return None


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
