"""Whether two entries that are alike are one, or an entry and a sibling in its place.

An answer that several entries have is no evidence of who they are, and siblings are as alike as a
question and its rewording: "Cost of a get?" and "Cost of a put?" both have "O(1)". Then the words
of the prompt must tell. Knows words only; how alike two entries are, likeness knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from cribdeck.identity.ledger import EntryRow, grouped, one_line

SENTENCE = ".,:;!?…¿¡()[]\"'“”„‘’«»"  # what stands around the words of a sentence
LONG = 5  # letters; a shorter word with another letter ("tree", "trie") is another word
FEW = 3  # siblings; what fewer have in common says nothing of the others


@dataclass(frozen=True, slots=True)
class Family:
    """The prompts that have one answer, and those of them that hold a word."""

    prompts: Set[str]
    holding: Mapping[str, Set[str]]


Families = Mapping[str, Family]


def families(rows: Iterable[EntryRow]) -> Families:
    """The families among `rows`, which are all entries that are or were, by their answer."""
    found = {}
    for answer, mine in grouped(rows, lambda row: one_line(row.answer)).items():
        prompts = {row.prompt for row in mine}
        if answer and len(prompts) > 1:
            holding: dict[str, set[str]] = defaultdict(set)
            for prompt in prompts:
                for word in _words(prompt):
                    holding[word].add(prompt)
            found[str(answer)] = Family(prompts, holding)
    return found


def told(known: Families, old: EntryRow, new: EntryRow) -> bool:
    """Whether `old` and `new`, if they are alike, are sure to be no siblings.

    They are sure where no other entry has the answer of one of them. Else no word of the old prompt
    may have gone for another, except one that most siblings hold, and what is left of it must not
    stand in the prompt of a sibling. Words are compared whole: TreeMap and TreeSet are siblings, C
    and C++ too. One wrong letter of a long word does not count.
    """
    pair = {old.prompt, new.prompt}
    answers = {one_line(old.answer), one_line(new.answer)}
    mine = [known[answer] for answer in answers if answer in known]
    siblings = sum(_others(family.prompts, pair) for family in mine)
    if not (siblings and old.answer and new.answer):
        return True
    before, after = _words(old.prompt), _words(new.prompt)
    come = after - before
    gone = {word for word in before - after if not any(_corrected(word, other) for other in come)}
    if not gone:
        return True
    if any(_holds_other(family, before - gone, pair) for family in mine):
        return False
    usual = max(FEW, siblings / 2)
    return not come or all(
        sum(_others(family.holding.get(word, ()), pair) for family in mine) >= usual
        for word in gone
    )


def _others(prompts: Set[str] | tuple[()], pair: Set[str]) -> int:
    return len(prompts) - sum(prompt in prompts for prompt in pair)


def _holds_other(family: Family, words: Set[str], pair: Set[str]) -> bool:
    """Whether the prompt of a sibling holds all of `words`."""
    holders = [family.holding.get(word, set()) for word in words]
    fewest = min(holders, key=len, default=family.prompts)
    return any(
        prompt not in pair and all(prompt in others for others in holders) for prompt in fewest
    )


def _corrected(old: str, new: str) -> bool:
    """Whether one letter of a word was wrong. In a short word, in a number, at the beginning
    (encode, decode) or where a letter is a word (in scripts without capitals), another letter makes
    another word."""
    letters = old.isalpha() and new.isalpha() and old != old.upper()
    long = letters and max(len(old), len(new)) >= LONG
    return long and old[0] == new[0] and OSA.distance(old, new) == 1


@lru_cache(maxsize=2**12)
def _words(text: str) -> frozenset[str]:
    """The words of `text`, whole, with the signs in them ("C++"), without those of a sentence."""
    return frozenset(word.strip(SENTENCE) or word for word in text.casefold().split())
