"""Shape: a list of links."""

import re
from itertools import takewhile

from cribdeck.notes.blocks import Block, Blocks, ItemList, Link, ListItem, Paragraph, Row, Table
from cribdeck.notes.languages import pattern
from cribdeck.notes.question_lines import begins_with_question
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.shares import most
from cribdeck.notes.walk import inlines
from cribdeck.notes.words import COLONS, beside_links, first_line, only_links, only_points, plain

SOURCES = re.compile(rf"\W*{pattern('source')}\W*", re.IGNORECASE)
MOST = 20  # characters beside a link that only say what it is: "(in English)"
EXAMPLE = """\
## Further reading

- [The log](https://example.org/log)
- https://example.org/why
- [What comes next?](https://example.org/next)
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A list that says nothing but where else to look is on the sheet only, also with a name and a
    colon before each, so is one of links with a few words under "References", and a table that says
    what stands under each heading it links to. Where most of the links of a list ask, they are
    questions."""
    if blocks and _is_contents(blocks[0]):
        return Found((aside(scope, blocks[:1]),), 1)
    names_sources = scope.is_first and SOURCES.fullmatch(plain(scope.prompt))
    if names_sources and (sources := tuple(takewhile(_is_source, blocks))):
        return Found((aside(scope, sources),), len(sources))
    match piece_at(blocks):
        case Piece(ItemList(items) as of, _, remarks, used) if only_points((of, *remarks)) or (
            not remarks and all(map(_names_link, items))
        ):
            asking = sum(begins_with_question(first_line(item.blocks)) for item in items)
            if most(asking, len(items)):
                return None
            return Found((aside(scope, blocks[:used]),), used)
        case _:
            return None


def _names_link(item: ListItem) -> bool:
    """Whether `item` is a name and the link that it is of ("Manual: https://example.org/man")."""
    match item.blocks:
        case (Paragraph(line),):
            beside, said = beside_links(line).rstrip(), plain(line).rstrip()
            return beside.endswith(COLONS) and said.startswith(beside) and said != beside
        case _:
            return False


def _is_contents(block: Block) -> bool:
    """Whether `block` is a table whose first column is links to the headings of the notes."""
    return isinstance(block, Table) and len(block.rows) > 1 and all(map(_leads_down, block.rows))


def _leads_down(row: Row) -> bool:
    first = row.cells[0]
    links = (one for one in inlines(first) if isinstance(one, Link))
    return only_links(first) and all(one.href.startswith("#") for one in links)


def _is_source(block: Block) -> bool:
    """Whether `block` says where else to look, and no more than a few words on it."""
    match block:
        case ItemList(items):
            return all(_is_source(inner) for item in items for inner in item.blocks)
        case Paragraph(line):
            beside = beside_links(line).strip()
            return len(beside) < min(MOST, len(plain(line).strip()))
        case _:
            return False


SHAPE = Shape(__name__, EXAMPLE, find)
