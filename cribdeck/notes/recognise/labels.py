"""Labels: the words at the beginning of a line that say what it is ("Answer:", "Q:", "Proof.").

Knows how a label is written, and what stands behind it. Does not know who asks what (asking, the
shapes).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeGuard

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Emphasis,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Strong,
    Text,
)
from cribdeck.notes.languages import JOINED, pattern
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.bracketed import blanks_of
from cribdeck.notes.recognise.letters import FEWEST, letters_of
from cribdeck.notes.sentences import is_over
from cribdeck.notes.words import (
    ARROW_SIGN,
    ARROWS,
    COLONS,
    between,
    has_words,
    leads_in,
    plain,
)
from cribdeck.notes.worksheets import is_verdict


class Role(StrEnum):
    """What a line with a label is; each is a column of the table of words."""

    QUESTION = "question"
    EXERCISE = "exercise"
    THEOREM = "theorem"
    ANSWER = "answer"
    SOLUTION = "solution"
    PROOF = "proof"
    PART = "part"
    SOURCE = "source"
    WRONG = "wrong"
    RIGHT = "right"
    CAREFUL = "careful"
    TROUBLE = "trouble"
    REMEDY = "remedy"


CORRECTING = (Role.WRONG, Role.RIGHT, Role.CAREFUL)  # they part no question from its answer
MENDING = (Role.TROUBLE, Role.REMEDY)  # these do, but only together
PARTING = tuple(role for role in Role if role not in CORRECTING + MENDING)
LABELLING = (*PARTING, *CORRECTING)  # roles of what is no name: a trouble may be one ("Error")
ASKING = frozenset({Role.QUESTION, Role.EXERCISE, Role.THEOREM})
ANSWERING = frozenset({Role.ANSWER, Role.SOLUTION, Role.PROOF})
FOLLOWING = ANSWERING | {Role.PART}  # where somebody has asked, a "Note:" below answers, too
LABEL = "label"  # why it is left out
NAMED = frozenset({Role.THEOREM, Role.PROOF, Role.PART})  # their names say something
MERELY_ANSWERING = ANSWERING - NAMED


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a line: what it says the line is, its `words` as they stand there, and the
    `rest` of the line, without it."""

    role: Role
    words: str
    rest: Inlines

    @property
    def is_letter(self) -> bool:
        """Whether it is a mere letter ("A:", "R:"), which may mean anything else."""
        return _is_letter(self.words)

    @property
    def is_alone(self) -> bool:
        """Whether its line says nothing more."""
        return not has_words(self.rest)


COUNT = r"[.-]?\s*(?:\#|№|n[°º]\s?)?\d+(?:\.\d+)*[a-z]?"
IN_BRACKETS = r"(?:\s*(?:[(（][^()（）]*[)）]|\[[^\[\]]{1,20}\])){0,2}"
NUMBER = rf"(?P<number>{COUNT})?{IN_BRACKETS}"
# Behind the point of "Ans. 6" a number answers, unless a sign follows it ("Ans. 6: …").
OF_ANSWER = rf"(?P<number>(?!\.\s*\d[\w.]*+(?![:：)])){COUNT})?{IN_BRACKETS}"
SHOUTED = "[!！]?"  # "Careful!"
# ":-" and "->" part what is written in one go.
SIGN = rf"\s*(?:(?P<sign>[:：.)]|[-–—](?=\s|$)|{ARROW_SIGN}|$)(?:(?<=[:：])[-–—]+>?)?)?\s*"
BRACKETS = ("[", "(", "（")
DASHES = ("-", "–", "—", *ARROWS)
ENDING = (".", *DASHES)
# Pictures may stand before a word: "✅ Answer:".
LABELS = {
    role: re.compile(
        rf"(?P<words>[^\w\s(]{{0,40}}\s*{pattern(role)}"
        rf"{OF_ANSWER if role in ANSWERING else NUMBER}"
        rf"{SHOUTED if role in CORRECTING else ''}){SIGN}",
        re.IGNORECASE,
    )
    for role in Role
}


