"""Which kinds of card an author wants: for a whole document, and for one entry.

Knows the names and values of both places (`cards: {lists: overview}` in front matter, the comment
`<!-- cards: reverse=off -->` at an entry, or `<!-- cards: off -->`) and what follows from them.
Does not know how a card is made, nor where comments stand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, assert_never, get_args, get_type_hints

from cribdeck.notes.attributes import asks_nothing, names_no_task
from cribdeck.notes.blanks import is_marked
from cribdeck.notes.blocks import CodeBlock, Comment
from cribdeck.notes.code_languages import is_called
from cribdeck.notes.comments import keyword, takes_out
from cribdeck.notes.document import (
    Carded,
    Choice,
    Comparison,
    Correction,
    Document,
    Drawing,
    Entry,
    Fact,
    ListEntry,
    Question,
    Sample,
    Term,
)
from cribdeck.notes.long_code import is_crowded, is_long, is_long_answer
from cribdeck.notes.long_tables import is_long_table
from cribdeck.notes.questions import is_question
from cribdeck.notes.remarked_code import are_remarked
from cribdeck.notes.settings import CardChoices, Switch
from cribdeck.notes.sheet_only import Divider, Prose, Remark
from cribdeck.notes.statements import is_asked_for
from cribdeck.notes.superseded import is_superseded
from cribdeck.notes.walk import entries
from cribdeck.notes.words import has_words, plain
from cribdeck.problems import Problem, Severity, instead

# Each name with its values; the first is what holds where nothing is said.
KNOWN: Mapping[str, tuple[str, ...]] = {
    name: get_args(values) for name, values in get_type_hints(CardChoices).items()
}
THE_REVERSE = "reverse"
SWITCHES = tuple(name for name, values in KNOWN.items() if values == get_args(Switch))
WHOLE = ("both", "overview", "whole")
PARTS = ("both", "items", "lines", "parts")
# What one can want of an entry, beside what the switches stand for.
THE_WHOLE, ITS_PARTS = "whole", "parts"
WHOLE_INSTEAD = "whole instead"  # of parts, where it has none
SEVERAL = 3  # samples in one
# Languages of their sources.
DIAGRAMS = frozenset(
    {"chart", "d2", "desmos-graph", "dot", "functionplot", "geogebra", "graphviz", "mermaid"}
    | {"plantuml", "puml", "tikz", "vega", "vega-lite"}
)
FIGURES = frozenset({"figure", "image"})  # directives of MyST
COMMENTED = re.compile(r"\s*(?:#|//|--\s|/\*|;|%)\s*(?!include|define|!)\w.*\n")
JOINED = re.compile(r"\s*[=:]\s*")


def of(document: Document, entry: Entry) -> CardChoices:
    """What holds for `entry`: what its own comments say, else what `document` says."""
    chosen = document.settings.cards
    own: dict[str, Any] = {
        name: value
        for comment in entry.comments
        for name, value in _said(comment)
        if value in KNOWN.get(name, ())
    }
    return replace(chosen, **own) if own else chosen


def value_for(chosen: CardChoices, entry: Entry) -> str:
    """The value that decides on entries like `entry`; "both" where there is nothing to choose."""
    match entry:
        case ListEntry():
            return "items" if chosen.lists == "both" and by_parts_only(entry) else chosen.lists
        case Comparison():
            return chosen.comparisons
        case Sample(block=block) if is_superseded(block) or not is_written(block):
            return "off"
        case Sample():
            return "lines" if chosen.code == "both" and by_parts_only(entry) else chosen.code
        case Correction(given=shown):
            has_code = any(isinstance(block, CodeBlock) for block in shown)
            return "off" if "off" in (chosen.wrong, has_code and chosen.code) else "both"
        case Drawing():
            return (
                "parts" if chosen.diagrams == "both" and by_parts_only(entry) else chosen.diagrams
            )
        case Fact(line) if chosen.highlights == "off" and not is_marked(line, numbered=True):
            return "off" if is_marked(line) else "both"
        case Question() | Term() if by_parts_only(entry):
            return "both" if chosen.code == "whole" and is_long_answer(entry.answer) else "parts"
        case Question() | Choice() | Term() | Fact() | Prose() | Remark() | Divider():
            return "both"
        case _:
            assert_never(entry)


def wanted(document: Document, entry: Entry) -> frozenset[str]:
    """What is wanted of `entry`: THE_WHOLE, ITS_PARTS, WHOLE_INSTEAD, and those of the SWITCHES
    that are on; nothing where entries like it are off, or it asks nothing."""
    if not has_prompt(entry) or _is_out(entry):
        return frozenset()
    chosen = of(document, entry)
    found = _wanted(chosen, value_for(chosen, entry))
    without_whole = by_parts_only(entry)
    if entry.location in document.one_way or (isinstance(entry, Term) and without_whole):
        found -= {THE_REVERSE}  # it is the other side of the whole
    return found - {WHOLE_INSTEAD} if without_whole else found


def by_parts_only(entry: Entry) -> bool:
    """Whether `entry` is one of which nobody can recall the whole, so that only parts are asked,
    unless its author says so: a sample that is long, an example in an answer, or the source of a
    diagram; a list of what cannot be named, or of only some things that its heading asks for; what
    stands under "Misc", or under "Exercise 3" without a question; a task that a long command is the
    answer to, or whose parts are asked one by one."""
    match entry:
        case Sample():
            block = entry.block
            is_source = block.language in DIAGRAMS | FIGURES
            heading = plain(entry.prompt)
            is_example = not entry.lead and (
                names_no_task(heading)
                or asks_nothing(heading)
                or is_called(block.language, heading)
            )
            is_part = entry.within or is_source or is_example
            return is_part or is_long(block) or are_several(block)
        case Drawing(prompt, block, lead=lead):
            return is_crowded(block) or (not lead and asks_nothing(plain(prompt)))
        case ListEntry():
            return not is_asked_for(entry)
        case Question(by_parts=True):
            return True
        case Question(prompt, answer, given=()) if not is_question(prompt):
            is_place = entry.from_heading and asks_nothing(plain(prompt))
            return is_place or is_long_answer(answer) or is_long_table(answer)
        case Term():
            return is_long_answer(entry.answer)
        case _:
            return False


def is_written(block: CodeBlock) -> bool:
    """Whether `block` is more than comments, which name what is not written yet."""
    lines = [line for line in block.text.split("\n") if line.strip()]
    return not all(COMMENTED.match(f"{line}\n") for line in lines)


def are_several(block: CodeBlock) -> bool:
    """Whether `block` shows several samples, each below a comment that says what it is, or several
    commands, each with its remark: nobody is to write them one after the other."""
    if are_remarked(block):
        return True
    parts = re.split(r"\n\s*\n", block.text.strip("\n"))
    return len(parts) >= SEVERAL and all(map(COMMENTED.match, parts))


def _is_out(entry: Entry) -> bool:
    return any(map(takes_out, entry.comments))


@cache
def _wanted(chosen: CardChoices, value: str) -> frozenset[str]:
    if value == "off":
        return frozenset()
    whole = [THE_WHOLE] if value in WHOLE else []
    parts = [ITS_PARTS] if value in PARTS else []
    on = (switch for switch in SWITCHES if getattr(chosen, switch) == "on")
    return frozenset((*whole, *parts, WHOLE_INSTEAD, *on))


def has_card(document: Document, entry: Entry) -> bool:
    """Whether `entry` has a card: neither its kind, nor the author's choice, nor that it is one of
    many questions without an answer is against it, and there is something to ask (a heading may be
    all comment)."""
    return (
        isinstance(entry, Carded)
        and entry.location not in document.cardless
        and value_for(of(document, entry), entry) != "off"
        and has_prompt(entry)
        and not _is_out(entry)
    )


def has_face(document: Document, entry: Entry) -> bool:
    """Whether `entry` is a card on paper, where only wholes are asked: an example is not, nor is a
    list of which the deck asks only parts."""
    if isinstance(entry, ListEntry) and by_parts_only(entry):
        return has_card(document, entry) and THE_WHOLE in wanted(document, entry)
    return has_card(document, entry) and not (isinstance(entry, Sample) and entry.within)


def has_prompt(entry: Entry) -> bool:
    """Whether `entry` has a prompt; without one, Anki makes no card."""
    return has_words(entry.prompt)


def checked(name: str, value: object) -> str:
    """`value` of the choice `name` as it is known; YAML reads `on` and `off` as true and false.

    Raises ValueError with what to write where either is not known.
    """
    if name not in KNOWN:
        raise ValueError(instead(name, KNOWN))
    text = {True: "on", False: "off"}.get(value, "") if isinstance(value, bool) else str(value)
    if text not in KNOWN[name]:
        raise ValueError(f"known are {', '.join(KNOWN[name])}")
    return text


def problems(document: Document) -> tuple[Problem, ...]:
    """A warning for each comment at an entry that makes a choice which is not known; it chooses
    nothing."""
    comments = (c for entry in entries(document.sections) for c in entry.comments)
    # A part of an entry has its comments, too.
    return tuple(
        problem
        for comment in dict.fromkeys(comments)
        for problem in _unknown(comment, _said(comment))
    )


def said(text: str) -> Iterator[tuple[str, str]]:
    """The choices in a line, and their values: `reverse=off, lists=items`, or as a mapping of YAML
    is written, `{reverse: off, lists: items}`, is ("reverse", "off"), ("lists", "items")."""
    line = text.strip().removeprefix("{").removesuffix("}")
    for word in JOINED.sub("=", line).replace(",", " ").replace(";", " ").split():
        name, _, value = word.partition("=")
        yield name, value


def _said(comment: Comment) -> Iterator[tuple[str, str]]:
    of, text = keyword(comment)
    if of == "cards" and not takes_out(comment):
        yield from tuple(said(text)) or (("", ""),)


def _unknown(comment: Comment, said: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for name, value in said:
        try:
            checked(name, value)
        except ValueError as error:
            choice = f"no such choice of cards: {name}={value}"
            what = choice if name else "`cards:` chooses nothing"
            yield Problem(comment.location, "cards", what, str(error), Severity.WARNING)
