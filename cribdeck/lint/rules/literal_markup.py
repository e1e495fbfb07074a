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
        re.compile(r"!\[\[[^\]]+\]\]|!\[[^\]]*\]\([^)\s]+\s[^)]*\)"),
        "write an image as ![what it shows](<file.png>), without its size",
    ),
    Foreign(re.compile(r"(?<!!)\[\[[^\[\]]+\]\]"), "write [words](target), or the words alone"),
    Foreign(re.compile(r"\[\^[\w-]+\]"), "write the note where it belongs"),
    Foreign(re.compile(r"==[^=\s][^=]*=="), "write **words** to stress them"),
    Foreign(re.compile(r"^\[![A-Za-z]+\]"), "write > **Note:** and the text"),
    Foreign(re.compile(r"^\[[ xX]\] "), "take the box out"),
    Foreign(re.compile(r"%%[^%]+%%"), "write a comment as <!-- … -->"),
    Foreign(
        re.compile(r"(?<=\w)\$[^\s$]*[\\_^][^$]*\$|\$[^\s$]*[\\_^][^$]*\$(?=\d)"),
        "a formula stands apart from letters and figures: put all of it between the dollars",
    ),
)
SIGNS = re.compile(r"[\[=%$]")  # each of them has one


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
    what="what another program would read: `[[link]]`, `![[image]]`, an image with a blank in its "
    "name, a footnote `[^1]`, `==stress==`, `[!NOTE]`, `- [x]`, `%%comment%%`, a formula "
    "that touches a letter",
    example="`* A **gene** is in the [[Nucleus]].`",
    remedy="write it in Markdown",
    alarms={
        "a link": "* A **gene** is kept in the [[Nucleus]]. @\n",
        "an image": "### What is a cell? @\n\n![a cell](my cell.png)\n",
        "an embedded image": "### What is a cell? @\n\nThis:\n\n![[cell.png|300]]\n",
        "a footnote": "* **Cell:** The least that lives.[^1] @\n",
        "stress": "* **Cell:** The ==least== that lives. @\n",
        "a callout": "### What is a cell? @\n\nLife.\n\n> [!NOTE]\n> Small.\n",
        "a task": "### To read @\n\n- [x] chapter one\n- [ ] chapter two\n",
        "a comment": "* **Cell:** The least that lives. %%see p. 3%% @\n",
        "a formula": "* **Dry ice:** Frozen CO$_2$ and nothing else @\n",
    },
    fine={
        "code": "* **Test:** `[[ -f a ]]`, `[^1]`, `a<b>c`, `x==y==z`\n",
        "prose": "* **Sum:** If a == b and c == d, a List<String> is US$5 or $6.\n",
    },
)
