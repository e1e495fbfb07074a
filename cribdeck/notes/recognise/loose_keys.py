"""Keys that do not hold: they stand apart, for they answer nothing, and are warned of.

Knows which keys are so bare that nobody learns from them. Does not know where a key is, nor when
one holds (answer_key).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Paragraph
from cribdeck.notes.document import Section
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.recognise.answer_key import ONLY, Key, asked_in
from cribdeck.notes.recognise.key_pairs import are_letters
from cribdeck.notes.recognise.letters import SEVERAL
from cribdeck.notes.sheet_only import Prose
from cribdeck.notes.words import plain
from cribdeck.notes.worksheets import is_verdict
from cribdeck.problems import Location, Problem, Severity


def is_bare(key: Key) -> bool:
    """Whether `key` says nothing but letters, or true and false, of several numbers."""
    is_run = key.chapters == 0 and len(key.answers) >= SEVERAL
    return is_run and all(n != ONLY and _is_mark(said) for n, said in key.answers)


def _is_mark(answer: Blocks) -> bool:
    match answer:
        case (Paragraph(line),):
            return are_letters(line) or is_verdict(plain(line).strip(" ."))
        case _:
            return False


def with_apart(sections: Sequence[Section], at: Location, key: Blocks) -> tuple[Section, ...]:
    """`sections` with the blocks of a `key` as a remark in the one that begins `at` a place."""
    return tuple(
        replace(
            section,
            entries=tuple(
                sorted(
                    (*section.entries, Prose(key, key[0].location)), key=lambda one: one.location
                )
            )
            if section.location == at
            else section.entries,
            sections=with_apart(section.sections, at, key),
        )
        for section in sections
    )


def warned_of(
    sections: Sequence[Section], keys: Sequence[Key], lines: Sequence[str]
) -> Iterator[Problem]:
    """A warning for each of `keys`, which do not hold, with questions above that have no answer.
    `lines` are those of the file."""
    asked = asked_in(sections, lines)
    for key in keys:
        here = [
            (number, entry)
            for number, entry in asked
            if min(key.since) <= entry.location.line < key.line
        ]
        if not any(is_unanswered(entry) for _, entry in here):
            continue
        numbers = [number for number, _ in here]
        missing = [n for n, _ in key.answers if n not in numbers]
        twice = [n for n, _ in key.answers if numbers.count(n) > 1]
        if missing:
            fact = f"no question above this key of answers has the number {missing[0]}"
        elif twice:
            fact = f"several questions above this key of answers have the number {twice[0]}"
        else:
            fact = "this key of answers names none of the options above it"
        where = key.answers[0][1][0].location
        remedy = "give each question the number that its answer has in the key"
        yield Problem(where, "loose-key", fact, remedy, Severity.WARNING)
