"""What a document says, in the proof's own words: its lines, and the words that paper must show.

Does on purpose again what other rooms do for the writers: code that both shared would make the same
mistake on both sides. Knows the document, and the form in which the characters of a PDF are
compared; no file that was written, and no HTML.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cribdeck.notes import walk
from cribdeck.notes.blocks import (
    Block,
    CodeBlock,
    CodeSpan,
    Image,
    Inline,
    LineBreak,
    Math,
    Media,
    MissingImage,
    Table,
    Text,
    row_location,
)
from cribdeck.notes.card_choices import has_card
from cribdeck.notes.document import Correction, Document, Section
from cribdeck.notes.entry_body import body
from cribdeck.notes.sheet_only import Divider
from cribdeck.problems import Location, Problem, Severity, shortened
from cribdeck.proof.glyphs import FIGURE, normal_form

DECK = "deck"
SHEET = "sheet"
CARDS = "cards"
SOURCE = "source"
NAMES = {DECK: "deck", SHEET: "sheet", CARDS: "paper cards", SOURCE: "document that was read"}
WRONG = frozenset({"lost", "added"})  # codes of faults in what an output says
BLANK = "blank"  # a drawing has its place, and shows nothing there
DRAWING = "drawing"  # an image that is no picture of pixels: it may well have nothing to show
FIGURES = re.compile(f" {FIGURE}\\S* ")  # what _figure_word makes
TAB = 4  # columns; how code on paper sets a tab


class Fault(NamedTuple):
    """Something of `line` (1-based; 0 is the whole document) of the notes is not as it should be in
    an output: `fact` says what. `code` is one of WRONG where the output does not say what the notes
    do; else it says it in a bad place. `last`: what is lost reaches as far as that line."""

    line: int
    fact: str
    code: str = "lost"
    last: int = 0


def problem(path: Path, file: str, fault: Fault) -> Problem:
    """The problem that `fault`, whose fact is whole, is in `file` (DECK, SHEET or CARDS) of the
    document at `path`: an error where it is of WRONG, else a warning."""
    if fault.code in WRONG:
        remedy = "this is a mistake in cribdeck, not in your notes; please report it with this line"
        severity = Severity.ERROR
    elif fault.code == BLANK:
        remedy = "look at the file, and save it anew as plain SVG"
        severity = Severity.FLAW
    else:
        remedy = "look whether it can be read there, and please report it with this line"
        severity = Severity.WARNING
    where = Location(path, fault.line)
    return Problem(where, f"{fault.code}-in-{file}", fault.fact, remedy, severity)


def problems(path: Path, file: str, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """One error a line of the document, the first of `faults` there, in the order of lines; behind
    them one warning for each other code, since one cause moves much, and no two at one line. The
    facts of `faults` end before the name of the file."""
    first: dict[int, Fault] = {}
    badly: dict[str, dict[int, Fault]] = {}
    for fault in faults:
        by_line = first if fault.code in WRONG else badly.setdefault(fault.code, {})
        by_line.setdefault(fault.line, fault._replace(fact=f"{fault.fact} the {NAMES[file]}"))
    gone = {n for one in first.values() for n in range(one.line, 1 + (one.last or one.line))}
    found = [first[line] for line in sorted(first)]
    for by_line in badly.values():
        if lines := sorted(by_line.keys() - gone):
            one, more = by_line[lines[0]], len(lines) - 1
            many = "line" if more == 1 else "lines"
            also = f" (so it is at {more} more {many})" if more else ""
            found.append(one._replace(fact=one.fact + also))
            gone.update(lines)
    return tuple(problem(path, file, fault) for fault in found)


# --- Lines ----------------------------------------------------------------------------------------


class Line(NamedTuple):
    """What stands at a line of the notes; `is_code`: every blank of it counts, `is_cell`: it is
    in a table, `is_head`: in its head, which stands again where the table goes on."""

    line: int
    text: str
    is_code: bool = False
    is_head: bool = False
    is_cell: bool = False


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of `inlines` on one line, without formulas, images and recordings."""
    # Most inlines are plain text; asking for that first makes a large deck a third faster.
    return "".join(
        one.text
        if isinstance(one, Text | CodeSpan | MissingImage)
        else " "
        if isinstance(one, LineBreak)
        else ""
        for one in walk.inlines(inlines)
    )


def lines_of(line: walk.Line, *, is_head: bool = False) -> Iterator[Line]:
    """A run of inlines, line by line of the notes. A formula or image is a word of its own."""
    location, inlines = line
    number, said = location.line, ""
    for one in walk.inlines(inlines):
        match one:
            case Text(text) | CodeSpan(text) | MissingImage(text):
                said += text
            case LineBreak(location=None):
                said += " "
            case LineBreak(location=Location(line=after)):
                yield Line(number, said, is_head=is_head)
                number, said = after, ""
            case Math(tex):
                said += _figure_word("formula", tex)
            case Image(file, alt):
                kind = DRAWING if file.suffix.lower() == ".svg" else "image"
                said += _figure_word(kind, alt or file.name)
            case Media(_, text):
                said += _figure_word("recording", text)
            case _:  # what holds others: they follow
                pass
    yield Line(number, said, is_head=is_head)


