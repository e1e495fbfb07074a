"""items: a list with one item hidden at a time.

For the learner: a long list is seldom recalled whole, and one forgotten item fails all of it; item
by item it can be learnt, and the neighbours are the cue (rules 9 and 10 of the twenty: avoid sets
and enumerations, or break them up). A shorter list is learnt whole. Remarks on an item wait on the
back: on the front they would tell what is hidden.
"""

from collections.abc import Iterator

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope, Segment, cloze
from cribdeck.deck.rules.fact import words_hidden
from cribdeck.html.markup import blocks_html, inline_html
from cribdeck.notes.blanks import has_blanks
from cribdeck.notes.blocks import Blocks, ItemList, ListItem, Paragraph, Quote
from cribdeck.notes.document import ListEntry
from cribdeck.notes.words import plain

HIDDEN_FROM = 4  # items


def draft(entry: ListEntry, _: Scope) -> Iterator[Draft]:
    """A list of four or more hides one item at a time among its neighbours; of an item with bold
    words, those words. A shorter list hides only bold words."""
    extra = (*_remarks_on_items(entry.items), *entry.remarks)
    return cloze(entry, _items_hidden(entry.items), task="What is missing?", extra=extra)


def _items_hidden(list_: ItemList) -> Iterator[Segment]:
    is_long = len(list_.items) >= HIDDEN_FROM
    tag = "ul" if list_.start is None else "ol"
    first = f' start="{list_.start}"' if list_.start not in (None, 1) else ""
    yield Segment(Markup(f"<{tag}{first}>"))
    for item in list_.items:
        yield Segment(Markup("<li>"))
        match item.blocks:
            case (Paragraph(line), *rest) if has_blanks(line):
                yield from words_hidden(line)
            case (Paragraph(line), *rest):
                yield Segment(inline_html(line), plain(line).strip() if is_long else "")
            case rest:
                pass
        yield Segment(blocks_html(block for block in rest if not isinstance(block, Quote)))
        yield Segment(Markup("</li>"))
    yield Segment(Markup(f"</{tag}>"))


def _remarks_on_items(list_: ItemList) -> Blocks:
    """The remarks on items, each under its item."""
    remarked = tuple(
        ListItem((item.blocks[0], *quotes), item.location)
        for item in list_.items
        if (quotes := [block for block in item.blocks[1:] if isinstance(block, Quote)])
    )
    return (ItemList(remarked, None, list_.location),) if remarked else ()
