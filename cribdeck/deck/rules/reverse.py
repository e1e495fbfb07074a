"""reverse: a term's definition asks for the term. It is the other direction of the note that
`whole` makes, a second card of it.

For the learner: both directions are needed. A definition that holds its term is answered by reading
(How to write good prompts: do not give the answer away), so the term is blanked in it, in all of
its forms: what "retains" tells, "Retention" need not be recalled. A definition that is made of the
term's words ("a group of consumers") asks for nothing, blanked or not. Remarks wait on the back: a
definition is asked for. Of a long one, what one would say first is enough to know the term by. Who
reads for half a minute to say one word learns to know a text by its look: of what is still long, or
a heap of points, nobody gets that card anew, but who has it keeps it.
"""

from collections.abc import Iterator

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope
from cribdeck.deck.entry_fields import YES, typed
from cribdeck.deck.notes import DEFINITION_FIELD, Field
from cribdeck.html.markup import answer_html
from cribdeck.notes.answer_parts import parts
from cribdeck.notes.blocks import Blocks, ItemList, Paragraph
from cribdeck.notes.document import Term
from cribdeck.notes.given_away import without_term
from cribdeck.notes.in_sight import is_long, said
from cribdeck.notes.lengths import count
from cribdeck.notes.words import leads_in, plain, plain_blocks

# The ledger numbers it, so that a reverse card that vanishes is told of.
REVERSE_CARD = "the reverse card"
MOST_WORDS, MOST_OF_POINTS = 25, 12  # that are read to recall a name
FEWEST_WORDS = 4  # that ask for one by themselves


def draft(entry: Term, scope: Scope) -> Iterator[Draft]:
    """`* **Topic:** A feed. Topics are split.` asks "A feed. ____ are split."."""
    definition = without_term(entry, scope.language) if entry.answer else None
    if definition is not None:
        asked = _said(definition)
        name = typed(entry, plain(entry.prompt))
        fields: dict[Field, Markup] = {
            "Reverse": YES,
            DEFINITION_FIELD: answer_html(asked),
            **name,
        }
        yield Draft(fields, blanks=(REVERSE_CARD,), if_known=_is_too_much(asked))


def _said(definition: Blocks) -> Blocks:
    """What of `definition` asks for the term: what one would say first, and not what is listed
    below that, if it says enough by itself."""
    match definition:
        case (Paragraph(line) as first, ItemList()):
            if count(plain(line)) >= FEWEST_WORDS and not leads_in(line):
                return _said((first,))
        case _:
            pass
    if not is_long(definition):
        return definition
    first_parts = (part for part in parts(definition) if not part.is_more)
    return said(tuple(block for part in first_parts for block in part.blocks))


def _is_too_much(asked: Blocks) -> bool:
    """Whether nobody reads `asked` to the end for one name: several points ask for it where each
    has a few words ("Cause: crystals", "Therapy: rest")."""
    match asked:
        case (ItemList((_, _, *_)), *_):
            most = MOST_OF_POINTS
        case _:
            most = MOST_WORDS
    return count(plain_blocks(asked)) > most
