"""What of a document has no card although it could: questions without an answer, where a document
is a list of them, examples, tags, sources, verdicts, outlines, and samples, lists and facts of
which nobody can recall the whole, and no part is worth asking for. And what is said of a document
without any.

Knows how many are many. Does not know which cards somebody has already (building).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from cribdeck.notes import card_choices
from cribdeck.notes.attributed import bare_name, shared_names
from cribdeck.notes.attributes import names_no_task
from cribdeck.notes.document import Asking, Document, Fact, Term
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.labelling import outlines
from cribdeck.notes.languages import pattern
from cribdeck.notes.shares import most
from cribdeck.notes.walk import entries, entry_lines, inlines, printed
from cribdeck.notes.words import beside_links, leads_elsewhere, plain, plain_blocks
from cribdeck.notes.worksheets import is_verdict
from cribdeck.problems import Location, Problem, Severity

MANY = 5  # questions
SOURCE = re.compile(rf"\W*{pattern('source')}\W*", re.IGNORECASE)
SENTENCES = re.compile(rf"\W*{pattern('sentences')}\W*", re.IGNORECASE)
WORD = re.compile(r"\w+")
TAGS = re.compile(r"(?:[\s,]*#[^\s#,]+)+[\s,]*")


def without_card(document: Document) -> frozenset[Location]:
    """The questions of `document` that have no answer, and by themselves no card either: all where
    more than half of its questions, and at least five, have none, and each that is answered
    elsewhere, as those of a list above their answers; what an author says of them
    (`cards: {unanswered: on}`, or `off`) holds whatever their number."""
    asked = [entry for entry in entries(document.sections) if isinstance(entry, Asking)]
    answered = {_words(entry) for entry in asked if not is_unanswered(entry)}
    empty = [entry for entry in asked if is_unanswered(entry)]
    are_most = len(empty) >= MANY and most(len(empty), len(asked))
    off = {"few": are_most, "on": False, "off": True}
    chosen = {entry.location: card_choices.of(document, entry).unanswered for entry in empty}
    return frozenset(
        entry.location
        for entry in empty
        if off[chosen[entry.location]]
        or (chosen[entry.location] == "few" and _words(entry) in answered)
    )


def _words(entry: Asking) -> tuple[str, ...]:
    return tuple(WORD.findall(plain(entry.prompt).casefold()))


def withheld(
    document: Document, known: Collection[Location], empty: Collection[Location] = ()
) -> Document:
    """`document` whose examples, sources, verdicts, outlines, and questions without an answer, have
    no card where that is so, but for those `known` to a learner already; nor have the facts,
    samples and lists of which only parts are asked, among what is `empty` of cards."""
    by_parts = (
        entry.location
        for entry in entries(document.sections)
        if isinstance(entry, Fact) or card_choices.by_parts_only(entry)
    )
    asked = without_card(document).union(
        _examples(document),
        _tags(document),
        _sources(document),
        _verdicts(document),
        outlines(document.sections),
    )
    cardless = asked - frozenset(known) | frozenset(empty).intersection(by_parts)
    return replace(document, cardless=cardless)


def _examples(document: Document) -> Iterator[Location]:
    """The terms of `document` that are labels and say that an example follows, or sentences with a
    word: any other one would be as right."""
    for entry in entries(document.sections):
        if isinstance(entry, Term) and entry.location in document.labels:
            name = bare_name(entry)
            if names_no_task(name) or SENTENCES.fullmatch(name):
                yield entry.location


def _tags(document: Document) -> Iterator[Location]:
    """The terms of `document` that are labels of nothing but tags (`#verb #travel`)."""
    for entry in entries(document.sections):
        is_label = isinstance(entry, Term) and entry.location in document.labels
        if is_label and TAGS.fullmatch(plain_blocks(entry.answer)):
            yield entry.location


def _sources(document: Document) -> Iterator[Location]:
    """The terms of `document` that only say where something is from, with a link to it."""
    for entry in entries(document.sections):
        if isinstance(entry, Term) and SOURCE.fullmatch(bare_name(entry)):
            said = (one for _, line in entry_lines(entry) for one in inlines(line))
            if any(map(leads_elsewhere, said)):
                yield entry.location


def _verdicts(document: Document) -> Iterator[Location]:
    """The terms of `document` whose names are that of a verdict on each of several sentences that
    stand elsewhere ("False – only on Earth")."""
    shared = shared_names(document.sections)
    for entry in entries(document.sections):
        if isinstance(entry, Term) and (name := bare_name(entry)) in shared and is_verdict(name):
            yield entry.location


def told(document: Document, *, cards: int) -> Iterator[Problem]:
    """What a build says of `document`, of which it makes so many `cards`: how many questions are
    kept from the deck, and why there is no card at all."""
    asked = (
        entry
        for entry in entries(document.sections)
        if isinstance(entry, Asking) and is_unanswered(entry)
    )
    kept_back = [entry.location for entry in asked if entry.location in document.cardless]
    if count := len(kept_back):
        noun = "question has" if count == 1 else "questions have"
        fact = f"{count} {noun} no answer, and therefore no card"
        remedy = "write answers, or `cards: {unanswered: on}` in front matter"
        yield Problem(min(kept_back), "no-card", fact, remedy, Severity.WARNING)
    elif not cards:
        holds = "this file holds links" if _is_links(document) else "nothing in this file asks"
        start = Location(document.path)
        yield Problem(start, "no-card", f"0 cards: {holds}", "see --explain", Severity.WARNING)


def _is_links(document: Document) -> bool:
    """Whether most words of `document`, headings aside, are those of links, or it left them out."""
    linked = sum(len(one.text.split()) for one in document.left_out if "link" in one.reason)
    others = 0
    for entry in printed(document.sections):
        for _, line in entry_lines(entry):
            beside = len(beside_links(line).split())
            linked, others = linked + len(plain(line).split()) - beside, others + beside
    return linked > others
