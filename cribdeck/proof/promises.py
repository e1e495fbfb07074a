"""What the sheet must show: the words of the document in order, and the names of destinations.

Knows the promises that the sheet makes about names and tabs. Of a PDF it knows only the form in
which characters are compared.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from cribdeck.notes.blocks import CodeBlock, row_location
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.proof.pdf_text import normal_form
from cribdeck.proof.words import Line, all_sections, plain_text, spoken, title_line

TITLE = "title"  # the name of the block that holds the document's title
TAB = 4  # columns; how the sheet sets a tab in code

Span = tuple[int, int]  # where a word stands in the text of the sheet: begin and end, in characters


class PlacedBlock(Protocol):
    """A rectangle of the sheet that is promised to one entry, heading or the title: what they say
    stands in it, and nothing else does.

    `name` is the named destination of the entry or heading (`entry-L`, `heading-L`), or TITLE; an
    entry that goes on elsewhere has several blocks. `page` counts from 0; the edges are in points
    from the lower left corner of the page, as in the PDF.
    """

    @property
    def name(self) -> str: ...

    @property
    def page(self) -> int: ...

    @property
    def left(self) -> float: ...

    @property
    def bottom(self) -> float: ...

    @property
    def right(self) -> float: ...

    @property
    def top(self) -> float: ...


class Word(NamedTuple):
    """One word that the sheet must show. `begins` says that something may stand before it (a
    bullet, a number); `column` is where it stands in its line of code, None for prose. `is_ascii`
    goes by the notes: the normal form of "①" is "1"."""

    text: str
    line: int
    entry: int  # words of one entry that are lost together are one problem
    begins: bool
    column: int | None = None
    is_ascii: bool = True


def wanted_names(document: Document) -> Iterator[str]:
    """The named destinations that the sheet must have: one for each heading, entry and line of
    code, in order; all end in "-" and a line of the document."""
    for section in all_sections(document.sections):
        if section.level:
            yield _heading_name(section)
        for entry in section.entries:
            yield _entry_name(entry)
            for block in spoken(entry.answer):
                if isinstance(block, CodeBlock):
                    yield from (line_name(line) for line, _ in code_lines(block))


def block_names(document: Document) -> tuple[str, ...]:
    """The name of the block that holds a word, by the word's `entry`: the title's, then that of
    each heading and entry in order."""
    names = [TITLE]
    for section in all_sections(document.sections):
        names.append(_heading_name(section))
        names.extend(map(_entry_name, section.entries))
    return tuple(names)


def _heading_name(section: Section) -> str:
    return f"heading-{section.location.line}"


def _entry_name(entry: Entry) -> str:
    return f"entry-{entry.location.line}"


def line_name(line: int) -> str:
    """The destination of the line of code at `line` of the document (1-based)."""
    return f"line-{line}"


def code_lines(block: CodeBlock) -> Iterator[Line]:
    """The lines of `block`, blank ones too, each with its line in the document."""
    for i, text in enumerate(block.text.split("\n")):
        yield Line(row_location(block, i).line, text)


def wanted_words(document: Document) -> Iterator[Word]:
    """All words that the sheet must show, in order and in normal form: the title, headings,
    entries, code."""
    number = 0
    yield from _prose(Line(title_line(document), document.title), number)
    for section in all_sections(document.sections):
        number += 1
        yield from _prose(Line(section.location.line, plain_text(section.heading, " ")), number)
        for entry in section.entries:
            number += 1
            line = entry.location.line
            if not entry.from_heading:
                yield from _prose(Line(line, plain_text(entry.prompt, " ")), number)
            yield from _prose(Line(line, plain_text(entry.lead, " ")), number)
            for said in spoken(entry.answer, " "):
                if isinstance(said, CodeBlock):
                    for code_line in code_lines(said):
                        yield from _code(code_line, number)
                else:
                    yield from _prose(said, number)


def _prose(said: Line, entry: int) -> Iterator[Word]:
    begins = True
    for i, row in enumerate(said.text.split("\n")):
        for word in row.split():
            if text := normal_form(word):
                yield Word(text, said.line + i, entry, begins)
                begins = False


def _code(said: Line, entry: int) -> Iterator[Word]:
    row = said.text.expandtabs(TAB)
    for i, found in enumerate(re.finditer(r"\S+", row)):
        if text := normal_form(found[0]):
            yield Word(text, said.line, entry, i == 0, found.start(), found[0].isascii())
