"""A list without an order that is too long to be recalled as a whole (Miller, 1956)."""

from collections.abc import Iterator, Sequence

from cribdeck.lint.recalled import shown, too_long
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.notes.blocks import ItemList
from cribdeck.notes.document import Comparison, ListEntry, Question, Term

MOST_ITEMS = 7


def find(nodes: Sequence[Node[Question | Comparison | Term | ListEntry]]) -> Iterator[Finding]:
    """Answers that begin with a long list."""
    for node in nodes:
        for block in shown(node.of.answer):
            match block:
                case ItemList(items, None) if len(items) > MOST_ITEMS:
                    many = f"a list of {len(items)} items without an order"
                    yield too_long(node, many, MOST_ITEMS, RULE.remedy)


RULE = Rule(
    __name__,
    of=(Question, Comparison, Term, ListEntry),
    find=find,
    what=f"more than {MOST_ITEMS} items without an order",
    example="`### Uses` and 12 bullets",
    remedy="group them under headings, make each a term or a fact, or number them",
    alarms={
        "a list": "### Parts @\n\n" + "* A part\n" * 8,
        "an answer": "### What are the uses? @\n\n" + "* A use\n" * 8,
        "below a colon": "### What are the uses? @\n\nThese:\n\n" + "* A use\n" * 8,
    },
    fine={
        "seven": "### Parts\n\n" + "* A part\n" * 7,
        "terms": "\n".join(f"* **T{i}:** Definition {i}." for i in range(12)),
    },
)
