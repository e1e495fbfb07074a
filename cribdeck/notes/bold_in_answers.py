"""Which bold words of an answer are asked for by themselves, and in which sentence.

Knows sentences, labels, and what is too little or too much to be asked for. Does not know how it is
asked, nor what else an answer is asked for (recognise.in_addition).
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

from cribdeck.notes.answer_parts import first_text, said_first
from cribdeck.notes.blanks import EITHER, bold
from cribdeck.notes.blocks import (
    Blank,
    Blocks,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Text,
)
from cribdeck.notes.given_away import IN_BRACKETS, UNPARTED
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.definitions import BEHIND_BOLD
from cribdeck.notes.recognise.names import count
from cribdeck.notes.sentences import ended, is_whole
from cribdeck.notes.word_forms import same, telling
from cribdeck.notes.words import COLONS, leads_in, plain

MOST = 5  # of one answer: who makes more words bold points at words, and asks for none
MOST_HIDDEN = 0.5  # of the words of a sentence
LEAST = 2  # words with a meaning that stay to go by
CLOSED = re.compile(r"[.!?。！？؟:：]\W*$")
JOINS = re.compile(rf"(?:[\s,;，、/&+·]|{pattern('joins')})+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Bold words that are asked for together: the inlines `start` to before `end` of a sentence,
    and the `words` that name them."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence of which `runs` are asked for, those with the same words together."""

    sentence: Inlines
    runs: tuple[Run, ...]


def asked_in(answer: Blocks, question: Inlines, language: str) -> tuple[Asked, ...]:
    """The sentences of what is said first in the `answer` to `question` that hold bold words worth
    asking for, each once.

    Bold words of a sentence that only "and", a comma or their like part are asked for together.
    Not asked for are labels, what stands in the question or beside the blank, little words, more
    than MOST_HIDDEN of a sentence, and anything where there would be more than MOST blanks.
    """
    known = plain(question)
    seen: set[str] = set()
    found = []
    for sentence in _sentences(answer):
        runs = tuple(_worth_asking(sentence, known, seen, language))
        if runs:
            found.append(Asked(sentence, runs))
            seen.update(run.words.casefold() for run in runs)
    return tuple(found) if len(seen) <= MOST else ()


# --- Sentences ------------------------------------------------------------------------------------


def _sentences(answer: Blocks) -> Iterator[Inlines]:
    first = first_text(answer)
    for block in answer[first : said_first(answer)] if first is not None else ():
        match block:
            case Paragraph(line):
                yield from _parted(line)
            case ItemList(items):
                for item in items:
                    if item.blocks and isinstance(item.blocks[0], Paragraph):
                        yield from _parted(item.blocks[0].inlines)
            case _:
                pass


def _parted(line: Inlines) -> Iterator[Inlines]:
    """The sentences of `line`, and its lines where these are kept; none that leads in."""
    sentence: list[Inline] = []
    for inline in line:
        match inline:
            case Text(text):
                *closed, last = ended(text)
                for end in closed:
                    sentence.append(Text(end))
                    if is_whole(plain(sentence)):
                        yield from _closed(sentence)
                        sentence = []
                sentence.append(Text(last))
            case LineBreak(hard=True):
                yield from _closed(sentence)
                sentence = []
            case _:
                sentence.append(inline)
    yield from _closed(sentence)


def _closed(sentence: Iterable[Inline]) -> Iterator[Inlines]:
    closed = tuple(sentence)
    if plain(closed).strip() and not leads_in(closed):
        yield closed


# --- What is worth asking -------------------------------------------------------------------------


def _worth_asking(sentence: Inlines, known: str, seen: Set[str], language: str) -> Iterator[Run]:
    if any(isinstance(inline, Blank) for inline in sentence):
        return  # marked words are asked for instead
    runs = tuple(islice(_runs(sentence), MOST + 1))
    if len(runs) > MOST:
        return
    size = count(plain(sentence))
    runs = tuple(run for run in runs if not _is_label(sentence, run))
    for run in runs:
        words = telling(run.words)
        visible = telling(_without(sentence, run))
        if (
            words
            and count(" ".join(visible)) >= LEAST
            and not all(word.isdigit() and len(word) == 1 for word in words)
            and run.words.casefold() not in seen
            and count(run.words) <= MOST_HIDDEN * size
            and not _is_named(run.words, known, language)
            and not _stand_in(words, visible, language)
        ):
            yield run


def _runs(sentence: Inlines) -> Iterator[Run]:
    """The bold words of `sentence`, those together that are only joined."""
    words = tuple(bold(sentence))
    for i, start in enumerate(words):
        if i and _are_joined(sentence, words[i - 1], start):
            continue
        end = start
        for other in words[i + 1 :]:
            if not _are_joined(sentence, end, other):
                break
            end = other
        yield _run(sentence, start, end + 1)


def _are_joined(sentence: Inlines, one: int, other: int) -> bool:
    between = plain(sentence[one + 1 : other])
    return bool(JOINS.fullmatch(between) or EITHER.fullmatch(between))


def _run(sentence: Inlines, start: int, end: int) -> Run:
    return Run(start, end, " ".join(plain(sentence[start:end]).split()).strip(" .,:;"))


def _is_label(sentence: Inlines, run: Run) -> bool:
    """Whether the bold words only name what stands behind them, as in `**Note:** …`."""
    if CLOSED.search(plain(sentence[run.start : run.end])):
        return True
    behind = plain(sentence[run.end :])
    if behind.lstrip().startswith(COLONS):
        return True
    return not plain(sentence[: run.start]).strip() and bool(BEHIND_BOLD.match(behind))


def _without(sentence: Inlines, run: Run) -> str:
    """What of `sentence` is read where `run` is hidden, and its words wherever they are bold."""
    return " ".join(
        plain([inline])
        for i, inline in enumerate(sentence)
        if not run.start <= i < run.end and plain([inline]).strip(" .,:;") != run.words
    )


def _is_named(name: str, question: str, language: str) -> bool:
    """Whether `question` says `name`, all of it or but for what stands in brackets: "What is JSON?"
    does so for "JSON (JavaScript Object Notation)". Where words are parted in more than one way,
    the blanks do not count."""
    short = IN_BRACKETS.sub("", name)
    words = telling(short) or telling(name)
    joined = "".join(short.split())
    is_joined = bool(UNPARTED.search(joined)) and len(joined) > 1
    return _stand_in(words, telling(question), language) or (
        is_joined and joined in "".join(question.split())
    )


def _stand_in(words: Iterable[str], others: Iterable[str], language: str) -> bool:
    others = tuple(others)
    return all(any(same(word, other, language) for other in others) for word in words)
