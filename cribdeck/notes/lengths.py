"""How many words there are: in text, and in a line with commands and formulas.

Knows that some scripts do not part words. Does not know how many are few.
"""

from cribdeck.notes.blocks import CodeSpan, Inlines, Math
from cribdeck.notes.languages import JOINED, SPELLED
from cribdeck.notes.words import plain

SIGNS_OF_WORD = 3  # of a script that does not part words: about a word
SIGNS_OF_SOUND = 6  # of a word that is spelled by its sound (クロスリージョン: cross-region)


def count(text: str) -> int:
    """The words of `text`, about as many where its script does not part them."""
    if text.isascii():
        return len(text.split())
    spelled = sum(-(-len(run) // SIGNS_OF_SOUND) for run in SPELLED.findall(text))
    text = SPELLED.sub("", text)
    unparted = len(JOINED.findall(text))
    return len(JOINED.sub("", text).split()) + -(-unparted // SIGNS_OF_WORD) + spelled


def length(name: Inlines) -> int:
    """How many words `name` has, of which a command or a formula is one."""
    return count(in_words(name))


def in_words(name: Inlines) -> str:
    """The words of `name`, with one for a command or a formula, however long."""
    return " ".join("x" if isinstance(one, CodeSpan | Math) else plain([one]) for one in name)
