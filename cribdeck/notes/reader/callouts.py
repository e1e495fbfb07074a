"""Callouts: what is set apart from the text, and says as what: `> [!question]- Title`, `!!! note
"Title"`, `:::note`.

Knows how Obsidian, Python-Markdown with MkDocs, and Pandoc, MyST and Docusaurus write them. Does
not know which of them ask (recognise).
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.admon.index import admonition as whole_admonition

from cribdeck.notes.blocks import (
    DETAILS,
    Blocks,
    Inlines,
    LineBreak,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from cribdeck.notes.reader.block_rules import line_of
from cribdeck.notes.reader.source import Source
from cribdeck.notes.reader.wiki import HEADING, LEFT_OUT, REASON
from cribdeck.notes.words import has_words
from cribdeck.problems import Location

CALLOUT = "callout"  # the type of a node
KIND, TITLED = "kind", "titled"  # in its meta; whether its first paragraph is its title
QUOTED = re.compile(r"\[!([\w-]+)(?:\|[^\[\]]*)?\][+-]?[ \t]*")
ADMONITION = re.compile(
    r"(?P<mark>(?:!!!|\?\?\?\+?)[ \t]*(?P<kind>[A-Za-z][\w-]*)(?:[ \t]+(?:inline|end))*[ \t]*)"
    r"(?:\"(?P<quoted>[^\"]*)\"|(?P<title>[^\"\s].*))?"
)
OPENING = re.compile(
    r"(?P<mark>:{3,}[ \t]*\{?(?:#[\w-]+[ \t]+)?[.]?(?:callout-)?(?P<kind>[A-Za-z][\w-]*)"
    r"(?:[^{}\[\]\n]*\})?[ \t]*)"
    r"(?:\[(?P<quoted>[^\[\]]*)\]|(?P<title>[^\[{\s].*))?(?P<attributes>\{[^{}]*\})?"
)
DIRECTIVE = re.compile(
    r"(?P<mark>(?:`{3,}|~{3,})[ \t]*\{(?P<kind>[A-Za-z][\w-]*)\}[ \t]*)"
    r"(?P<title>(?P<quoted>(?!))|[^`\s][^`]*)?"
)
OPTION = re.compile(r":[\w-]+:.*")  # of MyST, directly below its first line
CLOSING = re.compile(r":{3,}|`{3,}|~{3,}")
FENCED = re.compile(
    r":{3,}(?:[ \t]*\{[^{}]*\}|[ \t]*[A-Za-z][\w-]*(?:=\S+)?(?:[ \t]+[\w-]+=\S+)*)?[ \t]*:*"
)
# Of Docusaurus, MyST, Quarto and VuePress; other names are those of divisions, which only look so.
KINDS = frozenset(
    {
        *("note", "tip", "info", "warning", "danger", "caution", "important", "hint", "attention"),
        *("question", "faq", "help", "error", "success", "seealso", "admonition", "details"),
        *("spoiler", "example", "abstract", "summary", "quote", "bug", "failure", "todo"),
    }
)
SPOILER = "spoiler"  # HackMD's name of what opens on demand
MOST_LINES = 300
SEARCHED = "searched"  # in the env: per kind of division, the line before which none is closed


def quoted(source: Source, blocks: Blocks, location: Location) -> Quote:
    """The quote of `blocks`, which is a callout where it begins with `[!kind]`: what stands behind
    that in its line is its title."""
    match blocks:
        case (Paragraph((Text(text), *rest), at), *others) if found := QUOTED.match(text):
            source.leave_out(at.line, found[0].strip(), "kind of a callout")
            line = (Text(text[found.end() :]), *rest)
            end = next((i for i, one in enumerate(line) if isinstance(one, LineBreak)), len(line))
            title, more = line[:end], line[end + 1 :]
            behind = line[end] if end < len(line) else None
            place = behind.location if isinstance(behind, LineBreak) and behind.location else at
            body: Blocks = (Paragraph(more, place),) if has_words(more) else ()
            return callout(found[1].lower(), title, at, (*body, *others), location)
        case _:
            return Quote(blocks, location)


def callout(kind: str, title: Inlines, at: Location, blocks: Blocks, location: Location) -> Quote:
    """A callout of `kind`, whose `title` stands `at` that line in the notes, with `blocks`."""
    head: Blocks = (Paragraph((Strong(title),), at),) if has_words(title) else ()
    return Quote((*head, *blocks), location, kind)


def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of `!!! note "Title"` and `??? note`, with something indented below."""
    found = ADMONITION.fullmatch(line_of(state, start).rstrip())
    if not found or state.is_code_block(start):
        return False
    below = start + 1
    while below < end and state.isEmpty(below):
        below += 1
    if below >= end or below > start + 2 or state.sCount[below] < state.blkIndent + 4:
        return False
    if silent:
        return True
    count = len(state.tokens)
    if not whole_admonition(state, start, end, False):
        return False
    head = 4 if len(state.tokens) > count + 1 and _is_title(state.tokens[count + 1]) else 1
    opened, *_ = state.tokens[count : count + head]
    state.tokens[count : count + head] = _head(opened, found, start)
    state.tokens[-1].type = f"{CALLOUT}_close"
    return True


