"""What says that a key of answers follows: a heading, a line, a lid.

Knows where such a key ends. Does not know what it says (key_pairs), nor whose answers these are
(answer_key).
"""

import re
from dataclasses import replace

from cribdeck.notes.blocks import Block, Blocks, Inlines, LineBreak, Paragraph, Quote, Rule
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.key_pairs import KEY, pairs_of
from cribdeck.notes.recognise.labels import ANSWERING, has_role, label_of
from cribdeck.notes.recognise.lids import inside, reveals, title_of
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import between, plain

LONGEST = 6  # words of what names a key: "Answers to the questions"
NAMES_KEY = re.compile(rf"\W{{0,40}}{pattern('key')}", re.IGNORECASE)
HEADS = re.compile(rf"\W{{0,40}}{pattern('key')}[^:：\w]*[:：]\W*", re.IGNORECASE)


def opened(blocks: Blocks, i: int, block: Block) -> tuple[tuple[LeftOut, ...], Blocks, int]:
    """The words that name the key which begins with block `i`, what it says, and where it ends."""
    match block:
        case Quote() as quote if names_key(title_of(quote)) or _answers_several(quote):
            return (LeftOut(plain(title_of(quote)), KEY, quote.location),), inside(quote), i + 1
        case Paragraph(line, where):
            (_, first), *_ = lines_of(block)
            text = plain(first)
            head = HEADS.match(text)
            is_label = has_role(label_of(first), ANSWERING, alone=True)
            if not head and not ((is_label or names_key(first)) and text.strip()):
                return (), (), i
            size = head.end() if head else len(text)
            name = LeftOut(text[:size].strip(), KEY, where)
            rest: Inlines = between(line, size)
            while rest and isinstance(rest[0], LineBreak):
                rest = rest[1:]
            more = (replace(block, inlines=rest),) if plain(rest).strip() else ()
            rules = (n for n in range(i + 1, len(blocks)) if isinstance(blocks[n], Rule))
            end = next(rules, len(blocks))
            below = blocks[i + 1 : end]
            if not more and below and isinstance(below[0], Quote) and reveals(below[0]):
                lid = LeftOut(plain(title_of(below[0])), KEY, below[0].location)
                return (name, lid), inside(below[0]), i + 2
            return (name,), (*more, *below), end
        case _:
            return (), (), i


def _answers_several(lid: Quote) -> bool:
    """Whether `lid` says that it answers, and has several answers with numbers."""
    pairs = pairs_of(inside(lid)) if reveals(lid) else None
    return pairs is not None and len(pairs.answers) > 1


def names_key(line: Inlines) -> bool:
    """Whether `line` says that answers stand below it ("Answer key", "Solutions")."""
    text = plain(line)
    return len(text.split()) <= LONGEST and NAMES_KEY.match(text) is not None
