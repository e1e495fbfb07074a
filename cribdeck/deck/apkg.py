"""Notes -> .apkg. Alone knows genanki, the note types and the templates of the cards.

The note types are frozen: their ids, their fields and how many templates they have may never
change, since Anki silently refuses notes whose type differs from the one it has ("conflicting").
What a template says and how it looks may change; spare fields are room for later.
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import count
from typing import Any

from cribdeck.deck.notes import Deck, NoteType
from cribdeck.resources import TEMPLATES

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can name; it says nothing
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
    import genanki

    class StampedNote(genanki.Note):  # type: ignore[misc]
        """genanki stamps a whole package with one time; a note of ours carries its own, since
        Anki takes a note only if it is newer than the one it has."""

        modified: int
        first_id: int

        def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Any) -> None:
            del timestamp, id_gen
            super().write_to_db(cursor, self.modified, deck_id, count(self.first_id))

    class StampedModel(genanki.Model):  # type: ignore[misc]
        """As StampedNote, for a note type."""

        modified: int

        def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
            del timestamp
            return dict(super().to_json(self.modified, deck_id))

    models = {}
    for note_type, frozen in FROZEN.items():
        models[note_type] = StampedModel(
            frozen.id,
            note_type.value,
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
            model_type=genanki.Model.CLOZE if frozen.is_cloze else genanki.Model.FRONT_BACK,
            sort_field_index=SORT_FIELD,
        )
        models[note_type].modified = note_type_mods[note_type.value]

    package = genanki.Deck(_deck_id(deck.name), deck.name)
    free_id = 0
    for due, note in enumerate(deck.notes):
        made = StampedNote(
            models[note.note_type],
            [dict(note.fields).get(name, "") for name in FROZEN[note.note_type].fields],
            guid=note.guid,
            tags=note.tags,
            due=due,
        )
        made.modified = note.modified
        # Anki reads an id as the time of creation, in milliseconds; ids must differ.
        made.first_id = free_id = max(free_id, note.created * 1000)
        free_id += 1 + len(made.cards)
        package.add_note(made)

    database = sqlite3.connect(":memory:")
    cursor = database.cursor()
    genanki.Package(package).write_to_db(cursor, 0, count())
    database.commit()
    data = database.serialize()
    database.close()
    files = dict(sorted((media or {}).items()))
    names = {str(i): name for i, name in enumerate(files)}
    numbered = {str(i): content for i, content in enumerate(files.values())}
    return _zipped({"collection.anki2": data, "media": json.dumps(names).encode(), **numbered})


def _deck_id(name: str) -> int:
    return DECK_ID_BASE + int(sha256(name.encode()).hexdigest()[:10], 16)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system; 3 is Unix
            entry.external_attr = 0o644 << 16
            out.writestr(entry, data)
    return archive.getvalue()
