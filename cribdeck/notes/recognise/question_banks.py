"""Lists of questions that nothing answers, as people collect them for an interview.

Knows that there what stands beside a question, or behind it, asks on. Does not know entries.
"""

from collections.abc import Iterator, Sequence

from cribdeck.notes.blocks import Inlines, ItemList, ListItem
from cribdeck.notes.question_lines import begins_with_question, split_question
from cribdeck.notes.questions import compares, only_asks, tells
from cribdeck.notes.shares import half, most
from cribdeck.notes.words import first_line


def are_bare(items: Sequence[ListItem]) -> bool:
    """Whether several of `items` ask, and most of these have no answer."""
    asking = [item for item in items if begins_with_question(first_line(item.blocks))]
    return len(asking) > 1 and not half(sum(map(_is_answered, asking)), len(asking))


def asks_on(more: Inlines) -> bool:
    """Whether `more`, which stands behind a question, asks or tells to answer."""
    return tells(more) or only_asks(more)


def is_bank(of: ItemList) -> bool:
    """Whether the list `of`, with those in it, holds nothing but lines, most of which ask, compare,
    or tell to answer beside some that ask."""
    lines = [*_lines(of)]
    asking = sum(only_asks(line) or compares(line) for line in lines)
    telling = sum(map(tells, lines)) if asking else 0
    return most(asking + telling, len(lines))


def _lines(of: ItemList) -> Iterator[Inlines]:
    """The first line of each item in `of` and below; () for one that holds more than lists."""
    for item in of.items:
        yield first_line(item.blocks) if _is_line(item) else ()
        for block in item.blocks:
            if isinstance(block, ItemList):
                yield from _lines(block)


def _is_line(item: ListItem) -> bool:
    return all(isinstance(block, ItemList) for block in item.blocks[1:])


def _is_answered(item: ListItem) -> bool:
    _, more = split_question(first_line(item.blocks))
    return len(item.blocks) > 1 or (bool(more) and not asks_on(more))
