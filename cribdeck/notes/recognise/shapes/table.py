"""Shape: a table whose rows are asked."""

from cribdeck.notes.blocks import Blocks, Rule, Table
from cribdeck.notes.questions import compares
from cribdeck.notes.recognise.headed import aside, prose_found
from cribdeck.notes.recognise.pieces import introduces, opens_piece
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.tables import rows_asked

EXAMPLE = """\
## Animals

| Spanish | English | Example |
|---|---|---|
| perro | dog | El perro ladra. |
| gato | cat | |

## Delivery

| When is a record lost? | producer | consumer |
|---|---|---|
| at most once | it does not wait | it commits first |
| at least once | never | it commits last |
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """The rows of a table are asked, and the table is on the sheet: two columns are terms and their
    definitions, a third one with examples or readings goes with these; the rows of a wider table
    are asked for all their cells, with the words of the corner where these ask. A table stays whole
    under its heading where its first column is empty or repeats itself, most of it are numbers, or
    the heading compares. Paragraphs beside a table answer the heading, together with it."""
    end = min(1, len(blocks))
    while end < len(blocks) and not isinstance(blocks[end], Rule) and not opens_piece(blocks, end):
        end += 1
    run = blocks[:end]
    rows = [row for block in run if isinstance(block, Table) for row in rows_asked(block)]
    if not rows or compares(scope.prompt):
        return None
    if all(isinstance(block, Table) or introduces(block) for block in run):
        return Found((aside(scope, run), *rows), end)
    found = prose_found(scope, run)
    return Found((*found.entries, *rows), end, found.left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
