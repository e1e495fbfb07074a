"""whole: the entry as it stands, what is asked on the front and all of the answer on the back.

For the learner: one question, one answer; and of a list, a sample or a drawing, the whole in view.
"""

from collections.abc import Iterator, Set

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope
from cribdeck.deck.entry_fields import spoken, typed
from cribdeck.deck.folds import list_html, part_html, remarks_html
from cribdeck.deck.glossary import no_answer_html
from cribdeck.deck.notes import DEFINITION_FIELD, TASK_FIELD
from cribdeck.html.markup import NOTHING, answer_html, blocks_html, inline_html, together
from cribdeck.notes.answer_parts import parts, parts_of
from cribdeck.notes.asked_words import is_example
from cribdeck.notes.attributes import says_kinds
from cribdeck.notes.blocks import Block, CodeBlock, ItemList, Paragraph
from cribdeck.notes.dates import is_date
from cribdeck.notes.document import (
    Choice,
    Comparison,
    Drawing,
    ListEntry,
    Question,
    Sample,
    Term,
)
from cribdeck.notes.entry_body import is_unanswered, shown_with
from cribdeck.notes.in_sight import is_long
from cribdeck.notes.one_way import is_share, names_kinds
from cribdeck.notes.questions import asks, is_question
from cribdeck.notes.recognise.definitions import is_typed
from cribdeck.notes.statements import are_names, are_statements, are_steps
from cribdeck.notes.words import leads_in, plain
from cribdeck.problems import Location

DEFINE, WRITE, DRAW, COMPARE = map(Markup, ("Define", "Write it", "Draw it", "Compare"))
TRANSLATE = Markup("Translate")
MAIN_POINTS = Markup("Main points")
HAPPENED = Markup("What happened?")

Shown = Question | Comparison | Choice | Term | ListEntry | Sample | Drawing


def draft(entry: Shown, scope: Scope) -> Iterator[Draft]:
    """`### What is Kafka?` and what stands below it. The back of a question without an answer says
    that it has none, and what the document says about the things that it names."""
    answer = _back(entry)
    if is_unanswered(entry):
        answer = no_answer_html(entry, scope.terms) + answer
    yield Draft(
        {
            "Prompt": inline_html(entry.prompt),
            "Lead": inline_html(entry.lead) + blocks_html(shown_with(entry)),
            "Answer": answer + spoken(entry),
            # `reverse` fills them; the digest of a note counts empty fields, too.
            "Reverse": NOTHING,
            DEFINITION_FIELD: NOTHING,
            TASK_FIELD: TRANSLATE
            if entry.location in scope.translated
            else _task(entry, scope.labels),
            **typed(entry, _typed(entry)),
        },
        names_heading=entry.from_heading,
    )


def _typed(entry: Shown) -> str:
    """The only line of the answer."""
    match entry.answer:
        case (Paragraph(line),):
            return plain(line)
        case _:
            return ""


def _back(entry: Shown) -> Markup:
    """The answer. Of a question, and of a term where it is long, what one would not say first is
    folded, a part with a name under that; of a list, what would bury its items."""
    match entry:
        case ListEntry(items=list_, remarks=remarks):
            return list_html(list_, names_answer=True) + remarks_html(remarks)
        case Question() | Comparison() | Choice():
            cut = parts_of(entry)
        case Term(answer=answer):
            cut = parts(answer)
        case Sample() | Drawing():
            return answer_html(entry.answer)
    if (isinstance(entry, Term) or len(cut) == 1) and not is_long(entry.answer):
        return answer_html(entry.answer)
    return together(*map(part_html, cut))


def _task(entry: Shown, labels: Set[Location]) -> Markup:
    """What is to be done with the prompt; nothing where the prompt asks.

    For the learner: "Producer" over a blank page could want a definition or twenty lines of code.
    A prompt says what counts as its answer (How to write good prompts: precise).
    """
    match entry:
        case Term():
            # A label asks what the notes say of it.
            name = plain(entry.prompt)
            if says_kinds(name) and names_kinds(entry, labels):
                return _of_term(entry, labels)
            if entry.location in labels or is_share(entry):
                return NOTHING
            return HAPPENED if is_date(entry.prompt) else _of_term(entry, labels)
        case ListEntry(is_told=True):
            return MAIN_POINTS
        case ListEntry(prompt, list_, lead=lead):
            in_order = ", in order" if are_steps(list_, prompt, lead) else ""
            return Markup(_how_many(list_) + in_order)
        case Sample():
            return WRITE
        case Drawing():
            return DRAW
        case Comparison() if not is_question(entry.prompt):
            return COMPARE
        case Question(prompt, (ItemList((_, _, *_)) as list_,)):
            is_lead = leads_in(prompt) and not asks(prompt) and not is_unanswered(entry)
            return Markup(_how_many(list_)) if is_lead else NOTHING
        case Question() | Comparison() | Choice():
            return NOTHING


def _of_term(term: Term, labels: Set[Location]) -> Markup:
    """What is to be done with `term`, which is no label. Names below it are no definition; and what
    it says is typed where that is code: "Undo a change" names a task, and is not to be defined."""
    match term.answer:
        case (ItemList((_, _, *_) as items),) if names_kinds(term, labels):
            return Markup(_name_all(len(items)))
        case (ItemList((_, _, *_)) as list_,) if are_names(list_):
            return Markup(_how_many(list_))
        case (CodeBlock(), *_) if is_typed(term.prompt):
            return DEFINE
        case (first, *rest) if _is_code(first) and all(map(_is_instance, rest)):
            return WRITE
        case _:
            return DEFINE


def _is_code(block: Block) -> bool:
    match block:
        case Paragraph(line):
            return is_typed(line)
        case _:
            return isinstance(block, CodeBlock)


def _is_instance(block: Block) -> bool:
    """Whether `block` says how the code above it looks in one case ("Example: `…`")."""
    return isinstance(block, Paragraph) and is_example(plain(block.inlines), "")


def _how_many(list_: ItemList) -> str:
    """What is to be done with the items of `list_`.

    For the learner: names are recalled one by one, and counted. Whoever is to name eleven sentences
    never can, and fails the card each time; their points are told in other words.
    """
    if are_statements(list_):
        return "Main point" if len(list_.items) == 1 else MAIN_POINTS
    return _name_all(len(list_.items))


def _name_all(count: int) -> str:
    return {1: "Name it", 2: "Name both"}.get(count, f"Name all {count}")
