"""What lint looks at: the headings and entries of a document with what their cards show.

Knows the way from a document to nodes. Does not know what could be wrong with them.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from cribdeck.lint import allowed
from cribdeck.lint.blanks import blanks
from cribdeck.lint.compared import Compared
from cribdeck.lint.rule import Node
from cribdeck.lint.wording import normalized
from cribdeck.notes import card_choices, walk
from cribdeck.notes.document import (
    Asking,
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
    Section,
    Term,
)
from cribdeck.notes.entry_body import shown_with
from cribdeck.notes.language_of import UNKNOWN, tongue_of
from cribdeck.notes.statements import can_be_told
from cribdeck.notes.words import plain, plain_blocks, unnumbered

ENGLISH = "en"


def nodes(document: Document) -> Iterator[Node[Section | Entry]]:
    """The headings and entries of `document`, in document order."""
    language = document.language

    def is_english(line: str) -> bool:
        return language == ENGLISH and tongue_of(line) in (ENGLISH, UNKNOWN)

    for path in walk.sections(document.sections):
        section = path[-1]
        headings = tuple(plain(unnumbered(above.heading)) for above in path if above.level)
        taken_back = allowed.by_settings(document.settings).union(
            *(allowed.by_comments(above.comments) for above in path)
        )
        prompt = plain(section.heading)
        yield Node(section, document.title, headings, taken_back, is_english(prompt), prompt)
        for entry in section.entries:
            given = plain_blocks(shown_with(entry))
            yield Node(
                entry,
                document.title,
                headings,
                taken_back | allowed.by_comments(entry.comments) if entry.comments else taken_back,
                is_english(plain(entry.prompt)),
                " ".join(filter(None, (plain(entry.prompt), plain(entry.lead), given))),
                plain_blocks(entry.answer),
                blanks(entry, headings, language),
                language if _is_asked_back(document, entry) else "",
                card_choices.wanted(document, entry),
            )


def _is_asked_back(document: Document, entry: Entry) -> bool:
    return isinstance(entry, Term) and card_choices.of(document, entry).reverse == "on"


def compared(nodes: Iterable[Node[Section | Entry]]) -> Iterator[Compared]:
    """What of `nodes` is compared with other entries: those that have cards of their own."""
    for node in nodes:
        entry = node.of
        is_example = isinstance(entry, Sample) and entry.within  # its answer is compared
        is_told = not isinstance(entry, ListEntry) or can_be_told(entry)
        if isinstance(entry, Carded) and is_told and not is_example:
            yield Compared(
                entry.location,
                _sort(entry),
                isinstance(entry, Asking),
                isinstance(entry, Sample | Drawing),
                not isinstance(entry, Fact),
                entry.from_heading,
                node.title,
                node.headings,
                node.allowed,
                node.prompt,
                normalized(node.prompt),
                _answer_words(entry, node.answer),
            )


def _sort(entry: Carded) -> str:
    """A comparison is of the same sort as a question."""
    return Question.kind if isinstance(entry, Comparison) else entry.kind


def _answer_words(entry: Carded, answer: str) -> str:
    match entry:
        case Sample() | Drawing():  # white space in code may matter
            return answer
        case Question() | Comparison() | Choice() | Term() | Correction() | ListEntry():
            return normalized(answer)
        case Fact():  # below it are remarks
            return ""
        case _:
            assert_never(entry)
