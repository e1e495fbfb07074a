"""The first witness: what stands in each block that paper promises, and what should stand there.

Every glyph belongs to the block that holds its middle, and the text of a block, in the order of
drawing, is the words that are wanted there: no fewer, no more, in this order. So are its figures.
Tolerates what a typesetter does: a hyphen at the end of a line, the head of a table again where it
goes on. Knows neither the PDF's format nor how paper is set.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

from cribdeck.problems import shortened
from cribdeck.proof.glyphs import FIGURE, SOFT, Glyph
from cribdeck.proof.placing import Piece, PlacedBlock, pieces_of
from cribdeck.proof.words import Fault, Word, quoted


class Standing(NamedTuple):
    """A word and where it stands: from which glyph (its number, and the letter within its text) up
    to which. `name` is its block's."""

    word: Word
    name: str
    first: int
    within: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How glyphs and words came together. `pieces` says of all glyphs where they stand, `standing`
    where each word is that was found, in the order of the wanted ones; `faults` is what is lost or
    too much, `strays` are glyphs in no block and of no word, but for labels."""

    pieces: Sequence[Piece]
    standing: Sequence[Standing]
    faults: Sequence[Fault]
    strays: Sequence[int]


_Span = tuple[int, int]  # where a word stands in a text: begin and end


def read_blocks(
    wanted: Mapping[str, Sequence[Word]],
    glyphs: Sequence[Glyph],
    blocks: Sequence[PlacedBlock],
    rests: Mapping[str, re.Pattern[str]],
) -> Reading:
    """Compares the text of `blocks` with the words that are `wanted` in those of each name. `rests`
    says what else may stand at the end of a block, in normal form."""
    pieces = list(pieces_of(glyphs, blocks))
    own, figures, beside, strays = _of_names(pieces, glyphs, blocks)
    firsts = [piece.first for piece in pieces]

    def home_of(number: int) -> int | None:
        return pieces[bisect_right(firsts, number) - 1].home

    standing: list[Standing] = []
    faults: list[Fault] = []
    for name, promised in wanted.items():
        all_words = list(_as_shown(promised, figures[name]))
        words = [word for word in all_words if not word.text.startswith(FIGURE)]
        said = _Said(words, own[name], glyphs, rests.get(name, NOTHING))
        # What runs out of its block stands before or behind what is in it; all of it may.
        for run in () if said.is_whole else (beside[name] if own[name] else range(len(strays))):
            wider = _Said(
                words, sorted((*own[name], *strays[run])), glyphs, rests.get(name, NOTHING)
            )
            if wider.is_whole or (own[name] and len(wider.spans) > len(said.spans)):
                said, strays[run] = wider, []
                own[name] = [*wider.numbers]
        standing.extend(said.standing(name))
        faults.extend(said.faults(home_of))
        drawn = [word for word in all_words if word.text.startswith(FIGURE)]
        faults.extend(_figure_faults(drawn, figures[name]))
    for name in sorted(own.keys() - wanted.keys()):
        text = shortened("".join(glyphs[i].text for i in own[name]))
        faults.append(Fault(0, f'"{text}" stands in a block of no entry in', "added"))
    return Reading(pieces, standing, faults, [i for run in strays for i in run])


NOTHING = re.compile("")


def _as_shown(words: Iterable[Word], figures: Sequence[str]) -> Iterator[Word]:
    """`words`, of which a recording must stand there as its words, and as its TeX a formula that is
    none of the `figures`."""
    for word in words:
        is_formula = word.figure == "formula" and word.text not in figures
        is_text = is_formula or word.figure == "recording"
        yield word._replace(text=word.text.removeprefix(FIGURE)) if is_text else word


def _figure_faults(wanted: Sequence[Word], shown: Sequence[str]) -> Iterator[Fault]:
    """Which of the `wanted` figures are not `shown`, are shown besides, or in another order."""
    left = Counter(shown)
    lost = []
    for word in wanted:
        if left[word.text]:
            left[word.text] -= 1
        else:
            lost.append(Fault(word.line, f"{quoted([word])} is lost in"))
    added = [_addition(wanted[0].line if wanted else 0, text) for text in left.elements()]
    yield from lost or added
    for word, text in zip(wanted, () if lost or added else shown, strict=False):
        if word.text != text:
            yield Fault(word.line, f"{quoted([word])} stands in another place in")
            return


def _of_names(
    pieces: Iterable[Piece], glyphs: Sequence[Glyph], blocks: Sequence[PlacedBlock]
) -> tuple[
    defaultdict[str, list[int]],
    defaultdict[str, list[str]],
    defaultdict[str, list[int]],
    list[list[int]],
]:
    """The glyphs of each name in the order of drawing, and its figures; which runs of those in no
    block stand directly before or behind them; and these runs. Labels of lists are no words."""
    own: defaultdict[str, list[int]] = defaultdict(list)
    figures: defaultdict[str, list[str]] = defaultdict(list)
    beside: defaultdict[str, list[int]] = defaultdict(list)
    strays: list[list[int]] = []
    last = ""
    is_astray = False
    for first, end, _, home in pieces:
        name = "" if home is None else blocks[home].name
        if glyphs[first].text.startswith(FIGURE):
            figures[name].append(glyphs[first].text)
        elif glyphs[first].run.is_label:
            continue
        elif name:
            if not last and strays:
                beside[name].append(len(strays) - 1)
            own[name].extend(range(first, end))
            last, is_astray = name, False
        elif is_astray:
            strays[-1].extend(range(first, end))
        else:
            strays.append([*range(first, end)])
            if last:
                beside[last].append(len(strays) - 1)
            last, is_astray = "", True
    return own, figures, beside, strays


class _Said:
    """The words that are wanted in a block, and how far its text follows them."""

    def __init__(
        self,
        words: Sequence[Word],
        numbers: Sequence[int],
        glyphs: Sequence[Glyph],
        rest: re.Pattern[str],
    ) -> None:
        self.words, self.numbers, self.rest = words, numbers, rest
        texts = [glyphs[i].text for i in numbers]
        self.text = "".join(texts)
        self.starts = list(accumulate(map(len, texts), initial=0))  # where that of each begins
        self.spans = list(_followed(words, self.text))
        end = self.spans[-1][1] if self.spans else 0
        self.left = self.text[end:] if len(self.spans) == len(words) else ""
        for head in _heads(words)[-1:]:
            while self.left.startswith(head):
                self.left = self.left.removeprefix(head)  # over cells that hold figures only
        self.is_whole = len(self.spans) == len(words) and bool(rest.fullmatch(self.left))

    def standing(self, name: str) -> Iterator[Standing]:
        """Where the words stand that were found."""
        for word, (start, end) in zip(self.words, self.spans, strict=False):
            first = bisect_right(self.starts, start) - 1
            last = bisect_right(self.starts, end - 1) - 1
            within = start - self.starts[first]
            yield Standing(word, name, self.numbers[first], within, self.numbers[last])

    def faults(self, home_of: Callable[[int], int | None]) -> Iterator[Fault]:
        """What is lost, or stands there beside what is wanted. `home_of` tells in which part of the
        block a glyph stands."""
        if self.is_whole:
            return
        done = len(self.spans)
        if done == len(self.words):
            line = self.words[-1].line if self.words else 0
            yield _addition(line, self.left)
            return
        # From the end, too, up to where they differ: what is between is lost.
        begin = self.spans[-1][1] if self.spans else 0
        rest = self.text[begin:]
        if found := re.search(f"(?:{self.rest.pattern})$", rest):
            rest = rest[: found.start()]
        turned = [word._replace(text=word.text[::-1]) for word in reversed(self.words[done:])]
        same = list(_followed(turned, rest[::-1]))
        lost = self.words[done : len(self.words) - len(same)]
        added = rest[: len(rest) - (same[-1][1] if same else 0)]
        first, last = (bisect_right(self.starts, at) - 1 for at in (begin, begin + len(added) - 1))
        heads = _heads(self.words)
        goes_on = any(head in added for head in heads) or (
            added and home_of(self.numbers[first]) != home_of(self.numbers[last])
        )
        if lost and not (goes_on and _cut_cells(heads, lost, added)):
            yield Fault(lost[0].line, f"{quoted(lost)} is lost in", last=lost[-1].line)
        elif not lost:
            word = self.words[done]
            yield _addition(word.line, added)


def _addition(line: int, text: str) -> Fault:
    said = shortened(text.replace(FIGURE, " "))
    return Fault(line, f'"{said}" stands here, though not in the notes, in', "added")


def _followed(words: Sequence[Word], text: str) -> Iterator[_Span]:
    """Where each of `words` stands in `text`, up to the first that does not follow the one before;
    the head of a table may stand again between two."""
    at = 0
    head = ""
    for i, word in enumerate(words):
        if word.is_head:
            head = head + word.text if i and words[i - 1].is_head else word.text
        end = _end(word.text, text, at)
        while end is None and head and (behind := _end(head, text, at)) is not None:
            at = behind
            end = _end(word.text, text, at)
        if end is None:
            return
        yield at, end
        at = end


def _end(word: str, text: str, at: int) -> int | None:
    """Where `word` ends in `text`, if it stands at `at`. It may have been hyphenated."""
    if text.startswith(word, at):
        return at + len(word)
    for letter in word:
        while True:
            if at >= len(text):
                return None
            shown = text[at]
            at += 1
            if shown == letter or (shown == SOFT and letter == "-"):
                break
            if shown != SOFT:
                return None
    return at


def _heads(words: Iterable[Word]) -> list[str]:
    """The texts of the heads of tables among `words`, in order."""
    runs = groupby(words, key=attrgetter("is_head"))
    return ["".join(word.text for word in run) for is_head, run in runs if is_head]


def _cut_cells(heads: Iterable[str], lost: Sequence[Word], added: str) -> bool:
    """Whether `lost` stands in `added` all the same: where a row of a table is cut, each of its
    cells goes on in the next part, maybe below one of the `heads` again, and only letters can be
    counted."""
    if not all(word.is_cell for word in lost):
        return False
    for head in heads:
        added = added.replace(head, "")
    wanted = "".join(word.text for word in lost)
    return sorted(added.translate(NO_HYPHENS)) == sorted(wanted.translate(NO_HYPHENS))


NO_HYPHENS = str.maketrans("", "", f"-{SOFT}")  # a line may end in one of either kind
