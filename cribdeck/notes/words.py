"""The words of inlines and blocks, without any formatting.

Knows which number a heading has. Does not know what they say (questions), entries, nor HTML.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import assert_never
from unicodedata import category

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    CodeBlock,
    CodeSpan,
    Holder,
    Image,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Link,
    Math,
    Media,
    MissingImage,
    Paragraph,
    Quote,
    Ruby,
    Rule,
    Strong,
    Table,
    Text,
)

FEW_ABOVE = 4  # words of a line that only says that links follow
CASED = 4  # letters: a shorter word means another thing in other letters (MB and Mb)
AROUND = " \t.,;:!?\"'()[]{}“”‘’«»„…—–。，、；：！？（）「」"
PLAIN_WORD = re.compile(r"\w\w+(?:['’-]\w+)*")
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
NUMBER = re.compile(r"(\d+(\.\d+)*[.)]|\d+(\.\d+)+)\s+(?=\S)")


def plain(inlines: Iterable[Inline]) -> str:
    """The words of `inlines` without any formatting; a line break is a space."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    if isinstance(inline, Holder):
        return plain(inline.children)
    match inline:
        case Text(text) | CodeSpan(text) | MissingImage(text) | Media(_, text):
            return text
        case Ruby(children, reading):
            return f"{plain(children)}({reading})"
        case LineBreak():
            return " "
        case Math(tex):
            return tex
        case Image(file, alt):
            return alt or file.name
        case _:
            assert_never(inline)


COLONS = (":", "：")
DRAWN = "→⟶⇒"  # arrows that are one sign
ARROWS = ("->", "=>", *DRAWN)
ARROW_SIGN = rf"(?:{'|'.join(ARROWS)})"  # a pattern


def name_key(text: str) -> str:
    """What tells the name `text` from others: its words in any case, but letters, options (`-A`),
    short signs (MB) and words with a capital inside (newTopic) as they are."""
    return " ".join(map(_word_key, text.split()))


@lru_cache(maxsize=1 << 16)
def _word_key(word: str) -> str:
    bare = word.strip(AROUND) or word
    is_sign = bare[1:] != bare[1:].lower() and (len(bare) < CASED or not bare.isupper())
    return word.casefold() if PLAIN_WORD.fullmatch(bare) and not is_sign else word


def leads_in(line: Iterable[Inline]) -> bool:
    """Whether `line` announces what stands below it: it ends with a colon, or an arrow."""
    return plain(line).rstrip().endswith((*COLONS, *ARROWS))


BLANK = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})  # categories of what shows nothing


def has_words(inlines: Iterable[Inline]) -> bool:
    """Whether anything is to be seen of the words of `inlines`: a no-break space alone, one without
    width, or a braille pattern without dots shows nothing."""
    return any(category(sign) not in BLANK and sign != "\u2800" for sign in plain(inlines))


def unbold(line: Inlines) -> Inlines:
    """`line` without its bold type: a prompt is bold as a whole."""
    return tuple(
        inner for one in line for inner in (one.children if isinstance(one, Strong) else (one,))
    )


def unnumbered(heading: Inlines) -> Inlines:
    """A heading without its leading number: `3. Questions`, `2) Limits` and `1.2 Parts` are
    numbered, `24 hours` is not. So a section that moves down does not change its cards."""
    match heading:
        case (Text(text), *rest) if found := NUMBER.match(text):
            return (Text(text[found.end() :]), *rest)
        case (Strong((Text(text), *inside)) as bold, *rest) if found := NUMBER.match(text):
            return (replace(bold, children=(Text(text[found.end() :]), *inside)), *rest)
        case _:
            return heading


def leads_elsewhere(inline: Inline) -> bool:
    """Whether `inline` says where else to look. A page's name is a word of the notes like others,
    which happens to have a page."""
    return isinstance(inline, Link) and not inline.page


def only_points(blocks: Iterable[Block]) -> bool:
    """Whether `blocks` say nothing but where else to look: all their words are those of links, or
    of a line that leads in to these ("See also:")."""
    of = tuple(blocks)
    return all(
        _points(block) or any(_leads_to_links(block, below) for below in of[i + 1 : i + 2])
        for i, block in enumerate(of)
    )


def _leads_to_links(line: Block, below: Block) -> bool:
    """Whether `line` is a few words that lead in to the links `below`."""
    is_lead = isinstance(line, Paragraph) and leads_in(line.inlines)
    has_links = _points(below) and any(map(str.isalnum, plain_blocks((below,))))
    return is_lead and has_links and len(plain_blocks((line,)).split()) <= FEW_ABOVE


