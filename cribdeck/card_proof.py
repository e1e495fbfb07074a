"""What the paper cards must show against what they show: each entry on its own cards, and each
answer on the back of its question.

Knows the promises that the cards make about places (paper_cards), and states them again: eight
cards a page in two columns, fronts and backs on pages in turn, backs in mirrored columns, a foot on
each card, `entry-L` where an entry begins. Knows neither the PDF's format nor how a card is made.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cribdeck.model import SHEET_ONLY, CodeBlock, Document, Entry, Kind, entries
from cribdeck.pdf_text import SOFT, Place, SheetText, normal_form
from cribdeck.problems import Problem
from cribdeck.said import CARDS, Line, loss_problem, plain_text, shortened, spoken

COLUMNS, ROWS = 2, 4
FOOT = 30.0  # points; below this height of a card nothing of the notes stands
SEAM = "\0"  # between what stands on two cards
ADDED = 200  # characters that a card may begin with before it goes on with a word

_Side = tuple[int, bool]  # a card's number from 0, and whether it is the back


def carded_names(document: Document) -> Iterator[str]:
    """The named destinations that the cards must have: one for each entry that gets a card."""
    return (_name(entry) for entry in _carded(document))


def _carded(document: Document) -> list[Entry]:
    return [entry for entry in entries(document.sections) if entry.kind not in SHEET_ONLY]


def _name(entry: Entry) -> str:
    return f"entry-{entry.location.line}"


def compare_cards(
    document: Document, cards: SheetText, page: tuple[float, float]
) -> tuple[Problem, ...]:
    """A problem for each entry of `document` that has no card in `cards`, and for each line of
    which a word is not on the side where it belongs. `page` is the size of a page in points."""
    losses: dict[int, str] = {}  # by line
    texts, cut_off = _sides(cards, page)
    begins: dict[int, int] = {}  # the first card of an entry, by the entry's line
    for entry in _carded(document):
        place = cards.places.get(_name(entry))
        if place is None or place.page % 2:
            losses[entry.location.line] = "the entry has no card of its own in"
        else:
            begins[entry.location.line] = _side(place, page)[0]
    first = sorted(begins.values())
    end = cards.pages // 2 * COLUMNS * ROWS
    for entry in _carded(document):
        line = entry.location.line
        if line not in begins:
            continue
        after = bisect_right(first, begins[line])
        run = range(begins[line], first[after] if after < len(first) else end)
        if any((card, back) in cut_off for card in run for back in (False, True)):
            losses[line] = "the entry's card cannot be seen whole (off the page or cut off) in"
        front, back = (
            SEAM.join(texts.get((card, side), "") for card in run) for side in (False, True)
        )
        if not back.strip(SEAM):
            losses.setdefault(line, "nothing stands on the back of the entry's card in")
        for lost in (*_lost(_asked(entry), front), *_lost(_answered(entry), back)):
            losses.setdefault(lost.line, f'"{shortened(lost.text)}" is lost in')
    return tuple(
        loss_problem(document.path, line, CARDS, f"{fact} the paper cards")
        for line, fact in sorted(losses.items())
    )


def _sides(cards: SheetText, page: tuple[float, float]) -> tuple[dict[_Side, str], set[_Side]]:
    """What stands on each side of each card above its foot, and the sides with cut-off text."""
    texts: defaultdict[_Side, list[str]] = defaultdict(list)
    cut_off = set()
    height = page[1] / ROWS
    for i, (letter, place) in enumerate(zip(cards.text, cards.origins, strict=True)):
        side = _side(place, page)
        if i in cards.outside:
            cut_off.add(side)
        if place.y % height >= FOOT:
            texts[side].append("-" if letter == SOFT else letter)
    return {side: "".join(letters) for side, letters in texts.items()}, cut_off


def _side(place: Place, page: tuple[float, float]) -> _Side:
    """The card on which `place` is. The page is turned over its long edge."""
    width, height = page[0] / COLUMNS, page[1] / ROWS
    row, column = int((page[1] - place.y) // height), int(place.x // width)
    sheet, back = divmod(place.page, 2)
    if back:
        column = COLUMNS - 1 - column
    return (sheet * ROWS + row) * COLUMNS + column, bool(back)


def _asked(entry: Entry) -> Iterator[Line]:
    """What a front must show. Of a fact it does not show all: that is what it asks for."""
    if entry.kind is not Kind.FACT:
        yield Line(entry.location.line, plain_text(entry.prompt))
    yield Line(entry.location.line, plain_text(entry.lead))


def _answered(entry: Entry) -> Iterator[Line]:
    """What a back must show."""
    if entry.kind is Kind.FACT:
        yield Line(entry.location.line, plain_text(entry.prompt))
    for said in spoken(entry.answer):
        if isinstance(said, CodeBlock):
            first = said.location.line + (1 if said.fenced else 0)
            for i, row in enumerate(said.text.split("\n")):
                yield Line(first + i, row)
        else:
            yield said


def _lost(wanted: Iterator[Line], text: str) -> Iterator[Line]:
    """What of `wanted` is not in `text`. Each letter there counts once, so that what is wanted
    twice must be there twice."""
    used = bytearray(len(text))
    at = 0
    for said in wanted:
        words = [word for word in map(normal_form, said.text.split()) if word]
        at, gone = _found(words, text, at, used)
        if gone:
            yield Line(said.line, " ".join(gone))


def _found(words: Sequence[str], text: str, at: int, used: bytearray) -> tuple[int, Sequence[str]]:
    """Looks for `words`, nearest behind `at` first: all together, then each half of them. Returns
    where the last of them ends, and those that are lost."""
    if not words:
        return at, ()
    for start, end in _places("".join(words), text, at, torn=len(words) == 1):
        if not any(used[start:end]):
            used[start:end] = b"\1" * (end - start)
            return end, ()
    if len(words) == 1:
        return at, words
    middle = len(words) // 2
    at, left = _found(words[:middle], text, at, used)
    at, right = _found(words[middle:], text, at, used)
    return at, (*left, *right)


def _places(run: str, text: str, at: int, *, torn: bool) -> Iterator[tuple[int, int]]:
    """Where `run` stands in `text`, from `at` on and then from the beginning; also, if it may be
    `torn`, where a hyphen or the end of a card parts it."""
    for begin in (at, 0):
        start = text.find(run, begin)
        while start >= 0:
            yield start, start + len(run)
            start = text.find(run, start + 1)
    if torn:
        gap = f"-?(?:{SEAM}.{{0,{ADDED}}}?)?"
        parted = re.compile(gap.join(map(re.escape, run)), re.DOTALL)
        for begin in (at, 0):
            yield from (found.span() for found in parted.finditer(text, begin))
