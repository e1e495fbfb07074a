"""Shape: lines of a paragraph that are pairs."""

import re
from collections.abc import Iterable, Sequence

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph, Strong, Text
from cribdeck.notes.document import Term
from cribdeck.notes.languages import words
from cribdeck.notes.recognise.beside import bold_pairs
from cribdeck.notes.recognise.definitions import EITHER
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.labels import LABELLING, label_of_title
from cribdeck.notes.recognise.names import TYPED_BULLETS
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import terms_of
from cribdeck.notes.walk import item_of, lines_of
from cribdeck.notes.words import between, first_line, name_key, plain, plain_blocks

BULLET = re.compile(rf"[{TYPED_BULLETS}]\s*")
# A tab, or a stroke as in a table: beside signs it is one of a formula, or of choices.
TABS = re.compile(r"(?<=\S)\t+(?=\S)")
STROKE = re.compile(r"\|?\s*+(?P<name>[^|=<>:]*[^|=<>:\s])(?P<sign>\s+\|\s+)[^|\s][^|]*\|?")
FEWEST = 3  # lines: two may as well be wrapped prose
FEWEST_APART = 4  # paragraphs of a line
EXAMPLE = """\
## Tools

nail – Nagel
saw – Säge
pliers – Zange
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Three or more lines of a paragraph, two that begin with a bold name, or four paragraphs of
    one line and all that stand there, each with the same sign (a colon, a dash, an equals sign, an
    arrow, a tab or a stroke) behind at most five words: each is a term with its definition, as in a
    list of pairs. Where one line is none, or has the name of an attribute ("Pros"), a label
    ("Note") or of another line, as speakers do, all are words. The line that names the columns of a
    set with tabs is no pair."""
    near = _paragraphs(blocks[:FEWEST_APART])
    if not near or (scope.is_title_of_sections and not _has_tabs(near[0])):
        return None
    begin_bold = [_is_bold(one.inlines) for one in near[:2]]  # several of these are a glossary
    if begin_bold in ([True], [True, False]) and (terms := bold_pairs(near[0])):
        return Found(terms, 1)
    used = 1
    items = [item_of((where, _parted(_unmarked(line)))) for where, line in lines_of(near[0])]
    if len(items) == 1:
        # Of many paragraphs the first few tell, so that not all are looked through from each.
        may_be_apart = len(near) == FEWEST_APART and not _is_bold(near[0].inlines)
        if not may_be_apart or not _pairs(_items(near), scope):
            return None
        paragraphs = _paragraphs(blocks)
        items, used = _items(paragraphs), len(paragraphs)
    if len(items) < FEWEST or len(items) < used:
        return None
    head = items[:1] if _has_tabs(near[0]) and _is_head(items[0]) else []
    terms = _pairs(items[len(head) :], scope)
    leads = [aside(scope, item.blocks) for item in head] if terms else []
    return Found((*leads, *terms), used) if terms else None


def _items(paragraphs: Iterable[Paragraph]) -> list[ListItem]:
    return [item_of((where, _parted(line))) for one in paragraphs for where, line in lines_of(one)]


def _pairs(items: Sequence[ListItem], scope: Scope) -> tuple[Term, ...]:
    """The terms that `items` are; () where one is none, or has the name of another."""
    of = terms_of(ItemList(tuple(items), None, items[0].location), scope.known_terms)
    terms = tuple(term for term in of.terms if term) if of else ()
    names = {name_key(plain(term.prompt)) for term in terms}
    is_each = len(terms) == len(items) == len(names)
    return terms if is_each and all(map(_is_pair, terms)) else ()


def _paragraphs(blocks: Blocks) -> tuple[Paragraph, ...]:
    """Those that begin `blocks`."""
    found = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        found.append(block)
    return tuple(found)


def _is_bold(line: Inlines) -> bool:
    """Whether a bold name begins `line`: it tells by itself where it ends (glossary)."""
    return bool(line) and isinstance(line[0], Strong)


def _is_head(item: ListItem) -> bool:
    """Whether `item` names the columns of what stands below: "Term – Definition"."""
    said = plain(first_line(item.blocks)).casefold().rpartition("–")[2]
    return said.strip() in words("defines")


def _has_tabs(paragraph: Paragraph) -> bool:
    """Whether a tab parts each line of `paragraph`: programs write a set of cards so."""
    return all(TABS.search(plain(line)) for _, line in lines_of(paragraph))


def _unmarked(line: Inlines) -> Inlines:
    """`line` without the bullet that its writer typed before it."""
    text = plain(line)
    found = BULLET.match(text)
    return between(line, found.end()) if found else line


def _parted(line: Inlines) -> Inlines:
    """`line` with a dash for the tabs in it, or the stroke, where they part it in two."""
    text = plain(line)
    match [*TABS.finditer(text)]:
        case [tabs]:
            return (*between(line, 0, tabs.start()), Text(" – "), *between(line, tabs.end()))
        case _:
            pass
    if found := STROKE.fullmatch(text.rstrip()):
        begin, end = found.span("sign")
        start = found.start("name")
        last = len(text.rstrip().removesuffix("|").rstrip())
        return (*between(line, start, begin), Text(" – "), *between(line, end, last))
    return line


def _is_pair(term: Term) -> bool:
    """Whether `term` has a name of a thing, and both sides are in words."""
    name = plain(term.prompt)
    is_label = label_of_title(term.prompt, LABELLING) is not None
    sides = (name, plain_blocks(term.answer))
    in_words = all(any(sign.isalpha() for sign in side) for side in sides)
    is_sentence = EITHER.search(name) is not None
    return in_words and not (is_label or is_sentence or is_attribute(name))


SHAPE = Shape(__name__, EXAMPLE, find)
