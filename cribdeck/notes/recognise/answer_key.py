"""A key: the answers of numbered questions, which stand together further down.

Knows where a key is, which questions it is for, and that it holds as a whole or not at all. Does
not know what it says (key_pairs), who asks (the shapes), nor how an answer is understood (asking).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from cribdeck.notes.blocks import (
    Blocks,
    Inlines,
    Paragraph,
    Rule,
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
from cribdeck.notes.recognise.key_names import LONGEST, names_key, opened
from cribdeck.notes.recognise.key_pairs import KEY, Pairs, are_letters, pairs_of
from cribdeck.notes.recognise.names import is_all_bold
from cribdeck.notes.shares import nearly_all
from cribdeck.notes.words import plain
from cribdeck.problems import Location

COUNTED = re.compile(r"\d")
ONLY = 0  # instead of a number: the only question
SIGNS = re.compile(r"^[^\w]+|[\s:：.]+$")  # around the name of an exercise
# How a line of the notes begins that counts its question: an item, a heading, a line in bold.
BEGINS = re.compile(
    rf"[\s>#*_+-]*(?:{pattern('question')}\s*[#№]?\s*(\d{{1,3}})(?!\w)|[#№]?(\d{{1,3}})[.):：](?!\d))",
    re.IGNORECASE,
)
# A heading that only says which question stands below it: "### Question 3 - Keys", "### 3."
HEADS = re.compile(
    rf"\s*#+[\s*_]*(?:{pattern('question')}\s*[#№]?\s*(\d{{1,3}})(?!\w)|[#№]?(\d{{1,3}})[.)*_\s]*$)",
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
    that only say what the key is. One with `chapters` answers nothing itself: that many keys behind
    it do, and it holds where all of these do."""

    answers: tuple[tuple[int, Blocks], ...]
    part: int
    start: int
    end: int
    is_headed: bool
    line: int
    since: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    chapters: int = 0


# --- Where a key is -------------------------------------------------------------------------------


def keys_in(parts: Sequence[Part]) -> tuple[Key, ...]:
    """The keys in the `parts` of a document: below a heading, also one further up, a line or a lid
    that says so."""
    found: list[Key] = []
    lines = [0]  # of the keys above: the questions above each are its own
    for i, part in enumerate(parts):
        found += _by_chapters(parts, i)
        if any(key.part == i for key in found):
            continue
        over = next((one for one in _over(parts[: i + 1]) if names_key(one.heading)), None)
        for start, end, is_headed, pairs, left_out in _keys_of(part, below_key=over is not None):
            line = part.line if is_headed else part.blocks[start].location.line
            line = over.line if over else line
            own = () if is_headed else (part.line,)
            above = max(one for one in lines if one < line)
            enclosing = (*(one.line for one in _over(parts[: i + 1])), 0)
            since = tuple(max(above, one) for one in (*own, *enclosing) if one < line)
            if over and (named := _named_above(parts[:i], line, part)):
                since, line = (named[0],), named[1]
            found.append(Key(pairs.answers, i, start, end, is_headed, line, since, left_out))
            lines.append(over.line if over else line)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Run:
    """The blocks from `start` to `end` of part `part`, which are what `named` has and its name."""

    named: Part
    part: int
    start: int
    end: int
    is_headed: bool


def _by_chapters(parts: Sequence[Part], i: int) -> tuple[Key, ...]:
    """The key that part `i` begins, if it has a run for each chapter above, under its name: below a
    heading, or a line in bold."""
    part = parts[i]
    if not (part.level and names_key(part.heading)):
        return ()
    runs = tuple(_bold_runs(part, i)) or tuple(_headed_runs(parts, i))
    end = runs[0].start if runs and not runs[0].is_headed else len(part.blocks)
    intro = [block for block in part.blocks[:end] if isinstance(block, Paragraph)]
    keys = [key for run in runs if (key := _of_chapter(parts[:i], part.line, run))]
    if not keys or len(keys) < len(runs) or len(intro) < end:
        exercises = [run for run in runs if not _counts(run)]
        return tuple(key for run in exercises if (key := _of_exercise(parts[:i], part.line, run)))
    where = replace(runs[0].named.blocks[0].location, line=part.line)
    said = ((part.heading, where), *((block.inlines, block.location) for block in intro))
    left_out = tuple(LeftOut(plain(line), KEY, at) for line, at in said)
    whole = Key((), i, 0, end, True, part.line, (part.line,), left_out, len(keys))
    return (whole, *keys)


