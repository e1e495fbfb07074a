"""Abbreviations, and where a text tells what one is short for.

Knows names in capitals, and the letters that words begin with. Does not know terms.
"""

import re
from collections.abc import Iterable, Iterator

from cribdeck.notes.word_forms import WORD, is_telling

ABBREVIATION = re.compile(r"(?<!\w)[A-Z]{3,6}(?!\w)")


def spelt(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where words of `text`, little ones aside, spell what in `names` is short for them, as
    "Supreme Court of Justice" does SCJ: begin and end of each place. Not where they are all of the
    text: that is what the short form stands for."""
    tokens = [token for token in WORD.finditer(text) if is_telling(token[0])]
    letters = "".join(token[0][0].casefold() for token in tokens)
    shorts = {short for name in names for short in ABBREVIATION.findall(name)}
    for short in shorts:
        for found in re.finditer(re.escape(short.casefold()), letters):
            if found.end() - found.start() < len(letters):
                yield tokens[found.start()].start(), tokens[found.end() - 1].end()


def is_begun(name: str, text: str) -> bool:
    """Whether `name` is short for something, and letters of it begin other such words in `text`
    that go on in small ones (HBsAg tells HBV)."""
    short = name.strip()
    begun = re.compile(rf"(?<![^\W_]){re.escape(short[:2])}[a-z]+[A-Z]")
    return ABBREVIATION.fullmatch(short) is not None and begun.search(text) is not None


def is_spelt(name: str, text: str) -> bool:
    """Whether `name` is short for all of `text`, numbers and little words aside (SCJ for "The
    Supreme Court of Justice")."""
    words = [word for word in WORD.findall(text) if is_telling(word) and not word[0].isdigit()]
    letters = "".join(word[0] for word in words)
    return ABBREVIATION.fullmatch(name) is not None and letters.upper() == name
