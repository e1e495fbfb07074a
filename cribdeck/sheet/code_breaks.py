"""Where a code sample may go on in the next column: not between two lines of one statement.

Knows the shape of code in any language that Pygments knows: brackets, strings, indentation. Does
not know how high it is.
"""

from cribdeck.html.highlighting import highlight
from cribdeck.notes.blocks import CodeBlock

OPENING, CLOSING = "([", ")]"  # braces hold whole statements in many languages
STRINGS = "s"  # Pygments' short token classes of strings begin with it
COMMENTS = "c"
LEAST = 4  # lines; less is not worth a new column


def statements(block: CodeBlock) -> frozenset[int]:
    """The lines of `block`, from 0, that begin a statement and may stand at the top of a column:
    they are not within brackets or a string, nor do they belong to the line above (a body to its
    head, code to its comment or decorator, what follows a backslash)."""
    found = set()
    depth = 0
    in_string = False
    above = ""
    for i, (row, spans) in enumerate(zip(block.text.split("\n"), highlight(block), strict=True)):
        goes_on = in_string and bool(spans) and spans[0].token_class.startswith(STRINGS)
        if row.strip() and above and not depth and not goes_on and not _belongs(above, row):
            found.add(i)
        for span in spans:
            if span.token_class.startswith((STRINGS, COMMENTS)):
                continue
            depth += sum(char in OPENING for char in span.text)
            depth -= sum(char in CLOSING for char in span.text)
        depth = max(depth, 0)
        if spans:
            in_string = spans[-1].token_class.startswith(STRINGS)
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
