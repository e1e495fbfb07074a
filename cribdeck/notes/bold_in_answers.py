"""Which bold words of an answer are asked for by themselves, and in which sentence.

Knows sentences, labels, and what is too little or too much to be asked for. Does not know how it is
asked, nor what else an answer is asked for (recognise.in_addition).
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

from cribdeck.notes.answer_parts import first_text, said_first
from cribdeck.notes.asked_words import InSight, is_example, is_told, loudest
from cribdeck.notes.blanks import bold, joined
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
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.definitions import BEHIND_BOLD
from cribdeck.notes.sentences import ended, is_over, is_whole
from cribdeck.notes.told import is_asked
from cribdeck.notes.word_forms import telling
from cribdeck.notes.words import BRACKETED, COLONS, leads_in, plain, plain_blocks

MOST = 5  # of one answer: who makes more words bold points at words, and asks for none
MOST_HIDDEN = 0.5  # of the words of a sentence
LEAST = 2  # words with a meaning that stay to go by


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


def asked_in(
    answer: Blocks,
    question: Inlines,
    headings: Sequence[str],
    language: str,
    given: Blocks = (),
) -> tuple[Asked, ...]:
    """The sentences of what is said first in the `answer` to `question`, which stands under
    `headings` and with which its options or a sample are `given`, that hold bold words worth asking
    for, each once.

    Bold words of a sentence that only "and", a comma or their like part are asked for together.
    Not asked for are labels, what is told by the question, what is given with it, a heading or the
    words beside the blank, little words, examples, more than MOST_HIDDEN of a sentence, and
    anything where there would be more than MOST blanks.
    """
    sight = InSight(plain(question), tuple(headings), plain_blocks(given))
    seen: set[str] = set()
    found = []
    for sentence in _sentences(answer):
        runs = tuple(_worth_asking(sentence, sight, seen, language))
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
    for i, inline in enumerate(line):
        match inline:
            case Text(text):
                *closed, last = ended(text)
                for end in closed:
                    sentence.append(Text(end))
                    if is_whole(plain(sentence)):
                        yield from _closed(sentence)
                        sentence = []
                sentence.append(Text(last))
            case LineBreak(hard) if hard or _ends(sentence, plain(line[i + 1 :])):
                yield from _closed(sentence)
                sentence = []
            case _:
                sentence.append(inline)
    yield from _closed(sentence)


def _ends(sentence: Sequence[Inline], below: str) -> bool:
    """Whether `sentence` is over at the end of its line, and another begins `below`."""
    said, first = plain(sentence), below.lstrip()[:1]
    return bool(first) and is_whole(said) and ended(f"{said} {first}")[-1] == first


def _closed(sentence: Iterable[Inline]) -> Iterator[Inlines]:
    closed = tuple(sentence)
    if plain(closed).strip() and not leads_in(closed):
        yield closed


# --- What is worth asking -------------------------------------------------------------------------


def _worth_asking(
    sentence: Inlines, sight: InSight, seen: Set[str], language: str
) -> Iterator[Run]:
    if any(isinstance(inline, Blank) for inline in sentence):
        return  # marked words are asked for instead
    if is_example(plain(sentence), sight.question):
        return
    runs = tuple(islice(_runs(sentence, sight.question, language), MOST + 1))
    if len(runs) > MOST:
        return
    found = [run for run in runs if _can_be_asked(sentence, run, sight, language)]
    loud = loudest(run.words for run in found)
    for run in found:
        if run.words in loud and run.words.casefold() not in seen:
            yield run


def _can_be_asked(sentence: Inlines, run: Run, sight: InSight, language: str) -> bool:
    words = telling(run.words)
    beside = _without(sentence, run)
    return (
        bool(words)
        and not _is_label(sentence, run)
        and count(" ".join(telling(beside))) >= LEAST
        and not all(word.isdigit() and len(word) == 1 for word in words)
        and count(run.words) <= MOST_HIDDEN * count(plain(sentence))
        and not is_told(run.words, f"{beside} {sight.more}", sight, language)
    )


def _runs(sentence: Inlines, question: str, language: str) -> Iterator[Run]:
    """The bold words of `sentence`, those together that are only joined; but what the `question`
    says is no part of what stands directly beside it."""
    for run in joined(sentence, tuple(bold(sentence))):
        named = [i for i in run if is_asked(plain([sentence[i]]), question, language)]
        if named and _are_adjacent(sentence, run):
            run = [i for i in run if i not in named]
        if run:
            yield _run(sentence, run[0], run[-1] + 1)


def _are_adjacent(sentence: Inlines, run: Sequence[int]) -> bool:
    """Whether nothing stands between the bold words of `run`."""
    return not any(plain(sentence[i + 1 : j]).strip() for i, j in pairwise(run))


def _run(sentence: Inlines, start: int, end: int) -> Run:
    return Run(start, end, " ".join(plain(sentence[start:end]).split()).strip(" .,:;"))


def _is_label(sentence: Inlines, run: Run) -> bool:
    """Whether the bold words only name what stands behind them, as in `**Note:** …`, or below them,
    with a remark in brackets."""
    said = plain(sentence[run.start : run.end])
    if is_over(said) or leads_in((Text(said),)):
        return True
    behind = plain(sentence[run.end :])
    if behind.strip() and not BRACKETED.sub("", behind).strip(" .") and run.start == 0:
        return True
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
