"""Headings that begin no section: they only label what stands below them, answer what is above,
stand on the side of a card, or are an address below the heading that it belongs to.

Knows headings and labels. Does not know sections.
"""

from collections.abc import Sequence
from itertools import pairwise

from cribdeck.notes.blocks import Inlines, Text
from cribdeck.notes.questions import asks
from cribdeck.notes.reader.markdown import Node, words
from cribdeck.notes.recognise.labels import (
    ASKING,
    FOLLOWING,
    MERELY_ANSWERING,
    has_role,
    label_of_title,
)
from cribdeck.notes.recognise.letters import LETTER, ONLY_LETTER
from cribdeck.notes.recognise.sides import BACK, FARTHEST, FRONT, START
from cribdeck.notes.words import is_address


def label_headings(nodes: Sequence[Node]) -> frozenset[int]:
    """Which of `nodes` are headings that only label what stands below them ("Answer:"): these begin
    no section. An answer's label stands below a question: below the label of one, a heading that
    asks, or one of a higher rank. The label of a question is one where an answer's follows. Nor
    does an address begin one, directly below another heading."""
    headings = [i for i, node in enumerate(nodes) if node.type == "heading"]
    titles = {i: (Text(nodes[i].children[0].token.content.strip("*_# ")),) for i in headings}
    labels = {i: label_of_title(title) for i, title in titles.items()}
    found = {i for i in headings if _is_letter_below_options(nodes, i) or _is_on_card(nodes, i)}
    for above, i in pairwise(headings):
        if i == above + 1 and is_address(titles[i]) and not is_address(titles[above]):
            found.add(i)
        label, before = labels[i], labels[above]
        if not has_role(label, FOLLOWING):
            continue
        # "A1" below a heading that asks nothing is as often a name.
        is_below = nodes[i].token.tag > nodes[above].token.tag and not label.is_letter
        asked = has_role(before, ASKING)
        if is_below or asked or above in found or asks(titles[above]):
            found.add(i)
            if has_role(before, ASKING, alone=True):
                found.add(above)
    return frozenset(found)


def answers_title(title: str, headings: Sequence[tuple[int, Inlines]]) -> int | None:
    """Which of `headings`, each with its level, answers what the `title` above them all asks: the
    first of their highest rank that says so ("Short answer"). None where there is none."""
    rank = min((level for level, _ in headings if level), default=0)
    if asks((Text(title),)):
        for i, (level, heading) in enumerate(headings):
            label = label_of_title(heading, MERELY_ANSWERING)
            if level and level == rank and has_role(label, MERELY_ANSWERING, alone=True):
                return i
    return None


def _is_on_card(nodes: Sequence[Node], i: int) -> bool:
    """Whether heading `i` of `nodes` stands on the front of a card: below the line START, or one
    that says so, and above one that begins the back."""
    above = _lines(nodes[i - 1]) if i else []
    if not above or not (above[0] == START or FRONT.fullmatch(above[-1])):
        return False
    below = nodes[i + 1 : i + 1 + FARTHEST]
    return any(BACK.match(line) for node in below for line in _lines(node))


def _lines(node: Node) -> list[str]:
    if node.type != "paragraph":
        return []
    return [line.strip() for line in words(node).splitlines()]


def _is_letter_below_options(nodes: Sequence[Node], i: int) -> bool:
    """Whether heading `i` of `nodes` is the letter that a line below options says is right; the
    rule below it makes Markdown take it for a heading."""
    if i == 0 or nodes[i].token.markup != "-" or nodes[i - 1].type != "paragraph":
        return False
    lines = nodes[i - 1].children[0].token.content.splitlines()
    said = nodes[i].children[0].token.content
    return LETTER.match(lines[-1]) is not None and ONLY_LETTER.fullmatch(said) is not None
