"""Terms whose name only labels what the notes say of a thing, and is no name of one: "Example",
"2 forms", "S/", a letter among letters, "For the learner", what stands under one heading after the
other.

Knows all terms of a document, and what they stand under. Does not know cards.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from cribdeck.notes.attributed import OF, bare_name, listed, shared_names
from cribdeck.notes.attributes import is_attribute, lists_claims
from cribdeck.notes.dates import is_date
from cribdeck.notes.document import Section, Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.walk import sections as walked
from cribdeck.notes.words import plain
from cribdeck.problems import Location

VOCABULARY = 4  # to learn "cause" among so many other words, is to learn a word
RECURS = 3  # things that have the same label: two may be one that is defined twice
FEWEST = 3  # labels that make a label of what stands among them
LETTER = re.compile(r"[a-z]/?")  # of a grade, or of a word that helps to remember a list
SHORTHAND = re.compile(r"[a-z]/[\s–—-]*")  # "S/ ---", for signs and symptoms
NUMBER_OF = re.compile(r"\d{1,2}\s+[^\W\d_]{3}")


def labels(sections: Sequence[Section], language: str) -> frozenset[Location]:
    """Where the terms of `sections` stand whose names are labels. `language` is that of the
    document: "No …" leads in to something in Portuguese only."""
    items, recurring = listed(sections), _recurring(sections)
    found: set[Location] = set()
    for above, terms in _groups(sections):
        found.update(_labels(above, terms, items, language))
        for is_part in (True, False):
            found.update(_of_one_scheme([t for t in terms if t.within is is_part], recurring))
    return frozenset(found)


def _groups(sections: Iterable[Section]) -> Iterator[tuple[str, Sequence[Term]]]:
    """The terms that stand under one line, each time with that line."""
    for path in walked(sections):
        found: defaultdict[str, list[Term]] = defaultdict(list)
        for entry in path[-1].entries:
            if isinstance(entry, Term):
                found[plain(entry.under) or plain(path[-1].heading)].append(entry)
        yield from found.items()


def _recurring(sections: Sequence[Section]) -> frozenset[str]:
    """The names of terms that are said of one thing after the other: in several sections, or below
    several lines, and of each something else."""
    places: defaultdict[str, set[tuple[Location, str]]] = defaultdict(set)
    for path in walked(sections):
        for entry in path[-1].entries:
            if isinstance(entry, Term):
                place = (path[-1].location, plain(entry.under) or _thing(entry))
                places[bare_name(entry)].add(place)
    return frozenset(name for name in shared_names(sections) if len(places[name]) >= RECURS)


def _thing(term: Term) -> str:
    """What `term` is a part of, as far as its name says so."""
    return plain(term.prompt).rpartition(OF)[0] if term.within else ""


def _of_one_scheme(terms: Sequence[Term], recurring: Collection[str]) -> Iterator[Location]:
    """Where `terms`, which stand together, are as far as they are labels: those that are
    `recurring`, and all where most are such ones, attributes or in shorthand."""
    names = tuple(map(bare_name, terms))
    known = [
        name in recurring or is_attribute(name) or SHORTHAND.fullmatch(name) is not None
        for name in names
    ]
    are_all = sum(known) >= FEWEST and 2 * sum(known) > len(terms)
    for term, name in zip(terms, names, strict=True):
        if are_all or name in recurring:
            yield term.location


def _labels(
    above: str, terms: Sequence[Term], items: Collection[Location], language: str
) -> Iterator[Location]:
    """Where those of the `terms` below the line `above` stand that are labels by themselves;
    `items` are where the items of lists stand."""
    names = tuple(map(bare_name, terms))
    lead = _leads(language)
    are_attributes = tuple(is_attribute(name) or lead.match(name) is not None for name in names)
    is_vocabulary = VOCABULARY * sum(are_attributes) < len(terms)
    are_claims = is_attribute(above) and lists_claims(above)
    are_letters = len(names) > 1 and all(map(LETTER.fullmatch, names))
    for term, name, is_one in zip(terms, names, are_attributes, strict=True):
        is_said_apart = term.within and term.location not in items
        if (
            are_claims
            or are_letters
            or (is_one and not is_vocabulary and not is_said_apart)
            or SHORTHAND.fullmatch(name)
            or _is_number_of(term)
        ):
            yield term.location


@cache
def _leads(language: str) -> re.Pattern[str]:
    """The beginning of a name that says for whom, when or where something holds."""
    return re.compile(rf"{pattern('leads', language)}\s+\w", re.IGNORECASE)


def _is_number_of(term: Term) -> bool:
    """Whether the name of `term` only counts what it is defined by ("2 forms")."""
    return NUMBER_OF.match(bare_name(term)) is not None and not is_date(term.prompt)
