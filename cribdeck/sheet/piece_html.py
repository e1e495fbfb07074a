"""A piece as HTML, with the ids that become the PDF's named destinations.

Knows widths. Does not know where on a page a piece stands, nor how code is set (`rows_html`).
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat
from math import inf
from pathlib import PurePosixPath
from typing import assert_never
from urllib.parse import quote

from markupsafe import Markup

from cribdeck.html.direction import direction
from cribdeck.html.formulas import drawn
from cribdeck.html.markup import (
    Figures,
    element,
    inline_html,
    on_the_net,
    table_html,
    text,
    together,
)
from cribdeck.html.rendering import IMAGES, PX
from cribdeck.notes.blocks import (
    Image,
    Inlines,
    Link,
    Math,
    Media,
    MissingImage,
    Paragraph,
    Rule,
    Table,
)
from cribdeck.notes.document import Fact, Term
from cribdeck.notes.entry_body import RIGHT
from cribdeck.notes.words import plain
from cribdeck.problems import Location
from cribdeck.sheet.layout import (
    LARGEST,
    LENGTHS,
    TITLE,
    Page,
)
from cribdeck.sheet.pieces import QUIET, Flow, ItemRest, Items, Piece, Quoted, Rows
from cribdeck.sheet.rows_html import rows_html
from cribdeck.sheet.widths import breakable, broken_table, line_width, shares


def _image(image: Image, room: float = inf) -> Markup:
    """An image at its own size, but no higher than `image_most` and no wider than its box or `room`
    (points)."""
    width = image.width * PX * min(1.0, LENGTHS.image_most / max(image.height * PX, 1.0))
    width = min(width, room)
    alt = image.alt or image.file.name  # PDF/UA asks for one
    return element(
        "img",
        {
            "class": "image",
            "src": IMAGES + image.name,
            "alt": alt,
            "style": f"width: {width:.2f}pt",
        },
    )


SHRUNK_FROM = LENGTHS.image_most / LARGEST  # em: a formula that is higher


def _math(math: Math, ink: str = "black", room: float = inf) -> Markup:
    formula = drawn(math, ink)
    most = f"; max-width: {room:.2f}pt" if room < inf else ""
    # What may be set smaller for its height would keep its depth, and stand far below the line.
    align = "middle" if formula.height > SHRUNK_FROM else f"{-formula.depth:.3f}em"
    return element(
        "img",
        {
            "class": "math display" if math.display else "math",
            "src": "data:image/svg+xml;base64," + b64encode(formula.svg).decode(),
            "alt": math.tex,
            "style": f"width: {formula.width:.3f}em; vertical-align: {align}{most}",
        },
    )


def _missing(image: MissingImage) -> Markup:
    return element("span", {"class": "missing-image"}, image.text)


def _sign(media: Media) -> Markup:
    return text(media.text)


def _leads(link: Link) -> str | None:
    match link.target:
        case Location() as heading:
            return f"#heading-{heading.place}"
        case PurePosixPath() as file:
            # Relative to the sheet itself (PDF 32000-1, 12.6.4.7): sheets lie as their notes do.
            return quote(str(file.with_suffix(".pdf")))
        case None:
            return on_the_net(link)
        case _:
            assert_never(link.target)


PRINTED = Figures(_math, _image, _missing, _missing, _sign, _leads)
# Headings on their colour, in sheet.css.
IN_BARS = replace(PRINTED, math=partial(_math, ink="white"))


def piece_html(piece: Piece, page: Page, name: str = "", above: float = 0.0) -> Markup:
    """The HTML of `piece` on `page`: one element with the id `name`, if it has one, `above` points
    below what it follows; with the ids of its lines of code."""
    tag, classes, inner = _written(piece, page)
    styles = f"margin-top: {above:.3f}pt;" if above else ""
    if piece.role == Term.kind and piece.names:
        styles += f"--names: {piece.names:.2f}em"
    attributes = {
        "class": f"unit {classes}",
        "id": name or None,
        "dir": direction(inner),
        "style": styles or None,
    }
    return element(tag, attributes, inner)


def _written(piece: Piece, page: Page) -> tuple[str, str, Markup]:
    """The tag of the element that a piece is, its classes, and what is in it."""
    width = page.width(wide=piece.wide)
    figures = IN_BARS if piece.role == "h2" else PRINTED
    room = (width - LENGTHS.prompt * page.type_size) / LENGTHS.heading
    prompt = _inline(piece.prompt, room, page, figures)
    lead = _inline(piece.lead, width, page)
    if piece.role == TITLE:
        topic = element("p", {"class": "topic"}, lead)
        below = _blocks(piece.blocks, width, page)
        return "div", piece.role, together(element("h1", {}, prompt), topic, below)
    if piece.role.startswith("h"):
        return "p" if piece.rest else piece.role, f"{piece.role} hue-{piece.hue}", prompt
    if piece.role == QUIET:
        return "div", piece.role, text("")
    classes = f"entry {piece.role} hue-{piece.hue}"
    if piece.lead:
        lead = element("p", {"class": "lead"}, lead)
    if piece.role == Term.kind:
        place, inner = _term(piece, prompt, lead, page)
        return "dl", classes + place, inner
    if piece.role == Fact.kind:
        inner = lead + _blocks(piece.blocks, width - LENGTHS.bullets * page.type_size, page)
        if piece.rest:
            return "div", f"{classes} item-rest ul", prompt + inner
        return "ul", classes, element("li", {}, prompt, inner)
    classes += " asked" * piece.asked + " numbered" * (piece.number is not None)
    if piece.prompt:
        shown = piece.number is not None and not piece.rest
        number = element("span", {"class": "number"}, f"{piece.number}.") if shown else ""
        prompt = element("p", {"class": "prompt"}, number, prompt)
    answer = _blocks(piece.blocks, width, page)
    if answer:
        answer = element("div", {"class": "answer"}, answer)
    lines = [element("div", {})] * piece.ruled
    ruled = element("div", {"class": "ruled"}, *lines) if lines else ""
    return "div", classes, together(prompt, lead, answer, ruled)


def _term(piece: Piece, prompt: Markup, lead: Markup, page: Page) -> tuple[str, Markup]:
    """The further classes of a term, and what is in it."""
    beside = bool(piece.names)
    indent = (piece.names if beside else LENGTHS.definition) * page.type_size
    width = page.width(wide=piece.wide) - indent
    inner = lead + _blocks(piece.blocks, width, page)
    match piece.blocks:
        case (Paragraph(inlines),) if not lead:
            inner = _inline(inlines, width, page)  # long glossaries: fewer boxes are faster
    # A name beside its definition takes no room of its own: there must be a definition.
    place = " above"
    if inner and (piece.prompt or piece.rest):
        # A float as wide as the column says the same, but takes WeasyPrint long.
        long = line_width(piece.prompt) * page.type_size > page.width(wide=piece.wide)
        above = long or direction(prompt + inner)  # a name beside stands at the left
        line = bool(piece.lead) or _begins_a_line(piece.blocks)
        place = " beside" if beside else " run-in" if line else " above"
        place = " above" if above else place
        place += " rest" * piece.rest
    term = element("dt", {}, prompt) if piece.prompt else ""
    definition = element("dd", {}, inner) if inner else ""
    return place + " torn" * piece.keep, together(term, definition)


def _begins_a_line(blocks: Sequence[Flow]) -> bool:
    """Whether a name can run into the first line of `blocks`: not into the marks of a list, nor
    into a formula that stands by itself."""
    match blocks:
        case (Paragraph((Math(display=True), *_)), *_):
            return False
    return bool(blocks) and isinstance(blocks[0], Paragraph)


def _inline(inlines: Inlines, width: float, page: Page, figures: Figures = PRINTED) -> Markup:
    """HTML for `inlines` in a box `width` points wide."""
    return inline_html(breakable(inlines, width / page.type_size), figures)


def _blocks(blocks: Iterable[Flow], width: float, page: Page) -> Markup:
    return together(*(_block(block, width, page) for block in blocks))


def flows_html(blocks: Iterable[Flow], width: float, page: Page) -> Markup:
    """HTML for `blocks` in a box `width` points wide, with the ids of their lines of code; of
    `page` only the sizes of its type are looked at."""
    return _blocks(blocks, width, page)


def _block(block: Flow, width: float, page: Page) -> Markup:
    """HTML for one block in a box `width` points wide. What holds others indents them, as long as
    there is room."""
    em = page.type_size
    narrow = width < LEAST_ROOM * em
    match block:
        case Paragraph(inlines):
            inner = _inline(inlines, width, page)
            return element("p", {"dir": direction(inner)}, inner)
        case Rows():
            return rows_html(block, width, page)
        case Items(items, start, rtl):
            tag, indent = ("ul", LENGTHS.bullets) if start is None else ("ol", LENGTHS.numbers)
            styles = ""
            if start is not None:
                last = len(str(start + len(items) - 1))
                if last > FIGURES:
                    indent += FIGURE * (last - FIGURES)
                    styles += f"padding-left: {indent:.2f}em;"
                    styles += f"margin-left: -{indent:.2f}em;" * narrow
                if start != 1:  # WeasyPrint numbers a list by its style only
                    styles += f"counter-reset: list-item {start - 1}"
            inside = width if narrow else width - indent * em
            rows = (_item(item, inside, page) for item in items)
            marks = _marks(items) if start is None else repeat(None, len(items))
            inner = together(
                *(
                    element("li", {"class": mark}, row)
                    for row, mark in zip(rows, marks, strict=True)
                )
            )
            attributes = {"class": FLAT if narrow else None, "style": styles or None}
            return element(tag, {**attributes, "dir": "rtl" if rtl else None}, inner)
        case ItemRest(blocks, ordered):
            tag, indent = ("ol", LENGTHS.numbers) if ordered else ("ul", LENGTHS.bullets)
            inner = _blocks(blocks, width if narrow else width - indent * em, page)
            flat = f" {FLAT}" if narrow else ""
            return element("div", {"class": f"item-rest {tag}{flat}"}, inner)
        case Quoted(blocks):
            inner = _blocks(blocks, width if narrow else width - LENGTHS.quote_sides(em), page)
            return element("blockquote", {"class": FLAT if narrow else None}, inner)
        case Table():
            room = width / page.small_size
            widths = shares(block, room)
            if widths:
                block = broken_table(block, [share * room - LENGTHS.cell_sides for share in widths])
            # A cell is as wide as what it holds: that must not be wider than the cell's part.
            least = min(widths, default=1 / len(block.aligns))
            cell = least * width - LENGTHS.cell_sides * page.small_size
            figures = replace(
                PRINTED, math=partial(_math, room=cell), image=partial(_image, room=cell)
            )
            return table_html(block, figures, widths)
        case Rule():
            return element("hr", {})
        case _:
            assert_never(block)


LEAST_ROOM = 7.0  # em: in less, nothing is indented further
FLAT = "flat"
MARK = re.compile(rf"(?P<sign>(?:[☐☑]|{RIGHT.strip()}) )?(?P<letter>\(?[^\W\d_][).]\s)?")
FIGURE, FIGURES = 0.6, 2  # em: the width of a figure; numbers of as many fit the indent of a list


def _marks(items: Sequence[tuple[Flow, ...]]) -> Iterator[str | None]:
    """The class of each of `items` that has a mark of its own, beside which there is no bullet: a
    sign ("☐", "✓") in its place, or letters of all ("a)")."""
    firsts = [MARK.match(_first_words(item)) for item in items]
    lettered = "lettered" if all(one and one["letter"] for one in firsts) else None
    for one in firsts:
        yield f"signed {lettered or ''}".strip() if one and one["sign"] else lettered


def _first_words(item: tuple[Flow, ...]) -> str:
    match item:
        case (Paragraph(inlines), *_):
            return plain(inlines)
        case _:
            return ""


def _item(blocks: tuple[Flow, ...], width: float, page: Page) -> Markup:
    match blocks:
        case (Paragraph(inlines), *rest):
            return _inline(inlines, width, page) + _blocks(rest, width, page)
        case _:
            return _blocks(blocks, width, page)
