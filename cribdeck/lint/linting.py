"""The rules of lint, applied: to each document alone, and to all that are built together.

Knows how rules are asked and which findings the author took back. Knows no single rule.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cribdeck.lint.compared import Compared
from cribdeck.lint.nodes import compared, nodes
from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.rules import RULES
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.problems import Problem


@dataclass(frozen=True, slots=True)
class Linted:
    """What lint says of one document alone, and what of it is compared with others."""

    problems: tuple[Problem, ...]
    compared: tuple[Compared, ...]


def lint_alone(document: Document) -> Linted:
    """What there is to say of `document` whatever stands in others."""
    every = tuple(nodes(document))
    return Linted(tuple(_alone(every)), tuple(compared(every)))


def _alone(every: Sequence[Node[Section | Entry]]) -> Iterator[Problem]:
    alone = [rule for rule in RULES if not rule.compares]
    nodes_of: dict[Any, list[Node[Section | Entry]]] = {
        types: [node for node in every if type(node.of) in types]
        for types in {rule.of for rule in alone}
    }
    for rule in alone:
        found = rule.find(nodes_of[rule.of])
        yield from _told(rule, (one for one in found if rule.code not in one.node.allowed))


def _told(rule: Rule, findings: Iterable[Finding]) -> Iterator[Problem]:
    """One warning for all of `findings` in a document that have the same cause."""
    causes: dict[object, list[Finding]] = {}
    for finding in findings:
        cause = (finding.location.path, finding.cause) if finding.cause else finding
        causes.setdefault(cause, []).append(finding)
    return map(rule.problem, causes.values())


def lint_together(every: Sequence[Compared]) -> Iterator[Problem]:
    """Warnings about entries that repeat another, in the order of the rules."""
    repeated: set[Any] = set()
    for rule in RULES:
        if rule.compares:
            yield from _told(rule, _not_allowed(rule, every, repeated))


def _not_allowed(rule: Rule, every: Sequence[Compared], repeated: set[Any]) -> Iterator[Finding]:
    """What `rule` finds at nodes that no rule before it found `repeated`."""
    for finding in rule.find(every):
        if finding.node in repeated:
            continue
        repeated.add(finding.node)
        likes = finding.like.allowed if finding.like else frozenset[str]()
        if rule.code not in finding.node.allowed | likes:
            yield finding
