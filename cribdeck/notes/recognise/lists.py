"""What the shapes of lists share: what surrounds a list, what an item is by itself, and a list of
one kind with a stray item in it.

Does not know which shapes an item can have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from cribdeck.notes.blocks import Block, Blocks, Inlines, ItemList, ListItem, Paragraph, Quote
from cribdeck.notes.document import Choice, Entry, Fact, LeftOut, ListEntry, Question, Term
from cribdeck.notes.entry_body import is_unanswered, with_answer
from cribdeck.notes.recognise.asking import answered_below, without_labels
from cribdeck.notes.recognise.beside import asks_itself
from cribdeck.notes.recognise.headed import aside, left_over
from cribdeck.notes.recognise.in_addition import in_addition
from cribdeck.notes.recognise.item_heads import asked_by_items, is_head
from cribdeck.notes.recognise.labels import says_answer
from cribdeck.notes.recognise.lids import has_title
from cribdeck.notes.recognise.names import name_above, named_thing
from cribdeck.notes.recognise.pieces import Piece
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.shares import most
from cribdeck.notes.statements import are_points, is_asked_for
from cribdeck.problems import Location, Problem, Severity

Row = tuple[ListItem, Found]  # an item, and what it is by itself
TERM, FACT = "a term with its definition", "a sentence with bold words"


def whole(scope: Scope, piece: Piece, block: ItemList) -> ListEntry:
    """The list `block`, all of that in `piece` or some of its items, as one entry, which the
    heading asks for. It asks for others, too, where they stand in `piece`, or in a list above it
    and no line introduces this one."""
    is_part = isinstance(piece.block, ItemList) and len(block.items) < len(piece.block.items)
    is_rest = is_part or (scope.below_list and not piece.lead)
    is_asked = (scope.is_first or piece.lead) and not (is_rest or scope.below_rule)
    lead = piece.lead.inlines if piece.lead else ()
    points = tuple(item for item in block.items if not is_head(item))  # those ask for themselves
    is_told = is_asked and most(len(points), len(block.items))
    is_told = is_told and are_points(replace(block, items=points), scope.prompt, lead)
    return ListEntry(
        scope.prompt, block, (), block.location, is_rest=is_rest, is_told=bool(is_told)
    )


def with_surroundings(
    scope: Scope,
    piece: Piece,
    block: ItemList,
    entries: Sequence[Entry],
    left_out: tuple[LeftOut, ...] = (),
) -> Found:
    """The `entries` of the list `block`, and what of it is `left_out`, with what surrounds it in
    `piece`.

    A line that introduces a list belongs to its prompt, and leads in where it has none. A quote
    below corrects what stands above it; a callout with a title is about something else. Other prose
    belongs to a list as a whole, but not to the last of several terms; below a single question it
    is the answer, indented or not.
    """
    leads, all_of = _led(scope, piece, entries)
    end = max(i for i, entry in enumerate(all_of) if not entry.within)
    before, last, parts = all_of[:end], all_of[end], all_of[end + 1 :]
    last, used, labels = _with_own(last, piece.remarks, is_alone=len(block.items) == 1)
    rest = piece.remarks[used:]
    defines = most(sum(isinstance(entry, Term) for entry in all_of), len(all_of))
    below = left_over(scope, rest, defines=defines) if rest else Found((), 0)
    own_and_parts = (part for entry in (*before, last) for part in _with_parts(entry))
    entries = (*leads, *own_and_parts, *parts, *below.entries)
    return Found(entries, piece.used, (*left_out, *labels, *below.left_out))


def _led(
    scope: Scope, piece: Piece, entries: Sequence[Entry]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What shows the line that introduces `piece`, and its `entries`, which are said under it."""
    first, *others = entries
    if not piece.lead:
        return (), (first, *others)
    if isinstance(first, ListEntry):
        return (), (replace(first, lead=piece.lead.inlines), *others)
    name = name_above(piece.lead.inlines)
    return (aside(scope, (piece.lead,)),), tuple(_under(name, entry) for entry in entries)


def _with_own(
    last: Entry, remarks: Blocks, *, is_alone: bool
) -> tuple[Entry, int, Sequence[LeftOut]]:
    """`last`, the only entry of its list or that of the last item, with as many of the `remarks`
    below the list as belong to it, how many these are, and what of them is left out."""
    if told := _told(last, remarks):
        return told[0], len(remarks), told[1]
    is_answer = is_unanswered(last) and is_alone
    owns = Paragraph | Quote if isinstance(last, ListEntry) or is_answer else Quote
    own = tuple(takewhile(lambda one: isinstance(one, owns) and not _is_apart(one, last), remarks))
    said, labels = without_labels(own) if is_answer else (own, [])
    return with_answer(last, (*last.answer, *said)), len(own), labels


