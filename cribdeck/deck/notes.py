"""What Anki gets: notes with their fields and tags, and the deck that holds them.

Frozen data. Does not know the file (apkg), nor how a note is made (anki_notes).
"""

import hashlib
import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from cribdeck.problems import Location


class NoteType(StrEnum):
    """Anki's note types of ours; their ids, fields and template counts are frozen for ever."""

    CARD = "cribdeck"  # two templates: prompt -> answer, and the reverse where the note asks for it
    CLOZE = "cribdeck cloze"


class Field(StrEnum):
    """The fields of both note types that are in use; frozen for ever as they are."""

    ID = "Id"
    PROMPT = "Prompt"  # of a note with a front and a back
    TEXT = "Text"  # of a cloze
    LEAD = "Lead"
    CONTEXT = "Context"  # the headings above
    ANSWER = "Answer"
    EXTRA = "Extra"  # what the back of a cloze adds
    SOURCE = "Source"  # the title
    KIND = "Kind"
    REVERSE = "Reverse"  # "1": the note has the other direction, too
    DEFINITION = "Spare 1"  # as the reverse card shows it
    TASK = "Spare 2"  # what is to be done ("Name all 5")
    WHERE = "Spare 5"  # file and heading to look up
    HUE = "Spare 6"  # the colour of the outermost section


# A file that is renamed and a section that is put in before others change these of every note.
# That is no reason to write over what a person changed in Anki: they follow when the note does.
WHERE_FIELDS = frozenset({Field.WHERE, Field.HUE})


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is emitted. `fields` holds HTML by field name; fields not named are empty.
    `modified` and `created` are seconds since the epoch; `tags` are in Anki's form (no spaces,
    `::` between levels)."""

    guid: str
    entry_guid: str
    note_type: NoteType
    kind: str
    fields: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    location: Location
    modified: int = 0
    created: int = 0

    @property
    def digest(self) -> str:
        """Of what Anki shows of the note, in hex; where it stands in the notes is left out."""
        fields = sorted((name, "" if name in WHERE_FIELDS else html) for name, html in self.fields)
        content = (self.note_type, fields, sorted(set(self.tags)))
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:32]

    def stamped(self, modified: int, created: int) -> Self:
        """The note with its times filled in."""
        return replace(self, modified=modified, created=created)


@dataclass(frozen=True, slots=True)
class Deck:
    """One document's deck: `name` as Anki shows it, notes in document order."""

    name: str
    notes: tuple[Note, ...] = field(default=())
