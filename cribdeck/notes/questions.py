"""Whether a line asks, and what of it is the question: not its number, its label or its rating.

Knows question marks, and how numbers and ratings are written; its words are from `languages`. Does
not know where the line stands.
"""

import re
from itertools import pairwise

from cribdeck.notes.blocks import Emphasis, Inlines, LineBreak, Strong, Style, Styled, Text
from cribdeck.notes.languages import JOINED, pattern, words
from cribdeck.notes.words import ARROW_SIGN, between, leads_in, plain
from cribdeck.notes.worksheets import has_gap, is_judged, split_worked

MARKS = ("?", "？", "؟", "՞")  # Latin, full-width, Arabic, Armenian
# The Armenian mark stands within a word, so that it ends no question before further text.
# Chinese and Japanese set no blank behind it. A dash may part what answers; before a figure it
# may be a minus.
ENDED = re.compile(rf"[?？؟]\s+(?:(?:{ARROW_SIGN}|[-–—])\s+(?=[^\W\d]))?|？(?=\w)")
AROUND = " *_\"'”’)"  # may stand behind the mark
# How hard or how often asked: stars, faces and other pictures, or the points of an exam.
# It begins where a run of them does, and a run is never taken apart: both would be tried for each
# sign of a ruled line. So do the tags by which plugins of Obsidian know a card.
# Neither letters in circles (in Korean exams they stand for what is asked: "ⓐ is a fish") nor signs
# of mathematics are any, but for the star among these.
SIGNS = r"\u2190-\u21ff\u22c6\u2300-\u24b5\u24ea-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
WORTH = rf"[(\[]\s*\d+(?:[.,]\d+)?\s*(?:{'|'.join(words('points'))})\.?\s*[)\]]"
CARD_TAGS = r"(?:(?:^|\s+)\#(?:anki|cards?|flashcards?)(?:[-/][\w/-]+)?(?![^\s#]))+"
TAGGED = re.compile(rf"{CARD_TAGS}\s*$", re.IGNORECASE)
RATING = re.compile(
    rf"(?:(?<![\s{SIGNS}])(?:\s*(?:[{SIGNS}]++|{WORTH}))+|{CARD_TAGS})\s*$", re.IGNORECASE
)
POINTS = re.compile(rf"{WORTH}\s*$", re.IGNORECASE)
# Its number: behind a label, or with a sign that counts. A dash, a colon or brackets may as well
# stand with a number that says something ("22 - SSH"), but before a question. Some set no blank
# behind it, or circle it as a picture of a key.
COUNTS = (
    r"(?:\d+(?:\.\d+)*(?:[.)]|\.\))|\d+(?:\.\d+)+)(?=\s)|\#\d+[.:)]?|\d?(?:\d\ufe0f?\u20e3)+[.:)]?"
)
UNPARTED = r"\d{1,3}(?:[.)](?=(?-i:[^\W\d_a-z\u00df-\u00ff\u0430-\u045f]|[¿¡]))|[、．])"
ASKED = r"(?:\d{1,3}\s*[-–—:：](?=\s)|[(\[（]\d{1,3}[)\]）])(?=[^\n]*[?？؟]\s*$)"
NUMBERED = re.compile(
    rf"(?:[{SIGNS}]+\s*)?"
    rf"(?:(?:{pattern('question')}\.?\s*(?:[\#№]\s*)?(?:\d++(?:\.\d++)*+\s*+[-–—.:：)]*+|[:：])"
    rf"|q\.(?=\s)|{COUNTS}|{UNPARTED}|{ASKED})\s*(?=\S))?",
    re.IGNORECASE,
)
# Between a question in bold and what answers it.
BEHIND = re.compile(rf"\s*(?:(?:{ARROW_SIGN}|[-–—:：])+\s*)?")

