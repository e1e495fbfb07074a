"""The short edition of the sheet: of answers, what one would say first.

Knows which entries are in it, and what of an answer is not: what is more, and drawings, which take
room on paper and none on a card that can be scrolled. Does not know how it looks. Pure: a document
goes in, a shorter one comes out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cribdeck.notes import entry_settings
from cribdeck.notes.answer_parts import Part, parts_of, said_first
from cribdeck.notes.blocks import DRAWN, Block, Blocks, CodeBlock
from cribdeck.notes.document import Asking, Document, Entry, Sample, Section
from cribdeck.notes.entry_body import body, with_answer
from cribdeck.notes.superseded import is_superseded
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Shortened:
    """How many words of an entry are not in the short edition."""

    location: Location
    words: int


def shortened(document: Document) -> tuple[Document, tuple[Shortened, ...]]:
    """The short edition of `document`, and what it leaves out.

    Of the answer to a question, what one would say first stays (`parts`), the rest goes, and so do
    the drawings below it. Everything outside answers stays, but for the samples that another one
    corrects. An entry whose author keeps it from the short edition is not there at all, nor is a
    heading below which nothing is left.
    """
    left_out: list[Shortened] = []

    def entry(one: Entry) -> Iterator[Entry]:
        is_corrected = isinstance(one, Sample) and is_superseded(one.block)
        if is_corrected or not entry_settings.of(one).in_short:
            if not one.within:  # a part is printed, and counted, by the entry that it is in
                whole = Part(body(one), is_more=True, label=one.prompt)
                left_out.append(Shortened(one.location, _words(whole)))
            return
        if not isinstance(one, Asking):
            yield one
            return
        first = one.answer[: said_first(one.answer)]
        cut = tuple(part for whole in parts_of(one) for part in _without_drawings(whole, first))
        if gone := sum(_words(part) for part in cut if part.is_more):
            left_out.append(Shortened(one.location, gone))
        kept = (block for part in cut if not part.is_more for block in part.blocks)
        yield with_answer(one, tuple(kept))

    def section(one: Section) -> Iterator[Section]:
        entries = tuple(short for full in one.entries for short in entry(full))
        sections = tuple(short for full in one.sections for short in section(full))
        if entries or sections or not (one.entries or one.sections):
            yield replace(one, entries=entries, sections=sections)

    sections = tuple(short for full in document.sections for short in section(full))
    return replace(document, sections=sections), tuple(left_out)


def _without_drawings(part: Part, first: Blocks) -> Iterator[Part]:
    """`part` of an answer, its drawings apart as more; but for those in `first`, what is said first
    of the answer."""
    for is_apart, run in groupby(part.blocks, lambda one: _is_drawn(one) and one not in first):
        yield replace(part, blocks=tuple(run), is_more=part.is_more or is_apart)


def _words(part: Part) -> int:
    return len(f"{plain(part.label)} {plain_blocks(part.blocks)}".split())


def _is_drawn(block: Block) -> bool:
    return isinstance(block, CodeBlock) and block.language in DRAWN
