"""Tables of which nobody can recall the whole.

Knows rows and cells. Does not know what is made of a row.
"""

from cribdeck.notes.blocks import Block, Blocks, Paragraph, Quote, Row, Table
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.sentences import is_over
from cribdeck.notes.statements import AT_ONCE
from cribdeck.notes.words import has_words, leads_in, plain

CELLS = 2 * AT_ONCE  # beside the names of the rows


def is_long_table(answer: Blocks) -> bool:
    """Whether `answer` is nothing but tables with too many rows, or cells, and perhaps a few words
    above them, or remarks below."""
    tables = [i for i, block in enumerate(answer) if isinstance(block, Table)]
    if not tables:
        return False
    others = [
        block
        for i, block in enumerate(answer)
        if not isinstance(block, Table) and not (isinstance(block, Quote) and i > tables[0])
    ]
    rows = [row for block in answer if isinstance(block, Table) for row in block.rows]
    is_long = len(rows) > AT_ONCE or sum(map(_filled, rows)) > CELLS
    return is_long and all(map(_leads_in, others))


def _leads_in(block: Block) -> bool:
    """Whether `block` is a line that leads in, or one of a few words, as the caption of a table."""
    if not isinstance(block, Paragraph):
        return False
    said = plain(block.inlines)
    return leads_in(block.inlines) or (count(said) <= NAME_MOST and not is_over(said))


def _filled(row: Row) -> int:
    return sum(map(has_words, row.cells[1:]))
