"""Rules of markdown-it for blocks, where notes are written otherwise than CommonMark has it: fences
and comments that are not closed, rows with more cells than their table has columns, lists that are
indented too little, lists and quotes in one another without end.

Knows the rules of markdown-it, and what a rule leaves in its token for who makes
a block of it (Ending). Does not know blocks, nor what is said of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock, fence, html_block, table
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from cribdeck.notes.dates import CENTURY, MONTH

Span = tuple[int, int]  # first line and end, from 0
BlockRule = Callable[[StateBlock, int, int, bool], bool]

# --- Fences ---------------------------------------------------------------------------------------

LENIENT = "lenient"  # in the env of a text of which a fence is left open
FENCE = "fence"  # in the meta of a fence
OPENS = re.compile(r"[ \t]*[\w{]")  # what stands behind the mark of an opening fence


@dataclass(frozen=True, slots=True)
class Ending:
    """How a fence ends: `closed` as CommonMark has it (4.5), or at the line `at`, or not at all.
    `swallowed` is the line of the first fence that begins in it. Lines count from 1."""

    closed: bool
    at: int | None = None
    swallowed: int | None = None

    @property
    def is_open(self) -> bool:
        return not self.closed or self.swallowed is not None


def lenient_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of fences, which says in the token how the fence ends. Where the text is read as
    LENIENT, a line that begins with the mark of the fence closes it, with other signs behind the
    mark, or directly below the sample, but outside of its list item or quote."""
    if silent:
        return fence(state, start, end, True)
    if LENIENT in state.env and _closes_quoted(state, start):
        return True
    at = _broken_end(state, start, end) if LENIENT in state.env else None
    if not fence(state, start, end if at is None else at, False):
        return False
    token = state.tokens[-1]
    last = state.line - 1
    closed = last > start and not state.is_code_block(last) and _is_mark(state, last, token.markup)
    if closed:
        at = None
    elif at is None and LENIENT in state.env and state.line < end:
        is_end = _is_mark(state, state.line, token.markup) and not state.isEmpty(last)
        at = state.line if is_end else None
    if at is not None:
        state.line = at + 1
        token.map = [start, state.line]
    lines = range(start + 1, at or (last if closed else state.line))
    opened = (line for line in lines if _rest(state, line, token.markup, OPENS) is not None)
    inside = next(opened, None)
    token.meta[FENCE] = Ending(
        closed, None if at is None else at + 1, None if inside is None else inside + 1
    )
    return True


def _closes_quoted(state: StateBlock, line: int) -> bool:
    """Whether `line` ends the fence that the quote directly above ends with; the fence then says
    so."""
    match state.tokens[-2:]:
        case [Token(type="fence", map=[first, end]) as above, Token(type="blockquote_close")]:
            is_open = above.meta[FENCE] == Ending(closed=False)
            if is_open and end == line and _is_mark(state, line, above.markup):
                above.map = [first, line + 1]
                above.meta[FENCE] = Ending(closed=False, at=line + 1)
                state.line = line + 1
                return True
    return False


def _broken_end(state: StateBlock, start: int, end: int) -> int | None:
    """The first line below `start` that begins with the mark of the fence there, with signs behind
    it; None where the fence ends before, as it should, or with the list item."""
    opening = line_of(state, start)
    mark = opening[: len(opening) - len(opening.lstrip(opening[:1]))]
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return None
        if not state.is_code_block(line):
            if _is_mark(state, line, mark):
                return None
            rest = _rest(state, line, mark)
            if rest is not None and not re.search(r"[\w{]", rest):
                return line
    return None


def line_of(state: StateBlock, line: int) -> str:
    """The text of `line` (from 0), without what belongs to the quote or list that it stands in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _rest(
    state: StateBlock, line: int, mark: str, begins: re.Pattern[str] | None = None
) -> str | None:
    """What stands behind the `mark` of a fence at which `line` begins, where that `begins` so."""
    text = line_of(state, line)
    rest = text.lstrip(mark[0])
    if len(text) - len(rest) < len(mark) or (begins and not begins.match(rest)):
        return None
    return rest


def _is_mark(state: StateBlock, line: int, mark: str) -> bool:
    rest = _rest(state, line, mark)
    return rest is not None and not rest.strip(" \t")  # a no-break space is another sign


# --- HTML -----------------------------------------------------------------------------------------

NO_END = "no_end"  # in the env: per kind of block, the line before which none of them ends
# What goes on over empty lines, to its end (CommonMark 4.6, the kinds 1 to 5).
ENDING = HTML_SEQUENCES[:5]


def closed_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of HTML, but for a comment, script or the like that does not end: that would hide
    all that follows."""
    text = line_of(state, start)
    kind = next((i for i, (begins, *_) in enumerate(ENDING) if begins.search(text)), None)
    if kind is None or silent:
        return html_block(state, start, end, silent)
    without_end = state.env.setdefault(NO_END, {})
    if start < without_end.get(kind, 0):
        return False
    line, count = state.line, len(state.tokens)
    if not html_block(state, start, end, silent):
        return False
    _, ends, _ = ENDING[kind]
    if ends.search(state.tokens[-1].content):
        return True
    without_end[kind] = state.line
    state.line = line
    del state.tokens[count:]
    return False


