"""Vocabulary: terms that say the same in two languages.

Knows how long a word of one is, and in which language texts are. Does not know tables, nor cards.
"""

from collections.abc import Sequence

from cribdeck.notes.blocks import Paragraph
from cribdeck.notes.document import Section, Term
from cribdeck.notes.language_of import written_in
from cribdeck.notes.lengths import count
from cribdeck.notes.shares import most
from cribdeck.notes.walk import entries
from cribdeck.notes.words import BRACKETED, plain, plain_blocks
from cribdeck.problems import Location

LONGEST = 4  # words of either side, brackets aside
FEWEST = 4  # terms


def translated(sections: Sequence[Section]) -> frozenset[Location]:
    """Where the terms of `sections` stand that are to be translated: most terms are as short as
    what they say, and all of them together are in another language than that."""
    terms = [entry for entry in entries(sections) if isinstance(entry, Term)]
    short = [term for term in terms if _is_short(term)]
    if len(short) < FEWEST or not most(len(short), len(terms)):
        return frozenset()
    names = written_in(" ".join(plain(term.prompt) for term in short))
    said = written_in(" ".join(plain_blocks(term.answer) for term in short))
    is_vocabulary = None not in (names, said) and names != said
    return frozenset(term.location for term in short if is_vocabulary)


def _is_short(term: Term) -> bool:
    match term.answer:
        case (Paragraph(line),):
            sides = (plain(term.prompt), plain(line))
            return all(0 < count(BRACKETED.sub("", side)) <= LONGEST for side in sides)
        case _:
            return False
