"""Shape: a task of an exam, above its answer, which opens on demand."""

from collections.abc import Iterator

from cribdeck.notes.blocks import Block, Blocks, Paragraph, Quote, Rule
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.openings import opens_label, reveals
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import has_words

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
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Of several paragraphs, each with an answer below it that opens on demand, each asks, whatever
    it says: the heading above only says where they are from. What stands between a paragraph and
    its answer is given with it: no further paragraph, unless rules part one task from the next."""
    task = _task_at(blocks)
    if task is None or opens_label(blocks, 0):
        return None
    if scope.is_first and sum(1 for _ in _tasks(blocks)) < 2:
        return None
    (first, *below) = blocks[:task]
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
    at = 0
    while at < len(blocks) and not reveals(blocks[at]) and not isinstance(blocks[at], Rule):
        at += 1
    end = at
    while end < len(blocks) and reveals(blocks[end]):
        end += 1
    if at == end or not isinstance(blocks[0], Paragraph) or not has_words(blocks[0].inlines):
        return None
    if any(_opens_on_demand(block) for block in blocks[:at]):
        return None
    is_parted = end == len(blocks) or isinstance(blocks[end], Rule)
    more = sum(isinstance(block, Paragraph) for block in blocks[1:at])
    return end if is_parted or not more else None


def _opens_on_demand(block: Block) -> bool:
    return isinstance(block, Quote) and bool(block.kind)


SHAPE = Shape(__name__, EXAMPLE, find)
