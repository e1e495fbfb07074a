"""Shape: a list of pairs. Which shapes an item has that is none, is handed in."""

from collections.abc import Sequence

from cribdeck.notes.blocks import Blocks, ItemList
from cribdeck.notes.recognise.definitions import each_pair
from cribdeck.notes.recognise.lists import TERM, Row, alone, each_by_itself
from cribdeck.notes.recognise.pieces import Piece, piece_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.terms import terms_of

EXAMPLE = """\
## Animals

* perro – dog
* gato – cat
* `ave`: bird
"""


def with_others(shapes: Sequence[Shape]) -> Shape:
    """The shape of a list of pairs, of which an item that is none may have one of `shapes`."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """Bullets, most of which have a sign (a colon, a dash, an equals sign; an arrow, where all
        have one) behind at most five words: each is a term with its definition. Before what is only
        code may stand twelve. A full stop is such a sign behind at most three words where three
        items have it. So is each of a few words, where nearly all have bullets below, and these say
        more than a name. Half of them are enough where they were terms at the last build. So is
        each, too, where nearly all begin with code, and say something of it. Numbered items are
        steps, unless most begin with a capital letter, or code, and say more than two words behind
        the sign, or are words with what they mean in another language. Four words with another one
        in brackets behind each (`perro (dog)`) are such pairs where the heading names a language,
        or articles or letters tell two of them; so are three words with how they are said, or of
        which class they are, before what they mean (`able /ˈeɪbl/ adj. having the power`).
        A question is one only with another question behind it, which translates it. Several pairs
        of one line, with a slash between them, are as many terms. An item without a sign is on the
        sheet only, and a warning says so. A single item below prose goes on with what that
        says."""
        match piece_at(blocks):
            case Piece(ItemList(items) as block) as piece if len(items) > 1 or scope.is_first:
                of = terms_of(block, scope.known_terms, scope.prompt)
            case _:
                return None
        if not of or not of.has_plain:
            return None
        rows: list[Row] = [
            (item, Found(each_pair(term), len(item.blocks)) if term else alone(scope, shapes, item))
            for item, term in zip(items, of.terms, strict=True)
        ]
        return each_by_itself(scope, piece, block, rows, TERM)

    return Shape(__name__, EXAMPLE, find)
