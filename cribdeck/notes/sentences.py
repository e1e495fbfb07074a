"""Where a sentence ends within a text, and with which signs; and whether one goes on below a
paragraph or a formula.

Knows these signs, letters and brackets; which words are abbreviated is from `languages`. Does not
know blocks, nor what a sentence says.
"""

import re

from cribdeck.notes.languages import words
from cribdeck.notes.words import COLONS

END = ".!?。！？؟۔।։"  # each ends a sentence; in a class of signs
DOTS = "…"  # ends a text, too; within one it is as often a gap
ASKED = "?？؟"
STATED = tuple(sign for sign in END + DOTS if sign not in ASKED)  # the end of a statement
FURTHER = re.compile(rf"[{END}]\s+\S|[。！？]\S")  # the end of a sentence, and one more
OVER = re.compile(rf"[{END}{DOTS}][\s\"'”’»)\]*_]*$")
NUMBER = re.compile(r"\W*\w{1,2}[.)]")  # of an option, of an item: "a) both"
# Between sentences; a small letter goes on with one.
ENDED = re.compile(r"(?<=[\w)\]”\"][.!?…])\s+(?![a-zß-öø-ÿа-я])|(?<=[。！？])(?=\S)")
LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
ABBREVIATED = frozenset(words("abbreviated"))


def is_over(text: str) -> bool:
    """Whether the last sentence of `text` is over."""
    return not text.strip() or OVER.search(text) is not None


def is_stated(text: str) -> bool:
    """Whether `text` ends with the sign of a statement: it says something, and asks nothing."""
    return text.rstrip().endswith(STATED)


def has_further(text: str) -> bool:
    """Whether a sentence ends within `text`, and another one follows."""
    return FURTHER.search(text) is not None


def goes_on(above: str, below: str, formula: str = "=") -> bool:
    """Whether the sentence that ends with `above`, and a `formula` if it is given, goes on in the
    text `below`: that begins with a small letter, or else, where the script has none, nothing ends
    above."""
    if is_over(above) or is_over(formula) or NUMBER.match(below):
        return False
    first = below.lstrip(" \n\"'“‘«(*_")[:1]
    if first.islower():
        return True
    has_case = first != first.swapcase()
    return first.isalpha() and not has_case and not above.rstrip().endswith(COLONS)


def ended(text: str) -> list[str]:
    """`text` cut behind each end of a sentence, and the blanks there."""
    pieces, at = [], 0
    for found in ENDED.finditer(text):
        last = LAST_WORD.search(text, at, found.start())
        if last and (last[1].casefold() in ABBREVIATED or len(last[1]) == 1):
            continue
        pieces.append(text[at : found.end()])
        at = found.end()
    return [*pieces, text[at:]]


def is_whole(text: str) -> bool:
    """Whether no bracket is open at the end of `text`."""
    return open_brackets(text) <= 0


def open_brackets(text: str) -> int:
    """How many more brackets begin in `text` than end."""
    return text.count("(") - text.count(")")
