"""Lines that hold a question with its answer behind it: "What is Kafka? A log."

Knows where in a line its question ends. Does not know what asks (questions), nor where the line
stands.
"""

import re
from itertools import pairwise

from cribdeck.notes.blocks import Inlines, LineBreak, Strong, Text
from cribdeck.notes.languages import pattern
from cribdeck.notes.prompts import RATING
from cribdeck.notes.questions import (
    LONGEST,
    asks,
    asks_in_bold,
    compares,
    ends_by_asking,
    is_question,
    tells,
)
from cribdeck.notes.sentences import FURTHER, has_further
from cribdeck.notes.words import ARROW_SIGN, between, plain
from cribdeck.notes.worksheets import has_gap, is_judged, split_worked

# The Armenian mark stands within a word, so that it ends no question before further text.
# Chinese and Japanese set no blank behind it. A dash may part what answers; before a figure it
# may be a minus.
ENDED = re.compile(rf"[?？؟]\s+(?:(?:{ARROW_SIGN}|[-–—])\s+(?=[^\W\d]))?|？(?=\w)")
# Between a question in bold and what answers it.
BEHIND = re.compile(rf"\s*(?:(?:{ARROW_SIGN}|[-–—:：])+\s*)?")

# "(Choose two.)" behind a question, or above what there is to choose from.
CHOOSES = re.compile(rf"\W*{pattern('chooses')}", re.IGNORECASE)
# A quotation that is open; the sign that ends a German one begins an English one.
QUOTES = re.compile(r"(?:^|[\s(\[—–-])(?:\"[^\"]*|“[^”]*|„[^“”]*)$|«[^»]*$|「[^」]*$|『[^』]*$")
LONG = 25  # words of a question with sentences before it
FEW = 8  # words that tell to choose
SHORT = 40  # characters of a line: wrapped text has more


def begins_with_question(line: Inlines) -> bool:
    """Whether `line` is a question, or is to be filled in or judged, with or without its answer
    behind it."""
    if has_gap(line) or is_judged(line):
        return True
    first, answer = split_question(line)
    text = plain(first)
    is_prose = len(FURTHER.findall(text)) > 1 and len(text.split()) > LONG
    is_asked = is_question(first) or ends_by_asking(first) or (bool(answer) and _may_end(first))
    return is_asked and len(text.split()) <= LONGEST and not is_prose


def asks_somewhere(line: Inlines) -> bool:
    """Whether `line` is a question, or begins with one and its answer."""
    return asks(line) or is_question(split_question(line)[0])


def asks_as_item(line: Inlines) -> bool:
    """Whether `line`, that of an item, asks: it begins with a question, compares, or is a heading
    that asks."""
    return begins_with_question(line) or compares(line) or asks_in_bold(line)


def split_question(line: Inlines) -> tuple[Inlines, Inlines]:
    """`What is Kafka? A log.` -> (What is Kafka?, A log.), also over the end of a source line, with
    further questions (`What is Kafka? Why is it used? A log.`), and behind bold type: `**What is
    Kafka?** - A log.`; a first line that tells to answer ("Explain
    Kafka") parts there, too, where its writer ended it, and a sentence to be judged or filled in
    from what is in brackets at its end; without an answer (line, ())."""
    if worked := split_worked(line):
        return worked
    for i, inline in enumerate(line):
        rest = line[i + 1 :]
        match inline:
            case Text(text) if (found := _end_of_questions(text)) and _is_closed(
                plain(line[:i]) + text[: found.start()]
            ):
                if rest and isinstance(rest[0], LineBreak) and is_question((inline,)):
                    continue  # all of its line asks
                answer = (Text(text[found.end() :]), *rest) if text[found.end() :] else rest
                if _answers(answer):
                    return (*line[:i], Text(text[: found.start() + 1])), answer
            case LineBreak() if _ends_question(line, i) and _answers(rest):
                return line[:i], rest
            case Strong() if not plain(line[:i]).strip() and (
                is_question((inline,)) or (rest and isinstance(rest[0], LineBreak))
            ):
                answer = _behind(rest)
                if asks((inline,)) and _answers(answer):
                    return line[: i + 1], answer
    return line, ()


def _end_of_questions(text: str) -> re.Match[str] | None:
    """Where the question in `text` ends, with those that follow directly: "What is it? Why?"."""
    found = ENDED.search(text)
    while found and (more := ENDED.search(text, found.end())):
        if has_further(text[found.end() : more.start()]):
            break
        found = more
    return found


def _ends_question(line: Inlines, i: int) -> bool:
    """Whether a question ends at the break `i` of `line`. A line that has no question mark ends
    there where it is not only wrapped: the next word had room behind it, or it is short and a
    sentence begins below."""
    above = line[:i]
    if is_question(above):
        return True
    if any(isinstance(one, LineBreak) for one in above) or not _may_end(above):
        return False
    cuts = [i, *(j for j in range(i + 1, len(line)) if isinstance(line[j], LineBreak)), len(line)]
    below = [plain(line[begin + 1 : end]).strip() for begin, end in pairwise(cuts)]
    first, word = plain(above).strip(), (below[0].split() or [""])[0]
    had_room = len(f"{first} {word}") <= max(map(len, below))
    return bool(word) and (had_room or (len(first) <= SHORT and not word[0].islower()))


def _may_end(line: Inlines) -> bool:
    """Whether `line` asks without a question mark, if an answer stands below it."""
    return tells(line) or compares(line)


def _is_closed(text: str) -> bool:
    """Whether no bracket is open at the end of `text`, and no quotation: what stands in one only
    remarks, or is what somebody said, question and answer."""
    return text.count("(") <= text.count(")") and QUOTES.search(text) is None


def _answers(rest: Inlines) -> bool:
    """Whether what stands behind a question is neither a rating of it nor asks itself, or tells to
    choose what answers."""
    said = RATING.sub("", plain(rest)).strip()
    lets_choose = len(said.split()) <= FEW and CHOOSES.match(said)
    return bool(said) and not lets_choose and not is_question(rest)


def _behind(rest: Inlines) -> Inlines:
    """`rest` without the signs that part it from the bold words before it."""
    match rest:
        case (LineBreak(), *_):
            return rest[1:]
        case _:
            found = BEHIND.match(plain(rest))
            return between(rest, found.end() if found else 0)
