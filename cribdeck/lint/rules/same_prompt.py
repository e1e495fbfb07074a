"""Two entries that ask the same: from the card one cannot know which answer is meant."""

from collections.abc import Iterator, Sequence

from cribdeck.lint.compared import Compared
from cribdeck.lint.likeness import repeats, told
from cribdeck.lint.rule import Finding, Rule
from cribdeck.notes.questions import ends_like_question


def find(nodes: Sequence[Compared]) -> Iterator[Finding]:
    """The same question anywhere, or the same prompt under the same heading."""
    for pair in (*repeats(nodes, _question), *repeats(nodes, _place)):
        if pair[1].from_heading and not pair[1].asks:
            remedy = "introduce each by a line that ends with a colon, or give it a heading"
        else:
            remedy = "name what tells them apart"
        yield told(pair, "is asked already at", remedy)


def _question(node: Compared) -> str:
    return node.prompt_words if node.asks and ends_like_question(node.prompt) else ""


def _place(node: Compared) -> str:
    return "\n".join((node.prompt_words, node.title, *node.headings))


RULE = Rule(
    __name__,
    of=(Compared,),
    find=find,
    what="the same question twice in the documents that are built together, or the same prompt "
    "twice under one heading. The same heading in two sections is fine: a card shows the headings "
    "above",
    example="two lists under one heading",
    remedy="name what tells them apart; introduce each by a line that ends with a colon",
    alarms={
        "a question": "## A\n\n1. What is a log?\n\n   Lines.\n\n"
        "## B\n\n1. What is a log? @\n\n   Wood.\n",
        "lists": "### Sort\n\n- a\n- b\n\nMore.\n\n1. c\n2. d\n@\n",
    },
    fine={
        "two sections": "## Kafka\n\n### Trade-offs\n\nDisk.\n\n"
        "## REST\n\n### Trade-offs\n\nLatency.\n",
        "lists of which nobody is asked for the whole": "### Sort\n\n"
        + f"* {'word ' * 31}\n" * 2
        + f"\nMore.\n\n* {'word ' * 31}and so on\n* {'word ' * 33}\n",
        "samples with a lead": "### Sort\n\nBy age:\n\n```python\na\n```\n\n"
        "By name:\n\n```python\nb\n```\n",
    },
)
