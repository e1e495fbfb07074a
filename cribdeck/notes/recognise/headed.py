"""Entries that the heading above them asks for, and what stands under it without a card.

Knows which type of entry these are. Does not know where in the notes they were found.
"""

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.document import Entry, Prose, Remark
from cribdeck.notes.questions import announces_questions
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.marked import highlighted
from cribdeck.notes.recognise.shape import Found, Scope
from cribdeck.notes.words import only_points


def aside(scope: Scope, blocks: Blocks) -> Entry:
    """`blocks` have no card: they lead in, or remark."""
    return (Remark if scope.below_rule else Prose)(blocks, blocks[0].location)


def prose_found(scope: Scope, blocks: Blocks, *, leads_in: bool = False) -> Found:
    """`blocks` answer the heading, unless it is the title of a longer document, lies behind a rule,
    or announces questions, or they only point elsewhere. `leads_in`: a question stands below."""
    is_intro = _is_intro(scope) or (leads_in and announces_questions(scope.prompt))
    if scope.below_rule or is_intro or only_points(blocks):
        return Found((aside(scope, blocks),), len(blocks))
    location = scope.location if scope.is_first else blocks[0].location
    entries, left_out = answered(
        Asker(scope.prompt, location, from_heading=True, has_parts=False), blocks
    )
    return Found((*entries, *highlighted(blocks, location)), len(blocks), left_out)


def _is_intro(scope: Scope) -> bool:
    """Whether the heading names no topic, so that prose below it only leads in: it is the title of
    a longer document, or announces the questions below other headings."""
    announces = announces_questions(scope.prompt)
    return scope.has_sections and (scope.is_title or announces)
