"""Shape of an item: a question, with its answer behind it or indented below."""

from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.blocks import Blocks, Inlines, LineBreak, Paragraph, Strong
from cribdeck.notes.document import Asking, Entry
from cribdeck.notes.question_lines import begins_with_question, split_question
from cribdeck.notes.questions import asks_in_bold, compares, tells
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.answer_items import is_judged_below
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.definitions import below_prompt
from cribdeck.notes.recognise.labels import (
    Role,
    by_lines,
    has_answer_among,
    label_of,
    says_answer,
)
from cribdeck.notes.recognise.letters import SEVERAL
from cribdeck.notes.recognise.marked_options import mark_themselves
from cribdeck.notes.recognise.names import is_all_bold
from cribdeck.notes.recognise.openings import is_bold_question
from cribdeck.notes.recognise.options import Written, are_verdicts, options_at
from cribdeck.notes.recognise.question_banks import asks_on
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.shapes import bold_question
from cribdeck.notes.recognise.stems import stem_at
from cribdeck.notes.words import first_line, leads_in
from cribdeck.notes.worksheets import has_gap

FIRST_BELOW = 2  # what stands directly below the line of an item is its answer
EXAMPLE = """\
## Topics

* What is a topic? A named log.
* Who may write to it?
  Any producer.
* Topic vs queue

  A queue forgets what was read.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """An item that begins with a question, or a sentence that is to be filled in ("The sky is ___",
    with "(blue)" behind it) or judged ("The sky is red", with "(False)"): what follows it, in its
    line or indented below, is the answer. One that compares ("Kafka vs REST") asks too, if
    something stands below it; alone it is a topic. So does one that tells to answer ("Explain NAT")
    under a heading that announces questions, and one below which a label says that it is answered,
    or whether it is true ("True"), or options by letters stand of which one is marked."""
    line = first_line(blocks)
    is_term = bool(line) and isinstance(line[0], Strong) and not is_all_bold(line)
    asks = asks_in_bold(line) or (compares(line) and not is_term) or (scope.asks and tells(line))
    if begins_with_question(line) or (blocks[1:] and asks):
        return asked_by_item(scope, blocks)
    if is_labelled(blocks):
        return asked_by_item(scope, blocks)
    return None


def _lets_choose(blocks: Blocks) -> bool:
    """Whether several options by letters stand directly below the line of an item with these
    `blocks`, and one of them is marked, or the label of the line says that it asks."""
    if not blocks or not (stem := stem_at(blocks)) or len(stem.written.letters) < SEVERAL:
        return False
    return label_of(stem.prompt, (Role.QUESTION,)) is not None or _has_marked(stem.written)


def _has_marked(written: Written | None) -> bool:
    """Whether what is `written` are options, of which one is marked."""
    return written is not None and mark_themselves(written.options)


def is_labelled(blocks: Blocks) -> bool:
    """Whether the first line of an item with these `blocks` has its answer below it, with a label
    that says so: "A lock waits. True or false?" need not end in a question mark. In a further line
    of it, only the word "Answer" does: a text has proofs and solutions, too. So do boxes for "True"
    and "False", and one of these words below a sentence; and options, of which one is marked."""
    if not first_line(blocks):
        return False
    if _lets_choose(blocks):
        return True
    in_lines = has_answer_among(by_lines(blocks[:1])[1:])
    options = options_at(blocks[1:])
    lets_judge = options is not None and options.has_boxes and are_verdicts(options.options)
    return (
        in_lines
        or lets_judge
        or is_judged_below(blocks)
        or any(map(says_answer, by_lines(blocks[1:])))
    )


def asked_by_item(scope: Scope, blocks: Blocks, given: Blocks = ()) -> Found:
    """The question that an item with these `blocks` is, whatever its line looks like, with what is
    `given` above it, and those in bold below its answer, which are asked under it. Its options may
    stand in further lines of it."""
    blocks, used = by_lines(blocks), len(blocks)
    starts = [i for i in range(FIRST_BELOW, len(blocks)) if is_bold_question(blocks[i])]
    ends = (*starts, len(blocks))
    below = [bold_question.asked(blocks[i:end]) for i, end in pairwise(ends)]
    blocks = blocks[: ends[0]]
    if (stem := stem_at(blocks)) and len(stem.below) > len(blocks) - 1:
        blocks = (Paragraph(stem.prompt, stem.location), *stem.below)
    line, anchor = split_anchor(first_line(blocks))
    prompt, more = split_question(line)
    prompt, more = (prompt, more) if more else _above_colon(line)
    goes_on = tells(more) or bool(more and _has_marked(options_at(blocks[1:])))
    if (blocks[1:] and goes_on) or (scope.is_bare and asks_on(more)):
        # It goes on asking, and its answer stands below, or nowhere.
        prompt, more = line, ()
    if not anchor:
        prompt, anchor = split_anchor(prompt)
    answer = below_prompt(scope.location, more, blocks)
    has_label = label_of(line, (Role.QUESTION,)) is not None
    asker = Asker(
        prompt,
        scope.location,
        anchor,
        scope.number,
        is_labelled=has_label,
        has_parts=False,
        given=given,
    )
    entries, left_out = answered(asker, answer)
    for one in below:
        entries += tuple(_under(prompt, entry) for entry in one.entries)
        left_out += one.left_out
    return Found(entries, used, left_out)


def _under(prompt: Inlines, entry: Entry) -> Entry:
    return replace(entry, under=prompt) if isinstance(entry, Asking) and not entry.under else entry


def _above_colon(line: Inlines) -> tuple[Inlines, Inlines]:
    """The first line of `line`, if it ends with a colon, and what stands below it; else `line`, as
    where that is to be filled in."""
    for i, inline in enumerate(line):
        if isinstance(inline, LineBreak):
            above, below = line[:i], line[i + 1 :]
            return (above, below) if leads_in(above) and not has_gap(below) else (line, ())
    return line, ()


SHAPE = Shape(__name__, EXAMPLE, find)
