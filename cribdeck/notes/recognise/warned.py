"""Statements and samples that a remark warns of ("> **Careful:** …"): what is wrong with them, is a
question.

Knows which remark warns, and of what. Does not know who says these things (the shapes).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cribdeck.notes.blocks import Block, Blocks, Comment, Inlines, Paragraph, Quote, Text
from cribdeck.notes.comments import OF_ENTRIES, keyword
from cribdeck.notes.document import (
    Comparison,
    Correction,
    Entry,
    Fact,
    ListEntry,
    Question,
    Sample,
    Term,
)
from cribdeck.notes.recognise.labels import Role, label_of, without_label
from cribdeck.notes.recognise.lids import WARNING, inside, title_of
from cribdeck.notes.sentences import ended
from cribdeck.notes.superseded import is_superseded
from cribdeck.notes.words import plain, plain_blocks

LABELS = (Role.WRONG, Role.CAREFUL)
MOST_SENTENCES = 2  # of a statement: what is longer says too much to be wrong as a whole


def with_warned(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """`entries`, and what is asked of them in addition because a remark warns of it, each where
    that remark stands."""
    found = {one.location: one for entry in entries for one in _warned_of(entry)}
    for entry in entries:
        found.pop(entry.location, None)  # no two begin at one line
    if not found:
        return tuple(entries)
    return tuple(sorted((*entries, *found.values()), key=lambda entry: entry.location))


def _warned_of(entry: Entry) -> Iterator[Correction]:
    """What is asked of the statement that a term, a fact, a short answer or an item of a list is;
    or of a sample."""
    match entry:
        case Term(prompt, (Paragraph(said), *below)):
            yield from _warned((*prompt, Text(": "), *said), below, entry, entry.under)
        case Fact(prompt, below):
            yield from _warned(prompt, below, entry)
        case Question() | Comparison():
            match entry.answer:
                case (Paragraph(said), *below) if all(isinstance(one, Quote) for one in below):
                    under = () if entry.from_heading else entry.prompt
                    yield from _warned(said, below, entry, under)
                case _:
                    pass
        case ListEntry():
            for item in entry.items.items:
                match item.blocks:
                    case (Paragraph(said), *below):
                        yield from _warned(said, below, entry, entry.lead)
                    case _:
                        pass
        case Sample(block=block) if block.text.strip():
            yield from _wrong_sample(entry)
        case _:
            pass


def _warned(
    said: Inlines, below: Sequence[Block], entry: Entry, under: Inlines = ()
) -> Iterator[Correction]:
    """The statement `said`, if the remark that stands directly `below` warns of it."""
    if not below or len(ended(plain(said))) > MOST_SENTENCES:
        return
    if warning := warning_of(below[0]):
        yield Correction(
            said,
            warning.says,
            below[0].location,
            comments=_chosen(entry),
            within=True,
            under=under,
            is_wrong=warning.is_wrong,
        )


def _wrong_sample(entry: Sample) -> Iterator[Correction]:
    """The code of `entry`, with all remarks on it where another sample corrects it, else with that
    which warns of it."""
    warnings = [warning_of(block) for block in entry.remarks]
    superseded = is_superseded(entry.block)
    if superseded:
        said = [
            warning.says if warning else _opened(block)
            for warning, block in zip(warnings, entry.remarks, strict=True)
        ]
    else:
        said = [warning.says for warning in warnings[:1] if warning]
    if not said:
        return
    lead = (Paragraph(entry.lead, entry.location),) if entry.lead else ()
    yield Correction(
        entry.prompt,
        tuple(block for blocks in said for block in blocks),
        entry.remarks[0].location,
        from_heading=entry.from_heading,
        comments=_chosen(entry),
        given=(*lead, entry.block),
        within=True,
        is_wrong=superseded or any(warning.is_wrong for warning in warnings[:1] if warning),
    )


def _chosen(entry: Entry) -> tuple[Comment, ...]:
    """The comments that choose cards of `entry`: they choose those of its parts."""
    return tuple(comment for comment in entry.comments if keyword(comment)[0] in OF_ENTRIES)


@dataclass(frozen=True, slots=True)
class Warned:
    """What a remark `says`, without its label; it `is_wrong` what stands above, in its words."""

    says: Blocks
    is_wrong: bool = False


def warning_of(block: Block) -> Warned | None:
    """`block` as a warning, if it is one: a callout of such a kind, or a quote with a label."""
    if not isinstance(block, Quote):
        return None
    title, below = title_of(block), inside(block)
    if block.kind:
        is_name = label_of(title, LABELS) or plain(title).strip().casefold() == block.kind
        head = (Paragraph(title, block.location),) if title and not is_name else ()
        is_warning = block.kind in WARNING and plain_blocks((*head, *below)).strip()
        return Warned((*head, *below)) if is_warning else None
    match block.blocks:
        case (Paragraph(line) as first, *others) if label := label_of(line, LABELS):
            says = (*without_label(first, label), *others)
            return Warned(says, label.role is Role.WRONG) if plain_blocks(says).strip() else None
        case _:
            return None


def _opened(block: Block) -> Blocks:
    return block.blocks if isinstance(block, Quote) else (block,)
