"""The same row of the same thing in several comparisons: what Kafka is chosen for, four times, of
which each answer gets in the way of the others (interference, rule 11 of the twenty).

Compares words of any language.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cribdeck.deck.rules.rows import table_asked
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import normalized
from cribdeck.notes.blocks import Row, Table
from cribdeck.notes.document import Comparison
from cribdeck.notes.words import has_words, plain
from cribdeck.problems import shortened


def find(nodes: Sequence[Node[Comparison]]) -> Iterator[Finding]:
    """Rows of one label that answer for one thing, with all that do."""
    found: defaultdict[str, list[tuple[Node[Comparison], Row, frozenset[str]]]] = defaultdict(list)
    for node in nodes:
        if table := table_asked(node.of):
            for row in table.rows:
                if label := normalized(plain(row.cells[0])):
                    found[label].append((node, row, _answered_for(table, row)))
    for label, rows in found.items():
        for i, (node, row, sides) in enumerate(rows):
            others = [of for other, _, of in rows[:i] + rows[i + 1 :] if other is not node]
            if any(sides & of for of in others):
                name = shortened(plain(row.cells[0]))
                fact = f'the row "{name}" answers for the same thing in several tables'
                yield Finding(node, fact, RULE.remedy, at=row.location, cause=label)


def _answered_for(table: Table, row: Row) -> frozenset[str]:
    """The things that are compared in `table` and that `row` says something of."""
    cells = zip(table.header.cells[1:], row.cells[1:], strict=True)
    return frozenset(filter(None, (normalized(plain(of)) for of, cell in cells if has_words(cell))))


RULE = Rule(
    __name__,
    of=(Comparison,),
    find=find,
    what="a row of the same label in several comparisons of the same thing",
    example='"Choose it when" of Kafka, against RabbitMQ and against REST',
    remedy="say in each label what this comparison is about, or keep one of the rows",
    alarms={
        "against two": "### Kafka vs REST\n@\n\n| | Kafka | REST |\n|---|---|---|\n"
        "| Order | kept | none |\n\n"
        "### Kafka vs Redis\n@\n\n| | Kafka | Redis |\n|---|---|---|\n| **Order** | kept | no |\n",
    },
    fine={
        "other things": "### Kafka vs REST\n\n| | Kafka | REST |\n|---|---|---|\n"
        "| Order | kept | none |\n\n"
        "### TCP vs UDP\n\n| | TCP | UDP |\n|---|---|---|\n| Order | yes | no |\n",
        "other labels": "### Kafka vs REST\n\n| | Kafka | REST |\n|---|---|---|\n"
        "| Order | kept | none |\n\n"
        "### Kafka vs Redis\n\n| | Kafka | Redis |\n|---|---|---|\n| Speed | high | higher |\n",
    },
)
