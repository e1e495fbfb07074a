"""Shape: paragraphs that say what a name is."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cribdeck.notes.attributes import lists_claims
from cribdeck.notes.blanks import is_marked
from cribdeck.notes.blocks import Block, Blocks, Inlines, Paragraph
from cribdeck.notes.document import Entry, Term
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import compares
from cribdeck.notes.recognise.defining import (
    Says,
    Sentences,
    said_of,
    sentences_of,
    term_of,
    terms_in,
)
from cribdeck.notes.recognise.headed import aside, prose_found
from cribdeck.notes.recognise.in_addition import in_addition
from cribdeck.notes.recognise.names import are_counted, named_thing
from cribdeck.notes.recognise.openings import up_to_next
from cribdeck.notes.recognise.pieces import end_of_text
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.shares import half, most
from cribdeck.notes.word_forms import WORD
from cribdeck.notes.words import name_key, plain, plain_blocks

FEWEST = 2  # terms
FEWEST_BEHIND = 1  # the same behind something else below the heading, for which that asks
FEWEST_BESIDE = 3  # of which one says by a word what it is
LEAD_MOST = 2  # paragraphs above the first
SHORTEST = 3  # words that define something
EXAMPLE = """\
## The cell

All that lives is made of it.

The **nucleus** holds the plan. It has a skin of its own.

A **mitochondrion** is the place where sugar is burnt.

**Osmosis** means that water wanders through a skin.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Paragraphs below a heading most of which begin with a name in bold or italics, code, or one
    of several names in the heading, at most an article before it, and say what that is ("is",
    "refers to", a colon, a dash): each name is a term, and all that stands up to the next one
    defines it. A sentence within such a paragraph that begins so is one, too. The heading asks for
    what stands above the first, at most two paragraphs. The names differ, at least two have a word
    that says what they are, or one of three, or one behind something else below the heading; or
    before half of three or more stands an article, and there is no other paragraph. Steps,
    attributes ("Pros") and labels ("Note") name nothing, and a heading that compares, or lists
    claims, asks for all of it. The title of more sections may be such a name itself, in plain
    words, too, and where only the name of the file stands above, one is enough. Where words are
    marked to be asked for, these are."""
    if scope.below_rule or scope.asks:
        return None
    if scope.is_title_of_sections or scope.is_file:
        of_title = _of_title(scope, blocks)
        if of_title or scope.is_title_of_sections:
            return of_title
    if compares(scope.prompt) or lists_claims(plain(scope.prompt)):
        return None
    end = len(blocks) if scope.is_first else end_of_text(blocks, min(1, len(blocks)))
    near = up_to_next(blocks[:end])
    told = [_sentences(block, scope.prompt) for block in near]
    lead = near[: sum(1 for _ in takewhile(lambda said: not _begin_with_name(said), told))]
    if len(lead) > LEAD_MOST or not all(isinstance(block, Paragraph) for block in lead):
        return None
    below, told = near[len(lead) :], told[len(lead) :]
    fewest = FEWEST if scope.is_first else FEWEST_BEHIND
    if (lead and not scope.is_first) or any(map(_is_marked, near)):
        return None
    if not _define(lead, told, fewest):
        return None
    terms = tuple(_terms(below, told))
    names = {name_key(plain(term.prompt)) for term in terms}
    if len(names) < len(terms) or not all(map(_is_defined, terms)):
        return None
    if are_counted(names):
        return None
    asked = prose_found(scope, lead) if lead else Found((), 0)
    entries: list[Entry] = [*asked.entries, aside(scope, below)]
    for term in terms:
        of = named_thing(term.prompt)
        entries += (term, *in_addition(term.answer, term.location, of, asked=term.prompt))
    return Found(tuple(entries), len(near), asked.left_out)


def _of_title(scope: Scope, blocks: Blocks) -> Found | None:
    """The same below the title of more sections, which asks for nothing: where the first paragraph
    says by a word what that is which the title names; then that need not be set apart. The name of
    a file may be any that is."""
    near = blocks[: end_of_text(blocks, min(1, len(blocks)))]
    if any(map(_is_marked, near)):
        return None
    terms = [term for one in near if isinstance(one, Paragraph) for term in terms_in(one)]
    if terms and terms[0].answer[0].location.line == near[0].location.line:
        is_named = scope.is_file or _words(terms[0].prompt) <= _words(scope.prompt)
        return Found((aside(scope, near), *terms), len(near)) if is_named else None
    match near:
        case (Paragraph() as first, *_) if of_title := said_of(scope.prompt, first):
            return Found((aside(scope, near), of_title, *terms), len(near))
        case _:
            return None


def _words(line: Inlines) -> set[str]:
    return {*WORD.findall(plain(line).casefold())}


def _begin_with_name(said: Sequence[Sentences]) -> bool:
    return any(one.says is not Says.NOTHING for one in said[:1])


def _sentences(block: Block, heading: Inlines) -> Sequence[Sentences]:
    return tuple(sentences_of(block, heading)) if isinstance(block, Paragraph) else ()


def _is_marked(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_marked(block.inlines)


def _define(lead: Blocks, told: Sequence[Sequence[Sentences]], fewest: int) -> bool:
    """Whether the sentences `told` in blocks, and those of the `lead` above them, mostly say what a
    name is, so many (`fewest`) by a word for it."""
    said = [one for of_block in told for one in of_block]
    by_word = sum(one.by_word for one in said)
    define = sum(one.says is Says.WHAT for one in said)
    tell = sum(one.says is Says.MORE for one in said)
    nouns = sum(one.is_noun for one in said)
    if define + tell == len(said) >= FEWEST_BESIDE:
        return by_word > 0 or half(nouns, len(said))
    if by_word < fewest and (not by_word or define + tell < FEWEST_BESIDE):
        return False
    return half(define, define + tell) and most(define + tell, len(lead) + len(said))


def _terms(blocks: Blocks, told: Sequence[Sequence[Sentences]]) -> Iterator[Term]:
    """The terms that `blocks` define with the sentences `told` in each, each with all up to the
    next; the first block begins one."""
    parts: list[Block] = []
    names: list[Sentences] = []
    for block, said in zip(blocks, told, strict=True):
        for one in said or (None,):
            if one and one.says is not Says.NOTHING and parts:
                yield term_of(names[-1], tuple(parts))
                parts = []
            if one and not parts:
                names.append(one)
            parts.append(one.paragraph if one else block)
    yield term_of(names[-1], tuple(parts))


def _is_defined(term: Term) -> bool:
    return count(plain_blocks(term.answer)) >= SHORTEST


SHAPE = Shape(__name__, EXAMPLE, find)
