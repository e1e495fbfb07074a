"""Vocabulary: terms that say the same in two languages.

Knows how long a word of one is, and in which language texts are. Does not know tables, nor cards.
"""

from collections.abc import Sequence

from cribdeck.notes.blocks import Paragraph, Quote
from cribdeck.notes.dates import is_date
from cribdeck.notes.document import Section, Term
from cribdeck.notes.language_of import UNKNOWN, are_told_apart, tongue_of
from cribdeck.notes.lengths import count
from cribdeck.notes.shares import most
from cribdeck.notes.walk import entries
from cribdeck.notes.words import BRACKETED, plain, plain_blocks
from cribdeck.problems import Location

LONGEST = 4  # words of either side, brackets aside
LIKE = 2  # times as many words as the other side, which may be a sentence as well
FEWEST = 4  # terms


def translated(sections: Sequence[Section]) -> frozenset[Location]:
    """Where the terms of `sections` stand that are to be translated: most terms are about as long
    as what they say, and all of them together are in another language than that, or tell so by
    their articles ("la casa")."""
    found = (entry for entry in entries(sections) if isinstance(entry, Term))
    terms = [term for term in found if not is_date(term.prompt)]
    pairs = [term for term in terms if _are_alike(term)]
    if len(pairs) < FEWEST or not most(len(pairs), len(terms)):
        return frozenset()
    names = [plain(term.prompt) for term in pairs]
    said = [plain_blocks(term.answer[:1]) for term in pairs]
    tongues = [tongue_of(" ".join(side)) for side in (names, said)]
    are_known = UNKNOWN not in tongues and tongues[0] != tongues[1]
    is_vocabulary = are_known or are_told_apart(names, said)
    return frozenset(term.location for term in pairs if is_vocabulary)


def _are_alike(term: Term) -> bool:
    """Whether both sides of `term` are a few words, or about as many; further languages beside them
    remark."""
    match term.answer:
        case (Paragraph(line), *beside) if all(isinstance(block, Quote) for block in beside):
            sides = (plain(term.prompt), plain(line))
        case _:
            return False
    few, many = sorted(count(BRACKETED.sub("", side)) or count(side) for side in sides)
    return few > 0 and (many <= LONGEST or many <= LIKE * few)
