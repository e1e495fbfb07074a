"""Entries that the heading above them asks for, and what stands under it without a card.

Knows which type of entry these are. Does not know where in the notes they were found.
"""

from cribdeck.notes.blocks import Blocks, Inlines
from cribdeck.notes.document import Comparison, Entry, Prose, Question, Remark
from cribdeck.notes.recognise.shape import Scope
from cribdeck.notes.words import compares
from cribdeck.problems import Location


def asking(prompt: Inlines) -> type[Question] | type[Comparison]:
    """The type of an entry that asks `prompt`."""
    return Comparison if compares(prompt) else Question


def asked(scope: Scope, answer: Blocks, location: Location) -> Entry:
    """The heading asks, `answer` answers."""
    return asking(scope.prompt)(scope.prompt, answer, location, from_heading=True)


def aside(scope: Scope, blocks: Blocks) -> Entry:
    """`blocks` have no card: they lead in, or remark."""
    return (Remark if scope.below_rule else Prose)(blocks, blocks[0].location)


def prose_entry(scope: Scope, blocks: Blocks) -> Entry:
    """`blocks` answer the heading, unless it is the title of a longer document or lies behind a
    rule."""
    if scope.below_rule or (scope.is_title and scope.has_sections):
        return aside(scope, blocks)
    return asked(scope, blocks, scope.location if scope.is_first else blocks[0].location)
