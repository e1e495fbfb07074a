"""items: a list with one item hidden at a time.

For the learner: a long list is seldom recalled whole, and one forgotten item fails all of it; item
by item it can be learnt (rules 9 and 10 of the twenty: avoid sets and enumerations, or break them
up), if something asks for the item: words that stay beside it, or the steps before and after it. A
bare item of a list without an order has no such cue: any other item would be as right. Nor is a
statement asked for: nobody can say it as it stands; a name is one only among names, and not one
that only counts ("Level 2" beside "Level 1"). What stands below the others waits: one item is asked
for, and it stays beside that. A shorter list is learnt whole. A remark on an item waits on the
back, where only that of the asked one is read: on the front it would tell what is hidden.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope, Segment, cloze
from cribdeck.deck.rules.fact import words_hidden
from cribdeck.html.markup import blocks_html, element, inline_html
from cribdeck.notes.asked_words import InSight, in_sight, is_example, is_told, read_with
from cribdeck.notes.attributes import is_label, names_nothing
from cribdeck.notes.blanks import has_blanks
from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph, Quote
from cribdeck.notes.document import ListEntry
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.definitions import EITHER, opens_bracket
from cribdeck.notes.recognise.labels import says_answer
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.shares import most
from cribdeck.notes.statements import are_steps, is_statement, says_clause
from cribdeck.notes.told import is_beside
from cribdeck.notes.word_forms import telling
from cribdeck.notes.words import COLONS, between, is_formula, leads_in, plain, plain_blocks

HIDDEN_FROM = 4  # items
COUNTS = re.compile(r"(?<!\w)(?:\d{1,2}|[ivx]{1,4}|[a-d])(?!\w)")  # of a level, a type


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list: its first line, with what is asked of it hidden; what stands below that
    line; and the remarks on it."""

    first: ListItem
    line: tuple[Segment, ...]
    below: Blocks
    remarks: Blocks

    @property
    def asked(self) -> tuple[str, ...]:
        """The words of its blanks."""
        return tuple(dict.fromkeys(segment.words for segment in self.line if segment.words))


def draft(entry: ListEntry, scope: Scope) -> Iterator[Draft]:
    """A list of four or more hides one item at a time that something asks for; of an item with bold
    words, those words. A shorter list hides only bold words."""
    has_order = are_steps(entry.items, entry.prompt, entry.lead)
    items = tuple(
        _items(entry.items, in_sight(entry, scope.headings), scope.language, has_order=has_order)
    )
    extra = (*_remarks_beside(items, entry.items), *entry.remarks)
    yield from cloze(entry, _rendered(items, entry.items), task="What is missing?", extra=extra)


def _items(list_: ItemList, sight: InSight, language: str, *, has_order: bool) -> Iterator[_Item]:
    is_long = len(list_.items) >= HIDDEN_FROM
    are_names = most(sum(map(_begins_with_name, list_.items)), len(list_.items))
    counted = Counter(filter(None, (_counted(_first_line(item)[0]) for item in list_.items)))
    for item in list_.items:
        line, rest = _first_line(item)
        remarks = tuple(block for block in rest if isinstance(block, Quote))
        below = tuple(block for block in rest if not isinstance(block, Quote))
        is_one_of = counted[_counted(line)] > 1
        if has_blanks(line):
            hidden = words_hidden(line, sight.with_more(read_with(item, list_)), language)
            label = _label(plain(line), is_one_of=is_one_of)
            segments = tuple(
                replace(x, words="") if x.words == label or x.words.endswith(COLONS) else x
                for x in hidden
            )
        elif is_long and (has_order or are_names) and not is_statement(item):
            is_named = bool(below) and are_names and _can_be_asked(line, below)
            named = _name_hidden(line, whole=has_order or is_named, is_one_of=is_one_of)
            segments = tuple(_untold(named, line, below, sight, language))
        else:
            segments = (Segment(inline_html(line)),)
        yield _Item(item, segments, below, remarks)


def _first_line(item: ListItem) -> tuple[Inlines, Blocks]:
    match item.blocks:
        case (Paragraph(line), *rest):
            return line, tuple(rest)
        case rest:
            return (), tuple(rest)


def _begins_with_name(item: ListItem) -> bool:
    """Whether `item` begins with a name of what it lists: neither a line that leads in, nor a
    label ("Answer: …") is one."""
    line, _ = _first_line(item)
    text = plain(line)
    sign = _sign_behind_name(text)
    name = text[: sign.start()] if sign else text
    is_short = sign is not None or 0 < count(text) <= NAME_MOST
    is_one = is_short and not is_example(text, "")
    return is_one and not leads_in(line) and not is_label(name) and not names_nothing(name)


