"""Documents in what opens on demand: `<details>` around headings, such as a translation or a
chapter.

Knows that their headings are headings, and what the lid is then: the heading above them, or nothing
where it only says to click. Does not know what stands below a heading.
"""

from collections.abc import Iterator, Sequence

from cribdeck.notes.blocks import Inlines, Text
from cribdeck.notes.questions import asks
from cribdeck.notes.reader import html_nodes
from cribdeck.notes.reader.inlines import is_comment
from cribdeck.notes.reader.litter import NAVIGATION
from cribdeck.notes.reader.markdown import Node, words
from cribdeck.notes.reader.source import Source
from cribdeck.notes.recognise.labels import FOLLOWING, Role, has_role, label_of_title
from cribdeck.notes.recognise.lids import ASIDE, REVEALS, tells_right
from cribdeck.notes.words import has_words

DEEPEST = 6  # level of a heading


def out_of_details(source: Source, nodes: Sequence[Node], level: int = 0) -> tuple[Node, ...]:
    """`nodes`, which are siblings at the margin below a heading of `level`, where what opens on
    demand and holds headings stands as if nobody had to open it. Where it answers what stands above
    it, or its lid asks or remarks ("Example"), it stays as it is. What goes on behind it, goes on
    below no heading."""
    found: list[Node] = []
    for i, node in enumerate(nodes):
        if node.type == "heading":
            level = _level(node)
        if not _holds_document(node, found):
            found.append(node)
            continue
        next_level = next((_level(one) for one in nodes[i + 1 :] if one.type == "heading"), 0)
        found += _laid_open(source, node, level, is_part=next_level > level)
        behind = next((one for one in nodes[i + 1 :] if not is_comment(one)), None)
        if behind and behind.type != "heading" and not _holds_document(behind, ()):
            found.append(html_nodes.rule(behind.line))
    return tuple(found)


def _holds_document(node: Node, above: Sequence[Node]) -> bool:
    """Whether `node`, which stands below `above`, opens on demand and is no answer or remark."""
    if node.type != "details" or not any(map(_is_heading, node.children)):
        return False
    lid = _lid(node)
    if not lid:
        return True
    is_own = asks(lid) or has_role(label_of_title(lid), FOLLOWING)
    first = words(node.children[1]) if len(node.children) > 1 else ""
    if is_own or tells_right(lid, first) or ASIDE.match(words(node.children[0])):
        return False
    last = next((one for one in reversed(above) if not is_comment(one)), None)
    answers = last and last.type != "details" and asks((Text(words(last)),))
    return not ((answers and _only_opens(node)) or _is_exercise(above))


def _is_exercise(above: Sequence[Node]) -> bool:
    """Whether the heading that the last of the nodes `above` stand below is that of an exercise:
    whatever opens there, solves it."""
    heading = next((one for one in reversed(above) if one.type == "heading"), None)
    of = label_of_title((Text(words(heading).strip()),)) if heading else None
    return has_role(of, (Role.EXERCISE,))


def _is_heading(node: Node) -> bool:
    return node.type == "heading" and has_words((Text(words(node)),))


def _lid(node: Node) -> Inlines:
    first = node.children[0]
    return (Text(words(first).strip()),) if first.type == "summary" else ()


def _only_opens(node: Node) -> bool:
    """Whether the lid of `node` says nothing but that it opens."""
    return REVEALS.match(words(node.children[0])) is not None


def _laid_open(source: Source, node: Node, above: int, *, is_part: bool) -> Iterator[Node]:
    """What `node` holds, with its lid as a heading, one level below that of the level `above` that
    it belongs to. A document in it of this level or a higher one belongs to the whole, unless it
    `is_part`: other headings below that one follow."""
    lid = node.children[0] if _lid(node) else None
    inside = out_of_details(source, node.children[1:] if lid else node.children, above)
    highest = min(_level(one) for one in inside if one.type == "heading")
    level = above + 1 if is_part or highest > above else max(highest, 2)
    if lid and _only_opens(node):
        source.leave_out(lid.line, words(lid), NAVIGATION)
    elif lid:
        yield _heading(lid, level)
        level += 1
    for one in inside:
        if one.type == "heading":
            deeper = _level(one) + max(level - highest, 0)
            one = _heading(one, deeper)
        yield one


def _level(heading: Node) -> int:
    return int(heading.token.tag[1])


def _heading(line: Node, level: int) -> Node:
    tag = f"h{min(level, DEEPEST)}"
    return line._replace(type="heading", token=line.token.copy(tag=tag))
