"""What of an answer is to be recalled: what one would say first, and the words that count.

Knows blocks only. Does not know how much is too much.
"""

from collections.abc import Iterable

from cribdeck.notes import walk
from cribdeck.notes.answer_parts import first_text, said_first
from cribdeck.notes.blocks import Block, Blocks, Math, Paragraph, Quote, Text
from cribdeck.notes.named_parts import key_facts
from cribdeck.notes.words import plain

FORMULA = "f"


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
