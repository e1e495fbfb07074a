"""Whether what stands on the sheet can be seen: each word in its own block, and nothing on it.

Knows rectangles: the ink of the glyphs, and the blocks that the sheet promises. Does not know how a
sheet is made; what its words are and where they stand was found before (comparison).
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from cribdeck.notes.document import Document
from cribdeck.proof.pdf_text import FOOT, Box, SheetText
from cribdeck.proof.promises import TITLE, PlacedBlock, Span, Word, block_names
from cribdeck.proof.words import Line, shortened, title_line

# All in points.
EDGE = 17.0  # 6 mm: home printers leave as much blank
SHARED = 0.5  # two blocks may overlap by as much
# Ink may stand out of its block: italics and drawn boxes at the sides; accents and deep letters.
ASIDE, ABOVE = 1.5, 2.5
LINE = 3.0  # glyphs of one line stand at less different heights
LONG = 40  # glyphs: a word with fewer ends on another line if any of it is there
LEAST = 0.3  # smaller ink cannot be seen
TOUCH = 1.0  # words that overlap by less only touch
COVERED = 0.3  # of the smaller glyph's area: as much may overlap where lines are tight
BLANK = frozenset("\u2800\u115f\u1160\u3164\uffa0")  # letters and signs that have no ink


class _Ink(NamedTuple):
    """Glyphs that stand together on one line of the sheet: those from `start` up to `end`, and the
    box around them. `word` is the number of their word, None where the sheet adds them."""

    word: int | None
    start: int
    end: int
    page: int
    box: Box


_OfPage = defaultdict[int, list[PlacedBlock]]


def hidden(
    document: Document,
    words: Sequence[Word],
    spans: Sequence[Span | None],
    sheet: SheetText,
    blocks: Sequence[PlacedBlock] | None,
) -> Iterator[Line]:
    """What cannot be seen as it should: blocks off the printable page or on one another, words
    outside of their own block, other text that is neither in a block nor at the head or foot of the
    page, words too small to see, words on one another. Each with its line of `document`, an entry
    at most once for the same fault.

    `spans` says where in `sheet` each of `words` stands. `blocks` is what the sheet promises; where
    it promises none (None), only what needs none is looked for.
    """
    inks = [ink for i, span in enumerate(spans) if span for ink in _inks(sheet, i, *span)]
    added = [ink for start, end in _gaps(spans, sheet) for ink in _inks(sheet, None, start, end)]
    yield from _without_ink(words, spans, sheet)
    if blocks is None:
        for page in range(sheet.pages):
            yield from _covered(words, [i for i in (*inks, *added) if i.page == page], sheet)
        return
    of_page: _OfPage = defaultdict(list)
    named: defaultdict[tuple[int, str], list[PlacedBlock]] = defaultdict(list)
    for block in blocks:
        of_page[block.page].append(block)
        named[block.page, block.name].append(block)
    yield from _misplaced(of_page, sheet, document)
    names = block_names(document)
    held: defaultdict[PlacedBlock, list[_Ink]] = defaultdict(list)
    strays: list[_Ink] = []
    for ink in inks:
        name = names[words[ink.word or 0].entry]
        if home := _home(ink.box, named[ink.page, name]):
            held[home].append(ink)
        else:
            strays.append(ink)
    yield from _strays(strays, words, spans, names, named, sheet)
    for ink in added:
        if home := _home(ink.box, of_page[ink.page]):
            held[home].append(ink)
        elif not _at_edge(ink, of_page, sheet):
            said = shortened(sheet.text[ink.start : ink.end])
            yield Line(0, f'"{said}" stands where nothing should on page {ink.page + 1} of')
    for page, box in sheet.foot:
        if _touched(box, of_page[page]) or not _inside(box, sheet.sizes[page], 0, 0):
            yield Line(0, f"the foot of page {page + 1} is not where it should be on")
            break
    for together in held.values():
        yield from _covered(words, together, sheet)


# --- Ink ------------------------------------------------------------------------------------------


def _inks(sheet: SheetText, word: int | None, start: int, end: int) -> Iterator[_Ink]:
    """The glyphs from `start` up to `end`, line by line; what has no ink is left out."""
    origins = sheet.origins
    begin, last = origins[start], origins[end - 1]
    if end - start < LONG and begin.page == last.page and abs(begin.y - last.y) <= LINE:
        yield from _ink(sheet, word, start, end)  # nearly all: the way below is long
        return
    first = start
    for i in range(start + 1, end):
        here, before = origins[i], origins[i - 1]
        if here == before:
            continue
        if here.page != before.page or (
            abs(here.y - before.y) > LINE and unicodedata.category(sheet.text[i]) != "Mn"
        ):
            yield from _ink(sheet, word, first, i)
            first = i
    yield from _ink(sheet, word, first, end)


def _ink(sheet: SheetText, word: int | None, start: int, end: int) -> Iterator[_Ink]:
    lefts, bottoms, rights, tops = zip(*sheet.boxes[start:end], strict=True)
    box = min(lefts), min(bottoms), max(rights), max(tops)
    if box[0] < box[2] or box[1] < box[3]:
        yield _Ink(word, start, end, sheet.origins[start].page, box)


def _gaps(spans: Iterable[Span | None], sheet: SheetText) -> Iterator[Span]:
    """What of the sheet's text is of no word."""
    at = 0
    for start, end in (*sorted(filter(None, spans)), (len(sheet.text), len(sheet.text))):
        if start > at:
            yield at, start
        at = max(at, end)


