"""Markdown -> Document: `read` a file, or `parse` a text.

Alone knows markdown-it (markdown). A text goes through these modules, one after the other: `source`
(its lines), `markdown` (nodes that know their line), `sections` (headings, and what stands under
each), which asks `blocks` and `inlines`; the rules of which entry stands where are in `recognise`.
The reader accounts for every line that is not blank: what it cannot place is a Problem with its
line, never skipped.
"""

from pathlib import Path

from cribdeck.notes import front_matter
from cribdeck.notes.document import Document
from cribdeck.notes.reader import markdown
from cribdeck.notes.reader.markdown import account_for, nodes_of
from cribdeck.notes.reader.sections import document_of
from cribdeck.notes.reader.source import source_of, text_of
from cribdeck.notes.settings import Settings
from cribdeck.problems import Problem, Problems, Severity


def read(path: Path) -> tuple[Document, tuple[Problem, ...]]:
    """The document in the file `path`, and warnings about it.

    Raises Problems where the file cannot be read whole: not UTF-8 text, nothing in it, an unclosed
    fence or comment, front matter that does not parse, an image, a line that has no place.
    """
    return parse(text_of(path), path)


def parse(text: str, path: Path) -> tuple[Document, tuple[Problem, ...]]:
    """The document that `text` says; `path` is what its locations name. Raises as `read`."""
    source = source_of(text, path)
    tokens, spans = markdown.parse(source.text)
    nodes = nodes_of(tokens)
    settings = Settings()
    if nodes and nodes[0].type == "front_matter":
        settings, wrong = front_matter.parse(nodes[0].token.content, path)
        source.problems.extend(wrong)
        nodes = nodes[1:]
    else:
        source.problems.extend(front_matter.unclosed(source.text, path))
    account_for(source, spans)
    document = document_of(source, nodes, settings)
    if any(problem.severity is Severity.ERROR for problem in source.problems):
        raise Problems(tuple(p for p in source.problems if p.severity is Severity.ERROR))
    return document, tuple(source.problems)
