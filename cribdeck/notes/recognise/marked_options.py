"""Options that say themselves which are right: by a tick, a sign, bold type, a remark in words.

Knows these marks. Does not know what else names the right ones (choice).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cribdeck.notes.blanks import BY_ITSELF
from cribdeck.notes.blocks import (
    Blank,
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Strikethrough,
    Strong,
    Style,
    Styled,
    Text,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern, words
from cribdeck.notes.recognise.letters import LETTER, letters_of
from cribdeck.notes.words import between, first_line, plain, plain_blocks
from cribdeck.notes.worksheets import RIGHT_SIGNS, WRONG_SIGNS

SIGN = re.compile(rf"\s*(?:[{RIGHT_SIGNS}]\ufe0f?)\s*")  # "this one"
ANSWER = "|".join(re.escape(word) for word in words("answer") if len(word) > 1)
# The same in words, behind the option: "(correct)", "← right answer", or an arrow alone.
RIGHT = rf"(?:{pattern('right')}|{ANSWER})"
REMARKED = re.compile(
    rf"\s*(?:[(\[（]\s*{RIGHT}\s*[)\]）]|(?:←|⬅\ufe0f?|<-+)\s*(?:{RIGHT})?)[\s.!]*$", re.IGNORECASE
)

STAR = re.compile(r"^\s*\*(?=\(?\w[).])|(?<=[\w)])\s\*\s*$")  # "*b) heart", "b) heart *"
CROSS = re.compile(rf"\s*(?:[{WRONG_SIGNS}]\ufe0f?)\s*")
Kind = type[Strong] | type[Emphasis] | Style
# In which type a right one may be set.
KINDS: tuple[Kind, ...] = (Strong, Style.HIGHLIGHT, Style.UNDERLINE, Emphasis)
FEW = range(3, 8)  # options of which several may be bold
TOLD = "names the right option"  # why words are left out

Told = tuple[ItemList, tuple[int, ...], tuple[LeftOut, ...]]


def told_by_themselves(options: ItemList) -> Told:
    """`options` without what marks the right ones, the numbers of these (from 0), and the words
    that only mark them; none where nothing does."""
    remarked = {i: found for i, item in enumerate(options.items) if (found := _remark(item))}
    if 0 < len(remarked) < len(options.items):
        bare, right, left_out = _remarked(options, remarked)
        return _in_one_type(bare, right), right, left_out
    items = options.items
    said = [plain_blocks(item.blocks) for item in items]
    signed = tuple(i for i, text in enumerate(said) if SIGN.search(text) or STAR.search(text))
    crossed = tuple(
        i for i, text in enumerate(said) if CROSS.search(text) or _is_struck(options.items[i])
    )
    if 0 < len(signed) < len(items):  # signs at all of them stress what they say
        marked, kind = signed, KINDS[0]
    else:
        marked, kind = _set_apart(options)
    if not marked and 0 < len(crossed) < len(items):
        marked = tuple(i for i in range(len(items)) if i not in crossed)
    has_mark = [i in marked or bool(marked and crossed) for i in range(len(items))]
    unmarked = tuple(
        replace(item, blocks=_unmarked(item.blocks, kind) if so else item.blocks, is_ticked=None)
        for item, so in zip(items, has_mark, strict=True)
    )
    right = tuple(i for i, item in enumerate(items) if item.is_ticked) or marked
    bare = replace(options, items=unmarked)
    return _in_one_type(bare, right), right, ()


def _in_one_type(options: ItemList, right: tuple[int, ...]) -> ItemList:
    """`options`, of which those that are `right` were marked by words or a sign, and no longer are,
    without a type that tells them all the same."""
    marked, kind = _set_apart(options)
    if marked != right:
        return options
    items = (
        replace(item, blocks=_unmarked(item.blocks, kind)) if i in right else item
        for i, item in enumerate(options.items)
    )
    return replace(options, items=tuple(items))


def _set_apart(options: ItemList) -> tuple[tuple[int, ...], Kind]:
    """The numbers of those of `options` that are in another type than the others, and the kind of
    it. Several that are bold or the like say so of counted ones, and italics of those with letters:
    else they stress what is in them."""
    has_letters = bool(letters_of(options.items))
    are_counted = has_letters or options.start is not None
    for kind in KINDS if has_letters else KINDS[:-1]:
        found = tuple(i for i, item in enumerate(options.items) if _is_all(item, kind))
        others = (item for i, item in enumerate(options.items) if i not in found)
        may_be_several = are_counted and len(options.items) in FEW
        is_set = len(found) == 1 or (may_be_several and len(found) < len(options.items))
        if found and is_set and not any(_has(item, kind) for item in others):
            return found, kind
    return (), KINDS[0]


def mark_themselves(options: ItemList) -> bool:
    """Whether some of `options` are marked as the right ones."""
    return bool(told_by_themselves(options)[1])


def unremarked(options: ItemList) -> tuple[ItemList, tuple[int, ...]]:
    """`options` without what marks the right ones, which may be all, and the numbers of these."""
    remarked = {i: found for i, item in enumerate(options.items) if (found := _remark(item))}
    if remarked:
        return _remarked(options, remarked)[:2]
    return told_by_themselves(options)[:2]


def _remark(item: ListItem) -> re.Match[str] | None:
    """The words behind an option that say that it is right."""
    return REMARKED.search(plain(first_line(item.blocks)))


def _remarked(options: ItemList, remarked: Mapping[int, re.Match[str]]) -> Told:
    """`options` without the words behind the right ones."""
    items = list(options.items)
    left_out = []
    for i, found in remarked.items():
        first, *others = items[i].blocks
        assert isinstance(first, Paragraph)
        line = between(first.inlines, 0, found.start())
        items[i] = replace(items[i], blocks=(replace(first, inlines=line), *others))
        left_out.append(LeftOut(found[0].strip(), TOLD, items[i].location))
    shown = tuple(replace(item, is_ticked=None) for item in items)
    return replace(options, items=shown), tuple(sorted(remarked)), tuple(left_out)


def _kind(one: Inline) -> Kind | None:
    """The type that `one` is set in, as in KINDS; None where it is none of these."""
    match one:
        case Strong() | Emphasis():
            return type(one)
        case Blank(number=number) if number == BY_ITSELF:
            return Style.HIGHLIGHT
        case Styled(style=Style.HIGHLIGHT):
            return Style.HIGHLIGHT
        case Styled(style=Style.UNDERLINE):
            return Style.UNDERLINE
        case _:
            return None


def _has(item: ListItem, kind: Kind) -> bool:
    """Whether some words of `item` are of this `kind`."""
    return any(_kind(one) == kind for one in first_line(item.blocks))


def _is_all(item: ListItem, kind: Kind) -> bool:
    """Whether all of an option's words are of this `kind`, but for its letter."""
    match item.blocks:
        case (Paragraph((Text(text), one, *rest)), *_) if LETTER.fullmatch(text):
            return _kind(one) == kind and not plain(rest).strip(" .")
        case (Paragraph((one, *rest)), *_):
            return _kind(one) == kind and not plain(rest).strip(" .")
        case _:
            return False


