"""Code that is too long to be written down from memory.

Knows lines and letters. Does not know what is made of such code.
"""

import re

from cribdeck.notes.blocks import Blocks, CodeBlock, CodeSpan, Inlines, Paragraph
from cribdeck.notes.words import plain

LONGEST_SAMPLE = 10  # lines with code
LONGEST_LINE = 80  # letters of one that stands alone
COMMENT = re.compile(r"\s+(?:#|//|--\s).*")


def is_long(block: CodeBlock) -> bool:
    """Whether nobody writes `block` down from memory: it has too many lines, or a single one that
    is too wide."""
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    return len(lines) > LONGEST_SAMPLE or (
        len(lines) == 1 and len(COMMENT.sub("", lines[0])) > LONGEST_LINE
    )


def is_long_command(line: Inlines) -> bool:
    """Whether `line` is a command that nobody types from memory."""
    match [one for one in line if plain((one,)).strip()]:
        case [CodeSpan(code)]:
            return len(COMMENT.sub("", code)) > LONGEST_LINE
        case _:
            return False


def is_long_answer(answer: Blocks) -> bool:
    """Whether `answer` is nothing but code that is too long."""
    match answer:
        case (Paragraph(line),):
            return is_long_command(line)
        case (CodeBlock() as block,):
            return is_long(block)
        case _:
            return False
