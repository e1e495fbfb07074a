"""Text that is indented as code is, and is none: some indent all that stands below a heading.

Knows the rule of markdown-it that takes four blanks for code, and how prose differs from that. Does
not know blocks.
"""

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock

from cribdeck.notes.lengths import count
from cribdeck.notes.reader.block_rules import ITEM, line_of
from cribdeck.notes.recognise.names import NAME_MOST

# What stands in code, and hardly in prose; columns, too.
CODE = re.compile(
    r"[{}<>=$|\\#;@^~`_]|\w\(|\w\.\w|(?<!\w)--?\w|::|//|\S {3,}\S|^(?:[A-Z]{2,}|[%$/])(?!\w)"
)
WORD = re.compile(r"[^\W\d_]+")
DASHED = re.compile(r"[–—-]\s")  # goes on with the name above it
NAMED = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_]+){0,4}$")  # a few words
TEXT = "text"  # in the env: the writer indents text
SENTENCE = 6  # words
SELDOM = 5  # of so many lines of prose, one may look like code


def text_not_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of what is indented by four blanks or more and is no code: lists and paragraphs as
    they are without the indentation; several lines that each begin anew are bullets, with what is
    indented further below each. A few words are only where other text is indented above."""
    if silent or not state.is_code_block(start):
        return False
    lines = _block(state, start, end)
    said = [line_of(state, line) for line in lines]
    if not (_is_prose(said) or (TEXT in state.env and all(map(NAMED.match, said)))):
        return False
    state.env[TEXT] = True
    least = min(state.sCount[line] for line in lines)
    heads = [line for line in lines if state.sCount[line] == least]
    if state.sCount[lines[0]] == least and len(heads) > 1 and _begin_anew(state, heads):
        _push_list(state, lines)
        state.line = lines[-1] + 1
        return True
    for line in lines:
        _dedent(state, line, least - state.blkIndent)
    return False


def _block(state: StateBlock, start: int, end: int) -> Sequence[int]:
    """The lines from `start` on that are indented as code is, without the empty ones."""
    lines = []
    for line in range(start, end):
        if not state.isEmpty(line):
            if not state.is_code_block(line):
                break
            lines.append(line)
    return lines


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether `lines` say something in words: hardly one looks like code, most do not begin with a
    small letter as commands do, and some say a sentence, or have letters that code seldom has."""
    code = sum(CODE.search(line) is not None for line in lines)
    foreign = sum(not line.isascii() for line in lines)
    small = sum(line[:1].islower() for line in lines)
    if SELDOM * code > len(lines) or (2 * small > len(lines) and 2 * foreign <= len(lines)):
        return False
    return 2 * foreign > len(lines) or any(map(_says, lines))


def _says(line: str) -> bool:
    """Whether `line` says something of what stands above it, or is as long as a sentence."""
    return line.startswith(("– ", "— ")) or len(WORD.findall(line)) >= SENTENCE


def _begin_anew(state: StateBlock, lines: Sequence[int]) -> bool:
    """Whether each of `lines` begins something, and has no mark that Markdown knows."""
    said = [line_of(state, line) for line in lines]
    return not any(text[:1].islower() or ITEM.match(text) for text in said)


def _dedent(state: StateBlock, line: int, columns: int) -> None:
    """Takes `columns` from the indentation of `line`, in blanks or tabs."""
    state.sCount[line] -= columns
    signs = min(state.tShift[line], state.sCount[line])
    state.bMarks[line] += state.tShift[line] - signs
    state.tShift[line] = signs


def _push_list(state: StateBlock, lines: Sequence[int]) -> None:
    """A list of `lines`: those that are indented least are its items."""
    least = min(state.sCount[line] for line in lines)
    span = [lines[0], lines[-1] + 1]
    state.push("bullet_list_open", "ul", 1).map = span
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and state.sCount[lines[end]] > least:
            end += 1
        _push_item(state, lines[at:end])
        at = end
    state.push("bullet_list_close", "ul", -1)


def _push_item(state: StateBlock, lines: Sequence[int]) -> None:
    """An item that begins with the first of `lines`; the others go on with a long one, or behind a
    dash, and stand below a short one."""
    first, *below = lines
    text = line_of(state, first).strip()
    if below and (count(text) > NAME_MOST or DASHED.match(line_of(state, below[0]))):
        text = "\n".join(line_of(state, line).strip() for line in lines)
        below = []
    last = below[0] if below else lines[-1] + 1
    state.push("list_item_open", "li", 1).map = [first, lines[-1] + 1]
    state.push("paragraph_open", "p", 1).map = [first, last]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [first, last], []
    state.push("paragraph_close", "p", -1)
    if below:
        _push_list(state, below)
    state.push("list_item_close", "li", -1)
