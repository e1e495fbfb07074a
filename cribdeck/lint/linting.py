"""What a careful author would mend in the notes. Only warns.

Knows which rules there are and which findings the author took back. The rules themselves are in
`lint_prompts` (what is asked), `lint_answers` (what is to be recalled), `lint_markup` (what
Markdown does not know) and `twins` (what stands twice); docs/lint.md lists them for people.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cribdeck.lint import answers, literal_markup, prompts, twins
from cribdeck.lint.subjects import Subject, subjects
from cribdeck.notes.document import Document
from cribdeck.notes.entries import Comparison, Entry, Fact, ListEntry, Question, Sample, Term
from cribdeck.problems import Problem

ASKED = (
    answers.unanswered,
    prompts.yes_no,
    prompts.unclear_prompt,
    answers.long_answer,
)
# What is looked for in each kind of entry, and (None) in a heading.
RULES: Mapping[type[Entry] | None, tuple[Callable[[Subject], Iterator[Problem]], ...]] = {
    None: (answers.empty_heading,),
    Question: ASKED,
    Comparison: ASKED,
    Term: (answers.long_answer, answers.circular_term),
    Fact: (prompts.unclear_prompt, answers.clozes),
    ListEntry: (answers.long_answer, answers.clozes),
    Sample: (prompts.vague_sample,),
}


def lint(documents: Iterable[Document]) -> tuple[Problem, ...]:
    """Warnings about `documents`, which are built together: document by document, by line."""
    found: list[Problem] = []
    every: list[Subject] = []
    ranks: dict[object, int] = {}
    for rank, document in enumerate(documents):
        ranks[document.path] = rank
        for subject in subjects(document):
            every.append(subject)
            found.extend(_about(subject))
    found.extend(_twins(every))
    return tuple(sorted(found, key=lambda p: (ranks[p.location.path], p.location.line)))


def _about(subject: Subject) -> Iterator[Problem]:
    rules = RULES.get(type(subject.entry) if subject.entry else None, ())
    for rule in (*rules, literal_markup.literal_markup):
        for problem in rule(subject):
            if problem.code not in subject.allowed:
                yield problem


def _twins(every: Sequence[Subject]) -> Iterator[Problem]:
    """Both of two entries can take the warning back."""
    for twin in twins.find(every):
        if twin.problem.code not in twin.first.allowed | twin.second.allowed:
            yield twin.problem
