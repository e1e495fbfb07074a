"""Headings in the items of numbered lists, whose text stands below the list, at the margin.

Knows that such text belongs to the item: a heading there (`26. ### What is a lock`) goes on up to
the next one of its kind, as any heading of its level does. Does not know what a question is.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.notes.reader.litter import NAVIGATION
from cribdeck.notes.reader.markdown import Node
from cribdeck.notes.reader.source import Source

UP = re.compile(r"\W*\[[^\[\]]*\]\(#[^()\s]*\)\W*")  # a link to the top, indented like code


def with_text_below(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, where what stands below a list that ends with a heading
    is in its last item. Where that has text already, the next such list must follow."""
    nodes = tuple(part for node in nodes for part in _parted(node))
    found: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        i += 1
        if level := _open_heading(node):
            end = i
            while end < len(nodes) and not _ends(nodes[end], level):
                end += 1
            if len(node.children[-1].children) > 1 and not _is_numbered(nodes[end : end + 1]):
                end = i  # what stands below the last one may be of all
            while end > i and nodes[end - 1].type in ("hr", "html_block"):
                end -= 1
            below = tuple(one for one in nodes[i:end] if not _leads_up(source, one))
            last = node.children[-1]
            last = last._replace(children=(*last.children, *below))
            node = node._replace(children=(*node.children[:-1], last))
            i = end
        found.append(node)
    return tuple(found)


def _parted(node: Node) -> Iterator[Node]:
    """`node`; a list that an answer at the margin ends with, and that goes on with a heading, whose
    number is not the next one there ("12. ###" behind three items), as two."""
    if node.type == "ordered_list" and not _heading(node.children[0]):
        for i, item in enumerate(node.children):
            number = item.token.info
            first = int(node.token.attrs.get("start", 1))
            if _heading(item) and number.isdecimal() and int(number) != first + i:
                yield _with_items(node, node.children[:i])
                yield _with_items(node, node.children[i:])
                return
    yield node


def _with_items(node: Node, items: tuple[Node, ...]) -> Node:
    """The list `node` with only these `items`, numbered as the first of them is."""
    first, *_, last = (items[0], *items)
    span = [(first.token.map or [0])[0], (last.token.map or [0, 0])[1]]
    token = node.token.copy(map=span, attrs={"start": int(first.token.info or 1)})
    return node._replace(token=token, children=items, line=first.line)


def _heading(item: Node) -> Node | None:
    first = item.children[0] if item.children else None
    return first if first and first.type == "heading" else None


def _open_heading(node: Node) -> str:
    """The level (`h3`) of the heading that the last item of `node` begins with; "" if none does."""
    if node.type != "ordered_list":
        return ""
    heading = _heading(node.children[-1])
    return heading.token.tag if heading else ""


def _ends(node: Node, level: str) -> bool:
    """Whether what a heading of this `level` begins is over with `node`."""
    if node.type == "heading":
        return node.token.tag <= level
    if node.type == "html_block":
        return True
    return _is_numbered((node,))


def _is_numbered(nodes: Sequence[Node]) -> bool:
    """Whether `nodes` begin with a list of such headings."""
    return any(
        node.type == "ordered_list" and _heading(node.children[0]) is not None for node in nodes
    )


def _leads_up(source: Source, node: Node) -> bool:
    if node.type == "code_block" and UP.fullmatch(node.token.content.strip()):
        source.leave_out(node.line, node.token.content, NAVIGATION)
        return True
    return False
