"""A blank whose words can be read beside it, or in a heading above: nothing is recalled. Bold words
are not asked for then (notes.asked_words); those that are marked are, as their author wants it.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import NAMELESS, words
from cribdeck.notes.document import Fact, ListEntry
from cribdeck.problems import shortened

# A heading that names several things does not tell which of them is blanked.
SEVERAL = re.compile(r"\b(?:vs|versus|and|or)\b|[,/&]", re.IGNORECASE)


def find(nodes: Sequence[Node[Fact | ListEntry]]) -> Iterator[Finding]:
    """Blanks that can be read elsewhere on the card."""
    for node in nodes:
        for blank in node.blanks:
            fact = f'the blank "{shortened(blank.words)}" can be read'
            if _stands_in(blank.words, blank.visible):
                remedy = RULE.remedy
                yield Finding(node, f"{fact} beside it", remedy, at=blank.location)
            elif any(
                _stands_in(blank.words, heading) and not SEVERAL.search(heading)
                for heading in node.headings
            ):
                remedy = "mark other words"
                yield Finding(node, f"{fact} in the heading above", remedy, at=blank.location)


def _stands_in(hidden: str, text: str) -> bool:
    hidden, text = hidden.casefold(), text.casefold()
    if hidden not in text or not _is_telling(hidden):
        return False
    return re.search(rf"(?<!\w){re.escape(hidden)}(?!\w)", text) is not None


def _is_telling(hidden: str) -> bool:
    return any(
        len(word) > 2 and not word.isdigit() and word not in NAMELESS for word in words(hidden)
    )


RULE = Rule(
    __name__,
    of=(Fact, ListEntry),
    find=find,
    what="a blank whose words stand elsewhere in the sentence, or in a heading above",
    example="`* A ==topic== is split, and each part of the topic is a log.`",
    remedy="reword the sentence, or mark other words",
    alarms={
        "beside it": "* A ==topic== is split, and each part of the topic is a log. @\n",
        "above it": "## Retention\n\n* Kafka calls this ==retention==, and it is a week. @\n",
    },
    fine={
        "bold": "* A **topic** is split, and each part of the topic is a **log**.\n",
        "another form": "* Message ==ordering== is guaranteed by ordered writes.\n",
        "a little word": "* Kafka is ==not== a queue, and not a table.\n",
        "a heading that names both": "## Speed vs scale\n\n"
        "* Slow for one user is a ==speed== problem.\n",
    },
)
