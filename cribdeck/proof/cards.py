"""What the paper cards must show against what they show: each entry on its own cards, and each
answer on the back of its question.

Knows the promises that the cards make about places (paper_cards), and states them again: eight
cards a page in two columns, fronts and backs on pages in turn, backs in mirrored columns, a foot on
each card, `entry-L` where an entry begins, `prompt-N` where the text of a front does. Knows neither
the PDF's format nor how a card is made.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cribdeck.notes import walk
from cribdeck.notes.blocks import Block, CodeBlock, Math, Table, row_location
from cribdeck.notes.document import Carded, Document, Entry, Fact
from cribdeck.notes.walk import entries, entry_figures
from cribdeck.problems import Problem
from cribdeck.proof.pdf_text import SOFT, Place, SheetText, normal_form
from cribdeck.proof.words import CARDS, Line, loss_problem, plain_text, shortened, spoken

COLUMNS, ROWS = 2, 4
FOOT = 30.0  # points; below this height of a card nothing of the notes stands
MARK = r"\d{1,4}\.|[•–]"  # of a list

SIDES = (False, True)  # front, back
_Side = tuple[int, bool]  # a card's number from 0, and whether it is the back


def carded_names(document: Document, pages: int) -> Iterator[str]:
    """The named destinations of the cards on so many pages: one for each entry that gets a card,
    and one where the text of each front begins, below the context."""
    yield from (_name(entry) for entry in _carded(document))
    yield from (_prompt_name(card) for card in range(pages // 2 * COLUMNS * ROWS))


def _prompt_name(card: int) -> str:
    return f"prompt-{card + 1}"


def _carded(document: Document) -> list[Entry]:
    return [entry for entry in entries(document.sections) if isinstance(entry, Carded)]


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
        if any((card, back) in cut_off for card in run for back in SIDES):
            losses[line] = "the entry's card cannot be seen whole (off the page or cut off) in"
        front, back = ("".join(texts.get((card, side), "") for card in run) for side in SIDES)
        if not back and (not entry.answer or any(s.text.strip() for s in _answered(entry))):
            losses.setdefault(line, "nothing stands on the back of the entry's card in")
        added = _added(entry.answer)
        for lost in (*_lost(_asked(entry), front, added), *_lost(_answered(entry), back, added)):
            losses.setdefault(lost.line, f'"{shortened(lost.text)}" is lost in')
    for lost in _lost_figures(document, cards):
        losses.setdefault(lost.line, f'"{shortened(lost.text)}" is lost in')
    return tuple(
        loss_problem(document.path, line, CARDS, f"{fact} the paper cards")
        for line, fact in sorted(losses.items())
    )


def _lost_figures(document: Document, cards: SheetText) -> Iterator[Line]:
    """Formulas and images of which no alternative text is there (often enough)."""
    left = Counter(cards.alts)
    for entry in _carded(document):
        for figure in entry_figures(entry):
            alt = figure.tex if isinstance(figure, Math) else figure.alt or figure.file.name
            if not left[alt]:
                yield Line(figure.location.line, alt)
            left[alt] -= 1


def _sides(cards: SheetText, page: tuple[float, float]) -> tuple[dict[_Side, str], set[_Side]]:
    """What stands on each side of each card above its foot, and the sides with cut-off text."""
    texts: defaultdict[_Side, list[str]] = defaultdict(list)
    cut_off = set()
    height = page[1] / ROWS
    for i, (letter, place) in enumerate(zip(cards.text, cards.origins, strict=True)):
        side = _side(place, page)
        if i in cards.outside:
            cut_off.add(side)
        top = None if side[1] else cards.places.get(_prompt_name(side[0]))
        if place.y % height >= FOOT and (top is None or place.y < top.y):
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
    if not isinstance(entry, Fact):
        yield Line(entry.location.line, plain_text(entry.prompt))
    yield Line(entry.location.line, plain_text(entry.lead))


def _answered(entry: Entry) -> Iterator[Line]:
    """What a back must show."""
    if isinstance(entry, Fact):
        yield Line(entry.location.line, plain_text(entry.prompt))
    for said in spoken(entry.answer):
        if isinstance(said, CodeBlock):
            for i, row in enumerate(said.text.split("\n")):
                yield Line(row_location(said, i).line, row)
        else:
            yield said


def _lost(wanted: Iterable[Line], text: str, added: re.Pattern[str]) -> Iterator[Line]:
    """What of `wanted` is not in `text`, into which a card may put what is `added`. Each letter
    there counts once, so that what is wanted twice must be there twice. What does not stand where
    it is expected (a cell of a table that was cut in two) is looked for at the end in what is left
    of the text, the longest first."""
    used = bytearray(len(text))
    at = 0
    elsewhere: list[tuple[int, Sequence[str]]] = []
    for said in wanted:
        words = [word for word in map(normal_form, said.text.split()) if word]
        at, rest = _followed(words, text, at, added, used)
        elsewhere.append((said.line, rest))
    for line, missed in sorted(elsewhere, key=lambda row: -sum(map(len, row[1]))):
        if gone := _not_left(missed, text, used):
            yield Line(line, " ".join(gone))


def _followed(
    words: Sequence[str], text: str, at: int, added: re.Pattern[str], used: bytearray
) -> tuple[int, Sequence[str]]:
    """Looks for `words` at `at`, all together, then each half of them. Returns where the last of
    them ends, and those that are not there."""
    run = "".join(words)
    if not run:
        return at, ()
    skipped = added.match(text, at)
    for here in (at, skipped.end() if skipped else at):
        found = here + len(run) if text.startswith(run, here) else 0
        if not found and len(words) == 1 and (hyphenated := _hyphenated(run).match(text, here)):
            found = hyphenated.end()
        if found:
            used[here:found] = b"\1" * (found - here)
            return found, ()
    if len(words) == 1:
        return at, words
    middle = len(words) // 2
    at, left = _followed(words[:middle], text, at, added, used)
    at, right = _followed(words[middle:], text, at, added, used)
    return at, (*left, *right)


def _not_left(words: Sequence[str], text: str, used: bytearray) -> Sequence[str]:
    """Those of `words` that are not in what is not yet used of `text`: all together, then each
    half of them."""
    run = "".join(words)
    if not run:
        return ()
    start = text.find(run)
    while start >= 0:
        if not any(used[start : start + len(run)]):
            used[start : start + len(run)] = b"\1" * len(run)
            return ()
        start = text.find(run, start + 1)
    if len(words) == 1:
        return words
    middle = len(words) // 2
    return (*_not_left(words[:middle], text, used), *_not_left(words[middle:], text, used))


def _hyphenated(run: str) -> re.Pattern[str]:
    """`run`, also if hyphens stand in it where a line ended."""
    return re.compile("-?".join(map(re.escape, run)))


def _added(of: Sequence[Block]) -> re.Pattern[str]:
    """What a card may put between the words of `of`: the marks of lists, which pdfium may give
    behind their items, and the header of a table again where the table goes on."""
    headers = {
        "".join(normal_form(plain_text(cell)) for cell in block.header.cells)
        for block in walk.blocks(of)
        if isinstance(block, Table)
    }
    return re.compile(f"(?:{'|'.join((MARK, *map(re.escape, sorted(headers - {''}))))})*")
