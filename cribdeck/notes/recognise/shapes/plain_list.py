"""Shape: a list that is learnt as a whole."""

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import Blocks, ItemList, Paragraph
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.lists import whole, with_surroundings
from cribdeck.notes.recognise.pieces import Piece, gives_examples, piece_at
from cribdeck.notes.recognise.question_banks import is_bank
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import plain

EXAMPLE = """\
## Start a consumer

In this order:

1. Join the group
2. Fetch the offsets
3. Poll

> Polling too seldom leaves the group.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Any other list is asked for as a whole by its heading, and by the line above it if that ends
    with a colon, says how many items it has, or is a name directly above it; a numbered one in its
    order. One of questions, one that only the file's name would ask for, and examples of what
    stands above ("For example:") are on the sheet only. Paragraphs and quotes directly below it are
    remarks on it."""
    match piece_at(blocks):
        case Piece(ItemList(), lead, _, used) if scope.is_file and not _names_list(lead):
            return Found((aside(scope, blocks[:used]),), used)
        case Piece(_, Paragraph() as lead) if _goes_on(lead) and not scope.is_first:
            return Found((aside(scope, blocks[:2]),), 2)
        case Piece(ItemList() as block) as piece if is_bank(block):
            above = (piece.lead,) if piece.lead else ()
            return Found((aside(scope, (*above, block)),), len(above) + 1)
        case Piece(ItemList() as block) as piece:
            return with_surroundings(scope, piece, block, (whole(scope, piece, block),))
        case _:
            return None


def _goes_on(lead: Paragraph) -> bool:
    """Whether `lead` goes on with what stands above it: with a small letter, or examples."""
    return gives_examples(lead) or plain(lead.inlines)[:1].islower()


def _names_list(lead: Paragraph | None) -> bool:
    """Whether `lead` says by itself what the list below it holds: "Problems:" are those of what a
    heading names."""
    return lead is not None and not is_attribute(plain(lead.inlines))


SHAPE = Shape(__name__, EXAMPLE, find)
