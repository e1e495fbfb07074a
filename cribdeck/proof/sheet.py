"""What the sheet must show against what it shows: every word in its own block, in order, and to be
seen; formulas, images and code; the named destinations.

Knows the promises that the sheet makes about names and its title, and states them again. Knows
neither the PDF's format nor how a sheet is made.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cribdeck.notes import walk
from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.notes.entry_body import body
from cribdeck.problems import Problem, shortened
from cribdeck.proof.blocks import Reading, read_blocks
from cribdeck.proof.code_columns import line_name, lost_blank_lines, lost_columns
from cribdeck.proof.glyphs import FIGURE, Glyph, PdfText
from cribdeck.proof.ink import badly_placed, unseen
from cribdeck.proof.placing import PlacedBlock
from cribdeck.proof.words import (
    SHEET,
    Fault,
    Line,
    Word,
    all_sections,
    code_lines,
    lines_of,
    printed,
    problems,
    title_line,
    with_ink,
    words_of,
)

TITLE = "title"  # the name of the block that holds the document's title
CHANGED = re.compile(r"(?:Lastchanged\d{4}-\d\d-\d\d)?")  # stands there, too, below the topic


def wanted_names(document: Document) -> Iterator[str]:
    """The named destinations that the sheet must have: one for each heading, entry and line of
    code, in order; all end in "-" and a place in the document."""
    for section in all_sections(document):
        if section.level:
            yield _heading_name(section)
        for entry in _printed(section):
            yield _entry_name(entry)
            for block in _code_blocks(entry):
                yield from (line_name(row.line) for row in code_lines(block))


def _printed(section: Section) -> Iterator[Entry]:
    """The entries directly in `section` that the sheet has a place for."""
    return (entry for entry in section.entries if not entry.within)


def _heading_name(section: Section) -> str:
    return f"heading-{section.location.place}"


def _entry_name(entry: Entry) -> str:
    return f"entry-{entry.location.place}"


def _code_blocks(entry: Entry) -> Iterator[CodeBlock]:
    return (block for block in walk.blocks(body(entry)) if isinstance(block, CodeBlock))


def wanted_words(document: Document) -> dict[str, list[Word]]:
    """The words that the sheet must show, by the name of their block: the title with the topic,
    headings, entries. Two entries that begin on one line share a block."""
    below = Line(0, document.settings.subtitle)
    title = (Line(title_line(document), document.title), below)
    wanted = defaultdict(list, {TITLE: list(words_of(title))})
    for section in all_sections(document):
        if section.level:
            wanted[_heading_name(section)].extend(
                words_of(lines_of((section.location, section.heading)))
            )
        for entry in _printed(section):
            wanted[_entry_name(entry)].extend(words_of(_lines(entry)))
    return wanted


def _lines(entry: Entry) -> Iterator[Line]:
    if not entry.from_heading:
        if entry.number is not None and entry.prompt:
            yield Line(entry.location.line, f"{entry.number}.")
        yield from lines_of((entry.location, entry.prompt))
    yield from lines_of((entry.location, entry.lead))
    yield from printed(body(entry))


def compare_sheet(
    document: Document, pdf: PdfText, blocks: Sequence[PlacedBlock]
) -> tuple[Problem, ...]:
    """An error for each line of `document` of which words are not in `pdf`, or cannot be seen; and
    warnings where they can, but stand elsewhere than in their own of the `blocks` that the sheet
    promises, on something else, or in other columns of code, or have no name."""
    wanted, without_ink = with_ink(wanted_words(document), pdf.blank)
    reading = read_blocks(wanted, pdf.glyphs, blocks, {TITLE: CHANGED})
    code = [one for entry in walk.printed(document.sections) for one in _code_blocks(entry)]
    faults = (
        *reading.faults,
        *without_ink,
        *_strays(pdf.glyphs, reading),
        *unseen(pdf, reading),
        *_lost_names(document, pdf),
        *lost_columns(code, reading.standing, pdf.glyphs, pdf.places),
        *lost_blank_lines(code, pdf.places),
        *badly_placed(pdf, blocks, reading),
    )
    return problems(document.path, SHEET, faults)


def _strays(glyphs: Sequence[Glyph], reading: Reading) -> Iterator[Fault]:
    """What stands in no block, and is of no word that is wanted."""
    if found := [glyphs[i] for i in reading.strays]:
        said = shortened("".join(glyph.text for glyph in found).replace(FIGURE, " "))
        page = found[0].run.page + 1
        yield Fault(0, f'"{said}" stands where nothing should on page {page} of', "added")


def _lost_names(document: Document, pdf: PdfText) -> Iterator[Fault]:
    for name in wanted_names(document):
        what, place = name.rsplit("-", 1)
        if name not in pdf.places:
            line = int(place.partition(".")[0])
            yield Fault(line, f"no link finds the {what} of this line in", "place")