def _counts(run: _Run) -> bool:
    """Whether `run` answers several numbers, and so no exercise as a whole."""
    pairs = pairs_of(run.named.blocks)
    return pairs is not None and len(pairs.answers) > 1


def _headed_runs(parts: Sequence[Part], i: int) -> Iterator[_Run]:
    below = takewhile(lambda one: one.level > parts[i].level, parts[i + 1 :])
    for n, part in enumerate(below, i + 1):
        yield _Run(part, n, 0, len(part.blocks), is_headed=True)


def _bold_runs(part: Part, i: int) -> Iterator[_Run]:
    names = [
        (at, block)
        for at, block in enumerate(part.blocks)
        if isinstance(block, Paragraph) and is_all_bold(block.inlines)
    ]
    ends = (*(at for at, _ in names[1:]), len(part.blocks))
    for (at, name), end in zip(names, ends, strict=False):
        below = part.blocks[at + 1 : end]
        named = Part(name.inlines, part.level + 1, name.location.line, below)
        yield _Run(named, i, at, end, is_headed=False)


def _of_chapter(above: Sequence[Part], end: int, run: _Run) -> Key | None:
    """The key that `run` is for the chapter of its name, the last `above`, where line `end` is the
    first that is not."""
    pairs, named = pairs_of(run.named.blocks), _named_above(above, end, run.named)
    if not pairs or not named:
        return None
    return _of_run(run, pairs, *named)


def _of_exercise(above: Sequence[Part], end: int, run: _Run) -> Key | None:
    """The key that `run` is for the only question of the exercise of its name ("Exercise 3")."""
    name, named = plain(run.named.heading), _named_above(above, end, run.named)
    counts = COUNTED.search(name) is not None and len(name.split()) <= LONGEST
    if not (counts and named and run.named.blocks):
        return None
    return _of_run(run, Pairs(((ONLY, run.named.blocks),)), *named)


def _of_run(run: _Run, pairs: Pairs, since: int, line: int) -> Key:
    where = replace(run.named.blocks[0].location, line=run.named.line)
    left_out = (LeftOut(plain(run.named.heading), KEY, where), *pairs.left_out)
    at = (run.part, run.start, run.end, run.is_headed)
    return Key(pairs.answers, *at, line, (since,), left_out)


def _named_above(above: Sequence[Part], end: int, named: Part) -> tuple[int, int] | None:
    """From which line to which the last part `above` with the name of `named` goes, where line
    `end` is the first that is not above."""
    chapters = [n for n, one in enumerate(above) if _is_same(one.heading, named.heading)]
    if not chapters:
        return None
    chapter, *behind = above[chapters[-1] :]
    return chapter.line, next((one.line for one in behind if one.level <= chapter.level), end)


def _is_same(heading: Inlines, said: Inlines) -> bool:
    """Whether `said` are the words of `heading`, or those that it begins with: "Chapter 1: Cells"
    is chapter 1."""
    whole, part = (SIGNS.sub("", plain(line)).casefold() for line in (heading, said))
    whole, part = " ".join(whole.split()), " ".join(part.split())
    return bool(part) and re.match(rf"{re.escape(part)}(?!\w)", whole) is not None


