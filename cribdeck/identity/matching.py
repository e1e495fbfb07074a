"""Which old entry is which new one: by what they say, where they stand, and how alike they are.

Knows only the entries' words and places. Does not guess: where two candidates are equally good,
there is no pair.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby, product

from rapidfuzz import fuzz

from cribdeck.identity.ledger import EntryRow, grouped, one_line
from cribdeck.notes.document import Comparison, Divider, Fact, Prose, Question, Remark

# Shares of 1, tried on reworded and on unrelated questions of real notes (tests/test_ledger.py).
NEAR = 0.6  # between the same neighbours
CLEAR = 0.7  # anywhere
LOOSE = 0.3  # the answers of two entries that share a prompt like "Trade-offs"
MARGIN = 0.1  # by which the best candidate must lead
TELLING = 25  # characters; a shorter answer ("O(n)", "yes") says nothing about identity alone
# The names of the kinds whose prompt makes sense without the headings above it, and of those that
# have no card.
SPEAKS_ALONE = frozenset({Question.kind, Comparison.kind, Fact.kind})
CARDLESS = frozenset({Prose.kind, Remark.kind, Divider.kind})

Key = Callable[[EntryRow], Hashable | None]
Accept = Callable[[EntryRow, EntryRow], bool]
Likeness = Callable[["_Measure", EntryRow, EntryRow], float]


def match(
    old: Sequence[EntryRow], active: int, new: Sequence[EntryRow]
) -> tuple[dict[int, int], dict[int, set[int]]]:
    """Pairs of indices, new to old, and for new ones the old ones that they might be as well. The
    first `active` of `old` are active, the others retired."""
    found: dict[int, int] = {}
    rivals: dict[int, set[int]] = defaultdict(set)
    pools = (range(active), range(active, len(old)))

    def left(pool: range) -> tuple[list[int], list[int]]:
        taken = set(found.values())
        return [i for i in pool if i not in taken], [i for i in range(len(new)) if i not in found]

    for pool in pools:
        for key in ANCHOR_KEYS:
            found |= _by_key(old, new, *left(pool), key, _compatible)
    found |= _in_order(old, new, *left(pools[0]), _everything, equal_count=False)
    if len(found) == len(new) or not old:  # the common cases: nothing new, everything new
        return found, rivals
    measure = _measure(old[:active], new)

    def match_similar(
        olds: Sequence[int], news: Sequence[int], likeness: Likeness, floor: float
    ) -> None:
        candidates = _candidates(old, new, olds, news)
        pairs, unsure = clear_pairs(
            candidates, lambda j, i: likeness(measure, old[j], new[i]), floor
        )
        found.update(pairs)
        for i, others in unsure.items():
            rivals[i] |= others

    for pool in pools:
        found |= _in_order(old, new, *left(pool), _everything, equal_count=False)
        found |= _in_order(old, new, *left(pool), _words, equal_count=True)
        for key in PROMPT_KEYS:
            found |= _by_key(old, new, *left(pool), key, partial(_same_by_prompt, measure))
        for key in ANSWER_KEYS:
            found |= _by_key(old, new, *left(pool), key, partial(_same_by_answer, measure))
        if pool is pools[0]:  # what is retired has no place
            for olds, news in _runs(old, active, new, found):
                match_similar(olds, news, _likeness_nearby, NEAR)
        match_similar(*left(pool), _likeness, CLEAR)
    return found, rivals


def _compatible(old: EntryRow, new: EntryRow) -> bool:
    """Two different anchors say outright that these are two entries; what has no card can not
    become a card's history."""
    if old.anchor and new.anchor and old.anchor != new.anchor:
        return False
    return (old.kind in CARDLESS) == (new.kind in CARDLESS)


def _everything(row: EntryRow) -> Hashable:
    return row.document, row.headings, row.kind, row.prompt, row.answer


def _words(row: EntryRow) -> Hashable:
    return row.prompt, one_line(row.answer)


ANCHOR_KEYS: tuple[Key, ...] = (
    lambda row: (row.document, row.anchor) if row.anchor else None,
    lambda row: row.anchor or None,
)
# Entries change their kind, but several kinds under one heading share its words: kind goes first.
PROMPT_KEYS: tuple[Key, ...] = (
    lambda row: (row.document, row.headings, row.kind, row.prompt) if row.prompt else None,
    lambda row: (row.document, row.headings, row.prompt) if row.prompt else None,
    lambda row: (row.document, row.prompt) if row.prompt else None,
    lambda row: row.prompt or None,
)
ANSWER_KEYS: tuple[Key, ...] = (
    lambda row: (row.document, one_line(row.answer)) if row.answer else None,
    lambda row: one_line(row.answer) or None,
)