def _told(last: Entry, below: Blocks) -> tuple[Entry, Sequence[LeftOut]] | None:
    """`last`, a question with a list below it, where a label `below` says which item of that is
    right, and what of this is left out; None where none does."""
    if isinstance(last, Question | Choice) and below and says_answer(below[0]):
        return answered_below(last, below)
    return None


def _is_apart(block: Block, entry: Entry) -> bool:
    """Whether `block`, below `entry`, is about something else: a callout with a title; or below a
    list a paragraph that asks for itself."""
    tells_itself = (
        isinstance(entry, ListEntry) and isinstance(block, Paragraph) and asks_itself(block)
    )
    return has_title(block) or tells_itself


def _under(line: Inlines, entry: Entry) -> Entry:
    """`entry`, if it is a term, as one that stands under `line`."""
    return replace(entry, under=line) if isinstance(entry, Term) and not entry.within else entry


def _with_parts(entry: Entry) -> tuple[Entry, ...]:
    """`entry`, and the terms in the lists within it."""
    if isinstance(entry, Term):
        of = named_thing(entry.prompt)
        under = () if of else entry.prompt
        return (entry, *in_addition(entry.answer, entry.location, of, under, asked=entry.prompt))
    if isinstance(entry, ListEntry):
        return (entry, *_parts_of(entry))
    if isinstance(entry, Fact):
        return (entry, *in_addition(entry.answer, entry.location, under=entry.prompt))
    return (entry,)


def _parts_of(entry: ListEntry) -> Iterator[Entry]:
    """The terms in the list `entry`, and where nobody is asked for all of it, or only for points of
    it, what its items ask. Most of its items are no terms, so that only what stands deeper is."""
    parts: dict[Location, Entry] = {}
    for part in in_addition((entry.items,), entry.location):
        parts[part.location] = part
    is_named = is_asked_for(entry) and not entry.is_told
    for part in () if is_named else asked_by_items(entry.items):
        is_first = part.location == entry.location  # where the list itself begins
        at = replace(part.location, part=part.location.part + 1) if is_first else part.location
        parts.setdefault(at, replace(part, location=at))
    yield from (parts[location] for location in sorted(parts))


def alone(scope: Scope, shapes: Sequence[Shape], item: ListItem) -> Found:
    """What an item is by itself; no entry for one that has none of `shapes` and is only words."""
    within = replace(scope, location=item.location)
    for shape in shapes:
        if found := shape.found(within, item.blocks):
            return found
    return Found((), 0)


def mostly(scope: Scope, piece: Piece, block: ItemList, rows: Sequence[Row]) -> Found | None:
    """The list `block` whose items are `rows`, if most of them are terms, or three of four are
    facts. Bold words say less of a list than names do: it may be learnt as a whole and stress
    something."""
    facts = sum(_is_one(row, Fact) for row in rows)
    if most(sum(_is_one(row, Term) for row in rows), len(rows)):
        return each_by_itself(scope, piece, block, rows, TERM)
    if 4 * facts >= 3 * len(rows):
        return each_by_itself(scope, piece, block, rows, FACT)
    return None


def each_by_itself(
    scope: Scope, piece: Piece, block: ItemList, rows: Sequence[Row], words: str
) -> Found:
    """The list `block` whose items are `rows`, each as what it is by itself; what is nothing by
    itself is on the sheet only, with a warning that says in `words` what the others are."""
    entries: list[Entry] = []
    problems = []
    for is_one, run in groupby(rows, key=lambda row: bool(row[1].entries)):
        near = tuple(run)
        if is_one:
            entries += (entry for _, found in near for entry in found.entries)
            continue
        entries.append(aside(scope, (part_of(block, near),)))
        problems += [_stray(item, words) for item, _ in near]
    left_out = tuple(words for _, found in rows for words in found.left_out)
    found = with_surroundings(scope, piece, block, entries, left_out)
    parts = tuple(found for _, found in rows)
    return replace(found, problems=(*problems, *found.problems), parts=parts)


def _is_one(row: Row, of: type[Term] | type[Fact]) -> bool:
    _, found = row
    return bool(found.entries) and isinstance(found.entries[0], of)


def part_of(block: ItemList, rows: Sequence[Row]) -> ItemList:
    """The items of `rows` as a list, which goes on counting where `block` counts."""
    items = tuple(item for item, _ in rows)
    start = None if block.start is None else block.start + block.items.index(items[0])
    return ItemList(items, start, items[0].location)


def _stray(item: ListItem, words: str) -> Problem:
    return Problem(
        item.location,
        "stray-item",
        "this item has no card: it is not written as most of its list is",
        f"write it as {words}, or below the list",
        Severity.WARNING,
    )
