"""Shape: quotes whose lines are pairs, with text between them."""

from collections.abc import Iterator
from itertools import takewhile

from cribdeck.notes.blocks import Block, Blocks, Inlines, Paragraph, Quote
from cribdeck.notes.document import Entry, Term
from cribdeck.notes.recognise.definitions import DASH
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.sentences import is_over
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import between, plain
from cribdeck.problems import Location

FEWEST = 2  # lines
EXAMPLE = """\
## Where things are

What stands somewhere "está" there:

> El taxi está aquí. - The taxi is here.

So does what is true for a while:

> El hotel está cerrado. - The hotel is closed.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Two or more lines in quotes, each with a dash between two sentences, or two words that end
    none: each is a term with what it means. Text between such quotes leads in to them. A sentence
    with a name behind the dash is what somebody said."""
    near = tuple(takewhile(lambda one: isinstance(one, Paragraph | Quote), blocks))
    found = [tuple(_pairs(block)) for block in near]
    if sum(map(len, found)) < FEWEST:
        return None
    used = max(i for i, terms in enumerate(found, 1) if terms)
    entries: list[Entry] = []
    for block, terms in zip(near[:used], found, strict=False):
        entries += terms or (aside(scope, (block,)),)
    return Found(tuple(entries), used)


def _pairs(block: Block) -> Iterator[Term]:
    """The pairs that the lines of a quote are; none where one line is no pair."""
    match block:
        case Quote(inner, _, "") if all(isinstance(one, Paragraph) for one in inner):
            lines = [line for one in inner if isinstance(one, Paragraph) for line in lines_of(one)]
            pairs = [_pair(where, line) for where, line in lines]
            if all(pairs):
                yield from (pair for pair in pairs if pair)
        case _:
            pass


def _pair(where: Location, line: Inlines) -> Term | None:
    text = plain(line)
    match [*DASH.finditer(text)]:
        case [sign]:
            sides = text[: sign.start()].strip(), text[sign.end() :].strip()
        case _:
            return None
    ends = {is_over(side) for side in sides}
    if not all(any(map(str.isalpha, side)) for side in sides) or len(ends) > 1:
        return None
    said = between(line, sign.end())
    return Term(between(line, 0, sign.start()), (Paragraph(said, where),), where)


SHAPE = Shape(__name__, EXAMPLE, find)
