"""Shape: paragraphs that each define a bold name."""

from collections.abc import Iterator
from itertools import takewhile

from cribdeck.notes.attributes import lists_claims
from cribdeck.notes.blocks import Block, Blocks, Emphasis, Paragraph, Rule, Strong, Text
from cribdeck.notes.document import Term
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import compares
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.recognise.names import are_counted
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import names_thing
from cribdeck.notes.shares import nearly_all
from cribdeck.notes.walk import Line, lines_of, paragraph_of, runs
from cribdeck.notes.words import ARROWS, name_key, plain, plain_blocks

FEWEST = 3  # terms: two may as well be the two sides of one thing
SHORTEST = 3  # words that define something, and do not only say whose or of when it is
EXAMPLE = """\
## Words of the web

**Cache** : Memory that holds what was asked for.

**Proxy** : A server between client and server.

**Cookie**
What a browser sends back with each request.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Three or more paragraphs, or lines of them, that each begin with a few words in bold or
    italics and a sign, or the end of the line: each is a term with its definition. They are all
    that stands below the heading, up to a rule: else the bold words stress what the text tells. So
    do those that count steps, name an attribute ("Pros") or a label ("Note"), or come twice, as
    speakers do. An arrow behind the name tells by itself that it is one: below several such
    paragraphs anything may stand."""
    if scope.is_title_of_sections or not scope.is_first:
        return None
    if compares(scope.prompt) or lists_claims(plain(scope.prompt)):
        return None
    end = _with_arrows(blocks)
    if end < FEWEST:
        end = next((i for i, one in enumerate(blocks) if isinstance(one, Rule)), len(blocks))
    terms = [term for block in blocks[:end] for term in _terms(block)]
    found = [term for term in terms if term]
    if len(found) < FEWEST or len(found) < len(terms):
        return None
    names = [name_key(plain(term.prompt)) for term in found]
    said = sum(count(plain_blocks(term.answer)) >= SHORTEST for term in found)
    if len({*names}) < len(names) or not nearly_all(said, len(found)):
        return None
    if are_counted(names):
        return None
    return Found(tuple(found), end)


def _with_arrows(blocks: Blocks) -> int:
    """How many of `blocks` from the first on are paragraphs with a bold name and an arrow."""
    return sum(1 for _ in takewhile(_has_arrow, blocks))


def _has_arrow(block: Block) -> bool:
    match block:
        case Paragraph((Strong(), Text(text), *_)):
            return text.lstrip().startswith(ARROWS)
        case _:
            return False


def _terms(block: Block) -> Iterator[Term | None]:
    """The terms that the lines of `block` are; None where it has a line that is none."""
    if not isinstance(block, Paragraph):
        yield None
        return
    for part in _parts(block):
        term = bold_term((part,), part.location)
        yield term if term and names_thing(term.prompt) else None


def _parts(paragraph: Paragraph) -> Iterator[Paragraph]:
    """`paragraph`, in which each line with a bold name and a sign begins a paragraph; one that
    begins in italics is bold there."""

    def begins(line: Line) -> bool:
        where, said = line
        is_bold = isinstance(said[0], Strong)
        return is_bold and bold_term((Paragraph(said, where),), where) is not None

    return map(paragraph_of, runs(map(_bold, lines_of(paragraph)), begins))


def _bold(line: Line) -> Line:
    match line:
        case (where, (Emphasis(name), *behind)):
            return where, (Strong(name), *behind)
        case _:
            return line


SHAPE = Shape(__name__, EXAMPLE, find)
