"""Which old entry is which new one: by what they say, where they stand, and how alike they are.

Knows only the entries' words and places. Does not guess: where two candidates are equally good,
there is no pair.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import groupby, islice, product

from cribdeck.identity.ledger import EntryRow, grouped, one_line
from cribdeck.identity.likeness import (
    CLEAR,
    MARGIN,
    NEAR,
    PROMPT_KEYS,
    Key,
    Measure,
    compatible,
    likeness,
    likeness_nearby,
    measured,
    same_by_answer,
    same_by_prompt,
    vocabulary_of,
)
from cribdeck.identity.siblings import told

SHOWN = re.compile(r": ")  # between a prompt and what is shown with it (claims)
MOST_CUTS = 8  # code is full of colons
Accept = Callable[[EntryRow, EntryRow], bool]
Likeness = Callable[[Measure, EntryRow, EntryRow], float]
Scores = dict[tuple[int, int], float]


def match(
    old: Sequence[EntryRow],
    active: int,
    new: Sequence[EntryRow],
    parts: Set[EntryRow] = frozenset(),
) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Pairs of indices, new to old, and for new ones the old ones that they might be as well, the
    likeliest first. The first `active` of `old` are active, the others retired; those of `new` in
    `parts` ask for a part of another entry."""
    found: dict[int, int] = {}
    rivals: dict[int, list[int]] = defaultdict(list)
    pools = (range(active), range(active, len(old)))

    def left(pool: range) -> tuple[list[int], list[int]]:
        taken = set(found.values())
        return [i for i in pool if i not in taken], [i for i in range(len(new)) if i not in found]

    for pool in pools:
        for key in ANCHOR_KEYS:
            found |= _by_key(old, new, *left(pool), key, compatible)
    found |= _in_order(old, new, *left(pools[0]), _everything, equal_count=False)
    if len(found) == len(new) or not old:  # the common cases: nothing new, everything new
        return found, rivals
    measure = measured(old, active, new, parts)

    def match_similar(
        olds: Sequence[int], news: Sequence[int], how_alike: Likeness, floor: float
    ) -> None:
        scores: Scores = {}
        doubtful: Scores = {}
        for j, i in _candidates(old, new, olds, news):
            pair = scores if told(measure.families, old[j], new[i]) else doubtful
            pair[j, i] = how_alike(measure, old[j], new[i])
        pairs, unsure = clear_pairs(scores, floor)
        found.update(pairs)
        for i, others in unsure.items():
            rivals[i] += others
        for (j, i), score in sorted(doubtful.items(), key=lambda item: -item[1]):
            if score >= floor:
                rivals[i].append(j)

    for pool in pools:
        found |= _in_order(old, new, *left(pool), _everything, equal_count=False)
        # Of twins that left, each is as good as the other; of those that are there, none is sure.
        retired = pool is pools[1]
        found |= _in_order(old, new, *left(pool), _words, equal_count=not retired)
        for key in PROMPT_KEYS:
            found |= _by_key(old, new, *left(pool), key, partial(same_by_prompt, measure))
        found |= _shown_since(old, new, *left(pool))
        for key in ANSWER_KEYS:
            found |= _by_key(old, new, *left(pool), key, partial(same_by_answer, measure))
        if not retired:  # what is retired has no place
            for olds, news in _runs(old, active, new, found):
                match_similar(olds, news, likeness_nearby, NEAR)
        match_similar(*left(pool), likeness, CLEAR)
    return found, rivals


def _everything(row: EntryRow) -> Hashable:
    return row.document, row.headings, row.kind, row.prompt, row.answer


def _words(row: EntryRow) -> Hashable:
    return row.prompt, one_line(row.answer)


ANCHOR_KEYS: tuple[Key, ...] = (
    lambda row: (row.document, row.anchor) if row.anchor else None,
    lambda row: row.anchor or None,
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
        and compatible(old[theirs[0]], new[mine[0]])
        and accept(old[theirs[0]], new[mine[0]])
    }


def _shown_since(
    old: Sequence[EntryRow], new: Sequence[EntryRow], olds: Sequence[int], news: Sequence[int]
) -> dict[int, int]:
    """Pairs under the same headings, where what a question shows now (its options, its code) was in
    its answer before: the prompt goes on with it."""
    if not olds or not news:
        return {}
    there = grouped(olds, lambda j: (old[j].document, old[j].headings, old[j].prompt))
    found: dict[int, list[int]] = defaultdict(list)
    for i in news:
        row = new[i]
        for cut in islice(SHOWN.finditer(row.prompt), MOST_CUTS):
            mine = there.get((row.document, row.headings, row.prompt[: cut.start()]), [])
            if len(mine) != 1 or not compatible(old[mine[0]], row):
                continue
            shown = {*row.prompt[cut.end() :].split()}
            if 2 * len(shown & {*old[mine[0]].answer.split()}) > len(shown):
                found[mine[0]].append(i)
    once = Counter(i for mine in found.values() for i in mine)
    return {mine[0]: j for j, mine in found.items() if len(mine) == 1 and once[mine[0]] == 1}


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
        if compatible(old[j], new[i])
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
    """The runs of what stands between two that are matched, by these: of things that stand in
    `documents`, one by one, each of which `matched` gives a number, or None. At an end of its
    document None is the neighbour; where a document has no match at all, its name is in the key."""
    found: dict[Hashable, list[int]] = {}
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
                found[before, after, document if alone else ""] = run
            before, run = after, []
    return found


def _candidates(
    old: Sequence[EntryRow], new: Sequence[EntryRow], olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs (old, new) worth comparing: all of a few; of many those that share the rarest words, so
    that the work grows with the number of entries and not with its square."""
    if len(olds) * len(news) <= 900:
        yield from product(olds, news)
        return
    holders: dict[str, list[int]] = defaultdict(list)
    vocabulary = {j: vocabulary_of(old[j]) for j in olds}
    for j, stems in vocabulary.items():
        for stem in stems:
            holders[stem].append(j)
    for i in news:
        mine = vocabulary_of(new[i])
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


def clear_pairs(scores: Scores, floor: float) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Pairs, new to old, that are each other's best by a clear margin; and for the new ones that
    have a good candidate all the same, those candidates, the best first. `scores` are by
    (old, new)."""
    by_old: dict[int, list[tuple[float, int]]] = defaultdict(list)
    by_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (j, i), score in scores.items():
        if score >= floor - MARGIN:
            by_old[j].append((score, i))
            by_new[i].append((score, j))
    pairs: dict[int, int] = {}
    unsure: dict[int, list[int]] = {}
    for i, mine in by_new.items():
        score, j = max(mine)
        if score < floor:
            continue
        if _leads(mine) and _leads(by_old[j]) and max(by_old[j])[1] == i:
            pairs[i] = j
        else:
            unsure[i] = [j for score, j in sorted(mine, key=_best_first) if score >= floor]
    return pairs, unsure


def _best_first(scored: tuple[float, int]) -> tuple[float, int]:
    return -scored[0], scored[1]


def _leads(scores: Sequence[tuple[float, int]]) -> bool:
    best, *others = sorted(scores, reverse=True)
    return not others or best[0] - others[0][0] >= MARGIN
