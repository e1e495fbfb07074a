"""Lists that Markdown parts where their writer saw one: at another marker (`*`, then `-`), where
what an item announces ("Three kinds:") is not indented, and at a formula, a fence or a table at the
margin.

Knows how lists follow one another, and that what cuts one belongs to the item above it, though it
ends the list in CommonMark (5.2): where the numbers go on below it, or where the item ends with a
colon, or only asks. Does not know what an item says.
"""

import re
from collections.abc import Sequence

from cribdeck.notes.blocks import Text
from cribdeck.notes.questions import is_question
from cribdeck.notes.reader.markdown import LISTS, Node, spanning, within, words
from cribdeck.notes.reader.source import Source
from cribdeck.notes.words import COLONS

BULLETS = "bullet_list"
HOLDERS = LISTS | {"list_item", "blockquote"}
CUTS = frozenset({"math_block", "fence", "table"})
ENDS = frozenset({"heading", "hr", "html_block"})  # what goes on below an item, ends there
BOX = re.compile(r"\s*\[[ xX]\]")  # of an option, of which words may stand below
FARTHEST = 30  # nodes between a number and the next one


def joined(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, where a list directly below another one goes on with it, or is in its last item."""
    found: list[Node] = []
    items: list[list[Node]] = []  # of each that was found
    for node in nodes:
        if node.type in HOLDERS:
            node = node._replace(children=joined(source, node.children))
        touches = bool(found) and node.line > 1 and source.lines[node.line - 2].strip(" \t>")
        if touches and _is_next(found[-1], len(items[-1]), node):
            items[-1] += node.children
        elif touches and _is_told(found[-1], items[-1], node):
            last = items[-1][-1]
            items[-1][-1] = spanning(last, (*last.children, node))
        else:
            found.append(node)
            items.append([*node.children])
    return tuple(
        spanning(node, held) if held != [*node.children] else node
        for node, held in zip(found, items, strict=True)
    )


def _is_next(above: Node, count: int, below: Node) -> bool:
    """Whether the list `below` goes on with `above`, which has `count` items: both have bullets, or
    its numbers are the next ones."""
    if above.type != below.type or above.type not in LISTS:
        return False
    return above.type == BULLETS or first_number(below) == first_number(above) + count


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


# --- What cuts a list -----------------------------------------------------------------------------


def with_cuts(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, which are siblings, and what is in them, where what cuts a list is in its items."""
    found: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        i += 1
        if _is_written(node):
            node, i = _rejoined(node, nodes, i)
        found.append(node)
    return tuple(within(with_cuts, found))


def _is_written(node: Node) -> bool:
    """Whether `node` is a list of Markdown, with items: one of HTML says itself where it ends."""
    return node.type in LISTS and bool(node.token.markup and node.children)


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
            of = spanning(of, (*of.children, *nodes[at].children))
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
    is_bulleted = node.type == of.type == BULLETS and node.token.markup == of.token.markup
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
    return spanning(of, (*others, spanning(last, inside)))
