"""reverse: a term's definition asks for the term. It is the other direction of the note that
`whole` makes, a second card of it.

For the learner: both directions are needed. A definition that holds its term is answered by reading
(How to write good prompts: do not give the answer away), so the term is blanked in it, in all of
its forms: what "retains" tells, "Retention" need not be recalled. A definition that is made of the
term's words ("a group of consumers") asks for nothing, blanked or not. Remarks wait on the back: a
definition is asked for. Of a long one, what one would say first is enough to know the term by.
"""

from collections.abc import Iterator

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope
from cribdeck.deck.entry_fields import YES, typed
from cribdeck.deck.notes import DEFINITION_FIELD, Field
from cribdeck.html.markup import answer_html
from cribdeck.notes.answer_parts import parts
from cribdeck.notes.blocks import Blocks
from cribdeck.notes.document import Term
from cribdeck.notes.given_away import without_term
from cribdeck.notes.in_sight import is_long, said
from cribdeck.notes.words import plain

# The ledger numbers it, so that a reverse card that vanishes is told of.
REVERSE_CARD = "the reverse card"


def draft(entry: Term, scope: Scope) -> Iterator[Draft]:
    """`* **Topic:** A feed. Topics are split.` asks "A feed. ____ are split."."""
    definition = without_term(entry, scope.language) if entry.answer else None
    if definition is not None:
        name = typed(entry, plain(entry.prompt))
        html = answer_html(_said(definition))
        fields: dict[Field, Markup] = {"Reverse": YES, DEFINITION_FIELD: html, **name}
        yield Draft(fields, blanks=(REVERSE_CARD,))


def _said(definition: Blocks) -> Blocks:
    if not is_long(definition):
        return definition
    first = (part for part in parts(definition) if not part.is_more)
    return said(tuple(block for part in first for block in part.blocks))
