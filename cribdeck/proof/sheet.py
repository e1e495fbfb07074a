"""The words that the sheet must show against those that it shows.

Aligns the two, tolerates what a sheet adds between words, and finds its place again behind a loss.
Knows neither the PDF's format nor how a sheet is made.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cribdeck.notes.blocks import CodeBlock, Image, Math
from cribdeck.notes.document import Document
from cribdeck.notes.walk import entries, figures
from cribdeck.problems import Location, Problem
from cribdeck.proof.code_columns import lost_blank_lines, lost_columns
from cribdeck.proof.ink import hidden
from cribdeck.proof.pdf_text import SOFT, SheetText, without_style
from cribdeck.proof.promises import PlacedBlock, Span, Word, wanted_names, wanted_words
from cribdeck.proof.words import SHEET, Line, loss_problem, sheet_only_of, shortened, spoken


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What is in the PDF. `unexpected` is text that the sheet adds to the document's own: page
    numbers, bullets, labels, one string a place; `sheet_only` as in DeckReading."""

    pages: int = 0
    words: int = 0
    code_lines: int = 0
    unexpected: tuple[str, ...] = ()
    sheet_only: tuple[tuple[Location, str], ...] = ()


# How the words of the document are found in the text of the sheet: a cursor moves over both. Where
# they differ, the cheapest way to agree again is taken: text that the sheet adds is stepped over,
# words that it lacks are given up.
ADDED = 400  # characters that the sheet may add at one place (a running head, an address)
GIVEN_UP = 600  # words that may be lost at one place; more is as good as all
SURE = 40  # characters that agree again before it is believed
WEAK = 8  # with fewer, another place is preferred
BROKEN = 30  # and so is one where a piece agrees only in part
MARK = re.compile(r"[^\w\s]{0,4}(\d{1,9}[.)]?)?[^\w\s]{0,4}")  # a dash, a number, a bullet
MARK_LENGTH = 12
WRAPPED = frozenset("↩↪⤶⤷⏎↵↳»\\")  # signs that a line of code goes on
RTL = frozenset({"R", "AL", "AN"})


def compare_sheet(
    document: Document, sheet: SheetText, blocks: Sequence[PlacedBlock] | None = None
) -> tuple[SheetReading, tuple[Problem, ...]]:
    """What is in `sheet`, and a problem for each line of `document` of which something is not
    (words, names, columns or blank lines of code), or cannot be seen: it stands elsewhere than in
    its own of the `blocks` that the sheet promises (None: it promises none), or on something else.
    At most one a line, in the order of lines."""
    words = list(wanted_words(document))
    spans = _align(words, sheet.text, logical=sheet.logical)
    _rejoin(words, spans, sheet)
    losses: dict[int, str] = {}  # by line: the first thing said of a line is the plainest
    gone: set[int] = set()
    for first, last in _runs(words, spans):
        lost = words[first : last + 1]
        losses.setdefault(lost[0].line, f'"{shortened(" ".join(w.text for w in lost))}" is lost in')
        gone.update(range(lost[0].line, lost[-1].line + 1))
    for loss in (
        *_outside(words, spans, sheet),
        *_lost_names(document, sheet, gone),
        *_lost_figures(document, sheet),
        *lost_columns(document, words, spans, sheet),
        *lost_blank_lines(document, sheet, gone),
    ):
        losses.setdefault(loss.line, loss.text)
    reading = SheetReading(
        sheet.pages,
        sum(word.column is None for word in words),
        sum(
            len(said.text.split("\n"))
            for entry in entries(document.sections)
            for said in spoken(entry.answer)
            if isinstance(said, CodeBlock)
        ),
        tuple(_unexpected(spans, sheet)),
        sheet_only_of(document),
    )
    unseen: dict[int, str] = {}
    for one in hidden(document, words, spans, sheet, blocks):
        if one.line not in losses:
            unseen.setdefault(one.line, one.text)
    problems = (
        loss_problem(document.path, line, SHEET, f"{fact} the sheet", code)
        for line, fact, code in sorted(
            [
                *((line, fact, "lost") for line, fact in losses.items()),
                *((line, fact, "hidden") for line, fact in unseen.items()),
            ]
        )
    )
    return reading, tuple(problems)


