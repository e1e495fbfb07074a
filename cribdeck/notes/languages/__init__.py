"""The words with which people ask, answer and label: the one table, a row for each language.

A new language is a file and a line below, a new use of words a column (`language`). Words of a
column stand in lower case with commas between them; those of all languages hold in every document,
because notes mix them: so no word is here that means something else in another language, but in
the columns that hold in documents of their language only (`leads`, `holds`). Does not know what
a line is.
"""

import re
from collections.abc import Mapping

from cribdeck.notes.languages.arabic import ARABIC
from cribdeck.notes.languages.chinese import CHINESE
from cribdeck.notes.languages.dutch import DUTCH
from cribdeck.notes.languages.english import ENGLISH
from cribdeck.notes.languages.french import FRENCH
from cribdeck.notes.languages.german import GERMAN
from cribdeck.notes.languages.hebrew import HEBREW
from cribdeck.notes.languages.indonesian import INDONESIAN
from cribdeck.notes.languages.italian import ITALIAN
from cribdeck.notes.languages.japanese import JAPANESE
from cribdeck.notes.languages.korean import KOREAN
from cribdeck.notes.languages.polish import POLISH
from cribdeck.notes.languages.portuguese import PORTUGUESE
from cribdeck.notes.languages.russian import RUSSIAN
from cribdeck.notes.languages.spanish import SPANISH
from cribdeck.notes.languages.swedish import SWEDISH
from cribdeck.notes.languages.turkish import TURKISH
from cribdeck.notes.languages.ukrainian import UKRAINIAN
from cribdeck.notes.languages.vietnamese import VIETNAMESE

LANGUAGES = (
    ENGLISH,
    GERMAN,
    SPANISH,
    FRENCH,
    PORTUGUESE,
    RUSSIAN,
    CHINESE,
    JAPANESE,
    ARABIC,
    HEBREW,
    KOREAN,
    ITALIAN,
    POLISH,
    DUTCH,
    SWEDISH,
    TURKISH,
    UKRAINIAN,
    VIETNAMESE,
    INDONESIAN,
)


def words(column: str, language: str = "") -> tuple[str, ...]:
    """All words of `column` in all languages, or that `language` alone (BCP 47), each once, the
    longest first: so that of alternatives in a pattern the longest holds."""
    rows = [row for row in LANGUAGES if not language or row.tag == language]
    said = (word.strip() for row in rows for word in getattr(row, column).split(","))
    return tuple(sorted({*filter(None, said)}, key=lambda word: (-len(word), word)))


def pattern(column: str, language: str = "") -> str:
    """A regular expression for one of the words of `column`, in all languages or in that one, as
    whole words in the scripts that part words by blanks; for nothing where there are none. It holds
    in any case with `re.IGNORECASE`."""
    return rf"(?:{'|'.join(map(_whole, words(column, language))) or '(?!)'})"


# The words for small numbers in all languages, each with its digits.
NUMBERS: Mapping[str, str] = {
    word.strip(): str(number)
    for row in LANGUAGES
    if row.numbers
    for number, said in enumerate(row.numbers.split(","), start=2)
    for word in said.split("/")
}


# Chinese, Japanese and Korean set no blanks around words, or none behind them.
JOINED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SPELLED = re.compile(r"[\u30a1-\u30ff]+")  # Katakana: by their sound, in as many signs as they have


def _whole(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"\s+")
    before = "" if JOINED.match(word) else r"(?<!\w)"
    behind = "" if JOINED.match(word[-1]) or word[-1] in "'’" else r"(?![^\W\d_])"
    return f"{before}{escaped}{behind}"
