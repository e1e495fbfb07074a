"""Words of plain text, for lint: counted, compared, and the little words of English.

Knows which words carry meaning. Does not know documents.
"""

import re
from functools import lru_cache

from cribdeck.notes.words import AROUND, name_key

# Scripts that are written without blanks: Thai, Lao, Khmer, kana, Chinese (Unicode, "Blocks").
UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"\w+(?:['’]\w+)*")


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which blanks part."""
    return frozenset(text.split())


BEGINNING = 4  # letters that two forms of one word share
ARTICLES = word_set("a an the")
FORMS = word_set("is are was were be been being am do does did")
# What may differ between two wordings of one thing.
LITTLE = ARTICLES | FORMS | word_set("of in on at to for by with and as")
ASKING = word_set("what which who whom whose when where why how")
LEANING = word_set("it its this these those they them their")
AUXILIARY = FORMS | word_set("can could shall should will would may might must has have had")
# English words that name nothing: what can stand before "it" without being what "it" means.
NAMELESS = (
    LITTLE
    | ASKING
    | LEANING
    | AUXILIARY
    | word_set("""
        that there here then than so such not no yes or but if whether because from into about after
        before during between without over under up down out off again ever always never also too
        only just very more most less least much many few some any all both each every other another
        same i you he she we us me my your his her our one ones
        use used using get make made run work works working handle fix debug call build explain
        describe know mean means meant need needed want see happen happens implement write read
        solve say think choose create configure set start stop test improve avoid prevent design
        important necessary possible useful better best good bad fast slow different like come goes
        """)
)
# Headings that say which part of the notes this is, and not what it is about.
GENERIC = word_set("""
    question questions answer answers notes note technical situational important interview general
    basic basics advanced misc miscellaneous summary overview introduction intro faq faqs q part
    chapter section exercise exercises quiz preparation review common topics topic concept concepts
    core study learning cards flashcards untitled document home
    """)


def count(text: str) -> int:
    """How many words `text` has. Where a script has no blanks, two characters count as a word."""
    return len(text.split()) + (len(UNSPACED.findall(text)) // 2 if not text.isascii() else 0)


def words(text: str) -> list[str]:
    """The words of `text` in lower case, without punctuation."""
    return WORD.findall(text.casefold())


def normalized(text: str) -> str:
    """`text` as it is compared: what stands between blanks, as in `name_key`, without the
    punctuation around it."""
    return " ".join(word.strip(AROUND) or word for word in name_key(text).split())


def telling(text: str) -> list[str]:
    """The words of the normalized `text` that carry meaning, in the singular."""
    return list(filter(None, map(_meaning, text.split())))


# Texts are long and their words few: what was found out about a word is kept.
@lru_cache(maxsize=1 << 16)
def _meaning(token: str) -> str:
    """The singular of a token, "" for a little word."""
    if token in LITTLE or token == "A":
        return ""
    if len(token) > 3 and token.endswith("s") and not token.endswith("ss"):
        return token[:-1]
    return token


@lru_cache(maxsize=1 << 16)
def beginning(word: str) -> str:
    """What the forms of one word have in common."""
    return word[:BEGINNING] if word.isalpha() else word
