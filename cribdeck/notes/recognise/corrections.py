"""Corrections: what is said to be wrong, and what is right instead.

Knows their labels and signs. Does not know which blocks a shape may take (the shapes), nor what a
remark says of a statement (warned).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Emphasis,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Quote,
    Strikethrough,
    Strong,
    Text,
)
from cribdeck.notes.document import Correction, LeftOut
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.labels import LABEL, Label, Role, ends_line, label_of
from cribdeck.notes.recognise.shape import Found
from cribdeck.notes.walk import Line, lines_of, paragraph_of, runs
from cribdeck.notes.words import ARROW_SIGN, between, has_words, plain
from cribdeck.notes.worksheets import RIGHT_SIGNS, WRONG_SIGNS
from cribdeck.problems import Location

SIGNS = {Role.WRONG: WRONG_SIGNS, Role.RIGHT: RIGHT_SIGNS}
SIGN = {role: re.compile(rf"[{signs}]\ufe0f?\s*[:：]?\s*") for role, signs in SIGNS.items()}
RIGHT_AT = re.compile(rf"[{SIGNS[Role.RIGHT]}]|{pattern('right')}", re.IGNORECASE)
REPLACED = re.compile(rf"\s*(?:[-=]*{ARROW_SIGN}|[:：–—])?\s*")
WORD = re.compile(r"\w{4,}")


Corrected = tuple[Correction, tuple[LeftOut, ...]]  # and what of it only labels its sides


def correction_found(blocks: Blocks, owns: Callable[[Block], bool]) -> Found | None:
    """The corrections that begin `blocks`: the lines of a paragraph, of which each is `**Wrong:** a
    **Right:** b` (or has the signs ❌ ✅), or `~~a~~ b`; or two paragraphs, a wrong and a right
    one. The blocks below that the last of them `owns` explain it."""
    made = _corrections_at(blocks)
    if made is None:
        return None
    pairs, used = made
    end = used
    while end < len(blocks) and owns(blocks[end]):
        end += 1
    *before, last = (entry for entry, _ in pairs)
    last = replace(last, answer=(*last.answer, *blocks[used:end]))
    return Found((*before, last), end, tuple(words for _, labels in pairs for words in labels))


def opens_correction(blocks: Blocks, i: int) -> bool:
    """Whether a correction begins with block `i`, or with the mere quote that it is."""
    match blocks[i]:
        case Quote((ItemList(items),), kind=""):
            return all(_corrections_at(item.blocks[:2]) for item in items)
        case Quote(inner, kind=""):
            return _corrections_at(inner[:2]) is not None
    return _corrections_at(blocks[i : i + 2]) is not None


def _corrections_at(blocks: Blocks) -> tuple[list[Corrected], int] | None:
    """The corrections that begin `blocks`, and how many blocks they are."""
    match blocks:
        case (Paragraph() as first, *others):
            found = [_in_lines(part) for part in _by_lines(first)]
        case _:
            return None
    corrected = [one for one in found if one]
    if len(corrected) == len(found):
        return corrected, 1
    match others:
        case [Paragraph() as second, *_] if pair := _in_two(first, second):
            return [pair], 2
        case _:
            return None


def _by_lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """`paragraph`, in which each line that may begin a correction begins a paragraph."""

    def begins(line: Line) -> bool:
        _, said = line
        return isinstance(said[0], Strikethrough) or _label(said, Role.WRONG) is not None

    return map(paragraph_of, runs(lines_of(paragraph), begins))


def _in_lines(paragraph: Paragraph) -> Corrected | None:
    wrong = _label(paragraph.inlines, Role.WRONG)
    return _in_one(wrong, paragraph.location) if wrong else _struck(paragraph)


def _in_two(first: Paragraph, second: Paragraph) -> Corrected | None:
    """The correction that two paragraphs are."""
    wrong, right = _label(first.inlines, Role.WRONG), _label(second.inlines, Role.RIGHT)
    if wrong and right and _is_pair(wrong, wrong.rest, right):
        return _joined(wrong, wrong.rest, right, first.location, second.location)
    return None


def _label(line: Inlines, role: Role) -> Label | None:
    """The label of `role` that `line` begins with, a word or a sign."""
    if label := label_of(line, (role,)):
        return label
    text = plain(line)
    if found := SIGN[role].match(text):
        return Label(role, found[0].strip(), between(line, found.end()))
    return None


def _in_one(wrong: Label, location: Location) -> Corrected | None:
    """The correction in the line that begins with the label `wrong`."""
    line = wrong.rest
    text = plain(line)
    for found in RIGHT_AT.finditer(text):
        before, behind = between(line, 0, found.start()), between(line, found.start())
        right = _label(behind, Role.RIGHT)
        if right and _stands_apart(before, behind) and _is_pair(wrong, before, right):
            breaks = [one.location for one in before if isinstance(one, LineBreak)]
            at = breaks[-1] if breaks else None
            return _joined(wrong, before, right, location, at or location)
    return None


def _stands_apart(before: Inlines, behind: Inlines) -> bool:
    """Whether a label may begin with `behind`, where `before` stands in front of it."""
    if not before or isinstance(behind[0], Strong | Emphasis | LineBreak):
        return bool(before)
    is_sign = plain(behind)[:1] in SIGNS[Role.RIGHT]
    return is_sign or isinstance(before[-1], LineBreak) or ends_line(before)


def _is_pair(wrong: Label, said: Inlines, right: Label) -> bool:
    """Whether both sides say something. Signs alone may as well tell what a thing has and has not:
    then the two sides must be about the same."""
    if not has_words(said) or not has_words(right.rest):
        return False
    are_signs = not any(sign.isalpha() for sign in wrong.words + right.words)
    common = _words(said) & _words(right.rest)
    return not are_signs or bool(common)


def _words(line: Inlines) -> set[str]:
    return set(WORD.findall(plain(line).casefold()))


def _joined(
    wrong: Label, said: Inlines, right: Label, location: Location, at: Location
) -> Corrected:
    answer = (Paragraph(_trimmed(right.rest), at),)
    entry = Correction((Strikethrough(_trimmed(said)),), answer, location)
    return entry, (LeftOut(wrong.words, LABEL, location), LeftOut(right.words, LABEL, at))


def _struck(paragraph: Paragraph) -> Corrected | None:
    """`~~old~~ new`: a line that begins with struck words, with as much behind them as may replace
    them; in brackets it only says why they are struck. A sentence that goes on behind its first
    words (`~~Saliva~~ breaks starch down`) has them struck to stress them."""
    match paragraph.inlines:
        case (Strikethrough(old) as first, *rest) if not any(
            isinstance(one, Strikethrough) for one in rest
        ):
            behind = tuple(rest)
        case _:
            return None
    text = plain(behind)
    found = REPLACED.match(text)
    new = between(behind, found.end() if found else 0)
    said = plain(new)
    if not has_words(old) or not has_words(new) or said.startswith(("(", "[", "（")):
        return None
    sign = text[: len(text) - len(said)].strip()
    before, behind_it = len(plain(old).split()), len(said.split())
    goes_on = not sign and said[:1].islower() and behind_it >= max(3, 2 * before)
    if 2 * behind_it < before or goes_on:
        return None
    location = paragraph.location
    left_out = (LeftOut(sign, LABEL, location),) if sign else ()
    return Correction((first,), (Paragraph(new, location),), location), left_out


def _trimmed(line: Inlines) -> Inlines:
    """`line` without the breaks and blanks at its end."""
    match line:
        case (*before, LineBreak()):
            return _trimmed(tuple(before))
        case (*before, Text(text)) if text != text.rstrip():
            return _trimmed((*before, *((Text(text.rstrip()),) if text.strip() else ())))
        case _:
            return line
