"""Which entries are alike: pairs of nodes that have the same key.

An entry is only compared with those that share its key (a prompt's words, an answer's words), so
that the time grows with the number of entries and not with its square. Does not know which keys
mean what.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from cribdeck.lint.compared import Compared
from cribdeck.lint.rule import Finding
from cribdeck.problems import shortened

FEW_WORDS = 5  # shorter entries may well be alike

Pair = tuple[Compared, Compared]  # in the order of the notes


def length(node: Compared) -> int:
    """How much of `node` is compared: words, and of what is drawn the lines."""
    answer = node.answer_words
    return len(node.prompt_words.split()) + len(
        answer.split("\n") if node.is_drawn else answer.split()
    )


def repeats(nodes: Iterable[Compared], key: Callable[[Compared], str]) -> Iterator[Pair]:
    """Each node with the first one of its sort that has the same key; "" is no key. Keys are text,
    which costs the least of Python's memory."""
    firsts: defaultdict[str, dict[str, Compared]] = defaultdict(dict)
    for node in nodes:
        if name := key(node):
            first = firsts[node.sort].setdefault(name, node)
            if first is not node:
                yield first, node


def groups(
    nodes: Iterable[Compared], key: Callable[[Compared], str]
) -> Iterable[Sequence[Compared]]:
    """Those of one sort with the same key, where there are several."""
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
    return Finding(second, fact, remedy, like=first, cause=fact)
