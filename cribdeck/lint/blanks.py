"""The blanks of an entry: which words of which sentence its cloze cards hide.

Knows a blank and what stays to be read beside it. Does not know what is wrong with one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cribdeck.notes.blanks import has_blanks, hidden
from cribdeck.notes.blocks import Inlines, ItemList, ListItem, Paragraph
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


def blanks(entry: Entry) -> tuple[Blank, ...]:
    """Each blank of a fact, or of the items of a list that are bold in part."""
    match entry:
        case Fact(line, location=location):
            return tuple(_of_line(line, location))
        case ListEntry(items=ItemList(items)):
            return tuple(blank for item in items for blank in _of_item(item))
        case _:
            return ()


def _of_item(item: ListItem) -> Iterator[Blank]:
    match item.blocks:
        case (Paragraph(line), *_) if has_blanks(line):
            yield from _of_line(line, item.location)


def _of_line(line: Inlines, location: Location) -> Iterator[Blank]:
    texts = [plain([inline]) for inline in line]
    sentence = "".join(texts)
    asked = hidden(line)
    for words in dict.fromkeys(filter(None, (texts[i].strip(AROUND) for i in asked))):
        visible = " ".join(
            text for i, text in enumerate(texts) if not (i in asked and text.strip(AROUND) == words)
        )
        yield Blank(words, sentence, visible, location)
