"""Attributes: names that tell what of a thing is said ("Pros", "Example", "Causes"), and name no
thing themselves; and lines below which a thing is told of, and none is named ("Its drawbacks").
Beside them aspects, which notes of a subject tell of one thing after the other ("Diagnosis").

Knows their words. Does not know terms, nor where a line stands.
"""

import re

from cribdeck.notes.languages import pattern, words

CLAIMS = re.compile(pattern("claims"), re.IGNORECASE)
OF_UNPARTED = r"[\u4e00-\u9fff]{1,4}"  # before a word of a script that sets no blanks: 根本原因
# "Pros", "Pros of a log", "Main features", "Example 2"; but "Example sentence" is a name.
ATTRIBUTE = re.compile(
    rf"\W{{0,40}}(?:(?:\w{{1,20}}\s+|{OF_UNPARTED})?{pattern('claims')}(?:\s.*)?"
    rf"|(?:{pattern('sides')}|{pattern('aside')}|{pattern('attributes')})"
    r"\s*(?:\d{1,3}|\([^()]*\))?)\W{0,40}",
    re.IGNORECASE | re.DOTALL,
)
ASIDE = re.compile(rf"\W*{pattern('aside')}\W*", re.IGNORECASE)
ASPECT = re.compile(rf"\W*(?:{pattern('aspects')}|{pattern('kinds')})\W*", re.IGNORECASE)
KINDS = re.compile(rf"\W*(?:\d{{1,2}}\s+)?{pattern('kinds')}(?:\s.*)?", re.IGNORECASE | re.DOTALL)
# "Dx", "Dx of level 1", and "S/", for signs and symptoms.
SHORTHAND = re.compile(
    rf"\W*(?:{pattern('shortened')}(?:\s+\w+){{0,3}}\W*|[a-z]/[\s–—-]*)", re.IGNORECASE
)
# "Example", "Code 2": does not say what the code does.
NAMELESS = re.compile(rf"\W*{pattern('samples')}[\W\d]*", re.IGNORECASE)
LEFTOVERS = re.compile(rf"\W*{pattern('leftovers')}\W*", re.IGNORECASE)
NUMBER_OF = re.compile(r"\W*\d{1,2}\s+[^\W\d_]{3}")  # "2 forms"
# "Exercise 3", "Question d)", "第 3 题", "Solution of exercise 2": where it stands in a sheet.
# A short form ("A 1") is a name as often, and "source code" a thing.
SHORT_FORM = r"[a-z\u0430-\u0451](?![^\W\d_])"
OF_SHEET = "|".join(map(pattern, ("exercise", "question", "solution", "answer")))
PART = rf"(?!{SHORT_FORM})(?:{OF_SHEET})"
PART_OR_SAMPLE = rf"(?:{PART}|{pattern('samples')})"
PART_OF = rf"{PART}(?:\s+{pattern('little')})*\s*"
COUNTED = re.compile(r"\W*\d{1,2}[.)\s]*")  # a longer number may be a year
NUMBER = r"(?:\d{1,3}(?:[.\u2013/-]\d{1,3})*[a-z]?|[ivx]{1,5}|[a-z])(?![^\W_])"
PLACE = re.compile(
    rf"\W*(?:(?:{PART_OF})?{PART_OR_SAMPLE}\W{{0,3}}{NUMBER}|{PART_OF}{PART_OR_SAMPLE}"
    rf"|第\s*\d{{1,3}}\s*{PART})\W*",
    re.IGNORECASE,
)
JOINS = re.compile(rf"[/&,、]|{pattern('joins')}", re.IGNORECASE)  # "Notes and examples"
# "Introduction", "Lecture 1": which part of a text it is.
STATIONS = "|".join(
    re.escape(word).replace(r"\#", NUMBER) for word in (*words("stations"), *words("chapters"))
)
STATION = re.compile(rf"\W*(?:{STATIONS})\W*", re.IGNORECASE)


def is_attribute(name: str) -> bool:
    """Whether `name` is one of an attribute, and of no thing."""
    return ATTRIBUTE.fullmatch(name) is not None


def is_beside_matter(name: str) -> bool:
    """Whether `name` says that what stands below it is beside the matter ("Note", "See also")."""
    return ASIDE.fullmatch(name) is not None


def lists_claims(line: str) -> bool:
    """Whether what is listed under `line` is said of one thing ("What are the drawbacks?"), so that
    the words it begins with name no other."""
    return CLAIMS.search(line) is not None


def is_aspect(name: str) -> bool:
    """Whether `name` is that of an aspect: beside others it is one; alone, a book may define it."""
    return ASPECT.fullmatch(name) is not None or is_shorthand(name)


def says_kinds(name: str) -> bool:
    """Whether `name` says that kinds, or parts, of something are named below it ("Types of noise"):
    these are things themselves."""
    return KINDS.fullmatch(name) is not None


def is_shorthand(name: str) -> bool:
    """Whether `name` is that of an aspect as nobody defines it, but in shorthand ("Dx", "S/")."""
    return SHORTHAND.fullmatch(name) is not None


def is_number_of(name: str) -> bool:
    """Whether `name` only counts what stands behind it, or below it ("2 forms")."""
    return NUMBER_OF.match(name) is not None


def is_label(name: str) -> bool:
    """Whether what stands behind `name`, or below it, is said of what all of this stands under."""
    return is_attribute(name) or is_aspect(name)


def names_no_task(heading: str) -> bool:
    """Whether `heading` says that a sample stands below it, and not what it does ("Example 2")."""
    return NAMELESS.fullmatch(heading) is not None


def names_nothing(name: str) -> bool:
    """Whether `name` only says that what stands below it fits under no other ("Misc"), or which
    exercise or solution of a sheet it is ("Exercise 3")."""
    return LEFTOVERS.fullmatch(name) is not None or PLACE.fullmatch(name) is not None


def asks_nothing(heading: str) -> bool:
    """Whether `heading` names nothing, only counts ("2."), or says which part of a text it is
    ("Introduction", "Lecture 1", "Notes and examples")."""
    parts = [part for part in JOINS.split(heading) if re.search(r"\w", part)]
    return _is_place(heading) or (
        any(map(_is_place, parts)) and all(_is_place(one) or names_no_task(one) for one in parts)
    )


def _is_place(heading: str) -> bool:
    is_one = COUNTED.fullmatch(heading) or STATION.fullmatch(heading)
    return is_one is not None or names_nothing(heading)
