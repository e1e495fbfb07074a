"""A sample that is too long to be written from memory, and of which no line is asked either."""

from collections.abc import Iterator, Sequence

from cribdeck.deck.drafts import Scope
from cribdeck.deck.rules import arguments, comments
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.notes.card_choices import ITS_PARTS, THE_WHOLE
from cribdeck.notes.document import Sample
from cribdeck.notes.long_code import LONGEST_LINE, LONGEST_SAMPLE, is_long

LONG = f"a sample of more than {LONGEST_SAMPLE} lines, or {LONGEST_LINE} letters in one,"


def find(nodes: Sequence[Node[Sample]]) -> Iterator[Finding]:
    """Samples of many lines without any that a card asks for, all of a document at once."""
    for node in nodes:
        is_left = ITS_PARTS in node.wanted and THE_WHOLE not in node.wanted
        is_long_one = node.of.block.fenced and is_long(node.of.block) and not node.of.within
        if is_left and is_long_one and not _is_asked(node):
            fact = f"of {LONG} nothing is asked"
            yield Finding(node, fact, RULE.remedy, cause="long")


def _is_asked(node: Node[Sample]) -> bool:
    scope = Scope({}, frozenset(), frozenset(), "")
    asked = any(comments.draft(node.of, scope))
    return asked or ("arguments" in node.wanted and any(arguments.draft(node.of, scope)))


LINES = "f(x)\n" * (LONGEST_SAMPLE + 1)

RULE = Rule(
    __name__,
    of=(Sample,),
    find=find,
    what=f"{LONG} none of which is asked",
    example="a class of 40 lines without comments",
    remedy="comment the lines that matter (`f(x)  # why`), cut it, or ask for all of it "
    "(`<!-- cards: code=whole -->`)",
    alarms={
        "no comment": f"### Sort by age\n\n```python\n{LINES}```\n@\n",
        "one line": f"### Sort by age\n\n```sh\n{'sort -k2 names | ' * 5}less\n```\n@\n",
        "one on its own": f"### Sort by age\n\n```python\n# Sorts.\n\n{LINES}```\n@\n",
    },
    fine={
        "a comment": f"### Sort by age\n\n```python\n{LINES}g(x)  # the oldest first\n```\n",
        "not fenced": "### Outline\n\n" + "    A. Legality\n" * (LONGEST_SAMPLE + 1),
        "ten lines": f"### Sort by age\n\n```python\n{LINES[5:]}```\n",
        "all of it": f"### Sort by age\n<!-- cards: code=whole -->\n\n```python\n{LINES}```\n",
        "no card": f"### Sort by age\n<!-- cards: off -->\n\n```python\n{LINES}```\n",
    },
)
