"""Headings in the bullets of an outline, as Logseq writes them: `- ## Locks`, and bullets below.

Knows that such a heading heads what is indented below it, and then nothing beside it, that one
further in is of a lower level, and that a table or a quote is in a bullet only because all is. Does
not know what stands below a heading.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from cribdeck.notes.blocks import Text
from cribdeck.notes.reader import html_nodes
from cribdeck.notes.reader.markdown import BREAKS, Node, words
from cribdeck.notes.reader.wiki import LEFT_OUT
from cribdeck.notes.words import has_words

DEEPEST = 6  # level of a heading
SAID = re.compile(r"^[ \t]*heading:: (?:true|[1-6])[ \t]*$", re.MULTILINE)
SHOWN = frozenset({"table", "blockquote", "math_block"})  # a sample goes on with what is above it


def out_of_bullets(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, where headings in bullets stand as headings, each above
    the bullets below it. Such a bullet holds nothing else: `- ### Why?` above text is a question in
    an item. A block of Logseq is one where its property says so (`heading:: true`)."""
    return tuple(part for node in nodes for part in _parts(_with_headings(node), 0))


def _with_headings(node: Node) -> Node:
    """`node`, in which the items of lists begin with a heading where their property says so."""
    if node.type not in ("bullet_list", "list_item"):
        return node
    children = tuple(map(_with_headings, node.children))
    if node.type == "list_item" and children and (heading := _said_heading(children[0])):
        children = (heading, *children[1:])
    return node._replace(children=children)


def _said_heading(line: Node) -> Node | None:
    """The paragraph `line` as the heading that a line of its properties says it is."""
    if line.type != "paragraph" or not SAID.search(line.children[0].token.content):
        return None
    (inline,) = line.children
    first = next((i for i, one in enumerate(inline.children) if one.type in BREAKS), None)
    if first is None or any(one.type not in (*BREAKS, LEFT_OUT) for one in inline.children[first:]):
        return None
    inside = tuple(one for one in inline.children if one.type not in BREAKS)
    token = line.token.copy(type="heading_open", tag="h1")
    return line._replace(type="heading", token=token, children=(inline._replace(children=inside),))


def _parts(node: Node, above: int) -> Iterator[Node]:
    """What stands in `node` below a heading of the level `above`."""
    if node.type != "bullet_list" or not (above or any(map(_heads_bullets, node.children))):
        yield node
        return
    is_over = False  # whether a heading has its bullets below it, and so none of those beside it
    for stands_alone, run in groupby(node.children, _stands_alone):
        items = tuple(run)
        if not stands_alone:
            if is_over and any(item.children for item in items):
                yield html_nodes.rule(items[0].line)
            yield _with_items(node, items)
            continue
        is_over = _is_heading(items[-1].children[0]) and _has_bullets(items[-1])
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


def _has_bullets(item: Node) -> bool:
    return any(one.type == "bullet_list" for one in item.children)


def _is_heading(node: Node) -> bool:
    """Whether `node` is a heading with words."""
    return node.type == "heading" and has_words((Text(words(node)),))


def _is_property(node: Node) -> bool:
    return node.type == "paragraph" and "::" in node.children[0].token.content


def _with_items(node: Node, items: tuple[Node, ...]) -> Node:
    span = [items[0].line - 1, (items[-1].token.map or node.token.map or [0, 0])[1]]
    return node._replace(token=node.token.copy(map=span), children=items, line=items[0].line)
