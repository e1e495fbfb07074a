"""Options in a fence, below the code that they are about or alone.

Knows how they are told from code. Does not know who asks, nor other forms of options (options).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cribdeck.notes.blocks import Block, Blocks, CodeBlock, ItemList, Text, row_location
from cribdeck.notes.recognise.letters import letters_of
from cribdeck.notes.walk import item_of

FENCED = re.compile(r"\s*(?:[A-Z]\s*[.)]|\(?[a-z]\))\s*\S")  # in a fence, `a: 1` is code
NO_LANGUAGE = frozenset({"", "text", "txt", "plain", "plaintext"})


def unfenced(blocks: Iterable[Block]) -> Blocks:
    """`blocks`, in which the options that a fence holds stand below it, without empty fences."""
    return tuple(one for block in blocks for one in _unfenced(block))


def _unfenced(block: Block) -> Iterator[Block]:
    if not isinstance(block, CodeBlock):
        yield block
        return
    code, options = parted_fence(block)
    if code and code.text.strip():
        yield code
    if options:
        yield options


def parted_fence(block: CodeBlock) -> tuple[CodeBlock | None, ItemList | None]:
    """The code of `block`, and the options that its last lines are, if it names no language; None
    where it has none of these."""
    rows = block.text.rstrip().split("\n")
    start = len(rows)
    while start and (not rows[start - 1].strip() or FENCED.match(rows[start - 1])):
        start -= 1
    items = tuple(
        item_of((row_location(block, i), (Text(rows[i].strip()),)))
        for i in range(start, len(rows))
        if rows[i].strip()
    )
    if block.language in NO_LANGUAGE and letters_of(items):
        code = replace(block, text="\n".join(rows[:start]))
        return code if code.text.strip() else None, ItemList(items, None, items[0].location)
    return block, None
