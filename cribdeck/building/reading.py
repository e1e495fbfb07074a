"""What one file of notes says, and what is wrong with it: read, proven, its code checked.

Knows the order of these, and how strict a document is. Does not know other documents, nor what is
made of one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cribdeck.building import limits
from cribdeck.building.sources import Options, SourceFile
from cribdeck.lint import allowed, linting
from cribdeck.lint.compared import Compared
from cribdeck.notes import card_choices, entry_settings, reader
from cribdeck.notes.document import Document
from cribdeck.notes.reader.source import data_of, text_of
from cribdeck.problems import Problem, Severity, Strictness, judged
from cribdeck.proof import readback
from cribdeck.samples import declarations, syntax
from cribdeck.samples.declarations import Declared
from cribdeck.samples.syntax import Sample
from cribdeck.samples.verdicts import Remembered, Verdicts


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read: its `data`, byte for byte, and the document in it. `declared` is what
    its `samples` say of themselves, and `verdicts` what became of them; `compared` is what lint
    compares with other documents; `problems` are errors and warnings."""

    file: SourceFile
    data: bytes
    document: Document
    samples: tuple[Sample, ...]
    declared: tuple[Declared, ...]
    verdicts: Verdicts
    compared: tuple[Compared, ...]
    strict: Strictness
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether nothing may be made of it."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read(
    file: SourceFile,
    options: Options,
    known: Verdicts | None = None,
    known_terms: frozenset[str] = frozenset(),
) -> Reading:
    """What `file` says; verdicts that are `known` hold, and `known_terms` are the names of the
    terms that the last build found in it. Raises Problems where there is nothing in it that can be
    read."""
    data = data_of(file.path)
    with limits.bounded(limits.seconds_for(len(data))):
        return _understood(file, data, options, known, known_terms)


def _understood(
    file: SourceFile,
    data: bytes,
    options: Options,
    known: Verdicts | None,
    known_terms: frozenset[str],
) -> Reading:
    text, guessed = text_of(data, file.path)
    home = file.ledger.parent
    document, problems = reader.parse(text, file.path, file.vault, home, known_terms)
    remembered = Remembered(known)
    samples, wrong = syntax.check(document, remembered)
    declared, unclear = declarations.find(document)
    stale: tuple[Problem, ...] = ()
    if declared:
        from cribdeck.samples import api_check

        samples, stale = api_check.check(samples, declared, remembered)
    if options.run_samples:  # what is unclear would not run, as if all were well
        unclear = tuple(replace(problem, severity=Severity.ERROR) for problem in unclear)
    linted = linting.lint_alone(document)
    strict = options.strict
    if document.settings.strict and strict is Strictness.NONE:
        strict = Strictness.FLAWS
    found = [
        *guessed,
        *problems,
        *card_choices.problems(document),
        *entry_settings.problems(document),
        *allowed.problems(document),
        *readback.check_source(document, text),
        *wrong,
        *unclear,
        *stale,
        *linted.problems,
    ]
    if options.check and options.sheet:  # else the sheet tells
        from cribdeck.html.formulas import undrawable

        found += undrawable(document)
    used = remembered.used
    reading = Reading(file, data, document, samples, declared, used, linted.compared, strict, ())
    return with_problems(reading, found)


def with_problems(reading: Reading, problems: Iterable[Problem]) -> Reading:
    """`reading` with more `problems`, as its document judges them."""
    found = (judged(problem, reading.strict) for problem in problems)
    return replace(reading, problems=tuple(dict.fromkeys((*reading.problems, *found))))
