"""Takes out what programs write of a page below its title, when it was made and how it is filed, as
lines of a key and its value (Notion, Evernote by Yarle).

Knows where these stand, and that all lines of a paragraph are some. Does not know properties of
Dataview (properties), nor the words of the keys (languages).
"""

import re
from collections.abc import Sequence

from cribdeck.notes.languages import words
from cribdeck.notes.lengths import count
from cribdeck.notes.reader.markdown import Node
from cribdeck.notes.reader.source import Source
from cribdeck.notes.sentences import is_over

LINE = re.compile(
    r"\s*[*_]{0,3}(?P<key>[^\W\d_][^\n:：*_]{0,40}?)\s*[*_]{0,3}[:：][*_]{0,3}"
    r"(?:\s+(?P<value>\S[^\n]*))?"
)
DATE = re.compile(r"\d{4}\D{1,3}\d|\d\D{1,12}\d{4}|\d[./:-]\d\d")
BRIEF = 5  # words
STAMPS, FILED = frozenset(words("stamps")), frozenset(words("filed"))


def without_head(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, without what its program says of the page directly below
    its title, which `source` takes down; nor has it the rule that parts this from the notes."""
    place = 1 if nodes and nodes[0].type == "heading" and nodes[0].token.tag == "h1" else 0
    for head in nodes[place : place + 1]:
        if head.type in ("paragraph", "code_block") and _is_head(text := _text(head)):
            source.leave_out(head.line, text, "property")
            is_parted = [node.type for node in nodes[place + 1 : place + 2]] == ["hr"]
            return (*nodes[:place], *nodes[place + 1 + is_parted :])
    return tuple(nodes)


def _text(node: Node) -> str:
    token = node.token if node.type == "code_block" else node.children[0].token
    return token.content.strip()


def _is_head(text: str) -> bool:
    """Whether all lines of `text` have a key, and one of them says when the page was made or
    changed; or all say in a few words how it is filed."""
    lines = [LINE.fullmatch(line) for line in text.split("\n")]
    found = [line for line in lines if line]
    if "<" in text or len(found) < len(lines):
        return False
    keys = [(line["key"].casefold(), line["value"] or "") for line in found]
    if any(key in STAMPS and DATE.search(value) for key, value in keys):
        return True
    return all(key in FILED and count(value) <= BRIEF and not is_over(value) for key, value in keys)
