"""Entries that the heading above them asks for, and what stands under it without a card.

Knows which type of entry these are. Does not know where in the notes they were found.
"""

import re
from collections.abc import Collection
from itertools import groupby

from cribdeck.notes.attributes import is_attribute, names_no_task
from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Emphasis,
    Inlines,
    ItemList,
    MissingImage,
    Paragraph,
    Quote,
    Table,
    Text,
)
from cribdeck.notes.document import Entry, Fact, Term
from cribdeck.notes.entry_body import only_leads_in
from cribdeck.notes.languages import pattern
from cribdeck.notes.questions import announces_questions, asks
from cribdeck.notes.recognise.asking import Asker, answered, holds_place, placeholders
from cribdeck.notes.recognise.beside import are_definitions, told_apart
from cribdeck.notes.recognise.defining import terms_in
from cribdeck.notes.recognise.in_addition import defined_in_quote
from cribdeck.notes.recognise.labels import Role, has_role, label_of
from cribdeck.notes.recognise.marked import highlighted
from cribdeck.notes.recognise.shape import Found, Scope
from cribdeck.notes.sheet_only import Prose, Remark
from cribdeck.notes.walk import lines_of
from cribdeck.notes.word_forms import WORD
from cribdeck.notes.words import (
    BRACKETED,
    beside_links,
    beside_missing,
    leads_in,
    only_points,
    plain,
)

FEW_BESIDE = 2  # words beside a missing picture
FEW = 5  # words beside a link that only say what it leads to
CAPTION = re.compile(rf"\W{{0,10}}{pattern('caption')}[\s\d.]*[:：.–—-]", re.IGNORECASE)
SEE = re.compile(rf"\W{{0,10}}{pattern('see_figure')}", re.IGNORECASE)
LONGEST_POINTER = 12  # words; and of the name of a picture


def aside(scope: Scope, blocks: Blocks) -> Entry:
    """`blocks` have no card: they lead in, or remark."""
    return (Remark if scope.below_rule else Prose)(blocks, blocks[0].location)


def prose_found(scope: Scope, blocks: Blocks, *, above_question: bool = False) -> Found:
    """`blocks` answer the heading, unless it is the title of a longer document or the name of its
    file, lies behind a rule, or announces questions, or they only point elsewhere, lead in to what
    is not there, or show pictures that are missing; nor does what only holds the place of a text
    ("TODO"). `above_question`: one stands below."""
    is_intro = _is_intro(scope) or (above_question and announces_questions(scope.prompt))
    says_nothing = only_points(blocks) or _says_nothing(blocks) or _repeats(scope, blocks)
    if not asks(scope.prompt) and all(map(holds_place, blocks)):
        return Found((), len(blocks), placeholders(blocks))
    if scope.below_rule or is_intro or says_nothing:
        return Found((aside(scope, blocks),), len(blocks))
    location = scope.location if scope.is_first else blocks[0].location
    entries, left_out = answered(
        Asker(scope.prompt, location, from_heading=True, has_parts=_has_parts(blocks)), blocks
    )
    return Found((*entries, *highlighted(blocks, location)), len(blocks), left_out)


def left_over(scope: Scope, blocks: Blocks, *, defines: bool = False) -> Found:
    """What stands behind the entries of a list, and belongs to none of them: it does not answer the
    heading. Of its sentences, those with words in bold are facts, and those that define something
    are terms; `defines`: the list does so."""
    defines = defines and are_definitions(blocks)
    parts = [part for block in blocks for part in _parts(scope, block, defines=defines)]
    entries: list[Entry] = []
    for is_entry, run in groupby(parts, key=lambda part: isinstance(part, Term | Fact)):
        near = tuple(run)
        if is_entry:
            entries += (part for part in near if isinstance(part, Term | Fact))
        else:
            beside = tuple(part for part in near if not isinstance(part, Term | Fact))
            entries.append(aside(scope, beside))
    return Found(tuple(entries), len(blocks))


