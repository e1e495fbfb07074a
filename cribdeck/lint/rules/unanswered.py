"""A question that the notes do not answer yet is written down so as not to be forgotten."""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.notes.document import Choice, Comparison, Question
from cribdeck.notes.entry_body import is_unanswered


def find(nodes: Sequence[Node[Question | Comparison | Choice]]) -> Iterator[Finding]:
    """Questions without an answer, all of a document at once."""
    for node in nodes:
        if not is_unanswered(node.of):
            continue
        if isinstance(node.of, Choice):
            fact, remedy = "no option is said to be right", "write `Answer: B` below the options"
            yield Finding(node, fact, remedy, cause="no option")
        else:
            under = "write it under the heading"
            remedy = under if node.of.from_heading else "indent it under the question"
            yield Finding(node, "question has no answer", remedy, cause="no answer")


RULE = Rule(
    __name__,
    of=(Question, Comparison, Choice),
    find=find,
    what="a question without an answer",
    example="`1. How do offsets work?` and nothing below",
    remedy="write the answer under the heading, or indented under the question",
    alarms={
        "a heading": "### What is Kafka? @\n",
        "options": "### Which is it? @\n\n- A) this\n- B) that\n",
        "in a list": "## Questions\n\n1. What is Kafka? @\n2. What is a topic?\n\n   A log.\n",
    },
    fine={
        "an answer": "### What is Kafka?\n\nA log.\n",
        "a heading over headings": "## What is Kafka?\n\n### Storage\n\nA log.\n",
    },
)
