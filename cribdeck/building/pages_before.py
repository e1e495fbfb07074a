"""Which pages need not be set again: those that would be made of the same, and lie in their place.

A ledger that changes, a document that goes, one more output that is wanted: all of these have
documents read and identified again of which the sheets are as they were. Knows what pages are made
of, to the letter. Does not know how they are made (outputs), nor where this is remembered (store).
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

from cribdeck import files
from cribdeck.building.known import KnownDocument
from cribdeck.building.making import Job, Outcome
from cribdeck.building.sources import Options
from cribdeck.building.store import Page, program
from cribdeck.problems import Strictness


def digest_of(known: KnownDocument, options: Options, strict: Strictness) -> str:
    """A digest of all that pages of the document `known` are made of, but for the fonts of this
    machine: this program, what the options say of paper, and what the document says."""
    document = known.document
    said = (getattr(document, one.name) for one in fields(document))
    # A set has another order in each process.
    parts = [sorted(part) if isinstance(part, frozenset) else part for part in said]
    made_of = (program(), options.paper, options.pages, strict, known.modified, parts)
    return sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()


def outcome(job: Job, pages: Mapping[str, Page]) -> Outcome | None:
    """What came of `job` when it was last done, where it would make the same again, by the `pages`
    that are remembered; None where it must be done."""
    path = job.options.out / job.name
    page = pages.get(str(path))
    if page is None or page.made_of != job.made_of:
        return None
    data = _content(path)
    if data is None or sha256(data).hexdigest() != page.digest:
        return None
    return Outcome(page.report, data, page.problems, flawed=False)


def _content(path: Path) -> bytes | None:
    with suppress(OSError):
        return files.content(path)
    return None
