"""A piece as HTML, with the ids that become the PDF's named destinations.

Knows widths: what of a line of code fits a column, how small a drawing must be. Does not know where
on a page a piece stands.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from math import floor
from typing import TYPE_CHECKING, assert_never

from cribdeck.layout import (
    ANSWER_INDENT,
    CODE_SIDES,
    DRAWN_SIDES,
    LEGIBLE,
    MONO_ADVANCE,
    MONO_SIZE,
    NUMBER_INDENT,
    OL_INDENT,
    QUOTE_SIDES,
    SIGNS_ADVANCE,
    TAB,
    UL_INDENT,
    Page,
)
from cribdeck.markup import Span, highlight, inline_html, line_html, table_html
from cribdeck.model import (
    DRAWN,
    CodeBlock,
    Document,
    Kind,
    Paragraph,
    Rule,
    Table,
    entries,
)
from cribdeck.pieces import Flow, ItemRest, Items, Piece, Quoted, Rows, flow_of
from cribdeck.problems import Problem, Severity

if TYPE_CHECKING:
    pass


def piece_html(piece: Piece, page: Page) -> str:
    """The HTML of `piece` on `page`, with the ids of its entry and its lines of code."""
    if piece.html:
        return piece.html
    em = page.type_size
    name = f' id="{piece.anchor}"' if piece.anchor else ""
    prompt = inline_html(piece.prompt)
    lead = f'<p class="lead">{inline_html(piece.lead)}</p>' if piece.lead else ""
    if piece.role.startswith("h"):
        tag = "p" if piece.rest else piece.role
        return f'<{tag} class="{piece.role} hue-{piece.hue}"{name}>{prompt}</{tag}>'
    classes = f"entry {piece.role} hue-{piece.hue}"
    if piece.role == Kind.TERM:
        return _term_html(piece, name, classes, prompt, lead, page)
    if piece.role == Kind.FACT:
        inner = lead + _blocks(piece.blocks, page.column - UL_INDENT * em, page)
        if piece.rest:
            return f'<div class="{classes} item-rest ul"{name}>{prompt}{inner}</div>'
        return f'<ul class="{classes}"{name}><li>{prompt}{inner}</li></ul>'
    indent = 0.0
    if piece.asked:
        indent = ANSWER_INDENT
        classes += " asked"
    if piece.number is not None:
        indent += NUMBER_INDENT
        classes += " numbered"
    if piece.prompt:
        shown = piece.number is not None and not piece.rest
        number = f'<span class="number">{piece.number}.</span>' if shown else ""
        prompt = f'<p class="prompt">{number}{prompt}</p>'
    answer = _blocks(piece.blocks, page.column - indent * em, page)
    answer = f'<div class="answer">{answer}</div>' if answer else ""
    ruled = f'<div class="ruled">{"<div></div>" * piece.ruled}</div>' if piece.ruled else ""
    return f'<div class="{classes}"{name}>{prompt}{lead}{answer}{ruled}</div>'


def _term_html(piece: Piece, name: str, classes: str, prompt: str, lead: str, page: Page) -> str:
    beside = bool(piece.names)
    indent = (piece.names if beside else 1.0) * page.type_size
    inner = lead + _blocks(piece.blocks, page.column - indent, page)
    match piece.blocks:
        case (Paragraph(inlines),) if not lead:
            inner = inline_html(inlines)  # long glossaries: fewer boxes are faster
    style = f' style="--names: {piece.names:.2f}em"' if beside else ""
    # A name beside its definition takes no room of its own: there must be a definition.
    place = "beside" if beside and inner and piece.prompt else "above"
    if piece.rest and beside:
        place = "rest"
    term = f"<dt>{prompt}</dt>" if piece.prompt else ""
    definition = f"<dd>{inner}</dd>" if inner else ""
    torn = " torn" if piece.keep else ""
    return f'<dl class="{classes} {place}{torn}"{name}{style}>{term}{definition}</dl>'


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
            return f"<p>{inline_html(inlines)}</p>"
        case Rows():
            return _rows(block, width, page)
        case Items(items, start):
            tag, indent = ("ul", UL_INDENT) if start is None else ("ol", OL_INDENT)
            first = "" if start in (None, 1) else f' start="{start}"'
            inner = "".join(f"<li>{_item(item, width - indent * em, page)}</li>" for item in items)
            return f"<{tag}{first}>{inner}</{tag}>"
        case ItemRest(blocks, ordered):
            tag, indent = ("ol", OL_INDENT) if ordered else ("ul", UL_INDENT)
            inner = _blocks(blocks, width - indent * em, page)
            return f'<div class="item-rest {tag}">{inner}</div>'
        case Quoted(blocks):
            return f"<blockquote>{_blocks(blocks, width - QUOTE_SIDES * em, page)}</blockquote>"
        case Table():
            return table_html(block)
        case Rule():
            return "<hr>"
        case _:
            assert_never(block)


def _item(blocks: tuple[Flow, ...], width: float, page: Page) -> str:
    match blocks:
        case (Paragraph(inlines), *rest):
            return inline_html(inlines) + _blocks(rest, width, page)
        case _:
            return _blocks(blocks, width, page)


def _rows(rows: Rows, width: float, page: Page) -> str:
    block = rows.block
    size = MONO_SIZE * page.type_size
    drawn = _is_drawn(block)
    fits = int((width - CODE_SIDES) / SIGNS_ADVANCE / size)
    style = ""
    if drawn and (shrunk := _drawn_size(block, width)) < size:
        style = f' style="font-size: {shrunk:.3f}pt"'
    first = block.location.line + (1 if block.fenced else 0)
    lines = []
    count = 0
    for i, spans in enumerate(highlight(block)[rows.start : rows.stop], rows.start):
        expanded = _without_tabs(spans)
        inner = line_html(expanded)
        if not drawn and _wide(_text(expanded)) > fits:
            inner = _wrapped(expanded, fits)
        count += inner.count(ROW) or 1
        lines.append(f'<span class="line" id="line-{first + i}">{inner}</span>')
    if not page.colours:  # measuring: one box that is as high as all the rows
        lines = [f'<span class="line" style="min-height: {count * LINE_HEIGHT:.4f}em"></span>']
    ends = " first" * (rows.start == 0) + " last" * (rows.stop == len(highlight(block)))
    kind = "drawn" if drawn else "code"
    return f'<pre class="{kind}{ends}"{style}>{"".join(lines)}</pre>'


ROW = '<span class="row'
LINE_HEIGHT = 1.3  # of code, in em of its own size; in sheet.css too


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
        while stop < len(text) and _wide(text[start : stop + 1]) <= max(room, 2):
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


def _is_drawn(block: CodeBlock) -> bool:
    """A fence that is no code may be a drawing: it must not be wrapped."""
    return block.language in DRAWN


def _drawn_size(block: CodeBlock, width: float) -> float:
    """The type size in points at which a drawing is as wide as its box."""
    of_plex = all(ord(c) < 0x250 or 0x2500 <= ord(c) < 0x2580 for c in block.text)
    advance = MONO_ADVANCE if of_plex else SIGNS_ADVANCE
    # Rounded down to what is written into the HTML.
    return floor((width - DRAWN_SIDES) / advance / _columns_wide(block) * 1000) / 1000


def _columns_wide(block: CodeBlock) -> int:
    return max(1, *(_wide(row.expandtabs(TAB)) for row in block.text.split("\n")))


def _wide(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


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


def small_diagrams(document: Document, page: Page) -> Iterator[Problem]:
    """A warning for each drawing whose type on `page` is smaller than LEGIBLE points."""
    for entry in entries(document.sections):
        for block in _code_blocks(map(flow_of, entry.answer)):
            size = _drawn_size(block, page.column)
            if _is_drawn(block) and size < LEGIBLE:
                most = int((page.column - DRAWN_SIDES) / MONO_ADVANCE / LEGIBLE)
                yield Problem(
                    block.location,
                    "diagram-small",
                    f"the diagram is {_columns_wide(block)} columns wide and comes out at"
                    f" {size:.1f} pt on the sheet",
                    f"draw it at most {most} columns wide, or set fewer columns",
                    Severity.WARNING,
                )


def _code_blocks(blocks: Iterable[Flow]) -> Iterator[CodeBlock]:
    for block in blocks:
        match block:
            case Rows(code):
                yield code
            case Items(items):
                for item in items:
                    yield from _code_blocks(item)
            case Quoted(inner) | ItemRest(inner):
                yield from _code_blocks(inner)
