"""In which order Anki shows the new cards of a deck.

For the learner: a card that was answered a moment ago answers the next one of the same entry, the
list its items and the table its rows, so that these would be read off and not recalled. Anki parts
("buries") only the cards of one note, and not by default. Apart, they are asked for themselves
(spacing: Cepeda et al. 2006, "Distributed practice in verbal recall tasks").

Knows which cards belong together, by the names of their entries, and in which order they stand.
Does not know notes, nor Anki's file.
"""

import heapq
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Anki proposes twenty new cards a day, and within a day it sorts them anew, by template.
FAR = 40
DAY = 20
NEAR = 11  # at least, where the deck is large enough: ten other cards between


class Card(NamedTuple):
    """A card of the entry of this name, which is a part of the entry `whole` or stands alone.
    `first`: before those that are not."""

    entry: str
    whole: str = ""
    first: bool = False


# When or how soon its next card should come, that card, its family: a heap, in which what has been
# shown in the meantime is left lying.
_Heap = list[tuple[int, int, str]]


def positions(cards: Sequence[Card]) -> tuple[int, ...]:
    """The place (from 0) of each of `cards`, which stand in document order, in the order of first
    showing.

    Those of one family (an entry with its parts) keep their order and come FAR apart; where the
    deck is too small for that, at least NEAR, or as far as it allows. Else they have the order of
    the document, but that a large family begins early enough, and that what is `first` comes
    before all others. O(n log n) for n cards.
    """
    total = len(cards)
    left: defaultdict[str, list[int]] = defaultdict(list)  # of each family, the next card last
    for card, family in reversed(tuple(enumerate(_families(cards)))):
        left[family].append(card)
    sizes = Counter(map(len, left.values()))
    most = max(sizes, default=0)
    gap = _narrowest(most, sizes[most], total)
    fresh = _fresh(left, cards)
    due: _Heap = []
    longest: _Heap = [(-len(own), own[-1], family) for family, own in left.items()]
    heapq.heapify(longest)
    resting: deque[str] = deque()  # shown less than `gap` ago
    places = [0] * total
    for place in range(total):
        if len(resting) == gap and left[family := resting.popleft()]:
            heapq.heappush(longest, (-len(left[family]), left[family][-1], family))
        for heap in (fresh, due, longest):
            while heap and left[heap[0][2]][-1:] != [heap[0][1]]:
                heapq.heappop(heap)
        while not sizes[most]:
            most -= 1
        # Near the end, only the longest first leaves room between all that is left.
        if longest and most > 1 and total - place <= (most + 3) * gap:
            heap = longest
        else:
            heap = due if due and (due[0][0] <= place or not fresh) else fresh
            if heap is due and longest and due[0][2] in resting:  # another one may come already
                heap = longest
        _, card, family = heapq.heappop(heap)
        own = left[family]
        places[own.pop()] = place
        sizes[len(own) + 1] -= 1
        sizes[len(own)] += 1
        if own:
            far = min(gap if cards[card].first else FAR, (total - 1 - place) // len(own))
            heapq.heappush(due, (place + max(gap, far), own[-1], family))
        resting.append(family)
    return tuple(places)


def _families(cards: Sequence[Card]) -> list[str]:
    """The name of each card's family. One that is too large to be parted falls into its entries:
    then at least the cards of one are apart."""
    wholes = [card.whole or card.entry for card in cards]
    sizes = Counter(wholes)
    return [
        whole if sizes[whole] * NEAR <= len(cards) else card.entry
        for whole, card in zip(wholes, cards, strict=True)
    ]


def _narrowest(most: int, how_many: int, total: int) -> int:
    """How far apart the cards of each family can be, at most a DAY: `how_many` families of the
    `total` cards have `most`, between which all others must come."""
    return max(1, min(DAY, (total - how_many) // (most - 1))) if most > 1 else DAY


def _fresh(left: Mapping[str, Sequence[int]], cards: Sequence[Card]) -> _Heap:
    """All families, in the order in which they begin."""
    begins = []
    for family, own in left.items():
        room = (len(own) - 1) * min(FAR, len(cards) // len(own))
        start = min(own[-1], len(cards) - 1 - room)
        begins.append((not cards[own[-1]].first, start, own[-1], family))
    return [(i, card, family) for i, (*_, card, family) in enumerate(sorted(begins))]
