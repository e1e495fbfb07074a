"""A list or a fence with its surroundings: the line that introduces it and the remarks below it.

Knows where one begins and ends, and when a block at the margin, which its writer could not put into
a list without blanks before it, is the answer of the last item. Does not know what entries it
holds.
"""

import re
from dataclasses import dataclass, replace

from cribdeck.notes.attributes import is_attribute, names_no_task
from cribdeck.notes.blanks import is_marked
from cribdeck.notes.blocks import (
    DRAWN,
    Block,
    Blocks,
    CodeBlock,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
)
from cribdeck.notes.document import Drawing, Sample
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.question_lines import asks_as_item
from cribdeck.notes.questions import compares, ends_like_question, has_length, tells
from cribdeck.notes.recognise.anchors import anchor_of
from cribdeck.notes.recognise.beside import bold_pairs
from cribdeck.notes.recognise.corrections import opens_correction
from cribdeck.notes.recognise.lids import asks_by_title
from cribdeck.notes.recognise.marked import highlighted
from cribdeck.notes.recognise.names import is_set_apart, name_above
from cribdeck.notes.recognise.openings import is_answered, opens
from cribdeck.notes.recognise.shape import Found, Scope
from cribdeck.notes.recognise.terms import terms_of
from cribdeck.notes.recognise.timelines import timeline_of
from cribdeck.notes.recognise.titled import begins_part
from cribdeck.notes.sentences import ended
from cribdeck.notes.statements import counts
from cribdeck.notes.words import first_line, leads_in, plain

