"""What Anki gets: notes with their fields and tags, and the deck that holds them.

Frozen data. Does not know the file (apkg), nor how a note is made (anki_notes).
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Literal, Self

from cribdeck.problems import Location


class NoteType(StrEnum):
    """Anki's note types of ours; their ids, fields and template counts are frozen for ever."""

    CARD = "cribdeck"  # two templates: prompt -> answer, and the reverse where the note asks for it
    CLOZE = "cribdeck cloze"


# The fields of both note types that are in use: frozen for ever, as they are.
Field = Literal[
    "Id",
    "Prompt",  # of a note with a front and a back
    "Text",  # of a cloze
    "Lead",
    "Context",  # the headings above
    "Answer",
    "Extra",  # what the back of a cloze adds
    "Source",  # empty; the title, in older decks
    "Kind",
    "Reverse",  # "1": the note has the other direction, too
    "Spare 1",
    "Spare 2",
    "Spare 3",
    "Spare 4",
    "Spare 5",
    "Spare 6",
]
# Fields for what a card asks: the definition as the reverse card shows it, and what is to be done
# ("Name all 5").
DEFINITION_FIELD: Final = "Spare 1"
TASK_FIELD: Final = "Spare 2"
# Fields for what an author wants of the cards of one entry: a hint on demand, and what is to be
# typed; a cloze, which knows that itself, is typed where this is not empty.
HINT_FIELD: Final = "Spare 3"
TYPED_FIELD: Final = "Spare 4"
# Fields that say where an entry stands in the notes: the file, and its section's colour.
SOURCE_FIELD: Final = "Spare 5"
HUE_FIELD: Final = "Spare 6"
# A file that is renamed and a section that is put in before others change these of every note.
# That is no reason to write over what a person changed in Anki: they follow when the note does.
WHERE_FIELDS = frozenset({SOURCE_FIELD, HUE_FIELD})
CLOZE_NUMBER = re.compile(r"\{\{c(\d+)::")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is emitted. `fields` holds HTML by field name; fields not named are empty.
    `modified` and `created` are seconds since the epoch; `tags` are in Anki's form (no spaces,
    `::` between levels). `whole` is the GUID of the entry of which it asks a part, "" of none;
    `first` says that its cards come before all others. It lies in the `subdeck`, "" in the deck
    itself. `link` is what leads from it to the notes, with its places unfilled."""

    guid: str
    entry_guid: str
    note_type: NoteType
    kind: str
    fields: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    location: Location
    modified: int = 0
    created: int = 0
    whole: str = ""
    first: bool = False
    subdeck: str = ""
    link: str = ""

    @property
    def cards(self) -> tuple[int, ...]:
        """The cards that Anki makes of it, as it counts them: by templates, or by the numbers of
        blanks, from 0."""
        fields = dict(self.fields)
        if self.note_type is NoteType.CLOZE:
            return tuple(sorted({int(n) - 1 for n in CLOZE_NUMBER.findall(fields["Text"])}))
        return (0, 1) if fields.get("Reverse") else (0,)

    @property
    def digest(self) -> str:
        """Of what Anki shows of the note, in hex; where it stands in the notes is left out."""
        fields = sorted((name, "" if name in WHERE_FIELDS else html) for name, html in self.fields)
        content = (self.note_type, fields, sorted(set(self.tags)), *filter(None, (self.link,)))
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:32]

    def stamped(self, modified: int, created: int) -> Self:
        """The note with its times filled in."""
        return replace(self, modified=modified, created=created)


def cards_by_kind(notes: Iterable[Note]) -> Counter[str]:
    """How many cards Anki makes of `notes`, by the kind of their entries."""
    cards: Counter[str] = Counter()
    for note in notes:
        cards[note.kind] += len(note.cards)
    return cards


@dataclass(frozen=True, slots=True)
class Deck:
    """One document's deck: `name` as Anki shows it, notes in document order. `description` is HTML,
    which Anki shows before one begins."""

    name: str
    notes: tuple[Note, ...] = field(default=())
    description: str = ""
