"""Lint of what is asked: does the question leave one answer, and can it be understood alone?

Each rule takes an entry of a kind that `lint.RULES` gives it.

`yes_no` and `unclear_prompt` know English only, and skip documents whose `language` is another.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cribdeck.lint.subjects import Subject, warning
from cribdeck.lint.wording import AUXILIARY, LEANING, NAMELESS, shortened, word_set, words
from cribdeck.notes.words import plain
from cribdeck.problems import Problem

CLAUSE_END = re.compile(r"[.:;!?—–]+\s*|,\s+(?:(?:and|but|so|then)\s+)?")
# With one of these, a question that begins with "is" or "can" wants more than yes or no.
WANTS_MORE = word_set(
    "or why how what which who whom explain describe name list give define compare tell "
    "show write draw"
)
# "It" of no meaning: "When is it better to …?", "How long does it take until …?"
EMPTY_IT = re.compile(r"\bit\b.*\b(to|that|when|if|whether|until|for)\b")
# "That" that points ("Why is that?") and does not join ("a system that …").
POINTS = re.compile(r"\b(?:is|are|was|does|did|do|can|will|would|about|like|of)\s+that\b")
# Headings that say which part of the notes this is, and not what it is about.
GENERIC = word_set("""
    question questions answer answers notes note technical situational important interview general
    basic basics advanced misc miscellaneous summary overview introduction intro faq faqs q part
    chapter section exercise exercises quiz preparation review common topics topic concept concepts
    core study learning cards flashcards untitled document home
    """)
VAGUE = word_set("""
    code codes example examples sample samples snippet snippets listing listings demo program script
    source beispiel beispiele exemple exemples ejemplo ejemplos esempio esempi exemplo exemplos
    przykład voorbeeld пример пример примеры 例 例子 示例 예 예제
    """)


def yes_no(subject: Subject) -> Iterator[Problem]:
    """`Is Kafka fast?`: one guesses, and learns nothing from a right guess."""
    entry = subject.entry
    if entry is None or not subject.is_english:
        return
    text = subject.prompt.rstrip(" *_\"'”’)").casefold()
    if not text.endswith("?") or not WANTS_MORE.isdisjoint(words(text)) or not _asks_whether(text):
        return
    yield warning(
        entry.location,
        "yes-no",
        f'"{shortened(subject.prompt)}" is answered by yes or no',
        "ask what, why or how",
    )


def _asks_whether(text: str) -> bool:
    return any(
        found and found[0].removesuffix("n't").removesuffix("n’t") in AUXILIARY | {"ca", "wo"}
        for found in (words(clause) for clause in CLAUSE_END.split(text))
    )


def unclear_prompt(subject: Subject) -> Iterator[Problem]:
    """`Why is it fast?` where neither the question nor a heading says what "it" is."""
    entry = subject.entry
    if entry is None or not subject.is_english:
        return
    if _names_something((*subject.above, subject.title)):
        return
    if leans_on := _leans_on(subject.prompt.casefold()):
        yield warning(
            entry.location,
            "unclear-prompt",
            f'what "{leans_on}" is in "{shortened(subject.prompt)}" cannot be known from the card',
            "name it",
        )


def _leans_on(text: str) -> str:
    """The word of `text` that points outside it, or ""."""
    points = POINTS.search(text) is not None
    for word in words(text):
        if word in LEANING or (word == "that" and points):
            return "" if word == "it" and EMPTY_IT.search(text) else word
        if word not in NAMELESS:
            return ""
    return ""


@lru_cache(maxsize=1024)  # the entries of a section have the same
def _names_something(headings: tuple[str, ...]) -> bool:
    return any(
        word not in GENERIC and word not in NAMELESS and not word.isdigit() and len(word) > 1
        for heading in headings
        for word in words(heading)
    )


def vague_sample(subject: Subject) -> Iterator[Problem]:
    """`### Example 2` above a sample: the card asks for "Example 2"."""
    entry = subject.entry
    if entry is None or entry.lead:
        return
    heading = plain(entry.prompt)
    language = getattr(entry.answer[0], "language", "")
    said = [word for word in words(heading) if not word.isdigit() and len(word) > 1]
    beside = {"in", "with", "of", "the", "an", language}
    if said and VAGUE & set(said) and VAGUE | beside >= set(said):
        yield warning(
            entry.location,
            "vague-sample",
            f'the heading "{shortened(heading)}" does not say what this sample does',
            "say it there, or in a line above the sample that ends with a colon",
        )