# In a line of a drawing there are strokes of boxes, an arrow (`-->`, or a short one at a box), an
# edge (`+---+`), or nothing but strokes.
DRAWS = re.compile(
    r"[\u2500-\u259f←-⇿▲▶▼◀►◄]|^(?!.*<!--).*-->|<--|==>|<==|[\])}|] *[-=]> *[\[({|]"
    r"|\+[-=]{2,}\+|^(?!\s*(?://|\|\||\\$))(?=.*[|/\\])[|/\\v^+_\s-]+$"
)
LINES = 10  # of a text in which one line draws: what has fewer such is prose with an arrow in it
LONGEST_COUNTING = 20  # words of a sentence that counts what stands below it
INSTANCES = re.compile(rf"\s*{pattern('instances')}[\s.]*[:：]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """`block` with the paragraph that introduces it ("Kafka deletes by:") and the paragraphs and
    quotes directly below it; `used` is how many blocks these are."""

    block: CodeBlock | ItemList
    lead: Paragraph | None
    remarks: Blocks
    used: int


def piece_at(blocks: Blocks) -> Piece | None:
    """The piece at the beginning of `blocks`, if one stands there."""
    match blocks[:2]:
        case (CodeBlock() | ItemList() as block, *_):
            lead, begin = None, 1
        case (Paragraph() as lead, CodeBlock() | ItemList() as block) if _leads(lead, block):
            begin = 2
        case _:
            return None
    end = begin
    while (
        end < len(blocks)
        and isinstance(blocks[end], Paragraph | Quote)
        and not opens_piece(blocks, end)
        and not names_table(blocks, end)
        and not begins_part(blocks, end)
    ):
        end += 1
    return Piece(block, lead, blocks[begin:end], end)


def names_table(blocks: Blocks, i: int) -> bool:
    """Whether block `i` is a line in bold or italics, directly above a table."""
    match blocks[i : i + 2]:
        case (Paragraph(line), Table()):
            return is_set_apart(line)
        case _:
            return False


def opens_piece(blocks: Blocks, i: int) -> bool:
    """Whether a piece begins with block `i`, or what `opens_other` tells."""
    return _opens_code(blocks, i) or opens_other(blocks, i)


def end_of_text(blocks: Blocks, start: int) -> int:
    """Where the text that block `start` goes on with ends: with a rule, or where a piece begins."""
    end = start
    while end < len(blocks) and not isinstance(blocks[end], Rule) and not opens_piece(blocks, end):
        end += 1
    return end


def _opens_code(blocks: Blocks, i: int) -> bool:
    """Whether block `i` is a fence, or the line that introduces one."""
    match blocks[i : i + 2]:
        case (CodeBlock(), *_):
            return True
        case (Paragraph() as lead, CodeBlock() as block):
            return _leads(lead, block)
        case _:
            return False


def opens_other(blocks: Blocks, i: int) -> bool:
    """Whether a list begins with block `i`, or a question, a correction, a timeline, bold names
    with what they mean or a line of blanks does."""
    if opens(blocks, i) or asks_by_title(blocks[i]) or opens_correction(blocks, i):
        return True
    match blocks[i : i + 2]:
        case (ItemList(), *_):
            return True
        case (Paragraph() as lead, ItemList() as block) if _leads(lead, block) or _asks(lead):
            return True
        case (Paragraph() as first, *_):
            is_set = bool(timeline_of(first) or bold_pairs(first))
            return is_set or is_marked(first.inlines, numbered=True)
        case _:
            return False


def _asks(line: Paragraph) -> bool:
    """Whether `line` is a question, which the list below it answers."""
    text = plain(line.inlines)
    return ends_like_question(text) and has_length(text)


def _leads(line: Paragraph, block: Block) -> bool:
    """Whether `line` introduces `block`, which stands below it; one in bold or italics names a
    list, and a sentence counts it."""
    if introduces(line):
        return True
    if not isinstance(block, ItemList):
        return False
    is_name = is_set_apart(line.inlines) and bool(name_above(line.inlines))
    return is_name or _counts(line, block)


def _counts(line: Paragraph, list_: ItemList) -> bool:
    """Whether `line`, a sentence, says how many items `list_` has ("It has three parts."), and
    these do not stand for themselves, as terms do."""
    text = plain(line.inlines)
    is_sentence = len(ended(text)) == 1 and count(text) <= LONGEST_COUNTING
    lines = [first_line(item.blocks) for item in list_.items]
    have_names = any(isinstance(line[0], Strong) for line in lines if line)
    return is_sentence and counts(text, list_) and not have_names and terms_of(list_) is None


def introduces(block: Block) -> bool:
    """Whether `block` is a paragraph that belongs to what follows it: its colon says so, or what
    stands around it (captions)."""
    return isinstance(block, Paragraph) and (block.leads or leads_in(block.inlines))


def gives_examples(block: Block) -> bool:
    """Whether `block` only says that examples follow ("For example:", "Examples:")."""
    if not isinstance(block, Paragraph) or not leads_in(block.inlines):
        return False
    text = plain(block.inlines)
    return INSTANCES.fullmatch(text) is not None or (names_no_task(text) and is_attribute(text))


def is_drawing(block: CodeBlock) -> bool:
    """Whether `block` is drawn, as far as its signs tell; a language says that it is code."""
    if block.language == "ascii":
        return True
    lines = [line for line in block.text.split("\n") if line.strip()]
    drawn = sum(DRAWS.search(line) is not None for line in lines)
    return block.language in DRAWN and 0 < len(lines) <= drawn * LINES


def fenced(
    kind: type[Sample] | type[Drawing], scope: Scope, piece: Piece, block: CodeBlock
) -> Found:
    """The entry of the `kind` that a fence and its surroundings are, and in addition the sentences
    with highlighted words among what remarks on it."""
    lead = piece.lead.inlines if piece.lead else ()
    anchor = anchor_of(block)
    entry = kind(scope.prompt, block, piece.remarks, block.location, lead=lead, anchor=anchor)
    return Found((entry, *highlighted(piece.remarks, block.location)), piece.used)


def with_answer_at_margin(piece: Piece | None, blocks: Blocks) -> Piece | None:
    """`piece` with the table or the sample below it, or in a numbered list the bullets, in its last
    item, where that asks and is nothing more, as each above it is answered, and bullets do not
    ask."""
    if piece is None or piece.used == len(blocks) or piece.remarks:
        return piece
    match piece.block, blocks[piece.used]:
        case (
            ItemList((*above, ListItem((Paragraph(line),)) as last), start) as block,
            ItemList(_, None) | Table() | CodeBlock() as below,
        ) if ends_like_question(plain(line)) or tells(line) or compares(line):
            bullets = below.items if isinstance(below, ItemList) else ()
            is_one = start is not None or not bullets
            asking = any(asks_as_item(first_line(item.blocks)) for item in bullets)
            if not is_one or asking or not all(map(is_answered, above)):
                return piece
            last = replace(last, blocks=(*last.blocks, below))
            return replace(piece, block=replace(block, items=(*above, last)), used=piece.used + 1)
        case _:
            return piece
