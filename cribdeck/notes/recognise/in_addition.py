"""What an answer is asked for in addition to its question: the terms in its lists, and the rows of
its vocabularies.

Knows where in blocks these stand. Does not know who asks, nor what makes a term or a row (terms,
tables).
"""

from collections.abc import Iterator
from dataclasses import replace

from cribdeck.notes.blocks import Blocks, ItemList, Quote, Table
from cribdeck.notes.document import Entry, Question, Term
from cribdeck.notes.recognise.tables import terms_asked
from cribdeck.notes.recognise.terms import terms_of
from cribdeck.problems import Location


def in_addition(answer: Blocks, asker: Location) -> tuple[Entry, ...]:
    """The parts of `answer` that are asked for themselves; the entry that prints it stands at
    `asker`. Of what begins in one line, only the outermost is asked: the line is its name."""
    found: dict[Location, Entry] = {}
    for part in _parts(answer):
        if part.location != asker:
            found.setdefault(part.location, part)
    return tuple(found[location] for location in sorted(found))


def _parts(blocks: Blocks) -> Iterator[Term | Question]:
    for block in blocks:
        match block:
            case ItemList(items):
                of = terms_of(block) if len(items) > 1 else None
                yield from (replace(term, within=True) for term in of.terms if term) if of else ()
                for item in items:
                    yield from _parts(item.blocks)
            case Quote(inner, _, ""):
                yield from _parts(inner)
            case Table():
                yield from terms_asked(block)
            case _:
                pass
