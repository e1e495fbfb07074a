"""A key: the answers of numbered questions, which stand together further down.

Knows how a key is written, which questions it is for, and that it holds as a whole or not at all.
Does not know who asks (the shapes), nor how an answer is understood (asking).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Text,
)
from cribdeck.notes.document import (
    Asking,
    Choice,
    Comparison,
    Entry,
    LeftOut,
    Question,
    Section,
)
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.asking import answered_below
from cribdeck.notes.recognise.openings import inside, title_of
from cribdeck.notes.walk import entries, lines_of
from cribdeck.notes.words import between, plain
from cribdeck.problems import Location

KEY = "key of answers"  # why it is left out
LONGEST = 6  # words of what names a key: "Answers to the questions"
NAMES_KEY = re.compile(rf"\W{{0,40}}{pattern('key')}", re.IGNORECASE)
HEADS = re.compile(rf"\W{{0,40}}{pattern('key')}[^:：\w]*[:：]\W*", re.IGNORECASE)
COUNTED = rf"(?:{pattern('question')}\s*)?[#№]?\s*(?P<number>\d{{1,3}})"
# `1. B`, `Q2: the heart`; and several in a line: `1-b, 2-c`.
PAIR = re.compile(rf"\s*{COUNTED}(?:\s*[-–—.):：、．=→]+\s*|\s+)(?=\S)", re.IGNORECASE)
LETTERS = r"\(?[^\W\d_]\b(?:\s*[,&/+]\s*[^\W\d_]\b)*\)?"
RUN = re.compile(rf"\s*(\d{{1,3}})\s*[-–—.):：、．=→]*\s*({LETTERS})\s*(?:[,;|.、，；]|$|(?=\s))")
# How a line of the notes begins that counts its question: an item, a heading, a line in bold.
BEGINS = re.compile(
    rf"[\s>#*_+-]*(?:{pattern('question')}\s*[#№]?\s*(\d{{1,3}})(?!\w)|[#№]?(\d{{1,3}})[.):：](?!\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading at line `line`, with the blocks up to the next one. The first has no heading."""

    heading: Inlines
    level: int
    line: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Key:
    """The `answers` to the questions with these numbers. It is in part `part` of the document, the
    blocks from `start` to `end`, and the heading too if `is_headed`. The questions stand above line
    `line`, and below the first line of `since` that has them all below it. `left_out` are the words
    that only say what the key is."""

    answers: tuple[tuple[int, Blocks], ...]
    part: int
    start: int
    end: int
    is_headed: bool
    line: int
    since: tuple[int, ...]
    left_out: tuple[LeftOut, ...]


# --- Where a key is -------------------------------------------------------------------------------


def keys_in(parts: Sequence[Part]) -> tuple[Key, ...]:
    """The keys in the `parts` of a document: below a heading, a line or a lid that says so."""
    found: list[Key] = []
    above = 0  # the line of the key above: the questions above it are its own
    for i, part in enumerate(parts):
        for start, end, is_headed, pairs, left_out in _keys_of(part):
            line = part.line if is_headed else part.blocks[start].location.line
            own = () if is_headed else (part.line,)
            since = tuple(max(above, one) for one in (*own, *_enclosing(parts[: i + 1])))
            found.append(Key(pairs.answers, i, start, end, is_headed, line, since, left_out))
            above = line
    return tuple(found)


