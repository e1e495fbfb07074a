"""Lists that a formula, a fence or a table at the margin interrupts.

Knows that to their writer it belongs to the item above it, though it ends the list in CommonMark
(5.2): where the numbers go on below it, or where the item ends with a colon, or only asks. Does not
know what an item says.
"""

import re
from collections.abc import Sequence

from cribdeck.notes.blocks import Text
from cribdeck.notes.questions import is_question
from cribdeck.notes.reader.markdown import LISTS, Node, words
from cribdeck.notes.words import COLONS

CUTS = frozenset({"math_block", "fence", "table"})
ENDS = frozenset({"heading", "hr", "html_block"})  # what goes on below an item, ends there
BOX = re.compile(r"\s*\[[ xX]\]")  # of an option, of which words may stand below
FARTHEST = 30  # nodes between a number and the next one


def with_cuts(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, which are siblings, and what is in them, where what cuts a list is in its items."""
    found: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        i += 1
        if _is_written(node):
            node, i = _rejoined(node, nodes, i)
        found.append(node._replace(children=with_cuts(node.children)) if _holds(node) else node)
    return tuple(found)


def _is_written(node: Node) -> bool:
    """Whether `node` is a list of Markdown, with items: one of HTML says itself where it ends."""
    return node.type in LISTS and bool(node.token.markup and node.children)


def _holds(node: Node) -> bool:
    return bool(node.children) and node.type not in ("inline", "paragraph", "heading", "table")


def _rejoined(of: Node, nodes: Sequence[Node], start: int) -> tuple[Node, int]:
    """The list `of`, above the node `start` of `nodes`, with what belongs to it from there on, and
    where that ends."""
    at = start
    while at < len(nodes) and nodes[at].type in CUTS:
        end = _end(of, nodes, at)
        if end == at:
            break
        of, at = _with_below(of, nodes[at:end]), end
        if at < len(nodes) and _goes_on(of, nodes[at]):
            of = _spanning(of, (*of.children, *nodes[at].children), nodes[at])
            at += 1
    return of, at


def _end(of: Node, nodes: Sequence[Node], start: int) -> int:
    """Where what belongs to the last item of the list `of`, and begins with the node `start`,
    ends: at its next number, or else, below a colon or a question, at the first blank line."""
    for i, node in enumerate(nodes[start : start + FARTHEST], start):
        if counts_on(of, node):
            return i
        if node.type in ENDS:
            break
    if not (_leads_in(of) or _asks_for(of, nodes[start])):
        return start
    end = start + 1
    while end < len(nodes) and _follows(nodes[end - 1], nodes[end]):
        end += 1
    return end


def _leads_in(of: Node) -> bool:
    """Whether the last line of the list `of` announces what stands below it."""
    below = of.children[-1].children
    if not below or below[-1].type not in LISTS | {"paragraph"}:
        return False
    said = BOX.sub("", words(below[-1])).rstrip()
    return said.endswith(COLONS) and any(map(str.isalnum, said))


def _asks_for(of: Node, below: Node) -> bool:
    """Whether the last item of the list `of` is a question, and nothing more, that `below` answers:
    it stands directly below, or the questions above it are answered."""
    *others, last = of.children
    match last.children:
        case (Node() as line,) if line.type == "paragraph":
            is_asked = is_question((Text(words(line)),))
        case _:
            return False
    are_answered = all(len(item.children) > 1 for item in others)
    return is_asked and (are_answered or _follows(line, below))


def _follows(above: Node, node: Node) -> bool:
    """Whether `node`, a paragraph or what cuts as well, stands directly below `above`."""
    _, end = above.token.map or (0, 0)
    return node.type in CUTS | {"paragraph"} and node.line == end + 1


def _goes_on(of: Node, node: Node) -> bool:
    """Whether the list `of` goes on with `node`: with its next number, or with a bullet directly
    below; behind a blank line, bullets may be others."""
    _, end = of.token.map or (0, 0)
    is_bulleted = node.type == of.type == "bullet_list" and node.token.markup == of.token.markup
    return (is_bulleted and node.line == end + 1) or counts_on(of, node)


def counts_on(of: Node, node: Node) -> bool:
    """Whether the first number of `node` is the next one of the list `of`."""
    is_same = of.type == "ordered_list" == node.type and node.token.markup == of.token.markup
    return is_same and first_number(node) == first_number(of) + len(of.children)


def first_number(of: Node) -> int:
    """The number of the first item of the numbered list `of`."""
    return int(of.token.attrs.get("start", 1))


def _with_below(of: Node, below: Sequence[Node]) -> Node:
    """The list `of`, in whose last item `below` stands, too: in the innermost that leads it in."""
    *others, last = of.children
    *above, inner = last.children or (last,)
    if inner.type in LISTS and _leads_in(inner):
        inside = (*above, _with_below(inner, below))
    else:
        inside = (*last.children, *below)
    return _spanning(of, (*others, _spanning(last, inside, below[-1])), below[-1])


def _spanning(node: Node, children: Sequence[Node], last: Node) -> Node:
    """`node` with these `children`, up to where `last` of them ends."""
    first, _ = node.token.map or (node.line - 1, node.line)
    _, end = last.token.map or (last.line - 1, last.line)
    return node._replace(token=node.token.copy(map=[first, end]), children=tuple(children))
