"""Where Anki files a note: in which deck, and under which tags (Anki manual, "Searching", "Decks").

Knows how both are written. Does not know what a note says.
"""

import re
from collections.abc import Iterable
from unicodedata import category

from cribdeck.notes import entry_settings
from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Document, Entry
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.words import plain

UNANSWERED = "unanswered"
LONGEST_NAME = 200  # of a deck; Anki refuses a package where it has 6,000 characters
NOT_IN_TAG = re.compile(r"[^\w.+&@/-]+")


def deck_name(document: Document) -> str:
    """The name of the document's deck (`::` would begin a subdeck; only `deck:` may)."""
    return deck_name_of(
        document.settings.deck or one_deck_name(document.title) or document.path.stem
    )


def deck_name_of(words: str) -> str:
    """`words`, whoever wrote them, as the name of a deck with those around it. Cards show it, and
    Anki does not escape it: what speaks of `<script>` makes none."""
    return "".join(c if category(c) != "Cc" else " " for c in words).replace("<", "‹")


def one_deck_name(words: str) -> str:
    """`words` as the name of one deck; "" where they are none."""
    name = deck_name_of(words)
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1] + "…"
    return name.replace("::", ":") if name.strip(" :") else ""


def section_tag(root: str, headings: Iterable[Inlines]) -> str:
    """The tag below `root` of what stands under `headings`, as hierarchical as they are."""
    return _tag((*root.split("::"), *map(plain, headings)))


def tags(document: Document, section: str, entry: Entry) -> tuple[str, ...]:
    """The tags of the notes of `entry`: that of its `section`, its kind, those of all of
    `document`, its own and, if so, that it has no answer yet."""
    missing = (UNANSWERED,) if is_unanswered(entry) else ()
    own = entry_settings.of(entry).tags
    of = (section, f"kind::{entry.kind}", *document.settings.tags, *own, *missing)
    return tuple(dict.fromkeys(of))


def _tag(path: Iterable[str]) -> str:
    """A hierarchical tag. Anki parts tags by blanks and levels by `::`; `_` and `*` would be
    wildcards in its searches."""
    levels = (NOT_IN_TAG.sub("-", level.replace("_", "-")).strip("-.") for level in path)
    return "::".join(filter(None, levels))
