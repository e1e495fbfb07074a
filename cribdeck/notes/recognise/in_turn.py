"""Blocks that stand below one another: what shapes take of them, one after the other.

Knows how what was taken changes where the next blocks stand, and that what is in a quote or a box
is read as at the margin. Does not know any shape.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cribdeck.notes.blocks import Blocks, ItemList, Rule
from cribdeck.notes.recognise.askers import with_askers
from cribdeck.notes.recognise.captions import with_captions
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined

Nested = Callable[[Scope, Blocks], Found]  # what is in a quote, a box or an item, as `found_nested`


def found_in_turn(shapes: Sequence[Shape], scope: Scope, blocks: Blocks) -> Iterator[Found]:
    """What `shapes` take from `blocks`, one after the other; the last of them takes anything. A
    heading with nothing below it may be one, too."""
    blocks = with_askers(scope, with_captions(blocks))
    while True:
        found = _first(shapes, scope, blocks)
        assert found.used or scope.is_first, "a shape took no block"
        yield found
        if found.used == len(blocks):
            return
        below_rule = scope.below_rule or isinstance(blocks[0], Rule)
        has_list = any(isinstance(block, ItemList) for block in blocks[: found.used])
        scope = replace(
            scope,
            is_first=scope.is_first and not found.entries,
            below_rule=below_rule,
            below_list=scope.below_list or has_list,
        )
        blocks = blocks[found.used :]


def found_nested(shapes: Sequence[Shape], scope: Scope, blocks: Blocks) -> Found:
    """What `shapes` take from `blocks`, all that stands in a quote, a box or an item, or the end of
    it; the heading asks for none of it, as for nothing below a rule."""
    within = replace(scope, is_first=False, below_rule=True, number=None)
    parts = tuple(found_in_turn(shapes, within, blocks))
    problems = tuple(problem for part in parts for problem in part.problems)
    return replace(joined(parts, len(blocks)), problems=problems, parts=parts)


def _first(shapes: Sequence[Shape], scope: Scope, blocks: Blocks) -> Found:
    for shape in shapes:
        if found := shape.found(scope, blocks):
            return found
    raise AssertionError("the last of the shapes takes anything")
