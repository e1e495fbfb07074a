"""What a document says, in the read-back's own words: plain text with its lines, and what is lost.

Does on purpose again what markup does for the writers: code that both shared would make the same
mistake on both sides. Knows the model only: no file that was written, and no HTML.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, assert_never

from cribdeck.notes.blocks import (
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
from cribdeck.notes.card_choices import has_card
from cribdeck.notes.document import Divider, Document, Section
from cribdeck.notes.walk import entries
from cribdeck.problems import Location, Problem

DECK = "deck"
SHEET = "sheet"
CARDS = "cards"
SHOWN = 60  # characters of a lost text in a message


def loss_problem(path: Path, line: int, file: str, fact: str, code: str = "lost") -> Problem:
    """The error that something of `line` (1-based; 0 is the whole document) of the document at
    `path` is not in `file` (DECK, SHEET or CARDS), or `code` says what it is there; `fact` says
    what."""
    remedy = "this is a mistake in cribdeck, not in your notes; please report it with this line"
    return Problem(Location(path, line), f"{code}-in-{file}", fact, remedy)


def shortened(text: str) -> str:
    """`text` on one line, cut to SHOWN characters, to be quoted in a message."""
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"


class Line(NamedTuple):
    """Words that stand together at a line of the notes."""

    line: int
    text: str


def plain_text(inlines: Iterable[Inline], link_end: str = "") -> str:
    """The words, with newlines where the source has them, so that lines can be counted. `link_end`
    is put behind a link's words, where paper may show the address."""
    return "".join(
        # Most inlines are plain text; asking for that first makes a large deck a third faster.
        [i.text if isinstance(i, Text) else _plain_one(i, link_end) for i in inlines]
    )


def _plain_one(inline: Inline, link_end: str) -> str:
    match inline:
        case Text(text) | CodeSpan(text):
            return text
        case Emphasis(children) | Strong(children) | Strikethrough(children):
            return plain_text(children, link_end)
        case Link(_, children):
            return plain_text(children, link_end) + link_end
        case LineBreak():
            return "\n"
        case Math() | Image():  # no words; the proof of figures looks for them
            return ""
        case _:
            assert_never(inline)


def spoken(blocks: Iterable[Block], link_end: str = "") -> Iterator[Line | CodeBlock]:
    """What `blocks` say, in order: prose as one piece a paragraph or cell, code as its block."""
    for block in blocks:
        match block:
            case Paragraph(inlines, location):
                yield Line(location.line, plain_text(inlines, link_end))
            case CodeBlock():
                yield block
            case ItemList(items):
                for item in items:
                    yield from spoken(item.blocks, link_end)
            case Quote(inner):
                yield from spoken(inner, link_end)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row.cells:
                        yield Line(row.location.line, plain_text(cell, link_end))
            case Rule():
                pass
            case _:
                assert_never(block)


def all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """`sections` and all below them, in the document's order."""
    for section in sections:
        yield section
        yield from all_sections(section.sections)


def title_line(document: Document) -> int:
    """The line of the title (1-based), 0 where the document does not say it."""
    # The H1 that names the document is no section; its line is where the level 0 begins.
    first = document.sections[:1]
    return first[0].location.line if first and not first[0].level else 0


def sheet_only_of(document: Document) -> tuple[tuple[Location, str], ...]:
    """What of `document` is on no card, in order: remarks, rules, headings with nothing carded
    below. Each with its place and its words on one line."""
    found = [
        (section.location, plain_text(section.heading))
        for section in all_sections(document.sections)
        if section.level and not any(has_card(document, e) for e in entries((section,)))
    ]
    for entry in entries(document.sections):
        if isinstance(entry, Divider):
            found.append((entry.location, "---"))
        elif not has_card(document, entry):
            asked = "" if entry.from_heading else plain_text(entry.prompt)
            said = (asked, *(one.text for one in spoken(entry.answer)))
            found.append((entry.location, " ".join(" ".join(said).split())))
    return tuple(sorted(found))
