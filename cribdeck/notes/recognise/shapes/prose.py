"""Shape: prose below its heading."""

from cribdeck.notes.blocks import Blocks, Rule
from cribdeck.notes.recognise.headed import prose_found
from cribdeck.notes.recognise.openings import opens
from cribdeck.notes.recognise.pieces import opens_piece
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Consumer groups

Consumers of one group share the partitions of a topic.

| partitions | most consumers |
|---|---|
| 3 | 3 |
| 12 | 12 |
"""


def find(scope: Scope, blocks: Blocks) -> Found:
    """Paragraphs, tables and quotes that no other shape takes answer the heading above them. Under
    the title of a document with more headings they only lead in, and below a rule they only remark:
    then they are on the sheet, and have no card."""
    end = min(1, len(blocks))  # nothing else took the first
    while end < len(blocks) and not isinstance(blocks[end], Rule) and not opens_piece(blocks, end):
        end += 1
    leads_in = end < len(blocks) and opens(blocks, end)
    return prose_found(scope, blocks[:end], leads_in=leads_in) if end else Found((), 0)


SHAPE = Shape(__name__, EXAMPLE, find)
