"""Document -> drafts -> notes, as Anki will show them: which rules make something of each entry,
what the ledger is told of it, and what all its notes share.

Knows in which order rules are asked. Does not know what a rule writes, how decks and tags are named
(filing), how Anki reads a field (anki_marks), the .apkg file, or colours (templates/card.css).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from cribdeck.deck.anki_marks import as_text
from cribdeck.deck.drafts import Draft, Rule, Scope, cloze_text, without_marks
from cribdeck.deck.entry_fields import hint
from cribdeck.deck.filing import one_deck_name, section_tag, tags
from cribdeck.deck.glossary import glossary
from cribdeck.deck.notes import (
    DEFINITION_FIELD,
    HUE_FIELD,
    SOURCE_FIELD,
    TASK_FIELD,
    Field,
    Note,
    NoteType,
)
from cribdeck.deck.rules import RULES, note_guid
from cribdeck.html.direction import directed
from cribdeck.html.markup import NOTHING, element, inline_html, text
from cribdeck.identity.claims import Claim, Identity
from cribdeck.notes import card_choices, entry_settings, walk
from cribdeck.notes.asked_words import LEVELS, headings_in_sight
from cribdeck.notes.attributed import is_thing, of_which, shared_headings, thing_of
from cribdeck.notes.blanks import hidden
from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Asking, Carded, Correction, Document, Entry, Fact, Term
from cribdeck.notes.entry_body import shown_with
from cribdeck.notes.questions import asks
from cribdeck.notes.section_colours import section_hues
from cribdeck.notes.vocabulary import translated
from cribdeck.notes.words import plain, plain_blocks, unnumbered
from cribdeck.problems import Location

PLACE = re.compile(r"\{(file|heading)\}")
BETWEEN = Markup(" › ")  # headings
# The fields that the templates show with dir=auto, beside Text.
DIRECTED = frozenset({"Prompt", "Lead", "Answer", "Extra", DEFINITION_FIELD})


@dataclass(frozen=True, slots=True)
class Drafted:
    """An entry with the drafts of its notes, each beside its rule. `headings` are those that it
    stands under, outermost first, and `heading` the innermost as it is written; `hue` is the colour
    of its outermost section."""

    entry: Carded
    headings: tuple[Inlines, ...]
    heading: Inlines
    hue: int
    drafts: tuple[tuple[Rule[Any], Draft], ...]

    def blanks(self, *, if_known: bool = False) -> tuple[tuple[str, str], ...]:
        """What the ledger must number, each (rule, words) once; or what it keeps `if_known`."""
        found = (
            (rule.name, words)
            for rule, draft in self.drafts
            if draft.if_known == if_known
            for words in draft.blanks
        )
        return tuple(dict.fromkeys(found))

    def is_unknown(self, who: Identity) -> bool:
        """Whether there is a draft that only those get who have it already, which the entry, which
        is `who`, has not."""
        known = {(rule, words) for rule, words, _ in who.clozes}
        return not known.issuperset(self.blanks(if_known=True))


def drafted(document: Document) -> tuple[Drafted, ...]:
    """Each entry that can have a card, in document order. One whose cards are all switched off has
    no drafts, so that its identity is not lost."""
    terms = glossary(walk.entries(document.sections))
    asked: dict[str, set[str]] = {rule.name: set() for rule in RULES}
    to_translate = translated(document.sections)
    scopes = {
        name: Scope(terms, document.labels, words, document.language, translated=to_translate)
        for name, words in asked.items()
    }
    found = []
    for headings, heading, hue, entry in _carded(document):
        seen = headings_in_sight(tuple(map(plain, headings)), entry)
        read_with = {name: replace(scope, headings=seen) for name, scope in scopes.items()}
        drafts = _drafts(entry, card_choices.wanted(document, entry), read_with)
        for rule, draft in drafts:
            asked[rule.name].update(draft.blanks)
        found.append(Drafted(entry, headings, heading, hue, drafts))
    return tuple(found)


def _carded(document: Document) -> Iterator[tuple[tuple[Inlines, ...], Inlines, int, Carded]]:
    """Entries that can have a card, each with the headings and the colour that it stands under; the
    innermost heading once more, with its number."""
    for top, hue in zip(document.sections, section_hues(document.sections), strict=True):
        for path in walk.sections((top,)):
            headings = tuple(unnumbered(section.heading) for section in path if section.level)
            for entry in path[-1].entries:
                if isinstance(entry, Carded):
                    yield headings, path[-1].heading, hue, entry


def _drafts(
    entry: Carded, wanted: frozenset[str], scopes: Mapping[str, Scope]
) -> tuple[tuple[Rule[Any], Draft], ...]:
    maybe = wanted
    if card_choices.WHOLE_INSTEAD in wanted:
        maybe |= {card_choices.THE_WHOLE}
    made = [
        (rule, draft)
        for rule in RULES
        if isinstance(entry, rule.of) and rule.choice in maybe
        for draft in rule.draft(entry, scopes[rule.name])
    ]
    # Whoever asks for the parts alone gets the whole where it has no parts.
    has_parts = any(rule.choice == card_choices.ITS_PARTS for rule, _ in made)
    return tuple((rule, draft) for rule, draft in made if rule.choice in wanted or not has_parts)


@dataclass(frozen=True, slots=True)
class _Place:
    """What the notes of one section have in common: its headings, outermost first; the `thing` of
    which its own only says what is told ("Drawbacks"), if so; what `labelled` things there are
    called; `where` to look it up, the file; `subdeck`, where its cards lie below the deck."""

    headings: tuple[Markup, ...]
    thing: Markup
    labelled: Markup
    where: Markup
    tag: str
    subdeck: str


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a document is: its `file` within the notes, with "/", and the tag above its tags (in
    levels, as Anki has them)."""

    file: str
    tags: str


