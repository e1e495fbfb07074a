"""Entry -> notes, as Anki will show them; and what an entry claims to the ledger.

Knows which fields a note has and how Anki reads them (tags, sound marks). Does not know which cards
an entry makes (plans), the .apkg file, identities (they are handed in) or colours
(templates/card.css).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from cribdeck.deck import prompts
from cribdeck.deck.clozes import Segment, remarks, safe, text_html
from cribdeck.deck.glossary import Glossary, glossary, no_answer_html
from cribdeck.deck.notes import (
    DEFINITION_FIELD,
    HUE_FIELD,
    SOURCE_FIELD,
    TASK_FIELD,
    Note,
    NoteType,
)
from cribdeck.deck.rules import REVERSE, ROWS, Plan
from cribdeck.html.markup import answer_html, blocks_html, inline_html
from cribdeck.identity.claims import Claim, Identity
from cribdeck.notes.answer_parts import parts
from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Document
from cribdeck.notes.entries import Asking, Entry, Fact, is_unanswered
from cribdeck.notes.section_colours import section_hues
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Location

UNANSWERED = "unanswered"  # the tag
# Anki reads these marks anywhere in a field: sounds, speech, LaTeX (Anki manual, "Media", "Math").
ANKI_MARK = re.compile(r"\[(?=sound:|anki:|latex\]|\${1,2}\])")
# Without the class the phones would take a tap on it for an answer (AnkiMobile manual, "More
# Features"); the element itself needs no script.
MORE = '<details class="more"><summary class="tappable">More</summary>'
NOT_IN_TAG = re.compile(r"[^\w.+&@/-]+")


# --- What the ledger is told ----------------------------------------------------------------------


def claims(made_of: Iterable[Plan], name: str) -> tuple[Claim, ...]:
    """What each entry that can have a card shows of itself, by the plans of a document; `name` is
    the document's in the ledger."""
    return tuple(
        Claim(
            plan.entry.location,
            name,
            tuple(plain(heading) for heading in plan.path),
            plan.entry.kind,
            _asked(plan.entry),
            _recalled(plan),
            plan.entry.anchor,
            plan.blanks,
        )
        for plan in made_of
    )


def _asked(entry: Entry) -> str:
    lead = plain(entry.lead)
    return f"{plain(entry.prompt)}: {lead}" if lead else plain(entry.prompt)


def _recalled(plan: Plan) -> str:
    if isinstance(plan.entry, Fact):
        return ", ".join(words for _, words in plan.blanks)
    return plain_blocks(plan.entry.answer)


# --- Entry -> notes -------------------------------------------------------------------------------


def notes(
    document: Document, made_of: Sequence[Plan], identities: Mapping[Location, Identity]
) -> tuple[Note, ...]:
    """The notes of a document by its plans, in document order, `modified` and `created` not yet
    filled in.

    `identities` holds the identity of every entry that gets a card, by the entry's location.
    """
    terms = glossary(plan.entry for plan in made_of)
    places = {path: _place(document, path) for path in dict.fromkeys(p.path for p in made_of)}
    hues = {
        entry.location: hue
        for section, hue in zip(document.sections, section_hues(document.sections), strict=True)
        for entry in entries((section,))
    }
    made = []
    for plan in made_of:
        where = plan.entry.location
        page = _Page(places[plan.path], hues[where], plan.entry, identities[where])
        if plan.whole:
            made.append(_card(page, terms, reverse=plan.reverse))
        made.extend(_row(page, row) for row in plan.rows)
        made.extend(_cloze(page, rule, segments) for rule, segments in plan.clozes)
    return tuple(made)


def note_guid(entry_guid: str, rule: str) -> str:
    """The GUID (16 hex digits) of the note that `rule` makes of an entry: `card` for the one with
    a front and a back, `rows:3` for the row that holds number 3, else the name of the cloze rule.
    It changes with nothing else."""
    return sha256(f"{entry_guid}:{rule}".encode()).hexdigest()[:16]


def blank_guid(entry_guid: str, rule: str, number: int) -> str:
    """The GUID of the note that a blank of the ledger is part of."""
    return note_guid(entry_guid, {ROWS: f"{ROWS}:{number}", REVERSE: "card"}.get(rule, rule))


def deck_name(document: Document) -> str:
    """The name of the document's deck in Anki (`::` would begin a subdeck; only `deck:` may)."""
    return document.settings.deck or document.title.replace("::", ":")


