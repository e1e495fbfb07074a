"""What a careful author would mend in the notes. Only warns.

Knows how rules are asked and which findings the author took back. Knows no single rule.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cribdeck.lint.nodes import nodes
from cribdeck.lint.rule import Node
from cribdeck.lint.rules import RULES
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.problems import Problem


def lint(documents: Iterable[Document]) -> tuple[Problem, ...]:
    """Warnings about `documents`, which are built together: document by document, by line."""
    ranks: dict[Path, int] = {}
    every: list[Node[Section | Entry]] = []
    for document in documents:
        ranks[document.path] = len(ranks)
        every.extend(nodes(document))
    found = _problems(every)
    return tuple(sorted(found, key=lambda p: (ranks[p.location.path], p.location.line)))


def _problems(every: Sequence[Node[Section | Entry]]) -> Iterator[Problem]:
    nodes_of = {
        types: [node for node in every if type(node.of) in types]
        for types in {rule.of for rule in RULES}
    }
    repeated: set[Node[Section | Entry]] = set()
    for rule in RULES:
        for finding in rule.find(nodes_of[rule.of]):
            allowed = finding.node.allowed
            if finding.like is not None:
                if finding.node in repeated:
                    continue
                repeated.add(finding.node)
                allowed |= finding.like.allowed
            if rule.code not in allowed:
                yield rule.problem(finding)
