"""Questions that are counted by hand: `1.What is a lock?`, `1、…`, `1）…`: no lists of Markdown.

Knows such numbers, and that what stands below one belongs to it, up to the next. Does not know what
becomes of a question.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cribdeck.notes.blocks import Text
from cribdeck.notes.questions import asks
from cribdeck.notes.reader.markdown import BREAKS, Node, last_line, made, paragraph, words
from cribdeck.notes.reader.source import Source
from cribdeck.notes.shares import half

NUMBER = re.compile(r"\s*(?P<number>\d{1,3})(?:[.)](?=[^\W\d])|[.)](?=[¿¡«\"“])|[、．）])\s*")
NUMBERED = "number of an item"  # why it is left out: the list counts
ENDS = frozenset({"heading", "hr"})


class Part(NamedTuple):
    """A node, or some lines of a paragraph: those that begin with a `number` and what it counts, or
    others."""

    node: Node
    number: int | None = None


def with_items(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, which are siblings, where questions that are counted by hand, one after the other,
    are the items of a list: half of them ask at least."""
    found: list[Node] = []
    i = 0
    while i < len(nodes):
        end = _end_of_run(nodes, i)
        parts = [part for node in nodes[i:end] for part in _parts(node)]
        if _are_questions(parts):
            found.append(_list(source, parts))
        else:
            end = max(end, i + 1)
            found += nodes[i:end]
        i = end
    return tuple(found)


def _end_of_run(nodes: Sequence[Node], start: int) -> int:
    """Where what is counted from the node `start` on ends, with the text below the last of it, if
    one above has some; `start` where nothing is."""
    numbers = _numbers(nodes[start])
    if not numbers:
        return start
    last, end, has_text = numbers[-1], start + 1, _has_text(nodes[start])
    for i in range(start + 1, len(nodes)):
        if nodes[i].type in ENDS:
            return i if has_text else end
        if numbers := _numbers(nodes[i]):
            if numbers[0] != last + 1:
                return i if has_text else end
            has_text = has_text or end < i or _has_text(nodes[i])
            last, end = numbers[-1], i + 1
    return len(nodes) if has_text else end


def _numbers(node: Node) -> list[int]:
    """The numbers of the lines of `node` from the first on, if that has one, which count on."""
    found: list[int] = []
    for part in _parts(node):
        if part.number is None:
            break
        found.append(part.number)
    return found


def _has_text(node: Node) -> bool:
    lines = node.children[0].children
    return sum(one.type in BREAKS for one in lines) >= len(_numbers(node))


def _parts(node: Node) -> Iterator[Part]:
    """`node`, a paragraph in parts of which each begins with the line of a number."""
    if node.type != "paragraph":
        yield Part(node)
        return
    inside = node.children[0].children
    begin, number = 0, _number(inside)
    for i, one in enumerate(inside):
        if one.type not in BREAKS or number is None:
            continue
        further = _number(inside[i + 1 :])
        if further == number + 1:
            yield Part(paragraph(inside[begin:i]), number)
            begin, number = i + 1, further
    yield Part(paragraph(inside[begin:]) if begin else node, number)


def _number(inside: Sequence[Node]) -> int | None:
    found = NUMBER.match(inside[0].token.content) if inside and inside[0].type == "text" else None
    return int(found["number"]) if found else None


def _are_questions(parts: Sequence[Part]) -> bool:
    counted = [part for part in parts if part.number is not None]
    asking = sum(asks((Text(_first_line(part.node)),)) for part in counted)
    return len(counted) > 1 and half(asking, len(counted))


def _first_line(node: Node) -> str:
    said = "".join(map(words, node.children[0].children)).split("\n")[0]
    return NUMBER.sub("", said, count=1)


def _list(source: Source, parts: Sequence[Part]) -> Node:
    """The list of `parts`, of which the first is counted."""
    items: list[list[Node]] = []
    for node, number in parts:
        if number is None:
            items[-1].append(node)
            continue
        (line,) = node.children
        first, *others = line.children
        found = NUMBER.match(first.token.content)
        assert found
        source.leave_out(first.line, found[0].strip(), NUMBERED)
        first = first._replace(token=first.token.copy(content=first.token.content[found.end() :]))
        breaks = [i for i, one in enumerate(others) if one.type in BREAKS][:1]
        asked = others[: breaks[0]] if breaks else others
        items.append([paragraph((first, *asked))])
        if breaks and (below := others[breaks[0] + 1 :]):
            items[-1].append(paragraph(below))
    made_of = [made("list_item", item[0].line, item, last=last_line(item[-1])) for item in items]
    start = parts[0].number or 1
    last = last_line(made_of[-1])
    return made("ordered_list", made_of[0].line, made_of, last=last, attrs={"start": start})
