"""Shape: bold names with what they mean in brackets, and text below each."""

import re
from itertools import pairwise

from cribdeck.notes.blocks import Block, Blocks, Inlines, Paragraph, Strong, Text
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.names import are_counted
from cribdeck.notes.recognise.openings import up_to_next
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import names_thing
from cribdeck.notes.shares import nearly_all
from cribdeck.notes.words import between, name_key, plain

FEWEST = 3  # names: two may as well stress what a text is about
# A word in brackets is all that stands behind the name.
GLOSS = re.compile(r"\s*[(（](?=[^()（）]*?[^\W\d_]{2})([^()（）]*+)[)）]\s*")
EXAMPLE = """\
## Verbs

**abfahren** (to depart)

* Der Zug fährt in fünf Minuten ab.
* Der Bus ist gestern zu spät abgefahren.

**ankommen** (to arrive)

* Wir kommen morgen an.

**umsteigen** (to change trains)

* In der Stadt steige ich um.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Three or more lines, and no text above them, that are a bold name with words in brackets:
    each is a term, which these words and all that stands up to the next one define. A rule, a
    table or a question ends them; names that come twice, count or label are none."""
    begins = scope.is_first and any(map(_head, blocks[:1]))
    if scope.is_title_of_sections or not begins:
        return None
    near = up_to_next(blocks)
    heads = [i for i, block in enumerate(near) if _head(block)]
    terms = tuple(_term(near[i:end]) for i, end in pairwise((*heads, len(near))))
    found = tuple(term for term in terms if term)
    names = {name_key(plain(term.prompt)) for term in found}
    things = sum(names_thing(term.prompt) for term in found)
    are_names = all(nearly_all(some, len(found)) for some in (len(names), things))
    if len(found) < FEWEST or not are_names or are_counted(names):
        return None
    return Found(found, len(near))


def _head(block: Block) -> tuple[Inlines, Paragraph] | None:
    """The name and what it means, if `block` is a name with words in brackets."""
    match block:
        case Paragraph((Strong(name), Text(text)) as line, location) if GLOSS.fullmatch(text):
            found = GLOSS.fullmatch(plain(line), len(plain(name)))
            gloss = between(line, found.start(1), found.end(1)) if found else ()
            return name, Paragraph(gloss, location)
        case _:
            return None


def _term(run: Blocks) -> Term | None:
    """The term that a head and what stands below it are."""
    head = _head(run[0])
    return Term(head[0], (head[1], *run[1:]), run[0].location) if head else None


SHAPE = Shape(__name__, EXAMPLE, find)
