"""Captions: lines of a few words without a colon that say, each, what the code below them does, or
what the list on which they stand is of.

Knows how such a line looks, and where it may as well remark on what stands above it. Does not know
what is made of the code or the list (pieces, shapes).
"""

import re
from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.attributes import is_label, lists_claims
from cribdeck.notes.blocks import Block, Blocks, CodeBlock, ItemList, LineBreak, Paragraph, Text
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.definitions import ARROW, EITHER
from cribdeck.notes.recognise.labels import LABELLING, Role, label_of, label_of_title
from cribdeck.notes.recognise.names import LONGEST_ABOVE, NAME_MOST
from cribdeck.notes.recognise.pieces import introduces
from cribdeck.notes.sentences import is_over
from cribdeck.notes.word_forms import telling
from cribdeck.notes.words import beside_links, is_formula, plain

FEWEST = 2  # captions
BEGUN_MOST = 3  # words
LEADS = re.compile(pattern("leads"), re.IGNORECASE)  # "If it is full": names nothing
INTERRUPTED = re.compile(r"[,;，；、]['\"”’»)\]]*$")


def with_captions(blocks: Blocks) -> Blocks:
    """`blocks`, all that stands under a heading, with the lines marked that lead in to the code
    directly below each, the names that stand each above a list, where these are several, or one
    stands between two lists, and a condition above one ("If it is"). A line between two fences
    leads in where a line above the first one does so to that; or where the blocks are nothing but
    code and such lines above it, for what remarks on the code above would stand below the last
    code, too."""
    are_above = [
        isinstance(below, CodeBlock) and _is_caption(block) for block, below in pairwise(blocks)
    ]
    is_all = sum(are_above) >= FEWEST and all(
        caption or isinstance(block, CodeBlock)
        for block, caption in zip(blocks, (*are_above, False), strict=True)
    )
    names = {i for i, pair in enumerate(pairwise(blocks)) if _is_above(*pair)}
    marked = list(blocks)
    for i, (block, is_above) in enumerate(zip(blocks, are_above, strict=False)):
        is_between = i > 0 and isinstance(blocks[i - 1], CodeBlock)
        goes_on = is_all or not is_between or (i > 1 and introduces(marked[i - 2]))
        is_one_of = len(names) >= FEWEST or (i > 0 and isinstance(blocks[i - 1], ItemList))
        is_name = (i > 0 and _names(block, blocks[i + 1])) or (i in names and is_one_of)
        is_caption = (is_above and goes_on) or is_name or _is_condition(block, blocks[i + 1])
        if is_caption and isinstance(block, Paragraph):
            marked[i] = replace(block, leads=True)
    return tuple(marked)


def _is_caption(block: Block) -> bool:
    if not isinstance(block, Paragraph) or asks(block.inlines) or label_of(block.inlines, Role):
        return False
    text = plain(block.inlines).strip()
    is_one = not any(isinstance(one, LineBreak) for one in block.inlines)
    is_text = any(map(str.isalpha, beside_links(block.inlines)))
    is_sentence = is_over(text) or INTERRUPTED.search(text) is not None
    return is_one and is_text and 0 < count(text) <= LONGEST_ABOVE and not is_sentence


def _is_condition(line: Block, below: Block) -> bool:
    """Whether `line` begins a condition, which the list `below` goes on with."""
    text = _said(line)
    is_begun = LEADS.match(text) is not None and count(text) <= BEGUN_MOST
    return isinstance(below, ItemList) and is_begun and _is_caption(line)


def _names(line: Block, below: Block) -> bool:
    """Whether `line` is a name that stands on the list `below`, as a heading would."""
    stands_on_it = line.location.line + 1 == below.location.line
    return stands_on_it and _is_above(line, below) and not is_label(_said(line))


def _is_above(line: Block, below: Block) -> bool:
    """Whether `line` is a name above the list `below`; what has a sign in it says something."""
    text = _said(line)
    says = EITHER.search(text) or ARROW.search(text)
    is_name = _is_caption(line) and count(text) <= NAME_MOST and not _is_formula(line)
    is_name &= bool(telling(text)) and not LEADS.match(text)
    is_of_thing = not is_label(text) or lists_claims(text)
    has_role = label_of_title((Text(text),), LABELLING) is not None
    return isinstance(below, ItemList) and is_name and is_of_thing and not says and not has_role


def _is_formula(line: Block) -> bool:
    return isinstance(line, Paragraph) and is_formula(line.inlines)


def _said(line: Block) -> str:
    return plain(line.inlines) if isinstance(line, Paragraph) else ""
