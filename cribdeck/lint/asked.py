"""Whether the deck asks for a list, so that what is said of its length is true of its cards.

Knows what an author wants of a list, and the rule of the deck that asks its items. Does not know
what is too long.
"""

from typing import Any

from cribdeck.deck.drafts import Scope
from cribdeck.deck.rules import items
from cribdeck.lint.rule import Finding, Node
from cribdeck.notes.card_choices import ITS_PARTS, THE_WHOLE
from cribdeck.notes.document import ListEntry

ALL_OF_IT = "write <!-- cards: lists=overview --> in the line above to be asked for all of it"


def too_long(node: Node[Any], what: str, most: int, remedy: str) -> Finding:
    """That the answer of `node` is `what`, of more than `most` items; and where it therefore has no
    card, that, and how it gets one."""
    much = f"more than {most} are hard to recall"
    if _has_no_card(node):
        return Finding(node, f"{what} has no card: {much}", f"{remedy}, or {ALL_OF_IT}")
    return Finding(node, f"{what}; {much}", remedy)


def _has_no_card(node: Node[Any]) -> bool:
    """Whether `node` is a list of which an author wants cards, and nothing of it is asked."""
    if is_recalled(node) or not node.wanted:
        return False
    assert isinstance(node.of, ListEntry)
    scope = Scope({}, frozenset(), frozenset(), "", node.headings)
    return ITS_PARTS in node.wanted and not any(items.draft(node.of, scope))


def is_recalled(node: Node[Any]) -> bool:
    """Whether a card wants all that the answer of `node` says; of a list it may ask for parts
    only."""
    return not isinstance(node.of, ListEntry) or THE_WHOLE in node.wanted
