"""Which terms are asked in one direction only, because what they say does not lead back to them.

Knows all terms of a document. Does not know cards.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from cribdeck.notes.document import Section, Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Location

# "Pros" of a thing, or an "Example", names no other thing.
LABEL = re.compile(rf"\W*(?:{pattern('sides')}|{pattern('aside')})\W*", re.IGNORECASE)


def asked_one_way(sections: Iterable[Section]) -> frozenset[Location]:
    """Where the terms of `sections` stand whose definition does not ask for them: their name only
    labels ("Example"), as does one that has another definition elsewhere; or what defines them
    ("yes") defines another, too."""
    terms = [entry for entry in entries(sections) if isinstance(entry, Term)]
    said_of: defaultdict[str, set[str]] = defaultdict(set)
    names_of: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        name, said = _words(plain(term.prompt)), _words(plain_blocks(term.answer))
        said_of[name].add(said)
        names_of[said].add(name)
    return frozenset(
        term.location
        for term in terms
        if LABEL.fullmatch(plain(term.prompt))
        or len(said_of[_words(plain(term.prompt))]) > 1
        or len(names_of[_words(plain_blocks(term.answer))]) > 1
    )


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
