"""What of a text is in sight at once, where it is longer than one would say first.

Knows words, sentences and items. Does not know what answers a question (answer_parts), nor how
what is folded looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    Blocks,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Quote,
    Text,
)
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.names import is_all_bold
from cribdeck.notes.sentences import ended, open_brackets
from cribdeck.notes.words import between, first_line, leads_in, plain, plain_blocks

MOST_WORDS = 60  # that can be said, heard and graded at once
MOST_ITEMS, FEWEST_ITEMS = 5, 3  # of a list
LEAST = 15  # words that are worth a fold


@dataclass(frozen=True, slots=True)
class Cut:
    """A block in two: what is in `sight`, and the `rest`, () where that is all."""

    sight: Block
    rest: Blocks


def is_long(blocks: Blocks) -> bool:
    """Whether `blocks` say more than is in sight at once."""
    return count(plain_blocks(blocks)) > MOST_WORDS


def is_worth_a_fold(blocks: Blocks) -> bool:
    """Whether it takes longer to read `blocks` than to open what they are folded in."""
    return count(plain_blocks(blocks)) >= LEAST


def cut(block: Block) -> Cut:
    """A long paragraph is cut behind a sentence, a long list behind an item, and a long quotation
    within its first block, or behind that; all else is whole."""
    match block:
        case Paragraph(line) if is_long((block,)):
            if at := _end(line):
                first, others = between(line, 0, at), between(line, at)
                return Cut(replace(block, inlines=first), (replace(block, inlines=others),))
        case ItemList(items, start) if is_long(_first_lines(items)):
            size = _items_in_sight(items)
            number = None if start is None else start + size
            others_ = items[size:]
            if is_worth_a_fold(_first_lines(others_)):
                rest = ItemList(others_, number, others_[0].location)
                return Cut(replace(block, items=items[:size]), (rest,))
        case Quote(blocks) if block.kind != DETAILS and is_long(blocks):
            return _cut_quote(block)
        case _:
            pass
    return Cut(block, ())


def _cut_quote(quote: Quote) -> Cut:
    """A long `quote` is cut behind as many blocks as are in sight at once, within the first where
    that alone is more; the title of a callout is nothing by itself, nor is a line that leads in."""
    blocks = quote.blocks
    least = min(2 if quote.kind and is_all_bold(first_line(blocks)) else 1, len(blocks))
    short = takewhile(lambda n: not is_long(blocks[:n]), range(least, len(blocks)))
    fits = [n for n in short if not leads_in(first_line(blocks[n - 1 : n]))]
    size = (fits or [least])[-1]
    begun = cut(blocks[size - 1]) if not fits else Cut(blocks[size - 1], ())
    rest = (*begun.rest, *blocks[size:])
    if not is_worth_a_fold(rest):
        return Cut(quote, ())
    sight = replace(quote, blocks=(*blocks[: size - 1], begun.sight), lid=0)
    return Cut(sight, (Quote(rest, quote.location),))


def said(blocks: Blocks) -> Blocks:
    """What of `blocks` is in sight, of items their first lines; all, where they are short."""
    if not is_long(blocks):
        return blocks
    return tuple(_bare(cut(block).sight) for block in blocks)


def _bare(block: Block) -> Block:
    match block:
        case ItemList(items):
            return replace(block, items=tuple(replace(x, blocks=x.blocks[:1]) for x in items))
        case _:
            return block


def _items_in_sight(items: tuple[ListItem, ...]) -> int:
    """How many of `items`, which are long together, are in sight."""
    sizes = [n for n in range(MOST_ITEMS, FEWEST_ITEMS, -1) if not is_long(_first_lines(items[:n]))]
    return (sizes or [FEWEST_ITEMS])[0]


def _first_lines(items: tuple[ListItem, ...]) -> Blocks:
    return tuple(block for item in items for block in item.blocks[:1])


def _end(line: Inlines) -> int:
    """The last end of a sentence (a character, as `plain` counts them) up to which `line` is in
    sight, else the first; 0 where too little would be folded."""
    whole = plain(line)
    ends = [at for at in sentence_ends(line) if count(whole[at:]) >= LEAST]
    short = [at for at in ends if count(whole[:at]) <= MOST_WORDS]
    return (short[-1:] or ends[:1] or [0])[0]


def sentence_ends(line: Inlines) -> Iterator[int]:
    """Where sentences end in the words of `line` that can be cut, with a blank behind them: what
    stands together is read as one word."""
    at = 0
    opened = 0  # brackets that are not closed; each part is looked at once
    for inline in line:
        words = plain((inline,))
        end = at + len(words)
        before = opened
        opened += open_brackets(words)
        match inline:
            case Text(text):
                for piece in ended(text)[:-1]:
                    at += len(piece)
                    before += open_brackets(piece)
                    if piece[-1].isspace() and before <= 0:
                        yield at
            case LineBreak(hard=True):
                yield end
            case _:
                pass
        at = end
