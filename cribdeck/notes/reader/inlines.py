"""Nodes within a line -> inlines.

Knows the inlines of Markdown. Does not know blocks, nor where comments go: it passes over them.
"""

import re
from collections.abc import Iterable, Iterator

from cribdeck.notes import pictures
from cribdeck.notes.blocks import (
    CodeSpan,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Strikethrough,
    Strong,
    Text,
)
from cribdeck.notes.reader.source import Source
from cribdeck.notes.reader.tree import Node
from cribdeck.notes.words import plain
from cribdeck.problems import shortened

LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def inlines_of(source: Source, nodes: Iterable[Node]) -> Inlines:
    """The inlines that `nodes` are: the inside of a paragraph, a heading or a cell."""
    return _tidy(_inlines(source, nodes))


def _inlines(source: Source, nodes: Iterable[Node]) -> Iterator[Inline]:
    for node in nodes:
        token = node.token
        match node.type:
            case "text" | "text_special":
                if token.content:
                    yield Text(token.content)
            case "softbreak" | "hardbreak":
                yield LineBreak(node.type == "hardbreak", source.at(node.line + 1))
            case "code_inline":
                yield CodeSpan(token.content)
            case "em":
                yield Emphasis(_merged(_inlines(source, node.children)))
            case "strong":
                yield Strong(_merged(_inlines(source, node.children)))
            case "s":
                yield Strikethrough(_merged(_inlines(source, node.children)))
            case "link":
                href = str(token.attrs.get("href", ""))
                yield Link(href, _merged(_inlines(source, node.children)))
            case "html_inline":
                if LINE_BREAK.fullmatch(token.content):
                    yield LineBreak(hard=True)
                elif not token.content.startswith("<!--"):
                    yield Text(token.content)  # List<String> is prose, not markup
            case "math_inline" | "math_inline_double":
                display = node.type == "math_inline_double"
                yield Math(token.content.strip(), display, source.at(node.line))
            case "image":
                yield from _image(source, node)
            case _:
                raise AssertionError(f"markdown-it gave an inline not known: {node.type}")


def _image(source: Source, node: Node) -> Iterator[Inline]:
    address = str(node.token.attrs.get("src", ""))
    alt = plain(_inlines(source, node.children))
    try:
        yield pictures.read(source.path.parent, address, alt, source.at(node.line))
    except pictures.Unusable as wrong:
        fact = f"{wrong.fact}: {shortened(address)}"
        source.problem(node.line, "image", fact, wrong.remedy)


def _merged(inlines: Iterable[Inline]) -> Inlines:
    """Neighbouring texts (markdown-it cuts at escapes and entities) become one."""
    merged: list[Inline] = []
    for inline in inlines:
        match merged, inline:
            case [*_, Text(before)], Text(after):
                merged[-1] = Text(before + after)
            case _:
                merged.append(inline)
    return tuple(merged)


def _tidy(inlines: Iterable[Inline]) -> Inlines:
    """`_merged`, without line breaks and blanks at either end (a comment may leave them)."""
    merged = list(_merged(inlines))
    while merged and (isinstance(merged[-1], LineBreak) or merged[-1] == Text(" ")):
        merged.pop()
    while merged and (isinstance(merged[0], LineBreak) or merged[0] == Text(" ")):
        merged.pop(0)
    if merged and isinstance(first := merged[0], Text):
        merged[0] = Text(first.text.lstrip(" "))
    if merged and isinstance(last := merged[-1], Text):
        merged[-1] = Text(last.text.rstrip())
    return tuple(merged)
