"""Terms whose name only labels what the notes say of a thing, and is no name of one: "Example",
"2 forms", "S/", a letter among letters, "For the learner", "It is innate", "Diagnosis" among its
like, what stands under one heading after the other.

So do the items of an outline, which is written of one thing after the other ("Basics", "Causes",
each with a list below it).

Knows all terms and lists of a document, and what they stand under. Does not know cards.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from cribdeck.notes.attributed import OF, bare_name, shared_names
from cribdeck.notes.attributes import (
    is_aspect,
    is_attribute,
    is_label,
    is_number_of,
    is_shorthand,
    lists_claims,
)
from cribdeck.notes.blocks import CodeSpan, ItemList, ListItem, Math
from cribdeck.notes.dates import is_date
from cribdeck.notes.document import ListEntry, Section, Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.definitions import EITHER
from cribdeck.notes.recognise.names import NAME_MOST, goes_on_below
from cribdeck.notes.shares import half, most
from cribdeck.notes.statements import says_clause
from cribdeck.notes.walk import entries
from cribdeck.notes.walk import sections as walked
from cribdeck.notes.words import first_line, plain, plain_blocks
from cribdeck.problems import Location

VOCABULARY = 4  # to learn "cause" among so many other words, is to learn a word
RECURS = 3  # things that have the same label: two may be one that is defined twice
FEWEST = 3  # labels that make a label of what stands among them
# Of a grade, or of a word that helps to remember a list.
LETTER = re.compile(r"[a-z]/?", re.IGNORECASE)
OF_LETTER = re.compile(r"[a-z]/\s?(?=\w)")  # "s/skin", signs and symptoms of the skin
SOURCE = re.compile(pattern("source"), re.IGNORECASE)
ENDS_CLAUSE = (";", "；")
CLAUSE_LEAST = 3  # words of such a clause
LONGER = 2  # times as many words
THRESHOLD = re.compile(r"\w\s*[<>≤≥]=?\s*\d|^\W*[<>≤≥]=?\s*\d")  # "Score > 8"
EXAMPLE = re.compile(rf"\W*{pattern('samples')}\s*\d*\s*(?:[:：].*|[–—-]\s.*)?", re.IGNORECASE)


def labels(sections: Sequence[Section], language: str) -> frozenset[Location]:
    """Where the terms of `sections` stand whose names are labels. `language` is that of the
    document: "No …" leads in to something in Portuguese only."""
    recurring = _recurring(sections)
    found: set[Location] = set()
    for above, terms in _groups(sections):
        found.update(_labels(above, terms, language))
        for is_part in (True, False):
            found.update(_of_one_scheme([t for t in terms if t.within is is_part], recurring))
        found.update(term.location for term in terms if _is_clause(term, language))
    found.update(_of_examples(sections))
    return frozenset(found)


def _of_examples(sections: Iterable[Section]) -> Iterator[Location]:
    """Where the terms below a heading of an example stand: they name what comes out in it."""
    for path in walked(sections):
        if any(section.level and EXAMPLE.fullmatch(plain(section.heading)) for section in path):
            yield from (entry.location for entry in path[-1].entries if isinstance(entry, Term))


def outlines(sections: Sequence[Section]) -> frozenset[Location]:
    """Where the lists of `sections` stand most of whose items only label what is said of one thing
    after the other: several lists have an item of that name, each with something else behind the
    name, or below it."""
    lists = [entry for entry in entries(sections) if isinstance(entry, ListEntry)]
    said: defaultdict[str, set[str]] = defaultdict(set)
    for entry in lists:
        for item in entry.items.items:
            if name := _name_of_more(item):
                said[name].add(plain_blocks(item.blocks).casefold())
    recurring = {name for name, of in said.items() if len(of) >= RECURS}
    return frozenset(
        entry.location
        for entry in lists
        if most(_outlined(entry, recurring), len(entry.items.items))
    )


def _outlined(entry: ListEntry, recurring: Collection[str]) -> int:
    """How many items of `entry` are labels, if one of them is among the `recurring` names."""
    names = [*map(_name_of_more, entry.items.items)]
    if not any(name in recurring for name in names):
        return 0
    return sum(name in recurring or is_label(name) for name in names)


def _name_of_more(item: ListItem) -> str:
    """The name, in small letters, behind or below which `item` says more; "" where none does."""
    line = plain(first_line(item.blocks))
    sign = EITHER.search(line)
    if sign is None and len(item.blocks) < 2:
        return ""
    name = " ".join((line[: sign.start()] if sign else line).split()).casefold()
    return name if 0 < count(name) <= NAME_MOST else ""


def _groups(sections: Iterable[Section]) -> Iterator[tuple[str, Sequence[Term]]]:
    """The terms that stand under one line, or are parts of one thing, each time with that."""
    for path in walked(sections):
        found: defaultdict[str, list[Term]] = defaultdict(list)
        for entry in path[-1].entries:
            if isinstance(entry, Term):
                above = plain(entry.under) or _thing(entry) or plain(path[-1].heading)
                found[above].append(entry)
        yield from found.items()


def _recurring(sections: Sequence[Section]) -> frozenset[str]:
    """The names of terms that are said of one thing after the other: in several sections, or below
    several lines, and of each something else. Two things have the same labels where half of their
    names, and several, are in common."""
    places: defaultdict[str, set[tuple[Location, str]]] = defaultdict(set)
    for path in walked(sections):
        for entry in path[-1].entries:
            if isinstance(entry, Term):
                place = (path[-1].location, plain(entry.under) or _thing(entry))
                places[bare_name(entry)].add(place)
    shared = shared_names(sections)
    said_in = Counter(place for name in places for place in places[name])
    in_both = Counter(frozenset(places[name]) for name in shared if len(places[name]) == 2)
    alike = {
        both
        for both, names in in_both.items()
        if names >= FEWEST and all(half(names, said_in[place]) for place in both)
    }
    return frozenset(
        name for name in shared if len(places[name]) >= RECURS or frozenset(places[name]) in alike
    )


def _thing(term: Term) -> str:
    """What `term` is a part of, as far as its name says so."""
    return plain(term.prompt).rpartition(OF)[0] if term.within else ""


def _of_one_scheme(terms: Sequence[Term], recurring: Collection[str]) -> Iterator[Location]:
    """Where `terms`, which stand together, are as far as they are labels: those that are
    `recurring`, or of one letter ("s/skin", "s/eyes"); aspects, where half are labels; and all,
    where most are."""
    names = tuple(map(bare_name, terms))
    letters = Counter(found[0][0] for name in names if (found := OF_LETTER.match(name)))
    known = [name in recurring or letters[name[:1]] > 1 for name in names]
    are_labels = [is_one or is_label(name) for is_one, name in zip(known, names, strict=True)]
    are_half = half(sum(are_labels), len(terms))
    are_all = sum(are_labels) >= FEWEST and most(sum(are_labels), len(terms))
    for term, name, is_one in zip(terms, names, known, strict=True):
        if are_all or is_one or (are_half and is_aspect(name)):
            yield term.location


def _labels(above: str, terms: Sequence[Term], language: str) -> Iterator[Location]:
    """Where those of the `terms` below the line `above` stand that are labels by themselves."""
    names = tuple(map(bare_name, terms))
    lead = _leads(language)
    are_attributes = tuple(is_attribute(name) or lead.match(name) is not None for name in names)
    is_vocabulary = VOCABULARY * sum(are_attributes) < len(terms)
    are_claims = is_attribute(above) and lists_claims(above)
    are_letters = len(names) > 1 and all(map(LETTER.fullmatch, names))
    for term, name, is_one in zip(terms, names, are_attributes, strict=True):
        if (
            are_claims
            or are_letters
            or (is_one and not is_vocabulary)
            or is_shorthand(name)
            or _is_of_label(term)
            or _is_number_of(term)
            or _is_threshold(term)
        ):
            yield term.location


@cache
def _leads(language: str) -> re.Pattern[str]:
    """The beginning of a name that says for whom, when or where something holds."""
    return re.compile(rf"{pattern('leads', language)}(?:\s+|(?<=['’]))\w", re.IGNORECASE)


def _is_clause(term: Term, language: str) -> bool:
    """Whether the name of `term` says something itself, and what stands behind it goes on at
    length: a phrase with its translation has about as many words. Or it goes on below ("Rests on"),
    or all that stands in the list below it goes on with it ("Sees the state: as a norm; as a
    base")."""
    name = plain(term.prompt).strip()
    is_one = says_clause(name, language)
    is_one |= name.endswith(ENDS_CLAUSE) and count(name) >= CLAUSE_LEAST
    is_long = count(plain_blocks(term.answer)) >= LONGER * count(name)
    is_open = goes_on_below(term.prompt) or _goes_on_in_list(term, language)
    return (is_one and is_long) or is_open


def _goes_on_in_list(term: Term, language: str) -> bool:
    """Whether all that stands in the list below `term` goes on with its name."""
    match term.answer:
        case (ItemList((_, _, *_) as items),):
            lines = (plain(first_line(item.blocks)) for item in items)
            return all(map(_onward(language).match, lines))
        case _:
            return False


@cache
def _onward(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{pattern('onward', language)}\s", re.IGNORECASE)


def _is_of_label(term: Term) -> bool:
    """Whether `term` is a part of what is only a label ("Transmission: blood", "Source: page")."""
    thing = _thing(term)
    return is_label(thing) or SOURCE.fullmatch(thing) is not None


def _is_threshold(term: Term) -> bool:
    """Whether the name of `term` says in words from which value on something holds: nobody recalls
    a number from what follows of it. A formula has a meaning."""
    words = plain(one for one in term.prompt if not isinstance(one, CodeSpan | Math))
    return THRESHOLD.search(words) is not None


def _is_number_of(term: Term) -> bool:
    """Whether the name of `term` only counts what it is defined by ("2 forms")."""
    return is_number_of(bare_name(term)) and not is_date(term.prompt)
