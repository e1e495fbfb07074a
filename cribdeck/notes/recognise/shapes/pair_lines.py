"""Shape: lines of a paragraph that are pairs."""

import re
from collections.abc import Iterator

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import Blocks, Inlines, ItemList, ListItem, Paragraph, Strong
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.definitions import EITHER
from cribdeck.notes.recognise.labels import Role, label_of_title
from cribdeck.notes.recognise.names import TYPED_BULLETS
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import terms_of
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import between, plain, plain_blocks

BULLET = re.compile(rf"[{TYPED_BULLETS}]\s*")
FEWEST = 3  # lines: two may as well be wrapped prose
FEWEST_APART = 4  # paragraphs of a line
EXAMPLE = """\
## Tools

nail – Nagel
saw – Säge
pliers – Zange
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Three or more lines of a paragraph, or four paragraphs of one line and all that stand there,
    each with the same sign (a colon, a dash, an equals sign or an arrow) behind at most five words:
    each is a term with its definition, as in a list of pairs. Where one line is none, or has the
    name of an attribute ("Pros"), a label ("Note") or of another line, as speakers do, all are
    words."""
    paragraphs = tuple(_paragraphs(blocks))
    if not paragraphs or scope.is_title_of_sections:
        return None
    used = 1
    lines = [(where, _unmarked(line)) for where, line in lines_of(paragraphs[0])]
    if len(lines) == 1 and len(paragraphs) >= FEWEST_APART and not _is_bold(lines[0][1]):
        used = len(paragraphs)
        lines = [(where, line) for one in paragraphs for where, line in lines_of(one)]
    if len(lines) < FEWEST or len(lines) < used:
        return None
    items = tuple(ListItem((Paragraph(line, where),), where) for where, line in lines)
    of = terms_of(ItemList(items, None, lines[0][0]), scope.known_terms)
    terms = tuple(term for term in of.terms if term) if of else ()
    names = [plain(term.prompt).casefold().strip() for term in terms]
    is_each = len(terms) == len(lines) == len({*names})
    return Found(terms, used) if is_each and all(map(_is_pair, terms)) else None


def _paragraphs(blocks: Blocks) -> Iterator[Paragraph]:
    """Those that begin `blocks`."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return
        yield block


def _is_bold(line: Inlines) -> bool:
    """Whether a bold name begins `line`: it tells by itself where it ends (glossary)."""
    return bool(line) and isinstance(line[0], Strong)


def _unmarked(line: Inlines) -> Inlines:
    """`line` without the bullet that its writer typed before it."""
    text = plain(line)
    found = BULLET.match(text)
    return between(line, found.end(), len(text)) if found else line


def _is_pair(term: Term) -> bool:
    """Whether `term` has a name of a thing, and both sides are in words."""
    name = plain(term.prompt)
    is_label = label_of_title(term.prompt, Role) is not None
    sides = (name, plain_blocks(term.answer))
    in_words = all(any(sign.isalpha() for sign in side) for side in sides)
    is_sentence = EITHER.search(name) is not None
    return in_words and not (is_label or is_sentence or is_attribute(name))


SHAPE = Shape(__name__, EXAMPLE, find)
