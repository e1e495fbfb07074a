"""Tables: which of their rows are asked, and what each of them asks.

Knows columns, and what the head of one says of it. Does not know where a table stands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blanks import LITTLE_WORDS
from cribdeck.notes.blocks import (
    Blocks,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)
from cribdeck.notes.dates import is_date
from cribdeck.notes.document import Question, Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.recognise.table_columns import by_second, is_blank, repeats, says, straightened
from cribdeck.notes.recognise.table_header import (
    ASKING,
    BESIDE,
    DEFINES,
    KEPT,
    TONGUES,
    are_beside,
    with_its_header,
)
from cribdeck.notes.recognise.table_names import (
    NamedRow,
    by_name,
    told_apart,
    words_of,
)
from cribdeck.notes.recognise.table_numbers import columns_asked, counts_rows, is_bound, is_number
from cribdeck.notes.shares import most
from cribdeck.notes.walk import item_of
from cribdeck.notes.words import BRACKETED, name_key, only_links, plain, unbold
from cribdeck.notes.worksheets import is_verdict

LONGEST_NAME = 10  # words of what is asked for by its definition
LONGEST_BACK = 20  # words of a cell that asks for the name of its row
FEWEST = 2  # rows
WIDEST = 6  # columns; a wider one is looked up, not learnt
WORD = re.compile(r"[^\W_]{2,}")
NAMING = re.compile(r"[^\W\d_]{2,}")
# Head of the answers to questions; "A" alone is as often a name.
KEY = re.compile(rf"\W*(?!\w\W*$)(?:{pattern('answer')}|{pattern('key')})\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table without what says nothing: its columns without words, and the running numbers.
    `beside` are which of the cells (from 0) only go with the others: examples, and further
    languages than two."""

    heads: tuple[Inlines, ...]
    rows: tuple[NamedRow, ...]
    beside: frozenset[int]


def rows_asked(table: Table) -> tuple[Term | Question, ...]:
    """What the rows of `table` ask, each a part of what prints the table. Two columns are terms and
    their definitions, unless the head of the second one asks for something else; a third one with
    examples or readings goes with them, and so do further languages. The rows of other tables are
    asked for their cells, by the heads. () where the first column does not name the rows, and for a
    table of numbers or links."""
    of = _rows_of(table)
    if of is None:
        return ()
    return tuple(_pairs(of) if _is_vocabulary(of) else _questions(of))


def compared_rows(table: Table, question: str) -> tuple[Question, ...]:
    """What the rows of `table` ask where `question` compares, and the columns are not what it
    compares, but what is said of each row: no word of their heads stands in the question, and the
    first head says what the rows are, or most of these stand in the question themselves."""
    of = _rows_of(table)
    if of is None:
        return ()
    asked = " ".join(question.split()).casefold()
    heads = [words_of(head) for head in of.heads if says(head)]
    is_head = any(word in asked for head in heads for word in (head, *WORD.findall(head)))
    named = sum(words_of(row.name) in asked for row in of.rows)
    is_of_rows = most(named, len(of.rows)) or (says(of.rows[0].corner) and len(of.heads) > 1)
    return tuple(_questions(of)) if is_of_rows and not is_head else ()


def terms_asked(table: Table) -> tuple[Term | Question, ...]:
    """The same of a table that is a vocabulary; () of any other."""
    of = _rows_of(table)
    return tuple(_pairs(of)) if of and _is_vocabulary(of) else ()


def _is_vocabulary(of: _Rows) -> bool:
    return len(of.heads) - len(of.beside) == 1


def _rows_of(table: Table) -> _Rows | None:
    table = straightened(by_second(with_its_header(table)))
    columns = columns_asked(table)
    said = [unbold(table.header.cells[i]) if says(table.header.cells[i]) else () for i in columns]
    is_beside = are_beside([plain(head) for head in said])
    if len(columns) < 2 or len(columns) - sum(is_beside) > WIDEST:
        return None
    heads, named = tuple(said[1:]), _named_rows(table, columns, said)
    if not named or _is_of_numbers(named) or _is_of_links(named) or not _has_names(named):
        return None
    if _is_key(named, heads):
        return None
    beside = frozenset(i for i, found in enumerate(is_beside[1:]) if found)
    beside = beside if len(beside) < len(heads) else frozenset()
    return _Rows(heads, named, beside)


