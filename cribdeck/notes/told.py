"""Whether words are told by what is read beside or above them, so that nobody has to recall them.

Knows forms of words, opposites, and when a heading names one thing. Does not know which words are
hidden (blanks, bold_in_answers), nor what a definition tells of its term (given_away).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cribdeck.notes.given_away import IN_BRACKETS
from cribdeck.notes.languages import NUMBERS, pattern
from cribdeck.notes.word_forms import (
    UNPARTED,
    WORD,
    akin,
    are_opposites,
    folded,
    is_telling,
    same,
    telling,
)

# A heading that names several things does not tell which of them is hidden.
SEVERAL = re.compile(rf"[,;，、/&+]|{pattern('joins')}|{pattern('compares')}", re.IGNORECASE)
LITTLE_WORDS = 3  # beside one that means something, and a name is more than that: a title


def is_beside(hidden: str, text: str, language: str) -> bool:
    """Whether `text` says what is `hidden`, in any form, or its opposite: who reads
    "asynchronous" knows which word is missing. Numbers are told by the same ones, as words, too."""
    words = _meant(hidden)
    return bool(words) and (_stand_in(words, text, language) or _stands_joined(hidden, text))


def is_asked(hidden: str, question: str, language: str) -> bool:
    """Whether `question` says what is `hidden`, all of it or but for what stands in brackets: "What
    is JSON?" does so for "JSON (JavaScript Object Notation)"."""
    short = IN_BRACKETS.sub("", hidden)
    words = _meant(short) or _meant(hidden)
    return bool(words) and (_stand_in(words, question, language) or _stands_joined(short, question))


def is_headed(hidden: str, headings: Iterable[str], language: str, beside: str = "") -> bool:
    """Whether one of `headings` says what is `hidden`. One that names several things does not, but
    for the last of two, the other of which stands `beside`; nor does a word in it tell a title that
    has little words besides."""
    short = IN_BRACKETS.sub("", hidden)
    if len(WORD.findall(short)) > LITTLE_WORDS * len(telling(short)):
        return False
    return any(
        _is_last_of(hidden, SEVERAL.split(heading), beside, language)
        if SEVERAL.search(heading)
        else is_asked(hidden, heading, language)
        for heading in headings
    )


def _is_last_of(hidden: str, names: Sequence[str], beside: str, language: str) -> bool:
    """Whether `hidden` is one of two `names`, and the other stands `beside`."""
    match [name for name in names if _meant(name)]:
        case [one, other]:
            return (is_asked(hidden, one, language) and is_beside(other, beside, language)) or (
                is_asked(hidden, other, language) and is_beside(one, beside, language)
            )
        case _:
            return False


def _meant(text: str) -> list[str]:
    """The words of `text` that mean something; small numbers in digits."""
    words = (word for word in WORD.findall(text) if is_telling(word) or word.isdigit())
    return [NUMBERS.get(word.casefold(), word) for word in words]


def _stand_in(words: Sequence[str], text: str, language: str) -> bool:
    said = _meant(text)
    joined = set(_joined(text))
    return folded("".join(words)) in joined.union(map(folded, said)) or all(
        any(_tells(other, word, language) for other in said)
        or folded(word) in joined
        or (UNPARTED.search(word) and word in text)
        for word in words
    )


def _tells(said: str, word: str, language: str) -> bool:
    is_form = same(word, said, language) or akin(word, said, language)
    return is_form or are_opposites(word, said)


def _joined(text: str) -> Iterator[str]:
    """Each two words that stand together in `text`, as one (folded): set up, set-up, setup."""
    found = map(folded, WORD.findall(text))
    return (f"{one}{other}" for one, other in pairwise(found))


def _stands_joined(name: str, text: str) -> bool:
    """Whether `text` says `name`, which is of a script that does not part words, or parts them in
    more than one way."""
    joined = "".join(name.split())
    is_joined = len(joined) > 1 and UNPARTED.search(joined) is not None
    return is_joined and joined in "".join(text.split())
