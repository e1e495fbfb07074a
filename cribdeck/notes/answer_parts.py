"""What of an answer one would say first, what is "more", and the short edition, which leaves that
out.

Knows blocks. One rule for both sides: a card folds what the short edition of the sheet leaves out.
Does not know either. Pure: a document goes in, a shorter one comes out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cribdeck.notes.blocks import (
    DRAWN,
    Block,
    Blocks,
    CodeBlock,
    Image,
    ItemList,
    Math,
    MissingImage,
    Paragraph,
)
from cribdeck.notes.document import Asking, Choice, Document, Entry, Sample, Section
from cribdeck.notes.entry_body import with_answer
from cribdeck.notes.superseded import is_superseded
from cribdeck.notes.words import leads_in, plain, plain_blocks
from cribdeck.problems import Location

COMMAS = (",", "，", "、", "،")  # a sentence goes on below


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of an answer that follow each other; `is_more` where they are not said first."""

    blocks: Blocks
    is_more: bool


def parts_of(entry: Asking) -> tuple[Part, ...]:
    """The answer of `entry` cut into `parts`; each right option is said first."""
    return parts(entry.answer, len(entry.right_blocks) if isinstance(entry, Choice) else 0)


def parts(answer: Blocks, least: int = 0) -> tuple[Part, ...]:
    """`answer` cut into parts, in its order and with nothing left out; its first `least` blocks are
    said first.

    Said first is all up to the first paragraph or list, and what goes on below its colon or comma;
    after it every table, quote, formula and code sample. What else follows is more. An answer
    without a paragraph or list begins with its first block, whatever it is.
    """
    first = first_text(answer) or 0
    if _leads_in(answer[first : first + 1]):
        first += 1
    said = max(first + 1, least)
    marked = [(i >= said and not _stays(block), block) for i, block in enumerate(answer)]
    return tuple(
        Part(tuple(block for _, block in run), is_more)
        for is_more, run in groupby(marked, key=lambda pair: pair[0])
    )


def _leads_in(blocks: Blocks) -> bool:
    match blocks:
        case (Paragraph(inlines),):
            return leads_in(inlines) or plain(inlines).rstrip().endswith(COMMAS)
        case _:
            return False


def first_text(answer: Blocks) -> int | None:
    """Which block of `answer` is its first paragraph or list, if any. A formula or an image by
    itself is no paragraph here: words belong to it."""
    for i, block in enumerate(answer):
        if isinstance(block, Paragraph | ItemList) and not _is_figure(block):
            return i
    return None


def _is_figure(block: Block) -> bool:
    match block:
        case Paragraph((Math(display=True) | Image() | MissingImage(),)):
            return True
        case _:
            return False


def _stays(block: Block) -> bool:
    match block:
        case Paragraph((Math(display=True),)):
            return True
        case Paragraph() | ItemList():
            return False
        case CodeBlock():  # a drawing explains; a sample of code is learnt
            return block.language not in DRAWN
        case _:
            return True


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many words of an entry are not in the short edition."""

    location: Location
    words: int


def shortened(document: Document) -> tuple[Document, tuple[LeftOut, ...]]:
    """The short edition of `document`, and what it leaves out.

    Of the answer to a question, what one would say first stays (`answers.parts`), the rest goes.
    Everything outside answers stays, but for the samples that another one corrects.
    """
    left_out: list[LeftOut] = []

    def entry(one: Entry) -> Iterator[Entry]:
        if isinstance(one, Sample) and is_superseded(one.block):
            left_out.append(LeftOut(one.location, _words(one.answer)))
            return
        kept = _kept(one) if isinstance(one, Asking) else one.answer
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


def _kept(entry: Asking) -> Blocks:
    return tuple(block for part in parts_of(entry) if not part.is_more for block in part.blocks)


def _words(blocks: Blocks) -> int:
    return len(plain_blocks(blocks).split())
