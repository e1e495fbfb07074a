r"""Rules of markdown-it for formulas: between dollars, between `\(` and `\)` or `\[` and `\]`, and
bare environments of LaTeX.

Knows how formulas are written, and what looks like one and is none: money, paths, brackets that
only were escaped. Does not know what TeX means, nor whether it can be drawn.
"""

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar

from cribdeck.notes.reader.block_rules import BlockRule, line_of
from cribdeck.notes.reader.markdown import InlineRule

# Only in TeX: a command, a power, an index in braces.
CERTAIN = re.compile(r"\\[A-Za-z]|\^|_\{")
SIGN = re.compile(r"[\\^_{}=<>+*/]")
RELATION = re.compile(r"[=<>+_{}]")
LETTERS = re.compile(r"[^\W\d_]+")
ENDING = re.compile(r"(?:st|nd|rd|th|s|te[nrs]?|i?ème|er?|es)\b")  # the $n$th of all $k$s
# Where an amount or its unit is missing beside a dollar, it is one.
UNFINISHED = re.compile(r"^\s*[+*/=<>]|[-+*/=<>]\s*$|[€£¥₽₹¢]")
AMOUNT = re.compile(r"\d\s?$")
# amsmath's ("User's Guide", 3 and 4), and what stands within those or alone as well.
MOST, MOST_LINES = 4000, 100  # characters and lines of a formula without dollars
NAMES = (
    "equation|multline|gather|align|alignat|flalign|eqnarray|displaymath|math|split|gathered|"
    "aligned|alignedat|cases|dcases|array|smallmatrix|[pbBvV]?matrix"
)
ENVIRONMENT = re.compile(rf"\\begin\{{((?:{NAMES})\*?)\}}")
# Also as who writes for MathJax must write it where Markdown takes a backslash away.
BRACKET = re.compile(r"(\\\\?)([(\[])")
CLOSING = {"(": ")", "[": "]"}


def dollars() -> InlineRule:
    """The rule of `$x$` and `$$x$$` in a line."""
    found_between = math_inline_dollar(allow_space=True, allow_digits=True, allow_double=True)

    def rule(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not found_between(state, True):
            return False
        end, state.pos = state.pos, start
        if not _is_formula(state.src, start, end):
            return False
        return found_between(state, silent)

    return rule


def _is_formula(text: str, start: int, end: int) -> bool:
    """Whether what stands between the dollars of `text` from `start` to `end` is a formula. These
    are none: `$5 or $10`, `US$5`, `$HOME/bin:$PATH`, `$ cd then $ ls`."""
    tex = text[start:end].strip("$")
    if "`" in tex or not tex.strip():
        return False
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    # Scripts that put no blanks between words put none around formulas.
    if before.isascii() and before.isalnum():
        return False
    blank_before, blank_behind = tex[:1].isspace(), tex[-1:].isspace()
    is_certain = CERTAIN.search(tex) is not None and not (blank_before or blank_behind)
    if after == "{" or (
        after.isascii()
        and after.isalnum()
        and not (is_certain and after.isalpha())
        and not ENDING.match(text, end)
    ):
        return False
    if text.startswith("$$", start) or not (blank_before or blank_behind):
        return not (tex[:1].isdigit() and " " in tex and not SIGN.search(tex))
    if blank_before and blank_behind:
        is_money = AMOUNT.search(text, max(start - 2, 0), start) and not CERTAIN.search(tex)
        return _is_tex(tex, word=2) and not (is_money or UNFINISHED.search(tex))
    return CERTAIN.search(tex) is not None and not tex.strip()[:1].isdigit()


def _is_tex(text: str, word: int = 3) -> bool:
    """Whether `text` is rather TeX than prose: it has what only TeX has, or signs or letters and no
    word, which has so many letters at least."""
    if CERTAIN.search(text):
        return True
    runs = [len(run) for run in LETTERS.findall(text)]
    return max(runs, default=0) < word and bool(runs or RELATION.search(text))


class _Bracketed(NamedTuple):
    """A formula that begins with the mark `opening` ("" where it is an environment) and ends at
    `end`."""

    opening: str
    tex: str
    is_display: bool
    end: int


def _bracketed(text: str, start: int) -> _Bracketed | None:
    """The formula that begins at `start` of `text` with a backslash, if one does."""
    if found := ENVIRONMENT.match(text, start):
        closing, is_display, begin = f"\\end{{{found[1]}}}", True, start
    elif found := BRACKET.match(text, start):
        closing, is_display, begin = found[1] + CLOSING[found[2]], found[2] == "[", found.end()
    else:
        return None
    place = text.find(closing, found.end(), found.end() + MOST)
    if place < 0:
        return None
    end = place + len(closing)
    if begin == start:
        return _Bracketed("", text[start:end], is_display, end)
    tex = text[begin:place]
    is_tex = _is_display(tex) if is_display else _is_tex(tex)
    if not is_tex or "`" in tex:
        return None
    return _Bracketed(text[start:begin], tex, is_display, end)


def bracketed(state: StateInline, silent: bool) -> bool:
    r"""The rule of `\(x\)`, `\[x\]` and `\begin{align} … \end{align}` in a line."""
    if state.src[state.pos] != "\\" or not (found := _bracketed(state.src, state.pos)):
        return False
    if not silent:
        kind = "math_inline_double" if found.is_display else "math_inline"
        token = state.push(kind, "math", 0)
        token.content, token.markup = found.tex, found.opening
    state.pos = found.end
    return True


def _is_display(text: str) -> bool:
    r"""Whether `text` between `\[` and `\]` is TeX: `\[1\]` and `\[x\]` are escaped brackets."""
    return bool(CERTAIN.search(text)) or (_is_tex(text) and bool(RELATION.search(text)))


def dollar_block() -> BlockRule:
    """The rule of `$$` on lines of their own, but for one that holds nothing, and but that it only
    looks where it is asked whether it would end a paragraph (`silent`): the plugin's adds its block
    each time. Blank lines are within a formula that is surely one."""
    unbroken = math_block_dollar(allow_labels=False)
    broken = math_block_dollar(allow_labels=False, allow_blank_lines=True)

    def tried(rule: BlockRule, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line, count = state.line, len(state.tokens)
        tex = state.tokens[-1].content if rule(state, start, end, silent) else ""
        found = bool(tex.strip()) and (rule is unbroken or _is_display(tex))
        if silent or not found:
            state.line = line
            del state.tokens[count:]
        else:  # not as the plugin cuts it out: a line may be indented by more than it is written
            text = state.getLines(start, state.line, state.blkIndent, False)
            state.tokens[-1].content = text.strip().removeprefix("$$").removesuffix("$$")
        return found

    def asked(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        near = min(end, start + MOST_LINES)
        return tried(unbroken, state, start, end, silent) or tried(
            broken, state, start, near, silent
        )

    return asked


def bracketed_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""The rule of `\[` and of environments on lines of their own, up to the next blank line."""
    if state.is_code_block(start) or not line_of(state, start).startswith("\\"):
        return False
    lines = []
    for line in range(start, min(end, start + MOST_LINES)):
        if state.isEmpty(line) or (line > start and state.sCount[line] < state.blkIndent):
            break
        lines.append(line_of(state, line).rstrip())
    text = "\n".join(lines)
    found = _bracketed(text, 0)
    if not found or not found.is_display or text[found.end :].partition("\n")[0]:
        return False
    if not silent:
        state.line = start + text.count("\n", 0, found.end) + 1
        token = state.push("math_block", "math", 0)
        token.content, token.markup = found.tex, found.opening
        token.map = [start, state.line]
    return True
