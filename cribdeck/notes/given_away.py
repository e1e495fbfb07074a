"""What of a definition would tell the term that it defines: the term itself, in any of its forms.

Knows the names that a term has. Does not know which words are forms of one (word_forms), nor what a
definition is shown for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from cribdeck.notes import copies
from cribdeck.notes.abbreviations import is_begun, spelt
from cribdeck.notes.attributed import OF
from cribdeck.notes.blocks import Blocks, CodeSpan, Inlines, Math, Quote
from cribdeck.notes.document import Term
from cribdeck.notes.word_forms import (
    UNPARTED,
    WORD,
    akin,
    begins,
    folded,
    holds,
    is_made_of,
    is_telling,
    same,
    telling,
)
from cribdeck.notes.words import plain, plain_blocks

BLANK = "____"
LEFT_OUT = "…"  # what would tell the term, and is not the term
IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
EITHER = re.compile(r"\s+/\s+|\s*[,，、]\s*|\s+or\s+")
# The core of a name that goes on in another script: ペンタゾシン of 塩酸ペンタゾシン.
CORE = re.compile(r"[\u30a1-\u30fa\u30fc]{4,}|[A-Za-z]{4,}")
LITTLE_WORD = 3  # letters
OF_VOCABULARY = 2  # words: one with its article
OF_COMMAND = 2  # words before its arguments
LONGEST_NAME = 6  # words; the words of a longer one are those of any sentence
BETWEEN = re.compile(r"[\s-]+")  # between the words of a name
HYPHENATED = re.compile(r"(?<!\w)\w++(?:-\w++)+")  # may be written as one word elsewhere
# What can be compared word by word; other names (C++) are looked for as they are written.
OF_WORDS = re.compile(r"[\w\s'’-]+")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a term. One of a single letter, or of few in capitals (IT), is only found as it is
    written."""

    text: str
    words: tuple[str, ...]
    is_part: bool = False  # one of several in brackets, which together are the term

    @property
    def is_exact(self) -> bool:
        return len(self.text) == 1 or (len(self.text) <= LITTLE_WORD and self.text.isupper())


def defining(term: Term) -> Blocks:
    """What of the answer of `term` defines it: all but the remarks, where there is more."""
    answer = term.answer
    return tuple(block for block in answer if not isinstance(block, Quote)) or answer


def without_term(term: Term, language: str) -> Blocks | None:
    """The definition of `term` with a blank for the term, in any of its forms, and without
    compounds of it, or parts of it; None where the definition does not ask for it any more: nothing
    with a meaning stands beside the blanks, or the words of the term stand apart in it ("a group of
    consumers"). Blanked, they would leave no definition; read, they are the answer."""
    blocks = defining(term)
    name = plain(term.prompt)
    *_, bare = name.split(OF) if term.within else (name,)
    own = dict.fromkeys((*_names(name), *_names(bare)))  # a part is known without its thing, too
    names = (*own, *_command(term.prompt))
    hidden = (*names, *(core for name in names for core in _cores(name.text)))
    text = plain_blocks(blocks)
    if _is_left_side(term.prompt, text) or is_begun(plain(term.prompt), text):
        return None
    if not any(_found(text, hidden, language)):
        return None if _stand_apart(text, names, language) else blocks
    left = _blanked(text, hidden, language)
    # A remark in brackets says something of a blank, and nothing of what is left out.
    about = left.replace(BLANK, " ") if BLANK in left else IN_BRACKETS.sub(" ", left)
    if not telling(about):
        return blocks if _translates(text, names) else None
    if _stand_apart(_blanked(text, names, language), names, language):
        return None
    blank = partial(_blanked, names=hidden, language=language)
    return tuple(copies.rewritten(block, blank) for block in blocks)


def _is_left_side(prompt: Inlines, text: str) -> bool:
    """Whether `prompt` is a formula to which a line of `text` says what is equal."""
    match [one for one in prompt if plain((one,)).strip()]:
        case [Math(tex)]:
            return re.search(rf"(?m)^\s*{re.escape(tex.strip())}\s*:?=", text) is not None
        case _:
            return False


def _translates(text: str, names: Iterable[_Name]) -> bool:
    """Whether `text` is a word of another language that only looks like a name (`die Limite`)."""
    bare = WORD.findall(IN_BRACKETS.sub("", text))
    said = set(map(folded, bare))
    return len(bare) <= OF_VOCABULARY and not any(folded(name.text) in said for name in names)


def _names(term: str) -> Iterator[_Name]:
    """The names that a term gives, the longest first: `ISR (in-sync replicas)` has two, and both
    together; each of several in brackets is only a part of it. A little word names nothing by
    itself: the "no" of `Answer (yes/no)`."""
    whole = " ".join(term.split())
    bare = IN_BRACKETS.sub("", whole)
    inner = IN_BRACKETS.findall(whole)
    own = _with_alternatives((whole, bare))
    parts = {name.strip() for of in inner if len(each := _alternatives(of)) > 1 for name in each}
    for name in sorted(own | _with_alternatives(inner), key=lambda name: (-len(name), name)):
        words = tuple(WORD.findall(name)) if OF_WORDS.fullmatch(name) else ()
        if name and (not words or telling(name) or name == whole):
            yield _Name(name, words, is_part=name in parts - own)


