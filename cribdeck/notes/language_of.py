"""In which language a document is written.

Goes by what the document says of itself, else by its little words ("the", "und", "и"). Does not
know what follows from a language.
"""

import re
from collections import Counter

from cribdeck.notes.document import Document
from cribdeck.notes.languages import LANGUAGES
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks

UNKNOWN = "en"  # as the sheet takes it
ENOUGH = 5000  # characters: more say nothing new
TAGS = {row.tag: frozenset(map(str.strip, row.little.split(","))) for row in LANGUAGES}
WORD = re.compile(r"[^\W\d_]+")


def language_of(document: Document) -> str:
    """The language of `document`, as the first part of a BCP 47 tag ("de")."""
    said = document.settings.language
    if said:
        return said.casefold().split("-")[0]
    counts = Counter(WORD.findall(_text(document).casefold()))
    known = {tag: sum(counts[word] for word in little) for tag, little in TAGS.items()}
    best = max(known, key=lambda tag: known[tag])
    return best if known[best] else UNKNOWN


def _text(document: Document) -> str:
    found: list[str] = []
    size = 0
    for entry in entries(document.sections):
        found += (plain(entry.prompt), plain_blocks(entry.answer))
        size += len(found[-1]) + len(found[-2])
        if size > ENOUGH:
            break
    return "\n".join(found)
