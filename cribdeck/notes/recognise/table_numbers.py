"""Numbers in tables: which count the rows, and which say something of them.

Knows what a column of numbers looks like. Does not know what rows ask (tables).
"""

import re

from cribdeck.notes.blocks import Table
from cribdeck.notes.languages import pattern, words
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.recognise.table_columns import says
from cribdeck.notes.recognise.table_header import ASKING, PAIR, column_of
from cribdeck.notes.shares import most
from cribdeck.notes.words import plain

FEWEST = 2  # rows
# Heads of the forms of a word, which a number beside them tells by its person.
PERSONS = re.compile(rf"\W*{pattern('persons')}\W*", re.IGNORECASE)
BOUND = re.compile(r"^\W*[<>≤≥]|\d\W*\s?[-–]\s?\d")
MOST_DIGITS = 5  # of a number that counts
# What only numbers an entry: R001, REQ-01; T1 and H2 are names.
ENTRY = re.compile(r"([^\W\d_]{1,4}[-_ ]?)(0\d+|\d{2,})")
UNIT = 3  # letters at most
# Head of numbers that are those of things, and no parts of a book.
PARTS = "|".join(re.escape(word.replace("#", "").strip()) for word in words("chapters"))
NUMBERED = re.compile(rf"(?!\W*(?:{PARTS})\W*$).*?(?:{ASKING.pattern})", re.IGNORECASE)


def columns_asked(table: Table) -> list[int]:
    """Which columns of `table` say something. Numbers from one on name the rows where all that
    stands beside them is a name of each, and their head says what they are."""
    columns = [i for i in range(len(table.aligns)) if not _says_nothing(table, i)]
    if len(columns) != 1 or columns == [0] or not NUMBERED.match(plain(table.header.cells[0])):
        return columns
    names = column_of(table, columns[0])
    are_names = most(sum(0 < count(name) <= NAME_MOST for name in names), len(names))
    return [0, *columns] if are_names else columns


def _says_nothing(table: Table, column: int) -> bool:
    """Whether a column is empty, or is the first and counts the rows."""
    if column == 0 and (counts_rows(table) or _counts_entries(table)):
        return True
    return not any(column_of(table, column))


def _counts_entries(table: Table) -> bool:
    """Whether the first column of `table` counts its rows from one on (R001, R002), below a head
    that asks for nothing ("ID"), and the second names each, of which others say something."""
    found = [ENTRY.fullmatch(cell) for cell in column_of(table, 0)]
    if len(table.aligns) <= PAIR or len(found) < FEWEST:
        return False
    numbers = [int(one[2]) for one in found if one]
    signs = {one[1] for one in found if one}
    counted = numbers == [*range(1, len(found) + 1)] and len(signs) == 1
    is_named = len({*filter(None, column_of(table, 1))}) == len(table.rows)
    return counted and is_named and not ASKING.search(plain(table.header.cells[0]))


def counts_rows(table: Table) -> bool:
    """Whether the first column of `table` counts its rows: from one on where it has a head, and
    where it has none, from any number on and past the rows that go on with the one above. Before
    the forms of a verb stands its person."""
    if any(PERSONS.fullmatch(plain(head)) for head in table.header.cells):
        return False
    cells = [cell.strip(".)#") for cell in column_of(table, 0)]
    numbers = list(filter(None, cells))
    first = numbers[0] if numbers else ""
    if len(cells) < FEWEST or not (first.isascii() and first.isdigit()) or len(first) > MOST_DIGITS:
        return False
    has_head = says(table.header.cells[0])
    counted = numbers == [str(int(first) + i) for i in range(len(numbers))]
    return counted and (not has_head or (first == "1" and len(numbers) == len(cells)))


def is_bound(text: str) -> bool:
    """Whether `text` is a number and says up to or from which one something holds: ≤ 7, 12-20."""
    return is_number(text) and BOUND.search(text) is not None


def is_number(text: str) -> bool:
    """Whether `text` is a number, with a unit or not: 12, 1.5 kg, (3, 4)."""
    letters = sum(map(str.isalpha, text))
    return any(map(str.isdigit, text)) and letters <= UNIT and not text[0].isalpha()
