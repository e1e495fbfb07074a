"""A file of notes: its text, its lines, and what is found to be wrong at them.

Knows files and the ends of lines. Does not know Markdown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cribdeck import files
from cribdeck.notes.attachments import Beside
from cribdeck.notes.document import LeftOut, Taken
from cribdeck.notes.reader.encoding import NotText, decoded
from cribdeck.problems import Location, Problem, Problems, Severity, also, shortened

MEANT = {0xFEFF: None} | dict.fromkeys((0xB, 0xC, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029), " ")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SIGN = "\ufffd"  # of what is no character
WORD = re.compile(r"[^\W_]")
# Marks of quotes and lists, whose text may stand on the next line.
MARKS_ONLY = re.compile(r"([\s>]|[-*+:~](?=\s|$)|\d{1,9}[.)](?=\s|$))*")
LARGEST = 10_000_000  # bytes of a file: a long novel has a tenth of it


@dataclass(frozen=True, slots=True)
class Source:
    """The `text` of a file, and its `lines` without their ends. `problems` gathers what is wrong,
    `left_out` what no output shows, and `taken` which shape took what, in the order in which it is
    found. Pictures are taken from `beside`."""

    path: Path
    beside: Beside
    text: str
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)

    def at(self, line: int, part: int = 0) -> Location:
        """Line `line`, from 1, or the `part` of it."""
        return Location(self.path, line, part)

    def problem(
        self, line: int, code: str, fact: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Takes down that something is wrong at `line`."""
        self.problems.append(Problem(self.at(line), code, fact, remedy, severity))

    def leave_out(self, line: int, text: str, reason: str) -> None:
        """Takes down that `text`, as it is written from `line` on, goes to no output. What has no
        words is not worth a note."""
        if WORD.search(text):
            self.left_out.append(LeftOut(text, reason, self.at(line)))


def source_of(text: str, path: Path, vault: Path) -> Source:
    """`text` as what the file at `path` in `vault` holds.

    Line ends are those of CommonMark (2.1); what else Unicode takes for one (UAX #14) is a blank,
    for editors do not count it. Characters that no output can hold (XML 1.0, 2.2) are shown as the
    sign for them, with a problem. Raises Problems, with a warning, where there is nothing to read.
    """
    text = text.translate(MEANT).replace("\r\n", "\n").replace("\r", "\n")
    source_text = UNPRINTABLE.sub(SIGN, text)
    source = Source(path, Beside(path.parent, vault), source_text, tuple(source_text.split("\n")))
    if not source_text.strip():
        fact, remedy = "this file is empty; nothing is made of it", "write notes in it"
        raise Problems((Problem(Location(path), "empty", fact, remedy, Severity.WARNING),))
    if found := UNPRINTABLE.findall(text):
        line = text.count("\n", 0, text.index(found[0])) + 1
        like = f"U+{ord(found[0]):04X}" + (", …" if len({*found}) > 1 else "")
        fact = f"{len(found)} control characters ({like}) are shown as {SIGN}"
        fact = fact if len(found) > 1 else f"a control character ({like}) is shown as {SIGN}"
        source.problem(line, "control-character", fact, "delete what is not meant", Severity.FLAW)
    return source


def one_for_each_cause(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems`, of which those that say the same are one, at the first of their lines, which
    names the others."""
    lines: dict[tuple[str, str, str, Severity], list[Location]] = {}
    for problem in problems:
        said = (problem.code, problem.fact, problem.remedy, problem.severity)
        lines.setdefault(said, []).append(problem.location)
    return tuple(
        Problem(places[0], code, fact + also(places), remedy, severity)
        for (code, fact, remedy, severity), places in lines.items()
    )


def data_of(path: Path) -> bytes:
    """What is in the file at `path`. Raises Problems where it cannot be read."""
    try:
        data = files.content(path, LARGEST + 1)
    except OSError as error:
        fact = f"cannot be read ({files.reason_of(error)})"
        raise _refused(Location(path), "unreadable", fact, "check the file") from None
    if len(data) > LARGEST:
        fact = f"this file is larger than {LARGEST // 1_000_000} MB, which is not read"
        raise _refused(Location(path), "too-large", fact, "divide it into several files")
    return data


def text_of(data: bytes, path: Path) -> tuple[str, tuple[Problem, ...]]:
    """The text that `data`, of the file at `path`, is, and a problem where its encoding had to be
    guessed. Raises Problems where it is no text."""
    try:
        text, guess, bad, damaged = decoded(data)
    except NotText as error:
        remedy = "save it as UTF-8 text, or take it out of the folder"
        where = Location(path, _line_at(data, error.at))
        raise _refused(where, "not-text", f"this is no text ({error})", remedy) from None
    if not guess:
        return text, ()
    if damaged:
        fact = f"bytes that are no UTF-8 are shown as {SIGN} ({damaged} of them)"
        remedy = "write these letters anew"
    else:
        name = guess.replace("cp125", "Windows-125")
        fact = f"this file is not UTF-8; it is read as {name}, which is a guess"
        remedy = "look whether its letters are right, and save it as UTF-8"
    where = Location(path, _line_at(data, bad))
    return text, (Problem(where, "encoding", fact, remedy, Severity.FLAW),)


def _line_at(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _refused(location: Location, code: str, fact: str, remedy: str) -> Problems:
    return Problems((Problem(location, code, fact, remedy),))


def account_for(source: Source, spans: Iterable[tuple[int, int]]) -> None:
    """Every line of `source` that is not blank lies in one of `spans`, each the first line and
    the end, from 0; or it is a problem."""
    placed = bytearray(len(source.lines) + 1)
    for first, end in spans:
        placed[first:end] = b"\1" * (end - first)
    for i, line in enumerate(source.lines):
        if not placed[i] and not MARKS_ONLY.fullmatch(line):
            source.problem(
                i + 1,
                "unplaced-line",
                f"this line has no place in the document: {shortened(line)}",
                "rewrite it as a heading, a paragraph, a list item or a fence",
            )
