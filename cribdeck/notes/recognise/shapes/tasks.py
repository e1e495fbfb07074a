"""Shape: a list of tasks."""

from dataclasses import replace

from cribdeck.notes.blocks import Block, Blocks, ItemList, ListItem, Paragraph, Text
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.shares import most

EXAMPLE = """\
## This week

- [ ] Watch the film
- [x] Read chapter 3
"""
OPEN, DONE = "☐ ", "☑ "


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A list whose items have boxes (`- [ ]`, `- [x]`) says what is to be done: it is on the sheet
    only. Below a question, it is its options."""
    match piece_at(blocks):
        case Piece(ItemList() as tasks, lead) if _are_tasks(tasks):
            shown = (*((lead,) if lead else ()), _signed(tasks))
            return Found((aside(scope, shown),), len(shown))
        case _:
            return None


def _are_tasks(of: ItemList) -> bool:
    return most(sum(item.is_ticked is not None for item in of.items), len(of.items))


def _signed(block: Block) -> Block:
    if not isinstance(block, ItemList):
        return block
    return replace(block, items=tuple(map(_with_sign, block.items)))


def _with_sign(item: ListItem) -> ListItem:
    below = tuple(map(_signed, item.blocks))
    if item.is_ticked is None:
        return replace(item, blocks=below)
    sign = Text(DONE if item.is_ticked else OPEN)
    match below:
        case (Paragraph(line) as first, *others):
            return replace(item, blocks=(replace(first, inlines=(sign, *line)), *others))
        case _:
            return replace(item, blocks=(Paragraph((sign,), item.location), *below))


SHAPE = Shape(__name__, EXAMPLE, find)
