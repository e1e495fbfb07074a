"""Code that is too long to be written down from memory.

Knows lines and letters. Does not know what is made of such code.
"""

import re

from cribdeck.notes.blocks import Blocks, CodeBlock, CodeSpan, Inlines, Paragraph
from cribdeck.notes.sentences import has_further
from cribdeck.notes.statements import AT_ONCE
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import leads_in, plain

LONGEST_SAMPLE = 10  # lines with code
LONGEST_COMMAND = 5  # lines of a single one
LONGEST_LINE = 80  # letters of one that stands alone
NAMED = re.compile(r"[^\W\d_]{2}")
HASH = re.compile(r"\b[0-9a-f]{20,}\b")
GOES_ON = re.compile(r"\\\n\s*")  # a command, in its next line
COMMENT = re.compile(r"\s+(?:#|//|--\s).*")


def is_long(block: CodeBlock) -> bool:
    """Whether nobody writes `block` down from memory: it has too many lines, or a single one that
    is too wide, or is one command over more lines than its options can be told apart in."""
    lines = _lines(block.text)
    is_one = len(_lines(GOES_ON.sub(" ", block.text))) == 1
    longest = LONGEST_COMMAND if is_one else LONGEST_SAMPLE
    return len(lines) > longest or (len(lines) == 1 and _is_copied(lines[0]))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def is_crowded(drawing: CodeBlock) -> bool:
    """Whether more rows of `drawing` have words in them than anybody recalls at once."""
    return len([row for row in drawing.text.split("\n") if NAMED.search(row)]) > AT_ONCE


def is_long_command(line: Inlines) -> bool:
    """Whether `line` is a command that nobody types from memory."""
    match [one for one in line if plain((one,)).strip()]:
        case [CodeSpan(code)]:
            return _is_copied(code)
        case _:
            return False


def _is_copied(line: str) -> bool:
    """Whether nobody types `line`: it is too wide, or holds a hash."""
    return len(COMMENT.sub("", line)) > LONGEST_LINE or HASH.search(line) is not None


def is_long_answer(answer: Blocks) -> bool:
    """Whether `answer` is nothing but code that is too long, and perhaps a sentence that leads
    in."""
    match answer:
        case (Paragraph(line), *below) if below and leads_in(line) and not has_further(plain(line)):
            return is_long_answer(tuple(below))
        case (Paragraph() as paragraph,):
            *above, last = (line for _, line in lines_of(paragraph))
            return all(map(leads_in, above)) and is_long_command(last)
        case (CodeBlock() as block,):
            return is_long(block)
        case _:
            return False
