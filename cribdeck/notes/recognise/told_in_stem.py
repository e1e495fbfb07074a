"""A question that tells its right options itself: "（B）Which one pumps?", "It is pumped by (B)"

Knows how that is written, as in exams in Chinese. Does not know options (options).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cribdeck.notes.blocks import Inlines, Text
from cribdeck.notes.document import Choice, Entry, LeftOut
from cribdeck.notes.languages import JOINED
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.recognise.choice import Options
from cribdeck.notes.recognise.letters import letters_of
from cribdeck.notes.recognise.marked_options import TOLD
from cribdeck.notes.shares import nearly_all
from cribdeck.notes.words import between, plain
from cribdeck.problems import Location

SAID = r"\s*(?P<{}>[A-Z](?:\s*[,、，]?\s*[A-Z]){{0,4}})\s*"
# Usual brackets are a gap at the end of a sentence; before a question mark they name a unit.
TOLD_THERE = re.compile(rf"（{SAID.format('wide')}）|\({SAID.format('last')}\)(?=[^\w?？]*$)")
EMPTY = "（　）"  # as Chinese exams have it
GAP = "[…]"  # as Anki shows a blank
FEWEST = 2  # questions of which each has its letter in the sentence by no chance


def told_in_stem(prompt: Inlines, options: Options, where: Location) -> tuple[Inlines, Options]:
    """`prompt`, which stands at `where`, with a gap in place of the letters that it tells,
    and its `options` with those right; both as they are where something else tells them, or it
    tells none, or several times."""
    letters = letters_of(options.options.items) or ""
    found = [*TOLD_THERE.finditer(plain(prompt))]
    if options.right or len(found) != 1:
        return prompt, options
    said = next(filter(None, found[0].groups()))
    numbers = [letters.find(sign.lower()) for sign in said if sign.isalpha()]
    if -1 in numbers or len({*numbers}) < len(numbers):
        return prompt, options
    shown = _with_gap(prompt, *found[0].span())
    left_out = (*options.left_out, LeftOut(said, TOLD, where))
    return shown, replace(options, right=tuple(sorted(numbers)), left_out=left_out)


def with_gaps(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[LeftOut, ...]]:
    """`entries`, those of a list, with a gap in place of the letters of their right options, where
    nearly all choices among them have it in their sentence ("Blood is pumped by B."); and these
    letters, which tell."""
    spans = [_letter_in(entry) for entry in entries]
    told = sum(map(bool, spans))
    choices = sum(isinstance(entry, Choice) for entry in entries)
    if told < FEWEST or not nearly_all(told, choices):
        return tuple(entries), ()
    found: list[Entry] = []
    left_out = []
    for entry, span in zip(entries, spans, strict=True):
        if isinstance(entry, Choice) and span:
            said = plain(entry.prompt)[slice(*span)]
            left_out.append(LeftOut(said, TOLD, entry.location))
            entry = replace(entry, prompt=_with_gap(entry.prompt, *span))
        found.append(entry)
    return tuple(found), tuple(left_out)


def _letter_in(entry: Entry) -> tuple[int, int] | None:
    """Where the sentence of `entry` has the letter of its only right option, standing for itself
    and behind other words; None where it does not, or several times. In a language that sets blanks
    it is the last word: else it may be one of the sentence ("Vitamin B is found in")."""
    if not isinstance(entry, Choice) or len(entry.right) != 1:
        return None
    sentence = plain(entry.prompt)
    if ends_like_question(sentence):
        return None
    letters = letters_of(entry.options.items)
    if not letters:
        return None
    letter = re.escape(letters[entry.right[0]].upper())
    end = r"(?![A-Za-z0-9])" if JOINED.search(sentence) else r"(?=\W*$)"
    found = [*re.finditer(rf"(?<=.)(?<![A-Za-z0-9]){letter}{end}", sentence)]
    return found[0].span() if len(found) == 1 else None


def _with_gap(sentence: Inlines, start: int, end: int) -> Inlines:
    gap = Text(EMPTY if JOINED.search(plain(sentence)) else GAP)
    return (*between(sentence, 0, start), gap, *between(sentence, end))
