"""Shape: a table whose rows are asked."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from cribdeck.notes.blocks import Block, Blocks, Paragraph, Table
from cribdeck.notes.document import Entry
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import asks, compares
from cribdeck.notes.recognise.headed import aside, left_over, prose_found
from cribdeck.notes.recognise.names import LONGEST_ABOVE
from cribdeck.notes.recognise.pieces import end_of_text, introduces, names_table
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.table_header import PAIR
from cribdeck.notes.recognise.tables import rows_asked, terms_asked
from cribdeck.notes.statements import AT_ONCE
from cribdeck.notes.words import BRACKETED, plain

EXAMPLE = """\
## Animals

| Spanish | English | Example |
|---|---|---|
| perro | dog | El perro ladra. |
| gato | cat | |

| Service | Port |
|---|---|
| SSH | 22 |
| DNS | 53 |

## Delivery

| When is a record lost? | producer | consumer |
|---|---|---|
| at most once | it does not wait | it commits first |
| at least once | never | it commits last |
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """The rows of a table are asked, and the table is on the sheet: two columns are terms and their
    definitions, or are asked by their heads, both ways, where that of the second one does not say
    that it defines; a third one with examples or readings goes with these, and so do further
    languages; the rows of a wider table are asked for all their cells, with the words of the corner
    where these ask; where the first column only groups them, the second names them, and where it
    repeats itself for a few, the first two do. A table stays whole under its heading
    where its first column is empty or repeats itself besides, most of it are numbers, or what
    stands above compares. A header that is like its rows is one of them.
    Paragraphs beside a table answer the heading, together with it; but below a table of two columns
    they only remark on its words, and tables of more than seven rows are no answer to a heading
    that is no question: what stands above them is."""
    end = end_of_text(blocks, min(1, len(blocks)))
    run = blocks[:end]
    rows = [row for table in _tables(run) for row in rows_asked(table)]
    if not rows or _compares(scope, run):
        return None
    if all(_belongs(block) or names_table(run, i) for i, block in enumerate(run)):
        return Found((aside(scope, run), *rows), end)
    is_vocabulary = _belongs(run[0]) and all(map(terms_asked, _tables(run)))
    if is_vocabulary or (not asks(scope.prompt) and _is_long(run)):
        return _rows_asked(scope, run)
    found = prose_found(scope, run)
    first, *parts = found.entries
    told = {part.location: part for part in (*rows, *parts)}  # an answer may ask for rows, too
    return Found((first, *(told[at] for at in sorted(told))), end, found.left_out)


def _compares(scope: Scope, run: Blocks) -> bool:
    """Whether the columns in `run` are two things that the heading, or a line directly above a
    table, sets against each other. Where a heading names none ("Comparison"), rows say of what."""
    names_none = count(plain(scope.prompt)) == 1
    are_wide = all(len(table.aligns) > PAIR for table in _tables(run))
    if compares(scope.prompt) and not (names_none and are_wide):
        return True
    return any(
        isinstance(above, Paragraph)
        and isinstance(below, Table)
        and compares(above.inlines)
        and count(plain(above.inlines)) <= LONGEST_ABOVE
        and len(below.aligns) == PAIR
        for above, below in pairwise(run)
    )


def _belongs(block: Block) -> bool:
    """Whether `block` is a table, or leads in to one."""
    return isinstance(block, Table) or introduces(block)


def _is_long(run: Blocks) -> bool:
    """Whether more rows stand in `run` than anybody can tell at once, and all its tables are asked
    by their rows."""
    asked = [len(rows_asked(table)) for table in _tables(run)]
    return all(asked) and sum(asked) > AT_ONCE


def _tables(blocks: Blocks) -> Iterator[Table]:
    return (block for block in blocks if isinstance(block, Table))


def _rows_asked(scope: Scope, run: Blocks) -> Found:
    """Tables that are asked row by row, so that no heading asks for all of their rows at once. Text
    above the first answers the heading without them, unless it is only in brackets; text below it
    remarks."""
    begin = next(i for i in range(len(run)) if _belongs(run[i]) or names_table(run, i))
    above = _above(scope, run[:begin])
    defines = all(map(terms_asked, _tables(run)))
    entries: list[Entry] = [*above.entries]
    for is_table, group in groupby(run[begin:], key=_belongs):
        near = tuple(group)
        if is_table:
            rows = (row for table in _tables(near) for row in rows_asked(table))
            entries += (aside(scope, near), *rows)
        else:
            entries += left_over(scope, near, defines=defines).entries
    return Found(tuple(entries), len(run), above.left_out)


def _above(scope: Scope, text: Blocks) -> Found:
    """What stands above tables that are no part of it."""
    if not text:
        return Found((), 0)
    is_gloss = all(isinstance(one, Paragraph) and _is_bracketed(one) for one in text)
    return Found((aside(scope, text),), len(text)) if is_gloss else prose_found(scope, text)


def _is_bracketed(line: Paragraph) -> bool:
    return BRACKETED.fullmatch(plain(line.inlines).strip()) is not None


SHAPE = Shape(__name__, EXAMPLE, find)
