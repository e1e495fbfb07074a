"""Shape: a list whose items are entries of their own. Which shapes an item has, is handed in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from cribdeck.notes.blocks import Blocks, ItemList
from cribdeck.notes.document import Asking, Entry, Fact, Question
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.inline_cards import has_cards, holds_cards
from cribdeck.notes.recognise.lists import Row, alone, mostly, part_of, whole, with_surroundings
from cribdeck.notes.recognise.names import is_all_bold
from cribdeck.notes.recognise.paired import with_answers_below
from cribdeck.notes.recognise.pieces import Piece, piece_at, with_answer_at_margin
from cribdeck.notes.recognise.question_banks import are_bare, is_bank
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.shapes import cloze, sample_item, topic
from cribdeck.notes.recognise.terms import bold_pair
from cribdeck.notes.words import first_line

WITH_BELOW = frozenset({topic.SHAPE.name, sample_item.SHAPE.name})  # by what stands below them
BOXED = "boxed-item"  # by what stands in a box of its own
EXAMPLE = """\
## Delivery

* **Offset:** The number of a record.
* What is lost? Nothing that was committed.
* The **order** is kept.
* At most once
* At least once
"""


def one_by_one(shapes: Sequence[Shape]) -> Shape:
    """The shape of a list whose items have one of `shapes` each."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """Bullets are taken one by one, as the term, the question or the fact that each is; those
        behind one that only asks answer it, up to the next. Those that are only words stay
        together, with the facts between them, as a list that the heading asks for, and so do names
        of which only some are defined; beside questions without answers, where nothing stands below
        them or they ask, they are on the sheet only, and so they are where most items are terms, or
        most are facts: then a warning says so. Numbered items are taken one by one if most of
        them are terms, or two are questions that are answered below their line. Of the paragraphs
        below, those that begin with a name in bold and a sign, or of which several begin with a
        name and a colon beside terms, are terms, and those with other words in bold are facts."""
        match with_answer_at_margin(piece_at(blocks), blocks):
            case Piece(ItemList(of, start) as block) as piece:
                scope = replace(scope, is_bare=are_bare(of), beside_cards=has_cards(block))
                own = [_stands_alone((item, alone(scope, shapes, item))) for item in of]
                block = block if start is not None else with_answers_below(block, own)
                rows = _unless_few([(item, alone(scope, shapes, item)) for item in block.items])
            case _:
                return None
        if found := mostly(scope, piece, block, rows):
            return found
        if _names_and_terms(rows):
            return None
        left_out = tuple(words for _, found in rows for words in found.left_out)
        if any(found.entries for _, found in rows) and (start is None or _some_ask(rows)):
            entries = tuple(_together(scope, replace(piece, block=block), block, rows))
            found = with_surroundings(scope, piece, block, entries, left_out)
            return replace(found, parts=tuple(found for _, found in rows))
        return None

    return Shape(__name__, EXAMPLE, find)


def _unless_few(rows: Sequence[Row]) -> Sequence[Row]:
    """`rows`, of which no topic asks the questions below it, and none its code, where most beside
    it are only words: they are one list, and what stands below one of its items is a part of it. A
    card within the line of an item below says itself that it is one."""
    by_below = [found.shape in WITH_BELOW and not holds_cards(item.blocks) for item, found in rows]
    if sum(by_below) > sum(not found.entries for _, found in rows):
        return rows
    return [
        (item, Found((), 0) if is_one else found)
        for (item, found), is_one in zip(rows, by_below, strict=True)
    ]


def _names_and_terms(rows: Sequence[Row]) -> bool:
    """Whether `rows` are terms that are defined in their line, and bold names that nothing defines:
    they are one list, of which the names alone would be half. Its terms are asked in addition."""
    bare = [item for item, found in rows if not found.entries]
    are_names = all(is_all_bold(first_line(item.blocks)) for item in bare)
    return (
        bool(bare) and are_names and all(bold_pair(item) for item, found in rows if found.entries)
    )


def _some_ask(rows: Sequence[Row]) -> bool:
    """Whether two of `rows` or more are questions that are answered below their line, or in a box:
    steps are not, of which one may check something ("3. Does it start? Then go on.")."""
    return sum(map(_is_answered, rows)) > 1


def _is_answered(row: Row) -> bool:
    item, found = row
    is_below = len(item.blocks) > 1 or found.shape == BOXED
    return is_below and any(isinstance(one, Question) and one.answer for one in found.entries)


def _together(scope: Scope, piece: Piece, block: ItemList, rows: Sequence[Row]) -> Iterator[Entry]:
    questions = [one for _, found in rows for one in found.entries if isinstance(one, Asking)]
    have_no_answer = bool(questions) and all(map(is_unanswered, questions))
    for stands_alone, run in groupby(rows, key=_stands_alone):
        near = tuple(run)
        if stands_alone or all(found.entries for _, found in near):
            yield from (entry for _, found in near for entry in found.entries)
        else:
            part = part_of(block, near)
            are_asked = have_no_answer and (
                is_bank(part) or all(len(one.blocks) == 1 for one in part.items)
            )
            yield aside(scope, (part,)) if are_asked else whole(scope, piece, part)


def _stands_alone(row: Row) -> bool:
    """Whether `row` asks by itself, and its words are no part of a list of words: so do blanks that
    its author has counted, or called blanks."""
    _, found = row
    is_fact = bool(found.entries) and isinstance(found.entries[0], Fact)
    return bool(found.entries) and (not is_fact or found.shape == cloze.SHAPE.name)
