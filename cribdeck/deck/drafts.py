"""What a rule is, and what it makes: drafts of notes, which nobody has given an identity yet.

Knows how Anki writes a blank: `{{c1::what is hidden::hint}}` (Anki manual, "Cloze Deletion"). Does
not know the rules (rules), nor what the notes of one entry share (anki_notes).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

from cribdeck.deck.entry_fields import typed_blanks
from cribdeck.deck.folds import remarks_html
from cribdeck.deck.glossary import Glossary
from cribdeck.deck.notes import TASK_FIELD, Field
from cribdeck.html.direction import direction
from cribdeck.html.markup import NOTHING, blocks_html, element, inline_html, together
from cribdeck.notes.blocks import Blocks, Inlines
from cribdeck.notes.document import Carded, Drawing, Fact, ListEntry, Sample
from cribdeck.notes.words import between, leads_in, plain
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a cloze's text. `words` (plain text) names what is hidden and is what the ledger
    knows it by; "" stays visible. `hint` stands in the blank instead of Anki's "..."."""

    html: Markup
    words: str = ""
    hint: Markup = NOTHING


def cloze_text(segments: Iterable[Segment], numbers: Mapping[str, int]) -> Markup:
    """The text of a cloze note: `segments` with Anki's marks; `numbers` by hidden words."""
    return Markup("".join(_marked(segment, numbers) for segment in segments))


def _marked(segment: Segment, numbers: Mapping[str, int]) -> str:
    shown = _without_marks(segment.html)
    if not segment.words:
        return shown
    hint = f"::{segment.hint}" if segment.hint else ""
    return f"{{{{c{numbers[segment.words]}::{shown}{hint}}}}}"


def without_marks(html: Markup) -> Markup:
    """`html` without anything that Anki would read as a part of a cloze (`}}`, `::`)."""
    return Markup(_without_marks(html)) if html else html


def _without_marks(html: Markup) -> str:
    return str(html).replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may know beside the entry: the terms that its document defines, where those stand
    whose names are `labels`, the blanks that the same rule made of the entries before it, the
    document's language (BCP 47), the `headings` that are read with its cards, outermost first, and
    where the terms stand that are to be `translated`.
    """

    terms: Glossary
    labels: Set[Location]
    asked: Set[str]
    language: str
    headings: tuple[str, ...] = ()
    translated: Set[Location] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that a rule makes of an entry, or what it adds to the note of another rule.

    `text` is that of a cloze, () of a note with a front and a back. `blanks` are what the ledger
    numbers: each is known by its words. Where `names_heading`, the fields say the entry's own
    heading, and the context above them begins one level higher. Where `if_known`, only who has it
    already keeps it: the ledger knows its blanks.
    """

    fields: Mapping[Field, Markup]
    text: tuple[Segment, ...] = ()
    blanks: tuple[str, ...] = ()
    names_heading: bool = False
    if_known: bool = False


E = TypeVar("E", bound=Carded)


@dataclass(frozen=True, slots=True)
class Rule(Generic[E]):
    """A kind of card.

    `name` is what ledgers and GUIDs know it by: a name that has been released never changes, and
    never means something else. `of` are the types of entry that it may make something of. `choice`
    is what the author must want of an entry: THE_WHOLE, ITS_PARTS or a switch of its own (see
    `card_choices.wanted`). `draft` yields what it makes of an entry, nothing where that is not
    worth a card.

    `note` is what its notes are called in their GUIDs, where that is not `name`; for ever as well.
    Rules with the same one fill one note together. "{}" in it is the number of a draft's blank:
    each draft is a note of its own.
    """

    name: str
    of: tuple[type[E], ...]
    choice: str
    draft: Callable[[E, Scope], Iterator[Draft]]
    note: str = ""


def task_of(prompt: Inlines, task: str) -> Markup:
    """`task` behind the `prompt` of what it is done with, which may end in a colon itself. Beside
    words from right to left it is isolated, lest its question mark go to their end (UAX #9)."""
    text = plain(prompt).rstrip()
    named = inline_html(between(prompt, 0, len(text) - 1) if leads_in(prompt) else prompt)
    return together(named, ": ", element("bdi", {}, task) if direction(named) else task)


def cloze(
    entry: Fact | ListEntry | Sample | Drawing,
    text: Iterable[Segment],
    *,
    task: str = "",
    extra: Blocks,
    aloud: Markup = NOTHING,
) -> Iterator[Draft]:
    """The cloze note of `entry` that shows `text`; nothing where no word of it is hidden.

    `task` says what is missing, and stands behind the prompt, which a cloze does not show; without
    a task the text is its own prompt. `extra` is what the back adds, and `aloud` a voice on it.
    """
    html = remarks_html if isinstance(entry, ListEntry) else blocks_html
    segments = tuple(text)
    blanks = tuple(dict.fromkeys(segment.words for segment in segments if segment.words))
    if not blanks:
        return
    asked = task_of(entry.prompt, task) if task else NOTHING
    yield Draft(
        {
            "Lead": inline_html(entry.lead),
            "Extra": without_marks(html(extra) + aloud),
            TASK_FIELD: without_marks(asked),
            **typed_blanks(entry, blanks),
        },
        segments,
        blanks,
        names_heading=bool(task),
    )
