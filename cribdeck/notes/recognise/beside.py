"""Paragraphs beside a list of what they do not belong to: which of their lines define something,
and which have words in bold that are asked for.

Knows names, signs and bold words. Does not know what else stands there, nor who asks.
"""

import re
from collections.abc import Iterable, Iterator

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blanks import has_blanks
from cribdeck.notes.blocks import Block, Inlines, LineBreak, Math, Paragraph, Strong
from cribdeck.notes.document import Fact, Term
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.definitions import COLON, DASH, bold_term, pair_at
from cribdeck.notes.recognise.labels import LABELLING, label_of_title
from cribdeck.notes.recognise.names import are_counted
from cribdeck.notes.recognise.terms import is_short_form, names_thing
from cribdeck.notes.sentences import is_over
from cribdeck.notes.walk import lines_of
from cribdeck.notes.word_forms import LITTLE
from cribdeck.notes.words import COLONS, leads_in, name_key, plain, plain_blocks

SHORTEST = 3  # words that define something
FEWEST = 2  # lines
FEWEST_LABELS = 3  # lines with colons
COUNTED = re.compile(r"\W*\w{1,2}[.)]")


def told_apart(paragraph: Paragraph, *, defines: bool) -> tuple[Term | Fact | Paragraph, ...]:
    """The parts of `paragraph`, in their order: what defines a name, sentences with words in bold,
    and what is neither. A name is bold, or, where all of this `defines` something, stands before a
    colon. A line begins with it, below one that is over, or that begins so, too."""
    return tuple(_told(part, defines=defines) for part in _parts(paragraph, defines=defines))


def asks_itself(paragraph: Paragraph) -> bool:
    """Whether a part of `paragraph` asks for itself."""
    return any(not isinstance(part, Paragraph) for part in told_apart(paragraph, defines=False))


def are_definitions(blocks: Iterable[Block]) -> bool:
    """Whether several lines of `blocks` define a name that is not bold: one alone may only label
    what it says."""
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    parts = (part for one in paragraphs for part in _parts(one, defines=True))
    return sum(_plain_term(part) is not None for part in parts) >= FEWEST


def bold_pairs(paragraph: Paragraph) -> tuple[Term, ...]:
    """The terms that the lines of `paragraph` define, each behind a bold name and a sign, with the
    lines that go on with it; () where there is one, something else stands there, or the names
    count. Two with colons may as well be labels ("Room: 5")."""
    if not (paragraph.inlines and isinstance(paragraph.inlines[0], Strong)):
        return ()
    parts = told_apart(paragraph, defines=False)
    terms = tuple(part for part in parts if isinstance(part, Term) and _is_named(part))
    names = {name_key(plain(term.prompt)) for term in terms}
    has_colons = any(_has_colon(line) for _, line in lines_of(paragraph))
    are_all = len(parts) == len(terms) == len(names) >= (FEWEST_LABELS if has_colons else FEWEST)
    return terms if are_all and not are_counted(names) else ()


def _has_colon(line: Inlines) -> bool:
    """Whether a colon stands at the end of the bold words that begin `line`, or behind them."""
    name, behind = plain(line[:1]).rstrip(), plain(line[1:]).lstrip()
    return isinstance(line[0], Strong) and (name.endswith(COLONS) or behind.startswith(COLONS))


def _is_named(term: Term) -> bool:
    """Whether `term` does not say what of another thing it tells ("Pros")."""
    is_label = label_of_title(term.prompt, LABELLING) is not None
    return not (is_label or is_attribute(plain(term.prompt)))


def _told(part: Paragraph, *, defines: bool) -> Term | Fact | Paragraph:
    if term := _term(part, defines=defines):
        return term
    return Fact(part.inlines, (), part.location) if _has_facts(part) else part


def _has_facts(part: Paragraph) -> bool:
    """Whether words of `part` are bold, and do not label it."""
    first = part.inlines[0]
    is_label = isinstance(first, Strong) and not _may_name(first.children)
    has_bold = any(isinstance(one, Strong) for one in part.inlines)
    is_labelled = is_label or bold_term((part,), part.location) is not None
    return has_bold and has_blanks(part.inlines) and not is_labelled


def _may_name(bold: Inlines) -> bool:
    """Whether `bold` may name a thing, and is not the number of a part: "c. (2 points)"."""
    return names_thing(bold) and COUNTED.match(plain(bold)) is None


def _parts(paragraph: Paragraph, *, defines: bool) -> Iterator[Paragraph]:
    """`paragraph`, in which each line that begins with a name begins a paragraph."""
    line: Inlines = ()
    start = paragraph.location
    is_begun = False
    for where, more in lines_of(paragraph):
        may_begin = not line or is_begun or is_over(plain(line)) or isinstance(more[0], Math)
        is_begun = may_begin and _term(Paragraph(more, where), defines=defines) is not None
        if line and is_begun and where != start:
            yield Paragraph(line, start)
            line = ()
        start = start if line else where
        line = (*line, LineBreak(hard=False, location=where), *more) if line else more
    yield Paragraph(line, start)


def _term(part: Paragraph, *, defines: bool) -> Term | None:
    """The term that `part` is."""
    term = bold_term((part,), part.location)
    if term and _names_thing(term) and not leads_in(part.inlines):
        return term
    return _plain_term(part) if defines else None


def _plain_term(part: Paragraph) -> Term | None:
    sign = DASH if isinstance(part.inlines[0], Math) else COLON
    term = pair_at((part,), part.location, sign)
    return term if term and _names_thing(term) and not leads_in(part.inlines) else None


def _names_thing(term: Term) -> bool:
    """Whether `term` has the name of a thing, and says something of it."""
    name = plain(term.prompt)
    first, *_ = name.casefold().split() or [""]
    is_said = count(plain_blocks(term.answer)) >= SHORTEST or is_short_form(term)
    is_in_words = any(map(str.isalpha, name)) and first not in LITTLE
    return is_in_words and names_thing(term.prompt) and is_said
