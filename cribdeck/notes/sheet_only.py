"""The entries that make no cards: what is on the sheet only.

Frozen data, with the fields that all entries have. Those that make cards are in `document`.
"""

from dataclasses import dataclass
from typing import ClassVar

from cribdeck.notes.blocks import Blocks, Comment, Inlines, Rule
from cribdeck.problems import Location


class _Unasked:
    """What these have in common: nobody asks for them."""

    __slots__ = ()
    given: ClassVar[Blocks] = ()
    within: ClassVar[bool] = False
    prompt: ClassVar[Inlines] = ()
    lead: ClassVar[Inlines] = ()
    anchor: ClassVar[None] = None
    number: ClassVar[None] = None
    from_heading: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Prose(_Unasked):
    """Paragraphs that lead in: on the sheet only."""

    kind: ClassVar[str] = "context"

    answer: Blocks
    location: Location
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark(_Unasked):
    """Paragraphs below a rule: on the sheet only."""

    kind: ClassVar[str] = "remark"

    answer: Blocks
    location: Location
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Divider(_Unasked):
    """A rule (`---`): on the sheet only."""

    kind: ClassVar[str] = "rule"

    rule: Rule
    location: Location
    comments: tuple[Comment, ...] = ()

    @property
    def answer(self) -> Blocks:
        return (self.rule,)


SheetOnly = Prose | Remark | Divider
