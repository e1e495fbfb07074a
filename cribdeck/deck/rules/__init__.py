"""The kinds of card, in one list. A file for each says what a learner has of it.

To add one: write its file, whose `draft` makes notes of an entry (items.py is a short one), give it
a line in RULES and a row in docs/cards.md, and test it in tests/test_card_kinds.py. One that can be
switched on and off by itself has a line in `notes.settings.CardChoices`, too.
"""

from hashlib import sha256
from typing import Any

from cribdeck.deck.drafts import Rule
from cribdeck.deck.rules import (
    answer,
    arguments,
    comments,
    fact,
    items,
    parts,
    reverse,
    rows,
    turned,
    whole,
    wrong,
)
from cribdeck.notes.card_choices import ITS_PARTS, THE_WHOLE
from cribdeck.notes.document import (
    Choice,
    Comparison,
    Correction,
    Drawing,
    Fact,
    ListEntry,
    Question,
    Sample,
    Term,
)

# The names stand in people's ledgers and are part of every GUID: they may never change, nor may
# `note`. The notes of an entry have the order of this list.
RULES: tuple[Rule[Any], ...] = (
    Rule(
        "whole",
        (Question, Comparison, Choice, Term, ListEntry, Sample, Drawing),
        THE_WHOLE,
        whole.draft,
        note="card",
    ),
    Rule("reverse", (Term,), "reverse", reverse.draft, note="card"),
    Rule("turned", (Question,), "reverse", turned.draft),
    Rule("rows", (Comparison,), ITS_PARTS, rows.draft, note="rows:{}"),
    Rule("answer", (Question, Comparison, Term), "answers", answer.draft),
    Rule("fact", (Fact,), ITS_PARTS, fact.draft),
    Rule("items", (ListEntry,), ITS_PARTS, items.draft),
    Rule("comments", (Sample,), ITS_PARTS, comments.draft),
    Rule("arguments", (Sample,), "arguments", arguments.draft),
    Rule("parts", (Drawing,), ITS_PARTS, parts.draft),
    Rule("wrong", (Correction,), "wrong", wrong.draft),
)
NOTES = {rule.name: rule.note or rule.name for rule in RULES}


def note_guid(entry_guid: str, rule: str, number: int = 0) -> str:
    """The GUID (16 hex digits) of the note that the rule of this name makes of an entry, or fills
    together with others; `number` is that of one of its blanks. It changes with nothing else."""
    # A ledger may know rules of other versions.
    note = NOTES[rule].format(number) if rule in NOTES else rule
    return sha256(f"{entry_guid}:{note}".encode()).hexdigest()[:16]
