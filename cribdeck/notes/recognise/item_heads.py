"""Items that head what stands below them, in a list that nobody is asked for as a whole: each is a
small heading, and asks as one does.

Knows which line of an item is such a heading. Does not know what stands around the list (lists).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cribdeck.notes.attributes import asks_nothing, is_beside_matter, names_no_task
from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph
from cribdeck.notes.document import Question, Term
from cribdeck.notes.languages import NUMBERS
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.beside import told_apart
from cribdeck.notes.recognise.names import STATES, goes_on_below, leading_name, name_above
from cribdeck.notes.sentences import is_over
from cribdeck.notes.statements import counts, is_statement, says_clause
from cribdeck.notes.word_forms import LITTLE, WORD
from cribdeck.notes.words import only_points, plain

CLAUSE = re.compile(r"\w[,;，；](?:\s|$)")  # "Despite this, the cloud has won"
LEAST_OF_LEAD = 3  # words of a line that goes on below: fewer do not say what of
DEFINED_MOST = 3  # words before a colon: more may be a sentence
NAME_MOST = 8  # words: more are a sentence


def asked_by_items(list_: ItemList, under: Inlines = ()) -> Iterator[Question | Term]:
    """What the items of `list_`, which nobody is asked for as a whole, ask for, said `under` a
    line: those that name what stands below them, or say how many things that lists, and those of a
    line that defines the few words before its colon. Of another item, those in it do."""
    for item in list_.items:
        match item.blocks:
            case (Paragraph() as line,):
                yield from _defined(line, under)
            case (Paragraph(line), *below) if is_head(item):
                yield Question(line, tuple(below), item.location, under=under, within=True)
            case (Paragraph(line), *below):
                for block in below:
                    if isinstance(block, ItemList):
                        yield from asked_by_items(block, name_above(line) or under)
            case _:
                pass


def is_head(item: ListItem) -> bool:
    """Whether the line of `item` asks for what stands below it, a list or more, as a heading
    would."""
    match item.blocks:
        case (Paragraph(line), *below) if any(isinstance(one, ItemList) for one in below):
            return _heads(line, tuple(below))
        case _:
            return False


def _defined(line: Paragraph, under: Inlines) -> Iterator[Term]:
    """The term that `line` defines behind a colon: `3-day rule: It counts as delivered then.`"""
    match told_apart(line, defines=True):
        case (Term() as term,) if _is_short_name(plain(term.prompt).strip()):
            yield replace(term, under=under, within=True)
        case _:
            pass


def _is_short_name(name: str) -> bool:
    """Whether `name` is a few words and goes on with nothing: with no small letter, no "…"."""
    begins = name[:1].isalnum() and not name[:1].islower()
    return begins and count(name) <= DEFINED_MOST


def _heads(line: Inlines, below: Blocks) -> bool:
    """Whether `line` asks for what stands `below` it, as a heading would."""
    name = plain(name_above(line)).strip()
    if not name or asks(line) or is_over(name) or only_points(below):
        return False
    if names_no_task(name) or asks_nothing(name) or is_beside_matter(name):
        return False
    if any(counts(name, block) for block in below if isinstance(block, ItemList)):
        return True
    words = WORD.findall(name.casefold())
    if all(word in LITTLE or word in NUMBERS for word in words):  # "some of them"
        return False
    if single := _single(below):
        # What is no sentence remarks on the line.
        return bool(leading_name(line)) and not goes_on_below(line) and is_statement(single)
    if goes_on_below(line):
        return len(words) >= LEAST_OF_LEAD
    is_clause = STATES.search(name) or says_clause(name) or CLAUSE.search(name)
    return count(name) <= NAME_MOST and not is_clause


def _single(below: Blocks) -> ListItem | None:
    """The only item `below` a line."""
    match below:
        case (ItemList((item,)),):
            return item
        case _:
            return None
