"""A blank that leaves almost nothing to go by."""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import count
from cribdeck.notes.document import Fact, ListEntry
from cribdeck.problems import shortened

MOST_HIDDEN = 0.7  # of the words of a sentence


def find(nodes: Sequence[Node[Fact | ListEntry]]) -> Iterator[Finding]:
    """Blanks of most of a sentence."""
    for node in nodes:
        for blank in node.blanks:
            total = count(blank.sentence)
            if 2 * len(blank.visible) > len(blank.sentence):
                continue  # enough is left, whatever its words are
            left = " ".join(filter(_is_word, blank.visible.split()))
            if total > 1 and (total - count(left)) / total > MOST_HIDDEN:
                fact = f'with "{shortened(blank.words)}" hidden, almost nothing is left to go by'
                yield Finding(node, fact, RULE.remedy, at=blank.location)


def _is_word(text: str) -> bool:
    """Whether `text` is more than punctuation ("." after a blank)."""
    return text.isalnum() or any(map(str.isalnum, text))


RULE = Rule(
    __name__,
    of=(Fact, ListEntry),
    find=find,
    what=f"a blank of more than {MOST_HIDDEN * 100:.0f} % of the words",
    example="`* **Records are written once only** downstream.`",
    remedy="make fewer words bold, or say more",
    alarms={"most of it": "* **Records are written once only** downstream. @\n"},
    fine={"a half": "* **Latency spikes** under high load\n"},
)
