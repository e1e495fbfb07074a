"""Shape: a task of an exam, above its answer, which opens on demand or has a label."""

from collections.abc import Iterator
from itertools import islice, takewhile

from cribdeck.notes.blocks import Block, Blocks, Paragraph, Quote, Rule
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.labels import by_lines, has_answer_among, label_at
from cribdeck.notes.recognise.lids import reveals
from cribdeck.notes.recognise.openings import FARTHEST, asks_in_quote, opens, opens_label
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import has_words, leads_in

EXAMPLE = """\
## Exam of May

The layer that finds a way through the net:

<details><summary>Answer</summary>

The third.

</details>

---

A record of the DNS with an address of IPv6:

<details><summary>Answer</summary>

AAAA

</details>

## Exam of June

The layer that sends bits:

**Answer:** the first

A name of a host is turned into an address by …

**Answer:** the DNS
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Of several paragraphs, each with an answer below it that opens on demand or has a label
    ("Answer: …"), each asks, whatever it says: the heading above only says where they are from.
    So do several quotes that are questions, each with its answer below.
    What stands between a paragraph and its answer is given with it: no further paragraph, unless
    rules part one task from the next."""
    task = _task_at(blocks)
    if task is None or opens_label(blocks, 0):
        return None
    if scope.is_first and len([*islice(_tasks(blocks), 2)]) < 2:
        return None
    (first, *below) = by_lines((*_unquoted(blocks[0]), *blocks[1:task]))
    assert isinstance(first, Paragraph)
    line, anchor = split_anchor(first.inlines)
    entries, left_out = answered(Asker(line, first.location, anchor, is_topic=True), tuple(below))
    return Found(entries, task, left_out)


def _tasks(blocks: Blocks) -> Iterator[int]:
    """Where the tasks in `blocks` end, one behind the other."""
    at = 0
    while at < len(blocks):
        if isinstance(blocks[at], Rule):
            at += 1
        elif task := _task_at(blocks[at:]):
            at += task
            yield at
        else:
            return


def _task_at(blocks: Blocks) -> int | None:
    """How many blocks the task that begins `blocks` has, with its answers; None if none does."""
    if not blocks or not _may_ask(blocks[0]):
        return None
    near = blocks[:FARTHEST]
    at = next((i for i, x in enumerate(near) if _answers(x) or _ends(near, i)), len(near))
    if at == len(near) or _ends(near, at):
        return None
    if any(_opens_on_demand(block) for block in blocks[:at]):
        return None
    end = at + 1
    if reveals(blocks[at]):
        while end < len(blocks) and reveals(blocks[end]):
            end += 1
    else:  # what explains it follows
        while end < len(blocks) and not _begins_task(blocks, end) and not opens(blocks, end):
            end += 1
    is_parted = end == len(blocks) or isinstance(blocks[end], Rule)
    more = sum(isinstance(block, Paragraph) for block in blocks[1 : max(at, 1)])
    return end if is_parted or not more else None


def _ends(blocks: Blocks, i: int) -> bool:
    """Whether what stands above block `i` ends there: a rule, or another question with a label, or
    a quoted one."""
    asks_anew = i > 0 and (opens_label(blocks, i) or asks_in_quote(blocks[i]))
    return isinstance(blocks[i], Rule) or asks_anew


def _begins_task(blocks: Blocks, i: int) -> bool:
    """Whether a rule, or the next task, begins with block `i`."""
    if isinstance(blocks[i], Rule):
        return True
    first = blocks[i]
    if asks_in_quote(first):
        return opens(blocks, i)
    if not isinstance(first, Paragraph) or not _may_ask(first):
        return False
    near = blocks[i : i + FARTHEST]
    between = tuple(takewhile(lambda block: not _may_ask(block), near[1:]))
    if _answers(first) or any(map(_answers, between)):
        return True
    next_line = near[1 + len(between) :][:1]
    leads_on = leads_in(first.inlines) or asks(first.inlines)
    return bool(between) and leads_on and any(map(_answers, next_line))


def _may_ask(block: Block) -> bool:
    """Whether `block` is a paragraph that is no part of an answer by its label, or a question that
    is quoted."""
    is_line = isinstance(block, Paragraph) and has_words(block.inlines)
    return (is_line and label_at(block) is None) or asks_in_quote(block)


def _unquoted(block: Block) -> Blocks:
    return block.blocks if isinstance(block, Quote) else (block,)


def _answers(block: Block) -> bool:
    """Whether `block` shows an answer, or is a paragraph that says that it answers, or of which a
    further line says so."""
    if reveals(block):
        return True
    return isinstance(block, Paragraph) and has_answer_among(by_lines((block,)))


def _opens_on_demand(block: Block) -> bool:
    return isinstance(block, Quote) and bool(block.kind)


SHAPE = Shape(__name__, EXAMPLE, find)
