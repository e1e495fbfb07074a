"""Sentences of a worksheet: with a gap that is to be filled in, or to be judged true or false.

Knows how gaps and verdicts are written. Does not know questions, nor where a sentence stands.
"""

import re
from itertools import pairwise

from cribdeck.notes.blocks import Inlines
from cribdeck.notes.languages import LANGUAGES, pattern
from cribdeck.notes.words import ARROW_SIGN, beside_missing, between, plain

# What is to be chosen from behind a statement: "T / F". Languages name what is true and what is not
# by turns, so that R / W is no such choice: it reads and writes.
INITIALS = {
    (one[0].upper(), other[0].upper())
    for row in LANGUAGES
    if row.verdicts
    for one, other in pairwise(map(str.strip, row.verdicts.split(",")))
}
CHOICE = "|".join(
    rf"{one}\s*/\s*{other}" for pair in sorted(INITIALS) for one, other in (pair, pair[::-1])
)
VERDICTS = re.compile(rf"[.!?。(（]\s*(?:{CHOICE})\W*$")
# `____`, fewer behind a blank at the end of a line or of a sentence; empty brackets at the end of a
# line, full-width ones anywhere.
GAP = re.compile(
    r"_{3,}|(?<=\s)_{1,2}(?=[.,:?!。]*\s*$)|（\s*）|\S\s*\(\s+\)[^\w(]*$"
    rf"|{VERDICTS.pattern}"
)
SHORTEST = 5  # characters of a statement
WORD = re.compile(r"[^\W\d_]")
TICKS, CROSSES = "✓✔", "✗✘"
# Pictures of them mark a line, and judge no sentence: behind an option, they say which is right.
RIGHT_SIGNS, WRONG_SIGNS = f"✅☑{TICKS}", f"❌✖🚫{CROSSES}"
VERDICT = rf"(?:{pattern('verdicts')}|[√×{TICKS}{CROSSES}])"
IS_VERDICT = re.compile(VERDICT, re.IGNORECASE)
JUDGED = re.compile(rf"(?<=[^\s(（])\s*[(（]\s*(?P<said>{VERDICT})\s*[)）]\W*$", re.IGNORECASE)
BEGINS_WITH_VERDICT = re.compile(rf"\W{{0,6}}{VERDICT}\s*(?:[^\w\s]|$)", re.IGNORECASE)
# "True or False: …", "Richtig/falsch: …"
TO_BE_JUDGED = re.compile(
    rf"\W{{0,6}}{VERDICT}\W{{1,5}}(?:\w{{1,10}}\W{{1,5}})?{VERDICT}\W{{0,6}}[:：]", re.IGNORECASE
)
# The same behind a sentence, or behind an arrow or a dash.
TOLD = re.compile(
    rf"(?:(?<=[.!。！])|\s+(?:[–—]|{ARROW_SIGN}))\s*(?P<said>{VERDICT})\W*$", re.IGNORECASE
)
# Behind the sentence: within it, as in "He ___ (go) home", brackets may hold a hint.
FILLED = re.compile(r"(?<=[.!。！])\s*[(（](?P<said>[^()（）]+)[)）]\W*$")


def has_gap(line: Inlines) -> bool:
    """Whether `line` has words, and a gap among them that is to be filled in ("Made of ___"). What
    a picture is called that is not there, is none."""
    text = plain(beside_missing(line))
    return GAP.search(text) is not None and WORD.search(GAP.sub("", text)) is not None


def is_verdict(text: str) -> bool:
    """Whether `text` only says whether something is true."""
    return IS_VERDICT.fullmatch(text.strip()) is not None


def begins_with_verdict(text: str) -> bool:
    """Whether `text` says whether something is true, and maybe why ("False, it sinks")."""
    return BEGINS_WITH_VERDICT.match(text) is not None


def is_to_be_judged(line: Inlines) -> bool:
    """Whether `line` tells to judge what it says: "True or false: it floats"."""
    return TO_BE_JUDGED.match(plain(line)) is not None


def is_judged(line: Inlines) -> bool:
    """Whether `line` is a statement that says at its end whether it is true."""
    return _judged(plain(line)) is not None


def _judged(text: str) -> re.Match[str] | None:
    told = TOLD.search(text)
    is_statement = told is not None and len(text[: told.start()]) >= SHORTEST
    return JUDGED.search(text) or (told if is_statement else None)


def split_worked(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`Whales are fish. (False)` -> (Whales are fish., False), and `It is ___. (blue)` likewise;
    None where `line` has no such answer at its end."""
    text = plain(line)
    is_to_be_filled_in = GAP.search(text) and not VERDICTS.search(text)
    found = _judged(text) or (FILLED.search(text) if is_to_be_filled_in else None)
    if found is None:
        return None
    return between(line, 0, found.start()), between(line, *found.span("said"))
