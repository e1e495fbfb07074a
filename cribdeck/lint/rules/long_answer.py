"""An answer of more than one recalls at once, in what the card shows first.

Counts words of any language; where a script is written without blanks, two characters are a word.
"""

from collections.abc import Iterator, Sequence

from cribdeck.lint.recalled import prose, shown
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import count
from cribdeck.notes.blocks import ItemList
from cribdeck.notes.document import Comparison, ListEntry, Question, Term

MOST_WORDS = 90
MOST_STEPS = 9


def find(nodes: Sequence[Node[Question | Comparison | Term | ListEntry]]) -> Iterator[Finding]:
    """Answers of many words or of many steps."""
    for node in nodes:
        block = shown(node.of.answer)
        if block is None:
            continue
        if len(node.answer) > 2 * MOST_WORDS - 2 and (length := count(prose([block]))) > MOST_WORDS:
            fact = f"an answer of {length} words; more than {MOST_WORDS} are hard to recall"
            remedy = "put what one must recall in a first paragraph or list, and the rest below it"
            yield Finding(node, fact, remedy)
        match block:
            case ItemList(items, start) if start is not None and len(items) > MOST_STEPS:
                many = f"an answer of {len(items)} items"
                fact = f"{many}; more than {MOST_STEPS} are hard to recall"
                yield Finding(node, fact, "cut it into stages with a heading each")


WORDS = "word " * MOST_WORDS

RULE = Rule(
    __name__,
    of=(Question, Comparison, Term, ListEntry),
    find=find,
    what=f"an answer of more than {MOST_WORDS} words, or steps of more than {MOST_STEPS} items. "
    "Only the first paragraph or list counts; tables, quotes and code do not",
    example="a paragraph of 120 words",
    remedy="put what one must recall first, and the rest in a paragraph of its own below",
    alarms={
        "a question": f"### What is Kafka? @\n\n{WORDS}more\n",
        "a term": f"* **Kafka:** {WORDS}more @\n",
        "below a formula": f"### What is a force? @\n\n$$F = ma$$\n\n{WORDS}more\n",
        "steps": "### How to start\n@\n\n" + "1. Do the next thing\n" * 10,
    },
    fine={
        "90 words": f"### What is Kafka?\n\n{WORDS}\n",
        "the rest of an answer": f"### What is Kafka?\n\nA log.\n\n{WORDS}more\n",
        "a table": "### What is Kafka?\n\nA log.\n\n| a | b |\n|---|---|\n" + "| c d | e |\n" * 90,
        "a quote": f"* **Kafka:** A log.\n\n  > {WORDS}more\n",
        "nine steps": "### How to start\n\n" + "1. Do the next thing\n" * 9,
    },
)
