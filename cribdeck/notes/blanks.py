"""Which words of a sentence are asked for: those that its author marked, else those in bold.

Knows inlines. Does not know how a blank looks anywhere, nor whether it asks well (lint).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from cribdeck.notes.attributes import is_label
from cribdeck.notes.blocks import (
    Blank,
    Emphasis,
    Holder,
    Inline,
    Inlines,
    Link,
    Strikethrough,
    Strong,
    Style,
    Styled,
)
from cribdeck.notes.languages import JOINED, pattern
from cribdeck.notes.walk import inlines
from cribdeck.notes.word_forms import LITTLE, WORD
from cribdeck.notes.words import beside_missing, plain

MNEMONIC = 2  # letters at most
BY_ITSELF = 0  # the number of a blank that is asked for by itself, as highlighted words are
MOST_PIECES = 100  # of a line, each of which is compared with all others
LITTLE_WORDS = frozenset(word for word in LITTLE if len(word) > 1)  # a letter may be a name
# Between two of which one is meant, an article may stand before the second.
EITHER = re.compile(rf"[\s,;]*{pattern('either')}\s*(?:[^\W\d_]{{1,3}}['’\s]\s*)?", re.IGNORECASE)
# Beside one side of a pair, the other of which is not hidden.
BEFORE_HALF, BEHIND_HALF = re.compile(r"\w/$"), re.compile(r"/\w")
IN_BRACKETS = re.compile(r"\[[^\[\]]+\]|【[^【】]+】|〔[^〔〕]+〕")
# Between what is said together.
JOINS = re.compile(rf"(?:[\s,;，、/&+·]|{pattern('joins')})+", re.IGNORECASE)


def hidden(line: Inlines) -> Mapping[int, str]:
    """Which inlines of `line` are asked for, each with the words by which it is known: those of one
    number have the same. Where words are marked, bold ones are not asked for. One or two bold
    letters of a word, as in `**M**ilitarism`, only help to remember it. Beside other bold words,
    such are not asked for that stand in the sentence again; and "**A** or the **B**", "**A** and
    **B**" are asked for together: each would tell the other. What has no words (an image) is known
    by ""."""
    if not any(isinstance(inline, Blank) for inline in line):
        return dict(_asked_for(line, tuple(bold(line))))
    of_number: dict[int, dict[str, None]] = {}
    for inline in line:
        if isinstance(inline, Blank):
            of_number.setdefault(inline.number, {})[plain([inline]).strip()] = None
    return {
        i: ", ".join(filter(None, of_number[inline.number]))
        if inline.number != BY_ITSELF
        else plain([inline]).strip()
        for i, inline in enumerate(line)
        if isinstance(inline, Blank)
    }


def _asked_for(line: Inlines, words: Sequence[int]) -> Iterator[tuple[int, str]]:
    asked = [i for i in words if _asks(line, i)] or list(words)
    said = Counter(plain([line[i]]).strip() for i in asked)
    for run in joined(line, asked):
        is_one = all(said[plain([line[i]]).strip()] == 1 for i in run)
        for together in (run,) if is_one else [[i] for i in run]:
            name = named(line, together)
            yield from ((i, name) for i in together)


def named(line: Inlines, run: Sequence[int]) -> str:
    """The words by which the blank of the inlines `run` of `line` is known."""
    return ", ".join(dict.fromkeys(plain([line[i]]).strip() for i in run))


def joined(line: Inlines, words: Sequence[int]) -> Sequence[Sequence[int]]:
    """`words`, inlines of `line`, in runs: those together that "and", "or", a comma or their like
    part, and no other words."""
    runs: list[list[int]] = []
    for i in words:
        between = plain(line[runs[-1][-1] + 1 : i]) if runs else ""
        if runs and (JOINS.fullmatch(between) or EITHER.fullmatch(between)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _asks(line: Inlines, i: int) -> bool:
    """Whether inline `i` has a meaning, and does not stand beside itself; as bold words once more,
    it is the same blank. In a line of very many pieces nobody looks for it."""
    words = plain([line[i]]).strip()
    if len(line) > MOST_PIECES:
        return WORD.search(words) is not None
    beside = plain(one for j, one in enumerate(line) if j != i and plain([one]).strip() != words)
    said = {word.casefold() for word in WORD.findall(beside)}
    meant = {word.casefold() for word in WORD.findall(words)}
    meant -= LITTLE_WORDS
    return not said >= meant if meant else not WORD.search(words)


def bold(line: Inlines) -> Iterator[int]:
    """Which inlines of `line` are bold words, and neither letters that only help to remember one,
    nor one side of a pair with a slash (`AST/**ALT**`), which the other tells, nor a label in
    brackets that the line begins with (`**[Definition]** …`); where nothing is bold, the underlined
    ones: some underline what is to be filled in."""
    are_bold = [isinstance(inline, Strong) for inline in line]
    are_set_apart = are_bold if any(are_bold) else list(map(_is_underlined, line))
    for i, is_one in enumerate(are_set_apart):
        if is_one and not (is_mnemonic(line, i) or _is_half(line, i) or _is_in_brackets(line, i)):
            yield i


def _is_in_brackets(line: Inlines, i: int) -> bool:
    words = plain(line[i : i + 1]).strip()
    is_label_there = IN_BRACKETS.fullmatch(words) is not None and is_label(words[1:-1])
    return is_label_there and not plain(line[:i]).strip()


def _is_underlined(inline: Inline) -> bool:
    return isinstance(inline, Styled) and inline.style is Style.UNDERLINE


def _is_half(line: Inlines, i: int) -> bool:
    before, after = plain(line[max(i - 1, 0) : i]), plain(line[i + 1 : i + 2])
    return bool(BEFORE_HALF.search(before) or BEHIND_HALF.match(after))


def is_mnemonic(line: Inlines, i: int) -> bool:
    """Whether inline `i` of `line` is one or two letters of a word, as in `**M**ilitarism`; in a
    script that does not part words, they are one."""
    letters = plain(line[i : i + 1])
    before, after = plain(line[max(i - 1, 0) : i]), plain(line[i + 1 : i + 2])
    is_within_word = before[-1:].isalpha() or after[:1].isalpha()
    return is_within_word and len(letters) <= MNEMONIC and not JOINED.match(letters)


def has_blanks(line: Inlines) -> bool:
    """Whether words of `line` are asked for, and other words stand beside them, and not only those
    of a picture that is not there."""
    asked = hidden(line)
    beside = beside_missing(one for i, one in enumerate(line) if i not in asked)
    return bool(asked) and bool(plain(beside).strip())


def is_marked(line: Inlines, *, numbered: bool = False) -> bool:
    """Whether words of `line` are marked to be asked for; `numbered`: as Anki's blanks."""
    return any(
        isinstance(one, Blank) and not (numbered and one.number == BY_ITSELF)
        for one in inlines(line)
    )


def lifted(line: Inlines) -> Inlines:
    """`line`, where each blank stands by itself: what is around it in emphasis, bold or a link is
    so in pieces."""
    return tuple(piece for inline in line for piece in _lifted(inline))


def _lifted(inline: Inline) -> Iterator[Inline]:
    if not _holds(inline) or not is_marked(inline.children):
        yield inline
        return
    for child in lifted(inline.children):
        if isinstance(child, Blank):
            yield replace(child, children=(replace(inline, children=child.children),))
        else:
            yield replace(inline, children=(child,))


def _holds(inline: Inline) -> "TypeGuard[Emphasis | Strong | Strikethrough | Styled | Link]":
    return isinstance(inline, Holder) and not isinstance(inline, Blank)
