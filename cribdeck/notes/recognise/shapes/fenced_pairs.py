"""Shape: a fence whose lines are pairs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import (
    DRAWN,
    Blocks,
    CodeBlock,
    Inlines,
    Paragraph,
    Quote,
    Text,
    row_location,
)
from cribdeck.notes.document import Entry, Term
from cribdeck.notes.languages import JOINED
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.headed import aside, left_over
from cribdeck.notes.recognise.labels import LABELLING, label_of_title
from cribdeck.notes.recognise.names import NAME_MOST, TYPED_BULLETS
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.shares import most, nearly_all
from cribdeck.notes.words import ARROW_SIGN, name_key, plain, plain_blocks
from cribdeck.problems import Location

FEWEST = 3  # lines: two may as well be a flow
BULLET = re.compile(rf"^[-*+{TYPED_BULLETS}]\s+")
NUMBERED = re.compile(r"\d+[.):]")
# With blanks around it; two dashes begin a comment, unless they draw an arrow.
SIGN = re.compile(rf" (?:(?P<dash>[-–—])|-*{ARROW_SIGN}) ")
WORD = re.compile(rf"[^\W\d_]{{2,}}|{JOINED.pattern}")
TIME = re.compile(r"\d:\d\d")  # of a line in a log
STROKES = re.compile(r"[\u2500-\u259f;]")
CODED = re.compile(r"[\[\]{}|\\=<>]|//")  # beside an arrow: code, or boxes
# What parts the cells of a row, and how many there may be; of three, the last only remarks.
CELLS = tuple(re.compile(sign) for sign in (r"\t[ \t]*", r";\s*", r"(?<!\s)\s+\|\s+"))
COMMAS = re.compile(r",\s*")
TABLES = {"csv": (*CELLS, COMMAS), "tsv": CELLS}  # what such fences are called
SIZES = (2, 3)
COLUMNS = re.compile(r"\t\s*|\s{2,}")  # what stands below each other
FEWEST_BELOW = 4  # lines in columns
MANY = 8  # lines of single words: fewer may as well be code
DIGIT = re.compile(r"\d")
# An option or a path: of a command.
OF_COMMAND = re.compile(r"(?:^|\s)(?:--?\w|\.{1,2}(?:/|\s|$)|~?/\w)")
NO_CELL = re.compile(r"[{}|\\=<>]|//|^#")  # code, or what is said to the program that reads it
EXAMPLE = """\
## Short forms

```
DNS - Domain Name System
TLS - Transport Layer Security
URL - Uniform Resource Locator
```
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A fence without a language (or with `text` for one) in which nearly all lines, three at
    least, have one dash or one arrow behind at most five words: each is a term with its definition,
    and the fence is on the sheet. So is each row of a table, all cells of which are parted by a
    tab, a semicolon or a stroke (with `csv` for a language also by a comma): of three cells, the
    last goes with the second; and nearly each of four lines or more that stand in two columns,
    most of them below each other, with words in small letters or with several at the right. Not so
    where they count, log or go on with each other, and where what stands beside the arrows is code
    or a box."""
    match piece_at(blocks):
        case Piece(CodeBlock() as block) as piece if _may_be(block.language):
            terms = (block.fenced and (_of_cells(block) or _terms(block))) or _of_columns(block)
        case _:
            return None
    if not terms:
        return None
    end = piece.used - len(piece.remarks)
    entries: list[Entry] = [aside(scope, blocks[:end]), *terms]
    if piece.remarks:
        entries += left_over(scope, piece.remarks, defines=True).entries
    return Found(tuple(entries), piece.used)


def _may_be(language: str) -> bool:
    return language in DRAWN or language in TABLES


def _of_cells(block: CodeBlock) -> Sequence[Term]:
    """The terms that the lines of `block` are, which the same sign parts in as many cells each, as
    in a file of a table; () where they are none."""
    lines = [(i, row.strip()) for i, row in enumerate(block.text.split("\n")) if row.strip()]
    for sign in TABLES.get(block.language, CELLS):
        rows = [(i, sign.split(row)) for i, row in lines]
        size = len(rows[0][1]) if rows else 0
        if size in SIZES and all(len(row) == size and all(map(str.strip, row)) for _, row in rows):
            are_words = not any(NO_CELL.search(cell) for _, row in rows for cell in row)
            terms = [_of_row(row, row_location(block, i)) for i, row in rows]
            may_run = block.language not in TABLES and _are_commands([row for _, row in rows])
            is_table = len(terms) >= FEWEST and are_words and not may_run
            return _pairs(terms) if is_table else ()
    return ()


def _of_columns(block: CodeBlock) -> Sequence[Term]:
    """The terms that the lines of `block` are, which stand in two columns as a list of words does,
    or of commands and what they do; () where they are none. What stands further right remarks."""
    lines = block.text.expandtabs().split("\n")
    rows = [(i, COLUMNS.split(line.strip())) for i, line in enumerate(lines) if line.strip()]
    pairs = [(i, cells) for i, cells in rows if len(cells) in SIZES]
    if len(pairs) < FEWEST_BELOW or not nearly_all(len(pairs), len(rows)):
        return ()
    starts = Counter(lines[i].index(cells[1], len(cells[0])) for i, cells in pairs)
    are_below = most(max(starts.values()), len(pairs))
    cells = [cell for _, row in rows for cell in row]
    tell = sum(len(row[1].split()) > 1 for _, row in pairs)
    names = [row[0] for _, row in pairs]
    are_small = len(pairs) >= MANY and nearly_all(
        sum(cell[:1].islower() for cell in cells), len(cells)
    )
    # Names of programs' output count, or come again, as those of instructions do.
    are_names = nearly_all(len({*names}), len(names)) and not any(map(DIGIT.search, names))
    are_heads = all(cell.isupper() for cell in pairs[0][1])
    are_words = (most(tell, len(pairs)) or are_small) and are_names and not are_heads
    if not (are_below and are_words) or any(map(NO_CELL.search, cells)):
        return ()
    return _pairs([_of_row(row, row_location(block, i)) for i, row in pairs])


def _are_commands(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of `rows` are commands, which stand in one line so, too ("cd build; make
    all"): one has an option or a path, or a word begins several lines."""
    begins = [row[0].split()[0] for row in rows]
    has_some = any(OF_COMMAND.search(cell) for row in rows for cell in row)
    return has_some or (len({*begins}) < len(begins) and begins[0].islower())


