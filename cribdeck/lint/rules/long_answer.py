"""An answer of more than one recalls at once, in what the card shows first.

Counts words of any language; where a script is written without blanks, two characters are a word.
Items of a list stand apart, and each is the cue of the next, so that a list may have more words.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.lint.recalled import is_recalled, prose, shown, too_long
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import count
from cribdeck.notes.blocks import Blocks, ItemList
from cribdeck.notes.document import Comparison, ListEntry, Question, Term

MOST_WORDS = 45
MOST_SENTENCES = 4
MOST_IN_LIST = 90  # words
MOST_STEPS = 9
# The end of a sentence before a further one; "e.g." and "Dr." end none.
NEXT_SENTENCE = re.compile(r"(?<=[\w)\]`]{3})[.!?]+[\"'”’»)]*\s+(?=\W{0,3}[^\W\d_])|[。！？](?=.)")


def find(nodes: Sequence[Node[Question | Comparison | Term | ListEntry]]) -> Iterator[Finding]:
    """Answers of many words, of many sentences or of many steps."""
    for node in nodes:
        blocks = shown(node.of.answer)
        if blocks and is_recalled(node) and (much := _too_much(blocks)):
            remedy = "put what one must recall in a first paragraph or list, and the rest below it"
            yield Finding(node, much, remedy)
        for block in blocks:
            match block:
                case ItemList(items, start) if start is not None and len(items) > MOST_STEPS:
                    many = f"an answer of {len(items)} items"
                    yield too_long(node, many, MOST_STEPS, "cut it into stages with a heading each")


def _too_much(blocks: Blocks) -> str:
    """What is too much in `blocks`, "" where nothing is."""
    text = prose(blocks)
    has_list = any(isinstance(block, ItemList) for block in blocks)
    most = MOST_IN_LIST if has_list else MOST_WORDS
    if (length := count(text)) > most:
        return f"an answer of {length} words; more than {most} are hard to recall"
    if not has_list and (sentences := _sentences(text)) > MOST_SENTENCES:
        return f"an answer of {sentences} sentences; more than {MOST_SENTENCES} are hard to recall"
    return ""


def _sentences(text: str) -> int:
    ends = NEXT_SENTENCE.finditer(text)
    return 1 + sum(not text[end.end() :].lstrip("\"'“‘«(`*")[:1].islower() for end in ends)


WORDS = "word " * MOST_WORDS

RULE = Rule(
    __name__,
    of=(Question, Comparison, Term, ListEntry),
    find=find,
    what=f"an answer of more than {MOST_WORDS} words or {MOST_SENTENCES} sentences (as a list: "
    f"{MOST_IN_LIST} words), or steps of more than {MOST_STEPS} items. Only what one would say "
    "first counts: the first paragraph or list; tables, quotes and code do not",
    example="a paragraph of 60 words",
    remedy="put what one must recall first, and the rest in a paragraph of its own below",
    alarms={
        "a question": f"### What is Kafka? @\n\n{WORDS}more\n",
        "sentences": "### What is Kafka? @\n\nIt logs. It reads. It sends. It keeps. It scales.\n",
        "a term": f"* **Kafka:** {WORDS}more @\n",
        "below a formula": f"### What is a force? @\n\n$$F = ma$$\n\n{WORDS}more\n",
        "a list": "### What is Kafka? @\n\n" + f"* {'word ' * 31}\n" * 3,
        "steps": "### How to start\n@\n\n" + "1. Do the next thing\n" * 10,
    },
    fine={
        "45 words": f"### What is Kafka?\n\n{WORDS}\n",
        "shortened words": "### What is Kafka?\n\nA log, e.g. Of Dr. Who, i.e. St. Of U. S.\n",
        "a list of 90 words": "### What is Kafka?\n\n" + f"* {'word ' * 30}\n" * 3,
        "the rest of an answer": f"### What is Kafka?\n\nA log.\n\n{WORDS}more\n",
        "a table": "### What is Kafka?\n\nA log.\n\n| a | b |\n|---|---|\n" + "| c d | e |\n" * 90,
        "a quote": f"* **Kafka:** A log.\n\n  > {WORDS}more\n",
        "points that nobody is asked for": "### Kafka\n\n" + f"* {'word ' * 31}\n" * 3,
        "nine steps": "### How to start\n\n" + "1. Do the next thing\n" * 9,
    },
)
