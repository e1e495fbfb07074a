"""An entry that stands twice, in one document or in several: its card is learnt twice."""

from collections.abc import Iterator, Sequence

from cribdeck.lint.compared import Compared
from cribdeck.lint.likeness import FEW_WORDS, length, repeats, told
from cribdeck.lint.rule import Finding, Rule


def find(nodes: Sequence[Compared]) -> Iterator[Finding]:
    """The same prompt with the same answer."""
    for pair in repeats(nodes, _key):
        yield told(pair, "stands already at", RULE.remedy)


def _key(node: Compared) -> str:
    is_whole = node.answer_words or not node.has_answer
    if not is_whole or length(node) < FEW_WORDS:
        return ""
    return f"{node.prompt_words}\n{node.answer_words}"


RULE = Rule(
    __name__,
    of=(Compared,),
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