def _figure_word(kind: str, alt: str) -> str:
    """A formula or image as one word between blanks."""
    return f" {FIGURE}{FIGURE.join((kind, *alt.split()))} "


def spoken(blocks: Iterable[Block]) -> Iterator[Line | CodeBlock]:
    """What `blocks` say, in order: prose and cells line by line, code as its block."""
    for block in walk.blocks(blocks):
        if isinstance(block, CodeBlock):
            yield block
        for i, line in enumerate(walk.lines(block)):
            if isinstance(block, Table):
                for of_cell in lines_of(line, is_head=i < len(block.header.cells)):
                    yield of_cell._replace(is_cell=True)
            else:
                yield from lines_of(line)


def code_lines(block: CodeBlock) -> Iterator[Line]:
    """The lines of `block`, blank ones too, each with its line in the document."""
    for i, text in enumerate(block.text.split("\n")):
        yield Line(row_location(block, i).line, text, is_code=True)


def printed(blocks: Iterable[Block]) -> Iterator[Line]:
    """What paper shows of `blocks`, line by line."""
    for said in spoken(blocks):
        yield from code_lines(said) if isinstance(said, CodeBlock) else (said,)


def all_sections(document: Document) -> Iterator[Section]:
    """All sections of `document` in its order."""
    return (path[-1] for path in walk.sections(document.sections))


def title_line(document: Document) -> int:
    """The line of the title (1-based), 0 where the document does not say it."""
    # The H1 that names the document is no section; its line is where the level 0 begins.
    first = document.sections[:1]
    return first[0].location.line if first and not first[0].level else 0


def sheet_only_of(document: Document) -> tuple[tuple[Location, str], ...]:
    """What of `document` is on no card, in order: remarks, rules, headings with nothing carded
    below. Each with its place and its words on one line. A sample may be shown by a correction."""
    corrections = (e for e in walk.entries(document.sections) if isinstance(e, Correction))
    shown = {block for e in corrections if has_card(document, e) for block in e.given}
    found = [
        (section.location, plain_text(section.heading))
        for section in all_sections(document)
        if section.level and not any(has_card(document, e) for e in walk.entries((section,)))
    ]
    for entry in walk.printed(document.sections):
        if isinstance(entry, Divider):
            found.append((entry.location, "---"))
        elif not has_card(document, entry) and shown.isdisjoint(entry.answer[:1]):
            asked = "" if entry.from_heading else plain_text(entry.prompt)
            said = (asked, *(FIGURES.sub("", one.text) for one in spoken(body(entry))))
            found.append((entry.location, " ".join(" ".join(said).split())))
    return tuple(sorted(found))


# --- Words ----------------------------------------------------------------------------------------


class Word(NamedTuple):
    """One word that paper must show: `text` in normal form, `said` as the notes have it. `column`
    is where it stands in its line of code, None for prose. `is_ascii` goes by the notes: the normal
    form of "①" is "1". `figure` is "formula", "image" or DRAWING where it is one, and then one
    word."""

    text: str
    said: str
    line: int
    column: int | None = None
    is_head: bool = False
    is_ascii: bool = True
    figure: str = ""
    is_cell: bool = False


def words_of(lines: Iterable[Line]) -> Iterator[Word]:
    """The words of `lines`; what has no shape is none."""
    for line in lines:
        row = line.text.expandtabs(TAB) if line.is_code else line.text
        for found in re.finditer(r"\S+", row):
            said = found[0]
            if said.startswith(FIGURE):
                _, kind, *alt = said.split(FIGURE)
                said = " ".join(alt)
                text, is_head, is_cell = FIGURE + normal_form(said), line.is_head, line.is_cell
                yield Word(text, said, line.line, None, is_head, False, kind, is_cell)
            elif text := normal_form(said):
                column = found.start() if line.is_code else None
                is_ascii = said.isascii()
                yield Word(text, said, line.line, column, line.is_head, is_ascii, "", line.is_cell)


def with_ink(
    wanted: Mapping[str, Sequence[Word]], blank: Iterable[str]
) -> tuple[dict[str, list[Word]], list[Fault]]:
    """What is `wanted` in each block, without drawings that are among the figures that are `blank`;
    and a fault for each of those."""
    left = Counter(blank)
    kept: dict[str, list[Word]] = {}
    faults = []
    for name, words in wanted.items():
        kept[name] = []
        for word in words:
            if word.figure == DRAWING and left[word.text]:
                left[word.text] -= 1
                faults.append(Fault(word.line, f"{quoted([word])} shows nothing in", BLANK))
            else:
                kept[name].append(word)
    return kept, faults


def quoted(words: Sequence[Word]) -> str:
    """How a message names `words`."""
    said = f'"{shortened(" ".join(word.said for word in words))}"'
    alone = words[0].figure if len(words) == 1 else ""
    alone = "image" if alone == DRAWING else alone
    return f"the {alone} {said}" if alone else said
