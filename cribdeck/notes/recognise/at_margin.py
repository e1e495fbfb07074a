"""The answer of the last question of a list that stands below the list, at the margin.

Knows what may be one: what ends the list, so that its writer could not put it there without blanks
before it. Does not know what the items are (the shapes).
"""

from dataclasses import replace

from cribdeck.notes.blocks import Blocks, CodeBlock, ItemList, ListItem, Paragraph, Table
from cribdeck.notes.question_lines import asks_as_item
from cribdeck.notes.questions import compares, ends_like_question, tells
from cribdeck.notes.recognise.openings import is_answered
from cribdeck.notes.recognise.pieces import Piece
from cribdeck.notes.words import first_line, plain


def with_answer_at_margin(piece: Piece | None, blocks: Blocks) -> Piece | None:
    """`piece` with the table or the sample below it, or in a numbered list the bullets, in its last
    item, where that asks and is nothing more, as each above it is answered, and bullets do not
    ask."""
    if piece is None or piece.used == len(blocks) or piece.remarks:
        return piece
    match piece.block, blocks[piece.used]:
        case (
            ItemList((*above, ListItem((Paragraph(line),)) as last), start) as block,
            ItemList(_, None) | Table() | CodeBlock() as below,
        ) if ends_like_question(plain(line)) or tells(line) or compares(line):
            bullets = below.items if isinstance(below, ItemList) else ()
            is_one = start is not None or not bullets
            asking = any(asks_as_item(first_line(item.blocks)) for item in bullets)
            if not is_one or asking or not all(map(is_answered, above)):
                return piece
            last = replace(last, blocks=(*last.blocks, below))
            return replace(piece, block=replace(block, items=(*above, last)), used=piece.used + 1)
        case _:
            return piece
