"""How a person sees what became of notes: as a table, in the order of their lines.

Knows how wide a terminal is. Does not know how notes are understood, nor colours (display).
"""

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cribdeck import display
from cribdeck.explanation import Became, Explanation, Gone, Piece
from cribdeck.problems import Location, shortened, shown

NARROWEST = 40  # characters of the last column


class _Row(NamedTuple):
    """A line of the table: which lines of the notes, what they are called, and what there is to
    say."""

    lines: str
    name: str
    says: str
    style: str


def show(explanation: Explanation) -> None:
    """Prints `explanation` to stdout."""
    print(_title(explanation))
    rows = list(_rows(explanation))
    if not rows:
        print("  nothing stands here" if explanation.of else "  nothing was found in it")
        return
    wide = max(len(row.lines) for row in rows)
    named = max(len(row.name) for row in rows)
    for row in rows:
        _print(row, wide, named)


def show_cardless(explanations: Iterable[Explanation]) -> None:
    """Prints to stdout a line for each entry of all `explanations` that no card asks for, with the
    reason, and how many there are."""
    count = 0
    for one in explanations:
        for entry in (entry for piece in one.pieces for entry in piece.entries):
            if entry.prompt and not entry.cards:  # a mere line asks nothing
                said = f"{entry.prompt} → {entry.without}"
                print(shown(f"{Location(one.source, entry.line)}: {said}"))
                count += 1
    print(f"{count} place{'s' * (count != 1)} without a card; --explain FILE says more of each")


def _title(explanation: Explanation) -> str:
    name = shown(str(explanation.source))
    if explanation.of is not None:
        return f"{name}:{explanation.of}"
    made = [entry for piece in explanation.pieces for entry in piece.entries]
    cards = sum(sum(entry.cards.values()) for entry in made)
    return f"{name}: {cards} card{'s' * (cards != 1)}"


def _rows(explanation: Explanation) -> Iterator[_Row]:
    """All that there is to say, in the order of the notes; what is left out comes last."""
    of_lines: list[tuple[int, list[_Row]]] = [
        (one.line, [_Row(str(one.line), "heading", one.text, "bold")])
        for one in explanation.headings
    ]
    first: dict[str, Piece] = {}  # of each shape: what it is, is said once
    for piece in explanation.pieces:
        above = first.setdefault(piece.shape, piece)
        why = piece.why if above is piece else f"as at {_lines(above.line, above.last)} above"
        of_lines.append((piece.line, list(_of_piece(piece, why))))
    for _, rows in sorted(of_lines, key=lambda found: found[0]):
        yield from rows
    yield from map(_of_gone, explanation.gone)


def _of_piece(piece: Piece, why: str) -> Iterator[_Row]:
    yield _Row(_lines(piece.line, piece.last), piece.shape, why, "dim")
    for entry in piece.entries:
        yield _Row(str(entry.line), f"  {entry.kind}", _of_entry(entry, piece), _style(entry))


def _of_entry(entry: Became, piece: Piece) -> str:
    by = "" if entry.shape == piece.shape else f" [{entry.shape}]"
    rules = ", ".join(f"{rule} {n}" if n > 1 else rule for rule, n in entry.cards.items())
    count = sum(entry.cards.values())
    made = f"{count} card{'s' * (count != 1)}: {rules}" if count else entry.without
    return f"{entry.prompt}{by} → {made}" if entry.prompt else made


def _style(entry: Became) -> str:
    return "green" if entry.cards else "yellow"


def _of_gone(gone: Gone) -> _Row:
    says = f"{gone.reason}: {shortened(gone.text)}"
    return _Row(_lines(gone.line, gone.last), "left out", says, "dim")


def _lines(first: int, last: int) -> str:
    return str(first) if last <= first else f"{first}-{last}"


def _print(row: _Row, wide: int, named: int) -> None:
    before = f"{row.lines:>{wide + 2}}  {row.name:<{named}}  "
    room = max(NARROWEST, shutil.get_terminal_size((120, 24)).columns - len(before))
    says = textwrap.wrap(shown(row.says), room) or [""]
    lines = [before + says[0], *(" " * len(before) + line for line in says[1:])]
    display.show_styled("\n".join(line.rstrip() for line in lines), row.style)