def notes(
    document: Document,
    entries: Iterable[Drafted],
    identities: Mapping[Location, Identity],
    filing: Filing | None = None,
) -> tuple[Note, ...]:
    """The notes of a document by the drafts of its `entries`, in document order, `modified` and
    `created` not yet filled in.

    `identities` holds the identity of every entry that gets a card, by the entry's location;
    `filing` says where the document is, if not alone.
    """
    filing = filing or Filing(document.path.name, document.path.stem)
    wholes = _wholes(document)
    made: list[Note] = []
    shared = shared_headings(document.sections)
    link = document.settings.source_link or ""
    for (headings, heading), group in groupby(entries, attrgetter("headings", "heading")):
        place = _place(document, headings, heading, filing)
        place = replace(
            place,
            thing=_joined(of_which(heading, headings[:-1], shared)),
            labelled=_joined(thing_of(headings, shared)),
        )
        for one in group:
            where = one.entry.location
            first = entry_settings.of(one.entry).is_first
            whole = identities[wholes[where]].guid if where in wholes else ""
            for note in _notes(document, place, one, identities[where]):
                made.append(replace(note, whole=whole, first=first, link=link))
    return tuple(made)


def _wholes(document: Document) -> dict[Location, Location]:
    """Where the entries stand whose answers hold others, by where these stand."""
    found: dict[Location, Location] = {}
    for path in walk.sections(document.sections):
        printed: Entry | None = None
        for entry in path[-1].entries:
            if not entry.within:
                printed = entry
            elif isinstance(printed, Carded):
                found[entry.location] = printed.location
    return found


def _place(
    document: Document, headings: tuple[Inlines, ...], heading: Inlines, filing: Filing
) -> _Place:
    where = text(document.path.name)
    if link := document.settings.source_link:
        said = {"file": filing.file, "heading": plain(heading) or document.title}
        where = element("a", {"href": PLACE.sub(lambda found: quote(said[found[1]]), link)}, where)
    is_below = document.settings.decks == "sections" and headings
    return _Place(
        tuple(map(inline_html, headings)),
        NOTHING,
        NOTHING,
        where,
        section_tag(filing.tags, headings),
        one_deck_name(plain(headings[0])) if is_below else "",
    )


def _context(names: Sequence[Markup]) -> Markup:
    """Where a note stands, above what it asks: the innermost LEVELS of the headings. The outer ones
    are the same on many cards in a row, and would be read each time."""
    return BETWEEN.join(names[-LEVELS:])