def _runs(words: Sequence[Word], spans: Sequence[Span | None]) -> Iterator[tuple[int, int]]:
    """First and last of the words that are lost together."""
    first: int | None = None
    for i, (word, span) in enumerate(zip(words, spans, strict=True)):
        if span is not None:
            if first is not None:
                yield first, i - 1
            first = None
        elif first is None:
            first = i
        elif words[first].entry != word.entry:
            yield first, i - 1
            first = i
    if first is not None:
        yield first, len(words) - 1


def _align(words: Sequence[Word], text: str, *, logical: bool) -> list[Span | None]:
    """Where in `text` each word stands; None for a word that is lost. `logical` says that
    right-to-left words, too, stand in `text` in the order of reading."""
    spans: list[Span | None] = [None] * len(words)
    at = word = 0
    while word < len(words):
        span = _match_or_mark(words[word], text, at)
        if span:
            spans[word] = span
            at, word = span[1], word + 1
        elif not logical and _is_rtl(words[word].text):
            at, word = _align_rtl(words, spans, word, text, at)
        else:
            lost, added = _resume(words, word, text, at)
            if lost and not added:
                _slide(words, spans, word, lost)
            word, at = word + lost, at + added
    return spans


def _match(word: Word, text: str, at: int) -> int | None:
    """Where `word` ends in `text`, if it stands at `at`. It may have been hyphenated, and, in code,
    wrapped with a sign."""
    if text.startswith(word.text, at):
        return at + len(word.text)
    for letter in word.text:
        while True:
            if at >= len(text):
                return None
            there = text[at]
            at += 1
            if there == letter or (there == SOFT and letter == "-"):
                break
            if not (there == SOFT or (word.column is not None and there in WRAPPED)):
                return None
    return at


def _match_or_mark(word: Word, text: str, at: int) -> Span | None:
    """Where `word` stands if it is at `at`, be it behind a bullet, a number or a dash."""
    for start in range(at, min(at + MARK_LENGTH, len(text)) + 1):
        if start > at and not (word.begins and MARK.fullmatch(text, at, start)):
            return None
        if (end := _match(word, text, start)) is not None:
            return start, end
    return None


def _resume(words: Sequence[Word], word: int, text: str, at: int) -> tuple[int, int]:
    """How many words from `word` on are lost, and how many characters of `text` from `at` on are
    added, until both agree again."""
    best = (min(len(words) - word, GIVEN_UP), 0)
    best_cost: int | None = None
    lost_length = 0
    for lost in range(best[0]):
        if best_cost is not None and lost_length >= best_cost:
            break
        limit = at + lost_length + ADDED
        if best_cost is not None:
            limit = min(limit, at + best_cost - lost_length)
        start = words[word + lost].text[:2]
        place = text.find(start, at, limit)
        while place >= 0:
            agreed, broken = _agreed(words, word + lost, text, place)
            if agreed:
                doubt = 3 * max(0, WEAK - agreed) + BROKEN * broken
                cost = lost_length + place - at + doubt
                if best_cost is None or cost < best_cost:
                    best, best_cost = (lost, place - at), cost
                if not doubt:
                    break
            place = text.find(start, place + 1, limit)
        lost_length += len(words[word + lost].text)
    return best


def _agreed(words: Sequence[Word], word: int, text: str, at: int) -> tuple[int, bool]:
    """How many characters from `word` and `at` on agree, and whether that ends within a piece."""
    agreed = 0
    for following in islice(words, word, None):
        span = _match_or_mark(following, text, at)
        if span is None or (span[0] > at and not agreed):
            # The next piece may be lost too; that says nothing against this one.
            return agreed, not following.begins
        agreed += len(following.text)
        at = span[1]
        if agreed >= SURE:
            break
    return agreed, False


