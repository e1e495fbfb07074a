"""Markup that other programs know and Markdown does not: it is shown as it stands.

Looks at text only; code and formulas may hold anything.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.notes import walk
from cribdeck.notes.blocks import Text
from cribdeck.notes.document import Entry
from cribdeck.problems import shortened


class Foreign(NamedTuple):
    pattern: re.Pattern[str]
    remedy: str


FOREIGN: Sequence[Foreign] = (
    Foreign(
        re.compile(r"!\[[^\]]*\]\([^)\s]+\s[^)]*\)"),
        "write an image as ![what it shows](<file.png>), without its size",
    ),
    Foreign(re.compile(r"\[\^[\w-]+\]"), "write the note that is missing, or take its mark out"),
    Foreign(
        re.compile(r"(?<=\w)\$[^\s$]*[\\_^][^$]*\$|\$[^\s$]*[\\_^][^$]*\$(?=\d)"),
        "a formula stands apart from letters and figures: put all of it between the dollars",
    ),
)
SIGNS = re.compile(r"[\[$]")  # each of them has one


def find(nodes: Sequence[Node[Entry]]) -> Iterator[Finding]:
    """Markup of other programs; of one kind once in an entry, and told once in a document."""
    for node in nodes:
        if not (SIGNS.search(node.prompt) or SIGNS.search(node.answer)):
            continue
        texts = [
            (inline.text, location)
            for location, line in walk.entry_lines(node.of)
            for inline in walk.inlines(line)
            if isinstance(inline, Text) and SIGNS.search(inline.text)
        ]
        for foreign in FOREIGN:
            for text, location in texts:
                if found := foreign.pattern.search(text):
                    fact = f'"{shortened(found[0])}" is shown as it stands'
                    yield Finding(node, fact, foreign.remedy, at=location, cause=foreign.remedy)
                    break


RULE = Rule(
    __name__,
    of=get_args(Entry),
    find=find,
    what="what another program would read: an image with a blank in its name, the mark `[^1]` of "
    "a footnote that is nowhere, a formula that touches a letter",
    example="`* A **gene** is in the nucleus.[^1]`",
    remedy="write it in Markdown",
    alarms={
        "an image": "### What is a cell? @\n\n![a cell](my cell.png)\n",
        "a footnote": "* **Cell:** The least that lives.[^1] @\n",
        "a formula": "* **Dry ice:** Frozen CO$_2$ and nothing else @\n",
    },
    fine={
        "code": "* **Test:** `[[ -f a ]]`, `[^1]`, `a<b>c`, `x==y==z`\n",
        "what is read": "* **Cell:** The ==least== in [[Life]].[^1] %%see%%\n\n[^1]: Or not.\n",
        "prose": "* **Sum:** If a == b and c == d, a List<String> is US$5 or $6.\n",
    },
)
