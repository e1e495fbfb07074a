"""Names that several things of a document have in common ("Solution" of each problem): such a name
tells what is said of a thing, and a card has to name the thing with it.

Knows all terms and headings of a document, and what its lists stand under. Does not know cards.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
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
    that asks is one."""
    names = Counter(
        heading_name(path[-1].heading)
        for path in all_sections(sections)
        if path[-1].level and not asks(path[-1].heading)
    )
    return frozenset(name for name, count in names.items() if count > 1 or is_attribute(name))


def heading_name(heading: Inlines) -> str:
    """`heading` as `shared_headings` gives it: in small letters, without number and colon."""
    return " ".join(plain(unnumbered(heading)).split()).casefold().rstrip(" :：")


def is_thing(line: Inlines) -> bool:
    """Whether `line` names what something below it is told of: a few words that ask nothing."""
    return 0 < len(plain(line).split()) <= LONGEST_THING and not asks(line)


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
