"""What can be wrong with the notes, as values.

Knows: a place in a document, one problem at a place, how messages quote a text, and the exception
that carries problems out of a stage. Does not know how they are shown (that is cli) or which stage
found them.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

QUOTED = 60  # characters of a text in a message
NAMED = 5  # lines that one message names beside its own
# What would part a message, steer a terminal, turn words around so that another command is read
# (UAX 9, 2.1 to 2.4), or be no text: ends of lines and controls of every kind, and what stands for
# bytes of a file's name that are no UTF-8 (PEP 383).
UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A line of a file: `line` counts from 1, as editors do; 0 means the file as a whole. `part`
    tells apart what stands in one line, from 0."""

    path: Path
    line: int = 0
    part: int = 0

    @property
    def place(self) -> str:
        """The line, with its part where it has one: what names this place in an output."""
        return f"{self.line}.{self.part}" if self.part else f"{self.line}"

    def __str__(self) -> str:
        path = shown(str(self.path))
        return f"{path}:{self.line}" if self.line else path


class Severity(StrEnum):
    """What a finding does to the output that it is about: an error withholds it. A flaw is a place
    where the output is not what the notes mean (a picture that is not there, a sample that does
    not parse): it withholds the output of strict notes, and else is a warning. A warning withholds
    nothing."""

    ERROR = "error"
    FLAW = "flaw"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: the fact, then what to do about it.

    `code` is a stable short name (`unclosed-fence`) for --json and for people who search. `details`
    are for whoever mends the program, where it is that which is wrong.
    """

    location: Location
    code: str
    fact: str
    remedy: str
    severity: Severity = Severity.ERROR
    details: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {shown(f'{self.fact}; {self.remedy}')}"


class Strictness(StrEnum):
    """What a build takes for an error beside errors: nothing, flaws, or every warning too."""

    NONE = "none"
    FLAWS = "flaws"
    ALL = "all"


_ERRORS = {
    Strictness.NONE: {Severity.ERROR},
    Strictness.FLAWS: {Severity.ERROR, Severity.FLAW},
    Strictness.ALL: set(Severity),
}


def judged(problem: Problem, strict: Strictness) -> Problem:
    """`problem` as an error or as a warning: a build that is `strict` takes more for errors."""
    is_error = problem.severity in _ERRORS[strict]
    return replace(problem, severity=Severity.ERROR if is_error else Severity.WARNING)


def shown(text: str) -> str:
    """`text` as one line that any terminal can show, with an escape for what it cannot."""
    return UNSHOWN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return found[0].encode("unicode_escape").decode()


def shortened(text: str) -> str:
    """`text` on one line of at most 60 characters, as messages quote it."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"


def instead(word: str, known: Collection[str]) -> str:
    """What to write for `word`, which is none of those `known`: the one that it is like, or else
    one of them all."""
    import difflib  # few builds need it

    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"


def also(places: Sequence[Location]) -> str:
    """What a problem at the first of `places` says of the others; "" where there are none."""
    others = sorted({place.line for place in places} - {places[0].line})
    if not others:
        return ""
    named = ", ".join(map(str, others[:NAMED]))
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    return f" (also at line{'s' * (len(others) > 1)} {named}{more})"


class Problems(Exception):
    """The errors of one stage, gathered, so that all of them are shown together."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
