"""Notes -> .apkg. Alone knows the note types and the templates of the cards.

The note types are frozen: their ids, their fields and how many templates they have may never
change, since Anki silently refuses notes whose type differs from the one it has ("conflicting").
What a template says and how it looks may change; spare fields are room for later.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from cribdeck.deck import order
from cribdeck.deck.notes import Deck, Note, NoteType
from cribdeck.resources import TEMPLATES

# A deck's id is Anki's own key for it; a stable one keeps rebuilds identical. 1 is "Default".
DECK_ID_BASE = 1 << 40
# Decks that are built in one second begin their ids up to so many milliseconds earlier (ten hours),
# each elsewhere: cards whose ids are taken get others at import, apart from those of their note,
# and Anki 26.9 makes each card of such notes twice when the fronts of templates change.
APART = 36_000_000


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What of a note type may never change after the first release."""

    id: int
    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]  # name in Anki, file in templates/


SPARE = ("Spare 1", "Spare 2", "Spare 3", "Spare 4", "Spare 5", "Spare 6")
FROZEN: Mapping[NoteType, _Frozen] = {
    NoteType.CARD: _Frozen(
        1764000000001,
        False,
        ("Id", "Prompt", "Lead", "Context", "Answer", "Extra", "Source", "Kind", "Reverse", *SPARE),
        (("Prompt → Answer", "card"), ("Answer → Prompt", "card-reverse")),
    ),
    NoteType.CLOZE: _Frozen(
        1764000000002,
        True,
        ("Id", "Text", "Lead", "Context", "Extra", "Source", "Kind", *SPARE),
        (("Cloze", "card-cloze"),),
    ),
}
# What Anki's editor says in an empty field, and which it does not fold. Neither is a part of the
# schema: a note type that gets them is still the same (measured, Anki 26.9).
DESCRIBED: Mapping[str, str] = {
    "Id": "What cribdeck knows the note by: leave it",
    "Prompt": "What is asked",
    "Text": "What is shown, with its blanks",
    "Lead": "The line above, and what is shown with the question",
    "Context": "The headings that it stands under",
    "Answer": "The answer",
    "Extra": "What the back adds",
    "Source": "Not in use",
    "Kind": "The kind of entry",
    "Reverse": "1: the answer asks for the prompt, too",
    "Spare 1": "The definition as the reverse card shows it",
    "Spare 2": "What is to be done: Define, Name all 5",
    "Spare 3": "A hint, shown on demand",
    "Spare 4": "What is to be typed",
    "Spare 5": "Where it stands in the notes",
    "Spare 6": "The colour of its section",
}
OPEN = frozenset({"Prompt", "Text", "Lead", "Answer", "Extra"})
SIDES = ("front", "back")
SORT_FIELD = 1  # the prompt or the text: what a person looks for in Anki's browser


@cache
def note_type_digests() -> dict[str, str]:
    """The digest of each note type's templates, styling and fields, by its name."""
    css = _template("card.css")
    return {
        note_type.value: sha256(
            "\0".join(
                [
                    css,
                    str([_field(name) for name in of.fields]),
                    *(_side(file, side) for _, file in of.templates for side in SIDES),
                ]
            ).encode()
        ).hexdigest()
        for note_type, of in FROZEN.items()
    }


def _field(name: str) -> dict[str, str | bool]:
    return {"name": name, "description": DESCRIBED[name], "collapsed": name not in OPEN}


@cache
def script() -> str:
    """The only script of a deck, as it stands in the templates: what it does is a help, and no card
    needs it."""
    return f"<script>\n{_template('card.js')}</script>\n"


def _side(file: str, side: str) -> str:
    """The template of a side. The script ends it, for it looks for what stands before it."""
    return _template(f"{file}-{side}.html") + script()


@cache
def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def write(
    deck: Deck, note_type_mods: Mapping[str, int], media: Mapping[str, bytes] | None = None
) -> bytes:
    """The .apkg of one deck, with those below it; `media` are the files that its fields name.

    `note_type_mods` says, by note type name, when its templates last changed (seconds since the
    epoch). The same deck and times give the same bytes.
    """
    from cribdeck.deck.genanki_overrides import StampedModel, StampedNote, empty_deck, package

    note_types = {
        note_type: StampedModel(
            model_id=frozen.id,
            name=note_type.value,
            fields=[_field(name) for name in frozen.fields],
            templates=[
                {
                    "name": name,
                    "qfmt": _side(file, "front"),
                    "afmt": _side(file, "back"),
                }
                for name, file in frozen.templates
            ],
            css=_template("card.css"),
            sort_field_index=SORT_FIELD,
            is_cloze=frozen.is_cloze,
            modified=note_type_mods[note_type.value],
        )
        for note_type, frozen in FROZEN.items()
    }
    below = dict.fromkeys(("", *(note.subdeck for note in deck.notes)))
    names = {name: f"{deck.name}::{name}" if name else deck.name for name in below}
    decks = {name: empty_deck(_deck_id(whole), whole) for name, whole in names.items()}
    decks[""].description = deck.description
    dues = _dues(deck.notes)
    free_id = 0
    earlier = _digest(deck.name) % APART
    for note in deck.notes:
        fields = dict(note.fields)
        # Anki reads an id as the time of creation, in milliseconds; ids must differ.
        first_id = max(free_id, note.created * 1000 - earlier)
        one = StampedNote(
            model=note_types[note.note_type],
            fields=[fields.get(name, "") for name in FROZEN[note.note_type].fields],
            guid=note.guid,
            tags=note.tags,
            dues=dues[note.guid],
            modified=note.modified,
            first_id=first_id,
        )
        free_id = first_id + 1 + len(one.cards)
        decks[note.subdeck].add_note(one)
    return package(tuple(decks.values()), media or {})


def _dues(notes: Sequence[Note]) -> dict[str, dict[int, int]]:
    """The places of each note's cards among the new ones of its deck, by GUID and their numbers:
    Anki gathers new cards deck by deck."""
    cards: defaultdict[str, list[order.Card]] = defaultdict(list)
    for note in notes:
        cards[note.subdeck] += [order.Card(note.entry_guid, note.whole, note.first)] * len(
            note.cards
        )
    places = {name: iter(order.positions(own)) for name, own in cards.items()}
    return {note.guid: {card: next(places[note.subdeck]) for card in note.cards} for note in notes}


def _deck_id(name: str) -> int:
    return DECK_ID_BASE + _digest(name)


def _digest(name: str) -> int:
    return int(sha256(name.encode()).hexdigest()[:10], 16)
