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
    Rule,
    Table,
    Text,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.labels import Role, label_of_title
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import ARROW_SIGN, between, plain
from cribdeck.problems import Location

KEY = "key of answers"  # why it is left out
COUNTED = rf"(?:{pattern('question')}\s*)?[#№]?\s*(?P<number>\d{{1,3}})"
SIGN = rf"(?:{ARROW_SIGN}|[-–—.):：、．=])"
IN_A_ROW = re.compile(r"(?<!\S)(\d{1,3})[.)]\s+(?=\S)")
NAME = re.compile(rf"\s*{COUNTED}\s*[.):]?\s*", re.IGNORECASE)
# `1. B`, `Q2: the heart`; and several in a line: `1-b, 2-c`.
PAIR = re.compile(rf"\s*{COUNTED}(?:\s*{SIGN}+\s*|\s+)(?=\S)", re.IGNORECASE)
AND = rf"(?:\s*[,&/+]\s*|\s+{pattern('joins')}\s+)"
LETTERS = rf"\(?[^\W\d_]\b(?:{AND}[^\W\d_]\b)*\)?"
ONLY_LETTERS = re.compile(rf"\s*{LETTERS}[\s★☆*]*")
ANSWERS = (Role.ANSWER, Role.SOLUTION, Role.RIGHT)  # what the head of their column says
RUN = re.compile(
    rf"\s*(?:{pattern('question')}\s*)?[#№]?(\d{{1,3}})"
    rf"\s*{SIGN}*\s*({LETTERS})\s*(?:[,;|.、，；]|$|(?=\s))",
    re.IGNORECASE,
)
# `1-5: B A C B A`, `Q11–12 DB`: from which number to which, and a letter for each.
RANGE = re.compile(
    rf"\s*(?:{pattern('question')}\s*)?[#№]?(\d{{1,3}})\s*[-–—~～]\s*(\d{{1,3}})"
    rf"\s*{SIGN}*\s*([^\W\d_]{{2,}}|[^\W\d_](?:[\s,;|、，；]{{1,3}}[^\W\d_])+)"
    r"\s*(?:[,;|.。、，；]|$|(?=\s))",
    re.IGNORECASE,
)
# What names several numbers, and is the pair of none.
SPAN = re.compile(r"\s*(\d{1,3})\s*[-–—~～]\s*(\d{1,3})\s*[:：.)]")
OPTIONS = frozenset("abcdef")  # letters that a key may have small and without blanks


