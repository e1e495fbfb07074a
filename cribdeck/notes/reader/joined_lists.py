"""Lists that Markdown parts where their writer saw one: at another marker (`*`, then `-`), and
where what an item announces ("Three kinds:") is not indented.

Knows how lists follow one another without a blank line between. Does not know what they say.
"""

from collections.abc import Sequence

from cribdeck.notes.reader.markdown import LISTS, Node
from cribdeck.notes.reader.source import Source
from cribdeck.notes.words import COLONS

BULLETS, NUMBERS = "bullet_list", "ordered_list"
HOLDERS = LISTS | {"list_item", "blockquote"}


def joined(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, where a list directly below another one goes on with it, or is in its last item."""
    found: list[Node] = []
    items: list[list[Node]] = []  # of each that was found
    for node in nodes:
        if node.type in HOLDERS:
            node = node._replace(children=joined(source, node.children))
        touches = bool(found) and node.line > 1 and source.lines[node.line - 2].strip(" \t>")
        if touches and _goes_on(found[-1], len(items[-1]), node):
            items[-1] += node.children
        elif touches and _is_told(found[-1], items[-1], node):
            last = items[-1][-1]
            items[-1][-1] = _holding(last, (*last.children, node))
        else:
            found.append(node)
            items.append([*node.children])
    return tuple(
        _holding(node, held) if held != [*node.children] else node
        for node, held in zip(found, items, strict=True)
    )


def _goes_on(above: Node, count: int, below: Node) -> bool:
    """Whether the list `below` goes on with `above`, which has `count` items: both have bullets, or
    its numbers are the next ones."""
    if above.type != below.type or above.type not in LISTS:
        return False
    first, then = (int(one.token.attrs.get("start", 1)) for one in (above, below))
    return above.type == BULLETS or then == first + count


def _is_told(above: Node, items: Sequence[Node], below: Node) -> bool:
    """Whether the last of `items`, those of `above`, announces the list `below`, which is one of
    another kind: it is one line that ends with a colon."""
    if {above.type, below.type} != LISTS:
        return False
    match items[-1].children:
        case (Node("paragraph", _, (line,)),):
            return line.token.content.rstrip(" *_").endswith(COLONS)
        case _:
            return False


def _holding(node: Node, children: Sequence[Node]) -> Node:
    """`node` with these `children`, up to where the last of them ends."""
    token = node.token.copy()
    token.map = [(node.token.map or [0, 0])[0], (children[-1].token.map or [0, 0])[1]]
    return node._replace(token=token, children=tuple(children))
