"""Columns of a page (`:::: column` of Pandoc and Quarto), each with a line that names it.

Knows that such a line, directly above a list, introduces that. Does not know what is listed.
"""

import re
from collections.abc import Sequence

from cribdeck.notes.reader.markdown import LISTS, Node, made
from cribdeck.notes.reader.wiki import LEFT_OUT

COLUMN = re.compile(r":{3,}\s*(?:\{[^{}]*)?\.?column\b")


def with_names(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes` of a whole document, where the name of a column is in bold, as one above a list."""
    found = list(nodes)
    for i in range(len(nodes) - 2):
        mark, line, below = nodes[i : i + 3]
        is_mark = mark.type == LEFT_OUT and COLUMN.match(mark.token.content)
        if is_mark and line.type == "paragraph" and below.type in LISTS:
            inline = line.children[0]
            bold = made("strong", line.line, inline.children)
            found[i + 1] = line._replace(children=(inline._replace(children=(bold,)),))
    return tuple(found)
