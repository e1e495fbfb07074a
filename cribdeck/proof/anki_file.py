"""An .apkg as a stranger would read it: a zip with SQLite in it, fields of HTML, cloze marks.

Does not know how it was written, nor the document.
"""

import html
import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
# These part words; other tags (bold, spans of code) stand within them.
BREAKING_TAG = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|pre|blockquote|details|table|thead|tbody|tr|td|th)"
    r"\b[^>]*>"
)
MATH = re.compile(r'<span class="math">(.*?)</span>', re.DOTALL)
SPOKEN = re.compile(r'<span class="media">\[anki:tts [^\]]*\](.*?)\[/anki:tts\]</span>')
SOUND = re.compile(r'<span class="media">\[sound:([^\]]*)\]</span>')
IMAGE = re.compile(r'<img src="([^"]*)"')
# The label of what is folded: words of the deck's own, which prove nothing of the notes.
# One with bold words is a name in the notes, which stands in one line with what follows it there.
FOLD_LABEL = re.compile(r"<summary\b[^>]*>[^<]*</summary>")
FOLD_NAME = re.compile(r"</summary>(?:<p>)?")
CODE_BLOCK = re.compile(r"<pre\b[^>]*>\s*<code\b[^>]*>(.*?)</code>\s*</pre>", re.DOTALL)
REMARK = re.compile(r'<div class="remark">.*?</div>(?=</li>)', re.DOTALL)  # not asked
CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::[^{}]*?)?\}\}", re.DOTALL)
CLOZE_NOTE_TYPE = "cribdeck cloze"  # its name is for ever
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    sqlite3.Error,
    OSError,
    KeyError,  # no collection in the archive, a note of an unknown type
    ValueError,  # not JSON, or a note with another number of fields than its type
)


class NotADeck(Exception):
    """The data cannot be read as an .apkg."""


RIGHT_TO_LEFT = "&rlm;"  # before what runs so though it begins otherwise: no word of the notes


@dataclass(slots=True)
class DeckNote:
    """A note as the file has it: fields as HTML by name, and which cards exist. `taken`: it was
    found to be that of an entry."""

    is_cloze: bool
    prompt: str  # in plain words, without the marks of a cloze
    fields: dict[str, str]
    tags: str
    ords: frozenset[int]
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """What is in an .apkg; `names` are those of its decks, with what these say of themselves, in
    plain words."""

    notes: tuple[DeckNote, ...]
    names: str
    media: dict[str, bytes]


def read_deck(data: bytes) -> Deck:
    """What the .apkg `data` holds. Raises NotADeck where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            database = sqlite3.connect(":memory:")
            database.deserialize(archive.read("collection.anki2"))
            numbers = json.loads(archive.read("media"))
            media = {name: archive.read(number) for number, name in numbers.items()}
        try:
            return _deck(database, media)
        finally:
            database.close()
    except UNREADABLE as error:
        raise NotADeck(str(error) or type(error).__name__) from error


def _deck(database: Any, media: dict[str, bytes]) -> Deck:
    ((models_json, decks_json),) = database.execute("select models, decks from col").fetchall()
    models = {
        int(mid): (model["name"], [field["name"] for field in model["flds"]])
        for mid, model in json.loads(models_json).items()
    }
    ords: defaultdict[int, set[int]] = defaultdict(set)
    for nid, ord_ in database.execute("select nid, ord from cards"):
        ords[nid].add(ord_)
    notes = []
    names = [f"{deck['name']}\n{deck['desc']}" for deck in json.loads(decks_json).values()]
    for nid, mid, flds, tags in database.execute("select id, mid, flds, tags from notes"):
        name, fields = models[mid]
        said = flds.replace(RIGHT_TO_LEFT, "").split("\x1f")
        values = dict(zip(fields, said, strict=True))
        is_cloze = name == CLOZE_NOTE_TYPE
        asked = REMARK.sub("", without_blanks(values["Text"])) if is_cloze else values["Prompt"]
        notes.append(DeckNote(is_cloze, words_in(asked), values, tags, frozenset(ords[nid])))
    return Deck(tuple(notes), words_in("\n".join(names)), media)


# --- Fields ---------------------------------------------------------------------------------------


def without_blanks(field: str) -> str:
    """A field without the marks of its blanks; what they hide stays."""
    return CLOZE.sub(r"\2", field)


def blanks_in(field: str) -> set[int]:
    """Which cards (from 0) the blanks of a field make."""
    return {int(number) - 1 for number, _ in CLOZE.findall(field)}


def words_in(field: str) -> str:
    """The words of a field, parted by single blanks, without formulas, images, recordings and what
    is read aloud."""
    if "<" in field:
        field = SPOKEN.sub("", SOUND.sub("", MATH.sub("", field)))
        if "<summary" in field:
            field = FOLD_NAME.sub("", FOLD_LABEL.sub(" ", field))
        field = TAG.sub("", BREAKING_TAG.sub(" ", field))
    if "&" in field:
        field = html.unescape(field)
    return " ".join(field.split())


def spoken_in(field: str) -> list[str]:
    """What a field has read aloud, in plain words."""
    return [" ".join(html.unescape(words).split()) for words in SPOKEN.findall(field)]


def code_in(field: str) -> tuple[list[str], str]:
    """The blocks of code of a field, character for character, and the field without them."""
    samples = [html.unescape(TAG.sub("", sample)) for sample in CODE_BLOCK.findall(field)]
    return samples, CODE_BLOCK.sub("<p>", field) if samples else field


def formulas_in(field: str) -> list[str]:
    """The TeX of the formulas of a field, without blanks: Anki must be given some between closing
    braces."""
    return ["".join(html.unescape(tex).strip()[2:-2].split()) for tex in MATH.findall(field)]


def images_in(field: str) -> list[str]:
    """The names of the images of a field."""
    return [html.unescape(name) for name in IMAGE.findall(field)]


def sounds_in(field: str) -> list[str]:
    """The names of the recordings that a field plays."""
    return [html.unescape(name) for name in SOUND.findall(field)]
