"""turned: a row of a table of two columns, asked the other way round.

For the learner: who knows what a port is used for cannot yet tell the port. Where only one row has
a value, it leads back to the name; the heads of both columns say what is asked for. A value that
holds its name is answered by reading (How to write good prompts: do not give the answer away).
"""

from collections.abc import Iterator

from cribdeck.deck.drafts import Draft, Scope
from cribdeck.deck.entry_fields import typed
from cribdeck.deck.notes import TASK_FIELD
from cribdeck.html.markup import NOTHING, inline_html
from cribdeck.notes.blocks import Paragraph
from cribdeck.notes.document import Question, Term
from cribdeck.notes.given_away import without_term
from cribdeck.notes.words import plain


def draft(entry: Question, scope: Scope) -> Iterator[Draft]:
    """Of the table `| Port | Use |`, the row `| 22 | SSH |` asks "SSH (Use): Port?", too."""
    if entry.turned is None:
        return
    asked, name = entry.turned
    shown = (Paragraph(asked, entry.location),)
    if without_term(Term(name, shown, entry.location), scope.language) != shown:
        return
    yield Draft(
        {
            "Prompt": inline_html(asked),
            "Answer": inline_html(name),
            TASK_FIELD: NOTHING,
            **typed(entry, plain(name)),
        }
    )
