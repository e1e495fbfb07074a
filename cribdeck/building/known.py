"""A document whose entries and notes are known: what outputs are made of.

Stands alone, so that the processes that make them need not load what reads and identifies. Does not
know how it came about (identification).
"""

from dataclasses import dataclass

from cribdeck.deck.notes import Note
from cribdeck.notes.document import Document
from cribdeck.notes.walk import File


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document, the files that it shows or plays, and the notes that Anki gets of it, in the deck
    of the name `deck`, with tags below `tags`. `modified` is when it last changed, in seconds since
    the epoch."""

    document: Document
    deck: str
    tags: str
    media: tuple[File, ...]
    notes: tuple[Note, ...]
    modified: int
