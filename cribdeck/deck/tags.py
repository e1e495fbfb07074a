"""Where Anki files a note: the name of its deck, and its tags.

Knows which characters mean something there (Anki manual, "Searching", "Decks"). Does not know
fields.
"""

import re
from collections.abc import Iterable

from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Document
from cribdeck.notes.entries import Entry, is_unanswered
from cribdeck.notes.words import plain

UNANSWERED = "unanswered"
NOT_IN_TAG = re.compile(r"[^\w.+&@/-]+")


def deck_name(document: Document) -> str:
    """The name of the document's deck (`::` would begin a subdeck; only `deck:` may)."""
    return document.settings.deck or document.title.replace("::", ":")


def section_tag(document: Document, headings: Iterable[Inlines]) -> str:
    """The tag of what stands under `headings`, as hierarchical as they are."""
    return _tag((document.title, *map(plain, headings)))


def tags(document: Document, section: str, entry: Entry) -> tuple[str, ...]:
    """The tags of the notes of `entry`: that of its `section`, its kind, those of all of `document`
    and, if so, that it has no answer yet."""
    missing = (UNANSWERED,) if is_unanswered(entry) else ()
    return tuple(dict.fromkeys((section, f"kind::{entry.kind}", *document.settings.tags, *missing)))


def _tag(path: Iterable[str]) -> str:
    """A hierarchical tag. Anki parts tags by blanks and levels by `::`; `_` and `*` would be
    wildcards in its searches."""
    levels = (NOT_IN_TAG.sub("-", level.replace("_", "-")).strip("-.") for level in path)
    return "::".join(filter(None, levels))