def _of_row(row: Sequence[str], where: Location) -> Term:
    name, means, *more = ((Text(cell.strip()),) for cell in row)
    beside = tuple(Quote((Paragraph(one, where),), where) for one in more)
    return Term(name, (Paragraph(means, where), *beside), where, within=True)


def _terms(block: CodeBlock) -> Sequence[Term]:
    """The terms that the lines of `block` are, each under the last line that is none; () where they
    are no pairs."""
    terms: list[Term] = []
    rows = [_unmarked(" ".join(row.split())) for row in block.text.split("\n")]
    above: Inlines = ()
    has_arrows = False
    for i, row in enumerate(rows):
        match [*SIGN.finditer(row)]:
            case [sign]:
                where = row_location(block, i)
                said = (Paragraph((Text(row[sign.end() :]),), where),)
                name = (Text(row[: sign.start()]),)
                terms.append(Term(name, said, where, within=True, under=above))
                has_arrows = has_arrows or not sign["dash"]
            case []:
                above = (Text(row.strip("*# :")),) if row else above
            case _:
                return ()
    lines = sum(map(bool, rows))
    if len(terms) < FEWEST or not nearly_all(len(terms), lines):
        return ()
    return () if any(_is_code(row, has_arrows=has_arrows) for row in rows) else _pairs(terms)


def _unmarked(row: str) -> str:
    """`row` without the bullet before it, unless that is the name itself (`* - any letters`)."""
    bare = BULLET.sub("", row)
    return bare if SIGN.search(bare) or not SIGN.search(row) else row


def _is_code(row: str, *, has_arrows: bool) -> bool:
    return bool(STROKES.search(row)) or (has_arrows and bool(CODED.search(SIGN.sub(" ", row))))


def _pairs(terms: Sequence[Term]) -> Sequence[Term]:
    """`terms`, where they are pairs: nearly each has the name of a thing and what defines it, which
    is the name of no other; else (). One name with several meanings is one term."""
    names = [name_key(plain(term.prompt)) for term in terms]
    said = [plain_blocks(term.answer).casefold() for term in terms]
    one_each: dict[tuple[str, str], Term] = {}
    for term, name in zip(terms, names, strict=True):
        key = (plain(term.under), name)
        above = one_each.get(key)
        both = replace(above, answer=(*above.answer, *term.answer)) if above else term
        one_each[key] = both
    counts = names == [str(i) for i in range(1, len(names) + 1)]
    repeats = not nearly_all(len(one_each), len(terms)) or not most(len({*said}), len(said))
    goes_on = not nearly_all(len(names) - len({*names} & {*said}), len(names))
    are_names = nearly_all(sum(_is_name(plain(term.prompt)) for term in terms), len(terms))
    if counts or repeats or goes_on or not are_names or not all(map(WORD.search, said)):
        return ()
    return tuple(one_each.values())


def _is_name(name: str) -> bool:
    """Whether `name` is that of a thing: a few words, and no number, time, label or attribute."""
    if count(name) > NAME_MOST or NUMBERED.match(name) or TIME.search(name):
        return False
    return label_of_title((Text(name),), LABELLING) is None and not is_attribute(name)


SHAPE = Shape(__name__, EXAMPLE, find)
