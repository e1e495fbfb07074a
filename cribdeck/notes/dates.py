"""Dates: what a line of a timeline begins with, in the forms of several languages.

Knows names of months, eras and centuries. Does not know what happened, nor compute with dates.
"""

import re

from cribdeck.notes.blocks import Inlines, Text
from cribdeck.notes.words import plain

MONTHS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "januar jänner februar feber märz mai juni juli oktober dezember mär okt dez",
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre",
    "diciembre ene abr ago set dic",
    "janvier février mars avril juin juillet août septembre octobre novembre décembre",
    "janv févr avr juil déc",
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out dez",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
)
ERA = (
    r"(?:b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?|[vn]\. ?chr\.?|[ad]\. ?c\.|a[vp]\. ?j\.?-?c\.?"
    r"|(?:до )?н\. ?э\.|ق\.? ?م\.?|לפנה[״\"]ס|לספירה)(?!\w)"
)
MONTH = rf"(?:{'|'.join(sorted({*' '.join(MONTHS).split()}, key=lambda word: (-len(word), word)))})"
YEAR = rf"(?:\d{{1,4}} ?{ERA}|(?:1\d|20)\d\ds?(?!\d)(?: ?гг?(?:ода|\.)?(?!\w))?)"
DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
CENTURY = (
    r"(?:\d{1,2}(?:st|nd|rd|th) century|\d{1,2}\. jahrhundert|[ivx]+e siècle|siglo [ivx]+"
    rf"|século [ivx]+|[ivx]+ век|\d{{1,2}}世[纪紀])(?: {ERA})?"
)
NUMBERS = r"\d{4}-\d\d-\d\d|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)"
DATE = (
    rf"(?:(?:c\.|ca\.?|circa|um|vers|hacia|около|[~≈约約]) ?)?(?:{CENTURY}"
    rf"|{DAY}(?: ?[–-] ?{DAY})? (?:de |of |ב)?{MONTH}\.?,? (?:de |del )?(?:{YEAR}|\d{{3,4}}(?!\d))"
    rf"|{MONTH}\.? (?:{DAY},? |de )?{YEAR}|{NUMBERS}"
    rf"|(?:公元前?|前|西元前?|紀元前)?\d{{1,4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|{YEAR})"
)
# Of a range the second year may be short (1914–18). What was found is not found again otherwise:
# "1914 – 1918 was" has no sign behind its date.
RANGE = rf"(?>{DATE}(?: ?[–—-] ?(?:{DATE}|\d{{1,4}}(?!\w)))?)"
SIGN = r"(?:\s?:(?=\s)|：|\s(?:--?|[–—=→])(?=\s))\s*"
WHOLE = re.compile(RANGE, re.IGNORECASE)
DATED = re.compile(rf"({RANGE}){SIGN}", re.IGNORECASE)
ONLY_NUMBERS = re.compile(NUMBERS)


def is_date(line: Inlines) -> bool:
    """Whether `line` is a date, a range of dates, or a century."""
    return WHOLE.fullmatch(plain(line).strip()) is not None


def split_date(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`1848: Revolution` -> (1848, Revolution); None where `line` does not begin with a date and a
    sign (a colon, a dash, an equals sign or an arrow)."""
    match line:
        case (Text(text), *rest) if found := DATED.match(text):
            event = (Text(text[found.end() :]), *rest)
            return ((Text(found[1]),), event) if plain(event).strip() else None
        case _:
            return None


def is_in_numbers(line: Inlines) -> bool:
    """Whether `line` is a date as one writes it above notes of that day: 12.01.2020."""
    return ONLY_NUMBERS.fullmatch(plain(line).strip()) is not None
