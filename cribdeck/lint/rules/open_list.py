"""`### Use cases` above bare bullets: the card asks for all of them, and others would be as right.

Knows words of the languages in `notes.languages`.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.notes.blanks import has_blanks
from cribdeck.notes.blocks import ListItem, Paragraph
from cribdeck.notes.card_choices import THE_WHOLE
from cribdeck.notes.document import ListEntry
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.definitions import EITHER
from cribdeck.notes.statements import are_statements
from cribdeck.notes.words import plain
from cribdeck.problems import shortened

# Not as a part of a word, in no script: 应用 (uses), but not 应用程序 (programs).
OPEN = re.compile(rf"{pattern('open_sets')}(?!\w)", re.IGNORECASE)
LEAST = 3  # items: two are recalled, however open their heading is
BARE = 2


def find(nodes: Sequence[Node[ListEntry]]) -> Iterator[Finding]:
    """Lists that name some of many things, in which some stand without a cue."""
    for node in nodes:
        items = node.of.items
        if THE_WHOLE not in node.wanted or items.start is not None or are_statements(items):
            continue
        asked = node.of.lead or node.of.prompt
        if len(items.items) >= LEAST and OPEN.search(plain(asked)):
            bare = sum(map(_is_bare, items.items))
            if bare >= BARE:
                name = f'"{shortened(plain(asked))}"'
                fact = f"{name} asks for all its items, and others would be as right"
                few = f" ({bare} of {len(items.items)} without a cue)"
                yield Finding(node, fact + few, RULE.remedy)


def _is_bare(item: ListItem) -> bool:
    """Whether `item` is but a name: beside it stands nothing that leads to it."""
    match item.blocks:
        case (Paragraph(line),):
            return not has_blanks(line) and not EITHER.search(plain(line))
        case _:
            return False


RULE = Rule(
    __name__,
    of=(ListEntry,),
    find=find,
    what="bare items under a heading of which there are many more (use cases, examples, "
    "challenges …)",
    example="`### Use cases` and five names",
    remedy="write behind each what leads to it (`* Logs: of all hosts`), or take the list out of "
    "the deck (`<!-- cards: off -->`)",
    alarms={
        "use cases": "### Use cases @\n\n* Log aggregation\n* Event sourcing\n* Metrics\n",
        "some with a cue": "### Challenges @\n\n* **Lag** of a group\n* **Size**\n* Cost\n",
    },
    fine={
        "closed": "### Layers\n\n* Link\n* Network\n* Transport\n",
        "cues": "### Use cases\n\n* Logs: of hosts\n* **Metrics** of all\n* Audit: who\n",
        "no card": "### Use cases\n<!-- cards: off -->\n\n* Logs\n* Metrics\n* Audits\n",
        "a part of a word": "### 应用程序\n\n* 画图\n* 写字板\n* 计算器\n",
        "steps": "### Tips\n\n1. Read\n2. Write\n3. Rest\n",
    },
)
