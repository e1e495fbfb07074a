"""`Is Kafka fast?`: one guesses, and learns nothing from a right guess.

Knows English only.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import AUXILIARY, word_set, words
from cribdeck.notes.document import Comparison, Question
from cribdeck.notes.questions import ends_like_question
from cribdeck.problems import shortened

CLAUSE_END = re.compile(r"[.:;!?—–]+\s*|,\s+(?:(?:and|but|so|then)\s+)?")
# With one of these, a question that begins with "is" or "can" wants more than yes or no.
WANTS_MORE = word_set(
    "or why how what which who whom explain describe name list give define compare tell "
    "show write draw"
)
BEGINNING = AUXILIARY | {"ca", "wo"}  # of "can't" and "won't"


def find(nodes: Sequence[Node[Question | Comparison]]) -> Iterator[Finding]:
    """Questions that yes or no answers."""
    for node in nodes:
        if not node.is_english or not ends_like_question(node.prompt):
            continue
        text = node.prompt.casefold()
        if WANTS_MORE.isdisjoint(words(text)) and _asks_whether(text):
            fact = f'"{shortened(node.prompt)}" is answered by yes or no'
            yield Finding(node, fact, RULE.remedy)


def _asks_whether(text: str) -> bool:
    return any(
        found and found[0].removesuffix("n't").removesuffix("n’t") in BEGINNING
        for found in (words(clause) for clause in CLAUSE_END.split(text))
    )


RULE = Rule(
    __name__,
    of=(Question, Comparison),
    find=find,
    what='a question that begins with "is", "does", "can" … and has no "or", "why", "how", "what"',
    example="`### Is Kafka fast?`",
    remedy="ask what, why or how",
    alarms={
        "a question": "### Is Kafka fast? @\n\nYes.\n",
        "after a condition": "### If a broker dies, are records lost? @\n\nNo.\n",
    },
    fine={
        "or": "### Is Kafka a queue or a log?\n\nA log.\n",
        "why": "### Is Kafka fast, and why?\n\nYes: a log.\n",
        "a request": "### Can you name a broker?\n\nKafka.\n",
        "no question": "### Is Kafka fast\n\nYes.\n",
        "German": "---\nlanguage: de\n---\n### Was ist Kafka?\n\nEin Log.\n",
        "German, not said": "### Was ist Kafka?\n\n"
        + "Ein Log, das auf der Platte liegt.\n\n" * 10,
        "German among English": "### Was ist ein Riegel?\n\nIt shuts the door of the house.\n",
        "Spanish": "---\nlanguage: es-MX\n---\n### Do Kafka?\n\nUn registro.\n",
    },
)
