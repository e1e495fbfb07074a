"""The parts of an answer that have a name of their own, as one gives it in an interview: what must
be said, how one says it, what is asked next, and what costs the point.

Knows how a part is named: in bold, at the beginning of a line or of an item. Does not know what a
card or paper makes of a part (answer_parts), nor what is asked in one (recognise).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from cribdeck.notes.blocks import Block, Blocks, Inlines, ItemList, LineBreak, Paragraph, Strong
from cribdeck.notes.languages import pattern
from cribdeck.notes.words import between, first_line, has_words, plain


class PartName(StrEnum):
    """What a part is; each is a column of the table of words."""

    FACTS = "facts"
    SAY = "say"
    FOLLOW_UPS = "follow_ups"
    COSTS = "costs"


# Pictures may stand before a name: "🎤 Say it:".
NAMES = {
    name: re.compile(rf"[^\w(]{{0,8}}{pattern(name)}\s*([:：.]?)\s*", re.IGNORECASE)
    for name in PartName
}
# Behind the bold words, where none is in them.
SIGN = re.compile(r"\s*[:：]\s*|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part of an answer. `label` is its name as the notes write it, () where it has none;
    `blocks` stand below that, and `written` are both, as in the notes."""

    name: PartName
    label: Inlines
    blocks: Blocks
    written: Blocks


def named_parts(answer: Blocks) -> tuple[NamedPart, ...]:
    """`answer` cut where a part with a name begins, each up to the next; an item with a name ends
    with itself. What stands before the first, and beside such an item, are facts."""
    found: list[NamedPart] = []
    goes_on = False  # with what has no name, the part above does
    for block in answer:
        if isinstance(block, ItemList) and any(_name_at(item.blocks) for item in block.items):
            found += _items(block)
            goes_on = False
            continue
        for piece in _by_names(block):
            part = _part((piece,), (piece,))
            if part.label or not goes_on:
                found.append(part)
            else:
                found[-1] = _joined(found[-1], part)
            goes_on = True
    return tuple(found)


def names_part(name: str) -> bool:
    """Whether `name`, without a sign behind it, is that of a part ("Say it")."""
    return any(pattern_.fullmatch(name) for pattern_ in NAMES.values())


def key_facts(answer: Blocks) -> Blocks:
    """The blocks of `answer` that are facts, without the names of parts."""
    facts = (part for part in named_parts(answer) if part.name is PartName.FACTS)
    return tuple(block for part in facts for block in part.blocks)


def _items(list_: ItemList) -> Iterator[NamedPart]:
    for i, item in enumerate(list_.items):
        number = None if list_.start is None else list_.start + i
        yield _part(item.blocks, (ItemList((item,), number, item.location),))


def _part(blocks: Blocks, written: Blocks) -> NamedPart:
    """What `written` is, which shows `blocks`."""
    named = _name_at(blocks)
    if named is None:
        return NamedPart(PartName.FACTS, (), written, written)
    first, *others = blocks
    assert isinstance(first, Paragraph)
    name, length = named
    label = between(first.inlines, 0, length)
    rest = between(first.inlines, length)
    below = (replace(first, inlines=rest), *others) if has_words(rest) else tuple(others)
    words = tuple(one for one in label if not isinstance(one, LineBreak))
    return NamedPart(name, words, below, written)


def _joined(part: NamedPart, more: NamedPart) -> NamedPart:
    return replace(
        part,
        blocks=(*part.blocks, *more.blocks),
        written=(*part.written, *more.written),
    )


def _by_names(block: Block) -> Iterator[Block]:
    """`block`; a paragraph is cut at the lines in it that begin with a name."""
    if not isinstance(block, Paragraph):
        yield block
        return
    line, start, location = block.inlines, 0, block.location
    for i, inline in enumerate(line):
        if isinstance(inline, LineBreak) and _name_of(line[i + 1 : i + 3]):
            yield replace(block, inlines=line[start:i], location=location)
            start, location = i + 1, inline.location or location
    yield replace(block, inlines=line[start:], location=location)


def _name_at(blocks: Blocks) -> tuple[PartName, int] | None:
    return _name_of(first_line(blocks)[:2])


def _name_of(begin: Inlines) -> tuple[PartName, int] | None:
    """The name that a line begins with, whose first two inlines are `begin`, and how many of its
    characters say so: bold words and a sign, or nothing else in the line."""
    match begin:
        case (Strong(bold), *behind):
            pass
        case _:
            return None
    said, follows = plain(bold), plain(behind)
    is_alone = not behind or isinstance(behind[0], LineBreak)
    for name, pattern_ in NAMES.items():
        found = pattern_.fullmatch(said)
        if found:
            sign = None if found[1] else SIGN.match(follows)
            blanks = len(follows) - len(follows.lstrip())
            length = len(said) + (sign.end() if sign else blanks)
            return (name, length) if found[1] or sign or is_alone else None
    return None
