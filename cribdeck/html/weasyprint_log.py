"""What WeasyPrint says while it works, as Problems with the line that they are about.

Knows WeasyPrint's log. Does not know a sheet.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from cribdeck.notes.document import Document, Section
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Location, Problem, Severity

MISSING_GLYPHS = re.compile(r'\.notdef glyph rendered for Unicode string.*?: "(.*)" \(')


@contextmanager
def gathered_complaints(document: Document) -> Iterator[list[Problem]]:
    """Collects WeasyPrint's warnings and errors as Problems about `document`. A character that no
    font has is an error: it would be printed as an empty box."""
    problems: list[Problem] = []
    missing: dict[str, None] = {}

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            if found := MISSING_GLYPHS.search(message):
                missing.update(dict.fromkeys(found[1]))
                return
            problem = Problem(
                Location(document.path),
                "typesetting",
                f"WeasyPrint says: {message}",
                "this is a defect of the sheet; please report it with the notes",
                Severity.WARNING,
            )
            problems.append(problem)

    logger = logging.getLogger("weasyprint")
    handler = Collector(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield problems
    finally:
        logger.removeHandler(handler)
        problems.extend(_without_glyph(document, missing))


def _without_glyph(document: Document, characters: Iterable[str]) -> Iterator[Problem]:
    """An error for each place where one of `characters` stands first."""
    places: dict[Location, list[str]] = {}
    for character in characters:
        lines = (where for where, text in _texts(document) if character in text)
        places.setdefault(next(lines, Location(document.path)), []).append(character)
    for where, missing in places.items():
        yield Problem(
            where,
            "no-glyph",
            f"no font here has {', '.join(f'{c} (U+{ord(c):04X})' for c in missing)}",
            "install a font that has it (Noto has most), or build with --only deck",
        )


def _texts(document: Document) -> Iterator[tuple[Location, str]]:
    """What is printed, piece by piece, with its line."""

    def walk(sections: Iterable[Section]) -> Iterator[tuple[Location, str]]:
        for section in sections:
            yield section.location, plain(section.heading)
            for entry in section.entries:
                yield entry.location, plain((*entry.prompt, *entry.lead))
                for block in entry.answer:
                    yield block.location, plain_blocks([block])
            yield from walk(section.sections)

    yield Location(document.path, 1), document.title
    yield from walk(document.sections)