def _by_key(
    old: Sequence[EntryRow],
    new: Sequence[EntryRow],
    olds: Sequence[int],
    news: Sequence[int],
    key: Key,
    accept: Accept,
) -> dict[int, int]:
    """Pairs that are alone on both sides under a key."""
    if not olds or not news:
        return {}
    there = grouped(olds, lambda i: key(old[i]))
    here = grouped(news, lambda i: key(new[i]))
    return {
        mine[0]: theirs[0]
        for name, mine in here.items()
        if name is not None
        and len(mine) == 1
        and len(theirs := there.get(name, [])) == 1
        and _compatible(old[theirs[0]], new[mine[0]])
        and accept(old[theirs[0]], new[mine[0]])
    }


def _in_order(
    old: Sequence[EntryRow],
    new: Sequence[EntryRow],
    olds: Sequence[int],
    news: Sequence[int],
    key: Key,
    *,
    equal_count: bool,
) -> dict[int, int]:
    """Pairs under a key whose entries cannot be told apart, so that their order may decide."""
    if not olds or not news:
        return {}
    there = grouped(olds, lambda i: key(old[i]))
    here = grouped(news, lambda i: key(new[i]))
    return {
        i: j
        for name, mine in here.items()
        if len(theirs := there.get(name, [])) == len(mine) or not equal_count
        for i, j in zip(mine, theirs, strict=False)
        if _compatible(old[j], new[i])
    }


def _runs(
    old: Sequence[EntryRow], active: int, new: Sequence[EntryRow], found: Mapping[int, int]
) -> list[tuple[list[int], list[int]]]:
    """The unmatched entries, old and new, that stand between the same two matched neighbours (or
    between one and the end of its document; or are all that a document holds)."""
    taken = set(found.values())
    there = gaps([row.document for row in old[:active]], lambda j: j if j in taken else None)
    here = gaps([row.document for row in new], found.get)
    return [(there[place], news) for place, news in here.items() if place in there]


def gaps(
    documents: Sequence[str], matched: Callable[[int], int | None]
) -> dict[Hashable, list[int]]:
    gaps: dict[Hashable, list[int]] = {}
    places = sorted(range(len(documents)), key=lambda i: documents[i])  # stable
    for document, group in groupby(places, key=lambda i: documents[i]):
        before: int | None = None
        run: list[int] = []
        for i in (*group, None):
            after = matched(i) if i is not None else None
            if i is not None and after is None:
                run.append(i)
                continue
            if run:
                alone = before is None and after is None
                gaps[before, after, document if alone else ""] = run
            before, run = after, []
    return gaps


