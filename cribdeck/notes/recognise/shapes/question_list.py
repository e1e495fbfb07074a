"""Shape: a list of questions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph, Table
from cribdeck.notes.lengths import count
from cribdeck.notes.question_lines import asks_as_item, begins_with_question
from cribdeck.notes.questions import announces_questions, asks, sets_problem, tells
from cribdeck.notes.recognise.answer_items import is_judged_below
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.lists import with_surroundings
from cribdeck.notes.recognise.options import is_exhibit
from cribdeck.notes.recognise.paired import with_answers_below
from cribdeck.notes.recognise.pieces import Piece, piece_at, with_answer_at_margin
from cribdeck.notes.recognise.question_banks import are_bare
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined
from cribdeck.notes.recognise.shapes import topic
from cribdeck.notes.recognise.shapes.question import asked_by_item, is_labelled
from cribdeck.notes.recognise.told_in_stem import with_gaps
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.shares import half, most
from cribdeck.notes.words import first_line, leads_in, plain
from cribdeck.problems import Location

LONGEST_NAME = 10  # words: more are a sentence

EXAMPLE = """\
## Interview

1. How do offsets work?

   Each group commits how far it has read.
2. Kafka vs REST
3. Exactly once
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """The items of a numbered list are all questions where half of them are (they end with a
    question mark, compare, tell to answer and are answered below, or a label below says that they
    are answered), or where the heading above announces questions ("Questions", "Q & A", "FAQ",
    "Quiz", "Exercises") and they state nothing, or one further up does and all are answered below.
    Of bullets, half must ask, and the others tell to answer, or stand below such a heading. The
    answer stands behind a question or is indented below it; that of the last one may be bullets, a
    table or a sample at the margin."""
    match with_answer_at_margin(piece_at(blocks), blocks):
        case Piece(ItemList() as block) as piece if asking := _asking(scope, block):
            numbers = _numbers(block)
            within = replace(scope, is_bare=are_bare(asking.items))
            found = tuple(
                _found(replace(within, location=at, number=numbers.get(at)), item.blocks)
                for item in asking.items
                if item.blocks and (at := item.location)
            )
            if not found:
                return None
            every = joined(found, 1)
            entries, letters = with_gaps(every.entries)
            return with_surroundings(scope, piece, asking, entries, (*every.left_out, *letters))
        case _:
            return None


def _asking(scope: Scope, block: ItemList) -> ItemList | None:
    """The list `block`, of which numbered items that answer the one above are in that, if it is one
    of questions."""
    paired = with_answers_below(block, [False] * len(block.items))
    if block.start is not None:
        return paired if _are_numbered_questions(scope, paired.items) else None
    return block if paired is block and _are_bulleted_questions(scope, block.items) else None


def _numbers(block: ItemList) -> dict[Location, int]:
    if block.start is None:
        return {}
    return {item.location: number for number, item in enumerate(block.items, block.start)}


def _are_numbered_questions(scope: Scope, items: Sequence[ListItem]) -> bool:
    asked = [asks_as_item(_line(item)) or is_labelled(item.blocks) for item in items]
    asking = [so or _is_told(scope, item, asked) for item, so in zip(items, asked, strict=True)]
    if any(asking) and half(sum(asking), len(items)):
        return True
    if not scope.asks:
        return False
    is_announced = any(asking) or announces_questions(scope.prompt)
    are_names = not any(_states(item) for item, so in zip(items, asking, strict=True) if not so)
    return (is_announced and are_names) or all(len(item.blocks) > 1 for item in items)


def _are_bulleted_questions(scope: Scope, items: Sequence[ListItem]) -> bool:
    is_announced = announces_questions(scope.prompt)
    others = [
        line
        for item in items
        if not (begins_with_question(line := _line(item)) or is_judged_below(item.blocks))
    ]
    silent = [line for line in others if not asks(line)]
    if not others or most(len(silent if is_announced else others), len(items)):
        return False
    return not silent or is_announced


def _states(item: ListItem) -> bool:
    """Whether `item` is a sentence, and not the name of something that is asked for."""
    line = plain(_line(item))
    return is_stated(line) or count(line) > LONGEST_NAME


def _is_told(scope: Scope, item: ListItem, beside: Sequence[bool]) -> bool:
    """Whether `item` tells to answer ("Explain NAT"), and is no step: prose or a sample answers it
    below its line, or it stands `beside` items of which one asks, or below a heading that announces
    questions; there what is to be done may have a name ("**Cache:** Implement a cache")."""
    line = _line(item)
    if scope.asks and _sets_task(item):
        return True
    if not tells(line) or leads_in(line):
        return False
    match item.blocks[1:]:
        case (ItemList(), *_):
            return any(beside)
        case below:
            return bool(below) or scope.asks or any(beside)


def _sets_task(item: ListItem) -> bool:
    """Whether `item` is a name in bold, and behind it what is to be done, which defines nothing."""
    term = bold_term(item.blocks, item.location) if item.location else None
    match term.answer if term else ():
        case (Paragraph(line), *_):
            return sets_problem(line)
        case _:
            return False


def _found(scope: Scope, blocks: Blocks) -> Found:
    """What an item with these `blocks` is: without a line of text it asks nothing."""
    given = _given(blocks)
    if first_line(blocks[len(given) :]):
        found = topic.SHAPE.found(scope, blocks) or asked_by_item(
            scope, blocks[len(given) :], given
        )
        return replace(found, used=len(blocks))
    return Found((aside(scope, blocks),), len(blocks))


def _given(blocks: Blocks) -> Blocks:
    """What an item with these `blocks` begins with and only shows: tables, code, pictures."""
    return tuple(takewhile(lambda block: isinstance(block, Table) or is_exhibit(block), blocks))


def _line(item: ListItem) -> Inlines:
    """The line by which `item` asks, if it does."""
    return first_line(item.blocks[len(_given(item.blocks)) :])


SHAPE = Shape(__name__, EXAMPLE, find)
