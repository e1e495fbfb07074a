"""Shape: prose below its heading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from cribdeck.notes.answer_parts import states
from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import Block, Blocks, Inlines, ItemList, Paragraph, Quote, Rule, Text
from cribdeck.notes.lengths import count
from cribdeck.notes.question_lines import asks_somewhere
from cribdeck.notes.questions import announces_questions, tells
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.choice import options_in
from cribdeck.notes.recognise.headed import aside, left_over, prose_found
from cribdeck.notes.recognise.names import NAME_MOST, before_colon, is_set_apart, name_above
from cribdeck.notes.recognise.openings import opens
from cribdeck.notes.recognise.pieces import end_of_text, gives_examples, piece_at
from cribdeck.notes.recognise.question_banks import is_bank
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined
from cribdeck.notes.recognise.titled import begins_part
from cribdeck.notes.sentences import is_over
from cribdeck.notes.shares import half
from cribdeck.notes.words import first_line, leads_in, plain, plain_blocks, unbold
from cribdeck.notes.worksheets import has_gap

HANDS = ("👉", "☞", "☛")
FEWEST = 2  # quotes, or titles, that name parts of an answer
EXAMPLE = """\
## Consumer groups

Consumers of one group share the partitions of a topic.

| partitions | most consumers |
|---|---|
| 3 | 3 |
| 12 | 12 |

## Rebalancing

Partitions change hands:

- a member joins

## Lag

What is still to be read.

