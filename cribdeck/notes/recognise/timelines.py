"""Timelines: the lines of a paragraph that begin with a date.

Knows where a line ends and what follows it. Does not know the forms of dates (dates).
"""

from collections.abc import Iterator

from cribdeck.notes.blocks import Inline, Inlines, LineBreak, Paragraph
from cribdeck.notes.dates import is_date, is_in_numbers, split_date
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.walk import Line, paragraph_of, runs
from cribdeck.problems import Location


def timeline_of(paragraph: Paragraph) -> tuple[Term, ...]:
    """A term for each line of `paragraph` that begins with a date, with the lines below it that
    begin with none; () where the first line begins with none. In a further one a word may stand
    before the date ("Almost 2000: …"). A single date in numbers (12.01.2020) does not tell when
    something happened, but when it was noted."""
    lines = [*_lines(paragraph)]
    if not _dated(*lines[0]):
        return ()
    parts = map(paragraph_of, runs(lines, lambda line: _begins(*line)))
    found = [term for part in parts if (term := _begins(part.location, part.inlines))]
    return () if len(found) == 1 and is_in_numbers(found[0].prompt) else tuple(found)


def _begins(location: Location, line: Inlines) -> Term | None:
    """The term that a `line` of a timeline begins."""
    return _dated(location, line) or _dated(location, line, nearly=True)


def _dated(location: Location, line: Inlines, *, nearly: bool = False) -> Term | None:
    if split := split_date(line, nearly=nearly):
        date, event = split
        return Term(date, (Paragraph(event, location),), location)
    term = bold_term((Paragraph(line, location),), location)
    return term if term and is_date(term.prompt, nearly=nearly) else None


def _lines(paragraph: Paragraph) -> Iterator[Line]:
    """The lines of `paragraph` as its source has them: `<br>` begins none, as it does in
    `walk.lines_of`."""
    line: list[Inline] = []
    location = paragraph.location
    for inline in paragraph.inlines:
        if isinstance(inline, LineBreak) and inline.location:
            yield location, tuple(line)
            line, location = [], inline.location
        else:
            line.append(inline)
    yield location, tuple(line)