def _points(block: Block) -> bool:
    match block:
        case Paragraph(inlines):
            has_figures = any(isinstance(one, Math | Image | Media) for one in inlines)
            return not has_figures and not any(map(str.isalnum, beside_links(inlines)))
        case ItemList(items):
            return all(only_points(item.blocks) for item in items)
        case Quote(inner):
            return only_points(inner)
        case Table(_, rows):  # one to be filled in says nothing yet
            cells = [cell for row in rows for cell in row.cells]
            return bool(cells) and not any(map(has_words, cells))
        case CodeBlock():
            return False
        case Rule():
            return True
        case _:
            assert_never(block)


def only_links(line: Inlines) -> bool:
    """Whether `line` is links, with signs between them at most."""
    beside = beside_links(line)
    return len(beside) < len(plain(line)) and not any(map(str.isalnum, beside))


ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+")  # also one that is written as it is


def is_address(line: Inlines) -> bool:
    """Whether `line` is one address or several, as they are written, and says nothing else."""
    text = plain(line)
    return ADDRESS.search(text) is not None and not ADDRESS.sub("", text).strip()


def beside_links(line: Inlines) -> str:
    """The words of `line` that say something themselves, and not where else to look."""
    return ADDRESS.sub("", plain(_unlinked(line)))


def _unlinked(line: Inlines) -> Iterator[Inline]:
    for one in line:
        if leads_elsewhere(one):
            continue
        if isinstance(one, Holder):
            yield from _unlinked(one.children)
        else:
            yield one


def beside_missing(line: Iterable[Inline]) -> Inlines:
    """`line` without the pictures that are not there."""
    return tuple(one for one in line if not isinstance(one, MissingImage))


def is_missing(block: Block) -> bool:
    """Whether `block` only stands for pictures that are not there."""
    return isinstance(block, Paragraph) and not has_words(beside_missing(block.inlines))


def is_formula(line: Inlines) -> bool:
    """Whether `line` is a formula, or several, without words beside them."""
    return bool(line) and not has_words(one for one in line if not isinstance(one, Math))


def plain_blocks(blocks: Iterable[Block]) -> str:
    """The words of `blocks`, one line a paragraph, item or table row; code as it stands."""
    return "\n".join(filter(None, map(_plain_block, blocks)))


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(inlines):
            return plain(inlines)
        case CodeBlock(text):
            return text
        case ItemList(items):
            return "\n".join(plain_blocks(item.blocks) for item in items)
        case Quote(blocks):
            return plain_blocks(blocks)
        case Table(header, rows):
            return "\n".join(" | ".join(map(plain, row.cells)) for row in (header, *rows))
        case Rule():
            return ""
        case _:
            assert_never(block)


def between(line: Inlines, start: int, end: int | None = None) -> Inlines:
    """The inlines of `line` that say its characters `start` to `end` (as `plain` counts them), or
    all from `start` on; what cannot be cut is there if any of it is."""
    found: list[Inline] = []
    at = 0
    for inline in line:
        length = len(_plain(inline))
        first, last = max(start - at, 0), length if end is None else min(end - at, length)
        at += length
        if first == 0 and last == length:
            found.append(inline)
        elif first < last:
            found.append(_cut(inline, first, last))
    return tuple(found)


def parted(inlines: Inlines, places: Iterable[int]) -> Iterator[Inlines]:
    """`inlines` cut at each of `places`, which are characters as `between` counts them, ascending;
    what has no words stays before a cut."""
    ends = [0, *accumulate(len(_plain(inline)) for inline in inlines)]
    for start, end in pairwise((0, *places, ends[-1])):
        first, last = bisect_right(ends, start) - 1 if start else 0, bisect_right(ends, end) - 1
        run = inlines[first : last + (ends[last] < end)]
        yield between(run, start - ends[first], end - ends[first])


def _cut(inline: Inline, start: int, end: int) -> Inline:
    if isinstance(inline, Text):
        return Text(inline.text[start:end])
    if isinstance(inline, Holder):
        return replace(inline, children=between(inline.children, start, end))
    return inline


def first_line(blocks: Blocks) -> Inlines:
    """The line of text that an item with these `blocks` begins with; () where there is none."""
    match blocks:
        case (Paragraph(inlines), *_):
            return inlines
        case _:
            return ()
