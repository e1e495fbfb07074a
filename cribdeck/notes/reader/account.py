"""The account of lines: each that says something has a place in the document.

Knows which lines need none. Does not know what became of the others.
"""

import re
from collections.abc import Iterable

from cribdeck.notes.reader.markdown import Span
from cribdeck.notes.reader.source import Source
from cribdeck.problems import shortened

# Marks of quotes and lists, whose text may stand on the next line.
MARKS_ONLY = re.compile(r"([\s>]|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$))*")


def account_for(source: Source, spans: Iterable[Span]) -> None:
    """Every line of `source` that is not blank lies in one of `spans`, or is a problem."""
    placed = bytearray(len(source.lines) + 1)
    for first, end in spans:
        placed[first:end] = b"\1" * (end - first)
    for i, line in enumerate(source.lines):
        if not placed[i] and not MARKS_ONLY.fullmatch(line):
            source.problem(
                i + 1,
                "unplaced-line",
                f"this line has no place in the document: {shortened(line)}",
                "rewrite it as a heading, a paragraph, a list item or a fence",
            )
