"""The entries under a heading: shape by shape, with the comments that belong to them.

Knows in which order shapes are tried, and whose a comment is. Does not know any shape.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blocks import Block, Comment
from cribdeck.notes.document import Entry, LeftOut, Taken
from cribdeck.notes.recognise import switches
from cribdeck.notes.recognise.anchors import with_anchor
from cribdeck.notes.recognise.in_turn import found_in_turn
from cribdeck.notes.recognise.shape import Found, Scope
from cribdeck.notes.recognise.shapes import SHAPES
from cribdeck.notes.recognise.warned import with_warned
from cribdeck.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Commented:
    """A block, and the comments that stand in it, directly under it or, where it is a fence, beside
    it; in their order."""

    block: Block
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under a heading. `comments` are those of the heading itself; the others are in
    their entries, and `stray` are those that belong to nothing. `left_out` is what no entry says,
    on purpose, `problems` are warnings, and `taken` says which shape took what; where that ends, is
    not known here."""

    entries: tuple[Entry, ...]
    comments: tuple[Comment, ...]
    stray: tuple[Comment, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    taken: tuple[Taken, ...]


def under_heading(
    scope: Scope, anchor: str | None, above: tuple[Comment, ...], below: Sequence[Commented]
) -> Under:
    """The entries that the blocks `below` a heading hold, in document order.

    `above` are the comments in the heading and between it and the first block: they belong to the
    first entry where the heading is its prompt, else to the heading.
    """
    entries: list[Entry] = []
    stray: list[Comment] = []
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    taken: list[Taken] = []
    at = 0
    blocks = tuple(each.block for each in below)
    for found in found_in_turn(SHAPES, scope, blocks):
        comments = [c for each in below[at : at + found.used] for c in each.comments]
        if switches.CHOICE in scope.off:
            found = replace(found, entries=tuple(map(switches.without_options, found.entries)))
        theirs, left = _shared_out(found.entries, comments)
        stray += left
        left_out += found.left_out
        problems += found.problems
        if found.entries:
            found = replace(found, entries=with_warned(theirs))
            entries += found.entries
            first = below[at].block.location if found.used else scope.location
            taken.append(_as_taken(found, first))
        at += found.used
    if entries and entries[0].from_heading:
        entries[0] = replace(entries[0], comments=(*above, *entries[0].comments))
        above = ()
    theirs = with_anchor(anchor, tuple(entries))
    return Under(theirs, above, tuple(stray), tuple(left_out), tuple(problems), tuple(taken))


def _as_taken(found: Found, first: Location) -> Taken:
    inner = {entry.location: part.shape for part in found.parts for entry in part.entries}
    made = ((entry.location, inner.get(entry.location) or found.shape) for entry in found.entries)
    return Taken(min(first, found.entries[0].location), first.line, found.shape, tuple(made))


def _shared_out(
    entries: Sequence[Entry], comments: Sequence[Comment]
) -> tuple[Sequence[Entry], Sequence[Comment]]:
    """`entries` with the `comments` that stand in them or directly under them (both in document
    order), and those that belong to none: they stand alone, and not in the answer of a heading."""
    if not comments:
        return entries, ()
    if not entries:
        return (), comments
    shares: list[list[Comment]] = [[] for _ in entries]
    stray: list[Comment] = []
    i = 0
    for comment in comments:
        while i + 1 < len(entries) and entries[i + 1].location <= comment.location:
            i += 1
        whose = i
        while comment.alone and whose and entries[whose].within:
            whose -= 1  # what stands alone is not of a part, but of the whole
        is_stray = comment.alone and not entries[whose].from_heading
        (stray if is_stray else shares[whose]).append(comment)
    pairs = zip(entries, shares, strict=True)
    return [replace(e, comments=tuple(share)) if share else e for e, share in pairs], stray
