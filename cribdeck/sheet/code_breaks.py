"""Where a code sample may go on in the next column: not between two lines of one statement.

Knows the shape of code in any language that Pygments knows: brackets, strings, indentation. Does
not know how high it is.
"""

from collections import Counter

from cribdeck.html.highlighting import brackets, highlight, is_string
from cribdeck.notes.blocks import CodeBlock

LEAST = 4  # lines; less is not worth a new column


def statements(block: CodeBlock) -> frozenset[int]:
    """The lines of `block`, from 0, that begin a statement and may stand at the top of a column:
    they are not within brackets or a string, nor do they belong to the line above (a body to its
    head, code to its comment or decorator, what follows a backslash)."""
    found = set()
    lines = highlight(block)
    opened: Counter[int] = Counter()  # brackets by row; negative where more are closed
    for bracket in brackets(lines):
        opened[bracket.row] += 1 if bracket.opens else -1
    depth = 0
    in_string = False
    above = ""
    for i, (row, spans) in enumerate(zip(block.text.split("\n"), lines, strict=True)):
        goes_on = in_string and bool(spans) and is_string(spans[0])
        if row.strip() and above and not depth and not goes_on and not _belongs(above, row):
            found.add(i)
        depth = max(depth + opened[i], 0)
        if spans:
            in_string = is_string(spans[-1])
        above = row if row.strip() else above
    return frozenset(found)


def parts(block: CodeBlock) -> tuple[int, ...]:
    """The lines, from 0, at which `block` falls into parts that each say something: statements
    without indentation after a blank line."""
    rows = block.text.split("\n")
    begins = sorted(i for i in statements(block) if i and not rows[i - 1].strip())
    found: list[int] = []
    for i in begins:
        whole = rows[i][0] not in " \t"
        if whole and i - (found[-1] if found else 0) >= LEAST and len(rows) - i >= LEAST:
            found.append(i)
    return tuple(found)


def _belongs(above: str, row: str) -> bool:
    """Whether `row` belongs to the last line that is not blank above it."""
    deeper = len(row) - len(row.lstrip()) > len(above) - len(above.lstrip())
    said = above.strip()
    return deeper or said.startswith(("#", "//", "--", "@")) or said.endswith("\\")
