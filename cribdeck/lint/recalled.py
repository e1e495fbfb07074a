"""What of an answer is to be recalled: what one would say first, and the words that count; of a
list, whether the deck asks for all of it, so that what is said of its length is true of its cards.

Knows what an author wants of a list, and the rule of the deck that asks its items. Does not know
how much is too much.
"""

from collections.abc import Iterable
from typing import Any

from cribdeck.deck.drafts import Scope
from cribdeck.deck.rules import items
from cribdeck.lint.rule import Finding, Node
from cribdeck.notes import walk
from cribdeck.notes.answer_parts import first_text, said_first
from cribdeck.notes.blocks import Block, Blocks, Math, Paragraph, Quote, Text
from cribdeck.notes.card_choices import ITS_PARTS, THE_WHOLE
from cribdeck.notes.document import ListEntry
from cribdeck.notes.named_parts import key_facts
from cribdeck.notes.words import plain

FORMULA = "f"
ALL_OF_IT = "write <!-- cards: lists=overview --> in the line above to be asked for all of it"


def shown(answer: Blocks) -> Blocks:
    """What a card shows of `answer` before the rest of it: its first paragraph or list, and what
    that leads in; () where it has neither."""
    facts = key_facts(answer) or answer
    first = first_text(facts)
    return () if first is None else facts[first : said_first(facts)]


def prose(of: Iterable[Block]) -> str:
    """The words of `of`, a line for each paragraph, without the tables, quotes and code in it; a
    formula is one word."""
    return "\n".join(
        plain(Text(FORMULA) if isinstance(one, Math) else one for one in block.inlines)
        for block in walk.blocks(of, without=(Quote,))
        if isinstance(block, Paragraph)
    )


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
