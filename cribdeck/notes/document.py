"""A document: its sections with their entries, and its settings.

Frozen data without behaviour. What entries are made of is in `entries` and `blocks`; how to walk
through all of it in `walk`.
"""

from dataclasses import dataclass
from pathlib import Path

from cribdeck.notes.blocks import Comment, Inlines
from cribdeck.notes.entries import Entry
from cribdeck.notes.settings import Settings
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (`level` 1 to 6) with what stands under it, in document order: its own entries
    first, then its subsections. The part before the first heading has `level` 0 and no heading.
    `comments` stand in the heading or under it, before the first entry."""

    heading: Inlines
    level: int
    entries: tuple[Entry, ...]
    sections: "tuple[Section, ...]"
    location: Location
    anchor: str | None = None
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file. `title` is plain text: the front matter's, else the first H1's, else the
    first heading's. The H1 that gives the title is no section; what stands directly under it is
    in a section of level 0."""

    path: Path
    title: str
    settings: Settings
    sections: tuple[Section, ...]
