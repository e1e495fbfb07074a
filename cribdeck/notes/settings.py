"""What a document says of itself in its front matter.

Knows which settings there are. Does not know how they are written (front_matter), nor what they do.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from cribdeck.problems import Location

MOST_PAGES = 99  # of a sheet
LONGEST_TITLE = 500  # characters of a title or a topic: what is longer has no room in a title band


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Binding(StrEnum):
    LEFT = "left"


Switch = Literal["on", "off"]


@dataclass(frozen=True, slots=True)
class CardChoices:
    """Which kinds of card are wanted. What is said of nothing holds as it stands here."""

    reverse: Switch = "on"
    lists: Literal["both", "overview", "items", "off"] = "both"
    comparisons: Literal["both", "overview", "off"] = "both"
    code: Literal["both", "whole", "lines", "off"] = "both"
    arguments: Switch = "on"
    answers: Switch = "on"  # bold words of answers
    diagrams: Literal["both", "whole", "parts", "off"] = "both"
    unanswered: Literal["few", "on", "off"] = "few"  # on: also where most questions have no answer
    highlights: Switch = "on"
    wrong: Switch = "on"


@dataclass(frozen=True, slots=True)
class Allow:
    """The codes of warnings that are taken back, as written; lint knows which there are."""

    words: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class ShapesOff:
    """The names of shapes that are not wanted, as written; recognise knows which there are."""

    words: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Settings:
    """The front matter of a document; None means: not said, the tool decides."""

    title: str | None = None
    deck: str | None = None
    decks: Literal["one", "sections"] = "one"  # sections: each in a deck below
    tags: tuple[str, ...] = ()
    tags_root: str | None = None
    exam: date | None = None
    source_link: str | None = None  # with {file} and {heading}
    paper: Paper | None = None
    orientation: Orientation | None = None
    columns: int | None = None
    pages: int | None = None
    short: int | None = None
    topic: str | None = None
    binding: Binding | None = None
    language: str | None = None
    breaks: bool = False  # each end of a line stays one
    allow: Allow | None = None
    cards: CardChoices = CardChoices()
    shapes: ShapesOff | None = field(default=None, repr=False)
    strict: bool = False  # flaws withhold what they spoil

    @property
    def subtitle(self) -> str:
        """What stands below the title on paper: the topic, or else the tags, unless they are a
        text of their own."""
        tags = " · ".join(self.tags)
        return self.topic or (tags if len(tags) <= LONGEST_TITLE else "")
