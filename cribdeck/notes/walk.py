"""The ways through a document: sections, entries, blocks, inlines. Copies of it are in `copies`.

Nobody else walks by hand, unless the way itself differs: a new kind of block or inline is added
here, where the type checker asks for it, and is then passed over in silence nowhere.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import assert_never

from cribdeck.notes.blocks import (
    Block,
    CodeBlock,
    CodeSpan,
    Holder,
    Image,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Link,
    ListItem,
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
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.notes.entry_body import body
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


def item_of(line: Line) -> ListItem:
    """The item of a list that `line` is, where lines are written for items."""
    where, said = line
    return ListItem((Paragraph(said, where),), where)


def stands_on(block: Block, below: Block) -> bool:
    """Whether no blank line is between `block` and what stands `below` it. A formula of its own may
    have its signs on lines of their own, so that one behind it may go unseen."""
    return below.location.line <= _last_line(block) + 1


def _last_line(block: Block) -> int:
    match block:
        case Paragraph((*_, Math(tex, display=True))):
            return block.location.line + tex.count("\n") + 2
        case Paragraph():
            return max(where.line for where, _ in lines_of(block))
        case CodeBlock(text, fenced=is_fenced):
            return block.location.line + text.count("\n") + 2 * is_fenced
        case ItemList(items):
            last = items[-1]
            return _last_line(last.blocks[-1]) if last.blocks else last.location.line
        case Quote(inner):
            return _last_line(inner[-1]) if inner else block.location.line
        case Table(header, rows):
            return max(row.location.line for row in (header, *rows))
        case Rule(location):
            return location.line
        case _:
            assert_never(block)


def runs(of: Iterable[Line], begins: Callable[[Line], object]) -> Iterator[list[Line]]:
    """The lines `of` something in runs: with each that `begins` one, and with the first."""
    run: list[Line] = []
    for line in of:
        if run and begins(line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def paragraph_of(of: Sequence[Line]) -> Paragraph:
    """The paragraph that the lines `of` are, with the breaks between them."""
    (start, first), *more = of
    broken = ((LineBreak(hard=False, location=where), *line) for where, line in more)
    return Paragraph((*first, *chain.from_iterable(broken)), start)


def inlines(of: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline of `of` and below, a container before what it holds."""
    for inline in of:
        yield inline
        if isinstance(inline, Holder):
            yield from inlines(inline.children)
            continue
        match inline:
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


def links(document: Document) -> Iterator[Link]:
    """Every link of `document`, in its order; those of a heading once."""
    for _, line in _shown(document):
        yield from (one for one in inlines(line) if isinstance(one, Link))


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
