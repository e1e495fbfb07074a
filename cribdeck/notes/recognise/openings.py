"""Where somebody asks among the blocks under a heading, and where an answer stands.

Knows what an asker begins with, and what tells that an answer follows: so that each answer ends
where the next one asks. Does not know what is made of them (asking, the shapes).
"""

from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    Blocks,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
)
from cribdeck.notes.prompts import RATING
from cribdeck.notes.question_lines import asks_somewhere, begins_with_question, split_question
from cribdeck.notes.questions import asks, is_question, is_task, tells
from cribdeck.notes.recognise.bracketed import blanks_of
from cribdeck.notes.recognise.framed import unframed
from cribdeck.notes.recognise.inline_cards import begins_cards
from cribdeck.notes.recognise.labels import (
    ANSWERING,
    ASKING,
    Role,
    by_lines,
    has_role,
    label_at,
    role_of,
)
from cribdeck.notes.recognise.lids import asks_aside, has_title, reveals, title_of
from cribdeck.notes.recognise.marked_options import mark_themselves
from cribdeck.notes.recognise.options import options_at
from cribdeck.notes.recognise.sides import FARTHEST as SIDES
from cribdeck.notes.recognise.sides import sides_of
from cribdeck.notes.recognise.stems import Stem, stem_at
from cribdeck.notes.words import (
    COLONS,
    first_line,
    leads_in,
    plain,
)

FARTHEST = 30  # blocks between a label that asks and the one that answers


def opens(blocks: Blocks, i: int) -> bool:
    """Whether somebody asks with block `i`: what stands above does not go on there."""
    match blocks[i]:
        case Quote(kind=kind) as quote if kind == DETAILS:
            return asks(title_of(quote))
        case Quote(kind=kind) as quote if kind:
            return asks_aside(quote)
        case Paragraph(asks=True):
            return True
        case Paragraph() if is_bold_question(blocks[i]) or begins_cards(blocks[i : i + 3]):
            return True
        case Paragraph() if sides_of(blocks[i : i + SIDES]):
            return True
        case Paragraph(line) if blanks_of(line) or is_task(line):
            return True
        case Quote() as quote if asks_within(quote):
            return True
        case Quote() as quote if asks_in_quote(quote) and _answer_follows(blocks, i + 1):
            return True
        case Paragraph() | Quote() | ItemList():
            return opens_label(blocks, i) or (i > 0 and opens_options(blocks, i))
        case _:
            return False


def end_of(blocks: Blocks, start: int, *, is_answered: bool = False) -> int:
    """Where what begins above block `start` ends: with the next one that asks, or a rule, unless
    right below it a label alone in its line says that the answer follows. Behind a question that
    `is_answered` already, or below an answer, a list of questions asks, too."""
    end = start
    while end < len(blocks) and not opens(blocks, end):
        if isinstance(blocks[end], Rule) and not _is_label(blocks[end + 1 : end + 2]):
            break
        if end and _lists_questions(blocks, end, below_answer=is_answered or end > start):
            break
        end += 1
    return end


def _is_label(blocks: Blocks) -> bool:
    """Whether `blocks` are a line that only says that an answer follows."""
    return bool(blocks) and has_role(label_at(blocks[0]), ANSWERING, alone=True)


def _lists_questions(blocks: Blocks, i: int, *, below_answer: bool) -> bool:
    """Whether block `i` is a list of questions, which no line above it announces as parts of what
    that says: each has its answer, or they go on with the numbers of questions further up. Directly
    below a question, only a numbered list is one whose answers are indented below each."""
    match blocks[i]:
        case ItemList(items, start) if not _announces(blocks[i - 1]):
            if all(map(_is_boxed, items)):
                return True
            if not all(map(_asks_first, items)):
                return False
            if not below_answer:
                return start is not None and all(len(item.blocks) > 1 for item in items)
            return (start is not None and start > 1) or all(map(is_answered, items))
        case _:
            return False


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph) and leads_in(block.inlines)


def _asks_first(item: ListItem) -> bool:
    is_labelled = bool(item.blocks) and opens_label(item.blocks, 0)
    return is_labelled or begins_with_question(first_line(item.blocks))


def is_answered(item: ListItem) -> bool:
    """Whether something stands below the line of `item`, or behind the question that it begins."""
    match item.blocks:
        case (Paragraph(line),):
            return bool(split_question(line)[1])
        case blocks:
            return len(blocks) > 1


def opens_options(blocks: Blocks, i: int) -> bool:
    """Whether block `i` asks, or is numbered, and below it stand options, of which then the right
    ones are told. Directly below a heading that asks, such a line belongs to its question."""
    stem = stem_at(blocks[i : i + FARTHEST])
    if stem is None:
        return False
    is_numbered = stem.number is not None and bool(stem.written.letters)
    return stem.asks or (is_numbered and _is_told(stem))


def _is_told(stem: Stem) -> bool:
    """Whether the right one of the options of `stem` is marked, or an answer follows them."""
    is_marked = mark_themselves(stem.written.options)
    return is_marked or _answer_follows(stem.below, stem.written.used)


def up_to_next(blocks: Blocks) -> Blocks:
    """`blocks` up to a rule, a table, a callout with a title, or where somebody asks."""
    for i, block in enumerate(blocks):
        if isinstance(block, Rule | Table) or has_title(block) or opens(blocks, i):
            return blocks[:i]
    return blocks


def asks_in_quote(block: Block) -> bool:
    """Whether `block` is a mere quote that begins with a question, as some set one apart from the
    answer below it; it has no label."""
    match block:
        case Quote((Paragraph(line) as first, *_), kind=""):
            return label_at(first) is None and (asks(line) or tells(line))
        case _:
            return False


