"""What an answer is asked for in addition to its question: the terms and the marked words in its
lists, and the rows of its vocabularies.

Knows where in blocks these stand. Does not know who asks, nor what makes a term, a blank or a row
(terms, marked, tables).
"""

from collections.abc import Iterator
from dataclasses import replace

from cribdeck.notes.blocks import (
    Blocks,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Table,
    Text,
)
from cribdeck.notes.document import Entry, Fact, Question, Term
from cribdeck.notes.recognise.marked import fact_of
from cribdeck.notes.recognise.tables import terms_asked
from cribdeck.notes.recognise.terms import SIDES, bold_pair, first_line, leading_name, terms_of
from cribdeck.notes.words import only_points, plain
from cribdeck.problems import Location


def in_addition(
    answer: Blocks, asker: Location, of: Inlines = (), under: Inlines = ()
) -> tuple[Entry, ...]:
    """The parts of `answer` that are asked for themselves; the entry that prints it stands at
    `asker`. `of` is the name of what they are parts of, and `under` the line that they stand under
    (a question, a sentence), where nothing else says so. Of what begins in one line, only the
    outermost is asked: the line is its name."""
    found: dict[Location, Entry] = {}
    for part in _parts(answer, of, under):
        if part.location != asker:
            found.setdefault(part.location, part)
    return tuple(found[location] for location in sorted(found))


def _parts(blocks: Blocks, of: Inlines, under: Inlines) -> Iterator[Term | Question | Fact]:
    for block in blocks:
        match block:
            case ItemList(items):
                terms = terms_of(block) if len(items) > 1 else None
                for i, item in enumerate(items):
                    term = terms.terms[i] if terms else bold_pair(item)
                    if term and not only_points(term.answer):
                        if not SIDES.match(plain(term.prompt)):
                            name = _named(term.prompt, of)
                            yield replace(term, prompt=name, under=under, within=True)
                        yield from _below(term.answer, term.prompt, under)
                    else:
                        yield from _marked(item)
                        yield from _below(item.blocks, first_line(item.blocks), under)
            case Quote(inner, _, ""):
                yield from _parts(inner, of, under)
            case Table():
                yield from terms_asked(block)
            case _:
                pass


def _below(blocks: Blocks, line: Inlines, under: Inlines) -> Iterator[Term | Question | Fact]:
    """The parts of the `blocks` below `line`, which is said with each: as its name where it has
    one, else above it."""
    name = leading_name(line)
    yield from _parts(blocks, name, under if name else line)


def _marked(item: ListItem) -> Iterator[Fact]:
    """The first line of `item`, if words of it are marked to be asked for."""
    match item.blocks:
        case (Paragraph() as first, *_):
            fact = fact_of(first, within=True)
            if fact:
                yield fact
        case _:
            pass


def _named(name: Inlines, of: Inlines) -> Inlines:
    """`Mean` of `Normal distribution`: the name alone does not tell what it is a part of."""
    return (*of, Text(": "), *name) if of else name
