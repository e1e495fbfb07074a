"""Rules of markdown-it for words that are marked: `==highlighted==`, Anki's `{{c1::blanks}}`, and
the marks of critics, `{++added++}`.

Knows how each is written, and what looks like one and is none: comparisons in code, braces of
templates. Does not know what is asked of them.
"""

import re
from unicodedata import category, east_asian_width

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize

from cribdeck.notes.words import COLONS

MOST = 2000  # characters between the marks
DEEPEST = 8  # marks in one another
CLOZE = re.compile(r"\{\{(?:c(\d{1,4})::|cloze[ \t]+(?=\S))", re.IGNORECASE)
CRITIC = re.compile(r"\{(\+\+|==|--)(?=\S)")
CRITICS = {"++": "strong", "==": "mark", "--": "s"}  # names of tokens, and tags
BRACES = re.compile(r"[{}]")
BRACED = re.compile(
    r"(?P<opening>\{(?P<double>\{)?(?:c?(?P<number>\d{1,2})(?:[:|]|;;)(?=\S))?)"
    r"(?P<words>\w(?:[^{}\n,;:|=<>]*[^\W_])?[.!?%)]?)\}(?(double)\})(?!\w)"
)
# A name in bold at the begin of a line, up to a blank that stands within the mark by a slip, and
# what behind the mark tells that it is one.
NAMED = re.compile(r"\s*\*\*(?![\s*])[^*\n]+\s")
NAMES = re.compile(r"[ \t]*(?:[:：–—=]|-\s|\n|$)")
LONGEST_NAME = 200  # characters
GAP = 4  # signs of "_" at least
INSERTED = re.compile(r"[^\W\d_]{3}[^\n]*", re.DOTALL)
NUMBER, OPENING, CLOSING = "number", "opening", "closing"  # in the meta of a blank, as written
CARDS = "cards"  # in the env of notes in which a plugin looks for cards
MERE = "mere"  # in the env of a text whose highlights ask for nothing, and the meta of such


def highlight(state: StateInline, silent: bool) -> bool:
    """The rule of `==words==`, and `^^words^^` as Roam has them. `a == b`, `x==1 and y==2` and
    `===` are none."""
    text, start = state.src, state.pos
    mark = "^^" if text[start] == "^" else "=="
    end = _end_of_marked(state, mark)
    if end is None or (mark == "^^" and not _is_apart(text, start, end)):
        return False
    if not silent:
        state.push("mark_open", "mark", 1).meta = {MERE: MERE in state.env}
        _tokenized(state, start + 2, end)
        state.push("mark_close", "mark", -1)
    state.pos = end + 2
    return True


