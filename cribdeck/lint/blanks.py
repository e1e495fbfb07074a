"""The blanks of an entry: which words of which sentence its cloze cards hide.

Knows a blank and what stays to be read beside it. Does not know what is wrong with one, nor which
words are asked for (asked_words).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cribdeck.notes.asked_words import (
    InSight,
    headings_in_sight,
    in_sight,
    read_with,
    worth_asking,
)
from cribdeck.notes.blanks import has_blanks
from cribdeck.notes.blocks import Inlines, ListItem, Paragraph
from cribdeck.notes.document import Entry, Fact, ListEntry
from cribdeck.notes.words import plain
from cribdeck.problems import Location

AROUND = " .,:;"  # punctuation that is bold with a word


@dataclass(frozen=True, slots=True)
class Blank:
    """`words` are hidden in `sentence`, and `visible` is what is left of it."""

    words: str
    sentence: str
    visible: str
    location: Location


def blanks(entry: Entry, headings: Sequence[str], language: str) -> tuple[Blank, ...]:
    """Each blank of a fact below `headings`, or of the items of a list that are bold in part, in a
    document of this `language`."""
    match entry:
        case Fact(line, location=location):
            sight = in_sight(entry, headings_in_sight(headings, entry))
            return tuple(_of_line(line, location, worth_asking(line, sight, language)))
        case ListEntry(items=list_):
            above = in_sight(entry, headings_in_sight(headings, entry))
            return tuple(
                blank
                for item in list_.items
                for blank in _of_item(item, above.with_more(read_with(item, list_)), language)
            )
        case _:
            return ()


def _of_item(item: ListItem, sight: InSight, language: str) -> Iterator[Blank]:
    match item.blocks:
        case (Paragraph(line), *_) if has_blanks(line):
            asked = worth_asking(line, sight, language)
            yield from _of_line(line, item.location, asked)


def _of_line(line: Inlines, location: Location, asked: Collection[int]) -> Iterator[Blank]:
    texts = [plain([inline]) for inline in line]
    sentence = "".join(texts)
    places: dict[str, list[int]] = {}
    for i in sorted(asked):
        places.setdefault(texts[i].strip(AROUND), []).append(i)
    for words, hidden in places.items():
        shown = texts.copy()  # of a line with many blanks, nothing is looked at for each of them
        for i in reversed(hidden):
            del shown[i]
        if words:
            yield Blank(words, sentence, " ".join(shown), location)
