"""Shape: a text with code in it, below its heading."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cribdeck.notes.attributes import names_no_task
from cribdeck.notes.blocks import Block, Blocks, CodeBlock, Paragraph, Quote
from cribdeck.notes.document import Question, Sample
from cribdeck.notes.long_code import is_long
from cribdeck.notes.recognise.anchors import anchor_of
from cribdeck.notes.recognise.framed import head_of
from cribdeck.notes.recognise.headed import prose_found
from cribdeck.notes.recognise.labels import Role, role_of
from cribdeck.notes.recognise.pieces import (
    introduces,
    is_drawing,
    opens_other,
    piece_at,
)
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.remarked_code import headed
from cribdeck.notes.sentences import has_further
from cribdeck.notes.superseded import is_superseded
from cribdeck.notes.words import plain

EXAMPLE = """\
## Keys

Records with one key keep their order.

```python
producer.send("orders", key=b"42")  # of one customer
```

Without a key, nobody knows where a record goes.

```python
producer.send("orders")
```
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Where a text has code in it, the heading asks for the text with its code: nobody writes an
    example from memory. Of its code, commented lines and arguments are asked in addition. Code is
    asked for by itself where nothing stands above it, or a line that says what it does: one that
    ends with a colon, or of a few words without a full stop; but not where two of a section would
    be asked for with the same words. An `{#anchor}` behind a fence makes it one of its own, too."""
    if not scope.is_first and _is_task(blocks[:2]):
        return None
    end = _end_of(blocks)
    run = blocks[:end]
    fences = [i for i, block in enumerate(run) if isinstance(block, CodeBlock)]
    if scope.below_rule or not fences or _are_tasks(run, fences):
        return None
    found = prose_found(scope, run)
    first, *parts = found.entries
    if not isinstance(first, Question):
        return None
    samples = (one for one in _samples(scope, run, fences) if one.location != first.location)
    entries = sorted((*parts, *samples), key=lambda entry: entry.location)
    return Found((first, *entries), end, found.left_out)


def _is_task(blocks: Blocks) -> bool:
    """Whether `blocks` are a line that says what the code below it does. Further down a section the
    first one tells for all, so that each is looked at once."""
    return len(blocks) == 2 and isinstance(blocks[1], CodeBlock) and bool(_lead(blocks, 1))


def _end_of(blocks: Blocks) -> int:
    end = 0
    while end < len(blocks) and _goes_on(blocks[end]) and not opens_other(blocks, end):
        end += 1
    return end


def _goes_on(block: Block) -> bool:
    """Whether a text may go on with `block`."""
    return isinstance(block, Paragraph | Quote) or (
        isinstance(block, CodeBlock) and not is_drawing(block)
    )


def _are_tasks(run: Blocks, fences: Sequence[int]) -> bool:
    """Whether each of the `fences` of `run` is asked for by itself, and each in other words; or one
    has a name, or another sample corrects it."""
    blocks = [block for block in run if isinstance(block, CodeBlock)]
    if any(anchor_of(block) or is_superseded(block) for block in blocks):
        return True
    is_code = len(blocks) == len(run)
    if is_code and sum(not is_long(block) for block in blocks) < 2:
        return True  # no text: of long ones only lines are asked
    leads = [_lead(run, i) for i in fences]
    return None not in leads and len({*leads}) == len(leads)


def _lead(run: Blocks, i: int) -> str | None:
    """What asks for the fence `i` of `run` beside the heading: the line above it or, where it is
    one of several, the remark that it begins with; "" where it begins the run. None where the text
    only goes on with it."""
    match run[i - 1] if i else None:
        case Paragraph(line) as above if introduces(above):
            said = plain(line)
            is_text = has_further(said) or names_no_task(said)
            return None if is_text or role_of(above) is Role.PART else said
        case None | CodeBlock():
            block = run[i]
            remark = headed(block) if isinstance(block, CodeBlock) else None
            return remark[0] if remark else (None if i else "")
        case _:
            return None


def _samples(scope: Scope, run: Blocks, fences: Sequence[int]) -> Iterator[Sample]:
    """The `fences` of `run` as parts of what prints it, each with the quotes that remark on it: the
    text goes on with something else, and a quote of a few words heads what stands below it."""
    for i in fences:
        piece = piece_at(run[i:])
        if piece and isinstance(piece.block, CodeBlock):
            block = piece.block
            remarks = tuple(takewhile(_remarks, piece.remarks))
            yield Sample(scope.prompt, block, remarks, block.location, within=True)


def _remarks(block: Block) -> bool:
    return isinstance(block, Quote) and not head_of(block)


SHAPE = Shape(__name__, EXAMPLE, find)