def _enclosing(parts: Sequence[Part]) -> Iterator[int]:
    """The lines of the headings that the last of `parts` stands below, the nearest first."""
    level = parts[-1].level
    for part in reversed(parts):
        if part.level < level:
            yield part.line
            level = part.level
    yield 0


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Numbers with their answers, and what is left out with them."""

    answers: tuple[tuple[int, Blocks], ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def _keys_of(part: Part) -> Iterator[tuple[int, int, bool, _Pairs, tuple[LeftOut, ...]]]:
    blocks = part.blocks
    if part.level and _names_key(part.heading) and (pairs := _pairs_of(blocks)):
        said = LeftOut(plain(part.heading), KEY, Location(blocks[0].location.path, part.line))
        yield 0, len(blocks), True, pairs, (said, *pairs.left_out)
        return
    for i, block in enumerate(blocks):
        end, inner, name = _opened(blocks, i, block)
        if name and (pairs := _pairs_of(inner)):
            yield i, end, False, pairs, (name, *pairs.left_out)
            return


def _opened(blocks: Blocks, i: int, block: Block) -> tuple[int, Blocks, LeftOut | None]:
    """Where the key that block `i` names ends, what it says, and the words that name it."""
    match block:
        case Quote() as quote if _names_key(title_of(quote)):
            title = LeftOut(plain(title_of(quote)), KEY, quote.location)
            return i + 1, inside(quote), title
        case Paragraph(line, where):
            (_, first), *_ = lines_of(block)
            text = plain(first)
            head = HEADS.match(text)
            if not head and not (_names_key(first) and text.strip()):
                return i, (), None
            size = head.end() if head else len(text)
            name = LeftOut(text[:size].strip(), KEY, where)
            rest: Inlines = between(line, size, len(plain(line)))
            while rest and isinstance(rest[0], LineBreak):
                rest = rest[1:]
            more = (replace(block, inlines=rest),) if plain(rest).strip() else ()
            rules = (n for n in range(i + 1, len(blocks)) if isinstance(blocks[n], Rule))
            end = next(rules, len(blocks))
            return end, (*more, *blocks[i + 1 : end]), name
        case _:
            return i, (), None


def _names_key(line: Inlines) -> bool:
    text = plain(line)
    return len(text.split()) <= LONGEST and NAMES_KEY.match(text) is not None


# --- What a key says ------------------------------------------------------------------------------


def _pairs_of(blocks: Blocks) -> _Pairs | None:
    """The numbers and answers that `blocks` are, if they are nothing else."""
    found = [_pairs(block) for block in blocks]
    answers = tuple(pair for one in found if one for pair in one.answers)
    numbers = {number for number, _ in answers}
    if not answers or None in found or len(numbers) < len(answers):
        return None
    return _Pairs(answers, tuple(words for one in found if one for words in one.left_out))


def _pairs(block: Block) -> _Pairs | None:
    match block:
        case ItemList(items, int() as start):
            if not all(item.blocks for item in items):
                return None
            return _Pairs(tuple((start + i, item.blocks) for i, item in enumerate(items)))
        case ItemList(items):
            return _joined([_of_item(item) for item in items])
        case Paragraph():
            return _joined([_of_line(line, where) for where, line in lines_of(block)])
        case Table(header, rows):
            return _of_row(header, *rows)
        case _:
            return None


def _joined(found: Sequence[_Pairs | None]) -> _Pairs | None:
    if None in found:
        return None
    pairs = [one for one in found if one]
    return _Pairs(
        tuple(answer for one in pairs for answer in one.answers),
        tuple(words for one in pairs for words in one.left_out),
    )


def _of_item(item: ListItem) -> _Pairs | None:
    match item.blocks:
        case (Paragraph(line, where), *more):
            found = _of_line(line, where)
            if not found or not more:
                return found
            *before, (number, answer) = found.answers
            return replace(found, answers=(*before, (number, (*answer, *more))))
        case _:
            return None


def _of_line(line: Inlines, where: Location) -> _Pairs | None:
    text = plain(line)
    if runs := _runs(text):
        answers = tuple((n, (Paragraph((Text(said),), where),)) for n, said in runs)
        return _Pairs(answers, (LeftOut(text.strip(), KEY, where),))
    if found := PAIR.match(text):
        rest = between(line, found.end(), len(text))
        said = LeftOut(found[0].strip(), KEY, where)
        return _Pairs(((int(found["number"]), (Paragraph(rest, where),)),), (said,))
    return None


def _runs(text: str) -> tuple[tuple[int, str], ...]:
    """`1-b, 2-c` as numbers and letters, if `text` is nothing else."""
    runs, at = [], 0
    while found := RUN.match(text, at):
        runs.append((int(found[1]), found[2]))
        at = found.end()
    return tuple(runs) if not text[at:].strip(" .") else ()


def _of_row(header: Row, *rows: Row) -> _Pairs | None:
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
    return _Pairs(answers, tuple(others))


# --- Whose answers these are ----------------------------------------------------------------------


def with_answers(
    sections: Sequence[Section], keys: Sequence[Key], lines: Sequence[str]
) -> tuple[tuple[Section, ...], tuple[LeftOut, ...], frozenset[int]]:
    """`sections` with what `keys` answer, what of these is left out, and which keys (from 0) hold:
    each number of theirs is that of one question without an answer. `lines` are those of the file.
    """
    found: dict[Location, Asking] = {}
    left_out: list[LeftOut] = []
    held: set[int] = set()
    asked: list[tuple[int, Asking]] = []
    for entry in entries(sections):
        if isinstance(entry, Question | Comparison | Choice) and not entry.within:
            number = entry.number or _counted(lines[entry.location.line - 1])
            asked += [(number, entry)] if number is not None else []
    for i, key in enumerate(keys):
        answered = _answered(key, asked)
        if answered is not None:
            held.add(i)
            found |= {entry.location: entry for entry, _ in answered}
            left_out += key.left_out
            left_out += (words for _, told in answered for words in told)
    new = tuple(_replaced(section, found) for section in sections)
    return new, tuple(left_out), frozenset(held)


def _answered(
    key: Key, asked: Sequence[tuple[int, Asking]]
) -> list[tuple[Asking, tuple[LeftOut, ...]]] | None:
    numbers = dict(key.answers)
    for since in dict.fromkeys(key.since):
        here = [
            (number, entry)
            for number, entry in asked
            if since <= entry.location.line < key.line and number in numbers
        ]
        if len(here) == len(numbers) == len({number for number, _ in here}):
            pairs = [answered_below(entry, numbers[number]) for number, entry in here]
            return None if None in pairs else [pair for pair in pairs if pair]
    return None


def _counted(line: str) -> int | None:
    found = BEGINS.match(line)
    return int(found[1] or found[2]) if found else None


def _replaced(section: Section, found: dict[Location, Asking]) -> Section:
    kept: list[Entry] = []
    is_choice = False
    for entry in section.entries:
        new = found.get(entry.location, entry) if not entry.within else entry
        if not entry.within:
            is_choice = new is not entry and isinstance(new, Choice)
        if not (entry.within and is_choice):  # an option asks nothing
            kept.append(new)
    below = tuple(_replaced(one, found) for one in section.sections)
    return replace(section, entries=tuple(kept), sections=below)
