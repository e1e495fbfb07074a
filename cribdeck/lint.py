"""What a careful author would mend in the notes. Only warns; imports model and problems."""

from collections.abc import Iterator

from cribdeck.model import ASKS, Document, entries
from cribdeck.problems import Problem, Severity


def lint(document: Document) -> tuple[Problem, ...]:
    """Warnings about `document`, in document order."""
    return tuple(_unanswered(document))


def _unanswered(document: Document) -> Iterator[Problem]:
    for entry in entries(document.sections):
        if entry.kind in ASKS and not entry.answer:
            where = (
                "write it under the heading"
                if entry.from_heading
                else "indent it under the question"
            )
            yield Problem(
                entry.location, "unanswered", "question has no answer", where, Severity.WARNING
            )
