"""parts: a drawing with the label of one box hidden at a time. The blank is as wide as the label,
so that the drawing keeps its shape.

For the learner: to redraw a whole picture is hard to grade; to name the part at a place is one
small question, and the rest of the picture is the cue (rules 4 and 8 of the twenty: minimum
information, graphic deletion). A chain of one row is small enough to be drawn: asked for part by
part, its neighbours give each box away.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cribdeck.deck.code_rows import in_code
from cribdeck.deck.drafts import Draft, Scope, Segment, cloze
from cribdeck.html.markup import text
from cribdeck.notes.document import Drawing
from cribdeck.notes.words import plain

BRACKETS = re.compile(r"\[[^\[\]]+\]")
# An upper edge; the look-ahead finds also those that share a corner with the one before.
EDGE = re.compile(r"(?=(\+[-=]{2,}\+|[┌╭╔┏][─═━┬╦┳]+[┐╮╗┓]))")
LOWER_EDGE = re.compile(r"\+[-=+]{2,}\+|[└╰╚┗├╠┣][─═━┴╩┻┬╦┳┼╬╋]+[┘╯╝┛┤╣┫]")
SIDES = frozenset("|│║┃+├┤╠╣┣┫<>")
STROKES = re.compile(r"[|│║┃┌┐└┘╭╮╰╯╔╗╚╝┏┓┗┛─═━\[\]]|--|\+[-=]")
LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_]\d")
BLANK = "_"


@dataclass(frozen=True, slots=True)
class _Label:
    """Columns `start` to `end` (from 0) of a line (from 0) of the drawing; `words` is the whole
    label, which may go on in the next line. Boxes of one `row` begin in the same line."""

    line: int
    start: int
    end: int
    words: str
    row: int


def draft(entry: Drawing, _: Scope) -> Iterator[Draft]:
    """`[Producer] ---> [Broker]` above `[Consumer]` hides "Producer", and so on."""
    rows = entry.block.text.split("\n")
    found = _labels(rows)
    labels = [label for label in found if label.words != plain(entry.prompt)]
    is_chain = len({label.row for label in found}) == 1
    if len({label.words for label in labels}) > 1 and not is_chain:  # one box is the whole drawing
        segments = in_code(entry.block, _rendered(rows, labels))
        yield from cloze(entry, segments, task="Name the hidden part", extra=entry.remarks)


def _labels(rows: Sequence[str]) -> list[_Label]:
    found: dict[tuple[int, int], _Label] = {}
    for i, row in enumerate(rows):
        for bracket in BRACKETS.finditer(row):
            words = " ".join(bracket[0][1:-1].split())
            if LETTERS.search(words):
                found[i, bracket.start()] = _Label(i, bracket.start(), bracket.end(), words, i)
        for edge in EDGE.finditer(row):
            for label in _in_box(rows, i, edge.start(1), edge.end(1)):
                found.setdefault((label.line, label.start), label)
    return list(found.values())


def _in_box(rows: Sequence[str], top: int, left: int, end: int) -> Iterator[_Label]:
    """The label of the box whose upper edge spans the columns `left` to `end` of line `top`;
    nothing where it is not closed, or holds boxes of its own."""
    inside: list[tuple[int, str]] = []
    for i in range(top + 1, len(rows)):
        if LOWER_EDGE.fullmatch(rows[i][left:end]):
            break
        if len(rows[i]) < end or not SIDES.issuperset(rows[i][left] + rows[i][end - 1]):
            return
        inside.append((i, rows[i][left + 1 : end - 1]))
    else:
        return
    words = " ".join(" ".join(inner for _, inner in inside).split())
    if STROKES.search(words) or not LETTERS.search(words):
        return
    for i, inner in inside:
        if inner.strip():
            first = len(inner) - len(inner.lstrip())
            last = len(inner.rstrip())
            # Anki's brackets take the place of the blanks beside the label.
            start = left + 1 + first - (1 if first else 0)
            stop = left + 1 + last + (1 if last < len(inner) else 0)
            yield _Label(i, start, stop, words, top)


def _rendered(rows: Iterable[str], labels: Iterable[_Label]) -> Iterator[Segment]:
    for i, row in enumerate(rows):
        yield Segment(Markup("\n" if i else ""))
        at = 0
        for label in sorted((la for la in labels if la.line == i), key=lambda la: la.start):
            yield Segment(text(row[at : label.start]))
            hint = Markup(BLANK * (label.end - label.start - 2))  # Anki sets it in brackets
            yield Segment(text(row[label.start : label.end]), label.words, hint)
            at = label.end
        yield Segment(text(row[at:]))
