"""Editions of a document: the full one, and the short one, in which an answer is what one would say
first.

Knows which words may be left out. Pure: a document goes in, a shorter one comes out. Does not know
the sheet.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from cribdeck.notes.answer_parts import parts
from cribdeck.notes.blocks import Blocks
from cribdeck.notes.document import Document, Section
from cribdeck.notes.entries import Asking, Entry, with_answer
from cribdeck.notes.words import plain_blocks
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many words of an entry are not in the short edition."""

    location: Location
    words: int


def shortened(
    document: Document, superseded: Collection[Location] = ()
) -> tuple[Document, tuple[LeftOut, ...]]:
    """The short edition of `document`, and what it leaves out.

    Of the answer to a question, what one would say first stays (`answers.parts`), the rest goes.
    Everything outside answers stays, but for the samples at the locations `superseded`, which
    another sample corrects.
    """
    left_out: list[LeftOut] = []

    def entry(one: Entry) -> Iterator[Entry]:
        if one.answer and one.answer[0].location in superseded:
            left_out.append(LeftOut(one.location, _words(one.answer)))
            return
        kept = _kept(one.answer) if isinstance(one, Asking) else one.answer
        if len(kept) < len(one.answer):
            gone = tuple(block for block in one.answer if block not in kept)
            left_out.append(LeftOut(one.location, _words(gone)))
        yield with_answer(one, kept)

    def section(one: Section) -> Section:
        return replace(
            one,
            entries=tuple(short for full in one.entries for short in entry(full)),
            sections=tuple(map(section, one.sections)),
        )

    return replace(document, sections=tuple(map(section, document.sections))), tuple(left_out)


def _kept(answer: Blocks) -> Blocks:
    return tuple(block for part in parts(answer) if not part.is_more for block in part.blocks)


def _words(blocks: Blocks) -> int:
    return len(plain_blocks(blocks).split())
