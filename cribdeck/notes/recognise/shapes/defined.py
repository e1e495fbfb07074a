"""Shape: paragraphs that say what a name is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from cribdeck.notes.attributes import lists_claims
from cribdeck.notes.blanks import is_marked
from cribdeck.notes.blocks import Block, Blocks, Paragraph, Rule
from cribdeck.notes.document import Entry, Term
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import compares
from cribdeck.notes.recognise.defining import Says, Sentences, sentences_of
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.recognise.headed import aside, prose_found
from cribdeck.notes.recognise.in_addition import in_addition
from cribdeck.notes.recognise.names import named_thing
from cribdeck.notes.recognise.openings import opens
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.shares import half, most
from cribdeck.notes.words import plain, plain_blocks

FEWEST = 2  # terms
FEWEST_BESIDE = 3  # of which one says by a word what it is
LEAD_MOST = 2  # paragraphs above the first
SHORTEST = 3  # words that define something
COUNTED = re.compile(r"^\d+[.)\s]|\s(?:\d+|[ivx]+)$")  # 3. Wash; step 3
EXAMPLE = """\
## The cell

All that lives is made of it.

The **nucleus** holds the plan. It has a skin of its own.

A **mitochondrion** is the place where sugar is burnt.

**Osmosis** means that water wanders through a skin.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Paragraphs below a heading most of which begin with a name in bold or italics, at most an
    article before it, and say what that is ("is", "refers to", a colon, a dash): each name is a
    term, and all that stands up to the next one defines it. A sentence within such a paragraph that
    begins so is one, too. The heading asks for what stands above the first, at most two paragraphs.
    The names differ, at least two have a word that says what they are, or one of three; steps,
    attributes ("Pros") and labels ("Note") name nothing, and a heading that compares, or lists
    claims, asks for all of it. Where words are marked to be asked for, these are."""
    if not scope.is_first or scope.is_title_of_sections or scope.below_rule or scope.asks:
        return None
    if compares(scope.prompt) or lists_claims(plain(scope.prompt)):
        return None
    near = _up_to_next(blocks)
    lead = tuple(takewhile(lambda block: not _begins_with_name(block), near))
    if len(lead) > LEAD_MOST or not all(isinstance(block, Paragraph) for block in lead):
        return None
    below = near[len(lead) :]
    if not _define(lead, below) or any(map(_is_marked, near)):
        return None
    terms = tuple(_terms(below))
    names = {plain(term.prompt).casefold().strip() for term in terms}
    if len(names) < len(terms) or not all(map(_is_defined, terms)):
        return None
    if most(sum(COUNTED.search(name) is not None for name in names), len(names)):
        return None
    asked = prose_found(scope, lead) if lead else Found((), 0)
    entries: list[Entry] = [*asked.entries, aside(scope, below)]
    for term in terms:
        of = named_thing(term.prompt)
        entries += (term, *in_addition(term.answer, term.location, of, asked=term.prompt))
    return Found(tuple(entries), len(near), asked.left_out)


def _up_to_next(blocks: Blocks) -> Blocks:
    """`blocks` up to a rule, or where somebody asks."""
    ends = (i for i in range(len(blocks)) if isinstance(blocks[i], Rule) or opens(blocks, i))
    return blocks[: next(ends, len(blocks))]


def _begins_with_name(block: Block) -> bool:
    return any(one.says is not Says.NOTHING for one in _sentences(block)[:1])


def _sentences(block: Block) -> Sequence[Sentences]:
    return tuple(sentences_of(block)) if isinstance(block, Paragraph) else ()


def _is_marked(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_marked(block.inlines)


def _define(lead: Blocks, below: Blocks) -> bool:
    """Whether the paragraphs of `below`, and of the `lead` above them, mostly say what a name
    is."""
    said = [one for block in below for one in _sentences(block)]
    by_word = sum(one.by_word for one in said)
    define = sum(one.says is Says.WHAT for one in said)
    tell = sum(one.says is Says.MORE for one in said)
    others = sum(one.says is Says.NOTHING for one in said)
    if by_word < FEWEST and (not by_word or define + tell < FEWEST_BESIDE):
        return False
    are_all = not others and define + tell >= FEWEST_BESIDE
    return (are_all or half(define, define + tell)) and most(define + tell, len(lead) + len(said))


def _terms(blocks: Blocks) -> Iterator[Term]:
    """The terms that `blocks` define, each with all up to the next; the first block begins one."""
    parts: list[Block] = []
    names: list[Sentences] = []
    for block in blocks:
        for one in _sentences(block) or (None,):
            if one and one.says is not Says.NOTHING and parts:
                yield _term(names[-1], tuple(parts))
                parts = []
            if one and not parts:
                names.append(one)
            parts.append(one.paragraph if one else block)
    yield _term(names[-1], tuple(parts))


def _term(of: Sentences, answer: Blocks) -> Term:
    """The term of which `answer` tells, which begins with its name: behind a sign, without it."""
    at = of.paragraph.location
    parted = None if of.by_word else bold_term(answer, at)
    return replace(parted or Term(of.name, answer, at), within=True)


def _is_defined(term: Term) -> bool:
    return count(plain_blocks(term.answer)) >= SHORTEST


SHAPE = Shape(__name__, EXAMPLE, find)
