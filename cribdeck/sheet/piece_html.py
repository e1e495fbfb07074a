"""A piece as HTML, with the ids that become the PDF's named destinations.

Knows widths: what of a line of code fits a column, how small a drawing must be. Does not know where
on a page a piece stands.
"""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import partial
from html import escape
from math import inf
from typing import assert_never

from cribdeck.html.formulas import drawn
from cribdeck.html.letter_widths import bold_width
from cribdeck.html.markup import Figures, Span, highlight, inline_html, line_html, table_html
from cribdeck.html.weasyprint_engine import IMAGES, PX
from cribdeck.notes.blocks import Image, Inlines, Math, Paragraph, Rule, Table, row_location
from cribdeck.notes.document import Fact, Term
from cribdeck.notes.words import plain
from cribdeck.sheet.drawings import drawn_size, is_drawn, wide
from cribdeck.sheet.layout import (
    CODE_LEADING,
    CODE_SIDES,
    DRAWN_LEADING,
    IMAGE_MOST,
    MONO_ADVANCE,
    OL_INDENT,
    QUOTE_SIDES,
    SIGNS_ADVANCE,
    TAB,
    TERM_INDENT,
    UL_INDENT,
    Page,
)
from cribdeck.sheet.long_words import breakable, broken_table
from cribdeck.sheet.pieces import QUIET, Flow, ItemRest, Items, Piece, Quoted, Rows
from cribdeck.sheet.table_widths import CELL_SIDES, shares


def _image(image: Image, room: float = inf) -> str:
    """An image at its own size, but no higher than IMAGE_MOST and no wider than its box or `room`
    (points)."""
    width = image.width * PX * min(1.0, IMAGE_MOST / max(image.height * PX, 1.0))
    width = min(width, room)
    alt = image.alt or image.file.name  # PDF/UA asks for one
    return (
        f'<img class="image" src="{IMAGES}{image.name}" alt="{escape(alt)}"'
        f' style="width: {width:.2f}pt">'
    )


def _math(math: Math, ink: str = "black", room: float = inf) -> str:
    formula = drawn(math, ink)
    most = f"; max-width: {room:.2f}pt" if room < inf else ""
    kind = "math display" if math.display else "math"
    source = "data:image/svg+xml;base64," + b64encode(formula.svg).decode()
    return (
        f'<img class="{kind}" src="{source}" alt="{escape(math.tex)}"'
        f' style="width: {formula.width:.3f}em; vertical-align: {-formula.depth:.3f}em{most}">'
    )


PRINTED = Figures(_math, _image)
IN_BARS = Figures(partial(_math, ink="white"), _image)  # headings on their colour, in sheet.css


def piece_html(piece: Piece, page: Page, name: str, above: float = 0.0) -> str:
    """The HTML of `piece` on `page`: one element with the id `name`, `above` points below what it
    follows; with the ids of its lines of code."""
    styles = f"margin-top: {above:.3f}pt;" if above else ""
    if piece.role == Term.kind and piece.names:
        styles += f"--names: {piece.names:.2f}em"
    style = f' style="{styles}"' if styles else ""

    def element(tag: str, classes: str, inner: str) -> str:
        way = _direction(inner)
        return f'<{tag} class="unit {classes}" id="{name}"{way}{style}>{inner}</{tag}>'

    if piece.html:
        return element("div", piece.role, piece.html)
    width = page.width(wide=piece.wide)
    figures = IN_BARS if piece.role == "h2" else PRINTED
    room = (width - PROMPT_SIDES * page.type_size) / HEADING_SIZE
    prompt = _inline(piece.prompt, room, page, figures)
    lead = f'<p class="lead">{_inline(piece.lead, width, page)}</p>' if piece.lead else ""
    if piece.role.startswith("h"):
        tag = "p" if piece.rest else piece.role
        return element(tag, f"{piece.role} hue-{piece.hue}", prompt)
    if piece.role == QUIET:
        return element("div", piece.role, "")
    classes = f"entry {piece.role} hue-{piece.hue}"
    if piece.role == Term.kind:
        return element("dl", *_term(piece, classes, prompt, lead, page))
    if piece.role == Fact.kind:
        inner = lead + _blocks(piece.blocks, width - UL_INDENT * page.type_size, page)
        if piece.rest:
            return element("div", f"{classes} item-rest ul", prompt + inner)
        return element("ul", classes, f"<li>{prompt}{inner}</li>")
    classes += " asked" * piece.asked + " numbered" * (piece.number is not None)
    if piece.prompt:
        shown = piece.number is not None and not piece.rest
        number = f'<span class="number">{piece.number}.</span>' if shown else ""
        prompt = f'<p class="prompt">{number}{prompt}</p>'
    answer = _blocks(piece.blocks, width, page)
    answer = f'<div class="answer">{answer}</div>' if answer else ""
    ruled = f'<div class="ruled">{"<div></div>" * piece.ruled}</div>' if piece.ruled else ""
    return element("div", classes, f"{prompt}{lead}{answer}{ruled}")


