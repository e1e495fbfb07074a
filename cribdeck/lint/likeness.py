"""Which entries are alike: pairs of nodes that have the same key.

An entry is only compared with those that share its key (a prompt's words, an answer's words), so
that the time grows with the number of entries and not with its square. Does not know which keys
mean what.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from cribdeck.lint.rule import Finding, Node
from cribdeck.notes.document import Carded, Comparison, Drawing, Question, Sample
from cribdeck.problems import shortened

FEW_WORDS = 5  # shorter entries may well be alike

Compared = Node[Carded]
Pair = tuple[Compared, Compared]  # in the order of the notes


def is_drawn(node: Compared) -> bool:
    """Whether the answer is code or a drawing, which is compared as it stands."""
    return isinstance(node.of, Sample | Drawing)


def length(node: Compared) -> int:
    """How much of `node` is compared: words, and of what is drawn the lines."""
    answer = node.answer_words
    return len(node.prompt_words.split()) + len(
        answer.split("\n") if is_drawn(node) else answer.split()
    )


def repeats(nodes: Iterable[Compared], key: Callable[[Compared], str]) -> Iterator[Pair]:
    """Each node with the first one of its sort that has the same key; "" is no key. A comparison is
    of the same sort as a question. Keys are text, which costs the least of Python's memory."""
    firsts: defaultdict[type[Carded], dict[str, Compared]] = defaultdict(dict)
    for node in nodes:
        if name := key(node):
            sort = Question if isinstance(node.of, Comparison) else type(node.of)
            first = firsts[sort].setdefault(name, node)
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
    return Finding(second, fact, remedy, like=first)
