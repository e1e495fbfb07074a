"""Whether a sentence is over where a paragraph or a formula on a line of its own ends, or goes on
below it.

Knows signs and letters only. Does not know blocks.
"""

import re

from cribdeck.notes.words import COLONS

OVER = re.compile(r"[.!?…。！？؟۔։][\s\"'”’»)*_]*$")
NUMBER = re.compile(r"\W*\w{1,2}[.)]")  # of an option, of an item: "a) both"


def is_over(text: str) -> bool:
    """Whether the last sentence of `text` is over."""
    return not text.strip() or OVER.search(text) is not None


def goes_on(above: str, formula: str, below: str) -> bool:
    """Whether the sentence that ends with `above` and a `formula` goes on in the text `below`: it
    begins with a small letter, or else, where the script has none, nothing ends above."""
    if is_over(above) or is_over(formula) or NUMBER.match(below):
        return False
    first = below.lstrip(" \n\"'“‘«(*_")[:1]
    if first.islower():
        return True
    has_case = first != first.swapcase()
    return first.isalpha() and not has_case and not above.rstrip().endswith(COLONS)
