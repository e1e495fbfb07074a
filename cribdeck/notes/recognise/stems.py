"""Stems: lines that are no question by themselves, or not only, with options below them.

Knows where the line ends and the options begin. Does not know which option is right, nor whether
such a line asks in its place (openings, the shapes).
"""

from dataclasses import dataclass, replace

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, LineBreak, ListItem, Paragraph
from cribdeck.notes.prompts import number_of
from cribdeck.notes.questions import is_question, tells
from cribdeck.notes.recognise.labels import by_lines
from cribdeck.notes.recognise.letters import LETTER, SEVERAL
from cribdeck.notes.recognise.options import Written, is_exhibit, options_at
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import first_line, plain
from cribdeck.notes.worksheets import has_gap
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Stem:
    """The line `prompt` at `location`, with its number in a list; `below` it are the options
    `written`, with code and pictures before them, and all that follows."""

    prompt: Inlines
    location: Location
    number: int | None
    below: Blocks
    written: Written

    @property
    def asks(self) -> bool:
        """Whether it asks by its words, or is a counted line with several letters below it."""
        asks_so = is_question(self.prompt) or tells(self.prompt) or has_gap(self.prompt)
        have_letters = len(self.written.letters) >= SEVERAL
        return asks_so or (
            self.number is None and have_letters and number_of(self.prompt) is not None
        )


def stem_at(blocks: Blocks) -> Stem | None:
    """The stem that `blocks` begin with: a paragraph, or a list of one item, with marked options
    below it, or in its further lines."""
    match blocks:
        case (Paragraph() as first, *_):
            number, others = None, blocks[1:]
        case (ItemList((ListItem((Paragraph() as first, *inner), is_ticked=None),), start), *_):
            number, others = start, (*inner, *blocks[1:])
        case _:
            return None
    if LETTER.match(plain(first_line((first,)))):
        return None
    line, rest = _parted(first)
    below = (*(by_lines((rest,)) if rest else ()), *others)
    at = 0
    while at < len(below) and is_exhibit(below[at]):
        at += 1
    written = options_at(below[at:])
    if not written or not written.are_marked:
        return None
    return Stem(line, first.location, number, below, written)


def _parted(paragraph: Paragraph) -> tuple[Inlines, Paragraph | None]:
    """The line of `paragraph`, and its further lines from that on which has the first letter."""
    breaks = [i for i, one in enumerate(paragraph.inlines) if isinstance(one, LineBreak)]
    lines = list(lines_of(paragraph))
    for i, (where, line) in enumerate(lines):
        if i and len(breaks) == len(lines) - 1 and LETTER.match(plain(line)):
            rest = replace(
                paragraph, inlines=paragraph.inlines[breaks[i - 1] + 1 :], location=where
            )
            return paragraph.inlines[: breaks[i - 1]], rest
    return paragraph.inlines, None
