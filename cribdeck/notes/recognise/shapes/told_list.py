"""Shape: bullets that tell of their heading what prose would."""

from cribdeck.notes.attributes import is_label, names_no_task
from cribdeck.notes.blocks import Blocks, ItemList, ListItem
from cribdeck.notes.lengths import count, length
from cribdeck.notes.recognise.headed import aside, left_over, prose_found
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.statements import are_statements, can_be_named
from cribdeck.notes.words import first_line, plain, plain_blocks, unnumbered

MOST, LONGEST = 4, 60  # bullets, and words of them together, that one tells as an answer

EXAMPLE = """\
## Rebalance

* The partitions are shared out anew among the members of the group.
* While it lasts, nobody reads.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A few bullets directly below a heading that say sentences of it answer it, as prose does: to
    name them is not the task. So does a list of one item; elsewhere it remarks on what stands
    above."""
    match piece_at(blocks):
        case Piece(ItemList((item,), int()), None, _, 1) if _names_sections(scope, item):
            return Found((aside(scope, blocks[:1]),), 1)
        case Piece(ItemList((_,)), lead, _, used) if not lead and scope.is_first:
            return prose_found(scope, blocks[:used])
        case Piece(ItemList((_,)), None, _, used):
            return left_over(scope, blocks[:used])
        case Piece(ItemList() as said, None, _, used) if _tells(scope, said):
            return prose_found(scope, blocks[:used])
        case _:
            return None


def _names_sections(scope: Scope, item: ListItem) -> bool:
    """Whether `item`, a number and a few words, only names the sections below the heading."""
    is_above = scope.is_first and scope.has_sections and len(item.blocks) == 1
    return is_above and 0 < length(first_line(item.blocks)) <= NAME_MOST


def _tells(scope: Scope, said: ItemList) -> bool:
    """Whether `said` says a few sentences of what the heading names, and none can be named."""
    heading = plain(unnumbered(scope.prompt))
    if not scope.is_first or scope.is_file or is_label(heading) or names_no_task(heading):
        return False
    are_few = len(said.items) <= MOST and count(plain_blocks((said,))) <= LONGEST
    have_no_more = all(len(item.blocks) == 1 for item in said.items)
    is_told = are_few and have_no_more and said.start is None and are_statements(said)
    return is_told and not can_be_named(said, scope.prompt)


SHAPE = Shape(__name__, EXAMPLE, find)
