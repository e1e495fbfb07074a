"""Clozes of prose: a sentence or a list with one thing hidden at a time.

Knows which words of a fact and of a list are hidden, and how Anki writes a blank. Does not know
code (code_clozes), drawings (boxes), numbers (they are handed in) or notes (cards).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cribdeck.html.markup import blocks_html, inline_html
from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph, Quote
from cribdeck.notes.entries import Drawing, Entry, Fact, ListEntry, Sample
from cribdeck.notes.words import bold_words, plain

LIST_CLOZE_FROM = 4  # items; a shorter list is learnt whole


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of HTML. `words` (plain text) names what is hidden and is what the ledger knows it
    by; "" stays visible. `hint` stands in the blank instead of Anki's "..."."""

    html: str
    words: str = ""
    hint: str = ""


def text_html(segments: Iterable[Segment], numbers: Mapping[str, int]) -> str:
    """The field of a cloze note: `segments` with Anki's marks; `numbers` by hidden words."""
    return "".join(
        f"{{{{c{numbers[segment.words]}::{safe(segment.html)}{_hint(segment)}}}}}"
        if segment.words
        else safe(segment.html)
        for segment in segments
    )


def _hint(segment: Segment) -> str:
    return f"::{segment.hint}" if segment.hint else ""


def safe(html: str) -> str:
    """`html` without anything that Anki would read as a part of a cloze (`}}`, `::`)."""
    return str(html).replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")


def fact(entry: Entry) -> Iterator[Segment]:
    """`Message **ordering** is guaranteed only within a partition.` hides "ordering".

    For the learner: one sentence, one blank, and nothing else to read (rules 4 and 5 of the
    twenty: minimum information, cloze deletion). What the notes remark on it is on the back.
    """
    if isinstance(entry, Fact):
        yield from _bold_hidden(entry.prompt)


def _bold_hidden(line: Inlines) -> Iterator[Segment]:
    bold = bold_words(line)
    for i, inline in enumerate(line):
        words = plain([inline]).strip() if i in bold else ""
        yield Segment(inline_html([inline]), words)


def items(entry: Entry) -> Iterator[Segment]:
    """A list of four or more hides one item at a time among its neighbours; of an item with bold
    words, those words. A shorter list hides only bold words.

    For the learner: a long list is seldom recalled whole, and one forgotten item fails all of it;
    item by item it can be learnt, and the neighbours are the cue (rules 9 and 10 of the twenty:
    avoid sets and enumerations, or break them up). Remarks on an item wait on the back: on the
    front they would tell what is hidden.
    """
    match entry:
        case ListEntry(items=ItemList(list_items, start)):
            pass
        case _:
            return
    whole = len(list_items) >= LIST_CLOZE_FROM
    if not whole and not any(map(_partly_bold, list_items)):
        return
    tag = "ul" if start is None else "ol"
    yield Segment(f'<{tag} start="{start}">' if start not in (None, 1) else f"<{tag}>")
    for item in list_items:
        yield Segment("<li>")
        match item.blocks:
            case (Paragraph(line), *rest) if _partly_bold(item):
                yield from _bold_hidden(line)
            case (Paragraph(line), *rest) if whole:
                yield Segment(inline_html(line), plain(line).strip())
            case (Paragraph(line), *rest):
                yield Segment(inline_html(line))
            case rest:
                pass
        yield Segment(blocks_html(b for b in rest if not isinstance(b, Quote)))
        yield Segment("</li>")
    yield Segment(f"</{tag}>")


def _partly_bold(item: ListItem) -> bool:
    match item.blocks:
        case (Paragraph(line), *_):
            bold = bold_words(line)
            kinds = {i in bold for i, inline in enumerate(line) if plain([inline]).strip()}
            return kinds == {True, False}
        case _:
            return False


def remarks(entry: Entry) -> Blocks:
    """What the back of a cloze of `entry` adds: the remarks on items, each under its item, and all
    that follows what is hidden."""
    match entry:
        case ListEntry(items=ItemList(list_items, _, location), remarks=rest):
            remarked = tuple(
                ListItem((item.blocks[0], *quotes), item.location)
                for item in list_items
                if (quotes := [b for b in item.blocks[1:] if isinstance(b, Quote)])
            )
            kept = (ItemList(remarked, None, location),) if remarked else ()
            return (*kept, *rest)
        case Sample() | Drawing():
            return entry.remarks
        case _:
            return entry.answer