@dataclass(frozen=True, slots=True)
class _Place:
    """What the notes of one section have in common. `context` is the path of headings, "" directly
    under the title; `above` is that of an entry whose prompt is the section's own heading. `where`
    is the file and the heading to look up."""

    context: str
    above: str
    title: str
    where: str
    tag: str
    tags: tuple[str, ...]


def _place(document: Document, path: tuple[Inlines, ...]) -> _Place:
    headings = [inline_html(heading) for heading in path]
    return _Place(
        " › ".join(headings),
        " › ".join(headings[:-1]),
        escape(document.title, quote=False),
        " › ".join([escape(document.path.name, quote=False), *headings[-1:]]),
        _tag((document.title, *map(plain, path))),
        document.settings.tags,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    place: _Place
    hue: int
    entry: Entry
    identity: Identity


def _card(page: _Page, terms: Glossary, *, reverse: bool) -> Note:
    entry = page.entry
    unanswered = is_unanswered(entry)
    fields = {
        "Prompt": inline_html(entry.prompt),
        "Lead": inline_html(entry.lead),
        "Answer": no_answer_html(entry, terms) if unanswered else _back_html(entry),
        "Reverse": "1" if reverse else "",
        DEFINITION_FIELD: answer_html(prompts.definition(entry)) if reverse else "",
        TASK_FIELD: prompts.task(entry),
    }
    context = page.place.above if entry.from_heading else page.place.context
    return _note(page, "card", NoteType.CARD, fields, context, unanswered=unanswered)


def _row(page: _Page, row: prompts.Row) -> Note:
    numbers = {words: number for of, words, number in page.identity.clozes if of == ROWS}
    fields = {"Prompt": row.prompt, "Answer": row.answer}
    rule = f"{ROWS}:{numbers[row.words]}"
    return _note(page, rule, NoteType.CARD, fields, page.place.context, unanswered=False)


def _back_html(entry: Entry) -> str:
    """The answer; of a question, what one would not say first is folded under "More"."""
    if not isinstance(entry, Asking):
        return answer_html(entry.answer)
    said = parts(entry.answer)
    if len(said) == 1:
        return answer_html(entry.answer)
    return "".join(
        f"{MORE}{blocks_html(part.blocks)}</details>" if part.is_more else blocks_html(part.blocks)
        for part in said
    )


def _cloze(page: _Page, rule: str, segments: Iterable[Segment]) -> Note:
    numbers = {words: number for of, words, number in page.identity.clozes if of == rule}
    entry = page.entry
    fields = {
        "Text": text_html(segments, numbers),
        "Lead": inline_html(entry.lead),
        "Extra": safe(blocks_html(remarks(entry))),
        TASK_FIELD: safe(prompts.cloze_task(entry, rule)),
    }
    # The task says the heading.
    context = page.place.above if fields[TASK_FIELD] else page.place.context
    return _note(page, rule, NoteType.CLOZE, fields, context, unanswered=False)


def _note(
    page: _Page,
    rule: str,
    note_type: NoteType,
    fields: dict[str, str],
    context: str,
    *,
    unanswered: bool,
) -> Note:
    guid = note_guid(page.identity.guid, rule)
    common = {
        "Id": guid,
        "Context": context,
        "Source": page.place.title,
        "Kind": page.entry.kind,
        SOURCE_FIELD: page.place.where,
        HUE_FIELD: str(page.hue),
    }
    tags = [
        page.place.tag,
        f"kind::{page.entry.kind}",
        *page.place.tags,
        *([UNANSWERED] if unanswered else []),
    ]
    return Note(
        guid,
        page.identity.guid,
        note_type,
        page.entry.kind,
        tuple((name, _unmarked(html)) for name, html in (common | fields).items()),
        tuple(dict.fromkeys(tags)),
        page.entry.location,
    )


def _unmarked(html: str) -> str:
    """`html` without what Anki would read as a sound, as speech or as LaTeX."""
    return ANKI_MARK.sub("&#91;", html) if "[" in html else html


def _tag(path: Iterable[str]) -> str:
    """A hierarchical tag. Anki parts tags by blanks and levels by `::`; `_` and `*` would be
    wildcards in its searches (Anki manual, "Searching")."""
    levels = (NOT_IN_TAG.sub("-", level.replace("_", "-")).strip("-.") for level in path)
    return "::".join(filter(None, levels))
