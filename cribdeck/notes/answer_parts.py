"""What of an answer one would say first, what is "more", and the short edition, which leaves that
out.

Knows blocks. A card folds what is more; the short edition of the sheet leaves it out, and the
drawings of answers besides, which take room on paper and none on a card that can be scrolled. Does
not know how either looks. Pure: a document goes in, a shorter one comes out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cribdeck.notes import entry_settings
from cribdeck.notes.blocks import (
    DETAILS,
    DRAWN,
    Block,
    Blocks,
    CodeBlock,
    Image,
    Inlines,
    ItemList,
    Math,
    MissingImage,
    Paragraph,
    Quote,
)
from cribdeck.notes.document import Asking, Choice, Document, Entry, Sample, Section
from cribdeck.notes.entry_body import body, with_answer
from cribdeck.notes.named_parts import PartName, named_parts
from cribdeck.notes.sentences import is_over
from cribdeck.notes.superseded import is_superseded
from cribdeck.notes.words import leads_in, plain, plain_blocks
from cribdeck.problems import Location

COMMAS = (",", "，", "、", "،")  # a sentence goes on below


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of an answer that follow each other; `is_more` where they are not said first. What has
    a name of its own, its `label`, is of the kind `name`; its blocks stand below that."""

    blocks: Blocks
    is_more: bool
    label: Inlines = ()
    name: PartName = PartName.FACTS


def parts_of(entry: Asking) -> tuple[Part, ...]:
    """The answer of `entry` cut into `parts`; each right option is said first."""
    return parts(entry.answer, len(entry.right_blocks) if isinstance(entry, Choice) else 0)


def parts(answer: Blocks, least: int = 0) -> tuple[Part, ...]:
    """`answer` cut into parts, in its order and with nothing left out; its first `least` blocks are
    said first.

    A part with a name is more, unless it is of facts, or there are none. Of the facts, said first
    is all up to the first paragraph or list, and what goes on below its colon or comma, or below
    the formula that its sentence ends with; after it every table, quote, code sample and drawing,
    but for what opens on demand. A formula is said with the words above it. What else follows is
    more. Facts without a paragraph or list begin with their first block, whatever it is.
    """
    named = named_parts(answer)
    if all(part.name is not PartName.FACTS for part in named):
        named = (*(replace(part, name=PartName.FACTS) for part in named[:1]), *named[1:])
    facts = tuple(block for part in named if part.name is PartName.FACTS for block in part.written)
    is_more = iter(_are_more(facts, least))
    cut: list[tuple[int, Part]] = []  # which part with a name each is; facts are together
    for i, part in enumerate(named):
        if part.name is PartName.FACTS:
            cut += ((-1, Part((block,), next(is_more))) for block in part.written)
        else:
            cut.append((i, Part(part.blocks, True, part.label, part.name)))
    runs = groupby(cut, key=lambda pair: (pair[0], pair[1].is_more))
    return tuple(_together([part for _, part in run]) for _, run in runs)


def _together(run: Sequence[Part]) -> Part:
    return replace(run[0], blocks=tuple(block for part in run for block in part.blocks))


def _are_more(facts: Blocks, least: int) -> Iterator[bool]:
    """Of each block of the `facts` of an answer, whether it is more; its first `least` are not."""
    said = max(said_first(facts), least)
    is_more = False  # of the words above
    for i, block in enumerate(facts):
        if i < said:
            yield False
        elif _is_formula(block):
            yield is_more
        else:
            is_more = isinstance(block, Paragraph | ItemList) or _opens_on_demand(block)
            yield is_more


def said_first(answer: Blocks) -> int:
    """How many blocks of `answer` are said first: all up to its first paragraph or list, and what
    that leads in."""
    first = first_text(answer) or 0
    if states(answer[first : first + 3]):
        return first + 3
    return first + (2 if _leads_in(answer[first : first + 1]) else 1)


def states(blocks: Blocks) -> bool:
    """Whether `blocks` are a sentence that ends with a formula, and the list that goes on with it:
    on what holds for something, follows what else does."""
    match blocks:
        case (Paragraph(line), Paragraph((Math(tex, display=True),)), ItemList()):
            return not is_over(plain(line)) and not is_over(tex)
        case _:
            return False


def _leads_in(blocks: Blocks) -> bool:
    match blocks:
        case (Paragraph(inlines),):
            goes_on = leads_in(inlines) or plain(inlines).rstrip().endswith(COMMAS)
            return goes_on or not any(part.blocks for part in named_parts(blocks))
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
        case Paragraph((Image() | MissingImage(),)):
            return True
        case _:
            return _is_formula(block)


def _opens_on_demand(block: Block) -> bool:
    return isinstance(block, Quote) and block.kind == DETAILS


def _is_formula(block: Block) -> bool:
    match block:
        case Paragraph((Math(display=True),)):
            return True
        case _:
            return False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many words of an entry are not in the short edition."""

    location: Location
    words: int


def shortened(document: Document) -> tuple[Document, tuple[LeftOut, ...]]:
    """The short edition of `document`, and what it leaves out.

    Of the answer to a question, what one would say first stays (`parts`), the rest goes, and so do
    the drawings below it. Everything outside answers stays, but for the samples that another one
    corrects. An entry whose author keeps it from the short edition is not there at all, nor is a
    heading below which nothing is left.
    """
    left_out: list[LeftOut] = []

    def entry(one: Entry) -> Iterator[Entry]:
        is_corrected = isinstance(one, Sample) and is_superseded(one.block)
        if is_corrected or not entry_settings.of(one).in_short:
            if not one.within:  # a part is printed, and counted, by the entry that it is in
                whole = Part(body(one), is_more=True, label=one.prompt)
                left_out.append(LeftOut(one.location, _words(whole)))
            return
        if not isinstance(one, Asking):
            yield one
            return
        first = one.answer[: said_first(one.answer)]
        cut = tuple(part for whole in parts_of(one) for part in _without_drawings(whole, first))
        if gone := sum(_words(part) for part in cut if part.is_more):
            left_out.append(LeftOut(one.location, gone))
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
