"""Shape: a sentence with blanks in square brackets."""

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.document import Fact, LeftOut
from cribdeck.notes.recognise.bracketed import blanks_of
from cribdeck.notes.recognise.labels import LABEL, by_lines
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Sky

C: At noon, the sky is [blue], and in the evening [red].
"""


def find(_scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph that begins with "C:" asks for the words in its square brackets, each by itself,
    as Hashcards has it. It ends the answer above it."""
    return sentence_at(blocks[:1]) if len(by_lines(blocks[:1])) == 1 else None


def sentence_at(blocks: Blocks) -> Found | None:
    """The sentence with blanks that `blocks` begin with, and the others as remarks on it."""
    match blocks:
        case (Paragraph(line, location), *below) if found := blanks_of(line):
            label, sentence = found
            fact = Fact(sentence, tuple(below), location)
            return Found((fact,), len(blocks), (LeftOut(label, LABEL, location),))
        case _:
            return None


SHAPE = Shape(__name__, EXAMPLE, find)
