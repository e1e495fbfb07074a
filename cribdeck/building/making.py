"""One output of one document: made and proven, wherever that happens.

Knows what may go wrong, and that it goes wrong for this output alone. Does not know which outputs
there are (outputs), nor which process it is in (engine).
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cribdeck.building import limits
from cribdeck.building.crash import unforeseen
from cribdeck.building.outputs import OUTPUTS, Material
from cribdeck.building.publish import WORKSHOP
from cribdeck.building.sources import Options
from cribdeck.problems import (
    Location,
    Problem,
    Problems,
    Severity,
    Strictness,
    judged,
    shortened,
)
from cribdeck.report import OutputReport
from cribdeck.sheet.heights import load, save

LONGEST_NAME = 255  # bytes of a file's name, on all systems that are in use (NAME_MAX)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made: the output of this name, of this material, for the file `name` in the
    folder of outputs. `strict` is its document. `made_of` is a digest of all that its pages depend
    on, "" where there are none."""

    output: str
    of: Material
    name: Path
    options: Options
    strict: Strictness
    made_of: str = ""

    @property
    def source(self) -> Path:
        """The file of the notes that it is made of."""
        return self.of.known.document.path

    @property
    def most_seconds(self) -> float:
        """How long it may take, in seconds of CPU."""
        return limits.seconds_for(self.of.size)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: `data` is what may be published, None where an error keeps it back.
    `problems` are errors and warnings; `flawed` says that another machine, or another try, might
    do better."""

    report: OutputReport | None
    data: bytes | None
    problems: tuple[Problem, ...]
    flawed: bool


class Done(NamedTuple):
    """A job and what came of it."""

    job: Job
    outcome: Outcome


def perform(job: Job) -> Outcome:
    """Makes what `job` asks for, and proves it."""
    if len(os.fsencode(job.name.name)) > LONGEST_NAME:
        fact = f"the {job.output} would have too long a name: {shortened(job.name.name)}"
        remedy = "give these notes a shorter one"
        return kept_back(job, [Problem(Location(job.source), "file-name", fact, remedy)])
    output = next(one for one in OUTPUTS if one.name == job.output)
    remembered = job.options.out / WORKSHOP / "heights" / job.name
    heights, damage = load(remembered)
    try:
        with limits.bounded(job.most_seconds):
            made = output.make(job.of, job.options.out / job.name, job.options, heights)
            problems = tuple(dict.fromkeys((*damage, *made.problems, *output.prove(made))))
    except Problems as found:
        return kept_back(job, found.problems)
    except Exception as error:  # whatever a library or we ourselves did not foresee
        return failed(job, error)
    judgement = tuple(judged(problem, job.strict) for problem in problems)
    if any(problem.severity is Severity.ERROR for problem in judgement):
        return kept_back(job, problems)
    if heights.used:
        with suppress(OSError):  # only saves work
            remembered.parent.mkdir(parents=True, exist_ok=True)
            save(remembered, heights.used)
    flawed = any(problem.severity is not Severity.WARNING for problem in problems)
    return Outcome(made.report, made.data, judgement, flawed)


def kept_back(job: Job, problems: Iterable[Problem]) -> Outcome:
    """What came of a `job` of which nothing may be published, for these `problems`."""
    return Outcome(None, None, tuple(judged(one, job.strict) for one in problems), True)


def failed(job: Job, error: BaseException) -> Outcome:
    """What came of a `job` that ended in an `error` which nobody foresaw."""
    fact = f"the {job.output} cannot be made"
    return kept_back(job, [unforeseen(Location(job.source), fact, error)])
