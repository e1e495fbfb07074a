"""Whether two words are forms of one: `replicated` and `replication`, `Haus` and `Häuser`.

Knows stems (Snowball, Porter 2001, snowballstem.org), in which scripts other letters stand before a
word without a blank, and which languages write several words as one. Does not know what a word
names.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any
from unicodedata import combining, normalize

from cribdeck.notes.languages import words

# Scripts that do not part words, and Korean, which sets its little words behind others.
_UNPARTED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
UNPARTED = re.compile(f"[{_UNPARTED}]")
WORD = re.compile(rf"[{_UNPARTED}]+|[^\W{_UNPARTED}]+")  # 技术 of Sharding技术 is a word
LITTLE = frozenset(words("little"))
ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
# Languages that write `Speicher` and `Verwaltung` as one word.
COMPOUNDS = frozenset({"da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"})
# Latin roots that change before an ending: retain and retention, receive and reception.
LATIN = frozenset({"en", "es", "fr", "it", "pt"})
ROOTS = (
    *(("tain", "ten"), ("tien", "ten"), ("ceiv", "cep"), ("scrib", "scrip"), ("volv", "volu")),
    *(("mit", "mis"), ("vert", "vers"), ("nd", "ns"), ("id", "is"), ("od", "os")),
)
# Endings, of stems without accents, by which one word is made of another and which the stemmer of a
# language leaves: spekulier(t) and Spekulation, transparente and transparência, imposible and
# imposibilidad.
GERMANIC = (
    "ierung|ier|isering|iser|ering|eer|ation|atie|ativ|atief|ator|ion|ie|iv|ief|enz|ens|ent|anz"
    "|ans|ant|itat|itet|iteit|ismus|isme|ism|istisch|istisk|ist|isch|isk|ung|ning|ing|lich|lijk"
    "|lig|keit|heit|heid|het|ig|bar|baar"
)
ROMANCE = "enci|enc|enz|ent|anci|anc|anz|ant|[aiu]bil|[aiu]bl|[aiu]vel"
DERIVED = {
    **dict.fromkeys(("de", "nl"), GERMANIC),
    **dict.fromkeys(("da", "nb", "nn", "no", "sv"), f"{GERMANIC}|er"),
    **dict.fromkeys(("ca", "es", "fr", "it", "pt"), ROMANCE),
    "ru": "ирова|ир|ацион|яцион|аци|яци|ац|яц|ивн|ичн|ическ|ност",
}
# Letters before a word that make it its opposite, in languages that have them of Latin or Greek.
NEGATING = frozenset({"a", "an", "de", "des", "dis", "in", "il", "im", "ir", "non", "un", "не"})
# Beginnings of Greek or Latin words that are opposites.
OPPOSED = (
    *(("minim", "maxim"), ("hyper", "hypo"), ("macro", "micro"), ("makro", "mikro")),
    *(("endo", "exo"), ("intra", "inter"), ("homo", "hetero"), ("mono", "poly")),
)
ROOT = 5  # letters of what two derived words share
HEAD = 6  # letters of a word that a compound begins with
PART = 4  # letters of a part of a compound
FILLED = 4  # one letter in so many of a compound may belong to none of its parts: Leistung(s)
LONG = 5  # letters of a stem that tells of itself
ENDING = 3  # letters that a stem may still have of an ending: reten(tion)
SHORT = 3  # letters of a word that may have an ending
# Letters that stand before a word without a blank: "and", "in", "to", "as", "the".
BEFORE = re.compile("[وف]?(?:[بكل]?ال|لل|[بكل])?|[ושכבלמה]{1,3}")
THE = re.compile("^(?:ال|ה)(?=\\w{3})")


def telling(text: str) -> list[str]:
    """The words of `text` that carry meaning, in their order: none of a single letter, and no
    little ones."""
    return [word for word in WORD.findall(text) if is_telling(word)]


def is_telling(word: str) -> bool:
    return word.casefold() not in LITTLE and (len(word) > 1 or not word.isascii())


def same(one: str, other: str, language: str) -> bool:
    """Whether two words are forms of one, in a document of this language (BCP 47)."""
    first, second = folded(one), folded(other)
    if first == second:
        return True
    if first[:1] == second[:1] and min(len(first), len(second)) >= SHORT:
        less, more = sorted((first, second), key=len)
        if more in (f"{less}s", f"{less}es"):
            return True
        short, long = sorted((stem(first, language), stem(second, language)), key=len)
        if short == long:
            return True
        if len(short) >= LONG and long.startswith(short) and len(long) - len(short) <= ENDING:
            return True
    return not first.isascii() and _is_prefixed(first, second)


def _is_prefixed(one: str, other: str) -> bool:
    """Whether one of two words is the other with letters before it that are words of their own."""
    short, long = sorted((THE.sub("", one), THE.sub("", other)), key=len)
    return short == long or (
        len(short) >= SHORT
        and long.endswith(short)
        and BEFORE.fullmatch(long.removesuffix(short)) is not None
    )


def holds(word: str, name: str, language: str) -> bool:
    """Whether `word` is written as one with `name` (`Speicherverwaltung` with `Speicher`), in a
    language that does so."""
    if language not in COMPOUNDS:
        return False
    whole, part = folded(word), stem(folded(name), language)
    return len(part) >= LONG and len(whole) > len(part) and part in whole


def akin(one: str, other: str, language: str) -> bool:
    """Whether two words of `language` are made of one (`spekuliert`, `Spekulationen`). They are no
    forms of each other, though one tells the other."""
    first, second = folded(one), folded(other)
    if first[:ROOT] != second[:ROOT]:
        return False
    roots = [_root(stem(word, language), language) for word in (first, second)]
    return roots[0] == roots[1] and len(roots[0]) >= ROOT


def begins(one: str, other: str, language: str) -> bool:
    """Whether one of two words of `language` is what the other, a compound, begins with
    (`Wettbewerb`, `Wettbewerbsprinzip`)."""
    short, long = sorted((folded(one), folded(other)), key=len)
    head = stem(short, language)
    return language in COMPOUNDS and len(head) >= HEAD and long.startswith(head)


def are_opposites(one: str, other: str) -> bool:
    """Whether one of two words negates the other (`synchronous`, `asynchronous`), or they begin
    with opposites (`minimum`, `maximum`)."""
    short, long = sorted((folded(one), folded(other)), key=len)
    if len(short) >= ROOT and long.endswith(short) and long.removesuffix(short) in NEGATING:
        return True
    return any(_swapped(short, *pair) == long or _swapped(long, *pair) == short for pair in OPPOSED)


def _swapped(word: str, beginning: str, opposite: str) -> str:
    """`word` with the `opposite` of its `beginning`; "" where it has another."""
    return opposite + word.removeprefix(beginning) if word.startswith(beginning) else ""


def is_made_of(word: str, tokens: Iterable[str], language: str) -> bool:
    """Whether `word` is a compound of two words that are among `tokens` (`Leistungsbewertung` of
    "Bewertung der Leistung"), in a language that writes such as one."""
    if language not in COMPOUNDS:
        return False
    parts = {stem(folded(token), language) for token in tokens if is_telling(token)}
    wholes = (folded(word), stem(folded(word), language))
    return any(_is_filled(whole, [part for part in parts if part in whole]) for whole in wholes)


def _is_filled(whole: str, parts: Iterable[str]) -> bool:
    """Whether `whole` is two of the `parts` in it, and little else."""
    long = [part for part in parts if len(part) >= PART]
    return any(
        whole.startswith(head)
        and tail in whole[len(head) :]
        and FILLED * (len(whole) - len(head) - len(tail)) <= len(whole)
        for head in long
        for tail in long
    )


def _root(word: str, language: str) -> str:
    """`word` (a stem) without an ending that makes it of another."""
    endings = DERIVED.get(language)
    return re.sub(rf"(?<=\w{{{ROOT}}})(?:{endings})\w{{0,2}}$", "", word) if endings else word


def folded(word: str) -> str:
    """`word` in lower case, without accents and vowel signs."""
    if word.isascii():
        return word.lower()
    letters = normalize("NFD", word.casefold())
    return normalize("NFC", "".join(letter for letter in letters if not combining(letter)))


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """What the forms of `word` (folded) have in common; all of it where nothing is known of its
    language."""
    found: str = _stemmer(language).stemWord(word) if language in ALGORITHMS else word
    if language in LATIN and len(found) >= LONG:
        for changed, root in ROOTS:
            if found.endswith(changed):
                return found.removesuffix(changed) + root
    return found


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # not above: to load all languages takes a tenth of a second

    return snowballstemmer.stemmer(ALGORITHMS[language])
