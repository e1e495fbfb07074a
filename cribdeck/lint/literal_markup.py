"""Lint of markup that other programs know and Markdown does not: it is shown as it stands.

Looks at text only; code and formulas may hold anything.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cribdeck.lint.subjects import Subject, warning
from cribdeck.lint.wording import shortened
from cribdeck.notes import walk
from cribdeck.notes.blocks import (
    Text,
)
from cribdeck.problems import Problem


class _Foreign(NamedTuple):
    pattern: re.Pattern[str]
    remedy: str


FOREIGN: Sequence[_Foreign] = (
    _Foreign(
        re.compile(r"!\[\[[^\]]+\]\]|!\[[^\]]*\]\([^)\s]+\s[^)]*\)"),
        "write an image as ![what it shows](<file.png>), without its size",
    ),
    _Foreign(re.compile(r"(?<!!)\[\[[^\[\]]+\]\]"), "write [words](target), or the words alone"),
    _Foreign(re.compile(r"\[\^[\w-]+\]"), "write the note where it belongs"),
    _Foreign(re.compile(r"==[^=\s][^=]*=="), "write **words** to stress them"),
    _Foreign(re.compile(r"^\[![A-Za-z]+\]"), "write > **Note:** and the text"),
    _Foreign(re.compile(r"^\[[ xX]\] "), "take the box out"),
    _Foreign(re.compile(r"%%[^%]+%%"), "write a comment as <!-- … -->"),
    _Foreign(
        re.compile(
            r"</?(?:sub|sup|kbd|mark|span|div|font|small|center|details|summary|[biu])\b[^>]*>"
        ),
        "write it in Markdown, or with signs such as ₂ and ²",
    ),
    _Foreign(
        re.compile(r"(?<=\w)\$[^\s$]*[\\_^][^$]*\$|\$[^\s$]*[\\_^][^$]*\$(?=\d)"),
        "a formula stands apart from letters and figures: put all of it between the dollars",
    ),
)
SIGNS = re.compile(r"[\[=<%$]")  # each of them has one


def literal_markup(subject: Subject) -> Iterator[Problem]:
    """Markup of other programs; of one kind once in an entry."""
    entry = subject.entry
    if entry is None or not (SIGNS.search(subject.prompt) or SIGNS.search(subject.answer)):
        return
    said = [
        (inline.text, location)
        for location, line in walk.entry_lines(entry)
        for inline in walk.inlines(line)
        if isinstance(inline, Text)
    ]
    for foreign in FOREIGN:
        for text, location in said:
            if found := foreign.pattern.search(text):
                fact = f'"{shortened(found[0])}" is shown as it stands'
                yield warning(location, "literal-markup", fact, foreign.remedy)
                break
