"""Notes -> .apkg. Alone knows the note types and the templates of the cards.

The note types are frozen: their ids, their fields and how many templates they have may never
change, since Anki silently refuses notes whose type differs from the one it has ("conflicting").
What a template says and how it looks may change; spare fields are room for later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from cribdeck.deck.notes import Deck, NoteType
from cribdeck.resources import TEMPLATES

# A deck's id is Anki's own key for it; a stable one keeps rebuilds identical. 1 is "Default".
DECK_ID_BASE = 1 << 40


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
SIDES = ("front", "back")
SORT_FIELD = 1  # the prompt or the text: what a person looks for in Anki's browser


@cache
def note_type_digests() -> dict[str, str]:
    """The digest of each note type's templates and styling, by its name."""
    css = _template("card.css")
    return {
        note_type.value: sha256(
            "\0".join(
                [
                    css,
                    *(
                        _template(f"{file}-{side}.html")
                        for _, file in of.templates
                        for side in SIDES
                    ),
                ]
            ).encode()
        ).hexdigest()
        for note_type, of in FROZEN.items()
    }


@cache
def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def write(
    deck: Deck, note_type_mods: Mapping[str, int], media: Mapping[str, bytes] | None = None
) -> bytes:
    """The .apkg of one deck; `media` are the files that its fields name.

    `note_type_mods` says, by note type name, when its templates last changed (seconds since the
    epoch). The same deck and times give the same bytes.
    """
    from cribdeck.deck.genanki_overrides import StampedModel, StampedNote, package

    note_types = {
        note_type: StampedModel(
            model_id=frozen.id,
            name=note_type.value,
            fields=[{"name": name} for name in frozen.fields],
            templates=[
                {
                    "name": name,
                    "qfmt": _template(f"{file}-front.html"),
                    "afmt": _template(f"{file}-back.html"),
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
    made = []
    free_id = 0
    for due, note in enumerate(deck.notes):
        fields = dict(note.fields)
        # Anki reads an id as the time of creation, in milliseconds; ids must differ.
        first_id = max(free_id, note.created * 1000)
        one = StampedNote(
            model=note_types[note.note_type],
            fields=[fields.get(name, "") for name in FROZEN[note.note_type].fields],
            guid=note.guid,
            tags=note.tags,
            due=due,
            modified=note.modified,
            first_id=first_id,
        )
        free_id = first_id + 1 + len(one.cards)
        made.append(one)
    return package(_deck_id(deck.name), deck.name, made, media or {})


def _deck_id(name: str) -> int:
    return DECK_ID_BASE + int(sha256(name.encode()).hexdigest()[:10], 16)
