"""Lint of markup that other programs know and Markdown does not: it is shown as it stands.

Looks at text only; code and formulas may hold anything.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cribdeck.lint.subjects import Subject, warning
from cribdeck.lint.wording import shortened
from cribdeck.notes.document import (
    Block,
    Emphasis,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Quote,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from cribdeck.problems import Location, Problem


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
        *((text, entry.location) for text in _texts((*entry.prompt, *entry.lead))),
        *_texts_of(entry.answer, entry.location),
    ]
    for foreign in FOREIGN:
        for text, location in said:
            if found := foreign.pattern.search(text):
                fact = f'"{shortened(found[0])}" is shown as it stands'
                yield warning(location, "literal-markup", fact, foreign.remedy)
                break


def _texts_of(blocks: Sequence[Block], location: Location) -> Iterator[tuple[str, Location]]:
    for block in blocks:
        match block:
            case Paragraph(inlines, at):
                yield from ((text, at) for text in _texts(inlines))
            case ItemList(items):
                for item in items:
                    yield from _texts_of(item.blocks, location)
            case Quote(inner):
                yield from _texts_of(inner, location)
            case Table(header, rows, _, at):
                for row in (header, *rows):
                    yield from ((text, at) for cell in row for text in _texts(cell))


def _texts(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case Emphasis(children) | Strong(children) | Strikethrough(children):
                yield from _texts(children)
            case Link(_, children):
                yield from _texts(children)
