"""What genanki is made to do otherwise. Each override says why; all else of it is used as it is.

Alone knows genanki, which is slow to load: it is imported where a deck is written. Does not know
our notes and note types (apkg).
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import genanki

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can name; it says nothing


class StampedNote(genanki.Note):  # type: ignore[misc]
    """genanki stamps a whole package with one time. A note of ours carries its own (seconds since
    the epoch), since Anki takes a note only if it is newer than the one it has; its own ids from
    `first_id` on, which Anki reads as times of creation; and a place among the new cards (`dues`)
    for each of its cards, by their numbers, where genanki knows one for all."""

    def __init__(
        self, *, modified: int, first_id: int, dues: Mapping[int, int], **of_genanki: Any
    ) -> None:
        super().__init__(**of_genanki)
        self.modified = modified
        self.first_id = first_id
        self.dues = dues

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Any) -> None:
        del timestamp, id_gen
        super().write_to_db(cursor, self.modified, deck_id, count(self.first_id))
        ids = zip(self.cards, count(self.first_id + 1), strict=False)
        cursor.executemany(
            "update cards set due = ? where id = ?",
            [(self.dues[card.ord], card_id) for card, card_id in ids],
        )

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Looks for signs that were not escaped, which genanki would only warn of, in a time that
        grows with the square of a line of code. Fields of ours are Markup, and the proof reads
        them."""


class StampedModel(genanki.Model):  # type: ignore[misc]
    """As StampedNote, for a note type (a model, genanki says): its templates and styling are taken
    only where they are newer."""

    def __init__(self, *, modified: int, is_cloze: bool, **of_genanki: Any) -> None:
        sort = genanki.Model.CLOZE if is_cloze else genanki.Model.FRONT_BACK
        super().__init__(model_type=sort, **of_genanki)
        self.modified = modified

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        del timestamp
        return dict(super().to_json(self.modified, deck_id))


def empty_deck(deck_id: int, name: str, description: str = "") -> genanki.Deck:
    """A deck of no notes; the `description` is HTML."""
    return genanki.Deck(deck_id, name, description)


def package(decks: Sequence[genanki.Deck], media: Mapping[str, bytes]) -> bytes:
    """The .apkg of `decks`; `media` are their files by name.

    genanki's Package writes the time of the build into the database, copies it through a temporary
    file, and stores it uncompressed under that file's date: no two builds would have the same
    bytes. So the database is taken from memory, and the archive is written here.
    """
    database = sqlite3.connect(":memory:")
    cursor = database.cursor()
    genanki.Package(decks).write_to_db(cursor, 0, count())
    database.commit()
    collection = database.serialize()
    database.close()
    return zipped(collection, media)


def zipped(collection: bytes, media: Mapping[str, bytes]) -> bytes:
    """The .apkg that holds a `collection` (SQLite) and `media`, its files by name."""
    files = dict(sorted(media.items()))
    names = {str(i): name for i, name in enumerate(files)}
    numbered = {str(i): content for i, content in enumerate(files.values())}
    return _archive(
        {"collection.anki2": collection, "media": json.dumps(names).encode(), **numbered}
    )


def _archive(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system; 3 is Unix
            entry.external_attr = 0o644 << 16
            out.writestr(entry, data)
    return archive.getvalue()