ASKS = re.compile(rf"(?:{pattern('asks')}|{pattern('tells')})[\s:：]*\w", re.IGNORECASE)
ONLY_ASKS = re.compile(rf"{pattern('asks')}[\s:：]*\w", re.IGNORECASE)
TELLS = re.compile(rf"{pattern('tells')}[\s:：]*\w", re.IGNORECASE)
TELLS_LAST = re.compile(rf"\w\s*{pattern('tells_last')}\W*$", re.IGNORECASE)
# What sets a problem begins a paragraph; in Chinese and Japanese also a further clause of it.
SETS = re.compile(rf"(?:^|[。！？；，、])\W*{pattern('tasks')}", re.IGNORECASE)
UNCLOSED = re.compile(r"(?:[^\w¿]*+\d++)?[^\w¿]*+¿[^?¿]+")  # "27. ¿Qué buscan"
QUOTED = re.compile(r"[?？؟]\s*[\"”’»)\]]+[\s*_.]*$")  # the mark of what is only quoted, or noted
# A quotation that is open; the sign that ends a German one begins an English one.
QUOTES = re.compile(r"(?:^|[\s(\[—–-])(?:\"[^\"]*|“[^”]*|„[^“”]*)$|«[^»]*$|「[^」]*$|『[^』]*$")
ASIDE = re.compile(r"(?<=[?？؟])\s*[(（][^()（）]*[)）]\s*$")  # behind a question: its other name
OPENED = ('"', "“", "‘", "«", "(", "[", "„")
QUOTATION = '"“”‘’«»„'
LONGEST = 60  # words of a question
LEAST = 3  # words of one that stands for itself
LONG = 25  # words of one with sentences before it
HOW = re.compile(rf"{pattern('how')}\s+\S+\s+\S", re.IGNORECASE)
ENDS = re.compile(rf"\w\s*{pattern('ends')}$", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?。！？؟]\s+\S")  # the end of one, and a further one
COUNT = r"(?:\d+|[ivxlc]+|[一二三四五六七八九十百]+)"
TITLES = "|".join(re.escape(word).replace(r"\#", COUNT) for word in words("chapters"))
CHAPTER = re.compile(rf"\W*(?:{TITLES})(?!\w)", re.IGNORECASE)
TOPICS = re.compile(pattern("topics"), re.IGNORECASE)
COMPARES = re.compile(pattern("compares"), re.IGNORECASE)
PUZZLES = re.compile(pattern("puzzles"), re.IGNORECASE)
PARTS = re.compile(r"(?<=[.!?。！？؟])\s+(?=\S)")  # between sentences
SHORT = 40  # characters of a line: wrapped text has more
FEW = 6  # words of a sentence that only adds to a task: "Then, fix it."
ANNOUNCES = re.compile(pattern("announces"), re.IGNORECASE)


def ends_like_question(text: str) -> bool:
    """Whether `text` ends with a question mark, also before a rating, or begins with a Spanish one
    that is never closed. In quotes or brackets it is that of `text` where these hold all of it, or
    it begins as a question does."""
    text = ASIDE.sub("", RATING.sub("", text).strip())
    if not text.rstrip(AROUND).endswith(MARKS):
        return UNCLOSED.fullmatch(text) is not None
    return not QUOTED.search(text) or text.startswith(OPENED) or ASKS.match(text) is not None


def is_question(line: Inlines) -> bool:
    """Whether `line` ends with a question mark."""
    return ends_like_question(plain(line))


def has_length(text: str) -> bool:
    """Whether `text` is as long as a question. Letters count where its script may not part words,
    or sets other signs around a short one ("¿Qué imprime?")."""
    unparted = len(JOINED.findall(text))
    least = len(text.split()) if text.isascii() else len(text) // 3
    return least >= LEAST and len(JOINED.sub("", text).split()) + unparted // 3 <= LONGEST


def is_counted(line: Inlines) -> bool:
    """Whether `line` begins with the number of a question ("**4.** In a cell, …", "Q7: …")."""
    found = NUMBERED.match(plain(line))
    return found is not None and any(sign.isdecimal() for sign in found[0])


def asks(line: Inlines) -> bool:
    """Whether `line`, which stands for itself, asks: with a question mark at its end, or by its
    first words ("Explain the login", "What is a topic"), which need more behind them: "Name" and
    "How to install" are topics, and so is the title of a chapter ("Chapter 2: Why me?")."""
    if CHAPTER.match(plain(line)):
        return False
    if is_question(line):
        return True
    text = plain(prompt_of(line)).strip(" :：.。．")
    if not SENTENCE.search(text):  # else it is what somebody said
        text = text.strip(QUOTATION)
    if TOPICS.match(text):
        return False
    if any(found.match(text) for found in (ASKS, HOW)):
        return True
    return any(found.search(text) for found in (ENDS, TELLS_LAST))


def only_asks(line: Inlines) -> bool:
    """Whether `line` asks, and does not tell to answer: with a question mark, or by its words."""
    text = plain(line).strip()
    by_words = any(found.match(text) for found in (ONLY_ASKS, HOW)) or ENDS.search(text)
    return is_question(line) or (bool(by_words) and not CHAPTER.match(text))


def has_points(line: Inlines) -> bool:
    """Whether `line` ends with the points that it is worth in an exam: "(2 points)"."""
    return POINTS.search(plain(line)) is not None


def is_task(line: Inlines) -> bool:
    """Whether `line` is a task of an exam: with its points, or a gap that is to be filled in."""
    return has_points(line) or has_gap(line)