def _named_rows(
    table: Table, columns: Sequence[int], heads: Sequence[Inlines]
) -> tuple[NamedRow, ...]:
    """The rows of `table` with what they say in `columns` below `heads`, where most have a name of
    their own; () where these are few, or stand again and again: then the first column says of which
    kind a row is."""
    is_counted = columns[0] > 0 and counts_rows(table)
    rows: list[NamedRow] = []
    own: list[str] = []  # names, each from where it stands
    for one in table.rows:
        row = _row(one, columns, heads)
        if says(row.name):
            own.append(name_key(plain(row.name)))
        elif rows and is_counted:
            row = replace(row, name=rows[-1].name)  # a further line of what is counted above
        elif rows:
            row = _with_more(rows.pop(), row)
        rows.append(row)
    is_named = is_counted or most(len(own), len(table.rows))
    if len({*own}) < FEWEST or not is_named or repeats({*own}, own):
        return ()
    return tuple(row for row in rows if says(row.name))


def _row(row: Row, columns: Sequence[int], heads: Sequence[Inlines]) -> NamedRow:
    """`row`, named by its first cell; where that says that there is none ("-"), by the next one
    that says something, before the last. An empty one may go on with what stands above. Brackets
    with nothing in them are still to be filled in."""
    cells = [row.cells[i] for i in columns]
    at = 0
    while at + 2 < len(cells) and plain(cells[at]).strip() and not says(cells[at]):
        at += 1
    after = tuple(() if i <= at or is_blank(cell) else cell for i, cell in enumerate(cells))
    return NamedRow(unbold(cells[at]), heads[at], after[1:], row.location)


def _with_more(above: NamedRow, row: NamedRow) -> NamedRow:
    """The row `above`, and what each cell of the nameless `row` below it adds."""
    if not says(above.name):
        return row
    cells = tuple(
        (*cell, LineBreak(hard=True), *more) if says(cell) and says(more) else cell or more
        for cell, more in zip(above.cells, row.cells, strict=True)
    )
    return replace(above, cells=cells)


def _is_of_numbers(rows: Sequence[NamedRow]) -> bool:
    """Whether most cells of `rows` are numbers; in two columns, most of each. Measured values are
    looked up; to be learnt are those that say up to where something holds, and those of which a
    column says in words what they are."""
    cells = [plain(cell).strip() for row in rows for cell in row.cells if plain(cell).strip()]
    numbers = [cell for cell in cells if is_number(cell)]
    if not most(len(numbers), len(cells)):
        return False
    if len(rows[0].cells) > 1:
        bounds = sum(map(is_bound, numbers))
        return not (most(bounds, len(numbers)) or any(map(_is_in_words, _by_column(rows))))
    names = [row.name for row in rows if not is_date(row.name)]
    return most(sum(is_number(words_of(name)) for name in names), len(rows))


def _by_column(rows: Sequence[NamedRow]) -> Iterable[Sequence[Inlines]]:
    return zip(*(row.cells for row in rows), strict=True)


def _is_in_words(column: Sequence[Inlines]) -> bool:
    """Whether most cells of a `column` have a word."""
    return most(
        sum(
            NAMING.search(plain(c)) is not None and not is_number(plain(c).strip()) for c in column
        ),
        len(column),
    )


def _is_key(rows: Sequence[NamedRow], heads: Sequence[Inlines]) -> bool:
    """Whether `rows` are the answers to questions that only their numbers name ("4 (2022)")."""
    numbers = sum(is_number(BRACKETED.sub("", words_of(row.name)).strip()) for row in rows)
    return any(KEY.fullmatch(plain(head)) for head in heads) and most(numbers, len(rows))


def _is_of_links(rows: Sequence[NamedRow]) -> bool:
    """Whether most cells of `rows` only say where else to look."""
    cells = [cell for row in rows for cell in row.cells if says(cell)]
    return most(sum(map(only_links, cells)), len(cells))


def _has_names(rows: Sequence[NamedRow]) -> bool:
    """Whether most rows begin with a few words, a question, or what is said in a language that
    their head names: other sentences say something themselves."""
    if TONGUES.search(plain(rows[0].corner)):
        return True
    names = [plain(row.name) for row in rows]
    return most(sum(count(x) <= NAME_MOST or ends_like_question(x) for x in names), len(names))


def _pairs(of: _Rows) -> Iterator[Term | Question]:
    (at,) = {*range(len(of.heads))} - of.beside
    often = Counter(words_of(row.cells[at]) for row in of.rows)
    # Words that mean the same in another language are still words of it.
    repeats = not TONGUES.search(plain(of.heads[at])) and most(
        sum(often[words_of(row.cells[at])] > 1 for row in of.rows), len(of.rows)
    )
    defines = _defines(of, of.heads[at])
    for rows in by_name(of.rows):
        said = [row for row in rows if says(row.cells[at])]
        if not said:
            yield from _questions(replace(of, rows=tuple(rows), beside=_only_beside(of)))
            continue
        row = said[0]
        definition = row.cells[at]
        told = (Paragraph(one.cells[at], one.location) for one in said)
        answer = (*told, *(block for one in said for block in _beside(of, one)))
        if ends_like_question(plain(row.name)) and not ends_like_question(plain(definition)):
            yield Question(row.name, answer, row.location, within=True)
        elif repeats or count(plain(row.name)) > LONGEST_NAME:
            asked = _asking(row.name, (of.heads[at],))  # which row says so, cannot be asked
            yield Question(asked, answer, row.location, within=True)
        elif not defines:
            asked = _asking(_of_kind(row.name, row.corner), (of.heads[at],))
            if only_links(definition):
                continue  # where to look, nobody recalls
            is_one = often[words_of(definition)] == len(said) == 1
            turned = _turned(row, definition, of.heads[at]) if is_one else None
            yield Question(asked, answer, row.location, within=True, turned=turned)
        else:
            yield Term(row.name, answer, row.location, within=True)


