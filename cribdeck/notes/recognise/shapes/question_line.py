"""Shape: a paragraph that is a question, below a heading that names its topic."""

from cribdeck.notes.blocks import Block, Blocks, Paragraph
from cribdeck.notes.questions import LONGEST, asks, is_question, tells
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.openings import end_of
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.words import plain

LEAST = 3  # words of a question that stands for itself
EXAMPLE = """\
## Mirrors

What does a scanner see in a mirror?

Itself, behind the mirror.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph that ends with a question mark, or is one sentence that tells to answer ("Explain
    …"), asks where it stands directly below a heading that does not ask itself, and what follows
    is the answer; so do the paragraphs like it that follow."""
    is_intro = scope.is_title and scope.has_sections
    if not scope.is_first or is_intro or asks(scope.prompt) or not blocks:
        return None
    if not _asks(blocks[0]):
        return None
    end = end_of(blocks, 1)
    starts = [i for i in range(end) if _asks(blocks[i])]
    found = [
        _question(blocks[start], blocks[start + 1 : stop])
        for start, stop in zip(starts, (*starts[1:], end), strict=True)
    ]
    entries = tuple(entry for one in found for entry in one.entries)
    return Found(entries, end, tuple(words for one in found for words in one.left_out))


def _asks(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and (is_question(block.inlines) or tells(block.inlines))
        and LEAST <= _length(plain(block.inlines)) <= LONGEST
    )


def _length(text: str) -> int:
    """The words of `text`, which some scripts do not part."""
    return len(text.split()) if text.isascii() else max(len(text.split()), len(text) // 4)


def _question(block: Block, below: Blocks) -> Found:
    assert isinstance(block, Paragraph)
    line, anchor = split_anchor(block.inlines)
    entries, left_out = answered(Asker(line, block.location, anchor), below)
    return Found(entries, 1 + len(below), left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
