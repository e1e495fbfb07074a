"""Options: in which forms people write what a question lets choose from.

Knows letters and boxes, and that they stand in the items of a list, in lines, in paragraphs, in a
table, with code or a picture below one. Does not know which of them are right (choice), nor who
asks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Image,
    Inlines,
    ItemList,
    ListItem,
    MissingImage,
    Paragraph,
    Row,
    Table,
    Text,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.questions import is_question, tells
from cribdeck.notes.recognise.fenced_options import parted_fence
from cribdeck.notes.recognise.letters import LETTER, ONLY_LETTER, begin_alphabet, is_row, letters_of
from cribdeck.notes.walk import item_of, lines_of
from cribdeck.notes.words import between, first_line, has_words, plain, plain_blocks
from cribdeck.notes.worksheets import TICKS, is_verdict

# `(b)`, `b)`, `B.` within a line, between options of it.
WITHIN = re.compile(r"(?<!\S)\(?([^\W\d_])(?:[).）．]|(?<=[①-⑩]))\s*(?=\S)")
# `( )`, `(x)`, `[]` before the words of an option, also behind its letter, where `[+]` is one, too:
# Markdown takes them for no box.
TYPED = re.compile(
    rf"\s*(?P<letter>\(?[^\W\d_][).]\s+)?(?P<box>[\[(][ \u3000]*"
    rf"(?:(?P<right>[xX*{TICKS}]|(?(letter)\+|(?!)))|(?<=\[)(?(letter)-|(?!)))?"
    r"[ \u3000]*(?:[\])]\s+|(?<=\[ )\]|(?<=\[[xX])\]))(?=\S)"
)
WORD = re.compile(r"\w")
WORDLESS = re.compile(r"^\s*\(?[^\W\d_][).]\s+(?=\S)|[\s.]+$")  # around a verdict: `A) True.`
FEW, MANY, MOST = 2, 10, 30  # options; with boxes there may be more
SHORT = 4  # words of an option that shares its line with one other, and of its letter
FARTHEST = 100  # blocks that options take


@dataclass(frozen=True, slots=True)
class Written:
    """Options as they are written: how many blocks they take, the `letters` that they have, in
    lower case, whether each has a box, and words that only head them. `are_marked`: letters or
    boxes say that they are options; letters in a table may be marks of a school, and what asks
    itself is a part of an exercise."""

    options: ItemList
    used: int
    letters: str
    has_boxes: bool
    are_marked: bool
    left_out: tuple[LeftOut, ...] = ()


def options_at(blocks: Blocks) -> Written | None:
    """The options that `blocks` begin with: a list, or what has letters in lines or in a table."""
    options: ItemList | None
    match blocks:
        case (ItemList(items) as block, *_):
            options, used = _boxed(blocks) if _has_boxes(block) else (_one_by_one(block), 1)
            options, left_out = _with_typed_boxes(options)
        case (Paragraph() as first, *_):
            items, used = _marked_lines(blocks, LETTER)
            left_out = ()
            options = ItemList(items, None, first.location) if letters_of(items) else None
            if options:
                options, left_out = _with_typed_boxes(options)
            elif _begins(first, TYPED):
                items, used = _marked_lines(blocks, TYPED)
                options, left_out = _with_typed_boxes(ItemList(items, None, first.location))
        case (Table() as table, *_):
            options, left_out = _of_table(table)
            used = 1
        case (CodeBlock() as code, *_):
            _, options = parted_fence(code)
            used, left_out = 1, ()
        case _:
            return None
    has_boxes = options is not None and _has_boxes(options)
    if not options or not FEW <= len(options.items) <= (MOST if has_boxes else MANY):
        return None
    letters = letters_of(options.items) or ""
    may_be_parts = isinstance(blocks[0], Table) or any(map(_asks, options.items))
    are_marked = has_boxes or (bool(letters) and not may_be_parts)
    return Written(options, used, letters, has_boxes, are_marked, left_out)


def _asks(item: ListItem) -> bool:
    """Whether `item` is a question itself: one of the parts of an exercise."""
    line = first_line(item.blocks)
    found = LETTER.match(plain(line))
    rest = between(line, found.end() if found else 0)
    return is_question(rest) or tells(rest)


def all_options(blocks: Blocks) -> Iterator[tuple[int, Written]]:
    """Each group of marked options in `blocks`, and where it begins."""
    at = 0
    while at < len(blocks):
        written = options_at(blocks[at : at + FARTHEST])
        if written and written.are_marked:
            yield at, written
            at += written.used
        else:
            at += 1


def _has_boxes(block: ItemList) -> bool:
    return all(item.is_ticked is not None for item in block.items)


def are_verdicts(options: ItemList) -> bool:
    """Whether `options` judge what stands above: "True" and "False"."""
    return all(judges(plain_blocks(item.blocks)) for item in options.items)


def judges(text: str) -> bool:
    """Whether `text`, that of an option, judges what stands above ("A) True.")."""
    return is_verdict(WORDLESS.sub("", text))


def _one_by_one(block: ItemList) -> ItemList:
    """`block`; where all options stand in its only item, each as an item."""
    match block.items:
        case (ListItem((Paragraph(line, where),), is_ticked=None),):
            return replace(block, items=tuple(item_of((where, part)) for part in _within(line)))
        case _:
            return block


def _with_typed_boxes(options: ItemList) -> tuple[ItemList, tuple[LeftOut, ...]]:
    """`options` with the boxes that are typed before their words, if all have one, and the signs in
    these that mark the right ones."""
    if _has_boxes(options) or not all(
        item.is_ticked is not None or _typed(item) for item in options.items
    ):
        return options, ()
    items: list[ListItem] = []
    left_out: list[LeftOut] = []
    for item in options.items:
        box = _typed(item)
        if not box:
            items.append(item)
            continue
        line, (start, end) = first_line(item.blocks), box.span("box")
        words = Paragraph((*between(line, 0, start), *between(line, end)), item.location)
        is_right = box["right"] is not None
        items.append(replace(item, blocks=(words, *item.blocks[1:]), is_ticked=is_right))
        if is_right:
            left_out.append(LeftOut(box["box"].strip(), "box of an option", item.location))
    return replace(options, items=tuple(items)), tuple(left_out)


def _typed(item: ListItem) -> re.Match[str] | None:
    return TYPED.match(plain(first_line(item.blocks)))


def _boxed(blocks: Blocks) -> tuple[ItemList, int]:
    """The lists with boxes that `blocks` begin with as one, with the code and the pictures between
    them: these are those of the option above, and so are those below the last if others have some.
    """
    items: list[ListItem] = []
    at, have_exhibits = 0, False
    while at < len(blocks) and isinstance(block := blocks[at], ItemList) and _has_boxes(block):
        items += block.items
        at += 1
        end = at
        while end < len(blocks) and is_exhibit(blocks[end]):
            end += 1
        following = blocks[end] if end < len(blocks) else None
        if not have_exhibits and not (isinstance(following, ItemList) and _has_boxes(following)):
            break
        have_exhibits = have_exhibits or end > at
        items[-1] = _with_exhibits(items[-1], blocks[at:end])
        at = end
    return ItemList(tuple(items), None, items[0].location), at


def _with_exhibits(item: ListItem, below: Blocks) -> ListItem:
    """`item` with what stands `below` it, without a line that only held its box (`- [ ] :`)."""
    words = item.blocks if not below or WORD.search(plain_blocks(item.blocks)) else ()
    return replace(item, blocks=(*words, *below))


def is_exhibit(block: Block) -> bool:
    """Whether `block` is code without options in it, or nothing but pictures."""
    match block:
        case CodeBlock():
            return parted_fence(block)[1] is None
        case Paragraph(line):
            pictures = [one for one in line if isinstance(one, Image | MissingImage)]
            others = (one for one in line if not isinstance(one, Image | MissingImage))
            return bool(pictures) and not has_words(others)
        case _:
            return False


def _marked_lines(blocks: Blocks, mark: re.Pattern[str]) -> tuple[tuple[ListItem, ...], int]:
    """The lines of the first paragraphs of `blocks` as items, where all begin with a `mark`: a
    letter (then so do the parts of a line that holds several) or a typed box; and how many blocks
    these are. What a mere letter names stands below it, and code or pictures do below a box."""
    items: list[ListItem] = []
    used, have_exhibits = 0, False
    while used < len(blocks) and len(items) <= MOST:
        block = blocks[used]
        if not (isinstance(block, Paragraph) and _begins(block, mark)):
            break
        for where, line in lines_of(block):
            parts = _within(line) if mark is LETTER else (line,)
            items += (item_of((where, one)) for one in parts)
        used += 1
        shown = tuple(takewhile(is_exhibit, blocks[used:]))
        end = used + len(shown)
        is_mere = ONLY_LETTER.fullmatch(plain_blocks(items[-1].blocks)) is not None
        have_exhibits = have_exhibits or (end < len(blocks) and _begins(blocks[end], mark))
        if shown and (is_mere if mark is LETTER else have_exhibits):
            items[-1] = _with_exhibits(items[-1], shown)
            used = end
    return tuple(items), used


def _begins(block: Block, mark: re.Pattern[str]) -> bool:
    """Whether `block` is a paragraph of which each line begins with a `mark`."""
    return isinstance(block, Paragraph) and all(mark.match(plain(x)) for _, x in lines_of(block))


def _within(line: Inlines) -> tuple[Inlines, ...]:
    """The options that `line` holds one after the other, each with the next letter; else `line`.
    Two are such only if they are short: "(a)" and "(b)" stand in sentences, too."""
    text = plain(line)
    starts: list[int] = []
    letters = ""
    for found in WITHIN.finditer(text):
        if begin_alphabet((letters + found[1]).lower()):
            letters += found[1]
            starts.append(found.start())
    if len(starts) < FEW or starts[0] != 0:
        return (line,)
    ends = [len(text[:end].rstrip()) for end in (*starts[1:], len(text))]
    parts = tuple(between(line, start, end) for start, end in zip(starts, ends, strict=True))
    are_short = all(len(plain(part).split()) <= SHORT for part in parts)
    return parts if are_short or len(parts) > FEW else (line,)


def _of_table(table: Table) -> tuple[ItemList | None, tuple[LeftOut, ...]]:
    """The options whose letters are the first column of `table`, below its head or in it, or are in
    its cells; and a head that is none."""
    rows = (table.header, *table.rows)
    for of in (_rows_with_letters, _cells_with_letters):
        if items := tuple(of(rows)):
            return ItemList(items, None, table.location), ()
        if items := tuple(of(table.rows)):
            head = " ".join(filter(None, map(plain, table.header.cells)))
            words = (
                LeftOut(word, "head of options", table.header.location) for word in head.split()
            )
            return ItemList(items, None, table.location), tuple(words)
    return None, ()


def _rows_with_letters(rows: Sequence[Row]) -> Iterator[ListItem]:
    names = [ONLY_LETTER.fullmatch(plain(row.cells[0])) for row in rows if len(row.cells) == 2]
    letters = "".join(name[1].lower() for name in names if name)
    if len(letters) == len(rows) and is_row(letters):
        for row in rows:
            name, words = row.cells
            line = (*name, Text(") "), *words)
            yield item_of((row.location, line))


def _cells_with_letters(rows: Sequence[Row]) -> Iterator[ListItem]:
    cells = [(row.location, cell) for row in rows for cell in row.cells if plain(cell).strip()]
    items = [*map(item_of, cells)]
    if items and letters_of(items):
        yield from items
