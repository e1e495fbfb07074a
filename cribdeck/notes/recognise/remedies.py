"""What is wrong and what mends it, as pages about troubles tell: "Error: …", "Cause: …", "Fix: …".

Knows that the trouble is given and the remedy answers. Does not know under whose heading they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cribdeck.notes.blocks import Block, Blocks, ItemList, Paragraph
from cribdeck.notes.document import LeftOut
from cribdeck.notes.recognise.labels import LABEL, MENDING, Role, label_of, role_of, without_label
from cribdeck.notes.walk import Line, lines_of, paragraph_of, runs


@dataclass(frozen=True, slots=True)
class Remedy:
    """The blocks that tell of a trouble, those that mend it, and the label of these."""

    trouble: Blocks
    mended: Blocks
    left_out: LeftOut


def remedy_in(blocks: Blocks) -> Remedy | None:
    """The trouble that all of `blocks` tell of, and the remedy below it, if labels say so, and of
    one only."""
    parts = tuple(part for block in blocks for part in _by_labels(block))
    roles = [role_of(part, MENDING) for part in parts]
    if roles.count(Role.REMEDY) != 1:
        return None
    at = roles.index(Role.REMEDY)
    line = parts[at]
    if Role.TROUBLE not in roles[:at] or Role.TROUBLE in roles[at:]:
        return None
    assert isinstance(line, Paragraph)
    label = label_of(line.inlines, MENDING)
    assert label
    mended = (*without_label(line, label), *parts[at + 1 :])
    said = LeftOut(label.words, LABEL, line.location)
    return Remedy(parts[:at], mended, said) if mended else None


def _by_labels(block: Block) -> Iterator[Block]:
    """`block`, parted where a line, or an item of a list of such, begins with a label."""
    match block:
        case Paragraph():
            yield from map(paragraph_of, runs(lines_of(block), _begins))
        case ItemList(items) if (
            sum(any(role_of(part, MENDING) for part in one.blocks[:1]) for one in items) > 1
        ):
            yield from (inner for item in items for inner in item.blocks)
        case _:
            yield block


def _begins(line: Line) -> bool:
    return label_of(line[1], MENDING) is not None
