"""Dates: what a line of a timeline begins with, in the forms of several languages.

Knows how days, years and ranges are written; the words in them, and what stands around a number in
a language, are from `languages`. Does not know what happened, nor compute with dates.
"""

import re

from cribdeck.notes.blocks import Inlines, Strong, Text
from cribdeck.notes.languages import words
from cribdeck.notes.words import ARROW_SIGN, plain

NUMBER = r"(?:\d{1,2}|[ivx]+)"  # of a century


def _any_of(column: str, number: str = "") -> str:
    """A pattern for one of the words of `column`, with or without the blanks in them; # is
    a `number`."""
    said = (re.escape(word).replace(r"\ ", " ?").replace(r"\#", number) for word in words(column))
    return rf"(?:{'|'.join(said)})"


ERA = rf"{_any_of('eras')}(?!\w)"
MONTH = rf"(?:{'|'.join(words('months'))})"
OF = rf"(?:{_any_of('of')} ?)?"  # some set it before the month without a blank
YEAR_NUMBER = r"(?:1\d|20)\d\d"
YEAR = rf"(?:\d{{1,4}} ?{ERA}|{_any_of('years', YEAR_NUMBER)}(?!\w)|{YEAR_NUMBER}(?!\d))"
DAY = rf"\d{{1,2}}(?:{_any_of('days')}|\.)?"
CENTURY = rf"{_any_of('century', NUMBER)}(?: {ERA})?"
WORDED = rf"(?:{_any_of('eras_before')} ?)?" + _any_of("dates", r"\d{1,4}")
NUMBERS = r"\d{4}-\d\d-\d\d|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)"
DATE = (
    rf"(?:(?:{_any_of('about')}|[~≈]) ?)?(?:{CENTURY}"
    rf"|{DAY}(?: ?[–-] ?{DAY})? {OF}{MONTH}\.?,? {OF}(?:{YEAR}|\d{{3,4}}(?!\d))"
    rf"|{MONTH}\.? (?:{DAY},? |{OF}){YEAR}|{NUMBERS}"
    rf"|{WORDED}|{YEAR})"
)
# Of a range the second year may be short (1914–18). What was found is not found again otherwise:
# "1914 – 1918 was" has no sign behind its date.
RANGE = rf"(?>{DATE}(?: ?[–—-] ?(?:{DATE}|\d{{1,4}}(?!\w)))?)"
SIGN = rf"(?:\s?:(?=\s)|：|\s(?:--?|[–—=]|{ARROW_SIGN})(?=\s))\s*"
# "Almost 2000": a word or two, of which the first begins with no small letter.
NEARLY = rf"(?!(?-i:[a-z]))(?:[^\W\d_]+\.? ){{1,2}}{RANGE}"
WHOLE = re.compile(RANGE, re.IGNORECASE)
WHOLE_NEARLY = re.compile(NEARLY, re.IGNORECASE)
DATED = re.compile(rf"({RANGE}){SIGN}", re.IGNORECASE)
DATED_NEARLY = re.compile(rf"({NEARLY})(?:\s?:\s+|：\s*)", re.IGNORECASE)  # no dash: it goes on
HAPPENS = re.compile(r"(?![a-z]{1,3}(?![a-z]))[^\W\d_]")  # and no unit: 1500 ml
FIGURE = re.compile(r"[^\D0-9]")  # in another script: ١٩٠٠
ONLY_NUMBERS = re.compile(NUMBERS)


def _in_figures(text: str) -> str:
    """`text` with the digits of every script as 0 to 9, at the same places."""
    return text if text.isascii() else FIGURE.sub(lambda one: str(int(one[0])), text)


def is_date(line: Inlines, *, nearly: bool = False) -> bool:
    """Whether `line` is a date, a range of dates, or a century; or, `nearly`, has a word or two
    before it."""
    form = WHOLE_NEARLY if nearly else WHOLE
    return form.fullmatch(_in_figures(plain(line).strip())) is not None


def split_date(line: Inlines, *, nearly: bool = False) -> tuple[Inlines, Inlines] | None:
    """`1848: Revolution` -> (1848, Revolution); None where `line` does not begin with a date and a
    sign (a colon, a dash, an equals sign or an arrow); or, `nearly`, with a word or two, a date and
    a colon: `Almost 2000: Peace`."""
    form = DATED_NEARLY if nearly else DATED
    match line:
        case (Text(text), *rest) if found := form.match(_in_figures(text)):
            event = (Text(text[found.end() :]), *rest)
            return ((Text(text[: found.end(1)]),), event) if plain(event).strip() else None
        case _:
            return None


def split_bare_date(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`1066 Battle of Hastings` -> (1066, Battle of Hastings): a date without a sign, also in bold,
    before words that are no unit; None where `line` does not begin so."""
    match line:
        case (Strong((Text(date),)), Text(text), *rest) if is_date((Text(date),)):
            event = (Text(text.lstrip()), *rest)
        case (Text(text), *rest) if found := WHOLE.match(_in_figures(text)):
            if text[found.end() :][:1] != " ":
                return None
            date, event = text[: found.end()], (Text(text[found.end() :].lstrip()), *rest)
        case _:
            return None
    return ((Text(date.strip()),), event) if HAPPENS.match(plain(event)) else None


def is_in_numbers(line: Inlines) -> bool:
    """Whether `line` is a date as one writes it above notes of that day: 12.01.2020."""
    return ONLY_NUMBERS.fullmatch(plain(line).strip()) is not None