def _notes(document: Document, place: _Place, one: Drafted, who: Identity) -> Iterator[Note]:
    entry = one.entry
    filled: dict[str, dict[Field, Markup]] = {}
    for rule, draft in one.drafts:
        numbers = {words: number for name, words, number in who.clozes if name == rule.name}
        if draft.if_known and not numbers.keys() >= {*draft.blanks}:
            continue
        number = numbers[draft.blanks[0]] if draft.blanks else 0
        fields = filled.setdefault(note_guid(who.guid, rule.name, number), {})
        fields.update((name, _directed(name, html)) for name, html in draft.fields.items())
        if draft.text:
            fields["Text"] = directed(cloze_text(draft.text, numbers))
        if draft.names_heading:
            fields["Context"] = _context(place.headings[:-1])
            if place.thing and entry.from_heading:
                fields[TASK_FIELD] = _of_thing(place.thing, draft)
        elif not draft.fields.get(TASK_FIELD) and entry.location in document.labels:
            fields[TASK_FIELD] = _labelled(place, entry)
    filed_under = tags(document, place.tag, entry)
    for guid, fields in filled.items():
        common: dict[Field, str] = {
            "Id": guid,
            "Context": _context((*place.headings, *_under(entry))),
            "Kind": entry.kind,
            SOURCE_FIELD: place.where,
            HUE_FIELD: str(one.hue),
            **hint(entry),
        }
        yield Note(
            guid,
            who.guid,
            NoteType.CLOZE if "Text" in fields else NoteType.CARD,
            entry.kind,
            tuple(
                (name, as_text(str(html), has_blanks=name == "Text"))
                for name, html in {**common, **fields}.items()
            ),
            filed_under,
            entry.location,
            subdeck=place.subdeck,
        )


def _of_thing(thing: Markup, draft: Draft) -> Markup:
    """What `draft` says is to be done, behind the `thing` that it is done with: "Drawbacks" alone
    asks for those of anything. The task of a cloze begins with the heading."""
    task = draft.fields.get(TASK_FIELD, NOTHING)
    sign = BETWEEN if draft.text else Markup(": ")
    return without_marks(sign.join(filter(None, (thing, task))))


def _labelled(place: _Place, entry: Carded) -> Markup:
    """What the label that is the prompt of `entry` tells of: the line, else the heading, above it;
    nothing where the prompt asks, or says that itself, or no thing stands there."""
    if entry.within or asks(entry.prompt):
        return NOTHING
    under = entry.under if isinstance(entry, Term) else ()
    return _joined((under,) if is_thing(under) else ()) if under else place.labelled


def _joined(things: Iterable[Inlines]) -> Markup:
    return BETWEEN.join(map(inline_html, things))


def _directed(name: Field, html: Markup) -> Markup:
    return directed(html) if name in DIRECTED else html


def _under(entry: Carded) -> tuple[Markup, ...]:
    if isinstance(entry, Asking | Term | Correction) and entry.under:
        return (inline_html(entry.under),)
    return ()


def claims(entries: Iterable[Drafted], name: str) -> tuple[Claim, ...]:
    """What each of the `entries` of a document shows of itself; `name` is the document's in the
    ledger."""
    return tuple(
        Claim(
            one.entry.location,
            name,
            tuple(map(plain, one.headings)),
            one.entry.kind,
            _asked(one.entry),
            _recalled(one.entry),
            one.entry.anchor,
            one.blanks(),
            one.entry.within,
            one.blanks(if_known=True),
        )
        for one in entries
    )


def _asked(entry: Carded) -> str:
    # Many a question is "What does this print?": what it shows tells them apart.
    shown = plain(entry.lead) or plain_blocks(shown_with(entry))
    return f"{plain(entry.prompt)}: {shown}" if shown else plain(entry.prompt)


def _recalled(entry: Carded) -> str:
    match entry:
        case Fact(line):
            return ", ".join(dict.fromkeys(filter(None, hidden(line).values())))
        case _:
            return plain_blocks(entry.answer)
