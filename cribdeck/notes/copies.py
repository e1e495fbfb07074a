"""Copies of a document, a block or a line, with other text or without some entries.

As in `walk`, a new kind of block, inline or entry is added here, where the type checker asks for
it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar, assert_never

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    CodeBlock,
    CodeSpan,
    Holder,
    Image,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Link,
    Math,
    Media,
    MissingImage,
    Paragraph,
    Quote,
    Ruby,
    Rule,
    Table,
    Text,
)
from cribdeck.notes.document import (
    Choice,
    Comparison,
    Correction,
    Document,
    Drawing,
    Entry,
    Fact,
    ListEntry,
    Question,
    Sample,
    Section,
    Term,
)
from cribdeck.notes.sheet_only import Divider, Prose, Remark

Leaf = (
    Text | CodeSpan | LineBreak | Math | Image | MissingImage | Media
)  # an inline that holds no others


def rewritten(block: Block, text: Callable[[str], str]) -> Block:
    """A copy of `block` in which each piece of text, code included, is what `text` makes of it."""
    return _copied(block, partial(rewritten_line, text=text), text)


def rewritten_line(of: Inlines, text: Callable[[str], str]) -> Inlines:
    """A copy of the inlines `of` in which each piece of text is what `text` makes of it."""

    def one(leaf: Leaf) -> Leaf:
        if isinstance(leaf, Text | CodeSpan | MissingImage):
            return replace(leaf, text=text(leaf.text))
        return leaf

    return _copied_line(of, one)


def with_leaves(document: Document, leaf: Callable[[Leaf], Leaf]) -> Document:
    """A copy of `document` in which each inline that holds no others is what `leaf` makes of it."""
    line = partial(_copied_line, leaf=leaf)
    return replace(document, sections=tuple(_copied_section(s, line) for s in document.sections))


def with_links(document: Document, link: Callable[[Link], Link]) -> Document:
    """A copy of `document` in which each link is what `link` makes of it."""
    line = partial(_copied_line, leaf=_same, link=link)
    return replace(document, sections=tuple(_copied_section(s, line) for s in document.sections))


def without(document: Document, left_out: Callable[[Entry], bool]) -> Document:
    """A copy of `document` without the entries for which `left_out` says so."""

    def copied(section: Section) -> Section:
        return replace(
            section,
            entries=tuple(entry for entry in section.entries if not left_out(entry)),
            sections=tuple(map(copied, section.sections)),
        )

    return replace(document, sections=tuple(map(copied, document.sections)))


def _copied_section(section: Section, line: Callable[[Inlines], Inlines]) -> Section:
    return replace(
        section,
        heading=line(section.heading),
        entries=tuple(_copied_entry(entry, line) for entry in section.entries),
        sections=tuple(_copied_section(inner, line) for inner in section.sections),
    )


def _copied_entry(entry: Entry, line: Callable[[Inlines], Inlines]) -> Entry:
    def copied(of: Blocks) -> Blocks:
        return tuple(_copied(block, line) for block in of)

    match entry:
        case Question(turned=turned):
            return replace(
                entry,
                prompt=line(entry.prompt),
                given=copied(entry.given),
                answer=copied(entry.answer),
                turned=(line(turned[0]), line(turned[1])) if turned else None,
            )
        case Comparison() | Correction():
            return replace(
                entry,
                prompt=line(entry.prompt),
                given=copied(entry.given),
                answer=copied(entry.answer),
            )
        case Choice():
            return replace(
                entry,
                prompt=line(entry.prompt),
                given=copied(entry.given),
                options=_copied_list(entry.options, line),
                explanation=copied(entry.explanation),
            )
        case Term() | Fact():
            return replace(entry, prompt=line(entry.prompt), answer=copied(entry.answer))
        case ListEntry():
            return replace(
                entry,
                prompt=line(entry.prompt),
                lead=line(entry.lead),
                items=_copied_list(entry.items, line),
                remarks=copied(entry.remarks),
            )
        case Sample() | Drawing():
            return replace(
                entry,
                prompt=line(entry.prompt),
                lead=line(entry.lead),
                remarks=copied(entry.remarks),
            )
        case Prose() | Remark():
            return replace(entry, answer=copied(entry.answer))
        case Divider():
            return entry
        case _:
            assert_never(entry)


T = TypeVar("T")


def _same(of: T) -> T:
    return of


def _copied(
    block: Block, line: Callable[[Inlines], Inlines], code: Callable[[str], str] = _same
) -> Block:
    """A copy of `block` with what `line` and `code` make of its runs of inlines and its code."""
    match block:
        case Paragraph(of):
            return replace(block, inlines=line(of))
        case CodeBlock(text):
            return replace(block, text=code(text))
        case ItemList():
            return _copied_list(block, line, code)
        case Quote(inner):
            return replace(block, blocks=tuple(_copied(one, line, code) for one in inner))
        case Table(header, rows):
            first, *rest = (
                replace(row, cells=tuple(map(line, row.cells))) for row in (header, *rows)
            )
            return replace(block, header=first, rows=tuple(rest))
        case Rule():
            return block
        case _:
            assert_never(block)


def _copied_list(
    of: ItemList, line: Callable[[Inlines], Inlines], code: Callable[[str], str] = _same
) -> ItemList:
    items = (
        replace(item, blocks=tuple(_copied(inner, line, code) for inner in item.blocks))
        for item in of.items
    )
    return replace(of, items=tuple(items))


def _copied_line(
    of: Inlines, leaf: Callable[[Leaf], Leaf], link: Callable[[Link], Link] = _same
) -> Inlines:
    def one(inline: Inline) -> Inline:
        if not isinstance(inline, Holder | Ruby):
            return leaf(inline)
        held = link(inline) if isinstance(inline, Link) else inline
        return replace(held, children=_copied_line(inline.children, leaf, link))

    return tuple(map(one, of))
