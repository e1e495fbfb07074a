"""Names that several things of a document have in common ("Solution" of each problem): such a name
tells what is said of a thing, and a card has to name the thing with it.

Knows all terms and headings of a document, and what its lists stand under. Does not know cards.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import Inlines, ItemList, Text
from cribdeck.notes.document import Entry, Section, Term
from cribdeck.notes.questions import asks
from cribdeck.notes.walk import blocks, entries, printed
from cribdeck.notes.walk import sections as all_sections
from cribdeck.notes.words import name_key, plain, plain_blocks, unnumbered
from cribdeck.problems import Location

LONGEST_THING = 10  # words
LEAST_ASKED = 2  # words; "Why?" asks of what stands above it
OF = ": "  # between a thing and a part of it, or what is said of it


def bare_name(term: Term) -> str:
    """The name of `term` (`name_key`), without that of the thing that it is a part of."""
    name = name_key(plain(term.prompt))
    return name.rpartition(OF)[2] if term.within else name


def shared_names(sections: Iterable[Section]) -> frozenset[str]:
    """The names, as `bare_name` gives them, that stand for several things in `sections`."""
    said_of: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries(sections):
        if isinstance(entry, Term):
            said_of[bare_name(entry)].add(" ".join(plain_blocks(entry.answer).split()).casefold())
    return frozenset(name for name, said in said_of.items() if len(said) > 1)


def shared_headings(sections: Iterable[Section]) -> frozenset[str]:
    """The headings in `sections`, in small letters, that say of what stands above them which part
    or side of it follows: several sections have them, or they are attributes ("Properties"). None
    that asks is one, but for a word or two ("Why?")."""
    names = Counter(
        heading_name(path[-1].heading)
        for path in all_sections(sections)
        if path[-1].level and not _says_what_it_asks(path[-1].heading)
    )
    return frozenset(name for name, count in names.items() if count > 1 or is_attribute(name))


def _says_what_it_asks(heading: Inlines) -> bool:
    return asks(heading) and len(plain(unnumbered(heading)).split()) > LEAST_ASKED


def heading_name(heading: Inlines) -> str:
    """`heading` as `shared_headings` gives it: in small letters, without number and colon."""
    return " ".join(plain(unnumbered(heading)).split()).casefold().rstrip(" :：")


def is_thing(line: Inlines) -> bool:
    """Whether `line` names what something below it is told of: a few words that ask nothing."""
    return 0 < len(plain(line).split()) <= LONGEST_THING and not asks(line)


def of_which(
    heading: Inlines, above: Sequence[Inlines], shared: Container[str]
) -> tuple[Inlines, ...]:
    """Which thing `heading` tells of, as `thing_of` has it, where it is `shared`; else ()."""
    name = heading_name(heading)
    is_own = name in shared and any(above) and heading_name(above[-1]) != name
    return thing_of(above, shared) if is_own else ()


def thing_of(above: Sequence[Inlines], shared: Container[str]) -> tuple[Inlines, ...]:
    """Those of the headings `above` a label, outermost first, that say together of which thing it
    tells: up to one that is not `shared`; () where one of them is no thing."""
    own = (i for i in reversed(range(len(above))) if heading_name(above[i]) not in shared)
    found = above[next(own, 0) :]
    return tuple(found) if all(map(is_thing, found)) else ()


def listed(sections: Iterable[Section]) -> frozenset[Location]:
    """Where the items of all lists in `sections` stand."""
    return frozenset(
        item.location
        for entry in printed(sections)
        for block in blocks(entry.answer)
        if isinstance(block, ItemList)
        for item in block.items
    )


def with_things(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """`sections` in which a part of an answer that has such a name names its thing, too: the item
    that it stands under. Where none does, it is not asked; the answer says it."""
    shared, items = shared_names(sections), listed(sections)

    def is_shared(term: Term) -> bool:
        in_list = term.within and term.location in items
        return in_list and bare_name(term) in shared and OF not in plain(term.prompt)

    def mended(section: Section) -> Section:
        found: list[Entry] = []
        for entry in section.entries:
            if not (isinstance(entry, Term) and is_shared(entry)):
                found.append(entry)
            elif is_thing(entry.under):
                prompt = (*entry.under, Text(OF), *entry.prompt)
                found.append(replace(entry, prompt=prompt, under=()))
            else:
                found[-1] = replace(found[-1], comments=(*found[-1].comments, *entry.comments))
        below = tuple(map(mended, section.sections))
        return replace(section, entries=tuple(found), sections=below)

    return tuple(map(mended, sections))
