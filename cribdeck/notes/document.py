"""The domain types: what a document says, who its entries are, and what Anki gets.

Frozen data without behaviour, and the one way to walk it. `Inline` and `Block` are closed unions: a
`match` over them ends in `assert_never`, so that a new kind fails the type checker and not the
reader of the sheet.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from cribdeck.problems import Location

# --- Inlines (CommonMark section 6) ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters, entities already decoded."""

    text: str


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """`code` within a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strikethrough:
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """`href` as written; a writer decides whether it can be followed from a card or from paper."""

    href: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a source line: `hard` must stay a new line, soft is a space."""

    hard: bool


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in TeX; `display`: on a line of its own."""

    tex: str
    display: bool


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the notes' folder. `name` is what it is called wherever it goes: it comes from
    its content, so that no two pictures share one. `width` and `height` in CSS pixels."""

    file: Path
    alt: str
    name: str
    width: float
    height: float


Inline = Text | CodeSpan | Emphasis | Strong | Strikethrough | Link | LineBreak | Math | Image
Inlines = tuple[Inline, ...]

# --- Blocks (CommonMark sections 4 and 5; tables are GitHub's extension) --------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines
    location: Location


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands between `<!--` and `-->`, as written; `location` is the line of the `<!--`."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fence, character for character.

    `text` has no final newline; `location` is the line of the opening fence, so source line i of
    the text (from 0) stands at `location.line + 1 + i` (indented code has no fence: `fenced` is
    False and line i stands at `location.line + i`). `language` is the first word of the info
    string in lower case ("" where there is none), `attributes` the rest of it, as written.
    `notes` are the HTML comments directly before and after a fence; no output shows them.
    """

    text: str
    language: str
    attributes: str
    location: Location
    fenced: bool = True
    notes: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: "tuple[Block, ...]"
    location: Location


@dataclass(frozen=True, slots=True)
class ItemList:
    """`start` is the first number of an ordered list and None for bullets."""

    items: tuple[ListItem, ...]
    start: int | None
    location: Location


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: "tuple[Block, ...]"
    location: Location


class Align(StrEnum):
    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """`header` and each of `rows` have as many cells as `aligns`."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[Align, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break (`---`)."""

    location: Location


Block = Paragraph | CodeBlock | ItemList | Quote | Table | Rule
Blocks = tuple[Block, ...]

# --- The document ---------------------------------------------------------------------------------


class Kind(StrEnum):
    """What an entry is. The last three are on the sheet only; no card is made of them."""

    QUESTION = "question"  # prompt: the question; answer: what stands under it, or ()
    COMPARISON = "comparison"  # as a question, about two or more things ("Kafka vs REST")
    TERM = "term"  # prompt: the term; answer: its definition
    FACT = "fact"  # prompt: a sentence with bold words; answer: blocks under it, often ()
    LIST = "list"  # prompt: the heading; answer: the list, then remarks on it
    CODE = "code"  # prompt: the heading; answer: the code block, then remarks on it
    DIAGRAM = "diagram"  # prompt: the heading; answer: the drawn fence, then remarks on it
    CONTEXT = "context"  # no prompt; answer: paragraphs that lead in
    REMARK = "remark"  # no prompt; answer: paragraphs after a rule
    RULE = "rule"  # no prompt; answer: the Rule


# Fences in these "languages" hold drawings or plain text: kept as drawn, and not checked.
DRAWN = frozenset({"", "text", "txt", "ascii", "plain", "plaintext"})
SHEET_ONLY = frozenset({Kind.CONTEXT, Kind.REMARK, Kind.RULE})
ASKS = frozenset({Kind.QUESTION, Kind.COMPARISON})  # an empty answer means: unanswered


@dataclass(frozen=True, slots=True)
class Entry:
    """The unit that is asked and answered.

    `lead` is the line that introduces a list, a sample or a diagram ("Kafka deletes by:"); it
    belongs to the prompt. `anchor` is an explicit identity (`{#name}`), rarely needed. `number` is
    the number that an entry of an ordered list had in the notes. `from_heading` says that the
    prompt is the text of the section's own heading: the sheet prints it once, as the heading.
    `comments` are the HTML comments in it and directly under it; no output shows them.
    """

    kind: Kind
    prompt: Inlines
    answer: Blocks
    location: Location
    lead: Inlines = ()
    anchor: str | None = None
    number: int | None = None
    from_heading: bool = False
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (`level` 1 to 6) with what stands under it, in document order: its own entries
    first, then its subsections. The part before the first heading has `level` 0 and no heading.
    `comments` stand in the heading or under it, before the first entry."""

    heading: Inlines
    level: int
    entries: tuple[Entry, ...]
    sections: "tuple[Section, ...]"
    location: Location
    anchor: str | None = None
    comments: tuple[Comment, ...] = ()


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Binding(StrEnum):
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class CardChoices:
    """Which kinds of card are wanted; `choices` knows the values."""

    reverse: str = "on"
    lists: str = "both"
    comparisons: str = "both"
    code: str = "both"
    arguments: str = "on"
    diagrams: str = "both"


@dataclass(frozen=True, slots=True)
class Settings:
    """The front matter of a document; None means: not said, the tool decides."""

    title: str | None = None
    deck: str | None = None
    tags: tuple[str, ...] = ()
    paper: Paper | None = None
    orientation: Orientation | None = None
    columns: int | None = None
    pages: int | None = None
    short: int | None = None
    topic: str | None = None
    binding: Binding | None = None
    language: str | None = None
    allow: tuple[str, ...] = ()
    cards: CardChoices = CardChoices()


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file. `title` is plain text: the front matter's, else the first H1's, else the
    first heading's. The H1 that gives the title is no section; what stands directly under it is
    in a section of level 0."""

    path: Path
    title: str
    settings: Settings
    sections: tuple[Section, ...]


