"""The two sides of a card: `Front: …` and `Back: …` in lines of a paragraph; or anything between
the lines START and END, as the plugin "Obsidian to Anki" has them.

Knows how they are written. Does not know what is made of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blocks import Block, Blocks, Inlines, ItemList, Paragraph
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern
from cribdeck.notes.walk import Line, lines_of, paragraph_of
from cribdeck.notes.words import between, has_words, plain

START, END = "START", "END"
FRONT = re.compile(rf"{pattern('front')}\s*[:：]\s*", re.IGNORECASE)
BACK = re.compile(rf"{pattern('back')}\s*[:：]\s*", re.IGNORECASE)
TAGS = re.compile(r"Tags:.*")
FARTHEST = 40  # blocks between START and END
SIDE = "side of a card"  # why the names of the sides, and the frame, are left out


@dataclass(frozen=True, slots=True)
class Sides:
    """The `prompt` on the front of a card, what is `given` with it, the `answer` on its back, how
    many blocks they stand in, and what only says that it is a card."""

    prompt: Inlines
    given: Blocks
    answer: Blocks
    used: int
    left_out: tuple[LeftOut, ...]


def sides_of(blocks: Blocks) -> Sides | None:
    """The card that begins `blocks`, if one does."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return None
    lines = list(lines_of(blocks[0]))
    frame: tuple[LeftOut, ...] = ()
    if _said(lines[0]) == START:
        used = _end(blocks)
        if not used:
            return None
        begin = 1 if len(lines) > 1 and FRONT.match(_said(lines[1])) else 2  # the type of the note
        card, end = _without_end((*_paragraph(lines[begin:]), *blocks[1:used]))
        frame = (*_left_out(lines[:begin]), *end)
    elif FRONT.match(_said(lines[0])):
        used, card = 1, blocks[:1]
    else:
        return None
    parted = _parted(card)
    if not parted:
        return None
    (first, *given), answer, names = parted
    if not isinstance(first, Paragraph):
        return None
    return Sides(first.inlines, tuple(given), answer, used, (*frame, *names))


def _end(blocks: Blocks) -> int:
    """Where the card that begins `blocks` ends: with the line END; 0 where none does."""
    for i, block in enumerate(blocks[:FARTHEST]):
        if i and isinstance(block, Paragraph) and _said(next(lines_of(block))) == START:
            return 0
        if (last := _last_line(block)) and _said(last) == END:
            return i + 1
    return 0


def _last_line(block: Block) -> Line | None:
    """The last line of `block`; the line below a list is one of its last item, to Markdown."""
    match block:
        case Paragraph():
            return list(lines_of(block))[-1]
        case ItemList((*_, item)) if item.blocks:
            return _last_line(item.blocks[-1])
        case _:
            return None


def _without_last_line(block: Block) -> Blocks:
    match block:
        case Paragraph():
            return _paragraph(list(lines_of(block))[:-1])
        case ItemList((*others, item)):
            inner = (*item.blocks[:-1], *_without_last_line(item.blocks[-1]))
            return (replace(block, items=(*others, replace(item, blocks=inner))),)
        case _:
            return (block,)


def _without_end(card: Blocks) -> tuple[Blocks, tuple[LeftOut, ...]]:
    """`card` without the line END and the tags above it, and these."""
    left_out: list[LeftOut] = []
    while card and (last := _last_line(card[-1])):
        if _said(last) != END and not TAGS.fullmatch(_said(last)):
            break
        left_out += _left_out((last,))
        card = (*card[:-1], *_without_last_line(card[-1]))
    return card, tuple(left_out)


def _parted(card: Blocks) -> tuple[Blocks, Blocks, tuple[LeftOut, ...]] | None:
    """The two sides of `card` without their names, and these; None where one of them is empty, or
    there are more."""
    front: list[Block] = []
    back: list[Block] | None = None
    names: tuple[LeftOut, ...] = ()
    for block in card:
        lines = list(lines_of(block)) if isinstance(block, Paragraph) else []
        backs = [i for i, line in enumerate(lines) if BACK.match(_said(line))]
        if not backs:
            (front if back is None else back).append(block)
        elif len(backs) > 1 or back is not None:
            return None
        else:
            front += _paragraph(lines[: backs[0]])
            answer, names = _unnamed(lines[backs[0] :], BACK)
            back = [*answer]
    if front and isinstance(first := front[0], Paragraph):
        front[:1], name = _unnamed(list(lines_of(first)), FRONT)
        names = (*name, *names)
    return (tuple(front), tuple(back), names) if front and back else None


def _unnamed(lines: Sequence[Line], name: re.Pattern[str]) -> tuple[Blocks, tuple[LeftOut, ...]]:
    """The paragraph of `lines` without the `name` of its side, and that."""
    (where, first), *others = lines
    found = name.match(plain(first))
    behind = between(first, found.end()) if found else first
    left_out = (LeftOut(found[0].strip(), SIDE, where),) if found else ()
    return _paragraph([(where, behind), *others] if has_words(behind) else others), left_out


def _paragraph(lines: Sequence[Line]) -> Blocks:
    return (paragraph_of(lines),) if lines else ()


def _left_out(lines: Sequence[Line]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(_said(line), SIDE, line[0]) for line in lines)


def _said(line: Line) -> str:
    return plain(line[1]).strip()
