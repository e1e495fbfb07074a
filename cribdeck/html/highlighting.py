"""Code in colours. Alone knows Pygments.

Knows Pygments' token classes (a stylesheet gives them colours). Does not know HTML.
"""

from functools import lru_cache
from typing import NamedTuple

from cribdeck.notes.blocks import CodeBlock


class Span(NamedTuple):
    """A run of code in one colour: `token_class` is Pygments' short class ("" for plain text)."""

    token_class: str
    text: str


@lru_cache(maxsize=512)
def highlight(block: CodeBlock) -> tuple[tuple[Span, ...], ...]:
    """The lines of a code block as runs of colour; joined by newlines they are `block.text`.

    An unknown language, and a lexer that would alter the text, give plain lines.
    """
    lines = _lexed(block.text, block.language) if block.language else None
    if lines is None or "\n".join("".join(s.text for s in row) for row in lines) != block.text:
        return tuple((Span("", row),) if row else () for row in block.text.split("\n"))
    return lines


def _lexed(text: str, language: str) -> tuple[tuple[Span, ...], ...] | None:
    # Imported here: Pygments is slow to load, and many documents hold no code.
    from pygments.lexers import get_lexer_by_name
    from pygments.token import STANDARD_TYPES
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    rows: list[list[Span]] = [[]]
    for token, value in lexer.get_tokens(text):
        while token not in STANDARD_TYPES and token.parent is not None:
            token = token.parent
        for i, piece in enumerate(value.split("\n")):
            if i:
                rows.append([])
            if piece:
                rows[-1].append(Span(STANDARD_TYPES[token], piece))
    return tuple(map(tuple, rows))
