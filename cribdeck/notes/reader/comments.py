"""HTML comments among the nodes: which there are, and which stand alone.

Knows how comments are written. Does not know what they say (notes.comments), nor to which entry
they belong (recognise.under_heading).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cribdeck.notes.blocks import Comment
from cribdeck.notes.reader.source import Source
from cribdeck.notes.reader.tree import Node

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def comments_in(source: Source, node: Node) -> Iterator[Comment]:
    """The comments in `node` and below it, in document order."""
    match node.type:
        case "html_block":
            content = node.token.content
            for found in COMMENT.finditer(content):
                line = node.line + content.count("\n", 0, found.start())
                yield Comment(found[1], source.at(line))
        case "html_inline":
            if whole := COMMENT.fullmatch(node.token.content):
                yield Comment(whole[1], source.at(node.line))
        case _:
            for child in node.children:
                yield from comments_in(source, child)


def apart(
    source: Source, nodes: Sequence[Node]
) -> tuple[Sequence[Node], Sequence[tuple[Comment, ...]]]:
    """Those of `nodes` that are more than comments, and the comments before each of them and, last,
    behind all of them."""
    shown: list[Node] = []
    gaps: list[list[Comment]] = [[]]
    below, alone = 0, False
    for node in nodes:
        if _is_comment(node):
            alone = _stands_alone(source, node.line, alone if node.line == below else None)
            below = node.line + node.token.content.count("\n")
            gaps[-1] += (replace(comment, alone=alone) for comment in comments_in(source, node))
        else:
            shown.append(node)
            gaps.append([])
    return shown, [tuple(gap) for gap in gaps]


def _is_comment(node: Node) -> bool:
    return node.type == "html_block" and not COMMENT.sub("", node.token.content).strip()


def _stands_alone(source: Source, line: int, above: bool | None) -> bool:
    """Whether the comment at `line` is neither in something nor directly under it. `above`: what
    holds for the comment directly above, if there is one. An indented one never stands alone."""
    if above is None:
        above = line == 1 or not source.lines[line - 2].strip()
    return above and source.lines[line - 1].startswith("<!--")
