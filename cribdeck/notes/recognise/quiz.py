"""Whether the boxes of a document are those of options, and not of tasks.

Knows what tells a quiz as a whole. Does not know which questions it has (the shapes).
"""

from collections.abc import Iterable, Iterator

from cribdeck.notes.blocks import Blocks, Inlines
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.openings import opens_options
from cribdeck.notes.recognise.options import Written, all_options, are_verdicts
from cribdeck.notes.shares import nearly_all

LEAST = 3  # lists with boxes: a list of tasks is seldom below a question, three never are


def is_quiz(headed: Iterable[tuple[Inlines, Blocks]]) -> bool:
    """Whether the lists with boxes below headings are options: there are some, a quarter of them
    below what asks, or true and false, and of nearly all some boxes are ticked and others not; or
    none is ticked anywhere, and three of four are below what asks."""
    found = [each for heading, blocks in headed for each in _lists(heading, blocks)]
    asked = sum(is_asked for is_asked, _ in found)
    ticks = [{item.is_ticked for item in each.options.items} for _, each in found]
    if len(found) < LEAST:
        return False
    if not any(True in each for each in ticks):
        return 4 * asked >= 3 * len(found)
    mixed = sum(len(each) == 2 for each in ticks)
    return 4 * asked >= len(found) and nearly_all(mixed, len(found))


def _lists(heading: Inlines, blocks: Blocks) -> Iterator[tuple[bool, Written]]:
    """The lists with boxes among `blocks`, and whether `heading` or a line asks above each."""
    is_asked, above = asks(heading), 0
    for at, written in all_options(blocks):
        is_asked = is_asked or any(opens_options(blocks, i) for i in range(above, at))
        above = at + written.used
        if written.has_boxes:
            yield is_asked or are_verdicts(written.options), written
