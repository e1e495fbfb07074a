"""Several .apkg files -> one, so that one import brings them all.

Knows that ids must differ within a collection, and that Anki knows a note by its GUID alone. Does
not know what a note says: each comes over as it is, into the deck that it was in.
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any


def bundled(packages: Sequence[bytes]) -> bytes:
    """The .apkg that holds the notes, cards, decks, note types and media of `packages`, which are
    ours. The same ones in the same order give the same bytes. Raises ValueError where there are
    none."""
    from cribdeck.deck.genanki_overrides import zipped

    if not packages:
        raise ValueError("nothing to bundle")
    collections: list[bytes] = []
    media: dict[str, bytes] = {}
    for package in packages:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            collections.append(archive.read("collection.anki2"))
            numbers = json.loads(archive.read("media"))
            media |= {name: archive.read(number) for number, name in numbers.items()}
    whole = _opened(collections[0])
    for collection in collections[1:]:
        other = _opened(collection)
        _add_described(whole, other)
        _add_notes(whole, other)
        other.close()
    whole.commit()
    data = whole.serialize()
    whole.close()
    return zipped(data, media)


def _opened(collection: bytes) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(collection)
    return database


def _add_described(whole: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Adds the decks and note types of `other`; of a note type the one that changed last."""
    (models, decks), (more_models, more_decks) = (
        map(json.loads, database.execute("select models, decks from col").fetchone())
        for database in (whole, other)
    )
    for key, model in more_models.items():
        if key not in models or models[key]["mod"] < model["mod"]:
            models[key] = model
    whole.execute(
        "update col set models = ?, decks = ?",
        (json.dumps(models), json.dumps({**decks, **more_decks})),
    )


def _add_notes(whole: sqlite3.Connection, other: sqlite3.Connection) -> None:
    ids = _free_ids(whole, other.execute("select id from notes"), "notes")
    cards = _free_ids(whole, other.execute("select id from cards"), "cards")
    for own, *rest in other.execute("select * from notes"):
        _insert(whole, "notes", (ids[own], *rest))
    for own, note, *rest in other.execute("select * from cards"):
        _insert(whole, "cards", (cards[own], ids[note], *rest))


def _free_ids(
    whole: sqlite3.Connection, wanted: Iterable[tuple[int]], table: str
) -> dict[int, int]:
    """An id that `table` does not have for each id that is `wanted`: the same, or a later one than
    all of them."""
    taken = {own for (own,) in whole.execute(f"select id from {table}")}
    ids = [own for (own,) in wanted]
    later = count(max((*taken, *ids), default=0) + 1)
    return {own: next(later) if own in taken else own for own in ids}


def _insert(whole: sqlite3.Connection, table: str, row: Sequence[Any]) -> None:
    places = ", ".join("?" * len(row))
    whole.execute(f"insert into {table} values ({places})", row)
