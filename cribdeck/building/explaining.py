"""Why notes became what they are: which shape took which lines, and what came of them.

Knows documents, shapes and rules. Does not know how it is shown (display_explained).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cribdeck.building.known_terms import known_terms
from cribdeck.building.sources import find_sources
from cribdeck.deck.anki_notes import Drafted, drafted
from cribdeck.explanation import Became, Explanation, Gone, Heading, Piece
from cribdeck.notes import card_choices, cardless, reader
from cribdeck.notes.blocks import Inlines, ItemList, Paragraph, Table
from cribdeck.notes.document import (
    Document,
    Drawing,
    Entry,
    Fact,
    ListEntry,
    Question,
    Sample,
    Taken,
    Term,
)
from cribdeck.notes.long_tables import is_long_table
from cribdeck.notes.reader.source import data_of, text_of
from cribdeck.notes.recognise.shapes import ITEM_SHAPES, SHAPES
from cribdeck.notes.sheet_only import Divider, Prose, Remark
from cribdeck.notes.superseded import is_superseded
from cribdeck.notes.walk import entries, sections
from cribdeck.notes.words import beside_missing, has_words, leads_in, plain, plain_blocks
from cribdeck.problems import Location, Problem, Problems, shortened

FOLDER = "only one file can be explained at a time"
OFF = "its cards are switched off"
NOTHING_ASKED = "nothing is asked"
NO_ANSWER = "it has no answer"
TOLD = "what is bold in it is told by what is in sight, or only fills"
CORRECTED = "another sample corrects it"
EXAMPLE = "an example, of which only commented lines and arguments are asked"
INSTANCE = "an example; another would be as right"
OUTLINE = "its items only label what is said of one thing after the other"
# Pasted there, it holds (tests/test_explain.py).
NO_NAMES = (
    "its items cannot be named from the heading; <!-- cards: lists=overview --> in the line above"
    " asks for all of them"
)
TOO_CROWDED = (
    "nobody could draw it from memory; <!-- cards: diagrams=whole --> in the line above asks for it"
)
LONG_TABLE = "nobody could recall all of the table; its rows are asked"
TOO_LONG = (
    "nobody could write it from memory; <!-- cards: code=whole --> in the line above asks for it"
)
BY_PARTS = "each of its parts is asked, with its own answer"
ON_SHEET = "no card, on the sheet only: {}"
LEADS_IN, REMARKS = "it leads in", "it remarks"
BESIDE = "it stands beside what is asked; write `**Name:** what it is`, or set words in bold"
BELOW_TITLE = "only the title, or the name of the file, stands above it"
ROWS = "its rows are asked instead"
STRAY = "it is not written as most of its list is"
CARDLESS = {Term.kind: INSTANCE, ListEntry.kind: OUTLINE}  # of what the document keeps back
BY_SHAPE = {  # why what a shape took has no card
    "links": "it says only where else to look",
    "page": "it serves a page",
    "tasks": "it says what is to be done",
}
LISTS, TABLES, UNASKED = {"items", "pairs"}, "table", {"prose", "plain-list", "told-list"}
ASKING = {*LISTS, TABLES, "plain-list"}
WHY = {shape.name: shape.why for shape in (*SHAPES, *ITEM_SHAPES)}


def explained(path: Path, of: int | None = None) -> tuple[Explanation | None, tuple[Problem, ...]]:
    """What became of each line of the file `path`, or of line `of` alone, and what keeps it from
    being read; None where it cannot be."""
    found = find_sources([path], Path())
    try:
        if len(found.files) != 1 or path.is_dir():
            remedy = "name a file of notes"
            raise Problems(found.problems or (Problem(Location(path), "no-notes", FOLDER, remedy),))
        (file,) = found.files
        text, _ = text_of(data_of(path), path)
        lines = len(text.splitlines())
        if of is not None and not 1 <= of <= lines:
            fact = f"there is no line {of}, the last is {lines}"
            raise Problems((Problem(Location(path), "no-line", fact, "name one of its lines"),))
        terms = known_terms(file)
        document, _ = reader.parse(text, path, file.vault, file.ledger.parent, terms)
    except Problems as refused:
        return None, refused.problems
    # What a ledger knows keeps its card all the same; nothing is identified here.
    whole = _explained(cardless.withheld(document, ()), of)
    return whole if of is None else _of_line(whole, of), ()


def explained_in(folder: Path) -> tuple[tuple[Explanation, ...], tuple[Problem, ...]]:
    """What became of all notes in `folder`, and what keeps some from being read."""
    found = find_sources([folder], Path())
    of_files = [explained(file.path) for file in found.files]
    problems = (problem for _, wrong in of_files for problem in wrong)
    return tuple(one for one, _ in of_files if one), (*found.problems, *problems)


def _explained(document: Document, of: int | None) -> Explanation:
    return Explanation(
        document.path,
        of,
        tuple(_headings(document)),
        tuple(_pieces(document)),
        tuple(
            Gone(one.location.line, _last(one.location.line, one.text), one.text, one.reason)
            for one in sorted(document.left_out, key=lambda one: one.location)
        ),
    )


def _last(line: int, text: str) -> int:
    return line + text.rstrip().count("\n")


def _headings(document: Document) -> Iterator[Heading]:
    asked = {entry.location for entry in entries(document.sections)}
    for path in sections(document.sections):
        if path[-1].level and path[-1].location not in asked:
            yield Heading(path[-1].location.line, shortened(plain(path[-1].heading)))


def _pieces(document: Document) -> Iterator[Piece]:
    found = {entry.location: entry for entry in entries(document.sections)}
    cards = {one.entry.location: one for one in drafted(document)}
    for taken in document.taken:
        made = tuple(_became(document, taken, found, cards))
        line = taken.location.line
        yield Piece(line, taken.last, taken.shape, WHY.get(taken.shape, ""), made)


def _became(
    document: Document,
    taken: Taken,
    found: Mapping[Location, Entry],
    cards: Mapping[Location, Drafted],
) -> Iterator[Became]:
    # What is not asked after all (attributed) is a part of the entry before it.
    kept = [(where, shape) for where, shape in taken.made if where in found]
    lines = [where.line for where, _ in kept]
    for i, (where, shape) in enumerate(kept):
        entry = found[where]
        own = cards.get(where)
        counts: Counter[str] = Counter()
        for rule, draft in own.drafts if own and where not in document.cardless else ():
            if not draft.if_known:  # nobody new gets it
                counts[rule.name] += len({*draft.blanks}) or 1
        last = max(where.line, lines[i + 1] - 1) if i + 1 < len(lines) else taken.last
        words = plain(entry.prompt) or plain_blocks(entry.answer)
        yield Became(
            where.line,
            last,
            entry.kind,
            shortened(words),
            shape,
            dict(counts),
            "" if counts else _without(document, entry, taken.shape, is_first=not i),
        )


def _without(document: Document, entry: Entry, shape: str, *, is_first: bool) -> str:
    """Why `entry`, which `shape` took, has no card. `is_first`: it took none above."""
    match entry:
        case Prose():
            return ON_SHEET.format(_aside(document, entry, shape, is_first=is_first))
        case Divider():
            return "a line on the sheet"
        case Remark():
            return ON_SHEET.format(BY_SHAPE.get(shape, REMARKS))
    if not card_choices.has_prompt(entry):
        return f"no card: {NOTHING_ASKED}"
    if isinstance(entry, Fact) and card_choices.has_card(document, entry):
        return f"no card: {TOLD}"
    if entry.location in document.cardless:
        return f"no card: {CARDLESS.get(entry.kind, NO_ANSWER)}"
    if isinstance(entry, Sample) and is_superseded(entry.block):
        return f"no card: {CORRECTED}"
    if isinstance(entry, Question) and entry.by_parts:
        return f"no card: {BY_PARTS}"
    if card_choices.by_parts_only(entry) and card_choices.has_card(document, entry):
        return f"no card: {_by_parts_only(entry)}"
    return f"no card: {NOTHING_ASKED if card_choices.has_card(document, entry) else OFF}"


def _by_parts_only(entry: Entry) -> str:
    """Why nobody is asked for the whole of `entry`."""
    if isinstance(entry, ListEntry):
        return NO_NAMES
    if isinstance(entry, Drawing):
        return TOO_CROWDED
    if is_long_table(entry.answer):
        return LONG_TABLE
    return EXAMPLE if entry.within else TOO_LONG


def _aside(document: Document, entry: Prose, shape: str, *, is_first: bool) -> str:
    """Why the blocks of `entry`, which `shape` took, are asked for by nobody; `is_first` as in
    `_without`."""
    if shape in BY_SHAPE:
        return BY_SHAPE[shape]
    match entry.answer:
        case (ItemList(),) if shape in LISTS:
            return STRAY
        case blocks if shape == TABLES and any(isinstance(one, Table) for one in blocks):
            return ROWS
        case (*_, Paragraph(line)) if shape in ASKING and not is_first and _states(line):
            return BESIDE
        case _:
            above = document.sections[0]
            is_below_title = not above.level and entry in above.entries
            return BELOW_TITLE if is_below_title and shape in UNASKED else LEADS_IN


def _states(line: Inlines) -> bool:
    """Whether `line` says something itself: it neither leads in nor stands for a picture."""
    return not leads_in(line) and has_words(beside_missing(line))


def _of_line(whole: Explanation, line: int) -> Explanation:
    """Of `whole` only what holds `line`."""
    return replace(
        whole,
        headings=tuple(one for one in whole.headings if one.line == line),
        pieces=tuple(
            replace(
                piece,
                entries=tuple(one for one in piece.entries if one.line <= line <= one.last),
            )
            for piece in whole.pieces
            if piece.line <= line <= piece.last
        ),
        gone=tuple(one for one in whole.gone if one.line <= line <= one.last),
    )
