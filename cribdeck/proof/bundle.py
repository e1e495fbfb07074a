"""Whether an .apkg holds just what several others hold: the same notes and cards in the same decks.

Knows SQLite and the archive. Does not know the documents: the decks themselves are proven already.
"""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from cribdeck.problems import Location, Problem
from cribdeck.proof.anki_file import UNREADABLE

CARDS = (
    "select did, guid, mid, notes.mod, tags, flds, ord, due from cards join notes on nid = notes.id"
)


def check_bundle(file: Path, bundle: bytes, packages: Iterable[bytes]) -> tuple[Problem, ...]:
    """A Problem of `file` where the .apkg `bundle` is not what `packages` are together."""
    try:
        whole = _held(bundle)
        parts: Counter[object] = Counter()
        for package in packages:
            parts |= _held(package)
    except UNREADABLE as error:
        fact = f"what was bundled cannot be opened ({error})"
    else:
        if whole == parts:
            return ()
        fact = "the bundle does not hold what its decks hold"
    remedy = "import the decks one by one, and please report this: it is a mistake in cribdeck"
    return (Problem(Location(file), "bundle", fact, remedy),)


def _held(package: bytes) -> Counter[object]:
    """The cards with their notes, each with the name of its deck; and the media."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
        names = json.loads(archive.read("media"))
        found: Counter[object] = Counter(
            (name, hashlib.sha256(archive.read(number)).digest()) for number, name in names.items()
        )
    try:
        ((decks,),) = database.execute("select decks from col").fetchall()
        called = {int(key): deck["name"] for key, deck in json.loads(decks).items()}
        for deck, *card in database.execute(CARDS):
            found[(called[deck], *card)] += 1
    finally:
        database.close()
    return found
