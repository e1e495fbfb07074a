"""Letters that answer, with a sign of options: `A.` or `A)` below `Q.`.

Knows that such a letter labels the answer as `A:` does, where it stands below the label of a
question and no `B.` follows: then it would be an option. Does not know what a question says.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cribdeck.notes.languages import words
from cribdeck.notes.reader import markdown
from cribdeck.notes.reader.markdown import BREAKS, Node, within
from cribdeck.notes.recognise.labels import LABELS, Role
from cribdeck.notes.recognise.letters import has_second

LETTERS = "|".join(word for word in words("answer") if len(word) == 1)
ANSWERS = re.compile(rf"(?P<letter>\W*(?:{LETTERS}))[.)](?=\s|$)", re.IGNORECASE)
LINES = frozenset({"paragraph", "heading"})


class Line(NamedTuple):
    """A line of the node `of` its siblings, which begins with the inline `at`."""

    of: int
    at: int
    said: str


def with_colons(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, which are siblings, and what is in them, where each letter that answers has a
    colon."""
    found = within(with_colons, nodes)
    for line in _answers(found):
        (inline,) = found[line.of].children
        inside = list(inline.children)
        inside[line.at] = _with_colon(inside[line.at])
        found[line.of] = found[line.of]._replace(
            children=(inline._replace(children=tuple(inside)),)
        )
    return tuple(found)


def _answers(nodes: Sequence[Node]) -> Iterator[Line]:
    """The lines that begin with a letter that answers."""
    asked, answer = False, None
    for line in _lines(nodes):
        question = LABELS[Role.QUESTION].match(line.said)
        if question and question["sign"]:
            if answer:
                yield answer
            asked, answer = True, None
        elif has_second(line.said):
            asked, answer = False, None
        elif asked and answer is None and ANSWERS.match(line.said):
            asked, answer = False, line
    if answer:
        yield answer


def _lines(nodes: Sequence[Node]) -> Iterator[Line]:
    for of, node in enumerate(nodes):
        if node.type not in LINES or not node.children:
            continue
        inside = node.children[0].children
        starts = [0, *(i + 1 for i, one in enumerate(inside) if one.type in BREAKS)]
        for start, end in pairwise((*starts, len(inside))):
            said = [i for i in range(start, end) if markdown.words(inside[i]).strip()]
            if said:
                text = "".join(map(markdown.words, inside[said[0] : end]))
                yield Line(of, said[0], text)


def _with_colon(node: Node) -> Node:
    """`node`, which begins with the letter, with a colon behind that."""
    if node.children:
        first, *others = node.children
        return node._replace(children=(_with_colon(first), *others))
    content = ANSWERS.sub(r"\g<letter>:", node.token.content, count=1)
    return node._replace(token=node.token.copy(content=content))