def _term(piece: Piece, classes: str, prompt: str, lead: str, page: Page) -> tuple[str, str]:
    """The classes of a term, and what is in it."""
    beside = bool(piece.names)
    indent = (piece.names if beside else TERM_INDENT) * page.type_size
    width = page.width(wide=piece.wide) - indent
    inner = lead + _blocks(piece.blocks, width, page)
    match piece.blocks:
        case (Paragraph(inlines),) if not lead:
            inner = _inline(inlines, width, page)  # long glossaries: fewer boxes are faster
    # A name beside its definition takes no room of its own: there must be a definition.
    place = " above"
    if inner and (piece.prompt or piece.rest):
        # A float as wide as the column says the same, but takes WeasyPrint long.
        long = bold_width(plain(piece.prompt)) * page.type_size > page.width(wide=piece.wide)
        above = long or _direction(prompt + inner)  # a name beside stands at the left
        # A name runs into the line of a definition, not into the marks of a list.
        line = bool(piece.lead) or isinstance(next(iter(piece.blocks), None), Paragraph)
        place = " beside" if beside else " run-in" if line else " above"
        place = " above" if above else place
        place += " rest" * piece.rest
    term = f"<dt>{prompt}</dt>" if piece.prompt else ""
    definition = f"<dd>{inner}</dd>" if inner else ""
    return f"{classes}{place}{' torn' * piece.keep}", term + definition


HEADING_SIZE = 1.2  # em: of the largest; in sheet.css, too
PROMPT_SIDES = 1.9  # em: about what stands beside a prompt


def _inline(inlines: Inlines, width: float, page: Page, figures: Figures = PRINTED) -> str:
    """HTML for `inlines` in a box `width` points wide."""
    return inline_html(breakable(inlines, width / page.type_size), figures)


def _blocks(blocks: Iterable[Flow], width: float, page: Page) -> str:
    return "".join(_block(block, width, page) for block in blocks)


def flows_html(blocks: Iterable[Flow], width: float, page: Page) -> str:
    """HTML for `blocks` in a box `width` points wide, with the ids of their lines of code; of
    `page` only the sizes of its type are looked at."""
    return _blocks(blocks, width, page)


def _block(block: Flow, width: float, page: Page) -> str:
    """HTML for one block in a box `width` points wide."""
    em = page.type_size
    match block:
        case Paragraph(inlines):
            said = _inline(inlines, width, page)
            return f"<p{_direction(said)}>{said}</p>"
        case Rows():
            return _rows(block, width, page)
        case Items(items, start):
            tag, indent = ("ul", UL_INDENT) if start is None else ("ol", OL_INDENT)
            styles = ""
            if start is not None:
                last = len(str(start + len(items) - 1))
                if last > FIGURES:
                    indent += FIGURE * (last - FIGURES)
                    styles += f"padding-left: {indent:.2f}em;"
                if start != 1:  # WeasyPrint numbers a list by its style only
                    styles += f"counter-reset: list-item {start - 1}"
            style = f' style="{styles}"' if styles else ""
            rows = [_item(item, width - indent * em, page) for item in items]
            inner = "".join(f"<li>{item}</li>" for item in rows)
            return f"<{tag}{style}{_direction(inner)}>{inner}</{tag}>"
        case ItemRest(blocks, ordered):
            tag, indent = ("ol", OL_INDENT) if ordered else ("ul", UL_INDENT)
            inner = _blocks(blocks, width - indent * em, page)
            return f'<div class="item-rest {tag}">{inner}</div>'
        case Quoted(blocks):
            return f"<blockquote>{_blocks(blocks, width - QUOTE_SIDES * em, page)}</blockquote>"
        case Table():
            room = width / page.small_size
            widths = shares(block, room)
            if widths:
                block = broken_table(block, [share * room - CELL_SIDES for share in widths])
            # A cell is as wide as what it holds: that must not be wider than the cell's part.
            least = min(widths, default=1 / len(block.aligns))
            cell = least * width - CELL_SIDES * page.small_size
            figures = Figures(partial(_math, room=cell), partial(_image, room=cell))
            return table_html(block, figures, widths)
        case Rule():
            return "<hr>"
        case _:
            assert_never(block)


