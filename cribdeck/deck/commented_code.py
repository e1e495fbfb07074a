"""Which part of a line of code its comment explains: the value of an assignment, an argument, a
statement; nothing where that cannot be told.

Knows how lines of code are written, in languages that are alike in this (Python, C, shell, YAML,
SQL). Does not know grammars: they differ, and samples are often no whole programs. Does not know
cards.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cribdeck.html.highlighting import CommentedLine, Line, is_string, text_of

COMMENT_MARKS = " \t#/-;%*"
# Code that the lines around it give away, or that says nothing.
BARE = re.compile(r"(try|else|finally|except|do|begin|then|done|end|fi|return|pass|loop)?\W*")
# A comment that says what comes out, or speaks to a tool, does not say what the code is for.
NO_REASON = re.compile(
    r"-?\d[\d.,]*\s*(?:[kMG]i?B)?$|[\[{'\"]|[-=]+>|→|(?i:true|false|none|null|nil|undefined)\b|noqa|type:|pragma|pylint|eslint"
    r"|fmt:|isort:|mypy:|nosec|@ts-|prettier"
)
OPENING, CLOSING = "([{", ")]}"
# One that says of what type a value is, fits any such value.
TYPES = re.compile(
    r"(?:an?\s+)?(?:int(?:eger)?|float|double|str(?:ing)?|bool(?:ean)?|char|complex|list|dict(?:ionary)?"
    r"|tuple|set|array|map|object|number|bytes)s?",
    re.IGNORECASE,
)
INSIDE = "\0"  # stands for a character in a string or in brackets
# Many lines may stand below such a word.
HEADER = re.compile(
    r"\}?\s*(?:async\s+)?(?:if|elif|elsif|else|for|foreach|while|until|unless|with|match|switch"
    r"|case|when|try|except|catch|finally|def|class)\b(?!\s*[=.])"
)
# What shows something: beside it stands what comes out, or what anybody can see.
SHOWS = re.compile(
    r"(?:print(?:ln|f)?|puts|echo|console\.\w+|System\.(?:out|err)\.\w+|(?:std::)?cout"
    r"|fmt\.Print\w*|Write-(?:Host|Output)|document\.write\w*|Console\.Write\w*)!?(?:[\s(<]|$)"
)
# What of a header its comment may name.
SUBJECTS = tuple(
    re.compile(form)
    for form in (
        rf"\}}?\s*(?:else\s+)?(?:if|while|until|unless|switch|match)\s*\((?P<it>{INSIDE}+)\)",
        r"(?:if|elif|elsif|while|until|unless|switch|match)\s+(?P<it>[^:{;]+?)\s*(?:[:{;]|$)",
        r"(?:async\s+)?for\s+.+?\s+in\s+(?P<it>[^:{;]+?)\s*(?:[:{;]|$)",
        r"(?:async\s+)?with\s+(?P<it>[^:{;,]+?)\s*(?:\bas\b[^,]*)?:",
    )
)
# Behind these stands what is explained.
LEFT = tuple(
    re.compile(form)
    for form in (
        r"(?:return|yield|raise|throw|and|or|&&|\|\|)\s+",
        r"[^=\s!<>:]+=(?![=~>\s])",
        r"[^=]*[^=!<>\s]\s+(?:[-+*/%&|^:.]|\*\*|//|<<|>>|\?\?)?=\s+(?=\S)",
        rf"(?:-\s+)?(?!(?:else|try|finally|default)\b)(?:[\w.$-]+|{INSIDE}+)\s*:\s+(?=\S)",
    )
)
REDIRECTS = re.compile(r"\s[|>]|>>\s")
GUESSED = frozenset({"true", "false"})  # half of the time
CONTINUES = re.compile(r"(?:in|is|not in)\b")  # the line above
WORD = re.compile(r"[^\W\d_]{3,}")
PLACEHOLDER = re.compile(r"<[^<>\s]+>")
ONLY_NAMES = re.compile(r"[^\W\d_]{3,}(?:[\s_][^\W\d_]{3,})*")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` (from 0) to before `end` of a line's code, which has no indent and no
    comment."""

    start: int
    end: int


def explained(rows: Sequence[CommentedLine], below: Mapping[int, str]) -> tuple[Part | None, ...]:
    """What of each of the lines `rows` is explained: by a comment at its end, or by one of several
    words on a line of its own above it, if no other line follows that it may speak of; of those
    that `below` knows, by the words of the comment below them."""
    return tuple(
        _part(rows, i, starts_line, below.get(i, "")) if row.code else None
        for (i, row), starts_line in zip(enumerate(rows), _own_lines(rows), strict=True)
    )