def _is_struck(item: ListItem) -> bool:
    """Whether all words of an option are struck out, but for its letter."""
    match item.blocks:
        case (Paragraph((Text(text), Strikethrough(), *rest)), *_) if LETTER.fullmatch(text):
            return not plain(rest).strip(" .")
        case (Paragraph((Strikethrough(), *rest)), *_):
            return not plain(rest).strip(" .")
        case _:
            return False


def _unmarked(blocks: Blocks, kind: Kind) -> Blocks:
    """An option without its signs, its bold type, and its type of this `kind`."""
    match blocks:
        case (Paragraph(line) as first, *rest):
            unmarked = _right_stripped(tuple(_unmarked_line(line, kind)))
            return (replace(first, inlines=unmarked), *rest)
        case _:
            return blocks


def _right_stripped(line: Inlines) -> Inlines:
    """`line` without the blanks before a sign that ended it."""
    match line:
        case (*before, Text(text)):
            return (*before, Text(text.rstrip()))
        case _:
            return line


def _unmarked_line(line: Inlines, kind: Kind) -> Iterator[Inline]:
    for one in line:
        match one:
            case Strong(children) | Strikethrough(children):
                yield from _unmarked_line(children, kind)
            case Emphasis(children) | Styled(_, children) | Blank(children) if _kind(one) == kind:
                yield from _unmarked_line(children, kind)
            case Text(text) if any(sign.search(text) for sign in (SIGN, STAR, CROSS)):
                yield Text(STAR.sub("", CROSS.sub(" ", SIGN.sub(" ", text))))
            case _:
                yield one