TAG = re.compile("<[^>]*>")


def _direction(html: str) -> str:
    """The attribute of an element that runs from right to left: the first letter of `html` with a
    direction does (UAX #9, rule P2). WeasyPrint does not know dir=auto."""
    if html.isascii():
        return ""
    ways = (unicodedata.bidirectional(c) for c in TAG.sub("", html))
    first = next((way for way in ways if way in ("L", "R", "AL")), "L")
    return "" if first == "L" else ' dir="rtl"'


FIGURE, FIGURES = 0.6, 2  # em: the width of a figure; numbers of as many fit the indent of a list


def _item(blocks: tuple[Flow, ...], width: float, page: Page) -> str:
    match blocks:
        case (Paragraph(inlines), *rest):
            return _inline(inlines, width, page) + _blocks(rest, width, page)
        case _:
            return _blocks(blocks, width, page)


def _rows(rows: Rows, width: float, page: Page) -> str:
    block = rows.block
    size = page.mono_size
    drawn = is_drawn(block)
    fits = int((width - CODE_SIDES) / SIGNS_ADVANCE / size)
    style = ""
    if drawn and (shrunk := drawn_size(block, width)) < size:
        style = f' style="font-size: {shrunk:.3f}pt"'
    lines = []
    count = 0
    for i, spans in enumerate(highlight(block)[rows.start : rows.stop], rows.start):
        expanded = _with_blanks(_without_tabs(spans))
        inner = line_html(expanded)
        if not drawn and wide(_text(expanded)) > fits:
            inner = _wrapped(expanded, fits)
        count += inner.count(ROW) or 1
        lines.append(f'<span class="line" id="line-{row_location(block, i).line}">{inner}</span>')
    if not page.colours:  # measuring: one box that is as high as all the rows
        height = count * (DRAWN_LEADING if drawn else CODE_LEADING)
        lines = [f'<span class="line" style="min-height: {height:.4f}em"></span>']
    ends = " first" * (rows.start == 0) + " last" * (rows.stop == len(highlight(block)))
    kind = "drawn" if drawn else "code"
    return f'<pre class="{kind}{ends}"{style}>{"".join(lines)}</pre>'


ROW = '<span class="row'


def _wrapped(spans: Sequence[Span], fits: int) -> str:
    """A long line of code as rows of at most `fits` columns. It is wrapped here, not by WeasyPrint,
    which gives further rows of a hanging indent the width of the first. They stand deeper than the
    line's own indentation, behind a bar."""
    text = _text(spans)
    hang = min(len(text) - len(text.lstrip()) + TAB, max(fits // 2, 1))
    rows = []
    start = 0
    while start < len(text):
        room = fits - hang - 1 if start else fits
        stop = start
        while stop < len(text) and wide(text[start : stop + 1]) <= max(room, 2):
            stop += 1
        if stop < len(text):
            blank = text.rfind(" ", start, stop) + 1
            # The indentation is no place to break, nor is what leaves most of the row empty.
            if text[start:blank].strip() and blank - start > room // 2:
                stop = blank
        row = line_html(_slice(spans, start, stop))
        further = f' further" style="margin-left: {hang * MONO_ADVANCE:.1f}em' * bool(start)
        rows.append(f'{ROW}{further}">{row}</span>')
        start = stop
    return "".join(rows)


def _slice(spans: Iterable[Span], start: int, stop: int) -> list[Span]:
    out = []
    at = 0
    for span in spans:
        part = span.text[max(start - at, 0) : max(stop - at, 0)]
        at += len(span.text)
        if part:
            out.append(Span(span.token_class, part))
    return out


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


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
