"""What of an answer is to be recalled: its first paragraph or list, and the words that count.

Knows blocks only. Does not know how much is too much.
"""

from collections.abc import Iterable

from cribdeck.notes import walk
from cribdeck.notes.answer_parts import first_text
from cribdeck.notes.blocks import Block, Blocks, Paragraph, Quote
from cribdeck.notes.named_parts import key_facts
from cribdeck.notes.words import plain


def shown(answer: Blocks) -> Block | None:
    """What a card shows of `answer` before the rest of it: its first paragraph or list."""
    facts = key_facts(answer) or answer
    first = first_text(facts)
    return None if first is None else facts[first]


def prose(of: Iterable[Block]) -> str:
    """The words of `of`, a line for each paragraph, without the tables, quotes and code in it."""
    return "\n".join(
        plain(block.inlines)
        for block in walk.blocks(of, without=(Quote,))
        if isinstance(block, Paragraph)
    )
