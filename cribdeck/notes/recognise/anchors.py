"""Anchors: `{#name}` at the end of a line gives an entry an identity of its author's own. And the
tags of cards, which stand behind a heading as well.

Knows how they are written. Does not know what they are good for (identity, shapes).
"""

import re
from dataclasses import replace
from itertools import takewhile

from cribdeck.notes.blocks import CodeBlock, Inlines, Text
from cribdeck.notes.document import Carded, Entry
from cribdeck.notes.prompts import TAGGED
from cribdeck.notes.words import between, plain

ANCHOR = re.compile(r"\s*\{#([\w.-]+)\}\s*$")
TAG = re.compile(r"#[\w/-]*[^\W\d][\w/-]*")  # with a letter, as Obsidian has it


def split_anchor(line: Inlines) -> tuple[Inlines, str | None]:
    """`What is Kafka? {#what}` -> (`What is Kafka?`, "what"); without an anchor (line, None)."""
    match line:
        case (*before, Text(text)) if found := ANCHOR.search(text):
            rest = text[: found.start()]
            return (*before, Text(rest)) if rest else tuple(before), found[1]
        case _:
            return line, None


def split_heading(line: Inlines) -> tuple[Inlines, str, str | None]:
    """`Valves #card #heart {#v}` -> (`Valves`, "#card #heart", "v"): a heading without its anchor,
    and without the tags behind its words where one is that of a card, those tags (else ""), and the
    anchor."""
    line, anchor = split_anchor(line)
    text = plain(line)
    found = [*re.finditer(r"\S+", text)]
    tags = [*takewhile(lambda word: TAG.fullmatch(word[0]), reversed(found))]
    if len(tags) == len(found) or not any(TAGGED.match(tag[0]) for tag in tags):
        return line, "", anchor
    start = tags[-1].start()
    return between(line, 0, len(text[:start].rstrip())), text[start:].strip(), anchor


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
