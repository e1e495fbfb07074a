"""Whether code stands in its columns on the sheet, and keeps its blank lines.

Knows where characters stand. Does not know what the lines say: that is compared before
(comparison).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from unicodedata import bidirectional

from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.document import Document
from cribdeck.notes.walk import entries
from cribdeck.proof.pdf_text import TOLERANCE, Place, SheetText
from cribdeck.proof.promises import Span, Word, code_lines, line_name
from cribdeck.proof.words import Line, shortened, spoken

FIRST_ROW = 2.5  # advances: the first row of a line stands higher, a second one lower


def lost_columns(
    document: Document, words: Sequence[Word], spans: Sequence[Span | None], sheet: SheetText
) -> Iterator[Line]:
    """Lines of code whose words do not stand in their columns, counted in advances of the font from
    the line's own destination. What follows a soft wrap, or a character that is not ASCII and may
    come from another font, is not measured, nor is a line that runs from right to left in part."""
    lines: defaultdict[int, list[tuple[Word, Span]]] = defaultdict(list)
    for word, span in zip(words, spans, strict=True):
        if span and word.column is not None:
            lines[word.line].append((word, span))
    advances: dict[int, float] = {}
    for block in _code_blocks(document):
        rows = [row.line for row in code_lines(block)]
        # A line without two neighbouring characters has the font of its block, large or small.
        of_block = _advance([one for row in rows for one in lines.get(row, ())], sheet) or 0.0
        for row in rows:
            advances[row] = _advance(lines.get(row, ()), sheet) or of_block
    for line, of_line in lines.items():
        place = sheet.places.get(line_name(line))
        advance = advances.get(line, 0.0)
        if place is None or advance <= 0:
            continue
        first = sheet.origins[of_line[0][1][0]]
        if first.page != place.page:
            yield Line(line, "the code does not stand at the place that is named for it in")
            continue
        if place.y - first.y > FIRST_ROW * advance:
            continue  # it is indented by more than a row: all of it follows a soft wrap
        if any(bidirectional(letter) in ("R", "AL") for word, _ in of_line for letter in word.text):
            continue
        for word, (start, _) in of_line:
            origin = sheet.origins[start]
            if abs(origin.y - first.y) > TOLERANCE:
                break
            column = (origin.x - place.x) / advance
            if round(column) != word.column:
                yield Line(
                    line,
                    f'"{shortened(word.text)}" stands in column {round(column) + 1}, '
                    f"not {(word.column or 0) + 1}, of its line of code in",
                )
                break
            if not word.is_ascii:
                break


def _advance(of_line: Sequence[tuple[Word, Span]], sheet: SheetText) -> float | None:
    """The advance of the font of one line, from neighbouring characters of its words."""
    steps = [
        sheet.origins[i + 1].x - sheet.origins[i].x
        for word, (start, end) in of_line
        if word.is_ascii and end - start == len(word.text)
        for i in range(start, end - 1)
        if sheet.origins[i + 1].y == sheet.origins[i].y
    ]
    return median(steps) if steps else None


def lost_blank_lines(document: Document, sheet: SheetText, gone: set[int]) -> Iterator[Line]:
    """Blank lines of code that take no room between their neighbours, but for those in `gone`:
    lines of the document that are lost already."""
    for block in _code_blocks(document):
        rows = [(row, sheet.places.get(line_name(row.line))) for row in code_lines(block)]
        steps = [
            above.y - below.y
            for (_, above), (_, below) in pairwise(rows)
            if above and below and _same_column(above, below)
        ]
        least = min((step for step in steps if step > 1), default=1.0) / 2
        for (upper, above), (lower, below) in pairwise(rows):
            if above is None or below is None or not _same_column(above, below):
                continue
            if above.y - below.y < least:
                lost = upper if not upper.text.strip() else lower
                if lost.line not in gone:
                    yield Line(lost.line, "a line of code takes no room of its own in")


def _code_blocks(document: Document) -> Iterator[CodeBlock]:
    for entry in entries(document.sections):
        yield from (said for said in spoken(entry.answer) if isinstance(said, CodeBlock))


def _same_column(above: Place, below: Place) -> bool:
    return above.page == below.page and abs(above.x - below.x) < TOLERANCE
