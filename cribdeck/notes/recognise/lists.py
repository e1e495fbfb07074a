"""What the shapes of lists share: what surrounds a list, and the lines of its items.

Does not know what the items are.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, Paragraph, Quote
from cribdeck.notes.document import Entry, LeftOut, ListEntry, is_unanswered, with_answer
from cribdeck.notes.recognise.headed import aside, prose_found
from cribdeck.notes.recognise.pieces import Piece
from cribdeck.notes.recognise.shape import Found, Scope
from cribdeck.notes.words import plain


def whole(scope: Scope, block: ItemList) -> ListEntry:
    """The list `block` as one entry, which the heading asks for."""
    return ListEntry(scope.prompt, block, (), block.location)


def with_surroundings(
    scope: Scope,
    piece: Piece,
    block: ItemList,
    entries: Sequence[Entry],
    left_out: tuple[LeftOut, ...] = (),
) -> Found:
    """The `entries` of the list `block`, and what of it is `left_out`, with what surrounds it in
    `piece`.

    A line that introduces a list belongs to its prompt, and leads in where it has none. A quote
    below corrects what stands above it. Other prose belongs to a list as a whole, but not to the
    last of several terms; below a single question it is the answer, indented or not.
    """
    first, *others = entries
    leads: tuple[Entry, ...] = ()
    if piece.lead and isinstance(first, ListEntry):
        first = replace(first, lead=piece.lead.inlines)
    elif piece.lead:
        leads = (aside(scope, (piece.lead,)),)
    *before, last = (first, *others)
    is_answer = is_unanswered(last) and len(block.items) == 1
    owns = Paragraph | Quote if isinstance(last, ListEntry) or is_answer else Quote
    own = tuple(takewhile(lambda remark: isinstance(remark, owns), piece.remarks))
    last = with_answer(last, (*last.answer, *own))
    rest = piece.remarks[len(own) :]
    below = prose_found(replace(scope, is_first=False), rest) if rest else Found((), 0)
    return Found((*leads, *before, last, *below.entries), piece.used, (*left_out, *below.left_out))


def first_line(blocks: Blocks) -> Inlines:
    """The line of text that an item with these `blocks` begins with; () where there is none."""
    match blocks:
        case (Paragraph(inlines), *_):
            return inlines
        case _:
            return ()


def below_prompt(scope: Scope, more: Inlines, blocks: Blocks) -> Blocks:
    """The answer of an item with these `blocks`: `more`, which is what its first line says behind
    the prompt, and the other blocks."""
    first = (Paragraph(more, scope.location),) if plain(more).strip() else ()
    return (*first, *blocks[1:])
