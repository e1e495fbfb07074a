"""Names that several things of a document have in common ("Solution" of each problem): such a name
tells what is said of a thing, and a card has to name the thing with it.

Knows all terms of a document, and what their lists stand under. Does not know cards.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from cribdeck.notes.blocks import ItemList, Text
from cribdeck.notes.document import Entry, Section, Term
from cribdeck.notes.questions import asks
from cribdeck.notes.walk import blocks, entries, printed
from cribdeck.notes.words import name_key, plain, plain_blocks
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
            elif 0 < len(plain(entry.under).split()) <= LONGEST_THING and not asks(entry.under):
                prompt = (*entry.under, Text(OF), *entry.prompt)
                found.append(replace(entry, prompt=prompt, under=()))
            else:
                found[-1] = replace(found[-1], comments=(*found[-1].comments, *entry.comments))
        below = tuple(map(mended, section.sections))
        return replace(section, entries=tuple(found), sections=below)

    return tuple(map(mended, sections))
