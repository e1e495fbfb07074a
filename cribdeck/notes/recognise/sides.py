"""The two sides of a card, in lines of a paragraph: `Front: …` and `Back: …`, or between the lines
START and END, as the plugin "Obsidian to Anki" has them.

Knows how they are written. Does not know what is made of them.
"""

import re
from dataclasses import dataclass

from cribdeck.notes.blocks import Blocks, Inlines, Paragraph
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.inline_cards import joined
from cribdeck.notes.walk import Line, lines_of
from cribdeck.notes.words import between, plain

START, END = "START", "END"
FRONT = re.compile(rf"{pattern('front')}\s*[:：]\s*", re.IGNORECASE)
BACK = re.compile(rf"{pattern('back')}\s*[:：]\s*", re.IGNORECASE)
TAGS = re.compile(r"Tags:.*")
SIDE = "side of a card"  # why the names of the sides, and the frame, are left out


@dataclass(frozen=True, slots=True)
class Sides:
    """The `prompt` on the front of a card, the `answer` on its back, how many blocks they stand in,
    and what only says that it is a card."""

    prompt: Inlines
    answer: Paragraph
    used: int
    left_out: tuple[LeftOut, ...]


def sides_of(blocks: Blocks) -> Sides | None:
    """The card that begins `blocks`, if one does."""
    match blocks:
        case (Paragraph() as first, Paragraph() as last, *_) if _text(last) == END:
            lines, used = [*lines_of(first), *lines_of(last)], 2
        case (Paragraph() as first, *_):
            lines, used = [*lines_of(first)], 1
        case _:
            return None
    said = [plain(line).strip() for _, line in lines]
    is_framed = said[0] == START and said[-1] == END
    begin = 2 if is_framed else 0  # below the type of the note
    backs = [i for i, text in enumerate(said) if BACK.match(text)]
    if len(backs) != 1 or backs[0] <= begin or not (is_framed or FRONT.match(said[0])):
        return None
    (back,) = backs
    tags = (i for i, text in enumerate(said) if TAGS.fullmatch(text))
    end = next(tags, len(said) - 1) if is_framed else len(said)
    frame = [LeftOut(said[i], SIDE, lines[i][0]) for i in (*range(begin), *range(end, len(said)))]
    front, front_label = _side(lines[begin], FRONT)
    rest, back_label = _side(lines[back], BACK)
    prompt = joined([front, *lines[begin + 1 : back]])
    answer = joined([rest, *lines[back + 1 : end]])
    if not plain(prompt).strip() or not plain(answer).strip():
        return None
    return Sides(prompt, Paragraph(answer, rest[0]), used, (*frame, *front_label, *back_label))


def _side(line: Line, name: re.Pattern[str]) -> tuple[Line, tuple[LeftOut, ...]]:
    """`line` without the `name` of its side, and that."""
    where, inlines = line
    text = plain(inlines)
    found = name.match(text)
    if not found:
        return line, ()
    label = LeftOut(found[0].strip(), SIDE, where)
    return (where, between(inlines, found.end(), len(text))), (label,)


def _text(paragraph: Paragraph) -> str:
    return plain(paragraph.inlines).strip()
