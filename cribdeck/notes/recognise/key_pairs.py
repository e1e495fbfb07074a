"""What a key of answers says: numbers, with the answers to the questions that have them.

Knows how people write them, in a list, in lines, in a table. Does not know where a key is, nor
whose answers these are (answer_key).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import ARROW_SIGN, between, plain
from cribdeck.problems import Location

KEY = "key of answers"  # why it is left out
COUNTED = rf"(?:{pattern('question')}\s*)?[#№]?\s*(?P<number>\d{{1,3}})"
SIGN = rf"(?:{ARROW_SIGN}|[-–—.):：、．=])"
# `1. B`, `Q2: the heart`; and several in a line: `1-b, 2-c`.
PAIR = re.compile(rf"\s*{COUNTED}(?:\s*{SIGN}+\s*|\s+)(?=\S)", re.IGNORECASE)
AND = rf"(?:\s*[,&/+]\s*|\s+{pattern('joins')}\s+)"
LETTERS = rf"\(?[^\W\d_]\b(?:{AND}[^\W\d_]\b)*\)?"
RUN = re.compile(
    rf"\s*(?:{pattern('question')}\s*)?[#№]?(\d{{1,3}})"
    rf"\s*{SIGN}*\s*({LETTERS})\s*(?:[,;|.、，；]|$|(?=\s))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Numbers with their answers, and what is left out with them."""

    answers: tuple[tuple[int, Blocks], ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def pairs_of(blocks: Blocks) -> Pairs | None:
    """The numbers and answers that `blocks` are, if they are nothing else. What stands below a
    single answer explains it, but for a mere line at the end."""
    found: list[Pairs] = []
    explained = 0
    for block in blocks:
        pairs = _pairs(block)
        if pairs:
            found.append(pairs)
        elif not found or len(found[-1].answers) > 1:
            return None
        else:
            explained += 1
            *before, (number, answer) = found[-1].answers
            found[-1] = replace(found[-1], answers=(*before, (number, (*answer, block))))
    answers = tuple(pair for one in found for pair in one.answers)
    ends_with_line = (
        explained == 1 and _pairs(blocks[-1]) is None and isinstance(blocks[-1], Paragraph)
    )
    if not answers or ends_with_line or len({number for number, _ in answers}) < len(answers):
        return None
    return Pairs(answers, tuple(words for one in found for words in one.left_out))


def _pairs(block: Block) -> Pairs | None:
    match block:
        case ItemList(items, int() as start):
            if not all(item.blocks for item in items):
                return None
            return Pairs(tuple((start + i, item.blocks) for i, item in enumerate(items)))
        case ItemList(items):
            return _joined([_of_item(item) for item in items])
        case Paragraph():
            return _joined([_of_line(line, where) for where, line in lines_of(block)])
        case Table(header, rows):
            return _of_row(header, *rows)
        case _:
            return None


def _joined(found: Sequence[Pairs | None]) -> Pairs | None:
    if None in found:
        return None
    pairs = [one for one in found if one]
    return Pairs(
        tuple(answer for one in pairs for answer in one.answers),
        tuple(words for one in pairs for words in one.left_out),
    )


def _of_item(item: ListItem) -> Pairs | None:
    match item.blocks:
        case (Paragraph(line, where), *more):
            found = _of_line(line, where)
            if not found or not more:
                return found
            *before, (number, answer) = found.answers
            return replace(found, answers=(*before, (number, (*answer, *more))))
        case _:
            return None


def _of_line(line: Inlines, where: Location) -> Pairs | None:
    text = plain(line)
    if runs := _runs(text):
        answers = tuple((n, (Paragraph((Text(said),), where),)) for n, said in runs)
        return Pairs(answers, (LeftOut(text.strip(), KEY, where),))
    if found := PAIR.match(text):
        rest = between(line, found.end())
        said = LeftOut(found[0].strip(), KEY, where)
        return Pairs(((int(found["number"]), (Paragraph(rest, where),)),), (said,))
    return None


def _runs(text: str) -> tuple[tuple[int, str], ...]:
    """`1-b, 2-c` as numbers and letters, if `text` is nothing else."""
    runs, at = [], 0
    while found := RUN.match(text, at):
        runs.append((int(found[1]), found[2]))
        at = found.end()
    return tuple(runs) if not text[at:].strip(" .") else ()


def _of_row(header: Row, *rows: Row) -> Pairs | None:
    """Numbers in the first column with answers in the second, or above them."""
    if len(rows) == 1 and all(plain(cell).strip().isdecimal() for cell in header.cells):
        columns = tuple(zip(header.cells, rows[0].cells, strict=True))
    elif len(header.cells) == 2:
        columns = tuple((row.cells[0], row.cells[1]) for row in (header, *rows))
        if not plain(header.cells[0]).strip().isdecimal():
            columns = columns[1:]
    else:
        return None
    if not all(plain(name).strip().isdecimal() for name, _ in columns):
        return None
    where = rows[0].location if rows else header.location
    shown = {id(said) for _, said in columns}
    answers = tuple((int(plain(n)), (Paragraph(said, where),)) for n, said in columns)
    others = (
        LeftOut(plain(cell), KEY, row.location)
        for row in (header, *rows)
        for cell in row.cells
        if id(cell) not in shown and plain(cell).strip()
    )
    return Pairs(answers, tuple(others))
