"""A question with options: which blocks are the options, and which of them are right.

Knows how people mark options (letters, boxes, nothing) and the right ones among them (a letter
behind "Answer:", a tick, bold words, the option's words again). Does not know who asks, nor what
names the parts of an answer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blocks import (
    Blocks,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Strong,
    Text,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import plain, plain_blocks

ALPHABETS = ("abcdefghij", "абвгдежзик", "αβγδεζηθικ", "אבגדהוזחטי", "أبجدهوزحطي", "ابجدهوزحطي")
# `A)`, `(b)`, `C:`, `d.` before the words of an option.
LETTER = re.compile(r"\s*\(?\s*([^\W\d_])\s*[).:：、．）]\s*(?=\S|$)")
# What an answer names options by: `B`, `(b)`, `2.`, and several of them: `B, D`, `b and c`.
NAME = r"\(?\s*(?:[^\W\d_]|\d{1,2})(?![^\W_])\s*[).]?"
BETWEEN = r"(?:\s*[,;&/+、،]\s*(?:\w{1,3}\s+)?|\s+\w{1,3}\s+)"
NAMES = re.compile(rf"\s*({NAME}(?:{BETWEEN}{NAME})*)\s*(?:$|[-–—.:：,;=→]+\s*|(?=\())")
SIGN = re.compile(r"\s*(?:[✅✓✔☑]\ufe0f?)\s*")  # "this one"
FEW, MANY = 2, 10  # options
SHORT = 8  # words of an option whose bold type alone says that it is one


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a question, without what tells the right ones; those whose numbers (from 0)
    are `right` are, none while the notes do not tell. `before` and `behind` is what stands around
    them, `explanation` what the answer says besides, `left_out` words that only told."""

    before: Blocks
    options: ItemList
    behind: Blocks
    right: tuple[int, ...]
    explanation: Blocks
    left_out: tuple[LeftOut, ...] = ()


def options_in(asked: Blocks, answer: Blocks) -> Options | None:
    """The options among the blocks `asked`, which stand between a question and what names its
    answer, and which of them are right, by `answer` or by themselves; None where there are none.

    Letters or boxes make options, of the items of a list, of lines, of paragraphs. A list without
    either is one where `answer` is one of its items, by words or by number, or where one item alone
    is bold.
    """
    for i, block in enumerate(asked):
        options, used = _options(block, asked[i:])
        if not options or not FEW <= len(options.items) <= MANY:
            continue
        letters = _letters(options.items)
        boxes = all(item.is_ticked is not None for item in options.items)
        told = _told(options, answer, letters or "")
        is_told = bool(told.right) and (bool(answer) or _are_short(options.items))
        if letters or boxes or is_told:
            return replace(told, before=asked[:i], behind=asked[i + used :])
    return None


def _are_short(items: Sequence[ListItem]) -> bool:
    """Whether `items`, one of which is bold, may be options, and not points that stress one."""
    return all(
        len(item.blocks) == 1 and len(plain_blocks(item.blocks).split()) <= SHORT for item in items
    )


# --- What the options are -------------------------------------------------------------------------


def _options(block: object, blocks: Blocks) -> tuple[ItemList | None, int]:
    """The options that `blocks`, which begin with `block`, begin with, and how many blocks they
    take."""
    match block:
        case ItemList():
            return block, 1
        case Paragraph():
            return _lettered_lines(blocks)
        case _:
            return None, 0


def _lettered_lines(blocks: Blocks) -> tuple[ItemList | None, int]:
    """The lines of the first paragraphs of `blocks` as a list, if each has the next letter."""
    items: list[ListItem] = []
    used = 0
    for block in blocks:
        lines = list(lines_of(block)) if isinstance(block, Paragraph) else []
        if not lines or not all(LETTER.match(plain(line)) for _, line in lines):
            break
        items += (ListItem((Paragraph(line, where),), where) for where, line in lines)
        used += 1
    is_one = bool(items) and bool(_letters(items))
    return (ItemList(tuple(items), None, items[0].location), used) if is_one else (None, 0)


def _letters(items: Sequence[ListItem]) -> str | None:
    """The letters of `items` in lower case, if they are the first of an alphabet."""
    found = [LETTER.match(plain_blocks(item.blocks)) for item in items]
    letters = "".join(one[1].lower() for one in found if one)
    is_row = len(letters) == len(items) and any(one.startswith(letters) for one in ALPHABETS)
    return letters if is_row else None


# --- Which are right ------------------------------------------------------------------------------


