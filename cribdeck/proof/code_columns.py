"""Whether code stands in its columns on the sheet, and keeps its blank lines.

Knows where glyphs stand. Does not know what the lines say: that is compared before (blocks).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from unicodedata import bidirectional

from cribdeck.notes.blocks import CodeBlock
from cribdeck.problems import shortened
from cribdeck.proof.blocks import Standing
from cribdeck.proof.glyphs import TOLERANCE, Glyph, Place
from cribdeck.proof.words import Fault, Line, code_lines

FIRST_ROW = 2.5  # advances: the first row of a line stands higher, a second one lower


def line_name(line: int) -> str:
    """The destination of the line of code at `line` of the document (1-based)."""
    return f"line-{line}"


def lost_columns(
    blocks: Iterable[CodeBlock],
    standing: Iterable[Standing],
    glyphs: Sequence[Glyph],
    places: Mapping[str, Place],
) -> Iterator[Fault]:
    """Lines of code whose words do not stand in their columns, counted in advances of the font from
    the line's own destination. Only what is known is measured: not what follows a soft wrap, a
    character that is not ASCII and may come from another font, a word from right to left, or a run
    that does not say which glyph shows which letter."""
    lines: defaultdict[int, list[Standing]] = defaultdict(list)
    for one in standing:
        if one.word.column is not None:
            lines[one.word.line].append(one)
    for block in blocks:
        advances = {row.line: _advance(lines[row.line], glyphs) for row in code_lines(block)}
        # A line without two neighbouring characters has the font of its block, large or small.
        of_block = max(advances.values())
        for row, of_row in advances.items():
            place, of_line, advance = places.get(line_name(row)), lines[row], of_row or of_block
            if place and advance and of_line:
                yield from _lost_column(of_line, place, advance, glyphs)


def _lost_column(
    of_line: Sequence[Standing], place: Place, advance: float, glyphs: Sequence[Glyph]
) -> Iterator[Fault]:
    first = glyphs[of_line[0].first].place
    line = of_line[0].word.line
    if first.page != place.page:
        return
    if place.y - first.y > FIRST_ROW * advance:
        return  # it is indented by more than a row: all of it follows a soft wrap
    for one in of_line:
        glyph = glyphs[one.first]
        turned = any(bidirectional(letter) in ("R", "AL") for letter in one.word.text)
        is_sure = glyph.run.is_exact and not one.within and not turned
        if not is_sure or abs(glyph.place.y - first.y) > TOLERANCE:
            return
        column = round((glyph.place.x - place.x) / advance)
        if column != one.word.column:
            said, wanted = shortened(one.word.said), one.word.column or 0
            fact = (
                f'"{said}" stands in column {column + 1}, not {wanted + 1}, of its line of code in'
            )
            yield Fault(line, fact, "columns")
            return
        if not one.word.is_ascii:
            return


def _advance(of_line: Iterable[Standing], glyphs: Sequence[Glyph]) -> float:
    """The advance of the font of one line, from neighbouring characters of its words; 0.0 where it
    has none."""
    steps = []
    for one in of_line:
        of_word = glyphs[one.first : one.last + 1]
        if one.word.is_ascii and len(of_word) == len(one.word.text):
            places = [glyph.place for glyph in of_word if glyph.run.is_exact]
            pairs = pairwise(places)
            steps += [after.x - before.x for before, after in pairs if before.y == after.y]
    return median(steps) if steps else 0.0


def lost_blank_lines(blocks: Iterable[CodeBlock], places: Mapping[str, Place]) -> Iterator[Fault]:
    """Lines of code that take no room between their neighbours."""
    for block in blocks:
        rows = [(row, places.get(line_name(row.line))) for row in code_lines(block)]
        pairs = [
            (upper, lower, above.y - below.y)
            for (upper, above), (lower, below) in pairwise(rows)
            if above and below and _same_column(above, below)
        ]
        least = min((step for _, _, step in pairs if step > 1), default=1.0) / 2
        for upper, lower, step in pairs:
            if step < least:
                lost = _blank(upper, lower).line
                yield Fault(lost, "a line of code takes no room of its own in", "blank-line")


def _blank(upper: Line, lower: Line) -> Line:
    return lower if upper.text.strip() else upper


def _same_column(above: Place, below: Place) -> bool:
    return above.page == below.page and abs(above.x - below.x) < TOLERANCE
