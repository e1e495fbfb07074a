"""The entries that make no cards: what is on the sheet only.

Frozen data, with the fields that all entries have. Those that make cards are in `document`.
"""

from dataclasses import dataclass
from typing import ClassVar

from cribdeck.notes.blocks import Blocks, Comment, Inlines, Rule
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs that lead in: on the sheet only."""

    kind: ClassVar[str] = "context"
    given: ClassVar[Blocks] = ()
    within: ClassVar[bool] = False
    prompt: ClassVar[Inlines] = ()
    lead: ClassVar[Inlines] = ()
    anchor: ClassVar[None] = None
    number: ClassVar[None] = None
    from_heading: ClassVar[bool] = False

    answer: Blocks
    location: Location
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Paragraphs below a rule: on the sheet only."""

    kind: ClassVar[str] = "remark"
    given: ClassVar[Blocks] = ()
    within: ClassVar[bool] = False
    prompt: ClassVar[Inlines] = ()
    lead: ClassVar[Inlines] = ()
    anchor: ClassVar[None] = None
    number: ClassVar[None] = None
    from_heading: ClassVar[bool] = False

    answer: Blocks
    location: Location
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Divider:
    """A rule (`---`): on the sheet only."""

    kind: ClassVar[str] = "rule"
    given: ClassVar[Blocks] = ()
    within: ClassVar[bool] = False
    prompt: ClassVar[Inlines] = ()
    lead: ClassVar[Inlines] = ()
    anchor: ClassVar[None] = None
    number: ClassVar[None] = None
    from_heading: ClassVar[bool] = False

    rule: Rule
    location: Location
    comments: tuple[Comment, ...] = ()

    @property
    def answer(self) -> Blocks:
        return (self.rule,)


SheetOnly = Prose | Remark | Divider
