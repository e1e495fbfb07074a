"""Anchors: `{#name}` at the end of a line gives an entry an identity of its author's own.

Knows how one is written. Does not know what it is good for (identity).
"""

import re
from dataclasses import replace

from cribdeck.notes.blocks import CodeBlock, Inlines, Text
from cribdeck.notes.document import Carded, Entry

ANCHOR = re.compile(r"\s*\{#([\w.-]+)\}\s*$")


def split_anchor(line: Inlines) -> tuple[Inlines, str | None]:
    """`What is Kafka? {#what}` -> (`What is Kafka?`, "what"); without an anchor (line, None)."""
    match line:
        case (*before, Text(text)) if found := ANCHOR.search(text):
            rest = text[: found.start()]
            return (*before, Text(rest)) if rest else tuple(before), found[1]
        case _:
            return line, None


def anchor_of(block: CodeBlock) -> str | None:
    """The anchor behind the opening fence of `block`."""
    found = ANCHOR.search(block.attributes)
    return found[1] if found else None


def with_anchor(anchor: str | None, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """`entries` under a heading with `anchor`: it names the first that the heading is the prompt of
    and that has no anchor of its own."""
    for i, entry in enumerate(entries):
        if isinstance(entry, Carded) and anchor and entry.from_heading and not entry.anchor:
            return (*entries[:i], replace(entry, anchor=anchor), *entries[i + 1 :])
    return entries
