"""Which terms are asked in one direction only, because what they say does not lead back to them.

Knows all terms of a document. Does not know cards.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from cribdeck.notes.attributed import bare_name, listed, shared_names
from cribdeck.notes.attributes import is_attribute, lists_claims
from cribdeck.notes.blocks import CodeSpan, Math
from cribdeck.notes.dates import is_date
from cribdeck.notes.document import Section, Term
from cribdeck.notes.given_away import without_term
from cribdeck.notes.languages import JOINED
from cribdeck.notes.walk import sections as walked
from cribdeck.notes.words import BRACKETED, plain, plain_blocks
from cribdeck.problems import Location

LONGEST_NAME = 6  # words, brackets aside: a longer one is a clause, which nobody recalls
VOCABULARY = 4  # to learn "cause" among so many other words, is to learn a word
LITTLE_WORD = 3  # letters
LONG_WORD = 6  # letters: with an ending, it is still the same
WORD = re.compile(r"[^\W_]+")
LETTER = re.compile(r"[a-z]/?")  # of a grade, or of a word that helps to remember a list
SHORTHAND = re.compile(r"[a-z]/[\s–—-]*")  # "S/ ---", for signs and symptoms
NUMBER_OF = re.compile(r"\d{1,2}\s+[^\W\d_]{3}")


def asked_one_way(sections: Sequence[Section], language: str) -> frozenset[Location]:
    """Where the terms of `sections` stand whose definition does not ask for them: their name only
    labels ("Example", "2 forms", "S/", a letter among letters), as does one that has another
    definition elsewhere; it is a clause, or one of the claims that their heading announces
    ("Drawbacks"); what defines them says most of it, or ("yes") defines another, too. `language` is
    that of the document."""
    shared, items = shared_names(sections), listed(sections)
    below = _terms_below(sections)
    terms = tuple(chain.from_iterable(below.values()))
    labels = {
        term.location for above, listed_ in below.items() for term in _labels(above, listed_, items)
    }
    names_of: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        names_of[_said(term)].add(bare_name(term))
    return frozenset(
        term.location
        for term in terms
        if term.location in labels
        or _is_read_off(term, language)
        or bare_name(term) in shared
        or len(names_of[_said(term)]) > 1
    )


def _terms_below(sections: Iterable[Section]) -> dict[str, list[Term]]:
    """The terms, by the line that they stand under."""
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for path in walked(sections):
        heading = plain(path[-1].heading)
        for entry in path[-1].entries:
            if isinstance(entry, Term):
                found[plain(entry.under) or heading].append(entry)
    return found


def _labels(above: str, terms: Sequence[Term], items: Collection[Location]) -> Iterator[Term]:
    """Those of the `terms` below the line `above` whose names only label; `items` are where the
    items of lists stand."""
    names = tuple(map(bare_name, terms))
    are_attributes = tuple(map(is_attribute, names))
    is_vocabulary = VOCABULARY * sum(are_attributes) < len(terms)
    are_claims = is_attribute(above) and lists_claims(above)
    are_letters = all(map(LETTER.fullmatch, names))
    for term, name, is_one in zip(terms, names, are_attributes, strict=True):
        is_said_apart = term.within and term.location not in items
        if (
            are_claims
            or are_letters
            or (is_one and not is_vocabulary and not is_said_apart)
            or SHORTHAND.fullmatch(name)
            or _is_number_of(term)
        ):
            yield term


def _is_number_of(term: Term) -> bool:
    """Whether the name of `term` only counts what it is defined by ("2 forms")."""
    return NUMBER_OF.match(bare_name(term)) is not None and not is_date(term.prompt)


def _is_read_off(term: Term, language: str) -> bool:
    """Whether the definition of `term` asks for nothing, its name is a clause, or most of it stands
    in the definition. A command or a formula is one name, whatever is in it."""
    definition = without_term(term, language)
    if definition is None:
        return True
    if any(isinstance(one, CodeSpan | Math) for one in term.prompt):
        return False
    name = bare_name(term)
    is_clause = len(BRACKETED.sub("", name).split()) > LONGEST_NAME
    return is_clause or _gives_away(plain_blocks(definition), name)


def _gives_away(definition: str, name: str) -> bool:
    """Whether `definition`, in which the whole name is blanked, is more than a translation of
    `name` and says most of it, so that nobody has to recall it."""
    said = definition.casefold()
    words = [word for word in WORD.findall(name.casefold()) if not _is_little(word)]
    found = [word for word in words if re.search(_inflected(word), said)]
    return (
        bool(found) and 2 * len(said) > 3 * len(name) and 3 * _letters(found) >= 2 * _letters(words)
    )


def _is_little(word: str) -> bool:
    return len(word) <= LITTLE_WORD and not JOINED.search(word)


def _inflected(word: str) -> str:
    """A pattern of `word` with an ending; one whose script sets no blanks stands anywhere."""
    if JOINED.search(word):
        return word
    ending = r"\w{0,3}" if len(word) >= LONG_WORD else "(?:e?s)?"
    return rf"(?<!\w){word}{ending}(?!\w)"


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _said(term: Term) -> str:
    return " ".join(plain_blocks(term.answer).split()).casefold()
