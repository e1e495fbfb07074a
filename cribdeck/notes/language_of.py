"""In which language a document is written.

Goes by what the document says of itself, else by its letters (kana are Japanese), and where many
languages share these, by its little words ("the", "und", "из"). Does not know what follows from a
language.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import name

from cribdeck.notes.document import Document, Section
from cribdeck.notes.languages import LANGUAGES
from cribdeck.notes.shares import most
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks

UNKNOWN = "und"  # BCP 47: undetermined
TAKEN = "en"  # what a document of few words is taken for
ENOUGH = 5000  # characters: more say nothing new
FEW = 40  # words
# The first word of the Unicode names of letters that one language has, or one above all others.
WRITTEN = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "HANGUL": "ko",
    "HEBREW": "he",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "TAMIL": "ta",
    "BENGALI": "bn",
}
SYLLABLES = frozenset({"HIRAGANA", "KATAKANA", "CJK", "HANGUL"})
SOME_KANA = 0.1  # of what Japanese is written with
LETTERS = 3  # of an alphabet say as much as one of these
# Measured on some 230 notes of 20 languages, most of them full of terms and formulas in Latin
# letters: of the letters of notes in a script of their own, this part is in it, and of the words of
# those that only quote such a script, this part are little words of the language around it.
OWN_LETTERS = 0.25
WORDS_AROUND = 0.3
SHARE = 0.07  # little words among all, at least; in another language as many are found by chance
FOREIGN = 0.25  # of the words of a language that has letters of its own, at least
WORD = re.compile(r"[^\W\d_]{2,}")  # one letter is the name of something in formulas
LITTLE = {
    row.tag: frozenset(filter(WORD.fullmatch, map(str.strip, row.little.split(","))))
    for row in LANGUAGES
}


def language_of(sections: Iterable[Section], said: str | None = None) -> str:
    """The language of a document of these `sections`, as the first part of a BCP 47 tag ("de"): the
    one that it `said` of itself, else the one that it seems to be; UNKNOWN where that is none."""
    if said:
        return said.casefold().split("-")[0]
    text = _text(sections).casefold()
    own, words = _own_letters(text), _words(text)
    best, share = _by_little_words(words)
    if own and share < WORDS_AROUND:
        return _by_letters(own)
    if share >= SHARE:
        return best
    return UNKNOWN if len(words) >= FEW else best


def tongue_of(text: str) -> str:
    """The language of `text`, which may be short, where its letters tell it, or its little words,
    more than they tell any other; else UNKNOWN."""
    own, words = _own_letters(text.casefold()), _words(text.casefold())
    if own:
        return _by_letters(own)
    counts = Counter(words)
    (first, tag), (second, _), *_ = sorted(
        ((sum(counts[word] for word in little), tag) for tag, little in LITTLE.items()),
        reverse=True,
    )
    is_told = first > second and first > SHARE * len(words)
    return tag if is_told else UNKNOWN


def are_told_apart(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether most of `some`, which are words, tell by a little one ("la casa") that they are in a
    language in which most of the `others` are not."""
    little = LITTLE.get(tongue_of(" ".join(some)), frozenset())

    def tell(texts: Sequence[str]) -> bool:
        told = (any(word in little for word in _words(text.casefold())) for text in texts)
        return most(sum(told), len(texts))

    return tell(some) and not tell(others)


def are_of_two(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words `some` and `others` are in two languages, as their little words tell, or
    their letters: on one side alone stand words with some that English does not have."""
    if are_told_apart(some, others) or are_told_apart(others, some):
        return True
    fewer, more = sorted(sum(map(_is_foreign, words)) for words in (some, others))
    return fewer == 0 and more > 0 and more >= FOREIGN * len(some)


def _is_foreign(words: str) -> bool:
    has_letters = any(not word.isascii() for word in WORD.findall(words))
    return has_letters or bool(_own_letters(words.casefold()))


def tag_of(document: Document) -> str:
    """The BCP 47 tag that pages of `document` bear: all of what it says of itself ("pt-BR"), else
    its language."""
    return document.settings.language or document.language


def _own_letters(text: str) -> Mapping[str, int]:
    """How much of `text` is in each script of its own, where these are not only quoted."""
    written = Counter(map(_script, filter(str.isalpha, text)))
    weights = {of: n * (LETTERS if of in SYLLABLES else 1) for of, n in written.items()}
    own = {of: weight for of, weight in weights.items() if of in WRITTEN}
    return own if sum(own.values()) > OWN_LETTERS * sum(weights.values()) else {}


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if _script(word[0]) not in WRITTEN]


def _by_little_words(words: list[str]) -> tuple[str, float]:
    counts = Counter(words)
    known = {tag: sum(counts[word] for word in little) for tag, little in LITTLE.items()}
    best = max(known, key=lambda tag: known[tag])
    return (best, known[best] / len(words)) if known[best] else (TAKEN, 0.0)


def _by_letters(own: Mapping[str, int]) -> str:
    """Japanese is written with Chinese letters too."""
    kana = own.get("HIRAGANA", 0) + own.get("KATAKANA", 0)
    if kana > SOME_KANA * (kana + own.get("CJK", 0)):
        own = {**own, "HIRAGANA": kana + own.get("CJK", 0)}
    return WRITTEN[max(own, key=lambda of: own[of])]


def _script(letter: str) -> str:
    return name(letter, "").split(" ")[0]


def _text(sections: Iterable[Section]) -> str:
    found: list[str] = []
    size = 0
    for entry in entries(sections):
        found += (plain(entry.prompt), plain_blocks(entry.answer))
        size += len(found[-1]) + len(found[-2])
        if size > ENOUGH:
            break
    return "\n".join(found)[:ENOUGH]
