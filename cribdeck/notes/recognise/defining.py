"""Sentences that define: they begin with a name that is set apart, and say what it is.

Knows names, the words that define, and where a sentence ends. Does not know what stands around the
paragraph (shapes.defined).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from cribdeck.notes.blocks import Blocks, Emphasis, Inlines, Link, Paragraph, Strong, Text
from cribdeck.notes.document import Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.recognise.terms import names_thing
from cribdeck.notes.sentences import ended, is_whole
from cribdeck.notes.walk import lines_of
from cribdeck.notes.word_forms import telling
from cribdeck.notes.words import COLONS, between, has_words, leads_in, plain
from cribdeck.problems import Location

IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")
AHEAD = re.compile(rf"{pattern('ahead')}['’]?", re.IGNORECASE)
EQUATES = re.compile(rf"\s*(?:[–—-]\s*)?{pattern('equates')}", re.IGNORECASE)
LEADS = re.compile(pattern("leads"), re.IGNORECASE)  # "In practice": says when, and names nothing
FARTHEST = 20  # signs between the beginning of a sentence and its name
TELLS = re.compile(r"\s+[^\W\d_]")


class Says(Enum):
    """What a sentence says of the name that it begins with."""

    WHAT = auto()  # what that is, with a word or a sign for it
    MORE = auto()  # something else
    NOTHING = auto()  # there is no such name


@dataclass(frozen=True, slots=True)
class Sentences:
    """Some sentences of a paragraph that stand together, as one of their own; the first says what
    it `says` of its `name`, () where it has none; `by_word`: by a word, and not only by a sign;
    `is_noun`: an article stands before the name, or a sentence of its own behind it."""

    paragraph: Paragraph
    says: Says
    name: Inlines = ()
    by_word: bool = False
    is_noun: bool = False


def sentences_of(paragraph: Paragraph) -> Iterator[Sentences]:
    """The sentences of `paragraph`, parted before each that says what its name is; but where the
    first does not, together: what defines begins with it."""
    whole = _told(paragraph)
    starts = [*_starts(paragraph)] if whole.says is Says.WHAT else [0]
    for i, start in enumerate(starts):
        end = starts[i + 1] if i + 1 < len(starts) else None
        at = replace(_location(paragraph, start), part=i + 1)
        yield replace(
            whole if i == 0 else _told(_from(paragraph, start)),
            paragraph=Paragraph(between(paragraph.inlines, start, end), at),
        )


def term_of(sentences: Sentences, answer: Blocks) -> Term:
    """The term that `sentences` name, of which `answer` tells, which begins with them: what stands
    behind a sign, tells without the name. What holds them prints it."""
    at = sentences.paragraph.location
    parted = None if sentences.by_word else bold_term(answer, at)
    return replace(parted or Term(sentences.name, answer, at), within=True)


def terms_in(paragraph: Paragraph) -> tuple[Term, ...]:
    """The terms that `paragraph` defines by a word for it; () where it begins otherwise."""
    said = tuple(sentences_of(paragraph))
    return tuple(term_of(one, (one.paragraph,)) for one in said) if said[0].by_word else ()


def _starts(paragraph: Paragraph) -> Iterator[int]:
    """Where in `paragraph` sentences begin that say by a word what their name is."""
    text = plain(paragraph.inlines)
    names = [*_names(paragraph.inlines)]
    yield 0
    at = 0
    for sentence in ended(text)[:-1]:
        at += len(sentence)
        near = names[bisect_left(names, at) :][:1]
        may_begin = any(name <= at + FARTHEST for name in near) and is_whole(text[:at])
        if may_begin and _told(_from(paragraph, at)).by_word:
            yield at


def _names(line: Inlines) -> Iterator[int]:
    """Where in the words of `line` something is set apart."""
    at = 0
    for inline in line:
        if isinstance(inline, Strong | Emphasis | Link):
            yield at
        at += len(plain((inline,)))


def _from(paragraph: Paragraph, start: int) -> Paragraph:
    return Paragraph(between(paragraph.inlines, start), paragraph.location)


def _location(paragraph: Paragraph, start: int) -> Location:
    """Where in the notes the line stands that has character `start` of `paragraph`."""
    where, at = paragraph.location, 0
    for location, line in lines_of(paragraph):
        if at <= start:
            where = location
        at += len(plain(line)) + 1  # the break
    return where


def _told(paragraph: Paragraph) -> Sentences:
    """`paragraph`, with what its first sentence says of the name that it begins with."""
    line = paragraph.inlines
    name, behind = _named(line)
    if name and EQUATES.match(behind):
        return Sentences(paragraph, Says.WHAT, name, by_word=True)
    term = bold_term((paragraph,), paragraph.location)
    if term and names_thing(term.prompt) and has_words(term.prompt):
        return Sentences(paragraph, Says.WHAT, term.prompt)
    if name and TELLS.match(behind) and not leads_in(line):
        is_noun = isinstance(line[0], Text) or behind.lstrip()[0].isupper()
        return Sentences(paragraph, Says.MORE, name, is_noun=is_noun)
    return Sentences(paragraph, Says.NOTHING)


def _named(line: Inlines) -> tuple[Inlines, str]:
    """The name of a thing that is set apart at the beginning of `line`, with what stands in
    brackets behind it, and the words behind that; (), "" where there is none."""
    match line:
        case (Text(ahead), one, *behind):
            pass
        case (one, *behind):
            ahead = ""
        case _:
            return (), ""
    match one:
        case Strong(name) | Emphasis(name) | Link(_, (Strong(name) | Emphasis(name),)):
            pass
        case _:
            return (), ""
    if ahead.strip() and not AHEAD.fullmatch(ahead.strip()):
        return (), ""
    said = plain(behind)
    words = plain(name).strip()
    is_name = names_thing(name) and not words.endswith(COLONS)  # there, a sign parts them
    if not is_name or not telling(words) or LEADS.match(words):
        return (), ""
    if bracket := IN_BRACKETS.match(said):
        return (*name, Text(bracket[0])), said[bracket.end() :]
    return name, said
