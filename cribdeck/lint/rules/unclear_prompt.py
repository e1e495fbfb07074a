"""`Why is it fast?` where neither the question nor a heading says what "it" is.

A card is shown alone, without the question that stood above it. Knows English only.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import GENERIC, LEANING, NAMELESS, WORD, words
from cribdeck.notes.document import Comparison, Fact, Question
from cribdeck.problems import shortened

# "It" of no meaning: "When is it better to …?", "How long does it take until …?"
EMPTY_IT = re.compile(r"\bit\b.*\b(to|that|when|if|whether|until|for)\b")
# "That" that points ("Why is that?") and does not join ("a system that …").
POINTS = re.compile(r"\b(?:is|are|was|does|did|do|can|will|would|about|like|of)\s+that\b")


def find(nodes: Sequence[Node[Question | Comparison | Fact]]) -> Iterator[Finding]:
    """Prompts that lean on something which the card does not name."""
    for node in nodes:
        if not node.is_english:
            continue
        above = node.headings[:-1] if node.of.from_heading else node.headings
        leans_on = _leans_on(node.prompt.casefold())
        if leans_on and not _names_something((*above, node.title)):
            prompt = shortened(node.prompt)
            fact = f'what "{leans_on}" is in "{prompt}" cannot be known from the card'
            yield Finding(node, fact, RULE.remedy)


def _leans_on(text: str) -> str:
    """The word of `text` that points outside it, or ""."""
    for found in WORD.finditer(text):
        word = found[0]
        if word in LEANING or (word == "that" and POINTS.search(text)):
            return "" if word == "it" and EMPTY_IT.search(text) else word
        if word not in NAMELESS:
            return ""
    return ""


@lru_cache(maxsize=1024)  # the entries of a section have the same
def _names_something(headings: tuple[str, ...]) -> bool:
    return any(
        word not in GENERIC and word not in NAMELESS and not word.isdigit() and len(word) > 1
        for heading in headings
        for word in words(heading)
    )


RULE = Rule(
    __name__,
    of=(Question, Comparison, Fact),
    find=find,
    what='"it", "this", "that", "these" or "they", where neither the question nor a heading names '
    "what is meant",
    example="`1. Why is it fast?` under `## Questions` of `# Notes`",
    remedy="name it",
    alarms={
        "it": "## Questions\n\n1. Why is it fast? @\n\n   A log.\n",
        "this": "## Questions\n\n1. What does this print? @\n\n   1\n",
        "that": "## Questions\n\n1. Why is that? @\n\n   So.\n",
    },
    fine={
        "named before": "## Questions\n\n1. How is a log kept, so that it is fast?\n\n   So.\n",
        "named by a heading": "## Retention\n\n1. How does it work?\n\n   So.\n",
        "it of no meaning": "## Questions\n\n1. When is it better to wait?\n\n   So.\n",
        "that which joins": "## Questions\n\n1. What is a system that scales?\n\n   So.\n",
    },
)