def _parts(scope: Scope, block: Block, *, defines: bool) -> tuple[Term | Fact | Block, ...]:
    if not isinstance(block, Paragraph) or scope.below_rule:
        return (block,)
    if terms := terms_in(block):
        return (block, *terms)
    return told_apart(block, defines=defines)


def _says_nothing(blocks: Blocks) -> bool:
    """Whether `blocks` are only the names of pictures that are missing, with their captions, or one
    line that leads in, to such a picture or to a page, or says where questions are."""
    match [block for block in blocks if not _is_missing_picture(block)]:
        case [ItemList((item,))]:
            return _says_nothing(item.blocks)
        case [Paragraph(line)] if leads_in(line) or _says_where_questions_are(line):
            return True
        case [said] if only_leads_in((said,)):
            return True
        case _:
            paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    lines = [line for paragraph in paragraphs for _, line in lines_of(paragraph)]
    names = {_words(one.text) for line in lines for one in line if isinstance(one, MissingImage)}
    return (
        bool(names)
        and len(paragraphs) == len(blocks)
        and all(
            _is_missing(paragraph.inlines)
            or all(_is_missing(line) or _is_caption(line, names) for _, line in lines_of(paragraph))
            for paragraph in paragraphs
        )
    )


def _repeats(scope: Scope, blocks: Blocks) -> bool:
    """Whether `blocks` are one line that says nothing but a few words of the heading, and in
    brackets where more of it stands."""
    match blocks:
        case (Paragraph(line),):
            said = WORD.findall(BRACKETED.sub("", plain(line)).casefold())
            return len(said) > 1 and {*said} <= {*WORD.findall(plain(scope.prompt).casefold())}
        case _:
            return False


def _says_where_questions_are(line: Inlines) -> bool:
    """Whether `line` is "Questions from [chapter 6](06.md)", and no more."""
    beside = beside_links(line)
    has_link = len(beside) < len(plain(line))
    return has_link and len(beside.split()) <= FEW and announces_questions((Text(beside),))


def _is_missing_picture(block: Block) -> bool:
    return isinstance(block, Paragraph) and _is_missing(block.inlines)


def _is_missing(line: Inlines) -> bool:
    """Whether `line` is a picture that is missing, with a word or two that say so ("diagram"), and
    with a name: sentences that stand for a picture tell what it shows."""
    pictures = [one for one in line if isinstance(one, MissingImage)]
    are_names = all(len(one.text.split()) <= LONGEST_POINTER for one in pictures)
    return bool(pictures) and are_names and len(plain(beside_missing(line)).split()) <= FEW_BESIDE


def _is_caption(line: Inlines, names: Collection[str]) -> bool:
    """Whether `line` says what a picture shows, where it is from, or to look at it: in italics,
    behind a word for it, or in the words that stand for the picture itself; `names` are those."""
    is_source = has_role(label_of(line), {Role.SOURCE})
    is_italic = len(line) == 1 and isinstance(line[0], Emphasis)
    said = plain(line)
    leads_to_it = SEE.match(said) is not None and len(said.split()) <= LONGEST_POINTER
    says_so = CAPTION.match(said) is not None or leads_to_it
    return is_source or is_italic or says_so or _words(plain(line)) in names


def _words(text: str) -> str:
    return " ".join(text.split()).strip(" .*_").casefold()


def _has_parts(blocks: Blocks) -> bool:
    """Whether `blocks` hold a list, or a quote that defines something or has a list or a table."""
    quoted = [one for block in blocks if isinstance(block, Quote) for one in block.blocks]
    return any(isinstance(block, ItemList) for block in blocks) or any(
        isinstance(one, ItemList | Table) or any(defined_in_quote((one,))) for one in quoted
    )


def _is_intro(scope: Scope) -> bool:
    """Whether the heading names no topic, so that prose below it only leads in, or adds: it is the
    title of a longer document or the name of its file, announces the questions below other
    headings, or says that an example stands below, of which another would be as right."""
    said = plain(scope.prompt)
    if scope.is_file or (names_no_task(said) and is_attribute(said)):
        return True
    return scope.has_sections and (scope.is_title or announces_questions(scope.prompt))