def _without_ink(
    words: Sequence[Word], spans: Sequence[Span | None], sheet: SheetText
) -> Iterator[Line]:
    told = set()
    for word, span in zip(words, spans, strict=True):
        if span is None or word.entry in told or BLANK.issuperset(word.text):
            continue
        for left, bottom, right, top in sheet.boxes[slice(*span)]:
            if right - left >= LEAST or top - bottom >= LEAST:
                break
        else:
            told.add(word.entry)
            yield Line(word.line, f'"{shortened(word.text)}" is too small to be seen on')


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


def _home(box: Box, blocks: Iterable[PlacedBlock]) -> PlacedBlock | None:
    """The one of `blocks` that `box` stands in."""
    return next((block for block in blocks if _inside(box, _edges(block), ASIDE, ABOVE)), None)


def _overlap(one: Box, other: Box) -> tuple[float, float]:
    """Width and height of what two boxes share; negative where they are apart."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]),
        min(one[3], other[3]) - max(one[1], other[1]),
    )


def _touched(box: Box, blocks: Iterable[PlacedBlock]) -> bool:
    left, bottom, right, top = box
    return any(
        block.bottom < top and block.top > bottom and block.left < right and block.right > left
        for block in blocks
    )


def _at_edge(ink: _Ink, of_page: _OfPage, sheet: SheetText) -> bool:
    """Whether it may be a running head or foot."""
    _, bottom, _, top = sheet.sizes[ink.page]
    beyond = ink.box[3] <= bottom + FOOT or ink.box[1] >= top - FOOT
    return beyond and not _touched(ink.box, of_page[ink.page])


def _line_of(block: PlacedBlock, document: Document) -> int:
    if block.name == TITLE:
        return title_line(document)
    return int(block.name.rpartition("-")[2])


def _misplaced(of_page: _OfPage, sheet: SheetText, document: Document) -> Iterator[Line]:
    for page, blocks in of_page.items():
        if page >= len(sheet.sizes):
            yield Line(_line_of(blocks[0], document), f"there is no page {page + 1} of")
            continue
        edges = list(map(_edges, blocks))
        for block, box in zip(blocks, edges, strict=True):
            if not _inside(box, sheet.sizes[page], -EDGE, -EDGE):
                fact = f"the block stands off the printable part of page {page + 1} of"
                yield Line(_line_of(block, document), fact)
        for i, j in sorted(_overlapping(edges, SHARED)):
            above = _line_of(blocks[i], document)
            yield Line(_line_of(blocks[j], document), f"stands on the block of line {above} in")


def _strays(
    strays: Sequence[_Ink],
    words: Sequence[Word],
    spans: Sequence[Span | None],
    names: Sequence[str],
    named: Mapping[tuple[int, str], Sequence[PlacedBlock]],
    sheet: SheetText,
) -> Iterator[Line]:
    """What is outside of its own block. Words that the sheet adds before an entry may be those that
    it begins with (the topic under the title, "Kafka", and the heading "Kafka in short"): then they
    were taken for them, and stand a second time where they belong."""
    numbers = sorted({ink.word for ink in strays if ink.word is not None})
    told = set()
    for run in _runs(numbers, words):
        name = names[words[run[0]].entry]
        text = "".join(words[number].text for number in run)
        behind = next(filter(None, islice(spans, run[-1] + 1, None)), (len(sheet.text),))[0]
        start = sheet.text.rfind(text, (spans[run[-1]] or (0, 0))[1], behind)
        if start < 0 or not all(
            _home(ink.box, named.get((ink.page, name), ()))
            for ink in _inks(sheet, None, start, start + len(text))
        ):
            entry = words[run[0]].entry
            if entry not in told:
                told.add(entry)
                said = shortened(" ".join(words[number].text for number in run))
                yield Line(words[run[0]].line, f'"{said}" stands outside of its own block on')


def _runs(numbers: Sequence[int], words: Sequence[Word]) -> Iterator[list[int]]:
    """Numbers of words that follow one another in one entry."""
    run: list[int] = []
    for number in numbers:
        if run and (number > run[-1] + 1 or words[number].entry != words[run[-1]].entry):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


# --- Words on one another -------------------------------------------------------------------------


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


def _covered(words: Sequence[Word], inks: Sequence[_Ink], sheet: SheetText) -> Iterator[Line]:
    """Words that another word, or a mark that the sheet adds, stands on."""
    told = set()
    for i, j in _overlapping([ink.box for ink in inks], TOUCH):
        upper, lower = inks[i], inks[j]
        if upper.word == lower.word or not _on_one_another(upper, lower, sheet):
            continue
        here, other = (lower, upper) if lower.word is not None else (upper, lower)
        word = words[here.word or 0]
        if word.entry not in told:
            told.add(word.entry)
            on = shortened(sheet.text[other.start : other.end])
            yield Line(word.line, f'"{shortened(word.text)}" and "{on}" stand on one another on')


def _on_one_another(one: _Ink, other: _Ink, sheet: SheetText) -> bool:
    """Whether a glyph of one hides much of a glyph of the other."""
    pairs = product(sheet.boxes[one.start : one.end], sheet.boxes[other.start : other.end])
    for a, b in pairs:
        wide, high = _overlap(a, b)
        if wide > 0 and high > 0 and wide * high > COVERED * min(_area(a), _area(b)):
            return True
    return False


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
