"""Inlines and blocks as HTML, for both writers.

Knows HTML escaping and Pygments' token classes (a stylesheet gives them colours). Does not know
where the HTML goes: what is special to Anki's fields or to paper is done by cards and sheet.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple, assert_never

from cribdeck.notes.blocks import (
    Align,
    Block,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Math,
    Paragraph,
    Quote,
    Rule,
    Strikethrough,
    Strong,
    Table,
    Text,
)

BRACES = re.compile(r"\}(?=\})")
FOLLOWABLE = ("http://", "https://", "mailto:")


class Span(NamedTuple):
    """A run of code in one colour: `token_class` is Pygments' short class ("" for plain text)."""

    token_class: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How formulas and images become HTML, which a card and paper do differently."""

    math: Callable[[Math], str]
    image: Callable[[Image], str]


def mathjax(math: Math) -> str:
    """A formula for Anki, which draws it with MathJax (Anki manual, "Math & Symbols")."""
    # Two closing braces would end a cloze; a blank between them changes nothing in TeX.
    tex = escape(BRACES.sub("} ", math.tex), quote=False)
    return f'<span class="math">\\[{tex}\\]</span>' if math.display else _inline_math(tex)


def _inline_math(tex: str) -> str:
    return f'<span class="math">\\({tex}\\)</span>'


def media_image(image: Image) -> str:
    """An image for Anki, which finds it by its name among the deck's media."""
    return f'<img src="{escape(image.name)}" alt="{escape(image.alt)}">'


ON_CARDS = Figures(mathjax, media_image)


def inline_html(inlines: Iterable[Inline], figures: Figures = ON_CARDS) -> str:
    """HTML for `inlines`. A link that leads nowhere from a card or from paper (a relative one)
    keeps its text and loses its target."""
    return "".join(_inline_html(inline, figures) for inline in inlines)


def _inline_html(inline: Inline, figures: Figures) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False)
        case CodeSpan(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Emphasis(children):
            return f"<em>{inline_html(children, figures)}</em>"
        case Strong(children):
            return f"<strong>{inline_html(children, figures)}</strong>"
        case Strikethrough(children):
            return f"<s>{inline_html(children, figures)}</s>"
        case Link(href, children):
            text = inline_html(children, figures)
            return f'<a href="{escape(href)}">{text}</a>' if href.startswith(FOLLOWABLE) else text
        case LineBreak(hard):
            return "<br>" if hard else " "
        case Math():
            return figures.math(inline)
        case Image():
            return figures.image(inline)
        case _:
            assert_never(inline)


def blocks_html(blocks: Iterable[Block]) -> str:
    """HTML for `blocks`, in order."""
    return "".join(map(block_html, blocks))


def answer_html(blocks: tuple[Block, ...]) -> str:
    """HTML for an answer: a single paragraph is only its line."""
    match blocks:
        case (Paragraph(inlines),):
            return inline_html(inlines)
        case _:
            return blocks_html(blocks)


def block_html(block: Block) -> str:
    """HTML for one block and what it holds."""
    match block:
        case Paragraph(inlines):
            return f"<p>{inline_html(inlines)}</p>"
        case CodeBlock():
            return code_html(block)
        case ItemList(items, start):
            tag = "ul" if start is None else "ol"
            first = f' start="{start}"' if start not in (None, 1) else ""
            rows = "".join(f"<li>{_item_html(item.blocks)}</li>" for item in items)
            return f"<{tag}{first}>{rows}</{tag}>"
        case Quote(blocks):
            return f"<blockquote>{blocks_html(blocks)}</blockquote>"
        case Table():
            return table_html(block)
        case Rule():
            return "<hr>"
        case _:
            assert_never(block)


def _item_html(blocks: tuple[Block, ...]) -> str:
    # An item that starts with a line of text is set tight, as the notes show it.
    match blocks:
        case (Paragraph(inlines), *rest):
            return inline_html(inlines) + blocks_html(rest)
        case _:
            return blocks_html(blocks)


def table_html(table: Table, figures: Figures = ON_CARDS, shares: Sequence[float] = ()) -> str:
    """HTML for a table: a header row of `th scope=col`, then the rows. With `shares`, the parts of
    the width that its columns take, it has the class `tight`: its words may be broken anywhere."""
    head = "".join(
        f'<th scope="col"{_align(align)}>{inline_html(cell, figures)}</th>'
        for cell, align in zip(table.header.cells, table.aligns, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{_align(align)}>{inline_html(cell, figures)}</td>"
            for cell, align in zip(row.cells, table.aligns, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    kind = ' class="tight"' if shares else ""
    widths = "".join(f'<col style="width: {share:.2%}">' for share in shares)
    columns = f"<colgroup>{widths}</colgroup>" if shares else ""
    return f"<table{kind}>{columns}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _align(align: Align) -> str:
    return f' class="{align}"' if align else ""


def code_html(block: CodeBlock) -> str:
    """HTML for a code block: `<pre><code>` that holds the text, character for character."""
    lines = "\n".join(line_html(line) for line in highlight(block))
    language = f' data-language="{escape(block.language)}"' if block.language else ""
    # HTML drops a newline directly after <pre>; <code> stands between (HTML 13.1.2.5).
    # Its own direction keeps code out of the guess which way the text around it runs.
    return f'<pre class="code" dir="ltr"{language}><code>{lines}</code></pre>'


def line_html(line: Iterable[Span]) -> str:
    """HTML for one line of highlighted code, without its newline."""
    return "".join(
        f'<span class="{span.token_class}">{escape(span.text, quote=False)}</span>'
        if span.token_class
        else escape(span.text, quote=False)
        for span in line
    )


@lru_cache(maxsize=512)
def highlight(block: CodeBlock) -> tuple[tuple[Span, ...], ...]:
    """The lines of a code block as runs of colour; joined by newlines they are `block.text`.

    An unknown language, and a lexer that would alter the text, give plain lines.
    """
    lines = _lexed(block.text, block.language) if block.language else None
    if lines is None or "\n".join("".join(s.text for s in row) for row in lines) != block.text:
        return tuple((Span("", row),) if row else () for row in block.text.split("\n"))
    return lines


def _lexed(text: str, language: str) -> tuple[tuple[Span, ...], ...] | None:
    # Imported here: Pygments is slow to load, and many documents hold no code.
    from pygments.lexers import get_lexer_by_name
    from pygments.token import STANDARD_TYPES
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    rows: list[list[Span]] = [[]]
    for token, value in lexer.get_tokens(text):
        while token not in STANDARD_TYPES and token.parent is not None:
            token = token.parent
        for i, piece in enumerate(value.split("\n")):
            if i:
                rows.append([])
            if piece:
                rows[-1].append(Span(STANDARD_TYPES[token], piece))
    return tuple(map(tuple, rows))
