"""Exams whose lines follow one another without a blank one: a question, its options by letters or
typed boxes, what answers it, and the next question, all in one paragraph of Markdown.

Knows which lines begin an option, and where the last one ends. Does not know what a question is,
nor which option is right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from cribdeck.notes.blocks import Text
from cribdeck.notes.languages import pattern
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.reader.markdown import BREAKS, Node, last_line, made, paragraph, within, words
from cribdeck.notes.recognise.key_names import names_key
from cribdeck.notes.recognise.labels import FOLLOWING, has_role, label_of
from cribdeck.notes.recognise.letters import ALPHABETS, LETTER, SEVERAL, letter_of
from cribdeck.notes.recognise.options import TYPED, judges

BR = re.compile(r"</?br\s*/?>", re.IGNORECASE)
COUNTED = re.compile(
    rf"\W*(?:{pattern('question')}\s*[#№]?\s*\d{{1,3}}(?!\w)|\d{{1,3}}[.)、．]\s)", re.IGNORECASE
)
FEW = 2  # options that may be all
Line = tuple[Node, ...]


class Run(NamedTuple):
    """Options of a paragraph, from line `start` to `end`; in each of `starts` one begins."""

    start: int
    end: int
    starts: tuple[int, ...]


def with_options_apart(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, which are siblings, and what is in them, where options by letters or with boxes that
    stand in the lines of a paragraph with what asks, or with what follows, are a list of their own.
    """
    return tuple(part for node in within(with_options_apart, nodes) for part in _apart(node))


def _apart(node: Node) -> Iterator[Node]:
    lines = _lines(node) if node.type == "paragraph" else []
    runs = tuple(_runs(tuple(_said(line) for line in lines))) if len(lines) > FEW else ()
    if not runs or (runs[0].start == 0 and runs[0].end == len(lines) == len(runs[0].starts)):
        yield node
        return
    at = 0
    for run in runs:
        asks = at + _last_counted([_said(line) for line in lines[at : run.start]]) if at else 0
        for above in (lines[at:asks], lines[asks : run.start]):
            if above:
                yield _paragraph(above)
        items = [_item(lines[a:b]) for a, b in pairwise((*run.starts, run.end))]
        yield made("bullet_list", items[0].line, items, last=last_line(items[-1]))
        at = run.end
    if lines[at:]:
        yield _paragraph(lines[at:])


def _last_counted(said: Sequence[str]) -> int:
    """Which of the lines between two runs of options begins what asks for the second: the last that
    counts a question, else that behind the label of the answer to the first."""
    counted = [i for i, line in enumerate(said) if COUNTED.match(line)]
    return counted[-1] if counted else int(bool(said) and _ends(said[0]))


def _lines(node: Node) -> list[Line]:
    """The lines of the paragraph `node`, each with the break behind it."""
    found: list[list[Node]] = [[]]
    for one in node.children[0].children:
        found[-1].append(one)
        if one.type in BREAKS:
            found.append([])
    return [tuple(line) for line in found if line]


def _said(line: Line) -> str:
    return "".join(map(words, line)).strip()


def _runs(said: Sequence[str]) -> Iterator[Run]:
    at = 0
    while at < len(said):
        starts, end = _run_at(said, at)
        if any(ends_like_question(line) for line in said[at:end]):  # parts of an exercise
            at = max(end, at + 1)
        elif len(starts) >= SEVERAL or (len(starts) == FEW and _are_two(said, starts, end)):
            yield Run(at, end, starts)
            at = end
        else:
            at += 1


def _run_at(said: Sequence[str], start: int) -> tuple[tuple[int, ...], int]:
    """The lines from `start` on that have the next letters, one each, and where the last of these
    options ends."""
    if TYPED.match(said[start]):
        boxes = tuple(takewhile(lambda i: TYPED.match(said[i]), range(start, len(said))))
        return boxes, boxes[-1] + 1
    alphabet = next((one for one in ALPHABETS if letter_of(said[start]) == one[0]), "")
    if not alphabet:
        return (), start
    starts, i = [start], start + 1
    while i < len(said) and not _ends(said[i]):
        letter = letter_of(said[i])
        is_next = len(starts) < len(alphabet) and letter == alphabet[len(starts)]
        if is_next and _is_like(said[start], said[i]):
            starts.append(i)
        elif letter == alphabet[0]:  # the next options
            break
        i += 1
    last = starts[-1] + 1
    if i < len(said):  # what stands above the next options asks for them
        return tuple(starts), i if _ends(said[i]) else last
    are_wrapped = len(starts) < last - start
    goes_on = last < i and (are_wrapped or said[last][:1].islower())
    return tuple(starts), i if goes_on else last


def _is_like(first: str, other: str) -> bool:
    """Whether two options have letters of one size."""
    sizes = [found[1].isupper() for said in (first, other) if (found := LETTER.match(said))]
    return len({*sizes}) == 1


def _ends(said: str) -> bool:
    """Whether an option is over with this line: it counts the next question, or says that an answer
    follows."""
    answers = has_role(label_of((Text(said),)), FOLLOWING, letters=False)
    return answers or COUNTED.match(said) is not None or names_key((Text(said),))


def _are_two(said: Sequence[str], starts: Sequence[int], end: int) -> bool:
    """Whether two lines with letters are options: they judge what stands above, or an answer
    follows what asks above them."""
    if TYPED.match(said[starts[0]]):
        return starts[0] > 0
    are_verdicts = all(judges(said[i]) for i in starts)
    return starts[0] > 0 and (are_verdicts or (end < len(said) and _ends(said[end])))


def _item(lines: Sequence[Line]) -> Node:
    line = _paragraph(lines)
    return made("list_item", line.line, (line,), last=last_line(line))


def _paragraph(lines: Sequence[Line]) -> Node:
    inside = [one for line in lines for one in line]
    while len(inside) > 1 and (inside[-1].type in BREAKS or BR.fullmatch(inside[-1].token.content)):
        inside.pop()
    return paragraph(inside)
