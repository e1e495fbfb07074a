"""A warning that says more than the statement it stands below: who learns the statement reads the
remark, and is asked for neither half of it.

Counts words of any language.
"""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import count
from cribdeck.notes.blocks import Block, Blocks, ItemList, Paragraph
from cribdeck.notes.document import Comparison, Fact, ListEntry, Question, Term
from cribdeck.notes.recognise.warned import warning_of
from cribdeck.notes.words import plain, plain_blocks

FEW = 15  # words: a remark of one sentence is read at once, however short the statement is

Remarked = Question | Comparison | Term | Fact | ListEntry


def find(nodes: Sequence[Node[Remarked]]) -> Iterator[Finding]:
    """Remarks that are longer than what they are on, all of a document at once."""
    for node in nodes:
        for said, block in _remarks(node.of):
            warning = warning_of(block)
            length = count(plain_blocks(warning.says)) if warning else 0
            if said and length > max(FEW, said):
                fact = f"a remark of {length} words is longer than what it is on ({said})"
                yield Finding(node, fact, RULE.remedy, at=block.location, cause="long")


def _remarks(entry: Remarked) -> Iterator[tuple[int, Block]]:
    """Each block below a statement of `entry`, with the number of words above it."""
    match entry:
        case ListEntry():
            for item in entry.items.items:
                yield from _below(item.blocks, "")
            yield from _below(entry.answer, "")
        case Fact():
            yield from _below(entry.answer, plain(entry.prompt))
        case Term():
            yield from _below(entry.answer, plain(entry.prompt))
        case Question() | Comparison():
            yield from _below(entry.answer, "")


def _below(blocks: Blocks, above: str) -> Iterator[tuple[int, Block]]:
    said = count(above)
    for block in blocks:
        if isinstance(block, Paragraph | ItemList):
            said += count(plain_blocks((block,)))
        else:
            yield said, block


RULE = Rule(
    __name__,
    of=(Question, Comparison, Term, Fact, ListEntry),
    find=find,
    what=f"a warning (`> **Careful:** …`) of more than {FEW} words that is longer than "
    "what it warns of",
    example="a definition of six words, with a warning of thirty",
    remedy="say it in the statement, make a fact or a question of it, or shorten it",
    alarms={
        "a term": "* **Broker:** A server. @\n\n  > **Careful:** " + "It is so. " * 6 + "\n",
        "an item": "### Layers\n@\n\n* Link\n\n  > **Careful:** "
        + "It is so. " * 6
        + "\n\n* Network\n* Transport\n",
    },
    fine={
        "a short one": "* **Broker:** A server.\n\n  > **Careful:** " + "It is so. " * 5 + "\n",
        "a quotation": "### What does Kant say?\n\nThis:\n\n> " + "It is so. " * 6 + "\n",
        "a long statement": "### What is a log?\n\n"
        + "It is so now, " * 10
        + "\n\n> **Careful:** "
        + "It is so. " * 6
        + "\n",
    },
)
