"""Which cards each entry makes: the rules by name, and what the author chose of them.

Knows the visible list of rules. Does not know what a note looks like (cards), nor identities.
docs/cards.md shows each kind to people.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cribdeck.deck import prompts
from cribdeck.deck.clozes import Segment, fact, items
from cribdeck.deck.code_clozes import arguments, comments
from cribdeck.deck.drawing_boxes import parts
from cribdeck.notes import card_choices
from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Document, Section
from cribdeck.notes.entries import Carded, Drawing, Entry, Fact, ListEntry, Sample, Term
from cribdeck.notes.settings import CardChoices
from cribdeck.notes.words import unnumbered

# The names are part of each note's GUID: they may never change.
CLOZES: Mapping[str, Callable[[Entry], Iterator[Segment]]] = {
    "fact": fact,
    "items": items,
    "comments": comments,
    "arguments": arguments,
    "parts": parts,
}
# Which of them an entry can have, by its kind.
OF_TYPE: Mapping[type[Entry], tuple[str, ...]] = {
    Fact: ("fact",),
    ListEntry: ("items",),
    Sample: ("comments", "arguments"),
    Drawing: ("parts",),
}
ROWS, REVERSE = "rows", "reverse"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made of an entry under the headings `path`: a card of the whole, its reverse, one
    card a row of its comparison, and a cloze note for each rule in `clozes`."""

    path: tuple[Inlines, ...]
    entry: Entry
    whole: bool
    reverse: bool
    rows: tuple[prompts.Row, ...]
    clozes: tuple[tuple[str, tuple[Segment, ...]], ...]

    @property
    def blanks(self) -> tuple[tuple[str, str], ...]:
        """What the ledger must number, as (rule, words): the blanks of the clozes, the rows, and
        the reverse card, so that one that vanishes is told of."""
        blanks = [(rule, s.words) for rule, segments in self.clozes for s in segments if s.words]
        blanks += [(ROWS, row.words) for row in self.rows]
        blanks += [(REVERSE, "the reverse card")] if self.reverse else []
        return tuple(dict.fromkeys(blanks))


def plans(document: Document) -> Iterator[Plan]:
    """The plan of each entry that can have a card, in document order. One whose cards are all
    switched off has an empty plan, so that its identity is not lost."""
    asked: set[str] = set()
    for path, entry in _carded(document.sections, ()):
        yield _plan(path, entry, card_choices.of(document, entry), asked)


def _carded(
    sections: Iterable[Section], path: tuple[Inlines, ...]
) -> Iterator[tuple[tuple[Inlines, ...], Entry]]:
    """Entries that can have a card, each with the headings that it stands under."""
    for section in sections:
        below = (*path, unnumbered(section.heading)) if section.level else path
        for entry in section.entries:
            if isinstance(entry, Carded):
                yield below, entry
        yield from _carded(section.sections, below)


def _plan(path: tuple[Inlines, ...], entry: Entry, chosen: CardChoices, asked: set[str]) -> Plan:
    value = card_choices.value_for(chosen, entry)
    wanted = set(CLOZES) if value in card_choices.PARTS else set()
    if chosen.arguments == "on" and value != "off":
        wanted.add("arguments")
    else:
        wanted.discard("arguments")
    clozes = []
    for rule in OF_TYPE.get(type(entry), ()):
        segments = tuple(CLOZES[rule](entry)) if rule in wanted else ()
        if rule == "arguments":
            segments = _first_time(segments, asked)
        if any(segment.words for segment in segments):
            clozes.append((rule, segments))
    # Whoever asks for the parts alone gets the whole where it has no parts.
    has_parts = any(rule != "arguments" for rule, _ in clozes)
    whole = value in card_choices.WHOLE or (value != "off" and not has_parts)
    return Plan(
        path,
        entry,
        whole=whole and not isinstance(entry, Fact),
        reverse=isinstance(entry, Term) and bool(entry.answer) and chosen.reverse == "on",
        rows=tuple(prompts.rows(entry)) if value == "both" else (),
        clozes=tuple(clozes),
    )


def _first_time(segments: Iterable[Segment], asked: set[str]) -> tuple[Segment, ...]:
    """`segments` with only those blanks that no sample before asks for: the same option in four
    samples would be the same card four times. Adds them to `asked`."""
    once = tuple(replace(s, words="") if s.words in asked else s for s in segments)
    asked.update(segment.words for segment in once)
    return once
