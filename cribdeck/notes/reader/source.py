"""A file of notes: its text, its lines, and what is found to be wrong at them.

Knows encodings and the ends of lines. Does not know Markdown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cribdeck.problems import Location, Problem, Problems, Severity

NAMED = 5  # lines of the same problem, in its message


@dataclass(frozen=True, slots=True)
class Source:
    """The `text` of a file, and its `lines` without their ends. `problems` gathers what is wrong,
    in the order in which it is found. Pictures are taken from `vault` and below."""

    path: Path
    vault: Path
    text: str
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def at(self, line: int) -> Location:
        """Line `line`, from 1."""
        return Location(self.path, line)

    def problem(
        self, line: int, code: str, fact: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Takes down that something is wrong at `line`."""
        self.problems.append(Problem(self.at(line), code, fact, remedy, severity))


def source_of(text: str, path: Path, vault: Path) -> Source:
    """`text` as what the file at `path` in `vault` holds. Raises Problems where it is empty."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _refused(Location(path, 1), "empty", "the document is empty", "write notes in it")
    return Source(path, vault, text, tuple(text.split("\n")))


def one_for_each_cause(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems`, of which those that say the same are one, at the first of their lines, which
    names the others."""
    lines: dict[tuple[str, str, str, Severity], list[Location]] = {}
    for problem in problems:
        said = (problem.code, problem.fact, problem.remedy, problem.severity)
        lines.setdefault(said, []).append(problem.location)
    return tuple(
        Problem(places[0], code, fact + _also(places[1:]), remedy, severity)
        for (code, fact, remedy, severity), places in lines.items()
    )


def _also(places: Sequence[Location]) -> str:
    others = sorted({place.line for place in places})
    if not others:
        return ""
    named = ", ".join(map(str, others[:NAMED]))
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    return f" (also at line{'s' * (len(others) > 1)} {named}{more})"


def text_of(path: Path) -> str:
    """The text in the file at `path`. Raises Problems where it cannot be read or is not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        fact = f"cannot be read ({(error.strerror or str(error)).lower()})"
        raise _refused(Location(path), "unreadable", fact, "check the file") from None
    try:
        text = data.decode("utf-8-sig")
        bad = text.find("\0")
        line = text.count("\n", 0, bad) + 1
        what = "a NUL character"
    except UnicodeDecodeError as error:
        bad, line = error.start, data.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{data[error.start]:02x}"
    if bad < 0:
        return text
    fact = f"not UTF-8 text ({what})"
    remedy = "save the file as UTF-8 Markdown, or take it out of the folder"
    raise _refused(Location(path, line), "not-text", fact, remedy)


def _refused(location: Location, code: str, fact: str, remedy: str) -> Problems:
    return Problems((Problem(location, code, fact, remedy),))
