"""How alike two entries are, by their words.

Knows the entries' words and what a prompt or an answer says about identity. Does not know places,
nor who is who in the end (matching).
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from cribdeck.identity.ledger import EntryRow
from cribdeck.identity.siblings import Families, families, told
from cribdeck.notes.document import Comparison, Correction, Fact, Question
from cribdeck.notes.sheet_only import Divider, Prose, Remark

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

# Entries change their kind, but several kinds under one heading share its words: kind goes first.
PROMPT_KEYS: tuple[Key, ...] = (
    lambda row: (row.document, row.headings, row.kind, row.prompt) if row.prompt else None,
    lambda row: (row.document, row.headings, row.prompt) if row.prompt else None,
    lambda row: (row.document, row.prompt) if row.prompt else None,
    lambda row: row.prompt or None,
)


def compatible(old: EntryRow, new: EntryRow) -> bool:
    """Two different anchors say outright that these are two entries; what has no card can not
    become a card's history. A correction says what a statement says, and asks for something
    else."""
    if old.anchor and new.anchor and old.anchor != new.anchor:
        return False
    return _sort(old) == _sort(new)


def _sort(row: EntryRow) -> str:
    if row.kind in CARDLESS:
        return "cardless"
    return row.kind if row.kind == Correction.kind else ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What likeness depends on besides the two entries: how many entries hold a stem, out of how
    many; which prompts several entries of one kind share under one heading; which entries have one
    answer; and which of the new ones ask for a part of another."""

    holders: Mapping[str, int]
    entries: int
    shared: frozenset[Hashable]
    families: Families
    parts: Set[EntryRow]


def measured(
    old: Sequence[EntryRow], active: int, new: Sequence[EntryRow], parts: Set[EntryRow]
) -> Measure:
    """What likeness depends on, of the entries that were (`old`, of which the first `active` were
    still there in the last build) and those that are (`new`, of which `parts` ask for a part of
    another)."""
    shared: set[Hashable] = set()
    for rows in (old[:active], new):
        counts = Counter(map(PROMPT_KEYS[0], rows))
        shared |= {key for key, many in counts.items() if many > 1}
    holders = Counter(stem for row in new for stem in vocabulary_of(row))
    return Measure(holders, len(new), frozenset(shared), families((*old, *new)), parts)


def same_by_prompt(measure: Measure, old: EntryRow, new: EntryRow) -> bool:
    """Whether two entries with one prompt are one entry: the prompt is the entry's own, or their
    answers have something in common."""
    if not (old.answer and new.answer) or _prompt_tells(measure, old, new):
        return True
    return _text_likeness(measure, old.answer, new.answer) >= LOOSE


def same_by_answer(measure: Measure, old: EntryRow, new: EntryRow) -> bool:
    """Whether two entries with one answer are one entry. A fact's answer is a word or two of it."""
    if not told(measure.families, old, new):
        return False
    facts = Fact.kind in (old.kind, new.kind)
    if not facts and len(new.answer) >= TELLING:
        return True
    return _text_likeness(measure, old.prompt, new.prompt) >= NEAR


def _prompt_tells(measure: Measure, old: EntryRow, new: EntryRow) -> bool:
    """Whether equal prompts mean more than that both stand under a heading like "Trade-offs"."""
    if {old.kind, new.kind} <= SPEAKS_ALONE:
        return True
    if old.headings != new.headings:
        return False
    return PROMPT_KEYS[0](old) not in measure.shared and PROMPT_KEYS[0](new) not in measure.shared


def likeness(measure: Measure, old: EntryRow, new: EntryRow) -> float:
    """How much of two entries is the same, from 0 to 1."""
    if not compatible(old, new):
        return 0.0
    malus = 0.0 if old.kind == new.kind else MARGIN / 2
    prompts = _text_likeness(measure, old.prompt, new.prompt)
    if not (old.answer and new.answer) or old.kind == new.kind == Fact.kind:
        return prompts - malus
    answers = _text_likeness(measure, old.answer, new.answer)
    if old.prompt == new.prompt and not _prompt_tells(measure, old, new):  # "Trade-offs"
        return answers - malus
    if _is_whole_of(measure, old, new):
        return 0.0
    whole = _overlap(measure, _bag(old), _bag(new))
    return max(whole, (2 * prompts + answers) / 3) - malus


def _is_whole_of(measure: Measure, old: EntryRow, new: EntryRow) -> bool:
    """Whether `old` asked for all of which `new` asks for a part: its answer names what that asks
    for. Then the answers have words in common, as a table has with its row, and say nothing."""
    if new not in measure.parts or not new.prompt or old.prompt == new.prompt:
        return False
    return _stems(new.prompt).keys() <= _stems(old.answer).keys()


def likeness_nearby(measure: Measure, old: EntryRow, new: EntryRow) -> float:
    """The same for entries in the same place, where even a short answer that stayed is enough."""
    whole = likeness(measure, old, new)
    facts = Fact.kind in (old.kind, new.kind)
    if whole > 0 and old.answer and old.answer == new.answer and not facts:
        prompts = _text_likeness(measure, old.prompt, new.prompt)
        return max(whole, NEAR + (1 - NEAR) * prompts)
    return whole


def _text_likeness(measure: Measure, old: str, new: str) -> float:
    if not old or not new:
        return 0.0
    if old == new:
        return 1.0
    # Letter by letter even unrelated sentences are half alike; what is above 0.6 counts.
    letters = fuzz.ratio(old.casefold(), new.casefold(), score_cutoff=60) / 100
    return max(_overlap(measure, _stems(old), _stems(new)), (letters - 0.6) / 0.4)


def _overlap(measure: Measure, old: Counter[str], new: Counter[str]) -> float:
    """The shared words' part of all words (Dice's coefficient). Rare words weigh more than those
    that many entries hold, and so do long ones, which helps where the notes are few."""

    def weight(stems: Counter[str]) -> float:
        return sum(
            many * max(len(stem) - 2, 0.2) * math.log2(2 + measure.entries / holders)
            for stem, many in stems.items()
            if (holders := measure.holders.get(stem) or 1)
        )

    total = weight(old) + weight(new)
    return 2 * weight(old & new) / total if total else 0.0


@lru_cache(maxsize=2**12)
def _stems(text: str) -> Counter[str]:
    """The words of `text`, cut to five letters: "durable" and "durability" are related."""
    return Counter(word[:5] for word in re.findall(r"\w+", text.casefold()))


def vocabulary_of(row: EntryRow) -> set[str]:
    """The stems of all words of an entry."""
    return _stems(row.prompt).keys() | _stems(row.answer).keys()


def _bag(row: EntryRow) -> Counter[str]:
    return _stems(row.prompt) + _stems(row.answer)
