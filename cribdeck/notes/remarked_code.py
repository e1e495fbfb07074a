"""Commands with remarks, as in cheat sheets: which lines of code have what they do on a line of its
own below them, or each one beside it; and which code has one remark above all of it.

Knows how comments begin and how such lines stand. Does not know languages of code, nor what is made
of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.code_languages import is_called
from cribdeck.notes.shares import most

FEWEST = 2  # commands that an empty line parts
FEWEST_CLOSE = 3  # commands that none parts
REMARK = re.compile(r"\s*(?:#+|//|--|;+|%+)\s+(?P<words>\S+\s+\S.*)")
BEHIND = re.compile(r"\S.*?\s(?:#+|//|--)\s+\S")
BESIDE = re.compile(r"\s(?:#|//)")
# Languages in which such a sign begins something else, a heading or a directive; so it may without
# a language (a prompt).
OTHERWISE = frozenset({"", "text", "markdown", "md", "diff", "patch", "console", "c", "cpp", "css"})
SETTING = re.compile(r"\W*(?:-\*-|!|(?:include|define|ifn?def|pragma)\b)")
# What of itself asks for nothing: signs alone, and what shows something.
UNASKED = re.compile(r"[^\w$]*(?:\s#.*)?|(?:echo|printf)\b.*")
SHELL = "shell"
Row = tuple[int, str]


def remarks_below(block: CodeBlock) -> Mapping[int, str]:
    """The commands of `block` that have a remark of several words below them and not above, by
    their lines (from 0), with these words: empty lines part them, or code and remark take turns
    from the first line to the last. Empty where less are so than show that it is no chance, or one
    has none: there, remarks are on what follows."""
    groups = list(_groups(block.text.split("\n")))
    is_close = len(groups) == 1
    if is_close:
        groups = list(_turns(groups[0]))
    found: dict[int, str] = {}
    for (line, code), *below in groups:
        if not below:
            return {}
        remarks = [REMARK.fullmatch(row) for _, row in below]
        if REMARK.fullmatch(code):
            if not all(remarks):
                return {}  # a remark on what is below it
        elif remarks[0] and all(remarks) and not BESIDE.search(code):
            found[line] = remarks[0]["words"].strip()
    return found if len(found) >= (FEWEST_CLOSE if is_close else FEWEST) else {}


def headed(block: CodeBlock) -> tuple[str, CodeBlock] | None:
    """What the remark says that `block` begins with, in one line or more, and the code below it;
    None where it begins with none of several words, or has another on a line of its own: that one
    speaks only of what follows it."""
    rows = block.text.split("\n")
    if block.language in OTHERWISE or SETTING.match(rows[0]):
        return None
    remarks = list(takewhile(bool, map(REMARK.fullmatch, rows)))
    code = rows[len(remarks) :]
    if not remarks or not any(map(str.strip, code)) or any(map(REMARK.fullmatch, code)):
        return None
    said = " ".join(remark["words"].strip() for remark in remarks if remark)
    below = replace(block.location, line=block.location.line + len(remarks))
    return said, replace(block, text="\n".join(code), location=below)


def are_remarked(block: CodeBlock) -> bool:
    """Whether `block` is several commands of a shell, each with a remark of its own beside or above
    it, by which most can be asked for, or of any language, each with one below."""
    if remarks_below(block):
        return True
    rows = [row for row in block.text.split("\n") if row.strip()]
    code = [i for i, row in enumerate(rows) if not REMARK.fullmatch(row)]
    no_remark = {*code}
    above = [i for i in code if i and i - 1 not in no_remark]
    beside = [i for i in code if BEHIND.match(rows[i].strip())]
    is_each = len(above) == len(code) or len(beside) == len(code)
    unasked = sum(UNASKED.fullmatch(rows[i].strip()) is not None for i in code)
    can_be_asked = most(len(code) - unasked, len(code))
    return len(code) >= FEWEST and is_each and can_be_asked and is_called(block.language, SHELL)


def _groups(rows: Sequence[str]) -> Iterator[Sequence[Row]]:
    """`rows` as empty lines part them, each with its number."""
    group: list[Row] = []
    for row in enumerate(rows):
        if row[1].strip():
            group.append(row)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _turns(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """`rows` of one group, parted before each line of code; all of them where one has none below
    it."""
    starts = [i for i, (_, row) in enumerate(rows) if not REMARK.fullmatch(row)]
    ends = [*starts[1:], len(rows)]
    if starts[:1] == [0] and all(end - start > 1 for start, end in zip(starts, ends, strict=True)):
        yield from (rows[start:end] for start, end in zip(starts, ends, strict=True))
    else:
        yield rows
