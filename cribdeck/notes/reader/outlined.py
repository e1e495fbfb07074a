"""Headings in the bullets of an outline, as Logseq writes them: `- ## Locks`, and bullets below.

Knows that such a heading heads what is indented below it, that one further in is of a lower level,
and that a table or a quote is in a bullet only because all is. Does not know what stands below a
heading.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cribdeck.notes.blocks import Text
from cribdeck.notes.reader.markdown import Node, words
from cribdeck.notes.words import has_words

DEEPEST = 6  # level of a heading
SHOWN = frozenset({"table", "blockquote", "math_block"})  # a sample goes on with what is above it


def out_of_bullets(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, where headings in bullets stand as headings, each above
    the bullets below it. Such a bullet holds nothing else: `- ### Why?` above text is a question in
    an item."""
    return tuple(part for node in nodes for part in _parts(node, 0))


def _parts(node: Node, above: int) -> Iterator[Node]:
    """What stands in `node` below a heading of the level `above`."""
    if node.type != "bullet_list" or not (above or any(map(_heads_bullets, node.children))):
        yield node
        return
    for stands_alone, run in groupby(node.children, _stands_alone):
        items = tuple(run)
        if not stands_alone:
            yield _with_items(node, items)
            continue
        for item in items:
            first, *below = item.children
            if _is_heading(first):
                level = min(max(int(first.token.tag[1]), above + 1), DEEPEST)
                first = first._replace(token=first.token.copy(tag=f"h{level}"))
                below = [part for one in below for part in _parts(one, level)]
            yield from (first, *below)


def _stands_alone(item: Node) -> bool:
    """Whether what `item` holds is no item of a list."""
    first, *below = item.children or (item,)
    return _is_heading(first) or (not below and first.type in SHOWN)


def _heads_bullets(item: Node) -> bool:
    """Whether `item` is a heading, with properties and bullets below it at most."""
    match item.children:
        case (heading, *below):
            lines = [one for one in below if one.type != "bullet_list"]
            return _is_heading(heading) and all(map(_is_property, lines))
        case _:
            return False


def _is_heading(node: Node) -> bool:
    """Whether `node` is a heading with words."""
    return node.type == "heading" and has_words((Text(words(node)),))


def _is_property(node: Node) -> bool:
    return node.type == "paragraph" and "::" in node.children[0].token.content


def _with_items(node: Node, items: tuple[Node, ...]) -> Node:
    span = [items[0].line - 1, (items[-1].token.map or node.token.map or [0, 0])[1]]
    return node._replace(token=node.token.copy(map=span), children=items, line=items[0].line)
