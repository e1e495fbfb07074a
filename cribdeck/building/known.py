"""A document whose entries and notes are known: what outputs are made of.

Stands alone, so that the processes that make them need not load what reads and identifies. Does not
know how it came about (identification).
"""

from dataclasses import dataclass

from cribdeck.deck.notes import Note
from cribdeck.notes.blocks import Image
from cribdeck.notes.document import Document


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document, its pictures, and the notes that Anki gets of it, in the deck of the name `deck`.
    `modified` is when it last changed, in seconds since the epoch."""

    document: Document
    deck: str
    pictures: tuple[Image, ...]
    notes: tuple[Note, ...]
    modified: int