def inserted(state: StateInline, silent: bool) -> bool:
    """The rule of `++words++`, which are underlined (HackMD, Joplin). `i++`, `C++` and `++i` in
    front of another are none: the words begin with three letters, and end with a letter or sign of
    a sentence."""
    text, start = state.src, state.pos
    end = _end_of_marked(state, "++")
    if (
        end is None
        or not _is_apart(text, start, end)
        or not INSERTED.fullmatch(text, start + 2, end)
    ):
        return False
    if not silent:
        state.push("styled_open", "u", 1)
        _tokenized(state, start + 2, end)
        state.push("styled_close", "u", -1)
    state.pos = end + 2
    return True


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether marks at `start` and `end` of `text` stand at the ends of words: before one, `++` and
    `^^` may as well say that there is more of it."""
    before, after = text[max(start - 1, 0) : start], text[end + 2 : end + 3]
    begins = not before.isascii() or not before.strip() or before in "([{*_\"'"
    return begins and not (after.isascii() and after.isalnum())


def _end_of_marked(state: StateInline, mark: str) -> int | None:
    """Where the words end that `mark`, two signs, stands before and behind; None where it stands
    for something else."""
    text, start, sign = state.src, state.pos, mark[0]
    if not text.startswith(mark, start) or state.level > DEEPEST:
        return None
    before, after = text[max(start - 1, 0) : start], text[start + 2 : start + 3]
    if before == sign or (before.isascii() and (before.isalnum() or before in ("_", ")", "]"))):
        return None
    if not after.strip() or after == sign:
        return None
    end = text.find(mark, start + 2, min(state.posMax, start + MOST))
    inside = text[start + 2 : end]
    # An odd mark of code: the end lies in code, or code ends outside.
    if end < 0 or inside[-1:].isspace() or inside.count("`") % 2 or text[end + 2 : end + 3] == sign:
        return None
    return end


def critic(state: StateInline, silent: bool) -> bool:
    """The rule of `{==words==}`, `{++words++}` and `{--words--}` (CriticMarkup): they are
    highlighted, bold as what is new is, and struck out."""
    text, start = state.src, state.pos
    opening = CRITIC.match(text, start, state.posMax)
    if opening is None or state.level > DEEPEST:
        return False
    first = opening.end()
    end = text.find(f"{opening[1]}}}", first, min(state.posMax, start + MOST))
    if end <= first or text[end - 1].isspace() or "\n\n" in text[first:end]:
        return False
    if not silent:
        name = CRITICS[opening[1]]
        token = state.push(f"{name}_open", name, 1)
        token.meta = {MERE: MERE in state.env}
        _tokenized(state, first, end)
        state.push(f"{name}_close", name, -1)
    state.pos = end + 3
    return True


def cloze(state: StateInline, silent: bool) -> bool:
    """The rule of `{{c1::words::hint}}` (Anki manual, "Cloze Deletion") and of `{{cloze words}}`
    (Logseq); what else is in double braces without a number is text. A hint begins at the first
    `::`, as Anki has it."""
    text, start = state.src, state.pos
    if not text.startswith("{{", start) or state.level > DEEPEST:
        return False
    opening = CLOZE.match(text, start, state.posMax)
    end = _closing(text, opening.end(), state.posMax) if opening else None
    if opening is None or end is None:
        return False
    words, hint = _parted(text[opening.end() : end])
    if not words.strip():
        return False
    if not silent:
        token = state.push("cloze_open", "", 1)
        token.meta = {NUMBER: int(opening[1] or 1), OPENING: opening[0], CLOSING: hint}
        _tokenized(state, opening.end(), opening.end() + len(words))
        state.push("cloze_close", "", -1)
    state.pos = end + 2
    return True


def braced(state: StateInline, silent: bool) -> bool:
    """The rule of `{words}` and `{{words}}`, which are blanks, of `{1:words}` and `{c1|words}`, of
    which those with a number are hidden together: so plugins of Obsidian have it, in notes that
    have the tag of a card or say which deck is theirs. Elsewhere braces are code, or stand for what
    is put there, and so does what looks like either."""
    text, start = state.src, state.pos
    if (
        text[start] != "{"
        or not state.env.get(CARDS)
        or text[max(start - 1, 0) : start] in ("$", "{")
    ):
        return False
    found = BRACED.match(text, start, state.posMax)
    if not found or state.level > DEEPEST or not _is_apart(text, start, found.end() - 2):
        return False
    if not silent:
        number = found["number"]
        token = state.push("cloze_open" if number else "mark_open", "" if number else "mark", 1)
        token.meta = {NUMBER: int(number or 0), OPENING: found["opening"], CLOSING: "", MERE: False}
        _tokenized(state, found.start("words"), found.end("words"))
        state.push("cloze_close" if number else "mark_close", "" if number else "mark", -1)
    state.pos = found.end()
    return True


def emphasis(state: StateInline, silent: bool) -> bool:
    """The rule of `*` and `_`, which also begins and ends beside letters of scripts that put no
    blanks between words: `**外部(external)**が`. CommonMark (6.2) takes the bracket before a mark
    for the end of a word, and the letter behind it for the begin of one. At the end of a text, and
    of a name at the begin of a line, a blank before the mark that closes `**words: **` is a slip,
    and so is one at the begin of the name. A long run of `_` is a gap to write in."""
    start, count = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before, after = state.src[max(start - 1, 0) : start], state.src[state.pos : state.pos + 1]
    is_bold = start + 2 == state.pos
    is_last = not state.src[state.pos :].strip()
    is_late = is_bold and (is_last or _ends_name(state.src, start, state.pos))
    is_early = is_bold and after == " " and before in ("", "\n")
    if state.src[start] == "_" and state.pos - start >= GAP:
        for one in state.delimiters[count:]:
            one.open = one.close = False
    for one in state.delimiters[count:] if state.src[start] == "*" else ():
        begins = (_is_unspaced(before) and bool(after.strip())) or is_early
        ends = (_is_unspaced(after) and bool(before.strip())) or is_late
        one.open, one.close = one.open or begins, one.close or ends
    return True


def _ends_name(text: str, start: int, end: int) -> bool:
    """Whether the mark from `start` to `end` of `text` ends a name that begins its line."""
    said = text[max(start - LONGEST_NAME, 0) : start].rpartition("\n")[2]
    is_named = NAMED.fullmatch(said) is not None
    return is_named and (said.rstrip().endswith(COLONS) or NAMES.match(text, end) is not None)


def _is_unspaced(letter: str) -> bool:
    """Whether `letter` is of a script without blanks between words (Unicode, UAX #11 and #24)."""
    return bool(letter) and category(letter) == "Lo" and east_asian_width(letter) in "WFH"


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the `}}` stands that closes the blank whose words begin at `start`; braces within it
    are of TeX, or of a blank in the blank."""
    last = min(end, start + MOST)
    first = text.find("}}", start, last)
    if first < 0 or text.find("\n\n", start, first) >= 0:
        return None
    depth = 0
    for brace in BRACES.finditer(text, start, last):
        if brace[0] == "{":
            depth += 1
        elif depth:
            depth -= 1
        else:
            at = brace.start()
            return at if text.startswith("}}", at) and at + 2 <= end else None
    return first


def _parted(inside: str) -> tuple[str, str]:
    """The words of a blank, and `::hint` as written; "::" within a blank in it, or in code, is of
    neither."""
    if "{{" in inside or "`" in inside:
        return inside, ""
    words, mark, hint = inside.partition("::")
    return words, mark + hint


def _tokenized(state: StateInline, start: int, end: int) -> None:
    """Adds the tokens of what stands from `start` to `end`, as the rule of links does."""
    maximum = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = maximum