def _told(options: ItemList, answer: Blocks, letters: str) -> Options:
    """`options` with those that are right: by a tick, a sign or bold type, else by `answer`."""
    items = options.items
    signed = [i for i, item in enumerate(items) if SIGN.search(plain_blocks(item.blocks))]
    bold = [i for i, item in enumerate(items) if _is_bold(item)]
    marked = signed or (bold if len(bold) == 1 else [])
    unmarked = tuple(
        replace(item, blocks=_unmarked(item.blocks), is_ticked=None)
        if i in marked
        else replace(item, is_ticked=None)
        for i, item in enumerate(items)
    )
    shown = replace(options, items=unmarked)
    if right := tuple(i for i, item in enumerate(items) if item.is_ticked) or tuple(marked):
        return Options((), shown, (), right, answer)
    return _named(shown, answer, letters)


def _is_bold(item: ListItem) -> bool:
    """Whether all of an option's words are bold, but for its letter."""
    match item.blocks:
        case (Paragraph((Text(text), Strong(), *rest)), *_) if LETTER.fullmatch(text):
            return not plain(rest).strip(" .")
        case (Paragraph((Strong(), *rest)), *_):
            return not plain(rest).strip(" .")
        case _:
            return False


def _unmarked(blocks: Blocks) -> Blocks:
    """An option without its signs and its bold type."""
    match blocks:
        case (Paragraph(line) as first, *rest):
            return (replace(first, inlines=tuple(_unmarked_line(line))), *rest)
        case _:
            return blocks


def _unmarked_line(line: Inlines) -> Iterator[Inline]:
    for one in line:
        match one:
            case Strong(children):
                yield from _unmarked_line(children)
            case Text(text) if SIGN.search(text):
                yield Text(SIGN.sub(" ", text).rstrip())
            case _:
                yield one


def _named(options: ItemList, answer: Blocks, letters: str) -> Options:
    """`options` with those that the first line of `answer` names: by letter or number, or by the
    words of one. What it says behind that explains."""
    none = Options((), options, (), (), answer)
    match answer:
        case (Paragraph(line) as first, *more):
            (where, said), *further = lines_of(first)
        case (ItemList((ListItem((Paragraph(said, where), *more)),)), *others):
            line, further, more = said, [], [*more, *others]
        case _:
            return none
    words = " ".join(plain(said).split())
    named, end = _names(words, options, letters)
    same = tuple(i for i, item in enumerate(options.items) if _is_said(item, words[end:]))
    if not named:
        if len(same) != 1:
            return none
        named, end = same, len(words)
    elif named == same:  # "B) heart"
        end = len(words)
    told = LeftOut(words[:end], "names the right option", where)
    rest = _behind(line, end, is_all=end == len(words), further=bool(further))
    explanation = (Paragraph(rest, where), *more) if rest else tuple(more)
    return Options((), options, (), named, explanation, (told,))


def _names(words: str, options: ItemList, letters: str) -> tuple[tuple[int, ...], int]:
    """The options that `words` begin with the names of, and where that ends. Those without a letter
    have only what is all of `words`: "2 kinds" may answer as well."""
    found = NAMES.match(words)
    if not found or not (letters or found.end() == len(words)):
        return (), 0
    names = (one.strip("(). ").lower() for one in re.split(BETWEEN, found[1]))
    numbers = [_number(name, options, letters) for name in names]
    named = tuple(dict.fromkeys(n for n in numbers if n is not None))
    return (named, found.end()) if named and None not in numbers else ((), 0)


def _number(name: str, options: ItemList, letters: str) -> int | None:
    """Which option `name` is; a number counts where the options have some."""
    if name.isdecimal():
        number = int(name) - (options.start or 1) if options.start is not None else -1
    else:
        number = (letters or ALPHABETS[0]).find(name)
    return number if 0 <= number < len(options.items) else None


def _is_said(item: ListItem, words: str) -> bool:
    """Whether `words` are those of an option, with or without its letter."""
    option = " ".join(plain_blocks(item.blocks).split())
    bare = LETTER.sub("", option, count=1)
    said = words.strip(" .`\"'").casefold()
    return bool(said) and said in (one.strip(" .`\"'").casefold() for one in (option, bare))


def _behind(line: Inlines, end: int, *, is_all: bool, further: bool) -> Inlines:
    """What `line` says behind its first `end` characters, or behind its first source line."""
    if is_all:
        breaks = [i for i, one in enumerate(line) if isinstance(one, LineBreak)]
        return line[breaks[0] + 1 :] if further and breaks else ()
    for i, one in enumerate(line):
        length = len(plain((one,)))
        if end < length and isinstance(one, Text):
            rest = one.text[end:].lstrip()
            return ((Text(rest),) if rest else ()) + line[i + 1 :]
        if end < length:
            return line[i:]
        end -= length
    return ()
