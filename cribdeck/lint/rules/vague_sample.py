"""`### Example 2` above a sample: the card asks for "Example 2"."""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import word_set, words
from cribdeck.notes import languages
from cribdeck.notes.document import Sample
from cribdeck.problems import shortened

VAGUE = frozenset(languages.words("samples"))
BESIDE = word_set("in with of the an")


def find(nodes: Sequence[Node[Sample]]) -> Iterator[Finding]:
    """Samples whose heading does not say what they do."""
    for node in nodes:
        if node.of.lead or node.of.within:
            continue
        said = {word for word in words(node.prompt) if not word.isdigit() and len(word) > 1}
        if VAGUE & said and said <= VAGUE | BESIDE | {node.of.block.language}:
            fact = f'the heading "{shortened(node.prompt)}" does not say what this sample does'
            remedy = "say it there, or in a line above the sample that ends with a colon"
            yield Finding(node, fact, remedy)


RULE = Rule(
    __name__,
    of=(Sample,),
    find=find,
    what="a sample whose heading does not say what it does",
    example="`### Example 2`",
    remedy="say it in the heading, or in a line above the sample that ends with a colon",
    alarms={
        "a number": "### Example 2 @\n\n```python\nf()\n```\n",
        "its language": "### Sample code in Python @\n\n```python\nf()\n```\n",
    },
    fine={
        "what it does": "### Example: sort by age\n\n```python\nf()\n```\n",
        "a lead": "### Example\n\nSorts by age:\n\n```python\nf()\n```\n",
    },
)
