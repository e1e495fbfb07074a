"""A document: sections with their entries, the units that are asked and answered, each kind a type
with the fields that it has. Those that make no cards are in `sheet_only`.

Frozen data. All entries have a `prompt` (what is asked), an `answer` (what stands below it, as
blocks), a `location`, an `anchor` (an explicit identity, `{#name}`, rarely needed) and `comments`
(the HTML comments in them and directly under them; no output shows them). `lead` is the line that
introduces a list, a sample or a drawing ("Kafka deletes by:") and belongs to the prompt; `given` is
what a question shows with itself (the code of "What does this print?"). `number` is the number that
an entry had in an ordered list. `from_heading` says that the prompt is the text of the section's
own heading: the sheet prints it once, as the heading. `within` says that the entry is a part of
one above, which prints it: a term in the list that answers a question, a row of a table. Only cards
are made of it. `under` is the line that such a part stands under, where that says what it is about:
the line above its list, the question that it follows on. `turned` is a row of a table asked the
other way round: what is asked, and what answers it.

`kind` is the name of the type in tags, reports and the ledger. It is for ever, and no code asks for
it: what an entry is, its type says. How to walk through all of it is in `walk`, what stands below a
prompt in `entry_body`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, get_args

from cribdeck.notes.blocks import Blocks, CodeBlock, Comment, Inlines, ItemList
from cribdeck.notes.settings import Settings
from cribdeck.notes.sheet_only import SheetOnly
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `answer` is () while the notes have none. One that is asked `by_parts` has no
    card of the whole: each part is a question with an answer of its own."""

    kind: ClassVar[str] = "question"
    lead: ClassVar[Inlines] = ()

    prompt: Inlines
    answer: Blocks
    location: Location
    anchor: str | None = None
    number: int | None = None
    from_heading: bool = False
    comments: tuple[Comment, ...] = ()
    given: Blocks = ()
    within: bool = False
    under: Inlines = ()
    turned: tuple[Inlines, Inlines] | None = None
    by_parts: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question about two or more things ("Kafka vs REST")."""

    kind: ClassVar[str] = "comparison"
    lead: ClassVar[Inlines] = ()

    prompt: Inlines
    answer: Blocks
    location: Location
    anchor: str | None = None
    number: int | None = None
    from_heading: bool = False
    comments: tuple[Comment, ...] = ()
    given: Blocks = ()
    within: bool = False
    under: Inlines = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with options, of which those whose numbers (from 0) are `right` answer it; there
    are none while the notes do not tell. `explanation` is what they say besides."""

    kind: ClassVar[str] = "choice"
    lead: ClassVar[Inlines] = ()

    prompt: Inlines
    options: ItemList
    right: tuple[int, ...]
    explanation: Blocks
    location: Location
    anchor: str | None = None
    number: int | None = None
    from_heading: bool = False
    comments: tuple[Comment, ...] = ()
    given: Blocks = ()
    within: bool = False
    under: Inlines = ()

    @property
    def answer(self) -> Blocks:
        return (*self.right_blocks, *self.explanation)

    @property
    def right_blocks(self) -> Blocks:
        """What the right options say, as they stand."""
        return tuple(block for i in self.right for block in self.options.items[i].blocks)