def _over(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts whose headings the last of `parts` stands below, the nearest first."""
    level = parts[-1].level
    for part in reversed(parts):
        if part.level < level:
            yield part
            level = part.level


def _keys_of(
    part: Part, *, below_key: bool
) -> Iterator[tuple[int, int, bool, Pairs, tuple[LeftOut, ...]]]:
    blocks = part.blocks
    is_key = part.level and (below_key or names_key(part.heading))
    if is_key and (pairs := pairs_of(blocks)):
        said = LeftOut(plain(part.heading), KEY, Location(blocks[0].location.path, part.line))
        yield 0, len(blocks), True, pairs, (said, *pairs.left_out)
        return
    rules = (i for i, block in enumerate(blocks) if isinstance(block, Rule))
    last = max(rules, default=0)
    if is_key and (pairs := pairs_of(blocks[:last])):  # a remark stands below it
        yield 0, last, False, pairs, pairs.left_out
        return
    taken = 0
    for i, block in enumerate(blocks):
        if i < taken:
            continue
        name, inner, end = opened(blocks, i, block)
        if not name:
            continue
        if pairs := pairs_of(inner):
            taken = end
            yield i, end, False, pairs, (*name, *pairs.left_out)


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
    asked = asked_in(sections, lines)
    for i, key in enumerate(keys):
        answered = _answered(key, asked)
        if answered is not None:
            held.add(i)
            found |= {entry.location: entry for entry, _ in answered}
            left_out += key.left_out
            left_out += (words for _, told in answered for words in told)
    for i, key in enumerate(keys):
        if not held.issuperset(range(i, i + 1 + key.chapters)):
            held.discard(i)
    new = tuple(_replaced(section, found) for section in sections)
    return new, tuple(left_out), frozenset(held)


def asked_in(sections: Sequence[Section], lines: Sequence[str]) -> list[tuple[int, Asking]]:
    """What asks in `sections`, with its number, ONLY where it has none. `lines` are those of the
    file."""
    asked: list[tuple[int, Asking]] = []
    for section in sections:
        own = [
            entry
            for entry in section.entries
            if isinstance(entry, Question | Comparison | Choice) and not entry.within
        ]
        numbers = [entry.number or _counted(BEGINS, lines, entry.location) for entry in own]
        if numbers == [None] and section.level:  # the only one below "Question 3"
            numbers = [_counted(HEADS, lines, section.location)]
        asked += [(n or ONLY, entry) for n, entry in zip(numbers, own, strict=True)]
        asked += asked_in(section.sections, lines)
    return asked


def _answered(
    key: Key, asked: Sequence[tuple[int, Asking]]
) -> list[tuple[Asking, tuple[LeftOut, ...]]] | None:
    numbers = dict(key.answers)
    if ONLY in numbers:
        asked = [(ONLY, entry) for _, entry in asked]
    for since in dict.fromkeys(key.since):
        here = [
            (number, entry)
            for number, entry in asked
            if since <= entry.location.line < key.line and number in numbers
        ]
        if len(here) == len(numbers) == len({number for number, _ in here}):
            pairs = [(each, answered_below(each[1], numbers[each[0]])) for each in here]
            named = [pair for _, pair in pairs if pair]
            others = [each for each, pair in pairs if not pair]
            if others and not nearly_all(len(named), len(pairs)):
                return None
            for number, entry in others:
                if not isinstance(entry, Choice):
                    return None
                named.append(_besides(entry, numbers[number]))
            return named
    return None


def _besides(asked: Choice, answer: Blocks) -> tuple[Asking, tuple[LeftOut, ...]]:
    """`asked` with its `answer` of a key, which names none of its options: they are only shown. A
    letter that none of them has is a slip, and answers nothing."""
    match answer:
        case (Paragraph(line, where),) if are_letters(line):
            return asked, (LeftOut(plain(line), KEY, where),)
    return Question(
        asked.prompt,
        answer,
        asked.location,
        anchor=asked.anchor,
        number=asked.number,
        from_heading=asked.from_heading,
        comments=asked.comments,
        given=(*asked.given, asked.options, *asked.explanation),
    ), ()


def _counted(begins: re.Pattern[str], lines: Sequence[str], at: Location) -> int | None:
    """The number with which the line at this place begins, in one of the ways of `begins`."""
    found = begins.match(lines[at.line - 1])
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
