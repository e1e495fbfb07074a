"""Whether a line asks, or tells somebody to answer.

Knows question marks; its words are from `languages`. Does not know what stands around a question
(prompts), nor behind it (question_lines), nor where the line stands.
"""

import re

from cribdeck.notes.blocks import Inlines, Strong
from cribdeck.notes.languages import JOINED, pattern, words
from cribdeck.notes.prompts import RATING, has_points, prompt_of
from cribdeck.notes.sentences import END, has_further
from cribdeck.notes.words import leads_in, plain
from cribdeck.notes.worksheets import has_gap

MARKS = ("?", "？", "؟", "՞")  # Latin, full-width, Arabic, Armenian
AROUND = " *_\"'”’)"  # may stand behind the mark
ASKS = re.compile(rf"(?:{pattern('asks')}|{pattern('tells')})[\s:：]*\w", re.IGNORECASE)
ONLY_ASKS = re.compile(rf"{pattern('asks')}[\s:：]*\w", re.IGNORECASE)
TELLS = re.compile(rf"{pattern('tells')}[\s:：]*\w", re.IGNORECASE)
TELLS_LAST = re.compile(rf"\w\s*{pattern('tells_last')}\W*$", re.IGNORECASE)
# What sets a problem begins a paragraph; in Chinese and Japanese also a further clause of it.
SETS = re.compile(rf"(?:^|[。！？；，、])\W*{pattern('tasks')}", re.IGNORECASE)
UNCLOSED = re.compile(r"(?:[^\w¿]*+\d++)?[^\w¿]*+¿[^?¿]+")  # "27. ¿Qué buscan"
QUOTED = re.compile(r"[?？؟]\s*[\"”’»)\]]+[\s*_.]*$")  # the mark of what is only quoted, or noted
ASIDE = re.compile(r"(?<=[?？؟])\s*[(（][^()（）]*[)）]\s*$")  # behind a question: its other name
OPENED = ('"', "“", "‘", "«", "(", "[", "„")
QUOTATION = '"“”‘’«»„'
LONGEST = 60  # words of a question
LEAST = 3  # words of one that stands for itself
HOW = re.compile(rf"{pattern('how')}\s+\S+\s+\S", re.IGNORECASE)
ENDS = re.compile(rf"\w\s*{pattern('ends')}$", re.IGNORECASE)
COUNT = r"(?:\d+|[ivxlc]+|[一二三四五六七八九十百]+)"
TITLES = "|".join(re.escape(word).replace(r"\#", COUNT) for word in words("chapters"))
CHAPTER = re.compile(rf"\W*(?:{TITLES})(?!\w)", re.IGNORECASE)
TOPICS = re.compile(pattern("topics"), re.IGNORECASE)
# A command in a sentence of another script, or in code: "EXPLAIN показывает …", "EXPLAIN SELECT 1;"
COMMAND = re.compile(r"[A-Z]{3,}\s+(?:[^\W\d_a-zA-Z\u00c0-\u024f]|[A-Z]{3,}\s(?:[^;]*;)+$)")
COMPARES = re.compile(pattern("compares"), re.IGNORECASE)
DIFFERS = re.compile(r"\s≠\s")  # between names; numbers and letters are those of a formula
NAMED = re.compile(r"[^\W\d_]{3}|[\u3400-\u9fff]")
PUZZLES = re.compile(pattern("puzzles"), re.IGNORECASE)
# Between sentences, also where one is typed in haste, and begins with a small letter.
PARTS = re.compile(rf"(?<=[{END}])\s+(?=\S)")
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


def asks(line: Inlines) -> bool:
    """Whether `line`, which stands for itself, asks: with a question mark at its end, or by its
    first words ("Explain the login", "What is a topic"), which need more behind them: "Name" and
    "How to install" are topics, and so is the title of a chapter ("Chapter 2: Why me?")."""
    return _asks(line, or_tells=True)


def only_asks(line: Inlines) -> bool:
    """Whether `line` asks, and does not tell to answer: with a question mark, or by its words."""
    return _asks(line, or_tells=False)


def _asks(line: Inlines, *, or_tells: bool) -> bool:
    if CHAPTER.match(plain(line)):
        return False
    if is_question(line):
        return True
    text = _said(line)
    if not has_further(text):  # else it is what somebody said
        text = text.strip(QUOTATION)
    if _is_no_task(text):
        return False
    by_words = any(found.match(text) for found in (ONLY_ASKS, HOW)) or ENDS.search(text)
    return bool(by_words) or (or_tells and _tells(text))


def _said(line: Inlines) -> str:
    """The words of `line` without its number, its rating and what ends it."""
    return plain(prompt_of(line)).strip(" :：.。．")


def is_task(line: Inlines) -> bool:
    """Whether `line` is a task of an exam: with its points, or a gap that is to be filled in."""
    return has_points(line) or has_gap(line)


def tells(line: Inlines) -> bool:
    """Whether `line` tells somebody to answer ("Explain the login.", "**3)** Explain it"), and each
    further sentence asks or tells, too, or adds a few words to what it tells ("Then, fix it."); so
    does one that asks before it tells."""
    text = plain(prompt_of(line)).strip()
    sentences = PARTS.split(text)
    if len(text.split()) > LONGEST or _is_no_task(text) or not any(map(_tells, sentences)):
        return False
    adds = False
    for sentence in sentences:
        if _tells(sentence):
            adds = True
        elif not ends_like_question(sentence) and not (adds and len(sentence.split()) <= FEW):
            return False
    return True


def _is_no_task(text: str) -> bool:
    """Whether `text` begins as a task does, and names a topic or a command."""
    is_command = COMMAND.match(text) is not None and TELLS.match(text) is not None
    return is_command or TOPICS.match(text) is not None


def _tells(sentence: str) -> bool:
    return TELLS.match(sentence) is not None or TELLS_LAST.search(sentence) is not None


def sets_problem(line: Inlines) -> bool:
    """Whether `line`, where code stands below it, is the problem that this solves ("Given two
    lists, …"), and does not lead in to the code."""
    text = plain(line).strip()
    if leads_in(line) or _is_no_task(text):
        return False
    return SETS.search(text) is not None or any(map(_tells, PARTS.split(text)))


def is_puzzle(line: Inlines) -> bool:
    """Whether `line` asks what the code below it does ("What is the output?")."""
    return PUZZLES.search(plain(line)) is not None


def compares(line: Inlines) -> bool:
    """Whether `line` asks about two or more things ("Kafka vs REST", "Difference between …", or
    "Risk ≠ danger")."""
    text = plain(line)
    sides = DIFFERS.split(text)
    are_apart = len(sides) > 1 and all(map(NAMED.search, sides))
    return are_apart or COMPARES.search(text) is not None


def ends_by_asking(line: Inlines) -> bool:
    """Whether the last words of `line` ask, in languages without a question mark ("HSTSとは")."""
    return ENDS.search(plain(line).strip(" :：.。．")) is not None


def asks_in_bold(line: Inlines) -> bool:
    """Whether all of `line` is bold, as that of a heading in an item is, and asks."""
    return len(line) == 1 and isinstance(line[0], Strong) and asks(line)


def announces_questions(heading: Inlines) -> bool:
    """Whether `heading` says that what is listed under it are questions ("Q & A")."""
    return ANNOUNCES.search(plain(heading)) is not None
