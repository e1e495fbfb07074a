"""What an answer is asked for in addition to its question: the terms and the marked words in its
lists, and the rows of its vocabularies.

Knows where in blocks these stand. Does not know who asks, nor what makes a term, a blank or a row
(terms, marked, tables).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cribdeck.notes.attributes import is_attribute, lists_claims
from cribdeck.notes.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from cribdeck.notes.document import Entry, Fact, Question, Term
from cribdeck.notes.languages import NUMBERS
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.recognise.defining import terms_in
from cribdeck.notes.recognise.definitions import bold_term
from cribdeck.notes.recognise.labels import LABELLING, label_of_title
from cribdeck.notes.recognise.marked import fact_of
from cribdeck.notes.recognise.names import LONGEST_ABOVE, goes_on_below, name_above, named_thing
from cribdeck.notes.recognise.tables import terms_asked
from cribdeck.notes.recognise.terms import bold_pair, names_thing, terms_of
from cribdeck.notes.recognise.timelines import timeline_of
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.shares import nearly_all
from cribdeck.notes.word_forms import LITTLE, WORD
from cribdeck.notes.words import first_line, only_points, plain, plain_blocks
from cribdeck.problems import Location

SHORTEST = 3  # words of a definition that a quote sets apart
DATED = 2  # lines


def in_addition(
    answer: Blocks,
    asker: Location,
    of: Inlines = (),
    under: Inlines = (),
    asked: Inlines = (),
    given: Blocks = (),
) -> tuple[Entry, ...]:
    """The parts of `answer` that are asked for themselves; the entry that prints it stands at
    `asker` and asks `asked`, with what is `given`: where that is a case to be judged, a name with
    sentences behind it says what holds there, and defines nothing. `of` is the name of what they
    are parts of, and `under` the line that they stand under (a question, a sentence), where nothing
    else says so. Of what begins in one line, only the outermost is asked: the line is its name, as
    it is of a single item. What only makes claims (drawbacks) names nothing that could be asked
    for."""
    found: dict[Location, Entry] = {}
    has_case = any(isinstance(block, CodeBlock | ItemList) for block in given)
    for part in _parts(answer, _Under(of, under, _makes_claims(plain(asked)))):
        if part.location != asker and not (has_case and _tells_of_case(part)):
            found.setdefault(part.location, part)
    return tuple(found[location] for location in sorted(found))


def _tells_of_case(part: Term | Question | Fact) -> bool:
    """Whether `part` is a name with what is said of it in sentences, and not in a phrase."""
    said = plain_blocks(part.answer[:1]) if isinstance(part, Term) else ""
    return is_stated(said)


@dataclass(frozen=True, slots=True)
class _Under:
    """What blocks stand under: the name of what they are parts of, else a line; and whether they
    only make claims about it."""

    of: Inlines
    line: Inlines
    claims: bool


def _parts(blocks: Blocks, at: _Under) -> Iterator[Term | Question | Fact]:
    above: Block | None = None
    for block in blocks:
        match block:
            case ItemList():
                yield from _parts_of_list(block, replace(at, claims=at.claims or _announces(above)))
            case Quote(inner, _, ""):
                yield from _defined(inner, at)
                yield from _parts(inner, at)
            case Table(header) if not at.claims and not lists_claims(plain(header.cells[0])):
                yield from terms_asked(block)
            case _:
                pass
        above = block


def _defined(quoted: Blocks, at: _Under) -> Iterator[Term]:
    for term in () if at.claims else defined_in_quote(quoted):
        yield replace(term, prompt=_named(term.prompt, at.of), under=at.line, within=True)


def defined_in_quote(quoted: Blocks) -> Iterator[Term]:
    """The terms that the paragraphs of a quote are, a few bold words, a colon or the end of the
    line, and what they mean, or a sentence that says so: who sets a definition apart wants it
    learnt; and the lines with dates that one is. A name begins with no article."""
    for block in quoted:
        pair = bold_pair(ListItem((block,), block.location)) or _below_name(block)
        dated = timeline_of(block) if isinstance(block, Paragraph) else ()
        if len(dated) >= DATED:
            yield from dated
        elif pair is None:
            yield from terms_in(block) if isinstance(block, Paragraph) else ()
        elif names_thing(pair.prompt):
            begins, *_ = plain(pair.prompt).casefold().split()
            if begins not in LITTLE and count(plain_blocks(pair.answer)) >= SHORTEST:
                yield pair


def _below_name(block: Block) -> Term | None:
    """The term that `block` is, where a bold name stands in a line above what it means."""
    match block:
        case Paragraph((Strong(), Text(blank), LineBreak(), *_)) if not blank.strip():
            return bold_term((block,), block.location)
        case Paragraph((Strong(), LineBreak(), *_)):
            return bold_term((block,), block.location)
        case _:
            return None


def _parts_of_list(block: ItemList, at: _Under) -> Iterator[Term | Question | Fact]:
    terms = terms_of(block) if len(block.items) > 1 else None
    if terms and terms.has_plain and not nearly_all(sum(map(bool, terms.terms)), len(block.items)):
        terms = None  # the others say that a sign is one of a sentence here
    for i, item in enumerate(block.items):
        term = terms.terms[i] if terms else bold_pair(item)
        if term and not only_points(term.answer):
            is_bold = isinstance(first_line(item.blocks)[0], Strong)
            is_role = is_bold and label_of_title(term.prompt, LABELLING) is not None
            is_label = is_role or is_attribute(plain(term.prompt))
            if not is_label and not at.claims:
                name = _named(term.prompt, at.of)
                yield replace(term, prompt=name, under=at.line, within=True)
                if _is_single(term.answer):
                    continue
            yield from _below(term.answer, term.prompt, replace(at, claims=at.claims or is_label))
        else:
            yield from _marked(item)
            yield from _counted(item, at)
            yield from _below(item.blocks, first_line(item.blocks), at)


def _counted(item: ListItem, at: _Under) -> Iterator[Question]:
    """The question that `item` is, where its few words lead in to a list and say how many of that
    hold, or how many there are ("Two or more of:")."""
    match item.blocks:
        case (Paragraph(line), ItemList((_, _, *_)) as list_) if goes_on_below(line):
            words = WORD.findall(plain(line).casefold())
            if len(words) <= LONGEST_ABOVE and any(x.isdigit() or x in NUMBERS for x in words):
                yield Question(line, (list_,), item.location, under=at.line, within=True)
        case _:
            pass


def _is_single(answer: Blocks) -> bool:
    """Whether `answer` is one item and no more: who asks for it has asked for what stands in it."""
    match answer:
        case (ItemList((ListItem((Paragraph(),)),)),):
            return True
        case _:
            return False


def _announces(block: Block | None) -> bool:
    """Whether `block` is a line that says that claims, or examples, stand below it."""
    line = plain(block.inlines) if isinstance(block, Paragraph) else ""
    is_lead = 0 < count(line) <= LONGEST_ABOVE
    return is_lead and _makes_claims(line)


def _makes_claims(line: str) -> bool:
    return lists_claims(line) or (is_attribute(line) and not ends_like_question(line))


def _below(blocks: Blocks, line: Inlines, at: _Under) -> Iterator[Term | Question | Fact]:
    """The parts of the `blocks` below `line`, which is said with each: as its name where it has
    one, else above it, behind the name of what the line is said of."""
    name = named_thing(line)
    claims = at.claims or _makes_claims(plain(name or name_above(line)))
    above = at.line if name else _named(name_above(line) or line, at.of)
    yield from _parts(blocks, _Under(name, above, claims))


def _marked(item: ListItem) -> Iterator[Fact]:
    """The first line of `item`, if words of it are marked to be asked for."""
    match item.blocks:
        case (Paragraph() as first, *_):
            fact = fact_of(first, within=True)
            if fact:
                yield fact
        case _:
            pass


def _named(name: Inlines, of: Inlines) -> Inlines:
    """`Mean` of `Normal distribution`: the name alone does not tell what it is a part of."""
    return (*of, Text(": "), *name) if of else name