def _can_be_asked(line: Inlines, below: Blocks) -> bool:
    """Whether `line` is a name of which `below` tells: a formula is none, nor is an exercise that
    is solved below."""
    return _is_name(plain(line)) and not is_formula(line) and not says_answer(below[0])


def _counted(line: Inlines) -> str:
    """The name that `line` begins with, without the number in it; "" where none counts it."""
    text = plain(line)
    sign = _sign_behind_name(text)
    name = (text[: sign.start()] if sign else text).casefold()
    bare = COUNTS.sub("", name)
    return bare if bare != name else ""


def _label(text: str, *, is_one_of: bool) -> str:
    """What `text` begins with and does not name, before its sign; "" where there is none."""
    sign = EITHER.search(text)
    name = text[: sign.start()].strip() if sign else ""
    return name if is_one_of or is_label(name) or names_nothing(name) else ""


def _name_hidden(line: Inlines, *, whole: bool, is_one_of: bool) -> Iterator[Segment]:
    """`line` with the name before its sign hidden, as in `Lag: how far behind it is`; without one,
    hidden as a `whole` or not at all. What leads in says nothing by itself, nor does what is only
    one of those that are counted (`is_one_of`)."""
    text = plain(line)
    if sign := _sign_behind_name(text):
        name, rest = between(line, 0, sign.start()), between(line, sign.start())
        said = plain(name).strip()
        is_named = said != _label(text, is_one_of=is_one_of) and not is_example(text, "")
        yield Segment(inline_html(name), said if is_named else "")
        yield Segment(inline_html(rest))
    else:
        is_asked = whole and not is_one_of and not leads_in(line)
        yield Segment(inline_html(line), text.strip() if is_asked else "")


def _untold(
    named: Iterable[Segment], line: Inlines, below: Blocks, sight: InSight, language: str
) -> Iterator[Segment]:
    """The segments `named` of `line`, none hidden that says something itself, or that the rest of
    it, what stands `below` or in `sight` tells, one for the other: it would be read."""
    above = " ".join(sight.headings)
    for segment in named:
        name = segment.words
        beside = f"{plain(line)[len(name) :]} {plain_blocks(below)}"
        in_part = is_beside(name, f"{above} {beside}", language) and not is_beside(
            name, above, language
        )
        is_known = in_part or is_told(name, beside, sight, language)
        is_clause = name != plain(line).strip() and says_clause(name, language)
        yield replace(segment, words="") if name and (is_known or is_clause) else segment


def _sign_behind_name(text: str) -> re.Match[str] | None:
    sign = EITHER.search(text)
    name = text[: sign.start()] if sign else ""
    parts = sign and _is_name(name) and not opens_bracket(name) and text[sign.end() :].strip()
    return sign if parts else None


def _is_name(text: str) -> bool:
    return 0 < count(text) <= NAME_MOST and bool(telling(text))


def _rendered(items: Iterable[_Item], list_: ItemList) -> Iterator[Segment]:
    tag = "ul" if list_.start is None else "ol"
    first = f' start="{list_.start}"' if list_.start not in (None, 1) else ""
    yield Segment(Markup(f"<{tag}{first}>"))
    for item in items:
        yield Segment(Markup("<li>"))
        yield from item.line
        if item.below:
            # templates/card.css hides it where the item is not asked.
            yield Segment(element("div", {"class": "below"}, blocks_html(item.below)))
        if item.remarks and _is_asked_once(item):
            # The same number as the item: Anki opens it with the item, and templates/card.css hides
            # it where the item is not asked.
            yield Segment(Markup('<div class="remark">'))
            yield Segment(blocks_html(item.remarks), item.asked[0])
            yield Segment(Markup("</div>"))
        yield Segment(Markup("</li>"))
    yield Segment(Markup(f"</{tag}>"))


def _is_asked_once(item: _Item) -> bool:
    return len(item.asked) == 1


def _remarks_beside(items: Iterable[_Item], list_: ItemList) -> Blocks:
    """The remarks on items that are not asked, or in several blanks, each under its item."""
    remarked = tuple(
        ListItem((item.first.blocks[0], *item.remarks), item.first.location)
        for item in items
        if item.remarks and not _is_asked_once(item)
    )
    return (ItemList(remarked, None, list_.location),) if remarked else ()