def _is_title(token: Token) -> bool:
    return token.type == "admonition_title_open"


def _head(
    opened: Token, found: "re.Match[str]", line: int, below: str = "", titled: int = 0
) -> list[Token]:
    """The tokens that open the callout of the first line `found`, `opened` among them; what a
    heading `below`, in the line `titled`, says is its title where it has no other one."""
    kind = found["kind"].lower()
    opened.type, opened.meta = f"{CALLOUT}_open", {KIND: DETAILS if kind == SPOILER else kind}
    mark = Token(LEFT_OUT, "", 0, content=found["mark"].strip(), block=True)
    mark.map, mark.meta = [line, line + 1], {REASON: "kind of a callout"}
    title = found["quoted"] or found["title"] or ""
    place = line if title else titled
    title = (title or below).strip()
    if not title:
        return [opened, mark]
    words = Token("inline", "", 0, content=title, children=[], block=True)
    words.map = [place, place + 1]
    begin, close = Token("paragraph_open", "p", 1), Token("paragraph_close", "p", -1)
    opened.meta[TITLED] = True
    return [opened, mark, begin, words, close]


def colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of `:::note` up to the next line of colons; other lines of colons only open or
    close what looks otherwise elsewhere, and go to no output."""
    line = line_of(state, start).rstrip()
    if not line.startswith(":::") or state.is_code_block(start):
        return False
    found = OPENING.fullmatch(line)
    last = _closing(state, start, end) if found and found["kind"].lower() in KINDS else None
    if found is None or last is None:
        if not FENCED.fullmatch(line):
            return False
        if not silent:
            _mark(state, start, line, "mark of a division")
            state.line = start + 1
        return True
    if not silent:
        _division(state, start, last, found)
    return True


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of ```` ```{note} ````, up to the line that closes the fence (MyST)."""
    found = DIRECTIVE.fullmatch(line_of(state, start).rstrip())
    if not found or found["kind"].lower() not in KINDS or state.is_code_block(start):
        return False
    last = _closing(state, start, end)
    if last is None:
        return False
    if not silent:
        _division(state, start, last, found)
    return True


def _division(state: StateBlock, start: int, last: int, found: "re.Match[str]") -> None:
    """The tokens of the callout from its first line, which was `found` at `start`, to `last`."""
    opened = state.push(f"{CALLOUT}_open", "", 1)
    opened.map = [start, last + 1]
    titled = _title_below(state, start, last) if not (found["quoted"] or found["title"]) else None
    title = HEADING.sub("", line_of(state, titled), count=1) if titled is not None else ""
    state.tokens += _head(opened, found, start, title, titled or 0)[1:]
    if attributes := found.groupdict().get("attributes"):
        _mark(state, start, attributes, "attributes of a callout")
    below = start + 1 if titled is None else titled + 1
    while below < last and OPTION.fullmatch(line_of(state, below).rstrip()):
        _mark(state, below, line_of(state, below), "option of a callout")
        below += 1
    before, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = last, CALLOUT
    state.md.block.tokenize(state, below, last)
    state.lineMax, state.parentType = before, parent
    state.push(f"{CALLOUT}_close", "", -1)
    state.line = last + 1
    _mark(state, last, "", "mark of a division")


def _title_below(state: StateBlock, start: int, end: int) -> int | None:
    """The line of the heading that stands first in the division opened at `start`: its title, as
    Quarto has it."""
    first = next((line for line in range(start + 1, end) if not state.isEmpty(line)), None)
    return first if first is not None and HEADING.match(line_of(state, first)) else None


def _mark(state: StateBlock, line: int, text: str, reason: str) -> None:
    token = state.push(LEFT_OUT, "", 0)
    token.content, token.map, token.meta = text, [line, line + 1], {REASON: reason}


def _closing(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the division opened at `start`; None where there is none near, or a
    heading before it, but for its title: sections are not in divisions."""
    opening = line_of(state, start)
    mark = opening[0]
    marks = len(opening) - len(opening.lstrip(mark))
    # Where many are open, each looks only at lines that none like it has looked at.
    searched = state.env.setdefault(SEARCHED, {})
    kind = (mark, marks, state.blkIndent, state.level)
    last = min(end, start + MOST_LINES)
    titled = _title_below(state, start, last)
    for line in range(max(start + 1, searched.get(kind, 0)), last):
        text = line_of(state, line).rstrip()
        is_outside = not state.isEmpty(line) and state.sCount[line] < state.blkIndent
        if is_outside or (line != titled and HEADING.match(text)):
            last = line
            break
        if CLOSING.fullmatch(text) and text[0] == mark and len(text) == marks:
            return line
    searched[kind] = last
    return None
