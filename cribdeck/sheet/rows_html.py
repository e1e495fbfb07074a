"""Rows of code and drawings as HTML, each with the id that becomes one of the PDF's named
destinations.

Knows how many columns fit a box. Does not know what stands around the rows.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from cribdeck.html.highlighting import Span, highlight, sliced, text_of
from cribdeck.html.markup import element, line_html
from cribdeck.notes.blocks import row_location
from cribdeck.sheet.drawings import drawn_size, is_drawn
from cribdeck.sheet.layout import LENGTHS, MONO_ADVANCE, SIGNS_ADVANCE, TAB, Page
from cribdeck.sheet.pieces import Rows
from cribdeck.sheet.widths import columns_of


def rows_html(rows: Rows, width: float, page: Page) -> Markup:
    """HTML for `rows` in a box `width` points wide: long lines of code are wrapped, a drawing is
    set as small as it must be."""
    block = rows.block
    size = page.mono_size
    drawn = is_drawn(block)
    fits = int((width - LENGTHS.code_sides) / SIGNS_ADVANCE / size)
    shrunk = drawn_size(block, width) if drawn else size
    style = f"font-size: {shrunk:.3f}pt" if shrunk < size else None
    lines = []
    count = 0
    for i, spans in enumerate(highlight(block)[rows.start : rows.stop], rows.start):
        expanded = _with_blanks(_without_tabs(spans))
        inner = [line_html(expanded)]
        if not drawn and columns_of(text_of(expanded)) > fits:
            inner = _wrapped(expanded, fits)
        count += len(inner)
        name = f"line-{row_location(block, i).line}" if page.names else None
        lines.append(element("span", {"class": "line", "id": name}, *inner))
    if not page.colours:  # measuring: one box that is as high as all the rows
        height = count * (LENGTHS.drawn_leading if drawn else LENGTHS.code_leading)
        lines = [element("span", {"class": "line", "style": f"min-height: {height:.4f}em"})]
    kind = "drawn" if drawn else "code"
    ends = " first" * (rows.start == 0) + " last" * (rows.stop == len(highlight(block)))
    return element("pre", {"class": kind + ends, "style": style}, *lines)


def _wrapped(spans: Sequence[Span], fits: int) -> list[Markup]:
    """A long line of code as rows of at most `fits` columns. It is wrapped here, not by WeasyPrint,
    which gives further rows of a hanging indent the width of the first. They stand deeper than the
    line's own indentation, behind a bar."""
    text = text_of(spans)
    hang = min(len(text) - len(text.lstrip()) + TAB, max(fits // 2, 1))
    rows = []
    start = 0
    while start < len(text):
        room = fits - hang - 1 if start else fits
        stop = start
        while stop < len(text) and columns_of(text[start : stop + 1]) <= max(room, 2):
            stop += 1
        if stop < len(text):
            blank = text.rfind(" ", start, stop) + 1
            # The indentation is no place to break, nor is what leaves most of the row empty.
            if text[start:blank].strip() and blank - start > room // 2:
                stop = blank
        further = {
            "class": "row further",
            "style": f"margin-left: {hang * MONO_ADVANCE:.1f}em",
        }
        row = line_html(sliced(spans, start, stop))
        rows.append(element("span", further if start else {"class": "row"}, row))
        start = stop
    return rows


def _with_blanks(spans: Iterable[Span]) -> list[Span]:
    """The spans, blanks between two as a part of the second: WeasyPrint does not draw a box of
    nothing but blanks, and a reader who copies the code would lose its indentation."""
    out: list[Span] = []
    for span in spans:
        if out and not out[-1].text.strip():
            span = Span(span.token_class, out.pop().text + span.text)
        out.append(span)
    return out


def _without_tabs(spans: Iterable[Span]) -> list[Span]:
    column = 0
    out = []
    for span in spans:
        text = span.text
        if "\t" in text:
            text = (" " * column + text).expandtabs(TAB)[column:]
        column += len(text)
        out.append(Span(span.token_class, text))
    return out
