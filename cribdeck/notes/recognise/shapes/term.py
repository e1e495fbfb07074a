"""Shape of an item: a bold term and its definition."""

import re

from cribdeck.notes.blocks import Blocks, Inlines, LineBreak, Quote, Strong, Text
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.lists import below_prompt, first_line
from cribdeck.notes.recognise.pieces import COLONS
from cribdeck.notes.recognise.shape import Found, Scope, Shape

SEPARATOR = re.compile(r"\s*[:：]\s*|\s*[–—]\s*|\s+(--?|=|→)\s+")
EXAMPLE = """\
## Terms

* **Broker:** A Kafka server.
* **Topic** – A named log.
* **Offset**

  The number of a record in its partition.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item that begins with bold words and then a colon (inside or outside of them), a dash, an
    equals sign, an arrow or the end of the line: the bold words are the term, and what follows is
    its definition."""
    line, anchor = split_anchor(first_line(blocks))
    # A quote only remarks; anything else below the line could define the term.
    has_more = any(not isinstance(block, Quote) for block in blocks[1:])
    split = _split(line, has_more=has_more)
    if split is None:
        return None
    name, definition = split
    answer = below_prompt(scope, definition, blocks)
    return Found((Term(name, answer, scope.location, anchor=anchor),), len(blocks))


def _split(line: Inlines, *, has_more: bool) -> tuple[Inlines, Inlines] | None:
    """`**Broker:** A server` -> (Broker, A server)."""
    match line:
        case (Strong(name), *rest):
            pass
        case _:
            return None
    match name:
        case (*before, Text(text)) if text.rstrip().endswith(COLONS):
            bare = Text(text.rstrip().rstrip("".join(COLONS)).rstrip())
            return (*before, bare), _left_stripped(tuple(rest))
    match rest:
        case [] if has_more:
            return name, ()
        case [LineBreak(), *below]:
            return name, tuple(below)
        case [Text(text), *more] if found := SEPARATOR.match(text):
            tail = text[found.end() :]
            definition = ((Text(tail),) if tail else ()) + tuple(more)
            return (name, definition) if definition or has_more else None
        case _:
            return None


def _left_stripped(line: Inlines) -> Inlines:
    match line:
        case (Text(text), *rest):
            return ((Text(text.lstrip()),) if text.strip() else ()) + tuple(rest)
        case (LineBreak(), *rest):
            return tuple(rest)
        case _:
            return line


SHAPE = Shape(__name__, EXAMPLE, find)
