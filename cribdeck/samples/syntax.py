"""Checks the code samples of a document by the language that their fences name.

Knows where samples stand, and what is said of them; does not run a sample, and does not know how a
fence is written (that is reader) or a language is read (languages). A language that is not known
there is counted as not checked, never as good.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cribdeck.notes import walk
from cribdeck.notes.blocks import DRAWN, CodeBlock, row_location
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import body
from cribdeck.problems import Location, Problem, Severity, shortened
from cribdeck.samples.languages import LANGUAGES, Language
from cribdeck.samples.parsers import NotCheckable
from cribdeck.samples.verdicts import Outcome, Placeholder, Remembered, Verdict, Wrong

# A sample that is longer than this fits on no card; pure-Python parsers would take minutes over it.
LONGEST = 200_000  # characters
DEEPEST = 200  # brackets in one another, as in Python; parsers recurse, or take time for each level
BRACKET = re.compile(r"[\[\](){}]")
UNCHECKED = re.compile(r"(?<!\S)check=off(?!\S)")
SHOWN = 3  # placeholders in a message


@dataclass(frozen=True, slots=True)
class Sample:
    """A code block that names a language, and what became of its check."""

    block: CodeBlock
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Held:
    """The placeholders of a sample, which is right with words in their place."""

    block: CodeBlock
    placeholders: tuple[Placeholder, ...]


def check(
    document: Document, remembered: Remembered | None = None
) -> tuple[tuple[Sample, ...], tuple[Problem, ...]]:
    """Every code sample of `document`, in document order, and a flaw for each that is wrong; for
    placeholders one in each language. What is `remembered` is not read again.

    A problem stands at the line in the notes file that the language's own parser names.
    """
    memory = remembered or Remembered()
    samples: list[Sample] = []
    problems: list[Problem] = []
    held: dict[str, list[_Held]] = {}  # by the language's name
    for block in code_blocks(document):
        language = LANGUAGES.get(block.language)
        if language is None or UNCHECKED.search(block.attributes):
            samples.append(Sample(block, Outcome.NOT_CHECKED))
        elif len(block.text) > LONGEST:
            samples.append(Sample(block, Outcome.NOT_CHECKED))
            problems.append(_too_long(block, language))
        else:
            read = partial(_read, block.text, language)
            verdict = memory.syntax(block.language, block.text, read)
            samples.append(Sample(block, verdict.outcome))
            if verdict.wrong:
                problems.append(_wrong(block, language, verdict.wrong))
            if verdict.placeholders:
                held.setdefault(language.name, []).append(_Held(block, verdict.placeholders))
    problems += (_placeholders(name, each) for name, each in held.items())
    return tuple(samples), tuple(sorted(problems, key=lambda problem: problem.location))


def code_blocks(document: Document) -> Iterator[CodeBlock]:
    """Every code block of `document` that names a language, in document order."""
    for entry in walk.printed(document.sections):
        for block in walk.blocks(body(entry)):
            if isinstance(block, CodeBlock) and block.language not in DRAWN:
                yield block


def _read(text: str, language: Language) -> Verdict:
    """`text` as it is written, or else as a fragment."""
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        return Verdict(Outcome.FAILED, Wrong(line, "it holds a NUL character"))
    if (too_deep := _too_deep(text)) is not None:
        line = text.count("\n", 0, too_deep) + 1
        return Verdict(Outcome.FAILED, Wrong(line, "it is nested too deeply"))
    try:
        wrong = language.parser(text)
        if wrong is None:
            return Verdict(Outcome.CHECKED)
        from cribdeck.samples import fragments

        return fragments.read(text, language, wrong)
    except NotCheckable:
        return Verdict(Outcome.NOT_CHECKED)
    except (RecursionError, MemoryError):
        return Verdict(Outcome.FAILED, Wrong(1, "it is nested too deeply"))


def _too_deep(text: str) -> int | None:
    """Where more than DEEPEST brackets of `text` are open, if anywhere; in its strings, too."""
    depth = 0
    for found in BRACKET.finditer(text):
        depth = depth + 1 if found[0] in "([{" else max(depth - 1, 0)
        if depth > DEEPEST:
            return found.start()
    return None


def line_in_notes(block: CodeBlock, line: int) -> Location:
    """Where line `line` of a sample, from 1, stands in the notes file."""
    # A parser that met the end too early may name a line below the last one.
    within = min(max(line, 1), block.text.count("\n") + 1)
    return row_location(block, within - 1)


# --- What is said ---------------------------------------------------------------------------------


def _too_long(block: CodeBlock, language: Language) -> Problem:
    return Problem(
        block.location,
        f"{language.name}-too-long",
        f"{language.name} sample of {len(block.text)} characters is too long to be checked",
        "keep only the lines that you want to learn",
        Severity.WARNING,
    )


def _wrong(block: CodeBlock, language: Language, wrong: Wrong) -> Problem:
    off = f"write ```{block.language} check=off if it is meant to be like that"
    return Problem(
        line_in_notes(block, wrong.line),
        f"{language.name}-syntax",
        f"{language.name} sample does not {language.verb}: {wrong.what}",
        wrong.remedy or f"correct it, or {off}",
        Severity.FLAW,
    )


def _placeholders(name: str, held: Sequence[_Held]) -> Problem:
    """One flaw for all samples of the language `name` that hold placeholders."""
    first = held[0]
    texts = list(dict.fromkeys(each.text for one in held for each in one.placeholders))
    shown = ", ".join((*map(shortened, texts[:SHOWN]), *(["…"] if len(texts) > SHOWN else [])))
    samples = "sample" if len(held) == 1 else "samples"
    where = line_in_notes(first.block, first.placeholders[0].line)
    return Problem(
        where,
        f"{name}-placeholders",
        f"{len(held)} {name} {samples} checked with words in place of {shown}",
        f"nothing is lost, ```{first.block.language} check=off leaves a sample unchecked",
        Severity.FLAW,
    )
