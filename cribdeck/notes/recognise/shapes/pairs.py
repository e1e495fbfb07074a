"""Shape: a list of pairs."""

import re
from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Text
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.lists import below_prompt, first_line, with_surroundings
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import plain

SEPARATOR = re.compile(r"(?:^|\s)(?:--?|[–—=→])\s+")
NAME_MOST = 5  # words before the sign
EXAMPLE = """\
## Animals

* perro – dog
* gato – cat
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Two or more bullets, each of which has a sign (a dash, an equals sign or an arrow) behind at
    most five words: each is a term with its definition."""
    match piece_at(blocks):
        case Piece(ItemList(items, None) as block) as piece if len(items) > 1:
            terms = [term for item in items if (term := _term(scope, item))]
            return (
                with_surroundings(scope, piece, block, terms) if len(terms) == len(items) else None
            )
        case _:
            return None


def _term(scope: Scope, item: ListItem) -> Term | None:
    line, anchor = split_anchor(first_line(item.blocks))
    split = _split(line)
    if split is None:
        return None
    name, definition = split
    within = replace(scope, location=item.location)
    answer = below_prompt(within, definition, item.blocks)
    return Term(name, answer, item.location, anchor=anchor)


def _split(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`perro – dog` -> (perro, dog), where a few words stand before the sign."""
    for i, inline in enumerate(line):
        match inline:
            case Text(text) if sign := SEPARATOR.search(text):
                before = Text(text[: sign.start()].rstrip())
                name = (*line[:i], before) if before.text else line[:i]
                rest = (Text(text[sign.end() :]), *line[i + 1 :])
                if plain(rest).strip() and 0 < len(plain(name).split()) <= NAME_MOST:
                    return name, rest
                return None
    return None


SHAPE = Shape(__name__, EXAMPLE, find)