def asks_within(block: Block) -> bool:
    """Whether `block` is a mere quote that is asked and answered for itself: whoever begins it asks
    as at the margin, and has the answer in it. Any other quote remarks on what stands above."""
    match block:
        case Quote((ItemList() as first,), kind=""):
            return lists_answered(first)
        case Quote((Quote(), *_) as inner, kind=""):
            return opens_box(inner[:1], 0)
        case Quote((Paragraph(line) as first, *more) as inner, kind=""):
            if is_bold_question(first):
                return bool(more) or bool(split_question(line)[1])
            stem = stem_at(inner[:FARTHEST])
            lets_choose = stem is not None and stem.asks and _is_told(stem)
            return lets_choose or begins_cards(inner[:3]) or bool(sides_of(inner[:SIDES]))
        case _:
            return False


def lists_answered(block: Block) -> bool:
    """Whether `block` is a list in which each item asks and has its answer."""
    return isinstance(block, ItemList) and all(map(_is_asked, block.items))


def _is_asked(item: ListItem) -> bool:
    match item.blocks:
        case (Paragraph() as first, *_) if begins_cards((first,)):
            return True
        case _:
            return _is_boxed(item) or (_asks_first(item) and is_answered(item))


def _is_boxed(item: ListItem) -> bool:
    return bool(item.blocks) and opens_box(item.blocks[:1], 0)


def opens_box(blocks: Blocks, i: int) -> bool:
    """Whether block `i` is a box, a callout or a quote that asks."""
    block = blocks[i]
    return isinstance(block, Quote) and opens(blocks, i) and not reveals(block)


# --- Lines in bold --------------------------------------------------------------------------------


def is_bold_question(block: Block) -> bool:
    """Whether `block` is a paragraph that begins with a question in bold: nothing but a number or a
    label stands before it, and behind it at most a rating, or its answer; and it names no part of
    another's answer ("Why the others are wrong")."""
    if not isinstance(block, Paragraph) or role_of(block) is Role.PART:
        return False
    line = block.inlines
    bold = tuple(one for one in line if isinstance(one, Strong))
    if not bold or not _is_only_number(plain(line[: line.index(bold[0])])):
        return False
    if is_question(bold[:1]):
        return True
    introduces = plain(line).rstrip(" *_").endswith(COLONS)  # a part of an answer: "How to use it:"
    return not introduces and _is_first_line(bold[0], line) and asks(bold[:1])


def _is_only_number(text: str) -> bool:
    return len(text) < 12 and not any(sign.isalpha() for sign in text)


def _is_first_line(bold: Strong, line: Inlines) -> bool:
    behind = line[line.index(bold) + 1 :]
    is_broken = bool(behind) and isinstance(behind[0], LineBreak)
    return is_broken or not RATING.sub("", plain(behind)).strip()


# --- Labels ---------------------------------------------------------------------------------------


def opens_label(blocks: Blocks, i: int) -> bool:
    """Whether a label says that block `i` asks ("Q:"), and it is so: its line is a question, or an
    answer follows."""
    first, *others = laid_open(blocks[i])
    label = label_at(first)
    if not has_role(label, ASKING):
        return False
    is_asked = label.role is Role.QUESTION and asks_somewhere(label.rest)
    return is_asked or any(map(_answers, others)) or _answer_follows(blocks, i + 1)


def laid_open(block: Block) -> Blocks:
    """What stands in `block` one below the other: the lines with labels of a paragraph; and what is
    in the items of a list, or in a quotation, where one of these asks there and answers there."""
    match block:
        case Paragraph():
            return by_lines((block,))
        case ItemList(items) if len(items) > 1 and items[0].blocks and items[1].blocks:
            first, second = role_of(items[0].blocks[0]), role_of(items[1].blocks[0])
            if first in ASKING and second in ANSWERING:
                return by_lines(tuple(inner for item in items for inner in item.blocks))
            return (block,)
        case Quote(inner, kind="") if inner and role_of(inner[0]) in ASKING:
            return by_lines(inner)
        case Quote():
            return unframed((block,))[0]
        case _:
            return (block,)


def _answers(block: Block) -> bool:
    return role_of(block) in ANSWERING or reveals(block)


def _answer_follows(blocks: Blocks, start: int) -> bool:
    for block in blocks[start : start + FARTHEST]:
        role = role_of(block)
        if isinstance(block, Rule) or role in ASKING or asks_in_quote(block):
            return False
        if any(map(_answers, laid_open(block))):
            return True
    return False


def answer_at(blocks: Blocks, *, letters: bool, given_prose: bool) -> int | None:
    """Which of `blocks`, those below a question, says that it answers, if one does. A mere letter
    says so only where `letters` holds. A solution in a text may be that of a problem which the text
    speaks of, so that above it stands no prose, or `given_prose` holds, or options stand directly
    above; nor above a part."""
    for i, block in enumerate(blocks):
        if reveals(block):
            return i
        label = label_at(block)
        if label is None or (label.is_letter and not letters):
            continue
        has_prose = any(isinstance(above, Paragraph) for above in blocks[:i])
        if label.role in {Role.ANSWER, Role.PROOF}:
            return i
        may_solve = given_prose or label.is_alone or not has_prose or _are_options(blocks[i - 1])
        if label.role is Role.SOLUTION and may_solve:
            return i
        if label.role is Role.PART and i and not has_prose:
            return i
    return None


def _are_options(block: Block) -> bool:
    written = options_at((block,))
    return written is not None and written.are_marked
