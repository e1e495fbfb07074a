"""Sentences that define: they begin with a name that is set apart, and say what it is.

Knows names, the words that define, and where a sentence ends. Does not know what stands around the
paragraph (shapes.defined).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import accumulate

from cribdeck.notes.abbreviations import is_spelt
from cribdeck.notes.blocks import Blocks, CodeSpan, Emphasis, Inlines, Link, Paragraph, Strong, Text
from cribdeck.notes.document import Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.recognise.terms import names_thing
from cribdeck.notes.sentences import ended, is_whole
from cribdeck.notes.told import SEVERAL
from cribdeck.notes.walk import lines_of
from cribdeck.notes.word_forms import WORD, same, telling
from cribdeck.notes.words import COLONS, between, has_words, leads_in, parted, plain
from cribdeck.problems import Location

IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")
AHEAD = re.compile(rf"{pattern('ahead')}['’]?", re.IGNORECASE)
EQUATES = re.compile(rf"\s*(?:[–—-]\s*)?{pattern('equates')}", re.IGNORECASE)
COPULA = re.compile(pattern("copulas"), re.IGNORECASE)
LEADS = re.compile(pattern("leads"), re.IGNORECASE)  # "In practice": says when, and names nothing
OPENING = 80  # signs of a line in which a plain name, and the word behind it, stand
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


def sentences_of(paragraph: Paragraph, heading: Inlines = ()) -> Iterator[Sentences]:
    """The sentences of `paragraph`, parted before each that says what its name is; but where the
    first does not, together: what defines begins with it. A name is set apart. Directly below a
    `heading` the first may be code, or one of several that it lists ("Coupling and cohesion"): what
    is said of that defines it."""
    whole = _told(paragraph)
    if heading and whole.says is Says.NOTHING and (called := _called(paragraph.inlines, heading)):
        whole = Sentences(paragraph, Says.WHAT, called, by_word=True)
    starts = _starts(paragraph) if whole.says is Says.WHAT else []
    lines, locations = _lines(paragraph)
    parts = parted(paragraph.inlines, starts)
    for number, (start, part) in enumerate(zip((0, *starts), parts, strict=True), start=1):
        line = locations[bisect_right(lines, start) - 1]
        at = replace(line, part=line.part + number)
        said = _told(Paragraph(part, at)) if start else whole
        yield replace(said, paragraph=Paragraph(part, at))


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


def said_of(title: Inlines, paragraph: Paragraph) -> Term | None:
    """The term that `paragraph` defines by a word for it, if it begins with words of the `title`
    above it, or with what is short for them, an article before them at most."""
    line = paragraph.inlines
    text = plain(line)[:OPENING]
    ahead = AHEAD.match(text)
    behind = text[ahead.end() if ahead else 0 :].lstrip()
    start = len(text) - len(behind)
    said = plain(title)
    for found in EQUATES.finditer(text, start):
        if not _defines(text, found.start()):
            continue
        name = IN_BRACKETS.sub("", text[start : found.start()])
        called = between(line, start, found.start())
        if names_thing(called) and (_is_said(name, said) or is_spelt(name, said)):
            return Term(called, (paragraph,), paragraph.location, within=True)
    return None


def _called(line: Inlines, heading: Inlines) -> Inlines:
    """The name that begins `line`, an article before it at most: code, with a word for what it is
    behind it, or one of several that `heading` lists, in any form."""
    text = plain(line)[:OPENING]
    ahead = AHEAD.match(text)
    match line:
        case (CodeSpan() as code, *behind) | (Text(), CodeSpan() as code, *behind) if _defines(
            plain(behind), 0
        ):
            said = text.removeprefix(ahead[0] if ahead else "").lstrip()
            return (code,) if said.startswith(plain((code,))) else ()
    words = [*WORD.finditer(text, ahead.end() if ahead else 0)]
    names = [name for name in SEVERAL.split(plain(heading)) if telling(name)]
    for name in names if len(names) > 1 else ():
        own = WORD.findall(name)
        begun = words[: len(own)]
        if len(begun) == len(own) and all(map(_is_form, (word[0] for word in begun), own)):
            start, end = begun[0].start(), begun[-1].end()
            return between(line, start, end) if _defines(text, end) else ()
    return ()


def _defines(text: str, start: int) -> bool:
    """Whether `text` goes on at `start` with a word for what something is; behind a mere "is" with
    an article, too, where the language has some: else it may tell anything ("is slow")."""
    found = EQUATES.match(text, start)
    if not found:
        return False
    is_copula = COPULA.fullmatch(found[0].strip(" –—-")) is not None
    return not is_copula or AHEAD.match(text[found.end() :].lstrip()) is not None


def _is_said(name: str, title: str) -> bool:
    """Whether all words of `name` stand in `title`, in any form."""
    words = WORD.findall(name)
    said = WORD.findall(title)
    return bool(telling(name)) and all(any(_is_form(one, x) for x in said) for one in words)


def _is_form(one: str, other: str) -> bool:
    """Whether two words are forms of one, in whatever language."""
    return same(one, other, "")


def _starts(paragraph: Paragraph) -> list[int]:
    """Where in `paragraph` further sentences begin that say by a word what their name is."""
    text = plain(paragraph.inlines)
    names = [*_names(paragraph.inlines)]
    near = [
        at
        for at in accumulate(map(len, ended(text)[:-1]))
        if bisect_left(names, at) < bisect_right(names, at + FARTHEST)
    ]
    parts = [*parted(paragraph.inlines, near)][1:]
    return [
        at
        for at, part in zip(near, parts, strict=True)
        if _told(Paragraph(part, paragraph.location)).by_word and is_whole(text[:at])
    ]


def _names(line: Inlines) -> Iterator[int]:
    """Where in the words of `line` something is set apart."""
    at = 0
    for inline in line:
        if isinstance(inline, Strong | Emphasis | Link):
            yield at
        at += len(plain((inline,)))


def _lines(paragraph: Paragraph) -> tuple[list[int], list[Location]]:
    """Where in the words of `paragraph` each of its lines begins, and where that is in the
    notes."""
    starts, locations, at = [0], [paragraph.location], 0
    for location, line in lines_of(paragraph):
        starts.append(at)
        locations.append(location)
        at += len(plain(line)) + 1  # the break
    return starts, locations


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
