"""Code that is all of an exercise, and what is told of it below: what it does, or why.

Knows how that is written, as a paragraph or in a quote. Does not know whose heading stands above.
"""

from dataclasses import dataclass
from itertools import takewhile

from cribdeck.notes.blocks import Blocks, CodeBlock, Emphasis, Inlines, Paragraph, Quote, Strong
from cribdeck.notes.questions import asks, is_puzzle
from cribdeck.notes.recognise.labels import Role, label_of
from cribdeck.notes.recognise.names import before_colon
from cribdeck.notes.words import COLONS, between, has_words, plain
from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Told:
    """The `code`, what answers it, and where that begins; `asks` is the question that its first
    line begins with, () where it only explains."""

    code: Blocks
    asks: Inlines
    answer: Blocks
    location: Location


def told_of_code(blocks: Blocks) -> Told | None:
    """What `blocks` tell of the code that they begin with, if all else explains it: the first line
    below it begins with the label of an explanation or, in bold or italics before a colon, asks
    what the code does."""
    code = tuple(takewhile(lambda block: isinstance(block, CodeBlock), blocks))
    below = blocks[len(code) :]
    match below:
        case (Quote(inner, kind=""), *more):
            below = (*inner, *more)
        case _:
            pass
    match below:
        case (Paragraph(line, where), *more) if code:
            asked, said = _split(line)
            answer = (Paragraph(said, where), *more) if has_words(said) else tuple(more)
        case _:
            return None
    label = label_of(line, (Role.PART,))
    if label and not (label.is_alone and not more):
        return Told(code, (), below, where)
    return Told(code, asked, answer, where) if asked and answer else None


def _split(line: Inlines) -> tuple[Inlines, Inlines]:
    """The question in bold or italics that `line` begins with, before a colon, and what it says
    behind that; ((), ()) where it begins with none."""
    match line:
        case (Strong(name) | Emphasis(name), *rest):
            asked = before_colon(name) or name
            ends = asked != name or plain(rest).lstrip()[:1] in COLONS
        case _:
            return (), ()
    if not (ends and (asks(asked) or is_puzzle(asked))):
        return (), ()
    start = len(plain(name))
    text = plain(line)
    while start < len(text) and (text[start].isspace() or text[start] in COLONS):
        start += 1
    return asked, between(line, start)
