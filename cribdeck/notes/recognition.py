"""The rules: which entries stand in the blocks under a heading.

Knows what notes look like (a bold term, a numbered question, a list); does not know Markdown's
syntax (that is reader) nor cards. `under_heading` reads from top to bottom: a heading's blocks are
cut into pieces, and each piece becomes entries by one small rule.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from cribdeck.notes.blocks import (
    DRAWN,
    Blocks,
    CodeBlock,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Text,
)
from cribdeck.notes.entries import (
    Carded,
    Comparison,
    Divider,
    Drawing,
    Entry,
    Fact,
    ListEntry,
    Prose,
    Question,
    Remark,
    Sample,
    Term,
    is_unanswered,
    with_answer,
)
from cribdeck.notes.questions import (
    begins_with_question,
    compares,
    is_question,
    split_question,
)
from cribdeck.notes.words import partly_bold, plain, unnumbered
from cribdeck.problems import Location

COLONS = (":", "：")
ANCHOR = re.compile(r"\s*\{#([\w.-]+)\}\s*$")
TERM_SEPARATOR = re.compile(r"\s*[:：]\s*|\s*[–—]\s*|\s+(--?|=|→)\s+")
PAIR_SEPARATOR = re.compile(r"(?:^|\s)(?:--?|[–—=→])\s+")
NAME_MOST = 5  # words before the sign of a pair
_ItemKind = type[Term] | type[Question] | type[Fact] | type[ListEntry]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the rules need to know of the heading above the blocks. `is_title`: prose under it
    introduces the document. `asks`: it, or one above it, announces questions."""

    inlines: Inlines
    location: Location
    anchor: str | None = None
    is_title: bool = False
    asks: bool = False
    has_sections: bool = False


def split_anchor(inlines: Inlines) -> tuple[Inlines, str | None]:
    """`What is Kafka? {#what}` -> (`What is Kafka?`, "what"); without an anchor (inlines, None)."""
    match inlines:
        case (*before, Text(text)) if found := ANCHOR.search(text):
            rest = text[: found.start()]
            return (*before, Text(rest)) if rest else tuple(before), found[1]
        case _:
            return inlines, None


def under_heading(heading: Heading, blocks: Blocks) -> tuple[Entry, ...]:
    """The entries that stand in `blocks`, in document order.

    A heading that is a question owns everything under it, up to a rule (`---`). Elsewhere lists,
    samples and drawings are entries of their own, and prose is the answer to its heading.
    """
    body = tuple(takewhile(lambda block: not isinstance(block, Rule), blocks))
    if is_question(heading.inlines) and not heading.is_title:
        is_asked = body or not heading.has_sections
        first = [_to_heading(heading, body, heading.location)] if is_asked else []
    else:
        first = list(_generic(heading, body))
    entries = (*first, *_after_rule(heading, blocks[len(body) :]))
    return _with_anchor(heading.anchor, entries)


def _to_heading(heading: Heading, answer: Blocks, location: Location) -> Entry:
    """The heading asks, `answer` answers: `### What is Kafka?` with a paragraph."""
    prompt = unnumbered(heading.inlines)
    return asking(prompt)(prompt, answer, location, from_heading=True)


def asking(prompt: Inlines) -> type[Question] | type[Comparison]:
    """The type of an entry that asks `prompt`."""
    return Comparison if compares(prompt) else Question


def _after_rule(heading: Heading, blocks: Blocks) -> Iterator[Entry]:
    """Below a rule, entries are entries, but prose no longer answers the heading: it remarks."""
    for is_rule, run in groupby(blocks, key=lambda block: isinstance(block, Rule)):
        if is_rule:
            yield from (Divider(rule, rule.location) for rule in run if isinstance(rule, Rule))
            continue
        for entry in _generic(replace(heading, is_title=True, has_sections=True), tuple(run)):
            is_prose = isinstance(entry, Prose)
            yield Remark(entry.answer, entry.location) if is_prose else entry


