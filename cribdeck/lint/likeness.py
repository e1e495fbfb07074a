"""Which entries are alike: pairs of nodes that have the same key.

An entry is only compared with those that share its key (a prompt's words, an answer's words), so
that the time grows with the number of entries and not with its square. Does not know which keys
mean what.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from cribdeck.lint.rule import Finding, Node
from cribdeck.lint.wording import shortened
from cribdeck.notes.entries import Asking, Carded, Drawing, Question, Sample

FEW_WORDS = 5  # shorter entries may well be alike

Compared = Node[Carded]
Pair = tuple[Compared, Compared]  # in the order of the notes


def sort_of(node: Compared) -> type[Carded]:
    """Only entries of one sort are alike; a comparison is a question, too."""
    return Question if isinstance(node.of, Asking) else type(node.of)


def is_drawn(node: Compared) -> bool:
    """Whether the answer is code or a drawing, which is compared line by line."""
    return isinstance(node.of, Sample | Drawing)


def groups(
    nodes: Iterable[Compared], key: Callable[[Compared], Hashable | None]
) -> Iterator[Sequence[Compared]]:
    """Those with the same key, where there are several; None is no key."""
    found: dict[Hashable, list[Compared]] = {}
    for node in nodes:
        if (name := key(node)) is not None:
            found.setdefault(name, []).append(node)
    return (group for group in found.values() if len(group) > 1)


def repeats(
    nodes: Iterable[Compared], key: Callable[[Compared], Hashable | None]
) -> Iterator[Pair]:
    """Each node with the first one that has the same key."""
    for first, *rest in groups(nodes, key):
        for second in rest:
            yield first, second


def told(pair: Pair, what: str, remedy: str) -> Finding:
    """The finding that the second of `pair` is `what` the first."""
    first, second = pair
    same_file = first.location.path == second.location.path
    place = f"line {first.location.line}" if same_file else str(first.location)
    fact = f'"{shortened(second.prompt)}" {what} {place}'
    return Finding(second, fact, remedy, like=first)
