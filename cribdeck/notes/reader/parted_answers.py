"""Headings that only part the answer of one above them that asks, with the rules between them.

Knows where a document is one of questions and answers. Does not know what an answer is.
"""

from collections.abc import Iterator, Sequence

from cribdeck.notes.blocks import Text
from cribdeck.notes.questions import announces_questions, asks
from cribdeck.notes.reader.markdown import Node, words
from cribdeck.notes.recognise.labels import ASKING, Role, has_role, label_of_title
from cribdeck.notes.recognise.lids import PAGES
from cribdeck.notes.shares import half

FEWEST = 3  # headings of a rank that ask: fewer may be chapters of a text
LONGEST = 100  # lines of an answer: more are a chapter


def with_whole_answers(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, where headings below one that asks are lines in bold of
    its answer, and rules above these are none. So it is where half of the headings of its rank ask,
    and none below it does."""
    ranks = {rank for rank in "123456" if _is_of_questions(nodes, f"h{rank}")}
    found: list[Node] = []
    i = 0
    while i < len(nodes):
        end = _end(nodes, i) if _asks(nodes[i]) and nodes[i].token.tag[1] in ranks else i + 1
        found += _in_one(nodes[i:end]) if _is_answer(nodes[i:end]) else nodes[i:end]
        i = end
    return tuple(found)


def _is_of_questions(nodes: Sequence[Node], tag: str) -> bool:
    asking = [_asks(node) for node in nodes if node.type == "heading" and node.token.tag == tag]
    return sum(asking) >= FEWEST and half(sum(asking), len(asking))


def _asks(node: Node) -> bool:
    return node.type == "heading" and asks(_line(node))


def _line(heading: Node) -> tuple[Text]:
    return (Text(words(heading)),)


def _end(nodes: Sequence[Node], start: int) -> int:
    """Where what the heading `start` begins is over: with the next one of its rank, or a higher, or
    above what says where the answer is from."""
    rank = nodes[start].token.tag
    for i in range(start + 1, len(nodes)):
        if nodes[i].type == "heading" and (nodes[i].token.tag <= rank or _is_page(nodes[i])):
            return i
    return len(nodes)


def _is_page(heading: Node) -> bool:
    is_source = has_role(label_of_title(_line(heading)), {Role.SOURCE})
    return is_source or PAGES.fullmatch(words(heading)) is not None


def _is_answer(nodes: Sequence[Node]) -> bool:
    """Whether what stands below the first of `nodes`, a heading, is one answer with headings in
    it. One with nothing below it leads on to headings of other ranks."""
    headings = [node for node in nodes[1:] if node.type == "heading"]
    is_short = nodes[-1].line - nodes[0].line <= LONGEST
    is_open = any(node.type == "heading" for node in [*_said(nodes)][-1:])
    return is_short and not is_open and bool(headings) and not any(map(_begins_other, headings))


def _said(nodes: Sequence[Node]) -> Iterator[Node]:
    return (node for node in nodes if node.type != "hr")


def _begins_other(heading: Node) -> bool:
    """Whether `heading` asks, announces questions, or has settings of its own."""
    line = _line(heading)
    asks_by_label = has_role(label_of_title(line), ASKING)
    is_asking = asks(line) or announces_questions(line) or asks_by_label
    said = heading.children[0].token.content
    return is_asking or "<!--" in said or "{#" in said or not words(heading).strip()


def _in_one(nodes: Sequence[Node]) -> Iterator[Node]:
    """`nodes`, of which the first is a heading, with lines for the others, without rules above
    them."""
    last = max(i for i, node in enumerate(nodes) if node.type == "heading")
    yield nodes[0]
    for i, node in enumerate(nodes[1:], 1):
        if node.type == "heading":
            yield node._replace(type="summary")
        elif node.type != "hr" or i > last:
            yield node
