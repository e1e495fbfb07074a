"""What became of each line of one file of notes, as values.

Knows what there is to tell. Does not know how it came about (building.explaining), nor how a person
is shown it (display_explained).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Became:
    """An entry: its lines, its kind, its prompt, shortened, and the shape that it has itself.
    `cards` counts its cards by rule; where there are none, `without` says why."""

    line: int
    last: int
    kind: str
    prompt: str
    shape: str
    cards: Mapping[str, int]
    without: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that a shape took, and why."""

    line: int
    last: int
    shape: str
    why: str
    entries: tuple[Became, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """Lines that are in no output, and why."""

    line: int
    last: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is no entry: the cards below it stand under its words."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of the file `source`, of which only line `of` is told where that is not None."""

    source: Path
    of: int | None
    headings: tuple[Heading, ...]
    pieces: tuple[Piece, ...]
    gone: tuple[Gone, ...]
