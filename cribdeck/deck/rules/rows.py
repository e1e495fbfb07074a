"""rows: each row of a comparison's table is a card.

For the learner: a table of eight rows is no answer that can be recalled and graded at once; a row
is (rules 4 and 11 of the twenty: minimum information; two things that are alike are told apart by
asking for each difference). The overview keeps the whole in view.
"""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope
from cribdeck.deck.notes import TASK_FIELD, Field
from cribdeck.html.markup import NOTHING, element, inline_html, together
from cribdeck.notes.blocks import Inlines, Table
from cribdeck.notes.document import Comparison
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.words import has_words, plain, unbold

FOR_EACH = "what is it for each?"
COLUMNS = 3  # from which on a row is a card: its name, and two things that are compared


def table_asked(entry: Comparison) -> Table | None:
    """The table whose rows are asked: the first in the answer of `entry`, if it compares at all;
    None where there is none."""
    table = next((block for block in entry.answer if isinstance(block, Table)), None)
    return table if table and len(table.aligns) >= COLUMNS else None


def draft(entry: Comparison, _: Scope) -> Iterator[Draft]:
    """Of the table `| | Kafka | RabbitMQ |`, the row `| Delivery | pull | push |` asks "What is it
    for each? Kafka vs RabbitMQ: Delivery" and answers each column by its header. The corner says
    what all rows ask: with "Who moves it?" in it, the row asks "Who moves it? Delivery: Kafka,
    RabbitMQ", and with "Feature", "Feature: what is it for each?". With "What if" in it, the row
    "it is down?" goes on with that."""
    table = table_asked(entry)
    if table is None:
        return
    corner, *heads = table.header.cells
    subjects = [inline_html(unbold(cell)) for cell in heads]
    asks = ends_like_question(plain(corner))
    task = _task(corner)
    seen: set[str] = set()
    for row in table.rows:
        first, *cells = row.cells
        words = " ".join(plain(first).split())
        if not words or words in seen or not any(plain(cell).strip() for cell in cells):
            continue  # two rows of one name would be two answers to one prompt
        seen.add(words)
        answer = (
            together(element("dt", {}, subject), element("dd", {}, inline_html(cell)))
            for subject, cell in zip(subjects, cells, strict=True)
        )
        prompt = _prompt(corner, first, subjects)
        fields: dict[Field, Markup] = {"Prompt": prompt, "Answer": element("dl", {}, *answer)}
        # A row that asks needs no task.
        fields[TASK_FIELD] = NOTHING if asks or ends_like_question(words) else task
        yield Draft(fields, blanks=(words,))


def _prompt(corner: Inlines, first: Inlines, subjects: Sequence[Markup]) -> Markup:
    """What a row with this `first` cell asks of the `subjects`, below a `corner` that may ask."""
    head, name = inline_html(unbold(corner)), inline_html(unbold(first))
    if ends_like_question(plain(corner)):
        return together(head, " ", name, ": ", _listed(subjects, ", "))
    words = plain(first).strip()
    if words[0].islower() and ends_like_question(words) and has_words(corner):
        name = together(head, " ", name)  # "What if", "it is down?"
    return together(_listed(subjects, " vs "), ": ", name)


def _task(corner: Inlines) -> Markup:
    """What is to be done with the name of a row.

    For the learner: "Kafka vs RabbitMQ: Stored" is no question yet.
    """
    label = inline_html(unbold(corner)) if has_words(corner) else ""
    return together(label, ": ", FOR_EACH) if label else Markup(FOR_EACH.capitalize())


def _listed(subjects: Iterable[Markup], sign: str) -> Markup:
    return Markup(sign).join(subjects)
