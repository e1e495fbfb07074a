"""Which line of a table is its header, and which column has the names of its rows, as people write
it: Markdown wants one line, some have two, some none; and some group the rows by the first column.

Knows what a head looks like beside the cells below it. Does not know what rows ask (tables).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cribdeck.notes.blocks import Inlines, Row, Strong, Table, Text
from cribdeck.notes.language_of import are_of_two
from cribdeck.notes.languages import JOINED, pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.recognise.definitions import is_all_code
from cribdeck.notes.shares import most, nearly_all
from cribdeck.notes.words import plain, unbold

LONGEST_HEAD = 8  # words
LONGEST_WORD = 4  # words of one of a vocabulary
SHORTEST_ROW = 3  # words of one that begins as others do
PAIR = 2  # columns: a thing, and what is said of it
# A word that a head asks with: "a", "en" and "E(X)" only mark a column.
ASKING = re.compile(rf"[^\W\d_]{{3,}}|{JOINED.pattern}")
# Heads of a column that shows how a word is used or said, and is no second answer.
BESIDE = re.compile(pattern("beside"), re.IGNORECASE)
# Heads of what only serves whoever keeps a table of words and what they mean: level, source.
KEPT = re.compile(rf"\W*{pattern('kept')}\W*", re.IGNORECASE)
# Heads of a column that says what the names beside it are, or what they are in another language.
TONGUES = re.compile(pattern("tongues"), re.IGNORECASE)
DEFINES = re.compile(rf"{pattern('defines')}|{pattern('tongues')}", re.IGNORECASE)


def with_its_header(table: Table) -> Table:
    """`table` with the header that its writer meant: of two lines, or none, where the line that
    Markdown takes for it is the first of the rows."""
    return _with_first_row(table) or _with_one_header(table)


def _with_first_row(table: Table) -> Table | None:
    """`table` of two columns with a first row more, and with heads that say nothing; None where its
    header is no row."""
    said = [i for i in range(len(table.aligns)) if any(column_of(table, i))]
    if len(said) != PAIR or not table.rows or not _is_row(table, *said):
        return None
    header = table.header
    first = replace(header, location=replace(header.location, part=header.location.part + 1))
    heads = replace(header, cells=tuple(() for _ in header.cells))
    return replace(table, header=heads, rows=(first, *table.rows))


def _is_row(table: Table, name: int, column: int) -> bool:
    """Whether the header of `table` is like its rows: code above code, and no word for what stands
    beside it; or it says a sentence, or begins with the word that most cells below it do; or it is
    a word and what that means, as they are."""
    code = sum(is_all_code(unbold(row.cells[name])) for row in table.rows)
    head = plain(table.header.cells[column]).strip()
    if not head or DEFINES.search(head) or ends_like_question(head):
        return False
    if _is_word(table, name, column):
        return True
    if is_all_code(unbold(table.header.cells[name])) and most(code, len(table.rows)):
        return not is_all_code(unbold(table.header.cells[column]))
    begins = [cell.split()[0].casefold() for cell in column_of(table, column) if cell]
    is_alike = most(sum(word == head.split()[0].casefold() for word in begins), len(table.rows))
    return count(head) > LONGEST_HEAD or (is_alike and count(head) >= SHORTEST_ROW)


def _is_word(table: Table, name: int, column: int) -> bool:
    """Whether the header of `table` is a word and what it means: one of its cells, which are few
    words, begins small, each as most below it do, which the head of a column seldom does; and the
    words below are of two languages."""
    heads = [plain(table.header.cells[i]).strip() for i in (name, column)]
    sides = [[cell for cell in column_of(table, i) if cell] for i in (name, column)]
    if not all(map(ASKING.search, heads)) or len({*sides[0]}) < len(table.rows):
        return False  # no words, or a name that stands for several rows
    if any(sign.search(head) for head in heads for sign in (DEFINES, BESIDE, KEPT)):
        return False
    if not all(count(cell) <= LONGEST_WORD for cell in heads):
        return False
    pairs = [*zip(heads, sides, strict=True)]
    are_alike = all(
        most(sum(_is_small(cell) == _is_small(head) for cell in side), len(side))
        for head, side in pairs
    )
    return any(map(_is_small, heads)) and are_alike and are_of_two(*sides)


def _is_small(text: str) -> bool:
    """Whether `text` begins with a small letter, behind signs."""
    letter = next(filter(str.isalpha, text), "")
    return letter.islower()


def _with_one_header(table: Table) -> Table:
    """`table`, whose first row is a second header where all its words are bold, with both in one:
    what stands above goes on to the right, over cells that are empty."""
    if not table.rows or not _is_header(table.rows[0]) or all(map(_is_header, table.rows)):
        return table
    heads: list[Inlines] = []
    above: Inlines = ()
    for head, below in zip(table.header.cells, table.rows[0].cells, strict=True):
        above = head if plain(head).strip() or not plain(below).strip() else above
        heads.append((*unbold(above), Text(" "), *unbold(below)) if plain(below) else head)
    header = replace(table.header, cells=tuple(heads))
    return replace(table, header=header, rows=table.rows[1:])


def _is_header(row: Row) -> bool:
    """Whether all words of `row` are bold, in two cells at least."""
    said = [cell for cell in row.cells if plain(cell).strip()]
    return len(said) > 1 and all(isinstance(one, Strong) for cell in said for one in cell)


def are_beside(heads: Sequence[str]) -> list[bool]:
    """Of each of `heads`, whether its column stands beside what is asked: it shows how a word is
    used, says it in a further language, or is kept with it."""
    found = [BESIDE.search(head) is not None for head in heads]
    asked = [i for i, is_beside in enumerate(found) if not is_beside]
    further = [asked[i] for i in _further_tongues([heads[i] for i in asked])]
    for i in (*further, *(i + 1 for i in _kept_beside(heads[1:]))):
        found[i] = True
    return found


def _further_tongues(heads: Sequence[str]) -> list[int]:
    """Which of `heads` (from 0) name a third language and more, where nearly all of them name one,
    each another: a word is learnt in one of them at a time, that of the second column."""
    named = [TONGUES.search(head) for head in heads]
    said = {found[0].casefold() for found in named if found}
    if len(said) < sum(map(bool, named)) or not nearly_all(len(said), len(heads)):
        return []
    return [*range(PAIR, len(heads))] if all(named[:PAIR]) else []


def _kept_beside(heads: Sequence[str]) -> list[int]:
    """Which of `heads` (from 0) name what is only kept beside words, where another one says that
    its column defines them."""
    defines = any(map(DEFINES.search, heads))
    return [i for i, head in enumerate(heads) if defines and KEPT.fullmatch(head)]


def column_of(table: Table, column: int) -> list[str]:
    """The words of the cells of `table` in a `column` (from 0), without that of its head."""
    return [plain(row.cells[column]).strip() for row in table.rows]
