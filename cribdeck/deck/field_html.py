"""HTML as a type of its own, so that no plain text gets into a field unescaped.

The one place where what html/markup writes is taken as HTML.
"""

from collections.abc import Iterable, Mapping
from html import escape

from markupsafe import Markup

from cribdeck.html import markup
from cribdeck.html.markup import Span
from cribdeck.notes.blocks import Block, Blocks, Inline


def text(words: str) -> Markup:
    """`words` as HTML. Quotes stay as they are: they mean nothing between tags."""
    return Markup(escape(words, quote=False))


def together(*parts: str) -> Markup:
    """The HTML of `parts`, one after the other; a part that is no Markup is text."""
    return Markup("".join([part if isinstance(part, Markup) else text(part) for part in parts]))


def element(tag: str, attributes: Mapping[str, str], *children: str) -> Markup:
    """An element; children that are no Markup are text."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return Markup(f"<{tag}{said}>{together(*children)}</{tag}>")


def inline_html(inlines: Iterable[Inline]) -> Markup:
    return Markup(markup.inline_html(inlines))


def blocks_html(blocks: Iterable[Block]) -> Markup:
    return Markup(markup.blocks_html(blocks))


def answer_html(blocks: Blocks) -> Markup:
    return Markup(markup.answer_html(blocks))


def line_html(line: Iterable[Span]) -> Markup:
    return Markup(markup.line_html(line))