def _with_anchor(anchor: str | None, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A heading's anchor names the first entry that the heading is the prompt of."""
    for i, entry in enumerate(entries):
        if isinstance(entry, Carded) and anchor and entry.from_heading and not entry.anchor:
            return (*entries[:i], replace(entry, anchor=anchor), *entries[i + 1 :])
    return entries


# --- Pieces: a list or a fence with its surroundings, or a run of prose ---------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """`block` with the paragraph that introduces it ("Kafka deletes by:") and the remarks
    directly below; where `block` is None, `prose` belongs to neither list nor fence."""

    block: CodeBlock | ItemList | None
    lead: Paragraph | None
    prose: Blocks


def _pieces(blocks: Blocks) -> Iterator[_Piece]:
    i = 0
    while i < len(blocks):
        start = i
        while i < len(blocks) and not _opens_piece(blocks, i):
            i += 1
        if i > start:
            yield _Piece(None, None, blocks[start:i])
            continue
        lead = blocks[i] if isinstance(blocks[i], Paragraph) else None
        block = blocks[i + 1] if lead else blocks[i]
        i = below = i + (2 if lead else 1)
        while (
            i < len(blocks)
            and isinstance(blocks[i], Paragraph | Quote)
            and not _opens_piece(blocks, i)
        ):
            i += 1
        assert isinstance(block, CodeBlock | ItemList)
        assert lead is None or isinstance(lead, Paragraph)
        yield _Piece(block, lead, blocks[below:i])


def _opens_piece(blocks: Blocks, i: int) -> bool:
    match blocks[i : i + 2]:
        case (CodeBlock() | ItemList(), *_):
            return True
        case (Paragraph(inlines), CodeBlock() | ItemList()):
            return plain(inlines).rstrip().endswith(COLONS)
        case _:
            return False


def _generic(heading: Heading, blocks: Blocks) -> Iterator[Entry]:
    first = True
    for piece in _pieces(blocks):
        match piece.block:
            case None:
                yield _prose(heading, piece.prose, first=first)
            case CodeBlock() as block:
                yield _sample(heading, block, piece)
            case ItemList() as block:
                yield from _list(heading, block, piece)
        first = False


def _prose(heading: Heading, blocks: Blocks, *, first: bool) -> Entry:
    """Prose answers its heading; under the title of a longer document it only introduces."""
    if heading.is_title and heading.has_sections:
        return Prose(blocks, blocks[0].location)
    return _to_heading(heading, blocks, heading.location if first else blocks[0].location)


def _sample(heading: Heading, block: CodeBlock, piece: _Piece) -> Entry:
    """A fence: its heading, and the line that introduces it, ask for it."""
    named = ANCHOR.search(block.attributes)
    kind = Drawing if block.language in DRAWN else Sample
    return kind(
        unnumbered(heading.inlines),
        block,
        piece.prose,
        block.location,
        lead=piece.lead.inlines if piece.lead else (),
        anchor=named[1] if named else None,
    )


# --- Lists ----------------------------------------------------------------------------------------


def _list(heading: Heading, block: ItemList, piece: _Piece) -> Iterator[Entry]:
    entries = list(_items(heading, block))
    if piece.lead and isinstance(entries[0], ListEntry):
        entries[0] = replace(entries[0], lead=piece.lead.inlines)
    elif piece.lead:
        yield Prose((piece.lead,), piece.lead.location)
    # A quote corrects what stands above it. Other prose belongs to a list as a whole, but not to
    # the last of several terms; below a single question it is the answer, indented or not.
    last = entries[-1]
    is_answer = is_unanswered(last) and len(block.items) == 1
    owns = Paragraph | Quote if isinstance(last, ListEntry) or is_answer else Quote
    own = tuple(takewhile(lambda remark: isinstance(remark, owns), piece.prose))
    entries[-1] = with_answer(last, (*last.answer, *own))
    yield from entries
    if rest := piece.prose[len(own) :]:
        yield _prose(heading, rest, first=False)


def _items(heading: Heading, block: ItemList) -> Iterator[Entry]:
    """The entries of a list.

    Numbered items are all questions where one of them is, or where the heading announces
    questions; else they are steps, whose order matters, and stay together. Bullets are taken one
    by one; those that are only words ("* Log aggregation") stay together, with the facts between
    them, as one list.
    """
    firsts = [_first_line(item) for item in block.items]
    numbered = block.start is not None
    if numbered and (
        heading.asks or any(begins_with_question(line) or compares(line) for line in firsts)
    ):
        for i, item in enumerate(block.items):
            yield _question(item, (block.start or 0) + i)
        return
    kinds = [_item_kind(item) for item in block.items]
    if numbered and set(kinds) != {Term}:
        yield _plain_list(heading, block)
        return
    if pairs := _pairs(block, kinds):
        yield from pairs
        return
    alone = {Term, Question}
    for is_alone, run in groupby(zip(block.items, kinds, strict=True), lambda row: row[1] in alone):
        rows = tuple(run)
        if not is_alone and any(kind is ListEntry for _, kind in rows):
            items = tuple(item for item, _ in rows)
            yield _plain_list(heading, ItemList(items, block.start, items[0].location))
            continue
        for item, kind in rows:
            yield _of_item(item, kind)


def _pairs(block: ItemList, kinds: Sequence[_ItemKind]) -> tuple[Entry, ...]:
    """`* perro – dog`, if all items are like that: each is a term with its definition."""
    if block.start is not None or len(kinds) < 2 or set(kinds) != {ListEntry}:
        return ()
    entries = []
    for item in block.items:
        line, anchor = split_anchor(_first_line(item))
        pair = _split_pair(line)
        if pair is None:
            return ()
        entries.append(_defined(item, pair, anchor))
    return tuple(entries)


def _plain_list(heading: Heading, block: ItemList) -> Entry:
    """`* Log aggregation …`: the heading asks for the whole list."""
    prompt = unnumbered(heading.inlines)
    return ListEntry(prompt, block, (), block.location)


def _item_kind(item: ListItem) -> _ItemKind:
    line = _first_line(item)
    if _split_term(line, has_more=_has_definition(item)):
        return Term
    # A bare bullet "TCP vs UDP" is a topic; with something below it, that is its answer.
    if begins_with_question(line) or (item.blocks[1:] and compares(line)):
        return Question
    return Fact if partly_bold(line) else ListEntry


def _has_definition(item: ListItem) -> bool:
    """Whether something stands below the first line that could define it; a quote only remarks."""
    return any(not isinstance(block, Quote) for block in item.blocks[1:])


def _first_line(item: ListItem) -> Inlines:
    match item.blocks:
        case (Paragraph(inlines), *_):
            return inlines
        case _:
            return ()


def _split_term(line: Inlines, *, has_more: bool) -> tuple[Inlines, Inlines] | None:
    """`**Broker:** A server` -> (Broker, A server). The separator is a colon, inside or outside
    the bold words, a dash, an equals sign, an arrow, or the end of the line where more stands below
    it."""
    match line:
        case (Strong(term), *rest):
            pass
        case _:
            return None
    match term:
        case (*before, Text(text)) if text.rstrip().endswith(COLONS):
            name = text.rstrip().rstrip("".join(COLONS)).rstrip()
            return (*before, Text(name)), _left_stripped(tuple(rest))
    match rest:
        case [] if has_more:
            return term, ()
        case [LineBreak(), *below]:
            return term, tuple(below)
        case [Text(text), *more] if found := TERM_SEPARATOR.match(text):
            tail = text[found.end() :]
            definition = ((Text(tail),) if tail else ()) + tuple(more)
            return (term, definition) if definition or has_more else None
        case _:
            return None


def _split_pair(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """`perro – dog` -> (perro, dog), where a few words stand before the sign."""
    for i, inline in enumerate(line):
        match inline:
            case Text(text) if found := PAIR_SEPARATOR.search(text):
                before = Text(text[: found.start()].rstrip())
                term = (*line[:i], before) if before.text else line[:i]
                rest = (Text(text[found.end() :]), *line[i + 1 :])
                if plain(rest).strip() and 0 < len(plain(term).split()) <= NAME_MOST:
                    return term, rest
                return None
    return None


def _left_stripped(inlines: Inlines) -> Inlines:
    match inlines:
        case (Text(text), *rest):
            return ((Text(text.lstrip()),) if text.strip() else ()) + tuple(rest)
        case (LineBreak(), *rest):
            return tuple(rest)
        case _:
            return inlines


def _question(item: ListItem, number: int | None = None) -> Entry:
    """`1. How do offsets work?` with the answer, if any, behind it or indented below."""
    line, anchor = split_anchor(_first_line(item))
    prompt, more = split_question(line)
    if not anchor:
        prompt, anchor = split_anchor(prompt)
    answer = _blocks(more, item)
    return asking(prompt)(prompt, answer, item.location, anchor=anchor, number=number)


def _term(item: ListItem) -> Entry:
    """`* **Broker:** A Kafka server …`: the term and its definition ask for each other."""
    line, anchor = split_anchor(_first_line(item))
    split = _split_term(line, has_more=_has_definition(item))
    assert split is not None
    return _defined(item, split, anchor)


def _defined(item: ListItem, split: tuple[Inlines, Inlines], anchor: str | None) -> Entry:
    term, definition = split
    return Term(term, _blocks(definition, item), item.location, anchor=anchor)


def _fact(item: ListItem) -> Entry:
    """`* … **ordering** is guaranteed only within …`: the bold words are asked for."""
    line, anchor = split_anchor(_first_line(item))
    return Fact(line, item.blocks[1:], item.location, anchor=anchor)


def _blocks(line: Inlines, item: ListItem) -> Blocks:
    first = (Paragraph(line, item.location),) if plain(line).strip() else ()
    return (*first, *item.blocks[1:])


def _of_item(item: ListItem, kind: _ItemKind) -> Entry:
    if kind is Term:
        return _term(item)
    return _question(item) if kind is Question else _fact(item)