# --- Tables ---------------------------------------------------------------------------------------


def whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of tables, with all cells of each row. GFM ignores those beyond the header's."""
    count = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        state.tokens[count:] = _with_all_cells(state, state.tokens[count:])
    return True


def _with_all_cells(state: StateBlock, tokens: Sequence[Token]) -> Iterator[Token]:
    columns = sum(token.type == "th_open" for token in tokens)
    lines: Span = (0, 0)
    for token in tokens:
        if token.type == "tr_open" and token.map:
            lines = (token.map[0], token.map[1])
        elif token.type == "tr_close":
            for text in _cells(state, lines[0])[columns:]:
                yield Token("td_open", "td", 1, block=True)
                yield Token("inline", "", 0, map=[*lines], content=text, children=[], block=True)
                yield Token("td_close", "td", -1, block=True)
        yield token


def _cells(state: StateBlock, line: int) -> list[str]:
    """The texts of the cells of a row, without empty ones at its end."""
    cells = [cell.strip() for cell in escapedSplit(line_of(state, line).strip())]
    if cells and not cells[0]:
        del cells[0]
    while cells and not cells[-1]:
        del cells[-1]
    return cells


# --- Lists that are indented too little ----------------------------------------------------------

ITEM = re.compile(r"(?!(?:[-*][ \t]*){3,}$)(?P<kind>[-+*]|\d{1,9}[.)])(?:[ \t]{1,4}(?=\S)|[ \t]|$)")
FIRST = re.compile(r"(?:[-+*]|[01][.)])[ \t]+\S|(`{3,}|~{3,})")  # a list in an item, or a fence
INDENT = 2  # columns at least
TAB = 4  # columns (CommonMark 2.2)
ORDINAL = re.compile(rf"\d{{1,2}}\. {MONTH}(?!\w)|{CENTURY}(?!\w)", re.IGNORECASE)


def as_meant(rule: BlockRule) -> BlockRule:
    """`rule`, of a list, which takes a list or a fence for a part of the item above it where it is
    indented by INDENT or more: below `1. ` CommonMark (5.2) wants three columns, `10. ` four. A day
    of a month (`12. Januar`) or a century is no number of an item."""

    def within(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if ORDINAL.match(line_of(state, start)):
            return False
        if not silent and not state.is_code_block(start):
            _indent(state, start, end)
        return rule(state, start, end, silent)

    return within


def day_of_month(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """The rule that ends a list before a day of a month or a century, which is no item of it."""
    return silent and ORDINAL.match(line_of(state, start)) is not None


def _indent(state: StateBlock, start: int, end: int) -> None:
    """Moves what stands below the items of the list at `start`, and begins too far left, to where
    their text begins."""
    line, kind = start, ""
    while line < end and state.sCount[line] >= state.blkIndent:
        mark, column = ITEM.match(line_of(state, line)), state.sCount[line]
        if not mark or (kind and mark["kind"][-1] != kind):
            return
        kind = mark["kind"][-1]
        text = len(f"{' ' * column}{mark[0]}".expandtabs(TAB))
        below = line + 1
        while below < end and (state.isEmpty(below) or state.sCount[below] >= column + INDENT):
            below += 1
        inside = [each for each in range(line + 1, below) if not state.isEmpty(each)]
        begins = next((each for each in inside if state.sCount[each] < text), None)
        if begins is not None and FIRST.match(line_of(state, begins)):
            missing = text - state.sCount[begins]
            for each in inside[inside.index(begins) :]:
                _move(state, each, missing)
        line = below


def _move(state: StateBlock, line: int, columns: int) -> None:
    """Indents `line` by `columns`, which markdown-it counts among what it does not show."""
    state.bMarks[line] -= columns
    state.tShift[line] += columns
    state.sCount[line] += columns


# --- Lists and quotes in one another --------------------------------------------------------------

DEEPEST = 12  # so many of them in one another; no sheet has room for more
DEPTH = "depth"  # in the env: how many of them are open
TOO_DEEP = "too_deep"  # in the meta of what stands for what is nested deeper


def bounded(rule: BlockRule) -> BlockRule:
    """`rule`, of a list or a quote, up to DEEPEST. What is nested deeper is given as code, up to
    where its container ends: as it is written, so that nothing of it is lost."""

    def within(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        depth = state.env.get(DEPTH, 0)
        if silent or depth < DEEPEST:
            state.env[DEPTH] = depth + 1
            found = rule(state, start, end, silent)
            state.env[DEPTH] = depth
            return found
        before, state.parentType = state.parentType, "list"  # else it is asked about a paragraph
        found = rule(state, start, end, True)
        state.parentType = before
        if not found:
            return False
        state.line = _end_of_container(state, start, end)
        token = state.push("code_block", "code", 0)
        token.content = state.getLines(start, state.line, state.blkIndent, True)
        token.map = [start, state.line]
        token.meta[TOO_DEEP] = True
        return True

    return within


def _end_of_container(state: StateBlock, start: int, end: int) -> int:
    last = start
    for line in range(start + 1, end):
        if not state.isEmpty(line):
            if state.sCount[line] < state.blkIndent:
                break
            last = line
    return last + 1
