"""Whoever asks, and what stands below: one way to read an answer, for all shapes that have one.

Knows what is the question still, what answers it, and what only names the parts ("Answer:"). Does
not know where in the notes someone asks: in a heading, an item, a bold line (shapes).
"""

from dataclasses import dataclass

from cribdeck.notes.blocks import Blocks, Inlines
from cribdeck.notes.document import Choice, Comparison, Entry, LeftOut, Question
from cribdeck.notes.recognise.choice import options_in
from cribdeck.notes.words import compares
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Asker:
    """What asks: its words, where it stands, and as of an entry its anchor, its number in a list
    and whether it is the heading."""

    prompt: Inlines
    location: Location
    anchor: str | None = None
    number: int | None = None
    from_heading: bool = False


def answered(asker: Asker, below: Blocks) -> tuple[tuple[Entry, ...], tuple[LeftOut, ...]]:
    """What `asker` and the blocks `below` are: the question with its answer, then the parts of it
    that are asked in addition; and what of `below` only names parts."""
    if options := options_in(below, ()):
        choice = Choice(
            asker.prompt,
            options.options,
            options.right,
            (*options.behind, *options.explanation),
            asker.location,
            anchor=asker.anchor,
            number=asker.number,
            from_heading=asker.from_heading,
            given=options.before,
        )
        return (choice,), options.left_out
    of = Comparison if compares(asker.prompt) else Question
    question = of(
        asker.prompt,
        below,
        asker.location,
        anchor=asker.anchor,
        number=asker.number,
        from_heading=asker.from_heading,
    )
    return (question,), ()
