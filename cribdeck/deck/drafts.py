"""What a rule is, what it makes (drafts of notes, which nobody has given an identity yet), and
which rules make something of each entry, as its author wants it.

Knows how Anki writes a blank (`{{c1::what is hidden::hint}}`, Anki manual, "Cloze Deletion") and in
which order rules are asked. Does not know what any of them does (rules), nor what the notes of one
entry share (anki_notes).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from cribdeck.deck.glossary import Glossary, glossary
from cribdeck.deck.notes import TASK_FIELD, Field
from cribdeck.deck.rules import RULES
from cribdeck.html import markup
from cribdeck.html.markup import Span
from cribdeck.notes import card_choices, walk
from cribdeck.notes.blocks import Block, Blocks, Inline, Inlines
from cribdeck.notes.document import Carded, Document, Drawing, Fact, ListEntry, Sample
from cribdeck.notes.section_colours import section_hues
from cribdeck.notes.words import unnumbered

NO_HINT = Markup()


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a cloze's text. `words` (plain text) names what is hidden and is what the ledger
    knows it by; "" stays visible. `hint` stands in the blank instead of Anki's "..."."""

    html: Markup
    words: str = ""
    hint: Markup = NO_HINT


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
    """What a rule may know beside the entry: the terms that its document defines, and the blanks
    that the same rule made of the entries before it."""

    terms: Glossary
    asked: Set[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that a rule makes of an entry, or what it adds to the note of another rule.

    `text` is that of a cloze, () of a note with a front and a back. `blanks` are what the ledger
    numbers: each is known by its words. Where `names_heading`, the fields say the entry's own
    heading, and the context above them begins one level higher.
    """

    fields: Mapping[Field, Markup]
    text: tuple[Segment, ...] = ()
    blanks: tuple[str, ...] = ()
    names_heading: bool = False


E = TypeVar("E", bound=Carded)
NO_TASK = Markup()


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


def cloze(
    entry: Fact | ListEntry | Sample | Drawing,
    text: Iterable[Segment],
    *,
    task: str = "",
    extra: Blocks,
) -> Iterator[Draft]:
    """The cloze note of `entry` that shows `text`; nothing where no word of it is hidden.

    `task` says what is missing, and stands behind the prompt, which a cloze does not show; without
    a task the text is its own prompt. `extra` is what the back adds.
    """
    segments = tuple(text)
    blanks = tuple(dict.fromkeys(segment.words for segment in segments if segment.words))
    if not blanks:
        return
    asked = together(inline_html(entry.prompt), ": ", task) if task else NO_TASK
    yield Draft(
        {
            "Lead": inline_html(entry.lead),
            "Extra": without_marks(blocks_html(extra)),
            TASK_FIELD: without_marks(asked),
        },
        segments,
        blanks,
        names_heading=bool(task),
    )


@dataclass(frozen=True, slots=True)
class Drafted:
    """An entry with the drafts of its notes, each beside its rule. `headings` are those that it
    stands under, outermost first; `hue` is the colour of its outermost section."""

    entry: Carded
    headings: tuple[Inlines, ...]
    hue: int
    drafts: tuple[tuple[Rule[Any], Draft], ...]

    @property
    def blanks(self) -> tuple[tuple[str, str], ...]:
        """What the ledger must number, each (rule, words) once."""
        found = ((rule.name, words) for rule, draft in self.drafts for words in draft.blanks)
        return tuple(dict.fromkeys(found))


def drafted(document: Document) -> tuple[Drafted, ...]:
    """Each entry that can have a card, in document order. One whose cards are all switched off has
    no drafts, so that its identity is not lost."""
    terms = glossary(walk.entries(document.sections))
    asked: dict[str, set[str]] = {rule.name: set() for rule in RULES}
    scopes = {name: Scope(terms, words) for name, words in asked.items()}
    found = []
    for headings, hue, entry in _carded(document):
        wanted = card_choices.wanted(card_choices.of(document, entry), entry)
        drafts = _drafts(entry, wanted, scopes)
        for rule, draft in drafts:
            asked[rule.name].update(draft.blanks)
        found.append(Drafted(entry, headings, hue, drafts))
    return tuple(found)


def _carded(document: Document) -> Iterator[tuple[tuple[Inlines, ...], int, Carded]]:
    """Entries that can have a card, each with the headings and the colour that it stands under."""
    for top, hue in zip(document.sections, section_hues(document.sections), strict=True):
        for path in walk.sections((top,)):
            headings = tuple(unnumbered(section.heading) for section in path if section.level)
            for entry in path[-1].entries:
                if isinstance(entry, Carded):
                    yield headings, hue, entry


def _drafts(
    entry: Carded, wanted: frozenset[str], scopes: Mapping[str, Scope]
) -> tuple[tuple[Rule[Any], Draft], ...]:
    if not wanted:
        return ()
    maybe = wanted | {card_choices.THE_WHOLE}
    made = [
        (rule, draft)
        for rule in RULES
        if isinstance(entry, rule.of) and rule.choice in maybe
        for draft in rule.draft(entry, scopes[rule.name])
    ]
    # Whoever asks for the parts alone gets the whole where it has no parts.
    has_parts = any(rule.choice == card_choices.ITS_PARTS for rule, _ in made)
    return tuple((rule, draft) for rule, draft in made if rule.choice in wanted or not has_parts)


def text(words: str) -> Markup:
    """`words` as HTML. Quotes stay as they are: they mean nothing between tags."""
    return Markup(escape(words, quote=False))


def together(*parts: str) -> Markup:
    """The HTML of `parts`, one after the other; a part that is no Markup is text."""
    return Markup("".join([part if isinstance(part, Markup) else text(part) for part in parts]))


def element(tag: str, attributes: Mapping[str, str], *children: str) -> Markup:
    """An element; children that are no Markup are text."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return Markup(f"<{tag}{said}>{together(*children)}</{tag}>")


def inline_html(inlines: Iterable[Inline]) -> Markup:
    return Markup(markup.inline_html(inlines))


def blocks_html(blocks: Iterable[Block]) -> Markup:
    return Markup(markup.blocks_html(blocks))


def answer_html(blocks: Blocks) -> Markup:
    return Markup(markup.answer_html(blocks))


def line_html(line: Iterable[Span]) -> Markup:
    return Markup(markup.line_html(line))
