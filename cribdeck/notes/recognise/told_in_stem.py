"""A question that tells its right options itself: "（B）Which one pumps?", "It is pumped by (B)"

Knows how that is written, as in exams in Chinese. Does not know options (options).
"""

import re
from dataclasses import replace

from cribdeck.notes.blocks import Inlines, Text
from cribdeck.notes.document import LeftOut
from cribdeck.notes.recognise.choice import Options
from cribdeck.notes.recognise.letters import letters_of
from cribdeck.notes.recognise.marked_options import TOLD
from cribdeck.notes.words import between, plain
from cribdeck.problems import Location

SAID = r"\s*(?P<{}>[A-Z](?:\s*[,、，]?\s*[A-Z]){{0,4}})\s*"
# Usual brackets are a gap at the end of a sentence; before a question mark they name a unit.
TOLD_THERE = re.compile(rf"（{SAID.format('wide')}）|\({SAID.format('last')}\)(?=[^\w?？]*$)")
EMPTY = "（　）"


def told_in_stem(prompt: Inlines, options: Options, where: Location) -> tuple[Inlines, Options]:
    """`prompt`, which stands at `where`, with empty brackets in place of the letters that it tells,
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
    start, end = found[0].span()
    shown = (*between(prompt, 0, start), Text(EMPTY), *between(prompt, end))
    left_out = (*options.left_out, LeftOut(said, TOLD, where))
    return shown, replace(options, right=tuple(sorted(numbers)), left_out=left_out)
