"""Sentences with blanks in square brackets behind a "C:": `C: The sky is [blue].` (Hashcards).

Knows how they are written, and what looks like one: an option with the letter C. Does not know
where one stands.
"""

import re
from collections.abc import Iterator

from cribdeck.notes.blanks import BY_ITSELF, has_blanks
from cribdeck.notes.blocks import Blank, Inline, Inlines, Text

# Hashcards' README, "Format"; a backslash before a bracket is gone here, as everywhere.
LABEL = re.compile(r"\s*C[:：]\s+(?=\S)")
BRACKET = re.compile(r"([\[\]])")
LEAST = 2  # words outside of the brackets


def blanks_of(line: Inlines) -> tuple[str, Inlines] | None:
    """The label of `line`, and its sentence with the words in brackets as blanks, each asked for by
    itself; None where it is none."""
    match line:
        case (Text(text), *rest) if label := LABEL.match(text):
            sentence = tuple(_parts((Text(text[label.end() :]), *rest)))
        case _:
            return None
    beside = "".join(one.text for one in sentence if isinstance(one, Text))
    if not has_blanks(sentence) or len(re.findall(r"\w+", beside)) < LEAST:
        return None
    return label[0].strip(), sentence


def _parts(line: Inlines) -> Iterator[Inline]:
    """The inlines of `line`, where those between brackets are a blank."""
    inside: list[Inline] | None = None
    for one in (piece for inline in line for piece in _pieces(inline)):
        match one:
            case Text("[") if inside is None:
                inside = []
            case Text("]") if inside:
                yield Blank(tuple(inside), BY_ITSELF)
                inside = None
            case _ if inside is None:
                yield one
            case _:
                inside.append(one)
    if inside is not None:  # never closed
        yield from (Text("["), *inside)


def _pieces(inline: Inline) -> Iterator[Inline]:
    if not isinstance(inline, Text):
        yield inline
        return
    yield from map(Text, filter(None, BRACKET.split(inline.text)))
