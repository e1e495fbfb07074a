"""`### Architecture` above a drawing: the card says "Draw it: Architecture", and not of what.

Knows words of the languages in `notes.languages`.
"""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import GENERIC, NAMELESS, words
from cribdeck.notes import languages
from cribdeck.notes.document import Drawing
from cribdeck.problems import shortened

VAGUE = frozenset((*languages.words("drawings"), *languages.words("samples")))


def find(nodes: Sequence[Node[Drawing]]) -> Iterator[Finding]:
    """Drawings of which neither the heading nor the one above says what they show."""
    for node in nodes:
        above = node.headings[:-1] if node.of.from_heading else node.headings
        if not node.of.lead and not any(map(_names, (node.prompt, *above))):
            fact = f'the heading "{shortened(node.prompt)}" does not say what is drawn'
            yield Finding(node, fact, RULE.remedy)


def _names(heading: str) -> bool:
    said = (word for word in words(heading) if not word.isdigit() and len(word) > 1)
    return not VAGUE.union(GENERIC, NAMELESS).issuperset(said)


RULE = Rule(
    __name__,
    of=(Drawing,),
    find=find,
    what="a drawing whose heading does not say what it shows, nor does one above",
    example="`### Architecture`",
    remedy="say it there, or in a line above the drawing that ends with a colon",
    alarms={
        "its heading": "### Architecture @\n\n```\n[Producer] --> [Broker]\n```\n",
        "both": "## 1. Overview\n\n### Diagram 2 @\n\n```\n[Producer] --> [Broker]\n```\n",
    },
    fine={
        "what it shows": "### Architecture of a broker\n\n```\n[Log] --> [Page cache]\n```\n",
        "named above": "## Broker\n\n### Architecture\n\n```\n[Log] --> [Page cache]\n```\n",
        "a lead": "### Architecture\n\nThe way of a record:\n\n```\n[Log] --> [Cache]\n```\n",
    },
)
