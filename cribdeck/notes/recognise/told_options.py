"""Options that say themselves which are right: by a tick, a sign, bold type, a remark in words.

Knows these marks. Does not know what else names the right ones (choice).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cribdeck.notes.blocks import (
    Blocks,
    Inline,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Strong,
    Text,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern, words
from cribdeck.notes.recognise.options import LETTER, letters_of
from cribdeck.notes.words import between, plain, plain_blocks
from cribdeck.notes.worksheets import RIGHT_SIGNS

SIGN = re.compile(rf"\s*(?:[{RIGHT_SIGNS}]\ufe0f?)\s*")  # "this one"
ANSWER = "|".join(re.escape(word) for word in words("answer") if len(word) > 1)
# The same in words, behind the option: "(correct)", "← right answer".
RIGHT = rf"(?:{pattern('right')}|{ANSWER})"
REMARKED = re.compile(
    rf"\s*(?:[(\[（]\s*{RIGHT}\s*[)\]）]|(?:←|⬅\ufe0f?|<-+)\s*{RIGHT})[\s.!]*$", re.IGNORECASE
)

FEW = range(3, 8)  # options of which several may be bold

Told = tuple[ItemList, tuple[int, ...], tuple[LeftOut, ...]]


def told_by_themselves(options: ItemList) -> Told:
    """`options` without what marks the right ones, the numbers of these (from 0), and the words
    that only mark them; none where nothing does."""
    remarked = {i: found for i, item in enumerate(options.items) if (found := _remark(item))}
    if 0 < len(remarked) < len(options.items):
        return _remarked(options, remarked)
    items = options.items
    signed = [i for i, item in enumerate(items) if SIGN.search(plain_blocks(item.blocks))]
    bold = [i for i, item in enumerate(items) if _is_bold(item)]
    # Signs at all of them, or bold type at several bullets, stress what they say.
    marked = signed if len(signed) < len(items) else []
    others = (item for i, item in enumerate(items) if i not in bold)
    are_counted = options.start is not None or letters_of(items)
    is_set = len(bold) == 1 or (are_counted and len(bold) < len(items) in FEW)
    marked = marked or (bold if is_set and not any(map(_has_bold, others)) else [])
    unmarked = tuple(
        replace(item, blocks=_unmarked(item.blocks), is_ticked=None)
        if i in marked
        else replace(item, is_ticked=None)
        for i, item in enumerate(items)
    )
    right = tuple(i for i, item in enumerate(items) if item.is_ticked) or tuple(marked)
    return replace(options, items=unmarked), right, ()


def unremarked(options: ItemList) -> tuple[ItemList, tuple[int, ...]]:
    """`options` without what marks the right ones, which may be all, and the numbers of these."""
    remarked = {i: found for i, item in enumerate(options.items) if (found := _remark(item))}
    if remarked:
        return _remarked(options, remarked)[:2]
    return told_by_themselves(options)[:2]


def _remark(item: ListItem) -> re.Match[str] | None:
    """The words behind an option that say that it is right."""
    match item.blocks:
        case (Paragraph(line), *_):
            return REMARKED.search(plain(line))
        case _:
            return None


def _remarked(options: ItemList, remarked: Mapping[int, re.Match[str]]) -> Told:
    """`options` without the words behind the right ones."""
    items = list(options.items)
    left_out = []
    for i, found in remarked.items():
        first, *others = items[i].blocks
        assert isinstance(first, Paragraph)
        line = between(first.inlines, 0, found.start())
        items[i] = replace(items[i], blocks=(replace(first, inlines=line), *others))
        left_out.append(LeftOut(found[0].strip(), "names the right option", items[i].location))
    shown = tuple(replace(item, is_ticked=None) for item in items)
    return replace(options, items=shown), tuple(sorted(remarked)), tuple(left_out)


def _has_bold(item: ListItem) -> bool:
    """Whether some words of `item` are bold."""
    match item.blocks:
        case (Paragraph(line), *_):
            return any(isinstance(one, Strong) for one in line)
        case _:
            return False


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
