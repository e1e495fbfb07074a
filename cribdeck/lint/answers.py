"""Lint of what is to be recalled: is there an answer, is it short enough, and is it not given away?

Counts and compares words of any language; "X is X" is found in English only.
"""

import re
from collections.abc import Iterator

from cribdeck.lint.subjects import Subject, first_line, prose, shown, warning
from cribdeck.lint.wording import ARTICLES, FORMS, NAMELESS, count, shortened, word_set, words
from cribdeck.notes.blocks import Inlines, ItemList, Paragraph, Strong
from cribdeck.notes.entries import Divider, Entry, Fact, ListEntry, Term
from cribdeck.notes.words import bold_words, plain
from cribdeck.problems import Location, Problem

MOST_WORDS = 90
MOST_ITEMS = 9
MOST_UNORDERED = 7  # what one remembers without an order (Miller, 1956)
MOST_HIDDEN = 0.7  # of the words of a sentence
# A heading that names several things does not tell which of them is blanked.
SEVERAL = re.compile(r"\b(?:vs|versus|and|or)\b|[,/&]", re.IGNORECASE)
# What a definition may hold beside the term and still say nothing.
EMPTY = ARTICLES | FORMS | word_set("of that which who it this means or and in")


def unanswered(subject: Subject) -> Iterator[Problem]:
    """A question without an answer."""
    entry = subject.entry
    if entry is not None and not entry.answer:
        where = (
            "write it under the heading" if entry.from_heading else "indent it under the question"
        )
        yield warning(entry.location, "unanswered", "question has no answer", where)


def empty_heading(subject: Subject) -> Iterator[Problem]:
    """A heading with nothing under it, or only a rule."""
    section = subject.section
    is_empty = all(isinstance(entry, Divider) for entry in section.entries) and not section.sections
    if section.level and is_empty:
        yield warning(
            section.location,
            "empty-heading",
            f'nothing stands under the heading "{shortened(plain(section.heading))}"',
            "write what belongs there, or take it out",
        )


def long_answer(subject: Subject) -> Iterator[Problem]:
    """More than one recalls at once, in what the card shows first; of a list, its items too."""
    entry = subject.entry
    block = shown(entry) if entry is not None else None
    if entry is None or block is None:
        return
    length = count(prose(block)) if len(subject.answer) > 2 * MOST_WORDS - 2 else 0
    items = len(block.items) if isinstance(block, ItemList) else 0
    is_ordered = isinstance(block, ItemList) and block.start is not None
    if length > MOST_WORDS:
        yield warning(
            entry.location,
            "long-answer",
            f"an answer of {length} words; more than {MOST_WORDS} are hard to recall",
            "put what one must recall in a first paragraph or list, and the rest below it",
        )
    if items > MOST_ITEMS and is_ordered:
        yield warning(
            entry.location,
            "long-answer",
            f"an answer of {items} items; more than {MOST_ITEMS} are hard to recall",
            "cut it into stages with a heading each",
        )
    if items > MOST_UNORDERED and not is_ordered:
        yield warning(
            entry.location,
            "long-list",
            f"a list of {items} items without an order; "
            f"more than {MOST_UNORDERED} are hard to recall",
            "group them under headings, make each a term or a fact, or number them",
        )


# --- Blanks ---------------------------------------------------------------------------------------


def clozes(subject: Subject) -> Iterator[Problem]:
    """A blank whose words can be read beside it, or that leaves almost nothing to read."""
    if subject.entry is None:
        return
    for line, location in _cloze_lines(subject.entry):
        hidden = [plain([line[i]]).strip(" .,:;") for i in sorted(bold_words(line))]
        for words_hidden in dict.fromkeys(filter(None, hidden)):
            yield from _blank(words_hidden, line, location, subject.path)


def _cloze_lines(entry: Entry) -> Iterator[tuple[Inlines, Location]]:
    """The sentences whose bold words are blanked."""
    if isinstance(entry, Fact):
        yield entry.prompt, entry.location
    match entry:
        case ListEntry(items=ItemList(items)):
            for item in items:
                if line := first_line(item):
                    bold = bold_words(line.inlines)
                    seen = {i in bold for i, x in enumerate(line.inlines) if plain([x]).strip()}
                    if seen == {True, False}:
                        yield line.inlines, item.location


def _blank(
    hidden: str, line: Inlines, location: Location, path: tuple[str, ...]
) -> Iterator[Problem]:
    visible = " ".join(
        plain([inline])
        for inline in line
        if not (isinstance(inline, Strong) and plain(inline.children).strip(" .,:;") == hidden)
    )
    if _stands_in(hidden, visible):
        yield warning(
            location,
            "open-cloze",
            f'the blank "{shortened(hidden)}" can be read beside it',
            "reword the sentence, or make other words bold",
        )
    elif any(_stands_in(hidden, each) and not SEVERAL.search(each) for each in path):
        yield warning(
            location,
            "open-cloze",
            f'the blank "{shortened(hidden)}" can be read in the heading above',
            "make other words bold",
        )
    total = count(plain(line))
    if total > 1 and (total - count(_worded(visible))) / total > MOST_HIDDEN:
        yield warning(
            location,
            "bare-cloze",
            f'without "{shortened(hidden)}" almost nothing is left to go by',
            "make fewer words bold, or say more",
        )


def _is_telling(hidden: str) -> bool:
    return any(
        len(word) > 2 and not word.isdigit() and word not in NAMELESS for word in words(hidden)
    )


def _stands_in(hidden: str, text: str) -> bool:
    hidden, text = hidden.casefold(), text.casefold()
    if hidden not in text or not _is_telling(hidden):
        return False
    return re.search(rf"(?<!\w){re.escape(hidden)}(?!\w)", text) is not None


def _worded(text: str) -> str:
    """`text` without what stands alone and is no word ("." after a blank)."""
    return " ".join(word for word in text.split() if any(map(str.isalnum, word)))


# --- Terms ----------------------------------------------------------------------------------------


def circular_term(subject: Subject) -> Iterator[Problem]:
    """`**Idempotent producer:** A producer that is idempotent.`"""
    match subject.entry:
        case Term(answer=(Paragraph(),)):
            pass
        case _:
            return
    term, text = words(subject.prompt), subject.answer.casefold()
    if not any(word in text for word in term):
        return
    definition = words(text)
    rest = [word for word in definition if word not in term]
    says_nothing = len(rest) < len(definition) and EMPTY.issuperset(rest)
    if says_nothing or (subject.is_english and _begins_with_itself(term, definition)):
        yield warning(
            subject.location,
            "circular-term",
            f'"{shortened(subject.prompt)}" is defined by itself',
            "say what it is in other words",
        )


def _begins_with_itself(term: list[str], definition: list[str]) -> bool:
    """`A broker is a broker that …`"""
    said = [word for word in definition[: 2 * len(term) + 3] if word not in ARTICLES]
    term = [word for word in term if word not in ARTICLES]
    size = len(term)
    return (
        bool(term)
        and said[:size] == term
        and said[size : size + 1] in (["is"], ["are"], ["means"])
        and said[size + 1 : 2 * size + 1] == term
    )
