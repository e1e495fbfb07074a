"""Document -> drafts: which rules make something of each entry, as its author wants it.

Knows in which order rules are asked. Does not know what any of them does (rules), nor identities.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cribdeck.deck.drafts import Draft, Rule, Scope
from cribdeck.deck.glossary import glossary
from cribdeck.deck.rules import RULES
from cribdeck.notes import card_choices, walk
from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Document
from cribdeck.notes.entries import Carded
from cribdeck.notes.section_colours import section_hues
from cribdeck.notes.words import unnumbered


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
