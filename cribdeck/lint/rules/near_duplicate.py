"""An entry that stands twice, in almost the same words."""

from collections.abc import Iterable, Iterator, Sequence

from cribdeck.lint.compared import Compared
from cribdeck.lint.likeness import (
    FEW_WORDS,
    Pair,
    groups,
    length,
    repeats,
    told,
)
from cribdeck.lint.rule import Finding, Rule
from cribdeck.lint.wording import BEGINNING, beginning, telling

SAME_ANSWER = 8  # words from which on the same answer to two prompts is no chance
ALIKE = 80  # percent, of two answers to one prompt
NEIGHBOURS = 8  # of the entries with the same key, each is compared with so many
ONE_WORD = 84  # percent, of two forms of one word
SAME_ORDER = 70  # percent, of two sentences of the same words


def find(nodes: Sequence[Compared]) -> Iterator[Finding]:
    """The same long answer to two prompts; a like answer to the same prompt; the same words in
    other forms."""
    for pair in repeats(nodes, _long_answer):
        yield told(pair, "has the same answer as", RULE.remedy)
    for pair in _alike([node for node in nodes if not node.is_drawn]):
        yield told(pair, "is nearly the same as", RULE.remedy)


def _long_answer(node: Compared) -> str:
    return node.answer_words if len(node.answer_words.split()) >= SAME_ANSWER else ""


def _alike(nodes: Sequence[Compared]) -> Iterator[Pair]:
    from rapidfuzz import fuzz

    for first, second in _neighbours(groups(nodes, _asked)):
        if min(length(first), length(second)) >= FEW_WORDS:
            a, b = first.answer_words, second.answer_words
            if fuzz.token_sort_ratio(a, b, score_cutoff=ALIKE):
                yield first, second
    for first, second in _neighbours(groups(nodes, _begun)):
        if _reworded(_whole(first), _whole(second)):
            yield first, second


def _asked(node: Compared) -> str:
    return " ".join(sorted(set(telling(node.prompt_words)))) if node.answer_words else ""


def _begun(node: Compared) -> str:
    whole = _whole(node)
    return " ".join(sorted(set(map(beginning, whole)))) if len(whole) >= FEW_WORDS else ""


def _whole(node: Compared) -> list[str]:
    return telling(f"{node.prompt_words} {node.answer_words}")


def _neighbours(of: Iterable[Sequence[Compared]]) -> Iterator[Pair]:
    """Pairs within each group; in a large one, only of those that are near each other when sorted
    by their answers."""
    for group in of:
        near = list(range(len(group)))
        if len(group) > NEIGHBOURS:
            near.sort(key=lambda i: group[i].answer_words)
        for place, one in enumerate(near):
            for other in near[place + 1 : place + 1 + NEIGHBOURS]:
                yield group[min(one, other)], group[max(one, other)]


def _reworded(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two sentences have the same words, but for their forms, in much the same order."""
    from rapidfuzz import fuzz

    only_first, only_second = set(first) - set(second), set(second) - set(first)
    if len(only_first) > 2 or len(only_second) > 2:
        return False
    for some, others in ((only_first, only_second), (only_second, set(first))):
        for word in some:
            if len(word) <= BEGINNING or not any(
                other[0] == word[0] and fuzz.ratio(word, other) >= ONE_WORD for other in others
            ):
                return False
    return fuzz.ratio(" ".join(first), " ".join(second)) >= SAME_ORDER


RULE = Rule(
    __name__,
    of=(Compared,),
    find=find,
    what="the same but for the forms of words, their order or little words; "
    f"the same answer of {SAME_ANSWER} words or more to two prompts",
    example='"Records are **deleted** …" and "A record is **deleted** …"',
    remedy="merge them",
    alarms={
        "a term": "## A\n\n* **Broker:** A server that keeps all records of a partition.\n\n"
        "## B\n\n* **Brokers:** A server that keeps records of a partition. @\n",
        "an answer": "* **Broker:** A server that keeps records and answers all requests.\n"
        "* **Node:** A server that keeps records and answers all requests. @\n",
        "a fact": "* Records are **deleted** when the retention period is over.\n"
        "* A record is **deleted** when retention periods are over. @\n",
    },
    fine={
        "parallels": "* Committing **before** processing gives at-most-once delivery.\n"
        "* Committing **after** processing gives at-least-once delivery.\n",
        "names": "* **dF:** Deletes back on this line, up to and with the character.\n"
        "* **df:** Deletes on this line, up to and with the character.\n",
        "opposites": "* Calls that are **synchronous** block the thread of the caller until then.\n"
        "* Calls that are **asynchronous** block the thread of the caller until then.\n",
        "numbers": "* **Port 9092:** Where the broker listens for all its clients by default.\n"
        "* **Port 9093:** Where the controller listens for all brokers by default.\n",
        "the other way round": "### How do you turn bytes into text?\n\n`b.decode()`\n\n"
        "### How do you turn text into bytes?\n\n`s.encode()`\n",
        "options by case": "* **-a:** Shows all files that there are.\n"
        "* **-A:** Shows almost all files there are.\n",
    },
)
