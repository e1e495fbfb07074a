"""The ways through a document: sections, entries, blocks, inlines, and copies with other text.

Nobody else walks by hand, unless the way itself differs: a new kind of block or inline is added
here, where the type checker asks for it, and is then passed over in silence nowhere.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import assert_never

from cribdeck.notes.blocks import (
    Blank,
    Block,
    Blocks,
    CodeBlock,
    CodeSpan,
    Emphasis,
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
    Strikethrough,
    Strong,
    Styled,
    Table,
    Text,
)
from cribdeck.notes.document import (
    Choice,
    Comparison,
    Divider,
    Document,
    Drawing,
    Entry,
    Fact,
    ListEntry,
    Prose,
    Question,
    Remark,
    Sample,
    Section,
    Term,
    body,
)
from cribdeck.problems import Location

Path = tuple[Section, ...]  # sections from the outermost one inwards


def sections(of: Iterable[Section], above: Path = ()) -> Iterator[Path]:
    """Every section of `of` and below, in document order, as the path that ends in it."""
    for section in of:
        path = (*above, section)
        yield path
        yield from sections(section.sections, path)


def printed(of: Iterable[Section]) -> Iterator[Entry]:
    """As `entries`, without those that another one prints."""
    return (entry for entry in entries(of) if not entry.within)


def entries(of: Iterable[Section]) -> Iterator[Entry]:
    """Every entry of the sections `of` and of what is below them, in document order."""
    for path in sections(of):
        yield from path[-1].entries


def blocks(of: Iterable[Block], *, without: tuple[type[Block], ...] = ()) -> Iterator[Block]:
    """Every block of `of` and below, a container before what it holds; those of the types `without`
    are left out with all that they hold."""
    for block in of:
        if isinstance(block, without):
            continue
        yield block
        match block:
            case ItemList(items):
                for item in items:
                    yield from blocks(item.blocks, without=without)
            case Quote(inner):
                yield from blocks(inner, without=without)
            case Paragraph() | CodeBlock() | Table() | Rule():
                pass
            case _:
                assert_never(block)


Line = tuple[Location, Inlines]  # a run of inlines, and where it begins


def lines(block: Block) -> Iterator[Line]:
    """The runs of inlines that stand in `block` itself: a paragraph's, each cell of a table."""
    match block:
        case Paragraph(of, location):
            yield location, of
        case Table(header, rows):
            for row in (header, *rows):
                yield from ((row.location, cell) for cell in row.cells)
        case CodeBlock() | ItemList() | Quote() | Rule():
            pass
        case _:
            assert_never(block)


def lines_of(paragraph: Paragraph) -> Iterator[Line]:
    """The lines of `paragraph`, each where it stands in the notes, without the breaks between them.
    `<br>` begins a line, too: it stands where the text before it does."""
    location = paragraph.location
    line: list[Inline] = []
    for inline in (*paragraph.inlines, LineBreak(hard=True)):
        match inline:
            case LineBreak(_, next_location):
                if line:
                    yield location, tuple(line)
                line, location = [], next_location or location
            case _:
                line.append(inline)


def inlines(of: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline of `of` and below, a container before what it holds."""
    for inline in of:
        yield inline
        match inline:
            case (
                Emphasis(children)
                | Strong(children)
                | Strikethrough(children)
                | Styled(_, children)
                | Blank(children)
                | Link(_, children)
            ):
                yield from inlines(children)
            case Ruby(children, reading):
                yield from inlines(children)
                yield Text(f"({reading})")
            case Text() | CodeSpan() | LineBreak() | Math() | Image() | MissingImage() | Media():
                pass
            case _:
                assert_never(inline)


def entry_lines(entry: Entry) -> Iterator[Line]:
    """All runs of inlines of `entry`: its prompt, its lead, and those of its body."""
    yield entry.location, entry.prompt
    yield entry.location, entry.lead
    for block in blocks(body(entry)):
        yield from lines(block)


Figure = Math | Image
File = Image | Media


def files(document: Document) -> Iterator[File]:
    """Every image and recording of `document`, in its order; those of a heading once."""
    return _files(_shown(document))


def recordings(entry: Entry) -> Iterator[Media]:
    """Every sound and film of `entry`, in its order."""
    return (file for file in _files(entry_lines(entry)) if isinstance(file, Media))


def _files(of: Iterable[Line]) -> Iterator[File]:
    for _, line in of:
        yield from (one for one in inlines(line) if isinstance(one, Image | Media))


def figures(document: Document) -> Iterator[Figure]:
    """Every formula and image of `document`, in its order; those of a heading once."""
    return _figures(_shown(document))


def entry_figures(entry: Entry) -> Iterator[Figure]:
    """Every formula and image of `entry`, in its order."""
    return _figures(entry_lines(entry))


def missing_images(document: Document) -> Iterator[MissingImage]:
    """Every image that `document` names and that cannot be shown, in its order."""
    for _, line in _shown(document):
        yield from (one for one in inlines(line) if isinstance(one, MissingImage))


def _shown(document: Document) -> Iterator[Line]:
    """All lines of `document`; that of a heading once, though an entry asks with it."""
    for path in sections(document.sections):
        yield path[-1].location, path[-1].heading
        for entry in path[-1].entries:
            if entry.within:
                continue
            shown = entry_lines(entry)
            if entry.from_heading:
                next(shown)
            yield from shown


def _figures(of: Iterable[Line]) -> Iterator[Figure]:
    for _, line in of:
        yield from (one for one in inlines(line) if isinstance(one, Math | Image))


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
        case Question() | Comparison():
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


def _as_it_is(code: str) -> str:
    return code


def _copied(
    block: Block, line: Callable[[Inlines], Inlines], code: Callable[[str], str] = _as_it_is
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
    of: ItemList, line: Callable[[Inlines], Inlines], code: Callable[[str], str] = _as_it_is
) -> ItemList:
    items = (
        replace(item, blocks=tuple(_copied(inner, line, code) for inner in item.blocks))
        for item in of.items
    )
    return replace(of, items=tuple(items))


def _copied_line(of: Inlines, leaf: Callable[[Leaf], Leaf]) -> Inlines:
    def one(inline: Inline) -> Inline:
        match inline:
            case Text() | CodeSpan() | LineBreak() | Math() | Image() | MissingImage() | Media():
                return leaf(inline)
            case (
                Emphasis(children)
                | Strong(children)
                | Strikethrough(children)
                | Styled(_, children)
                | Ruby(children)
                | Blank(children)
                | Link(_, children)
            ):
                return replace(inline, children=_copied_line(children, leaf))
            case _:
                assert_never(inline)

    return tuple(map(one, of))