def tells(line: Inlines) -> bool:
    """Whether `line` tells somebody to answer ("Explain the login."), and each further sentence
    asks or tells, too, or adds a few words to what it tells ("Then, fix it."); so does one that
    asks before it tells."""
    text = plain(line).strip()
    sentences = PARTS.split(text)
    if len(text.split()) > LONGEST or TOPICS.match(text) or not any(map(_tells, sentences)):
        return False
    adds = False
    for sentence in sentences:
        if _tells(sentence):
            adds = True
        elif not ends_like_question(sentence) and not (adds and len(sentence.split()) <= FEW):
            return False
    return True


def _tells(sentence: str) -> bool:
    return TELLS.match(sentence) is not None or TELLS_LAST.search(sentence) is not None


def sets_problem(line: Inlines) -> bool:
    """Whether `line`, where code stands below it, is the problem that this solves ("Given two
    lists, …"), and does not lead in to the code."""
    text = plain(line).strip()
    if leads_in(line) or TOPICS.match(text):
        return False
    return SETS.search(text) is not None or any(map(_tells, PARTS.split(text)))


def is_puzzle(line: Inlines) -> bool:
    """Whether `line` asks what the code below it does ("What is the output?")."""
    return PUZZLES.search(plain(line)) is not None


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


def compares(line: Inlines) -> bool:
    """Whether `line` asks about two or more things ("Kafka vs REST", "Difference between …")."""
    return COMPARES.search(plain(line)) is not None


def ends_by_asking(line: Inlines) -> bool:
    """Whether the last words of `line` ask, in languages without a question mark ("HSTSとは")."""
    return ENDS.search(plain(line).strip(" :：.。．")) is not None


def begins_with_question(line: Inlines) -> bool:
    """Whether `line` is a question, or is to be filled in or judged, with or without its answer
    behind it."""
    if has_gap(line) or is_judged(line):
        return True
    first, answer = split_question(line)
    text = plain(first)
    is_prose = len(SENTENCE.findall(text)) > 1 and len(text.split()) > LONG
    is_asked = is_question(first) or ends_by_asking(first) or (bool(answer) and tells(first))
    return is_asked and len(text.split()) <= LONGEST and not is_prose


def asks_in_bold(line: Inlines) -> bool:
    """Whether all of `line` is bold, as that of a heading in an item is, and asks."""
    return len(line) == 1 and isinstance(line[0], Strong) and asks(line)


def split_question(line: Inlines) -> tuple[Inlines, Inlines]:
    """`What is Kafka? A log.` -> (What is Kafka?, A log.), also over the end of a source line, and
    behind bold type: `**What is Kafka?** - A log.`; a first line that tells to answer ("Explain
    Kafka") parts there, too, where its writer ended it, and a sentence to be judged or filled in
    from what is in brackets at its end; without an answer (line, ())."""
    if worked := split_worked(line):
        return worked
    for i, inline in enumerate(line):
        rest = line[i + 1 :]
        match inline:
            case Text(text) if (found := ENDED.search(text)) and _is_closed(
                plain(line[:i]) + text[: found.start()]
            ):
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


def _ends_question(line: Inlines, i: int) -> bool:
    """Whether a question ends at the break `i` of `line`. A line that has no question mark ends
    there where it is not only wrapped: the next word had room behind it, or it is short and a
    sentence begins below."""
    above = line[:i]
    if is_question(above):
        return True
    if any(isinstance(one, LineBreak) for one in above) or not tells(above):
        return False
    cuts = [i, *(j for j in range(i + 1, len(line)) if isinstance(line[j], LineBreak)), len(line)]
    below = [plain(line[begin + 1 : end]).strip() for begin, end in pairwise(cuts)]
    first, word = plain(above).strip(), (below[0].split() or [""])[0]
    had_room = len(f"{first} {word}") <= max(map(len, below))
    return bool(word) and (had_room or (len(first) <= SHORT and not word[0].islower()))


def _is_closed(text: str) -> bool:
    """Whether no bracket is open at the end of `text`, and no quotation: what stands in one only
    remarks, or is what somebody said, question and answer."""
    return text.count("(") <= text.count(")") and QUOTES.search(text) is None


def _answers(rest: Inlines) -> bool:
    """Whether what stands behind a question is neither a rating of it nor asks itself."""
    return bool(RATING.sub("", plain(rest)).strip()) and not is_question(rest)


def _behind(rest: Inlines) -> Inlines:
    """`rest` without the signs that part it from the bold words before it."""
    match rest:
        case (LineBreak(), *_):
            return rest[1:]
        case _:
            found = BEHIND.match(plain(rest))
            return between(rest, found.end() if found else 0)


def announces_questions(heading: Inlines) -> bool:
    """Whether `heading` says that what is listed under it are questions ("Q & A")."""
    return ANNOUNCES.search(plain(heading)) is not None
