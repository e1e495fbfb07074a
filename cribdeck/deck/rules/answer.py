"""answer: a question, and one of the sentences that answer it with its bold words hidden.

For the learner: an answer of four facts is one card that fails by one of them; the author made bold
what one must not forget. Each is asked by itself, with the question above and one sentence around
it (rules 4 and 5 of the twenty: minimum information, cloze deletion).
"""

from collections.abc import Iterator

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope, Segment, task_of, without_marks
from cribdeck.deck.notes import TASK_FIELD
from cribdeck.html.markup import blocks_html, inline_html, together
from cribdeck.notes.bold_in_answers import Asked, asked_in
from cribdeck.notes.document import Comparison, Question, Term
from cribdeck.notes.questions import is_question

MISSING = "What is missing?"


def draft(entry: Question | Comparison | Term, scope: Scope) -> Iterator[Draft]:
    """`1. What does acks=all wait for?`, answered by `The leader waits for **all replicas**. …`,
    hides "all replicas" in that sentence. All sentences with a blank are in one note;
    templates/card.css shows the one that is asked."""
    if isinstance(entry, Question) and entry.by_parts:
        return
    sentences = asked_in(entry.answer, entry.prompt, scope.headings, scope.language, entry.given)
    if not sentences:
        return
    text = tuple(segment for sentence in sentences for segment in _hidden(sentence))
    asks = is_question(entry.prompt)
    task = inline_html(entry.prompt) if asks else task_of(entry.prompt, MISSING)
    yield Draft(
        {
            "Lead": without_marks(blocks_html(entry.given)),
            "Extra": Markup(),
            TASK_FIELD: without_marks(task),
        },
        text,
        tuple(dict.fromkeys(segment.words for segment in text if segment.words)),
        names_heading=entry.from_heading,
    )


def _hidden(asked: Asked) -> Iterator[Segment]:
    yield Segment(Markup("<p>"))
    at = 0
    for run in asked.runs:
        yield Segment(inline_html(asked.sentence[at : run.start]))
        yield Segment(inline_html(asked.sentence[run.start : run.end]), run.words)
        at = run.end
    yield Segment(together(inline_html(asked.sentence[at:]), Markup("</p>")))
