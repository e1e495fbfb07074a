"""Whether words ask: by a question mark, or by naming two things to be told apart.

Knows the marks of several scripts, and a few English words. Does not know entries.
"""

import re

from cribdeck.notes.blocks import Inlines, LineBreak, Text
from cribdeck.notes.words import plain

MARKS = ("?", "？", "؟", "՞")  # Latin, full-width, Arabic, Armenian
# The Armenian mark stands within a word, so that it ends no question before further text.
ENDED = re.compile(r"[?？؟]\s+(?=\S)")
AROUND = " *_\"'”’)"  # may stand behind the mark
COMPARES = re.compile(r"\b(vs|versus)\b|\bdifferences? between\b", re.IGNORECASE)
ANNOUNCES = re.compile(r"\b(questions?|Q\s?&\s?A|FAQ|quiz|exercises?)\b", re.IGNORECASE)


def ends_like_question(text: str) -> bool:
    """Whether `text` ends with a question mark, be it in quotes or brackets."""
    return text.rstrip(AROUND).endswith(MARKS)


def is_question(line: Inlines) -> bool:
    """Whether `line` ends with a question mark."""
    return ends_like_question(plain(line))


def compares(line: Inlines) -> bool:
    """Whether `line` asks about two or more things ("Kafka vs REST", "Difference between …")."""
    return COMPARES.search(plain(line)) is not None


def begins_with_question(line: Inlines) -> bool:
    """Whether `line` is a question, with or without its answer behind it."""
    return is_question(split_question(line)[0])


def split_question(line: Inlines) -> tuple[Inlines, Inlines]:
    """`What is Kafka? A log.` -> (What is Kafka?, A log.), also over the end of a source line;
    without an answer (line, ())."""
    for i, inline in enumerate(line):
        match inline:
            case Text(text) if found := ENDED.search(text):
                answer = (Text(text[found.end() :]), *line[i + 1 :])
                if not is_question(answer):
                    return (*line[:i], Text(text[: found.start() + 1])), answer
            case LineBreak() if is_question(line[:i]) and not is_question(line[i + 1 :]):
                return line[:i], line[i + 1 :]
    return line, ()


def announces_questions(heading: Inlines) -> bool:
    """Whether `heading` says that what is listed under it are questions ("Q & A")."""
    return ANNOUNCES.search(plain(heading)) is not None