def label_of(line: Inlines, roles: Iterable[Role] = PARTING) -> Label | None:
    """The label that `line` begins with, if it is of one of `roles`: in any type with a colon
    behind it; in bold or italics, or with a number, also with another sign; and alone in bold."""
    text = plain(line)
    if not text or (len(text) > 2 and text[0].isspace()):
        return None
    for role in roles:
        found = LABELS[role].match(text)
        if not found:
            continue
        if is_verdict(text) and not _set_apart(line):  # "Richtig" is an answer, and may label one
            return None
        rest = between(line, found.end())
        if _holds(role, found, line) or (role is Role.QUESTION and _asks(found, rest)):
            return Label(role, text[: found.end()].strip(), rest)
    return None


def label_of_title(title: Inlines, roles: Iterable[Role] = PARTING) -> Label | None:
    """The label, of one of `roles`, that a heading, or what stands on a lid, begins with: it is set
    apart as bold type is."""
    return label_of((Strong(title),), roles)


def has_role(
    label: Label | None, roles: Collection[Role], *, letters: bool = True, alone: bool = False
) -> TypeGuard[Label]:
    """Whether there is a `label`, and it is of one of `roles`: no mere letter, unless `letters`
    say so, too, and where it has to be `alone`, with nothing behind it in its line."""
    if label is None or label.role not in roles:
        return False
    return (letters or not label.is_letter) and (label.is_alone or not alone)


def _set_apart(line: Inlines) -> int:
    """How many characters `line` begins with that are bold or in italics."""
    match line:
        case (Strong() | Emphasis() as first, *_):
            return len(plain((first,)))
        case _:
            return 0


def _holds(role: Role, found: re.Match[str], line: Inlines) -> bool:
    """Whether the words `found` at the beginning of `line` label it, by the sign behind them, their
    number or their type."""
    sign, set_apart = found["sign"], _set_apart(line)
    is_numbered = bool(found["number"]) and sign in (".", ")")
    if sign in COLONS:
        return True
    if _is_letter(found["words"]):
        if found["number"] and set_apart:  # "**Q1 — Sorting**", "**A1**"
            return found.end() == len(found.string) or sign in (".", ")", *DASHES)
        return is_numbered and role is Role.QUESTION
    is_all = line == (Text(found["words"]),)
    if role is Role.ANSWER and (is_all or sign in ENDING):  # "Answer", "Answer - so", "Ans. So"
        return True
    is_alone = found.end() == len(found.string)
    if role in ANSWERING and is_alone and sign in DASHES:
        return True
    if not set_apart:
        return is_numbered and role is Role.QUESTION
    is_set_apart = set_apart in (found.end("words"), found.end())
    return is_set_apart or (sign in ENDING and found.end("sign") <= set_apart)


def _asks(found: re.Match[str], rest: Inlines) -> bool:
    """Whether a number, or a sign behind a letter, makes a label of what stands before a line that
    asks: "Q1 Why", "Q. What"."""
    is_set_apart = bool(found["number"]) or (bool(found["sign"]) and _is_letter(found["words"]))
    return is_set_apart and asks(rest)