def _defines(of: _Rows, head: Inlines) -> bool:
    """Whether the column below `head` defines the names of the rows `of`: it says so, or says
    nothing that could be asked for. Signs, digits and letters are no names by themselves."""
    corner, said = plain(of.rows[0].corner), plain(head)
    if not ASKING.search(said):
        return True
    names = [plain(row.name) for row in of.rows]
    bare = sum(name.isascii() and not NAMING.search(name) for name in names)
    is_of_names = not (most(bare, len(names)) and ASKING.search(corner))
    return is_of_names and DEFINES.search(said) is not None


def _turned(row: NamedRow, cell: Inlines, head: Inlines) -> tuple[Inlines, Inlines] | None:
    """What asks for the name of `row` by its `cell` below `head`, and the name; None where nothing
    says what the names are, the cell is long, or it is a verdict ("yes"), as of any other row."""
    said = plain(cell).strip(" .!")
    # "yes" is a little word; in capitals it is the name of an operator.
    is_little = said.casefold() in LITTLE_WORDS and not said.isupper()
    if (
        is_little
        or is_verdict(said)
        or not ASKING.search(plain(row.corner))
        or count(said) > LONGEST_BACK
    ):
        return None
    return _asking(_of_kind(cell, head), (row.corner,)), row.name


def _of_kind(name: Inlines, kind: Inlines) -> Inlines:
    """`22`, a `Port` -> 22 (Port)."""
    return (*name, Text(" ("), *kind, Text(")")) if plain(kind).strip() else name


def _questions(of: _Rows) -> Iterator[Question]:
    asked = [i for i in range(len(of.heads)) if i not in of.beside]
    each = (row for rows in by_name(of.rows) for row in told_apart(rows, asked)) if asked else ()
    for row in each:
        told = [
            (head, cell)
            for i, (head, cell) in enumerate(zip(of.heads, row.cells, strict=True))
            if says(cell) and i not in of.beside
        ]
        if not told:
            continue
        items = tuple(item_of((row.location, _labelled(head, cell))) for head, cell in told)
        if ends_like_question(plain(row.corner)):
            prompt: Inlines = (*row.corner, Text(" "), *row.name)
        elif ends_like_question(plain(row.name)):
            prompt = row.name
        else:
            name = _of_kind(row.name, row.corner)
            prompt = _asking(name, tuple(head for head, _ in told))
        answer = (ItemList(items, None, row.location), *_beside(of, row))
        yield Question(prompt, answer, row.location, within=True)


def _only_beside(of: _Rows) -> frozenset[int]:
    """Which cells are no answer in any language."""
    heads = {i: plain(of.heads[i]) for i in of.beside}
    return frozenset(i for i, head in heads.items() if BESIDE.search(head) or KEPT.fullmatch(head))


def _beside(of: _Rows, row: NamedRow) -> Blocks:
    """What `row` shows with its answer, and is not asked for."""
    said = [i for i in sorted(of.beside) if says(row.cells[i])]
    # Which language a word is of, or what is kept of it, it does not say itself.
    bare = {i for i in said if BESIDE.search(plain(of.heads[i]))}
    more = (row.cells[i] if i in bare else _labelled(of.heads[i], row.cells[i]) for i in said)
    lines = tuple(Paragraph(line, row.location) for line in more)
    return (Quote(lines, row.location),) if lines else ()


def _labelled(head: Inlines, cell: Inlines) -> Inlines:
    return (Strong((*head, Text(":"))), Text(" "), *cell) if plain(head).strip() else cell


def _asking(name: Inlines, heads: Sequence[Inlines]) -> Inlines:
    """`TCP`, asked for `Order` and `Speed` -> TCP: Order, Speed?"""
    asked: Inlines = ()
    for head in heads:
        if plain(head).strip():
            asked = (*asked, Text(", " if asked else ": "), *head)
    asked = (*name, *asked)
    return asked if ends_like_question(plain(asked)) else (*asked, Text("?"))
