"""What stands below the prompt of an entry: all of it, what a card shows with the question, and
whether that answers it.

Knows entries, and links that are an answer, and not where else to look: names of what a question
asks for. Does not know any output: paper prints `body`, cards show `shown_with`.
"""

import re
from dataclasses import replace
from typing import assert_never

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from cribdeck.notes.document import (
    Choice,
    Comparison,
    Correction,
    Drawing,
    Entry,
    Fact,
    ListEntry,
    Question,
    Sample,
    Term,
)
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.sentences import has_further
from cribdeck.notes.sheet_only import Divider, Prose, Remark
from cribdeck.notes.words import (
    beside_links,
    leads_elsewhere,
    leads_in,
    only_points,
    plain,
    plain_blocks,
)

RIGHT = "✓ "
NAMES = re.compile(rf"\W*{pattern('names')}", re.IGNORECASE)
FEWEST = 2  # names in an answer
LONGEST = 3  # words of a name: what is longer is the title of a page
PLACES = re.compile(rf"https?://|www\.|^\W*{pattern('places')}\W*$", re.IGNORECASE)


def is_unanswered(entry: Entry) -> bool:
    """Whether `entry` asks and the notes have no answer yet; links to elsewhere are none, unless
    they are the names that it asks for, nor is a line that leads in to what is not there. What is
    asked by its parts is answered there."""
    match entry:
        case Question(by_parts=True):
            return False
        case Question() | Comparison():
            says_nothing = only_points(entry.answer) or only_leads_in(entry.answer)
            return says_nothing and not names(entry.prompt, entry.answer)
        case Choice():
            return not entry.right
        case _:
            return False


def only_leads_in(answer: Blocks) -> bool:
    """Whether `answer` is one sentence that leads in, to nothing or to a page ("A good article:
    https://…"), quoted or not; what stands before one says something."""
    match answer:
        case (Quote(blocks, kind=""),):
            return only_leads_in(blocks)
        case (Paragraph() as line, *rest) if rest and not plain_blocks(rest).strip("_ \n"):
            return only_leads_in((line,))  # to places that are empty
        case (Paragraph(line),):
            links = [one for one in line if leads_elsewhere(one)]
            if all(is_place(plain((one,))) for one in links):
                said = beside_links(line)
                return leads_in((Text(said),)) and not has_further(said)
            return False
        case _:
            return False


def body(entry: Entry) -> Blocks:
    """All that stands below the prompt and the lead of `entry` in the notes, in this order: what is
    given with a question, the options of a choice (the right ones marked), the answer."""
    if isinstance(entry, Choice):
        return (*entry.given, _marked(entry), *entry.explanation)
    return (*entry.given, *entry.answer)


def _marked(choice: Choice) -> ItemList:
    items = (
        replace(item, blocks=_as_right(item)) if i in choice.right else item
        for i, item in enumerate(choice.options.items)
    )
    return replace(choice.options, items=tuple(items))


def _as_right(option: ListItem) -> Blocks:
    """A right option: its words are bold, and a sign says it of what has no bold type (code, a
    picture, many scripts)."""
    sign = Text(RIGHT)
    match option.blocks:
        case (Paragraph(line) as first, *others):
            return (replace(first, inlines=(sign, Strong(line))), *map(_bold, others))
        case others:
            return (Paragraph((sign,), option.location), *map(_bold, others))


def _bold(block: Block) -> Block:
    return (
        replace(block, inlines=(Strong(block.inlines),)) if isinstance(block, Paragraph) else block
    )


def shown_with(entry: Entry) -> Blocks:
    """What a card of `entry` shows below its prompt: what is given with a question, and the options
    of a choice, which do not tell the right ones."""
    return (*entry.given, entry.options) if isinstance(entry, Choice) else entry.given


def with_answer(entry: Entry, answer: Blocks) -> Entry:
    """`entry` with another answer, which begins as the old one does where its type says so (a list
    with its items, a sample with its code)."""
    match entry:
        case Question() | Comparison() | Term() | Fact() | Correction() | Prose() | Remark():
            return replace(entry, answer=answer)
        case Choice():
            return replace(entry, explanation=answer[len(entry.right_blocks) :])
        case ListEntry() | Sample() | Drawing():
            return replace(entry, remarks=answer[1:])
        case Divider():
            return entry
        case _:
            assert_never(entry)


# --- Links that are an answer ---------------------------------------------------------------------


def names(prompt: Inlines, answer: Blocks) -> bool:
    """Whether `prompt` asks for names ("Which tools …", "Name three …"), and the `answer` is one,
    or lists some, each of which has a link."""
    if not NAMES.match(plain(prompt)):
        return False
    match answer:
        case (Paragraph(line),):
            return bool(plain(line).strip()) and _is_name(plain(line))
    items = [item for block in answer if isinstance(block, ItemList) for item in block.items]
    words = [plain_blocks(item.blocks) for item in items]
    named = [one for one in words if any(map(str.isalnum, one))]
    return len(named) >= FEWEST and all(map(_is_name, named))


def is_place(words: str) -> bool:
    """Whether the `words` of a link name a page to look at ("here", an address, a title), and no
    thing: a name is short."""
    return PLACES.search(words) is not None or count(words) > LONGEST


def _is_name(words: str) -> bool:
    return not is_place(words)
