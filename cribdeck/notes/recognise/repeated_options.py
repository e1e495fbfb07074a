"""Options that stand twice: unmarked with the question, and in its answer with the right ones
marked, or these alone.

Knows that both are the same. Does not know how an option is marked (marked_options).
"""

from cribdeck.notes.blocks import Block, Blocks, ItemList, ListItem, Paragraph
from cribdeck.notes.document import LeftOut
from cribdeck.notes.recognise.marked_options import TOLD, unremarked
from cribdeck.notes.walk import item_of, lines_of
from cribdeck.notes.words import plain_blocks

FEW, MANY = 2, 10  # options


def listed(block: Block) -> ItemList | None:
    """The items of `block`, a list, or the lines of it, a paragraph."""
    match block:
        case ItemList():
            return block
        case Paragraph():
            return ItemList(tuple(map(item_of, lines_of(block))), None, block.location)
        case _:
            return None


def told_again(options: ItemList, answer: Blocks) -> tuple[tuple[int, ...], list[LeftOut]]:
    """Which of `options` (from 0) are right, as the first block of `answer` says that has them
    again, and the words of that; () where it does not."""
    again = listed(answer[0]) if answer else None
    if not again or not FEW <= len(options.items) <= MANY:
        return (), []
    names = [_name(item) for item in options.items]
    bare, marked = unremarked(again)
    said = [_name(item) for item in bare.items]
    if len({*names}) < len(names) or not {*said} <= {*names}:
        return (), []
    told = [said[i] for i in marked] or (said if len(said) < len(names) else [])
    left_out = [LeftOut(plain_blocks(one.blocks), TOLD, one.location) for one in again.items]
    return tuple(sorted(names.index(name) for name in {*told})), left_out if told else []


def _name(item: ListItem) -> str:
    return " ".join(plain_blocks(item.blocks).split()).strip(" .").casefold()
