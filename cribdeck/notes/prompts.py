"""What of a line that asks is not its question: a number or label before it, behind it its rating,
its points or the tags of a card.

Knows how these are written; their words are from `languages`. Does not know whether a line asks
(questions).
"""

import re

from cribdeck.notes.blocks import Emphasis, Inlines, Strong, Style, Styled
from cribdeck.notes.languages import pattern, words
from cribdeck.notes.words import between, plain

# How hard or how often asked: stars, faces and other pictures, or the points of an exam.
# It begins where a run of them does, and a run is never taken apart: both would be tried for each
# sign of a ruled line. So do the tags by which plugins of Obsidian know a card.
# Neither letters in circles (in Korean exams they stand for what is asked: "ⓐ is a fish") nor signs
# of mathematics are any, but for the star among these.
SIGNS = r"\u2190-\u21ff\u22c6\u2300-\u24b5\u24ea-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
WORTH = rf"[(\[]\s*\d+(?:[.,]\d+)?\s*(?:{'|'.join(words('points'))})\.?\s*[)\]]"
# The same by its name, as GitHub writes it.
CODE = r"(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])"
# Others may stand beside these; Logseq writes them before the words, too.
CARD_TAG = r"\#(?:anki|cards?|flashcards?)(?:[-/][\w/-]+)?(?![^\s#])"
TAG = r"\#[^\W\d][\w/-]*(?![^\s#])"
CARD_TAGS = rf"(?:^|\s+)(?:{TAG}\s*){{0,5}}{CARD_TAG}(?:\s*{TAG}){{0,5}}"
TAGGED = re.compile(rf"{CARD_TAGS}\s*$", re.IGNORECASE)
REVERSED = re.compile(r"(?:^|\s)\#(?:flash)?cards?[-/]reversed?(?![^\s#])", re.IGNORECASE)
TAGGED_FIRST = re.compile(rf"\s*{CARD_TAG}\s+\w", re.IGNORECASE)
RATING = re.compile(
    rf"(?:(?<![\s{SIGNS}])(?:\s*(?:[{SIGNS}]++|{CODE}|{WORTH}))+|{CARD_TAGS})\s*$", re.IGNORECASE
)
POINTS = re.compile(rf"{WORTH}\s*$", re.IGNORECASE)
# Its number: behind a label, or with a sign that counts. A dash, a colon or brackets may as well
# stand with a number that says something ("22 - SSH"), but before a question. Some set no blank
# behind it, or circle it as a picture of a key.
COUNTS = (
    r"(?:\d+(?:\.\d+)*(?:[.)]|\.\))|\d+(?:\.\d+)+|\d{1,3}\s\.)(?=\s)"
    r"|\#\d+[.:)]?|\d?(?:\d\ufe0f?\u20e3)+[.:)]?"
)
UNPARTED = r"\d{1,3}(?:[.)](?=(?-i:[^\W\d_a-z\u00df-\u00ff\u0430-\u045f]|[¿¡]))|[、．])"
ASKED = r"(?:\d{1,3}\s*[-–—:：](?=\s)|[(\[（]\d{1,3}[)\]）])(?=[^\n]*[?？؟]\s*$)"
MARK = r"\[[^\[\]]{1,20}\]"  # "Question 3 [R]": alone it asks nothing
NUMBERED = re.compile(
    rf"(?:\s*{CARD_TAG}\s+(?=\w))?(?:(?:[{SIGNS}]++|{CODE})\s*)?"
    rf"(?:(?:{pattern('question')}\.?\s*(?:[\#№]\s*)?(?:\d++(?:\.\d++)*+\s*+[-–—.:：)]*+|[:：])"
    rf"|q\.(?=\s)|{COUNTS}|{UNPARTED}|{ASKED})\s*(?=\S)(?!{MARK}\s*$))?",
    re.IGNORECASE,
)

DIGITS = re.compile(r"\d+")


def number_of(line: Inlines) -> int | None:
    """The number of a question that `line` begins with ("**4.** In a cell, …", "Q7: …"), the last
    of several ("1.7"); None where there is none."""
    found = NUMBERED.match(plain(line))
    numbers = DIGITS.findall(found[0]) if found else []
    return int(numbers[-1]) if numbers else None


def has_points(line: Inlines) -> bool:
    """Whether `line` ends with the points that it is worth in an exam: "(2 points)"."""
    return POINTS.search(plain(line)) is not None


def prompt_of(line: Inlines) -> Inlines:
    """What `line` asks, without a number or label before it, a rating behind it, and the bold type
    that all of it is in."""
    text = plain(line)
    first = NUMBERED.match(text)
    last = RATING.search(text)
    start, end = first.end() if first else 0, last.start() if last else len(text)
    if start >= end:
        return line
    shown = between(line, start + _blanks(text[start:end]), end)
    match shown:
        case (Strong(children) | Emphasis(children) | Styled(Style.HIGHLIGHT, children),):
            return children if start else prompt_of(children)  # it has one number
        case _:
            return shown


def around_prompt(line: Inlines) -> tuple[str, ...]:
    """The words of `line` that `prompt_of` leaves out: its number or label, and its rating."""
    whole, kept = plain(line), plain(prompt_of(line))
    if not kept:  # a question without words, as in an item that only a comment stands in
        return ()
    before, _, behind = whole.partition(kept)
    return tuple(filter(None, (before.strip(), behind.strip())))


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())