- grows while consumers sleep
- is told by the group
"""


def with_lists(shapes: Sequence[Shape]) -> Shape:
    """The shape of prose, with the list below it unless that has one of `shapes`."""

    def find(scope: Scope, blocks: Blocks) -> Found:
        """Paragraphs, tables and quotes that no other shape takes answer the heading above them,
        with the one list that stands there if it is only words, or any that goes on with what they
        say, behind a formula or as examples; and with all that stands there where quotes of a few
        words name its parts. What stands below several titles in bold within it is asked in
        addition; behind something else below the heading, or where there is none, a title asks for
        its text itself, with a list that says what of it it tells ("Properties:"). Under the title
        of a document with more headings, or with questions below them, they only lead in; so do
        quotes, or what speaks of questions or tells what to do with them, above a list of these;
        below a rule, or above others behind a pointing hand, they only remark: then they are on the
        sheet, and have no card."""
        if not blocks:
            return Found((), 0)
        remarks = sum(1 for _ in takewhile(_remarks, blocks))
        if 0 < remarks < len(blocks) and not isinstance(blocks[remarks], Rule):
            return Found((aside(scope, blocks[:remarks]),), remarks)
        end = end_of_text(blocks, 1)  # nothing else took the first
        all_of = _before_rule(blocks)
        if _is_topic(scope) and (parts := _named_by_quotes(blocks[:all_of])):
            end = parts
        elif _list_answers(scope, blocks[end:all_of], shapes):
            end = all_of
        elif more := _goes_on(blocks, end):
            end = end_of_text(blocks, end + more)
        if _is_aside(scope, blocks, end):
            return Found((aside(scope, blocks[:end]),), end)
        starts = _parts(scope, blocks, end)
        if starts and starts[0] == 0:
            last, end = _end_of_last(blocks, starts[-1], end)
            asked = map(_asked_by_title, _between(blocks[:last], starts))
            below = [left_over(scope, blocks[last:end])] if last < end else []
            return joined((*asked, *below), end)
        end = starts[0] if starts else end
        opens_below = end < len(blocks) and opens(blocks, end)
        return prose_found(scope, blocks[:end], above_question=opens_below)

    return Shape(__name__, EXAMPLE, find)


def _parts(scope: Scope, blocks: Blocks, end: int) -> Sequence[int]:
    """Where among the first `end` of `blocks` parts with a title of their own begin, which the
    heading does not ask for: behind something else below it; or where one stands there alone, and
    further titles stand below. Of several, it asks for all (titled); the mere name of a file asks
    for none."""
    if scope.below_rule or scope.is_title_of_sections or scope.asks:
        return ()
    starts = [i for i in range(end) if begins_part(blocks, i)]
    if starts[-1:] == [end - 1] and not piece_at(blocks[end:]):
        return ()  # somebody else asks there
    if not scope.is_first:
        return starts if starts[:1] == [0] else ()
    if scope.is_file and len(starts) >= FEWEST:
        return starts  # nobody else asks
    titles = (block for block in blocks[end:] if isinstance(block, Paragraph))
    has_more = any(is_set_apart(block.inlines) for block in titles)
    return starts if len(starts) == 1 and has_more else ()


def _end_of_last(blocks: Blocks, start: int, end: int) -> tuple[int, int]:
    """Where the part ends whose title is block `start` of `blocks`: at `end`, or with the list that
    its text leads in to, where nothing else stands below it, or that says what of the title it
    tells ("Properties:"); and where what remarks on that list ends."""
    piece = piece_at(blocks[end:])
    if piece and piece.lead and is_attribute(plain(piece.lead.inlines)):
        return end + piece.used - len(piece.remarks), end + piece.used
    end += piece.used if piece and start == end - 1 else 0
    return end, end


def _between(blocks: Blocks, starts: Sequence[int]) -> Iterator[Blocks]:
    """`blocks`, parted where each of `starts` begins one; the first does."""
    for start, end in pairwise((*starts, len(blocks))):
        yield blocks[start:end]


def _asked_by_title(part: Blocks) -> Found:
    """What the title that begins `part` asks."""
    title, *below = part
    assert isinstance(title, Paragraph)
    name = unbold(before_colon(unbold(title.inlines)) or title.inlines)
    entries, left_out = answered(Asker(name, title.location), tuple(below))
    return Found(entries, len(part), left_out)


def _is_aside(scope: Scope, blocks: Blocks, end: int) -> bool:
    """Whether the first `end` of `blocks` only lead in to the others, or remark."""
    said, below = blocks[:end], blocks[end:]
    are_quotes = all(isinstance(one, Quote) for one in said)
    if not scope.is_first and (are_quotes or _only_names_list(said, below)):
        return True
    if scope.is_title and _asks_below(blocks, end):
        return True
    return _introduces_questions(said, below)


def _only_names_list(said: Blocks, below: Blocks) -> bool:
    """Whether what is `said` is a line that only names the list `below` it."""
    match said, below:
        case ((Paragraph(line),), (ItemList(), *_)):
            return bool(name_above(line)) and not is_over(plain(line))
        case _:
            return False


def _asks_below(blocks: Blocks, start: int) -> bool:
    """Whether from block `start` on somebody asks, or a list of questions stands there."""
    return any(opens(blocks, i) or _half_asks(blocks[i]) for i in range(start, len(blocks)))


def _half_asks(block: Block) -> bool:
    """Whether `block` is a list of which half of the items ask."""
    if not isinstance(block, ItemList):
        return False
    lines = [first_line(item.blocks) for item in block.items]
    asking = sum(asks_somewhere(line) or has_gap(line) for line in lines)
    return half(asking, len(lines))


def _introduces_questions(said: Blocks, below: Blocks) -> bool:
    """Whether what is `said` stands above a list of questions, and is set apart, speaks of them or
    tells what to do with them ("Fill in the gaps.")."""
    if not (below and _half_asks(below[0])):
        return False
    are_quotes = all(isinstance(block, Quote) for block in said)
    line: Inlines = (Text(plain_blocks(said)),)
    return are_quotes or announces_questions(line) or tells(line) or _has_gaps(below[0])


def _has_gaps(block: Block) -> bool:
    """Whether `block` is a list of nothing but lines with a gap."""
    return isinstance(block, ItemList) and all(
        has_gap(first_line(item.blocks)) for item in block.items
    )


def _is_topic(scope: Scope) -> bool:
    return scope.is_first and not scope.is_title and not scope.asks


def _named_by_quotes(blocks: Blocks) -> int:
    """How many of `blocks` have parts that quotes name, up to where somebody asks; 0 where no two
    do."""
    if sum(map(_labels, blocks)) < FEWEST:
        return 0
    end = next((i for i in range(1, len(blocks)) if opens(blocks, i)), len(blocks))
    return end if sum(map(_labels, blocks[:end])) >= FEWEST else 0


def _labels(block: Block) -> bool:
    """Whether `block` is a quote of a few words, as some write above each part of an answer."""
    match block:
        case Quote((Paragraph(line),), _, ""):
            return 0 < count(plain(line)) <= NAME_MOST
        case _:
            return False


def _list_answers(scope: Scope, blocks: Blocks, shapes: Sequence[Shape]) -> bool:
    """Whether the list that begins `blocks`, all that stands below some prose, goes on with what
    the prose says."""
    match blocks:
        case (ItemList() as of, *_) if end_of_text(blocks, 1) == len(blocks):
            pass
        case _:
            return False
    within = replace(scope, is_first=False)
    has_shape = any(shape.found(within, blocks) for shape in shapes)
    is_told = not has_shape and not is_bank(of)
    return _is_topic(scope) and is_told and options_in((of,), ()) is None


def _remarks(block: Block) -> bool:
    """Whether `block` is a paragraph behind a hand that points at it, as beside the matter."""
    return isinstance(block, Paragraph) and plain(block.inlines).lstrip().startswith(HANDS)


def _goes_on(blocks: Blocks, end: int) -> int:
    """How many blocks from `end` on, a list and what leads it in, go on with the prose above them:
    with what it states ("Let … be such that" and a formula are no answer by themselves), or with
    examples of it."""
    match blocks[end : end + 2]:
        case (Paragraph() as lead, ItemList()) if gives_examples(lead):
            return 2
        case (ItemList() as of, *_) if end > 1 and states(blocks[end - 2 : end + 1]):
            above = blocks[end - 2]
            is_lead = isinstance(above, Paragraph) and leads_in(above.inlines)
            return 0 if is_lead or options_in((of,), ()) else 1
        case _:
            return 0


def _before_rule(blocks: Blocks) -> int:
    return next((i for i, one in enumerate(blocks) if isinstance(one, Rule)), len(blocks))