def _slide(words: Sequence[Word], spans: list[Span | None], first: int, count: int) -> None:
    """Of two equal ways to say what is lost ("a b [c a b] d", "[a b c] a b d"), takes the one that
    begins where a piece begins."""
    steps = 0
    while not words[first - steps].begins:
        left, right = first - steps - 1, first - steps - 1 + count
        if left < 0 or spans[left] is None or words[left].text != words[right].text:
            return
        steps += 1
    for left in range(first - 1, first - steps - 1, -1):
        spans[left + count], spans[left] = spans[left], None


def _rejoin(words: Sequence[Word], spans: list[Span | None], sheet: SheetText) -> None:
    """Finds words that are hyphenated over the end of a page, with its foot and the next page's
    head between their halves."""
    for i, word in enumerate(words):
        if spans[i] is not None or word.begins:
            continue
        before = spans[i - 1]
        behind = spans[i + 1] if i + 1 < len(words) else (len(sheet.text), 0)
        if before is None or behind is None:
            continue
        start, end = before[1], behind[0]
        between = sheet.text[start:end]
        if not between or sheet.origins[start].page == sheet.origins[end - 1].page:
            continue
        halves = ((word.text[:cut], word.text[cut:]) for cut in range(1, len(word.text)))
        if any(between.startswith(a + SOFT) and between.endswith(b) for a, b in halves):
            spans[i] = start, end


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in RTL for c in text)


def _align_rtl(
    words: Sequence[Word], spans: list[Span | None], word: int, text: str, at: int
) -> tuple[int, int]:
    """Right-to-left words of one piece. pdfium gives the words of a line from left to right, so
    each is looked for near `at`, in any order. Returns the cursor behind them and the next word."""
    last = word + 1
    while last < len(words) and not words[last].begins and _is_rtl(words[last].text):
        last += 1
    limit = at + sum(len(w.text) for w in words[word:last]) + ADDED
    end = at
    taken: set[int] = set()
    for i in range(word, last):
        place = text.find(words[i].text, at, limit)
        while place >= 0 and place in taken:
            place = text.find(words[i].text, place + 1, limit)
        if place >= 0:
            span = (place, place + len(words[i].text))
            spans[i] = span
            taken.update(range(*span))
            end = max(end, span[1])
    return end, last


def _unexpected(spans: Sequence[Span | None], sheet: SheetText) -> Iterator[str]:
    at = 0
    for start, end in (*sorted(filter(None, spans)), (len(sheet.text), len(sheet.text))):
        if start > at:
            yield sheet.text[at:start]
        at = max(at, end)


def _outside(
    words: Sequence[Word], spans: Sequence[Span | None], sheet: SheetText
) -> Iterator[Line]:
    rest = set(sheet.outside)
    for word, span in zip(words, spans, strict=True):
        if span and not rest.isdisjoint(range(*span)):
            rest.difference_update(range(*span))
            yield Line(
                word.line,
                f'"{shortened(word.text)}" cannot be seen whole (it is off the page or cut off) in',
            )
    if rest:
        added = "".join(sheet.text[i] for i in sorted(rest))
        what = "cannot be seen whole (it is off the page or cut off) in"
        yield Line(0, f'"{shortened(added)}" {what}')


def _lost_figures(document: Document, sheet: SheetText) -> Iterator[Line]:
    """Formulas and images whose alternative text the PDF does not have (often enough)."""
    left = Counter(sheet.alts)
    for figure in figures(document):
        match figure:
            case Math(tex):
                alt, what = tex, "formula"
            case Image(file, said):
                alt, what = said or file.name, "image"
        alt = without_style(alt)
        if left[alt]:
            left[alt] -= 1
        else:
            yield Line(figure.location.line, f'the {what} "{shortened(alt)}" is lost in')


def _lost_names(document: Document, sheet: SheetText, gone: set[int]) -> Iterator[Line]:
    for name in wanted_names(document):
        what, _, number = name.rpartition("-")
        line = int(number)
        if name not in sheet.places and line not in gone:
            yield Line(line, f"the {what} has no place of its own in")
