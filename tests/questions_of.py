"""What notes ask, with the answers, as plain text; nothing of the notes may be missing."""

from pathlib import Path

from cribdeck.notes import reader
from cribdeck.notes.document import Choice, Comparison, Question
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source


def asked(text: str) -> dict[str, str]:
    """The answers of the questions of `text`, by these."""
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return {
        plain(entry.prompt).strip(): plain_blocks(entry.answer)
        for entry in entries(document.sections)
        if isinstance(entry, Question | Comparison | Choice)
    }
