"""`To run` and `Extras` before a row of a comparison: "What is it for each? To run" asks nothing.

Words that name nothing are those of the languages in `notes.languages`; verbs are known of English.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.deck.rules.rows import table_asked
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import words
from cribdeck.notes import languages
from cribdeck.notes.blocks import Table
from cribdeck.notes.document import Comparison
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.words import plain
from cribdeck.problems import shortened

LEFTOVERS = frozenset(languages.words("leftovers"))
# "To run", "Stored".
VERB = re.compile(r"(?:to [a-z]{2,}(?: .*)?|[a-z]{2,}[^e\W]ed)", re.IGNORECASE)


def find(nodes: Sequence[Node[Comparison]]) -> Iterator[Finding]:
    """Tables with rows whose labels name nothing."""
    for node in nodes:
        table = table_asked(node.of)
        if not table or _asks(table):
            continue
        labels = [(row.location, plain(row.cells[0]).strip()) for row in table.rows]
        unclear = [(at, label) for at, label in labels if _is_unclear(label, node.is_english)]
        if unclear:
            said = " or ".join(f'"{shortened(label)}"' for _, label in unclear)
            fact = f"a row asks nothing that has {said} for a label"
            yield Finding(node, fact, RULE.remedy, at=unclear[0][0])


def _asks(table: Table) -> bool:
    """Whether the top left corner of `table` asks, of all rows."""
    return ends_like_question(plain(table.header.cells[0]))


def _is_unclear(label: str, is_english: bool) -> bool:
    said = words(label)
    names_nothing = bool(said) and LEFTOVERS.issuperset(said)
    return names_nothing or (is_english and VERB.fullmatch(label) is not None)


RULE = Rule(
    __name__,
    of=(Comparison,),
    find=find,
    what="a row of a comparison whose label names nothing that a card could ask for, below a top "
    "left corner that does not ask",
    example="`To run` and `Extras` in the first column",
    remedy="write a question or a name there, or in the top left corner what is asked of all rows",
    alarms={
        "verbs": "### Kafka vs REST\n@\n\n| | Kafka | REST |\n|---|---|---|\n"
        "| To run | a cluster | a server |\n| Stored | for days | never |\n",
        "a leftover": "### Kafka vs REST\n@\n\n| Feature | Kafka | REST |\n|---|---|---|\n"
        "| Extras | replay | caches |\n",
    },
    fine={
        "names": "### Kafka vs REST\n\n| | Kafka | REST |\n|---|---|---|\n"
        "| Order | kept | none |\n| Speed | high | low |\n| After a crash | replay | lost |\n",
        "a corner": "### Kafka vs REST\n\n| What is needed? | Kafka | REST |\n|---|---|---|\n"
        "| To run | a cluster | a server |\n",
        "a question": "### Kafka vs REST\n\n| | Kafka | REST |\n|---|---|---|\n"
        "| Stored how long? | for days | never |\n",
    },
)
