"""What a sample declares about being run: on what, with what beside it, and what must come of it.

Knows the words of the declarations, which stand in a fence's info string and in the HTML comments
around it (docs/samples.md describes them for people). Does not run anything (running) and does not
know the libraries that samples use (api_check).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cribdeck.notes.blocks import PYTHON, CodeBlock, Comment
from cribdeck.notes.comments import keyword
from cribdeck.notes.document import Document
from cribdeck.problems import Location, Problem, Severity
from cribdeck.samples.expectations import CLAUSES, ON_A_BROKER, SETTING, Clause, parse
from cribdeck.samples.languages import BASH
from cribdeck.samples.syntax import code_blocks

AGAIN = "again"  # ends the clauses of one process and begins those of the next


class Needs(StrEnum):
    """What a sample runs on."""

    PYTHON = "python"
    KAFKA = "kafka"  # python, and a broker at localhost:9092
    KAFKA_TOOLS = "kafka-tools"  # bash, Kafka's command line tools, and a broker there


@dataclass(frozen=True, slots=True)
class Said:
    """A clause with the words that said it."""

    text: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Scenario:
    """One `expect` comment: processes that follow each other on one broker and in one folder, each
    with its clauses."""

    location: Location
    processes: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """A sample in python or bash that declares something.

    `id` is "" for one that has none; `superseded_by` is the id of the sample that corrects it, or
    "". `lacks` are names that it uses and, as its writer knows, defines nowhere. `stub` is code of
    its language that runs before it.
    """

    block: CodeBlock
    needs: Needs | None
    id: str
    superseded_by: str
    lacks: frozenset[str]
    stub: str
    scenarios: tuple[Scenario, ...]


def find(document: Document) -> tuple[tuple[Declared, ...], tuple[Problem, ...]]:
    """Every sample of `document` that declares something, in document order, and a flaw
    for each declaration that cannot be understood or that says too little."""
    problems: list[Problem] = []
    declared = [
        one
        for block in code_blocks(document)
        if block.language in PYTHON | BASH
        for one in _declared(block, problems)
    ]
    ids = Counter(one.id for one in declared if one.id)
    for one in declared:
        if ids[one.id] > 1:
            problems.append(
                _flaw(
                    one.block.location,
                    "duplicate-sample-id",
                    f"another sample has the id {one.id} too",
                    "give this one a name of its own",
                )
            )
        if one.superseded_by and one.superseded_by not in ids:
            problems.append(
                _flaw(
                    one.block.location,
                    "unknown-sample-id",
                    f"no sample of this document has the id {one.superseded_by}",
                    "write id=… behind the opening fence of the corrected sample",
                )
            )
    return tuple(declared), tuple(problems)


def _declared(block: CodeBlock, problems: list[Problem]) -> Iterator[Declared]:
    attributes: dict[str, str] = dict(re.findall(r"(?:^|\s)(run|id)=(\S+)", block.attributes))
    stub = ""
    scenarios = []
    for note in block.notes:
        word, text = keyword(note)
        before = note.location < block.location
        if word == "sample" and before:
            attributes |= _attributes(note, text, problems)
        elif word == "stub" and not before:
            stub += text
        elif word == "expect" and not before:
            scenarios.append(_scenario(note, text, problems))
    if not attributes and not stub and not scenarios:
        return
    needs = _needs(block, attributes.get("run"), problems)
    if "run" in attributes and not scenarios:
        problems.append(
            _flaw(
                block.location,
                "sample-without-expectation",
                "this sample is to run, and nothing says what must come of it",
                "add <!-- expect: … --> below it",
            )
        )
    if scenarios and "run" not in attributes:
        problems.append(
            _flaw(
                scenarios[0].location,
                "expectation-without-run",
                "something is expected of a sample that does not run",
                "add <!-- sample: run=kafka --> above the sample, or run=python",
            )
        )
    if needs is Needs.PYTHON:
        problems.extend(_need_a_broker(scenarios))
    yield Declared(
        block,
        needs,
        attributes.get("id", ""),
        attributes.get("superseded-by", ""),
        frozenset(attributes.get("lacks", "").replace(",", " ").split()),
        stub,
        tuple(scenarios),
    )


def _attributes(note: Comment, text: str, problems: list[Problem]) -> dict[str, str]:
    known = ("run", "id", "superseded-by", "lacks")
    attributes = {}
    for part in filter(None, map(str.strip, re.split(r"[;\n]", text))):
        found = re.fullmatch(r"([\w-]+)\s*[:=]\s*(.+)", part)
        if found and found[1] in known:
            attributes[found[1]] = found[2]
        else:
            problems.append(
                _flaw(
                    note.location,
                    "sample-attribute",
                    f"a sample cannot declare this: {part}",
                    f"known are {', '.join(known)}",
                )
            )
    return attributes


def _needs(block: CodeBlock, run: str | None, problems: list[Problem]) -> Needs | None:
    if run is None:
        return None
    known = (Needs.KAFKA_TOOLS,) if block.language in BASH else (Needs.PYTHON, Needs.KAFKA)
    if run in known:
        return Needs(run)
    problems.append(
        _flaw(
            block.location,
            "sample-run",
            f"{block.language} samples cannot run on {run}",
            f"known are {', '.join(known)}",
        )
    )
    return None


def _scenario(note: Comment, text: str, problems: list[Problem]) -> Scenario:
    first = note.location.line + note.text.count("\n", 0, len(note.text) - len(text))
    # One line holds several clauses; where each has a line of its own, `;` is a character.
    several = "\n" not in text.strip()
    lines = text.split(" ; ") if several else text.split("\n")
    processes: list[list[Said]] = [[]]
    before = len(problems)
    for i, line in enumerate(map(str.strip, lines)):
        if line == AGAIN:
            processes.append([])
        elif clause := parse(line):
            processes[-1].append(Said(line, clause))
        elif line:
            problems.append(
                _flaw(
                    Location(note.location.path, first + (0 if several else i)),
                    "sample-clause",
                    f"this says nothing that can be checked: {line}",
                    f"known are {'; '.join(shown for shown, _, _ in CLAUSES)}; {AGAIN}",
                )
            )
    understood = len(problems) == before
    if understood and not all(map(_expects, processes)):
        problems.append(
            _flaw(
                note.location,
                "sample-without-expectation",
                "nothing is expected of a run of this sample",
                "say at least how it ends, as in `exit 0`",
            )
        )
    return Scenario(note.location, tuple(map(tuple, processes)))


def _expects(process: Iterable[Said]) -> bool:
    return any(not isinstance(said.clause, SETTING) for said in process)


def _need_a_broker(scenarios: Iterable[Scenario]) -> Iterator[Problem]:
    for scenario in scenarios:
        for said in (said for process in scenario.processes for said in process):
            if isinstance(said.clause, ON_A_BROKER):
                yield _flaw(
                    scenario.location,
                    "sample-without-broker",
                    f"run=python has no broker for this: {said.text}",
                    "declare run=kafka",
                )


def _flaw(location: Location, code: str, fact: str, remedy: str) -> Problem:
    """Nothing on a card or on the sheet is worse for it: what it says of runs stands nowhere."""
    return Problem(location, code, fact, remedy, Severity.FLAW)