def _part(rows: Sequence[CommentedLine], i: int, starts_line: bool, below: str) -> Part | None:
    words, is_beside = (below, True) if below else _comment(rows, i)
    if not starts_line or not words or NO_REASON.match(words) or TYPES.fullmatch(words):
        return None
    code = _Code(rows[i].code)
    if code.is_open or BARE.fullmatch(code.text) or CONTINUES.match(code.text):
        return None
    if SHOWS.match(code.text) and not REDIRECTS.search(code.text):
        return None
    if HEADER.match(code.text) or code.text.endswith((":", "{")):
        return _subject(code, words) if is_beside else None
    start = next((found.end() for left in LEFT if (found := left.match(code.masked))), 0)
    hidden = code.text[start : len(code.masked)]
    if start and (hidden.lower() in GUESSED or _stands_in(hidden, code.text[:start])):
        return None
    if _is_named(hidden, words):
        return None
    return Part(start, len(code.masked))


def _is_named(hidden: str, words: str) -> bool:
    """Whether the `words` of a comment say all that is `hidden`, which is nothing but names, and
    others in angle brackets: `whois <host>  # asks whois`."""
    names = PLACEHOLDER.sub("", hidden).strip()
    said = set(_names(names))
    return bool(said) and ONLY_NAMES.fullmatch(names) is not None and said <= {*_names(words)}


def _stands_in(hidden: str, before: str) -> bool:
    """Whether what is `hidden` can be read `before` it, as in `a.id = b.id and b.id = …`."""
    return re.search(rf"(?<![\w.]){re.escape(hidden)}(?![\w.])", before) is not None


def _comment(rows: Sequence[CommentedLine], i: int) -> tuple[str, bool]:
    """The words of the comment on line `i`, and whether it stands in that line; "" where there is
    none."""
    if rows[i].comment:
        return _words(rows[i]), True
    above = rows[i - 1] if i else None
    if above is None or above.code or " " not in _words(above):
        return "", False
    below = rows[i + 1] if i + 1 < len(rows) else None
    goes_on = below and below.code and len(text_of(below.indent)) >= len(text_of(rows[i].indent))
    return ("" if goes_on else _words(above)), False


def _words(row: CommentedLine) -> str:
    return text_of(row.comment).strip(COMMENT_MARKS)


def _subject(code: "_Code", words: str) -> Part | None:
    """What the header `code` is about, where the comment with these `words` names it."""
    named = set(_names(words))
    for form in SUBJECTS:
        if found := form.match(code.masked):
            start, end = found.span("it")
            return Part(start, end) if named.intersection(_names(code.text[start:end])) else None
    return None


def _names(text: str) -> Iterator[str]:
    """The words in `text`, also those of an identifier, in one form."""
    return (word.lower().removesuffix("s") for word in WORD.findall(HUMP.sub(" ", text)))


class _Code:
    """The code of a line: its `text`; `masked`, without what closes brackets of lines above and
    without the signs behind it, and with INSIDE for what is in strings and brackets; and whether it
    `is_open`: its brackets do not match, so that it is only a part of something."""

    __slots__ = ("is_open", "masked", "text")

    def __init__(self, code: Line) -> None:
        self.text = text_of(code)
        signs: list[str] = []
        depth, closed_at = 0, len(self.text)
        for span in code:
            for sign in span.text:
                if is_string(span):
                    signs.append(INSIDE)
                    continue
                if sign in CLOSING:
                    depth -= 1
                    if depth < 0:
                        closed_at = min(closed_at, len(signs))
                signs.append(INSIDE if depth > 0 else sign)
                if sign in OPENING and len(signs) < len(self.text):
                    depth += 1
        rest = self.text[closed_at:]
        self.is_open = (
            depth > 0 or self.text.endswith(("(", "[")) or bool(rest.strip(CLOSING + ",; "))
        )
        self.masked = "".join(signs)[:closed_at].rstrip(",; ")


def _own_lines(rows: Sequence[CommentedLine]) -> Iterator[bool]:
    """Whether each of `rows` begins something of its own: a statement, or an argument that stands
    in a line of its own because its bracket is opened at the end of one."""
    open_at: list[bool] = []  # for each bracket that is open, whether it ends its line
    for row in rows:
        yield not open_at or open_at[-1]
        signs = [
            sign for span in row.code if not is_string(span) for sign in span.text if sign.strip()
        ]
        for i, sign in enumerate(signs):
            if sign in OPENING:
                open_at.append(i == len(signs) - 1)
            elif sign in CLOSING and open_at:
                open_at.pop()