def _is_letter(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return len(letters) == 1 and not JOINED.match(letters[0])


def label_at(block: Block) -> Label | None:
    """The label that `block`, if it is a paragraph, begins with."""
    return label_of(block.inlines) if isinstance(block, Paragraph) else None


def role_of(block: Block, roles: Iterable[Role] = PARTING) -> Role | None:
    """What `block` is by its label, if it is a line with one of these `roles`."""
    label = label_of(block.inlines, roles) if isinstance(block, Paragraph) else None
    return label.role if label else None


def answers_first(blocks: Blocks) -> bool:
    """Whether `blocks` begin with the label of an answer."""
    return any(role_of(block) in ANSWERING for block in by_lines(blocks[:1])[:1])


def by_lines(blocks: Blocks) -> Blocks:
    """`blocks`, in which each line of a paragraph that begins with a label begins a paragraph; so
    does an answer's label in bold within a line. A line directly below bullets that says that it
    answers is none of the last one, though Markdown takes it for one."""
    return tuple(part for block in blocks for part in _by_lines(block))


def _by_lines(block: Block) -> Iterator[Block]:
    if isinstance(block, ItemList):
        yield from _without_answer(block)
        return
    if not isinstance(block, Paragraph):
        yield block
        return
    line, start = block.inlines, 0
    location = here = block.location  # of the part, and of the line
    ends = _line_ends(line)
    for i, inline in enumerate(line):
        match inline:
            case LineBreak(_, next_location):
                here = next_location or here
                if _begins_part(line, start, i, ends[i]):
                    yield replace(block, inlines=line[start:i], location=location)
                    start, location = i + 1, here
            case Strong() if _is_answer_label(line, i) and _says_something(line[start:i]):
                yield replace(block, inlines=line[start:i], location=location)
                start, location = i, here
            case _:
                pass
    yield replace(block, inlines=line[start:], location=location) if start else block


def _says_something(line: Inlines) -> bool:
    """Whether `line` has words, and not only a picture before those that follow."""
    return any(map(str.isalnum, plain(line)))


def _without_answer(block: ItemList) -> Iterator[Block]:
    """The bullets of `block`, and the answer that the last one goes on with, if it is not that of
    the bullet: then it would ask, or another one has an answer, too. Below options, the answer may
    be a bullet itself."""
    for i, item in enumerate(block.items[FEWEST:], FEWEST):
        if item.blocks and says_answer(item.blocks[0]) and letters_of(block.items[:i]):
            yield replace(block, items=block.items[:i])
            yield from (inner for each in block.items[i:] for inner in each.blocks)
            return
    *others, last = block.items
    match last.blocks:
        case (Paragraph() as line,) if block.start is None:
            first, *below = _by_lines(line)
        case _:
            yield block
            return
    answers = bool(below) and all(map(says_answer, below))
    own = any(says_answer(part) for item in others for part in by_lines(item.blocks))
    if not answers or own or not isinstance(first, Paragraph) or asks(first.inlines):
        yield block
        return
    yield replace(block, items=(*others, replace(last, blocks=(first,))))
    yield from below


def says_answer(block: Block) -> bool:
    """Whether `block` begins with a word that says that it answers, and no mere letter."""
    return has_role(label_at(block), ANSWERING, letters=False)


def has_answer_among(lines: Blocks) -> bool:
    """Whether one of `lines`, those of a text, begins with the word "Answer": texts have proofs and
    solutions that answer nobody."""
    return any(has_role(label_at(line), {Role.ANSWER}, letters=False) for line in lines)


def names_part(block: Block) -> bool:
    """Whether `block` is a line in bold, as a heading below the question that names a part of the
    answer: what stands under it answers already."""
    match block:
        case Paragraph((Strong(),) as line):
            return not (leads_in(line) or asks(line) or label_at(block))
        case _:
            return False


def _begins_part(lines: Inlines, start: int, at: int, end: int) -> bool:
    """Whether the line of `lines` behind the break `at`, up to `end`, begins with a label, and does
    not only go on with the sentence above it, from `start` on: "a further | question: what …"."""
    line = lines[at + 1 : end]
    label = label_of(line)
    if label is None:
        return blanks_of(line) is not None
    first = next((sign for sign in label.words if sign.isalpha()), "")
    is_small = first.islower() and not _set_apart(line)
    if not is_small:
        return True
    above = lines[start:at]
    return ends_line(above) or label_of(above) is not None


def ends_line(line: Inlines) -> bool:
    """Whether what `line` says ends with it, so that a label may begin below, or behind it: a
    sentence, a clause, or a remark in brackets."""
    said = plain(line).strip()
    return bool(said) and (is_over(said) or said.endswith((*COLONS, ";", "；", ")", "）")))


def _line_ends(inlines: Inlines) -> dict[int, int]:
    """Where the line behind each line break of `inlines` ends."""
    breaks = [i for i, one in enumerate(inlines) if isinstance(one, LineBreak)]
    return dict(pairwise((*breaks, len(inlines))))


def _is_answer_label(line: Inlines, i: int) -> bool:
    """Whether inline `i` of `line` is the label of an answer, or ends it as one with its answer;
    one in brackets remarks on what stands before it."""
    if plain(line[max(i - 1, 0) : i]).rstrip().endswith(BRACKETS):
        return False
    label = label_of(line[i : i + 1])
    if not has_role(label, ANSWERING):
        return False
    return not label.rest or all(isinstance(one, LineBreak) for one in line[i + 1 : i + 2])


def without_label(paragraph: Paragraph, label: Label) -> Blocks:
    """What `paragraph` says behind its `label`; () where it says nothing more."""
    return (replace(paragraph, inlines=label.rest),) if not label.is_alone else ()