@dataclass(frozen=True, slots=True)
class Pairs:
    """Numbers with their answers, and what is left out with them."""

    answers: tuple[tuple[int, Blocks], ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def pairs_of(blocks: Blocks) -> Pairs | None:
    """The numbers and answers that `blocks` are, rules aside, if they are nothing else. What stands
    below a single answer explains it, but for a mere line at the end."""
    blocks = tuple(block for block in blocks if not isinstance(block, Rule))
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
            counted = tuple((start + i, item.blocks) for i, item in enumerate(items))
            return _counted_on(items, start) or Pairs(counted)
        case ItemList(items):
            return _joined([_of_item(item) for item in items])
        case Paragraph():
            return _joined([_of_line(line, where) for where, line in lines_of(block)])
        case Table(header, rows):
            return _of_row(header, *rows)
        case _:
            return None


def _counted_on(items: Sequence[ListItem], start: int) -> Pairs | None:
    """The numbered `items`, lines that go on to count (`1. B 2. A`, which Markdown takes for item
    1), as answers from number `start` on; None where they are none, or one is more than a word."""
    answers: list[tuple[int, Blocks]] = []
    left_out: list[LeftOut] = []
    for item in items:
        match item.blocks:
            case (Paragraph(line, where),) if spans := _in_a_row(plain(line), start + len(answers)):
                told = [(n, (Paragraph(between(line, *span), where),)) for n, span in spans]
            case _:
                return None
        if any(len(plain(said.inlines).split()) != 1 for _, (said,) in told):
            return None
        answers += told
        left_out += [LeftOut(f"{n}.", KEY, where) for n, _ in told[1:]]
    return Pairs(tuple(answers), tuple(left_out))


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
    if runs := _runs(text) or _ranges(text):
        answers = tuple((n, (Paragraph((Text(said),), where),)) for n, said in runs)
        return Pairs(answers, (LeftOut(text.strip(), KEY, where),))
    if spans := _in_a_row(text):
        told = tuple((n, (Paragraph(between(line, *span), where),)) for n, span in spans)
        return Pairs(told, (LeftOut(" ".join(f"{n}." for n, _ in spans), KEY, where),))
    span = SPAN.match(text)
    if (not span or int(span[1]) >= int(span[2])) and (found := PAIR.match(text)):
        rest = between(line, found.end())
        said = LeftOut(found[0].strip(), KEY, where)
        return Pairs(((int(found["number"]), (Paragraph(rest, where),)),), (said,))
    return None


def _in_a_row(text: str, first: int | None = None) -> tuple[tuple[int, tuple[int, int]], ...]:
    """`1. dog 2. four` as numbers that follow one another, and where what each says begins and
    ends; () where `text` does not begin with one, or has no further one. What it begins with has
    the number `first`, if the notes say that elsewhere."""
    found = [] if first is None else [(first, 0, 0)]
    for each in IN_A_ROW.finditer(text):
        if int(each[1]) == found[-1][0] + 1 if found else not text[: each.start()].strip():
            found.append((int(each[1]), each.start(), each.end()))
    if len(found) < 2:
        return ()
    ends = (*(start for _, start, _ in found[1:]), len(text))
    return tuple(
        (number, (begin, len(text[:end].rstrip(" ,;|"))))
        for (number, _, begin), end in zip(found, ends, strict=True)
    )


def _runs(text: str) -> tuple[tuple[int, str], ...]:
    """`1-b, 2-c` as numbers and letters, if `text` is nothing else."""
    runs, at = [], 0
    while found := RUN.match(text, at):
        runs.append((int(found[1]), found[2]))
        at = found.end()
    return tuple(runs) if not text[at:].strip(" .") else ()


def _ranges(text: str) -> tuple[tuple[int, str], ...]:
    """`1-3: B A C` as numbers and letters, if `text` is nothing else, and has one for each. A word
    is none of letters ("1-3: yes"): they are capitals, or those that options have."""
    answers: list[tuple[int, str]] = []
    at = 0
    while found := RANGE.match(text, at):
        numbers = range(int(found[1]), int(found[2]) + 1)
        letters = [one for one in found[3] if one.isalpha()]
        spells = found[3].isalpha() and not (found[3].isupper() or OPTIONS.issuperset(letters))
        if spells or len(letters) != len(numbers):
            return ()
        answers += zip(numbers, letters, strict=True)
        at = found.end()
    return tuple(answers) if not text[at:].strip(" .") else ()


def _of_row(header: Row, *rows: Row) -> Pairs | None:
    """Numbers in the first column with answers beside them, or above them; further columns explain
    the answers, or have further numbers."""
    every = (header, *rows)
    told: list[tuple[tuple[Inlines, ...], Inlines]]
    if len(rows) == 1 and None not in map(_number, header.cells):
        told = [((said,), name) for name, said in zip(header.cells, rows[0].cells, strict=True)]
    else:
        counted = every if _number(header.cells[0]) is not None else rows
        columns = _columns(header, counted)
        cells = [[row.cells[i] for i in one] for row in counted for one in columns]
        told = [(tuple(said), name) for name, *said in cells if plain(name).strip()]
    numbers = [_number(name) for _, name in told]
    are_filled = all(plain(cell).strip() for said, _ in told for cell in said[:1])
    if not told or None in numbers or not are_filled:
        return None
    where = rows[0].location if rows else header.location
    shown = {id(cell) for said, _ in told for cell in said}
    answers = tuple(
        (number, tuple(Paragraph(cell, where) for cell in said if plain(cell).strip()))
        for number, (said, _) in zip(numbers, told, strict=True)
        if number is not None
    )
    others = (
        LeftOut(plain(cell), KEY, row.location)
        for row in every
        for cell in row.cells
        if id(cell) not in shown and plain(cell).strip()
    )
    return Pairs(answers, tuple(others))


def _number(cell: Inlines) -> int | None:
    """Which question `cell` names, if it does no more: `7`, `Q7.`"""
    found = NAME.fullmatch(plain(cell))
    return int(found["number"]) if found else None


def _columns(header: Row, rows: Sequence[Row]) -> tuple[tuple[int, ...], ...]:
    """The columns of each group: a number, its answer, and what explains this; () where nothing
    says which one answers, or one asks: then the table is no key."""
    width = len(header.cells)
    if width == 2 or (width % 2 == 0 and all(map(_counts_twice, rows))):
        return tuple((i, i + 1) for i in range(0, width, 2))
    further = range(1, width)
    headed = [i for i in further if label_of_title(header.cells[i], ANSWERS)]
    named = headed or [i for i in further if all(are_letters(row.cells[i]) for row in rows)]
    if len(named) != 1 or any(asks(row.cells[i]) for row in rows for i in further):
        return ()
    return ((0, named[0], *(i for i in further if i != named[0])),)


def _counts_twice(row: Row) -> bool:
    """Whether each second cell of `row`, or of what is filled of it, is a number."""
    names = row.cells[::2]
    return all(_number(name) is not None or not plain(name).strip() for name in names)


def are_letters(cell: Inlines) -> bool:
    """Whether `cell` is nothing but the letters of options."""
    return ONLY_LETTERS.fullmatch(plain(cell)) is not None