@dataclass(frozen=True, slots=True)
class Term:
    """A name and its definition, which ask for each other."""

    kind: ClassVar[str] = "term"
    given: ClassVar[Blocks] = ()
    lead: ClassVar[Inlines] = ()
    number: ClassVar[None] = None
    from_heading: ClassVar[bool] = False

    prompt: Inlines
    answer: Blocks
    location: Location
    anchor: str | None = None
    comments: tuple[Comment, ...] = ()
    within: bool = False
    under: Inlines = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence whose bold words are asked for; `answer` are remarks on it, often ()."""

    kind: ClassVar[str] = "fact"
    given: ClassVar[Blocks] = ()
    lead: ClassVar[Inlines] = ()
    number: ClassVar[None] = None
    from_heading: ClassVar[bool] = False

    prompt: Inlines
    answer: Blocks
    location: Location
    anchor: str | None = None
    comments: tuple[Comment, ...] = ()
    within: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong, struck out where it is a line of its own, and what is right instead. Its
    `under` is what both are about ("What is Kafka?"). It `is_wrong` where the notes say so; else
    something may only be missing in it."""

    kind: ClassVar[str] = "correction"
    lead: ClassVar[Inlines] = ()
    number: ClassVar[None] = None

    prompt: Inlines
    answer: Blocks
    location: Location
    anchor: str | None = None
    from_heading: bool = False
    comments: tuple[Comment, ...] = ()
    given: Blocks = ()
    within: bool = False
    under: Inlines = ()
    is_wrong: bool = True


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list that its heading asks for, and remarks on it. `is_rest`: it asks for others, too.
    `is_told`: nobody can name its items, but tell what they say."""

    kind: ClassVar[str] = "list"
    given: ClassVar[Blocks] = ()
    within: ClassVar[bool] = False
    number: ClassVar[None] = None

    prompt: Inlines
    items: ItemList
    remarks: Blocks
    location: Location
    lead: Inlines = ()
    anchor: str | None = None
    from_heading: bool = True
    comments: tuple[Comment, ...] = ()
    is_rest: bool = False
    is_told: bool = False

    @property
    def answer(self) -> Blocks:
        return (self.items, *self.remarks)


@dataclass(frozen=True, slots=True)
class Sample:
    """Code in a language, and remarks on it."""

    kind: ClassVar[str] = "code"
    given: ClassVar[Blocks] = ()
    number: ClassVar[None] = None

    prompt: Inlines
    block: CodeBlock
    remarks: Blocks
    location: Location
    lead: Inlines = ()
    anchor: str | None = None
    from_heading: bool = True
    comments: tuple[Comment, ...] = ()
    within: bool = False

    @property
    def answer(self) -> Blocks:
        return (self.block, *self.remarks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A fence that holds a drawing or plain text, and remarks on it."""

    kind: ClassVar[str] = "diagram"
    given: ClassVar[Blocks] = ()
    within: ClassVar[bool] = False
    number: ClassVar[None] = None

    prompt: Inlines
    block: CodeBlock
    remarks: Blocks
    location: Location
    lead: Inlines = ()
    anchor: str | None = None
    from_heading: bool = True
    comments: tuple[Comment, ...] = ()

    @property
    def answer(self) -> Blocks:
        return (self.block, *self.remarks)


Asking = Question | Comparison | Choice
Carded = Question | Comparison | Choice | Term | Fact | Correction | ListEntry | Sample | Drawing
Entry = Carded | SheetOnly

KINDS = frozenset(of.kind for of in get_args(Entry))


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


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a file says and no output shows, on purpose: `text` as it is written, from the line of
    `location` on, and why ("comment", "front matter")."""

    text: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Taken:
    """What a shape took: the lines from that of `location` to `last`. `made` are its entries, by
    their locations, each with the name of the shape that it has itself, as an item of a list."""

    location: Location
    last: int
    shape: str
    made: tuple[tuple[Location, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file. `title` is plain text: the front matter's, else that of the one H1, else
    the file's name. The H1 that gives the title is no section; what stands directly under it is in
    a section of level 0. Each word of the file is in all this, or in `left_out`. `cardless` are the
    entries that are kept from the deck, by where they stand, `one_way` the terms that their
    definitions do not ask for, and `labels` those whose names name nothing that could be defined;
    `taken` says which shape took which lines. `language` is the one it says it is in, else that
    of its words: the first part of a BCP 47 tag, "und" where it is not known."""

    path: Path
    title: str
    settings: Settings
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...] = ()
    cardless: frozenset[Location] = frozenset()
    one_way: frozenset[Location] = frozenset()
    labels: frozenset[Location] = frozenset()
    taken: tuple[Taken, ...] = ()
    language: str = "en"
