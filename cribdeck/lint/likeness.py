"""Which entries are alike: pairs of nodes that have the same key.

An entry is only compared with those that share its key (a prompt's words, an answer's words), so
that the time grows with the number of entries and not with its square. Does not know which keys
mean what.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from cribdeck.lint.rule import Finding, Node
from cribdeck.notes.document import Carded, Comparison, Drawing, Question, Sample
from cribdeck.problems import shortened

FEW_WORDS = 5  # shorter entries may well be alike

Compared = Node[Carded]
Pair = tuple[Compared, Compared]  # in the order of the notes


def sort_of(node: Compared) -> type[Carded]:
    """Only entries of one sort are alike; a comparison is a question, too."""
    return Question if isinstance(node.of, Comparison) else type(node.of)


def is_drawn(node: Compared) -> bool:
    """Whether the answer is code or a drawing, which is compared line by line."""
    return isinstance(node.of, Sample | Drawing)


def repeats(
    nodes: Iterable[Compared], key: Callable[[Compared], Hashable | None]
) -> Iterator[Pair]:
    """Each node with the first one that has the same key; None is no key."""
    firsts: dict[Hashable, Compared] = {}
    for node in nodes:
        if (name := key(node)) is not None:
            first = firsts.setdefault(name, node)
            if first is not node:
                yield first, node


def groups(
    nodes: Iterable[Compared], key: Callable[[Compared], Hashable | None]
) -> Iterable[Sequence[Compared]]:
    """Those with the same key, where there are several."""
    found: dict[Compared, list[Compared]] = {}
    for first, second in repeats(nodes, key):
        found.setdefault(first, [first]).append(second)
    return found.values()


def told(pair: Pair, what: str, remedy: str) -> Finding:
    """The finding that the second of `pair` is `what` the first."""
    first, second = pair
    same_file = first.location.path == second.location.path
    place = f"line {first.location.line}" if same_file else str(first.location)
    fact = f'"{shortened(second.prompt)}" {what} {place}'
    return Finding(second, fact, remedy, like=first)
