"""Sentences that a formula on lines of its own parts.

Knows that the words before it, the formula and the words behind are one paragraph, though there are
blank lines between them. Does not know what the words say.
"""

from collections.abc import Sequence

from cribdeck.notes.reader.markdown import FLAT, Node, text_node, words
from cribdeck.notes.sentences import goes_on
from cribdeck.notes.words import COLONS

FORMULA = "math_block"
LONGEST_NAME = 5  # words of a line in an item that has its definition below


def with_whole_sentences(nodes: Sequence[Node], *, is_item: bool = False) -> tuple[Node, ...]:
    """`nodes`, which are siblings (those of an item, or others), and what is in them, where each
    sentence is in one paragraph."""
    found: list[Node] = []
    for node in nodes:
        match found[-2:]:
            case [above, formula] if _is_one(above, formula, node) and not (
                is_item and len(found) == 2 and _is_name(above)
            ):
                found[-2:] = [_joined(above, formula, node)]
                continue
        if node.children and node.type not in FLAT:
            inside = with_whole_sentences(node.children, is_item=node.type == "list_item")
            node = node._replace(children=inside)
        found.append(node)
    return tuple(found)


def _is_one(above: Node, formula: Node, below: Node) -> bool:
    if (above.type, formula.type, below.type) != ("paragraph", FORMULA, "paragraph"):
        return False
    said = [one for one in above.children[0].children if one.type != "text" or words(one).strip()]
    is_bold = len(said) == 1 and said[0].type == "strong"
    return not is_bold and goes_on(words(above), words(below), formula.token.content)


def _is_name(node: Node) -> bool:
    said = words(node).rstrip()
    return len(said.split()) <= LONGEST_NAME and not said.endswith(COLONS)


def _joined(above: Node, formula: Node, below: Node) -> Node:
    """The paragraph that the three are."""
    line, last = above.children[0], below.children[0]
    drawn = formula._replace(type="math_inline_double")
    between = (text_node(" ", formula.line), drawn, text_node(" ", below.line))
    line = line._replace(children=(*line.children, *between, *last.children))
    first, _ = above.token.map or (above.line - 1, above.line)
    _, end = below.token.map or (below.line - 1, below.line)
    return above._replace(token=above.token.copy(map=[first, end]), children=(line,))
