"""A plain sheet that keeps the promises of the real one (named places, tags, blocks), made here so
that one promise can be broken at a time: each heading and entry stands in a block of its own, and
what is done to one moves no other.
"""

from html import escape
from itertools import pairwise

from markupsafe import Markup
from weasyprint import Document as Rendering

from cribdeck.html.markup import inline_html
from cribdeck.html.rendering import PX, laid_out, to_pdf
from cribdeck.notes.blocks import Block, CodeBlock, Inlines, ItemList, Paragraph, Quote, Rule, Table
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.sheet.layout import PlacedBlock
from cribdeck.sheet.pages import SHEET_STYLE

LEFT, TOP, BOTTOM, GAP, WIDTH = 30.0, 30.0, 40.0, 12.0, 200.0  # points
CSS = """
@page { size: %(width)fpt %(height)fpt; margin: 0 0 25pt }
@page { @bottom-center { content: "page 1 of 1"; font: 6pt "Sheet Text" } }
body, h1, h2, h3, p, dl, dt, dd { margin: 0; padding: 0; font: 9pt/1.4 "Sheet Text" }
body h2, body h3 { color: black; background: none; border: none }
.block { position: %(position)s; left: %(left)fpt; width: %(room)fpt }
p, li { hyphens: auto }
pre { font: 8pt/1.3 "Sheet Mono"; tab-size: 4; white-space: pre-wrap; overflow-wrap: anywhere }
pre span { display: block; min-height: 1.3em }
td, th { width: 25mm }
"""


def plain_sheet(document: Document, width: float = WIDTH) -> tuple[str, list[PlacedBlock]]:
    """The HTML of a page with a block for each heading and entry, and what it promises."""
    said = [("title", f"<h1>{escape(document.title)}</h1>"), *_said(document.sections)]
    heights = _heights([html for _, html in said], width)
    page = TOP + sum(heights) + GAP * len(said) + BOTTOM
    top, html, blocks = TOP, [], []
    for (name, inner), height in zip(said, heights, strict=True):
        html.append(f'<div class="block" id="{name}" style="top: {top}pt">{inner}</div>')
        y = page - top
        blocks.append(PlacedBlock(name, 0, LEFT, y - height, LEFT + width, y))
        top += height + GAP
    return _html("".join(html), page, width, "absolute"), blocks


def pdf(html: str) -> bytes:
    return to_pdf(_laid_out(html))


def _laid_out(html: str) -> Rendering:
    return laid_out(Markup(html), [SHEET_STYLE], {})


def changed(html: str, old: str, new: str) -> str:
    """`html` with the one `old` in it replaced."""
    assert html.count(old) == 1, (html.count(old), old)
    return html.replace(old, new)


def _html(body: str, height: float, width: float, position: str) -> str:
    values = {"width": width + 100, "height": height, "left": LEFT, "room": width}
    css = CSS % {**values, "position": position}
    return f'<html lang="en"><title>T</title><style>{css}</style><body>{body}</body></html>'


def _heights(said: list[str], width: float) -> list[float]:
    marks = [f'<div id="mark-{i}"></div>' for i in range(len(said) + 1)]
    rows = (
        f'{mark}<div class="block">{html}</div>' for mark, html in zip(marks, said, strict=False)
    )
    anchors = _laid_out(_html("".join((*rows, marks[-1])), 1e6, width, "static")).pages[0].anchors
    tops = [anchors[f"mark-{i}"][1] * PX for i in range(len(marks))]
    return [below - above for above, below in pairwise(tops)]


def _said(sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    found = []
    for section in sections:
        if section.level:
            tag = f"h{max(section.level, 1)}"
            html = f"<{tag}>{inline_html(section.heading)}</{tag}>"
            found.append((f"heading-{section.location.line}", html))
        shown = (entry for entry in section.entries if not entry.within)
        found.extend((f"entry-{entry.location.line}", _entry(entry)) for entry in shown)
        found.extend(_said(section.sections))
    return found


def _entry(entry: Entry) -> str:
    number = f"{entry.number}. " if entry.number else ""
    prompt = "" if entry.from_heading else f"<dt>{number}{inline_html(entry.prompt)}</dt>"
    lead = _paragraph(entry.lead) if entry.lead else ""
    return f"{prompt}{lead}{''.join(map(_block, entry.answer))}"


def _paragraph(inlines: Inlines) -> str:
    return f"<p>{inline_html(inlines)}</p>"


def _block(block: Block) -> str:
    match block:
        case Paragraph(inlines):
            return _paragraph(inlines)
        case CodeBlock(text):
            rows = "".join(
                f'<span id="line-{block.location.line + 1 + i}">{escape(row)}</span>'
                for i, row in enumerate(text.split("\n"))
            )
            return f"<pre>{rows}</pre>"
        case ItemList(items, start):
            tag = "ol" if start else "ul"
            rows = "".join(f"<li>{''.join(map(_block, item.blocks))}</li>" for item in items)
            return f"<{tag}>{rows}</{tag}>"
        case Quote(blocks):
            return f"<blockquote>{''.join(map(_block, blocks))}</blockquote>"
        case Table(header, rows):
            cells = (
                "".join(f"<td>{inline_html(cell)}</td>" for cell in row.cells)
                for row in (header, *rows)
            )
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
        case Rule():
            return "<hr>"
