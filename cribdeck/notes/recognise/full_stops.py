"""Names that a full stop parts from the sentence that tells of them: `Juno. She is a queen.`

Knows how short such a name is, and which words a full stop shortens. Does not know lists.
"""

import re

from cribdeck.notes.blocks import Inlines
from cribdeck.notes.lengths import count
from cribdeck.notes.sentences import ABBREVIATED
from cribdeck.notes.words import BRACKETED, between, plain

# A small letter goes on with a sentence.
STOP = re.compile(r"(?:^|(?<=[\w)]))\.\s+(?=[\"“«„¿¡(*]*[^\Wa-zß-öø-ÿа-яё\d_])")
MOST = 3  # words of the name: more may be a sentence


def split_stop(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`Juno. She is a queen.` -> (Juno, She is a queen.)"""
    text = plain(line)
    found = STOP.search(text)
    if found is None:
        return None
    name = between(line, 0, found.start())
    return (name, between(line, found.end())) if _is_name(name) else None


def split_bold_stop(name: Inlines, rest: Inlines) -> tuple[Inlines, Inlines] | None:
    """The same where `name` is the bold words before the `rest`, with the full stop in these, or
    behind them."""
    text, behind = plain(name).rstrip(), plain(rest)
    if text.endswith("."):
        name, behind = between(name, 0, len(text) - 1), f".{behind}"
    found = STOP.match(behind)
    if found is None or not _is_name(name):
        return None
    skipped = len(behind) - len(plain(rest))
    return name, between(rest, found.end() - skipped)


def _is_name(name: Inlines) -> bool:
    """Whether `name` is one of few words, with a capital letter, and its last word is not one that
    a full stop shortens."""
    text = BRACKETED.sub("", plain(name)).strip()
    *_, last = text.split() or ("",)
    is_short = last.casefold() in ABBREVIATED or len(last) == 1
    return 0 < count(text) <= MOST and not text[0].islower() and text[-1].isalpha() and not is_short