def _cores(name: str) -> Iterator[_Name]:
    """The parts of `name` in a script of their own, where it has no blanks between words."""
    if UNPARTED.search(name) and " " not in name:
        for core in CORE.findall(name):
            if core != name:
                yield _Name(core, (core,) if core.isascii() else (), is_part=True)


def _command(prompt: Inlines) -> Iterator[_Name]:
    """What a command is called without its arguments: `git switch NAME` is git switch."""
    match prompt:
        case (CodeSpan(code), *rest) if not plain(rest) and len(words := code.split()) > OF_COMMAND:
            name = " ".join(words[:OF_COMMAND])
            if OF_WORDS.fullmatch(name):
                yield _Name(name, tuple(WORD.findall(name)))
        case _:
            pass


def _with_alternatives(names: Iterable[str]) -> set[str]:
    return {name.strip() for of in names for name in (of, *_alternatives(of))}


def _alternatives(name: str) -> list[str]:
    """Each of the names that `name` gives, as in `key/value`, `key or value`; in `date/time of day`
    a part is no name."""
    return EITHER.split(name) if re.search("[ ，、]", name) else name.split("/")


def _blanked(text: str, names: Sequence[_Name], language: str) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, sign in sorted(_found(text, names, language)):
        if start >= at:
            pieces += (text[at:start], sign)
            at = end
    return "".join((*pieces, text[at:]))


def _found(text: str, names: Sequence[_Name], language: str) -> Iterator[tuple[int, int, str]]:
    """Where one of `names` stands in `text`, in any form, with the sign that hides it: a blank is
    to be filled with the term, and with nothing that only tells of it."""
    tokens = list(WORD.finditer(text))
    for name in names:
        spans: list[tuple[int, int]] = []
        if not name.words or UNPARTED.search(name.text):
            spans += _written(text, name)
        if name.words:
            spans += _of_words(text, tokens, name, language)
        for start, end in spans:
            is_other = name.is_part or _is_compound(text[start:end], name, language)
            yield start, end, LEFT_OUT if is_other else BLANK
    for start, end in spelt(text, (name.text for name in names)):
        yield start, end, LEFT_OUT


def _written(text: str, name: _Name) -> Iterator[tuple[int, int]]:
    """Where `name` stands in `text` as it is written."""
    around = ("", "") if UNPARTED.search(name.text) else (r"(?<!\w)", r"(?:e?s)?(?!\w)")
    pattern = f"{around[0]}{re.escape(name.text)}{around[1]}"
    for found in re.finditer(pattern, text, re.NOFLAG if name.is_exact else re.IGNORECASE):
        yield found.span()


def _of_words(
    text: str, tokens: Sequence[re.Match[str]], name: _Name, language: str
) -> Iterator[tuple[int, int]]:
    if len(name.words) == 1:
        for found in HYPHENATED.finditer(text):
            if same(found[0].replace("-", ""), name.text, language):
                yield found.span()
    size = len(name.words)
    for i in range(len(tokens) - size + 1):
        run = tokens[i : i + size]
        if _is_name(run, name, language) and all(
            BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(run)
        ):
            yield run[0].start(), run[-1].end()


def _is_name(run: Sequence[re.Match[str]], name: _Name, language: str) -> bool:
    return all(
        _says(token[0], word, name, language) for token, word in zip(run, name.words, strict=True)
    )


def _says(token: str, word: str, name: _Name, language: str) -> bool:
    if name.is_exact:
        return token == word
    if same(token, word, language):
        return True
    is_one = len(name.words) == 1
    return is_one and (akin(token, word, language) or _is_compound(token, name, language))


def _is_compound(token: str, name: _Name, language: str) -> bool:
    """Whether `token` and the only word of `name` are a compound and a part of it."""
    if (
        len(name.words) != 1
        or same(token, *name.words, language)
        or akin(token, *name.words, language)
    ):
        return False
    return holds(token, *name.words, language) or begins(token, *name.words, language)


def _stand_apart(text: str, names: Sequence[_Name], language: str) -> bool:
    """Whether all words of a name stand in `text`, though not as that name."""
    tokens = WORD.findall(text)
    return any(
        is_made_of(words[0], tokens, language)
        if len(words) == 1
        else all(_stands(word, tokens, text, language) for word in words)
        for name in names
        if 0 < len(words := [word for word in name.words if is_telling(word)]) <= LONGEST_NAME
    )


def _stands(word: str, tokens: Sequence[str], text: str, language: str) -> bool:
    """Whether `word` stands among the `tokens` of `text`, in any form, or is made of them."""
    if UNPARTED.search(word):
        return word in text
    is_said = any(same(token, word, language) or holds(token, word, language) for token in tokens)
    return is_said or is_made_of(word, tokens, language)
