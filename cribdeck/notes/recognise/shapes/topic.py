"""Shape of an item: a topic, with questions below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph
from cribdeck.notes.document import Asking, Entry, Term
from cribdeck.notes.question_lines import asks_as_item
from cribdeck.notes.questions import asks, compares
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.inline_cards import has_cards, holds_cards
from cribdeck.notes.recognise.lists import Row, part_of
from cribdeck.notes.recognise.names import name_above
from cribdeck.notes.recognise.openings import is_answered
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined
from cribdeck.notes.recognise.shapes import card_item
from cribdeck.notes.recognise.shapes.question import asked_by_item
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.shares import half
from cribdeck.notes.words import first_line, plain

EXAMPLE = """\
## Doors

* Locks
  * What is a bolt? A bar that slides.
  * What is a key?
    * What moves the bolt.
* Hinges
  * What is a pin?

    What the door turns on.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item of a few words that asks nothing, and below it nothing but questions, half of which
    or more are answered: they ask, each below the name of the topic. So do cards within the line of
    items below it, beside which other items may stand: these are on the sheet only."""
    match blocks:
        case (Paragraph(line) as topic, ItemList(items, start) as below) if _is_name(line):
            scope = replace(scope, beside_cards=has_cards(below))
            found = tuple(_below(scope, items, start))
        case _:
            return None
    if holds_cards(blocks):
        rows = zip(items, found, strict=True)
        found = tuple(_or_aside(scope, below, row) for row in rows)
    elif not (all(one.entries for one in found) and half(sum(map(is_answered, items)), len(items))):
        return None
    every = joined(found, len(blocks))
    name = name_above(line)
    entries = tuple(_under(name, entry) for entry in every.entries)
    return replace(every, entries=(aside(scope, (topic,)), *entries))


def _is_name(line: Inlines) -> bool:
    is_statement = is_stated(plain(line))
    return bool(name_above(line)) and not (is_statement or asks(line) or compares(line))


def _below(scope: Scope, items: Sequence[ListItem], start: int | None) -> Iterator[Found]:
    """The card that each of `items` is, what it asks, or the questions of the topic that it is;
    without an entry where it is none of these."""
    for i, item in enumerate(items):
        within = replace(scope, location=item.location, number=None if start is None else start + i)
        line = first_line(item.blocks)
        if card := card_item.find(within, item.blocks):
            yield card
        elif asks_as_item(line):
            yield asked_by_item(within, item.blocks)
        else:
            yield find(within, item.blocks) or Found((), 0)


def _or_aside(scope: Scope, block: ItemList, row: Row) -> Found:
    """What `row`, an item of `block`, is by itself; where that is nothing, on the sheet only."""
    _, found = row
    if found.entries:
        return found
    return replace(found, entries=(aside(scope, (part_of(block, [row]),)),))


def _under(name: Inlines, entry: Entry) -> Entry:
    """`entry`, if it asks, as one that stands under `name`; in a topic within, it has a name."""
    if isinstance(entry, Asking | Term) and not entry.within and not entry.under:
        return replace(entry, under=name)
    return entry


SHAPE = Shape(__name__, EXAMPLE, find)
