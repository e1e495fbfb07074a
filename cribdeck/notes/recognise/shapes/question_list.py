"""Shape: a numbered list of questions."""

from dataclasses import replace
from operator import or_

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph
from cribdeck.notes.questions import (
    asks_in_bold,
    begins_with_question,
    compares,
    ends_like_question,
    tells,
)
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.lists import with_surroundings
from cribdeck.notes.recognise.names import first_line
from cribdeck.notes.recognise.paired import with_answers_below
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined
from cribdeck.notes.recognise.shapes.question import asked_by_item, is_labelled
from cribdeck.notes.words import plain

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
    are answered), or where a heading above announces questions ("Questions", "Q & A", "FAQ",
    "Quiz", "Exercises"). The answer stands behind a question or is indented below it; that of the
    last one may be bullets at the margin."""
    match _with_bullets_below(piece_at(blocks), blocks):
        case Piece(ItemList(listed, int() as start) as block) as piece:
            numbers = {item.location: start + i for i, item in enumerate(listed)}
            block = with_answers_below(block, [False] * len(listed))
            items = block.items
            asked = [_asks(first_line(x.blocks)) or is_labelled(x.blocks) for x in items]
            told = (_is_told(item, beside_question=any(asked)) for item in items)
            asking = sum(map(or_, asked, told))
            if not scope.asks and (not asking or 2 * asking < len(items)):
                return None
            found = tuple(
                _found(_within(scope, item, numbers[item.location]), item.blocks)
                for item in items
                if item.blocks
            )
            if not found:
                return None
            every = joined(found, 1)
            return with_surroundings(scope, piece, block, every.entries, every.left_out)
        case _:
            return None


def _within(scope: Scope, item: ListItem, number: int) -> Scope:
    return replace(scope, location=item.location, number=number)


def _with_bullets_below(piece: Piece | None, blocks: Blocks) -> Piece | None:
    """`piece` with the bullets below it in its last item, where that is a question and nothing
    more, as each above it is or is answered, and they do not ask: a bullet at the margin ends a
    numbered list."""
    if piece is None or piece.used == len(blocks):
        return piece
    match piece.block, blocks[piece.used]:
        case (
            ItemList((*above, ListItem((Paragraph(line),)) as last), int()) as block,
            ItemList(items, None) as below,
        ) if not piece.remarks and ends_like_question(plain(line)):
            are_answered = all(len(item.blocks) > 1 for item in above)
            if not are_answered or any(_asks(first_line(one.blocks)) for one in items):
                return piece
            last = replace(last, blocks=(*last.blocks, below))
            return replace(piece, block=replace(block, items=(*above, last)), used=piece.used + 1)
        case _:
            return piece


def _asks(line: Inlines) -> bool:
    return begins_with_question(line) or compares(line) or asks_in_bold(line)


def _is_told(item: ListItem, *, beside_question: bool) -> bool:
    """Whether `item` tells to answer ("Explain NAT"), and prose below its line does; a list does,
    too, where the item stands `beside_question`: else it may be a step."""
    match item.blocks:
        case (Paragraph(line), below, *_):
            return tells(line) and (beside_question or isinstance(below, Paragraph))
        case _:
            return False


def _found(scope: Scope, blocks: Blocks) -> Found:
    """What an item with these `blocks` is: without a line of text it asks nothing."""
    if first_line(blocks):
        return asked_by_item(scope, blocks)
    return Found((aside(scope, blocks),), len(blocks))


SHAPE = Shape(__name__, EXAMPLE, find)
