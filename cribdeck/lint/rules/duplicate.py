"""An entry that stands twice, in one document or in several: its card is learnt twice."""

from collections.abc import Hashable, Iterator, Sequence
from typing import get_args

from cribdeck.lint.likeness import FEW_WORDS, repeats, sort_of, told
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.notes.document import Carded, Fact


def find(nodes: Sequence[Node[Carded]]) -> Iterator[Finding]:
    """The same prompt with the same answer."""
    for pair in repeats(nodes, _key):
        yield told(pair, "stands already at", RULE.remedy)


def _key(node: Node[Carded]) -> Hashable | None:
    if len(node.prompt_tokens) + len(node.answer_tokens) < FEW_WORDS:
        return None
    if not node.answer_tokens and not isinstance(node.of, Fact):
        return None
    return sort_of(node), node.prompt_tokens, node.answer_tokens


RULE = Rule(
    __name__,
    of=get_args(Carded),
    find=find,
    what="the same prompt with the same answer, in one document or several",
    example="a term that is defined twice",
    remedy="delete one of them",
    alarms={
        "a term": "* **Broker:** A server that keeps records.\n"
        "* **Broker:** A *server* that keeps records! @\n",
        "a fact": "* Order is **guaranteed** within a partition.\n\n## B\n\n"
        "* Order is **guaranteed** within a partition. @\n",
    },
    fine={"few words": "* **Broker:** A server.\n* **Node:** A server.\n"},
)