def entries(sections: Iterable[Section]) -> Iterator[Entry]:
    """Every entry of `sections` and of what is below them, in document order."""
    for section in sections:
        yield from section.entries
        yield from entries(section.sections)


Figure = tuple[Location, Math | Image]  # with its line


def figures(document: Document) -> Iterator[Figure]:
    """Every formula and image of `document`, in its order, with its line."""

    def under(sections: Iterable[Section]) -> Iterator[Figure]:
        for section in sections:
            yield from _within(section.heading, section.location)
            for entry in section.entries:
                yield from entry_figures(replace(entry, prompt=()) if entry.from_heading else entry)
            yield from under(section.sections)

    yield from under(document.sections)


def entry_figures(entry: Entry) -> Iterator[Figure]:
    """Every formula and image of `entry`, in its order, with its line."""
    yield from _within(entry.prompt, entry.location)
    yield from _within(entry.lead, entry.location)
    yield from _below(entry.answer)


def _below(blocks: Blocks) -> Iterator[Figure]:
    for block in blocks:
        match block:
            case Paragraph(inlines, location):
                yield from _within(inlines, location)
            case ItemList(items):
                for item in items:
                    yield from _below(item.blocks)
            case Quote(inner):
                yield from _below(inner)
            case Table(header, rows, _, location):
                for i, row in enumerate((header, *rows)):
                    line = location.line + i + (1 if i else 0)  # the rule below the header
                    for cell in row:
                        yield from _within(cell, replace(location, line=line))


def _within(inlines: Inlines, at: Location) -> Generator[Figure, None, int]:
    """Those of `inlines`, which begin at the line `at`; returns the line where they end."""
    line = at.line
    for inline in inlines:
        match inline:
            case LineBreak():
                line += 1
            case Image():
                yield replace(at, line=line), inline
            case Math(tex):
                yield replace(at, line=line), inline
                line += tex.count("\n")
            case Emphasis(children) | Strong(children) | Strikethrough(children):
                line = yield from _within(children, replace(at, line=line))
            case Link(_, children):
                line = yield from _within(children, replace(at, line=line))
    return line


# --- The sheet ------------------------------------------------------------------------------------

TITLE = "title"  # the name of the block that holds the document's title


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A rectangle of the sheet that is promised to one entry, heading or the title: what they say
    stands in it, and nothing else does.

    `name` is the named destination of the entry or heading (`entry-L`, `heading-L`), or TITLE; an
    entry that goes on elsewhere has several blocks. `page` counts from 0; the edges are in points
    from the lower left corner of the page, as in the PDF.
    """

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


# --- Identity -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """What an entry shows of itself when the ledger asks who it is: words without formatting.

    `document` is the file's path relative to the ledger's folder, with "/" on every system.
    `headings` is the path of headings that the entry stands under, outermost first. `answer` is
    what the learner must recall ("" while a question is unanswered; the bold words of a fact).
    `blanks` are the words that the cloze rules of this entry hide, in document order, each
    (rule, words) once.
    """

    location: Location
    document: str
    headings: tuple[str, ...]
    kind: Kind
    prompt: str
    answer: str
    anchor: str | None = None
    blanks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an entry is, across edits.

    `guid` is plain hex. `clozes` says which words hold which cloze number, per rule that makes
    clozes of this entry: (("fact", "at-least-once", 1), …), as (rule, words, number).
    """

    guid: str
    clozes: tuple[tuple[str, str, int], ...] = ()


# --- What Anki gets -------------------------------------------------------------------------------


class NoteType(StrEnum):
    """Anki's note types of ours; their ids, fields and template counts are frozen for ever."""

    CARD = "cribdeck"  # two templates: prompt -> answer, and the reverse where the note asks for it
    CLOZE = "cribdeck cloze"


# Fields for what a card asks: the definition as the reverse card shows it, and what is to be done
# ("Name all 5").
DEFINITION_FIELD = "Spare 1"
TASK_FIELD = "Spare 2"
# Fields that say where an entry stands in the notes: file and heading, and its section's colour.
SOURCE_FIELD = "Spare 5"
HUE_FIELD = "Spare 6"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is emitted. `fields` holds HTML by field name; fields not named are empty.
    `modified` and `created` are seconds since the epoch; `tags` are in Anki's form (no spaces,
    `::` between levels)."""

    guid: str
    entry_guid: str
    note_type: NoteType
    kind: Kind
    fields: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    location: Location
    modified: int = 0
    created: int = 0


@dataclass(frozen=True, slots=True)
class Deck:
    """One document's deck: `name` as Anki shows it, notes in document order."""

    name: str
    notes: tuple[Note, ...] = field(default=())
