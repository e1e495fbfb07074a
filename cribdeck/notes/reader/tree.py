"""The tokens of markdown-it as a tree, in which each node knows its line.

Knows where tokens open, close and stand. Does not know what they mean.
"""

from collections.abc import Iterable
from typing import NamedTuple

from markdown_it.token import Token

from cribdeck.notes.reader.markdown import LINE_ENDS


class Node(NamedTuple):
    """A token with what stands between it and its closing token; `type` is the token's without
    `_open`, and `line` where it begins, from 1. (markdown-it's own SyntaxTreeNode does much the
    same, four times slower.)"""

    type: str
    token: Token
    children: "tuple[Node, ...]"
    line: int


def nodes_of(tokens: Iterable[Token], line: int = 1) -> tuple[Node, ...]:
    """The nodes of `tokens`, which begin at `line`. Blocks say theirs; inlines are counted."""
    levels: list[tuple[Token | None, list[Node], int]] = [(None, [], line)]
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.nesting == 1:
            levels.append((token, [], line))
        elif token.nesting == -1:
            opened, children, first = levels.pop()
            assert opened is not None
            kind = opened.type.removesuffix("_open")
            levels[-1][1].append(Node(kind, opened, tuple(children), first))
            if token.meta:  # a link, from its beginning
                line = first + _line_ends(token)
        else:
            inside = nodes_of(token.children, line) if token.children else ()
            levels[-1][1].append(Node(token.type, token, inside, line))
            if token.type != "text":
                line += _line_ends(token)
    return tuple(levels[0][1])


def _line_ends(token: Token) -> int:
    """How many lines end within an inline token that is not text."""
    if token.type in ("softbreak", "hardbreak"):
        return 1
    return int(token.meta.get(LINE_ENDS, 0)) or token.content.count("\n")