def _candidates(
    old: Sequence[EntryRow], new: Sequence[EntryRow], olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs (old, new) worth comparing: all of a few; of many those that share the rarest words, so
    that the work grows with the number of entries and not with its square."""
    if len(olds) * len(news) <= 900:
        yield from product(olds, news)
        return
    holders: dict[str, list[int]] = defaultdict(list)
    vocabulary = {j: _vocabulary(old[j]) for j in olds}
    for j, stems in vocabulary.items():
        for stem in stems:
            holders[stem].append(j)
    for i in news:
        mine = _vocabulary(new[i])
        rarest = sorted(
            (stem for stem in mine if stem in holders),
            key=lambda stem: (len(holders[stem]), stem),
        )
        shared: Counter[int] = Counter()
        visited = 0
        for stem in rarest:
            visited += len(holders[stem])
            if visited > 400:
                break
            shared.update(holders[stem])
        for j, _ in shared.most_common(5):
            # The cheap look before the exact one: likeness needs far more than this.
            if len(mine & vocabulary[j]) > 0.3 * min(len(mine), len(vocabulary[j])):
                yield j, i


def clear_pairs(
    candidates: Iterable[tuple[int, int]], likeness: Callable[[int, int], float], floor: float
) -> tuple[dict[int, int], dict[int, set[int]]]:
    """Pairs, new to old, that are each other's best by a clear margin; and for the new ones that
    have a good candidate all the same, those candidates."""
    by_old: dict[int, list[tuple[float, int]]] = defaultdict(list)
    by_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for j, i in candidates:
        score = likeness(j, i)
        if score >= floor - MARGIN:
            by_old[j].append((score, i))
            by_new[i].append((score, j))
    pairs: dict[int, int] = {}
    unsure: dict[int, set[int]] = {}
    for i, mine in by_new.items():
        score, j = max(mine)
        if score < floor:
            continue
        if _leads(mine) and _leads(by_old[j]) and max(by_old[j])[1] == i:
            pairs[i] = j
        else:
            unsure[i] = {j for score, j in mine if score >= floor}
    return pairs, unsure


def _leads(scores: Sequence[tuple[float, int]]) -> bool:
    best, *others = sorted(scores, reverse=True)
    return not others or best[0] - others[0][0] >= MARGIN


# --- Likeness -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Measure:
    """What likeness depends on besides the two entries: how many prompts hold a stem, out of how
    many, and which prompts several entries of one kind share under one heading."""

    holders: Mapping[str, int]
    prompts: int
    shared: frozenset[Hashable]


def _measure(old: Sequence[EntryRow], new: Sequence[EntryRow]) -> _Measure:
    shared: set[Hashable] = set()
    for rows in (old, new):
        counts = Counter(map(PROMPT_KEYS[0], rows))
        shared |= {key for key, many in counts.items() if many > 1}
    holders = Counter(stem for row in new for stem in _stems(row.prompt))
    return _Measure(holders, len(new), frozenset(shared))


def _same_by_prompt(measure: _Measure, old: EntryRow, new: EntryRow) -> bool:
    """Whether two entries with one prompt are one entry: the prompt is the entry's own, or their
    answers have something in common."""
    if not (old.answer and new.answer) or _prompt_tells(measure, old, new):
        return True
    return _text_likeness(measure, old.answer, new.answer) >= LOOSE


def _same_by_answer(measure: _Measure, old: EntryRow, new: EntryRow) -> bool:
    """Whether two entries with one answer are one entry. A fact's answer is a word or two of it."""
    facts = Fact.kind in (old.kind, new.kind)
    if not facts and len(new.answer) >= TELLING:
        return True
    return _text_likeness(measure, old.prompt, new.prompt) >= NEAR


def _prompt_tells(measure: _Measure, old: EntryRow, new: EntryRow) -> bool:
    """Whether equal prompts mean more than that both stand under a heading like "Trade-offs"."""
    if {old.kind, new.kind} <= SPEAKS_ALONE:
        return True
    if old.headings != new.headings:
        return False
    return PROMPT_KEYS[0](old) not in measure.shared and PROMPT_KEYS[0](new) not in measure.shared


def _likeness(measure: _Measure, old: EntryRow, new: EntryRow) -> float:
    """How much of two entries is the same, from 0 to 1."""
    if not _compatible(old, new):
        return 0.0
    malus = 0.0 if old.kind == new.kind else MARGIN / 2
    prompts = _text_likeness(measure, old.prompt, new.prompt)
    if not (old.answer and new.answer) or old.kind == new.kind == Fact.kind:
        return prompts - malus
    answers = _text_likeness(measure, old.answer, new.answer)
    if not _prompt_tells(measure, old, new):
        return answers - malus
    whole = _overlap(measure, _bag(old), _bag(new))
    return max(whole, (2 * prompts + answers) / 3) - malus


def _likeness_nearby(measure: _Measure, old: EntryRow, new: EntryRow) -> float:
    """The same for entries in the same place, where even a short answer that stayed is enough."""
    likeness = _likeness(measure, old, new)
    facts = Fact.kind in (old.kind, new.kind)
    if likeness > 0 and old.answer and old.answer == new.answer and not facts:
        prompts = _text_likeness(measure, old.prompt, new.prompt)
        return max(likeness, NEAR + (1 - NEAR) * prompts)
    return likeness


def _text_likeness(measure: _Measure, old: str, new: str) -> float:
    if not old or not new:
        return 0.0
    if old == new:
        return 1.0
    # Letter by letter even unrelated sentences are half alike; what is above 0.6 counts.
    letters = fuzz.ratio(old.casefold(), new.casefold(), score_cutoff=60) / 100
    return max(_overlap(measure, _stems(old), _stems(new)), (letters - 0.6) / 0.4)


def _overlap(measure: _Measure, old: Counter[str], new: Counter[str]) -> float:
    """The shared words' part of all words (Dice's coefficient). Rare words weigh more than those
    that many prompts hold, and so do long ones, which helps where the notes are few."""

    def weight(stems: Counter[str]) -> float:
        return sum(
            many * max(len(stem) - 2, 0.2) * math.log2(2 + measure.prompts / holders)
            for stem, many in stems.items()
            if (holders := measure.holders.get(stem) or 1)
        )

    total = weight(old) + weight(new)
    return 2 * weight(old & new) / total if total else 0.0


@lru_cache(maxsize=2**12)
def _stems(text: str) -> Counter[str]:
    """The words of `text`, cut to five letters: "durable" and "durability" are related."""
    return Counter(word[:5] for word in re.findall(r"\w+", text.casefold()))


def _vocabulary(row: EntryRow) -> set[str]:
    return _stems(row.prompt).keys() | _stems(row.answer).keys()


def _bag(row: EntryRow) -> Counter[str]:
    return _stems(row.prompt) + _stems(row.answer)
