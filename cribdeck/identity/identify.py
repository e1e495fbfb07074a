"""Who is who: gives every entry its identity of the last build, and every hidden word its number.

Knows what becomes of an entry: it stays, changes, moves, leaves, returns. Does not know how two
entries are recognised as one (matching) or how the ledger is written. Pure: a ledger goes in, a new
one comes out.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, product
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from cribdeck.identity.claims import Claim, Identity
from cribdeck.identity.ledger import BlankRow, EntryRow, Ledger, cleaned, one_line
from cribdeck.identity.matching import clear_pairs, gaps, match
from cribdeck.identity.undecided import (
    doubts,
    questions,
    repeated_anchors,
    with_proposed_anchors,
)
from cribdeck.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that changed. `location` is None for what is no longer in the notes; `before` is
    the old prompt of a reworded entry. `kinds` are those of a retired entry and of a new one that
    begins at `location`, under its headings: it is asked in another way there."""

    guid: str
    prompt: str
    document: str
    location: Location | None = None
    before: str = ""
    kinds: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class DroppedCloze:
    """Words that are no longer hidden: Anki keeps their card, with an error on its front."""

    guid: str
    rule: str
    words: str
    number: int
    location: Location


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the ledger before. A reworded entry is not in `changed` too; `moved`
    (to other headings or another document) says nothing about the text."""

    added: tuple[Change, ...] = ()
    reworded: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    returned: tuple[Change, ...] = ()
    retired: tuple[Change, ...] = ()
    dropped_clozes: tuple[DroppedCloze, ...] = ()


@dataclass(frozen=True, slots=True)
class Identified:
    """`identities` by the location of the claim; `problems` are warnings."""

    identities: Mapping[Location, Identity]
    ledger: Ledger
    changes: Changes
    problems: tuple[Problem, ...]


def identify(
    claims: Sequence[Claim],
    ledger: Ledger,
    *,
    untouched: Collection[str] = (),
    taken: Collection[str] = (),
) -> Identified:
    """Who each of `claims` is, given what `ledger` remembers.

    `claims` are those of whole documents, in document order. `untouched` names documents that are
    still there and are not part of this build: their entries are neither matched nor retired. All
    other entries of the ledger are candidates, also those of documents that have gone, so that a
    renamed file keeps everything. A new entry gets none of the GUIDs `taken` elsewhere.

    Active entries come before retired ones, and within each: the same anchor, the same words (from
    all of them to the prompt or the answer alone), the same place between matched neighbours, clear
    similarity anywhere. Nothing but an anchor or equal words joins two entries without similarity:
    a card that takes over the history of another would not be asked for months, while a history
    that is lost costs one review. For the same reason an undecided claim is a new entry, with a
    warning (code `ambiguous-identity`) that proposes an anchor. Undecided is also what may be a
    sibling: an answer that several entries have joins none of them (siblings).

    Raises ValueError where two claims have one location.
    """
    if len({claim.location for claim in claims}) < len(claims):
        raise ValueError("two claims have the same location")
    new = [_face(claim) for claim in claims]
    aside = frozenset(untouched) - {row.document for row in new}
    active = [row for row in ledger.entries if not row.retired and row.document not in aside]
    retired = [row for row in ledger.entries if row.retired]
    old = [*active, *retired]
    parts = frozenset(row for claim, row in zip(claims, new, strict=True) if claim.within)
    matches, rivals = match(old, len(active), new, parts)

    used = {*taken, *(row.guid for row in ledger.entries), *(row.guid for row in ledger.notes)}
    salts: dict[tuple[str, str], Iterator[int]] = defaultdict(count)
    guids = []
    for i, row in enumerate(new):
        guid = old[matches[i]].guid if i in matches else _fresh_guid(row, salts, used)
        used.add(guid)
        guids.append(guid)
    rows = [replace(row, guid=guid) for row, guid in zip(new, guids, strict=True)]
    before = {i: old[match] for i, match in matches.items()}
    kept = set(guids)
    gone = [replace(row, retired=True) for row in active if row.guid not in kept]
    candidates = {i: [old[j] for j in others] for i, others in rivals.items()}
    doubted = doubts(new, gone, matches, candidates)
    anchors = (row.anchor for row in (*rows, *ledger.entries))
    gone = with_proposed_anchors(gone, {*doubted.values()}, anchors)
    entries = (
        *rows,
        *(row for row in ledger.entries if not row.retired and row.document in aside),
        *gone,
        *(row for row in retired if row.guid not in kept),
    )

    identities, blanks, dropped = _numbered(claims, rows, before, ledger.blanks)
    return Identified(
        identities,
        replace(ledger, entries=entries, blanks=blanks),
        replace(_changes(claims, rows, before, gone), dropped_clozes=dropped),
        (*repeated_anchors(claims), *questions(claims, doubted, gone)),
    )


def _face(claim: Claim) -> EntryRow:
    return EntryRow(
        guid="",
        document=claim.document,
        headings=" › ".join(map(one_line, claim.headings)),
        kind=claim.kind,
        anchor=claim.anchor or "",
        prompt=one_line(claim.prompt),
        answer=cleaned(claim.answer),
    )


def _fresh_guid(
    row: EntryRow, salts: Mapping[tuple[str, str], Iterator[int]], taken: Collection[str]
) -> str:
    """A GUID for a new entry. It derives from the words, not from chance or the clock: where the
    ledger is lost, a question that was never reworded finds its cards again. `salts` tell entries
    of the same words apart: those already tried for some words are `taken`."""
    name = PurePosixPath(row.document).name  # whichever folder above it has the ledger
    for salt in salts[name, row.prompt]:
        seed = "\n".join((name, row.prompt, *([str(salt)] if salt else [])))
        guid = hashlib.sha256(seed.encode()).hexdigest()[:16]
        if guid not in taken:
            return guid
    raise AssertionError("count() does not end")


def _changes(
    claims: Sequence[Claim],
    rows: Sequence[EntryRow],
    before: Mapping[int, EntryRow],
    gone: Iterable[EntryRow],
) -> Changes:
    found: dict[str, list[Change]] = defaultdict(list)
    new: dict[tuple[str, str], dict[str, Location]] = defaultdict(dict)
    for i, (claim, row) in enumerate(zip(claims, rows, strict=True)):
        change = Change(row.guid, row.prompt, row.document, claim.location)
        old = before.get(i)
        if old is None:
            found["added"].append(change)
            new[row.document, row.headings].setdefault(row.kind, claim.location)
            continue
        if old.retired:
            found["returned"].append(change)
        if old.prompt != row.prompt:
            found["reworded"].append(replace(change, before=old.prompt))
        elif old.answer != row.answer:
            found["changed"].append(change)
        if not old.retired and (old.document, old.headings) != (row.document, row.headings):
            found["moved"].append(change)
    retired = tuple(_retired(row, new.get((row.document, row.headings), {})) for row in gone)
    return Changes(
        added=tuple(found["added"]),
        reworded=tuple(found["reworded"]),
        changed=tuple(found["changed"]),
        moved=tuple(found["moved"]),
        returned=tuple(found["returned"]),
        retired=retired,
    )


def _retired(row: EntryRow, new: Mapping[str, Location]) -> Change:
    """What became of `row`, which has gone; `new` is where a new entry of each kind begins under
    its headings."""
    change = Change(row.guid, row.prompt, row.document)
    others = ((kind, where) for kind, where in new.items() if kind != row.kind)
    for kind, where in others:
        return replace(change, location=where, kinds=(row.kind, kind))
    return change


# --- Cloze numbers --------------------------------------------------------------------------------

ALIKE = 0.6  # of the letters, for words that were corrected


def _numbered(
    claims: Sequence[Claim],
    rows: Sequence[EntryRow],
    before: Mapping[int, EntryRow],
    known: Iterable[BlankRow],
) -> tuple[dict[Location, Identity], tuple[BlankRow, ...], tuple[DroppedCloze, ...]]:
    """The identity of each of `claims`, whose entries are `rows`, with the numbers of its blanks;
    all blanks that the ledger then knows, where it knew those `known`; and those that were dropped
    now. `before` are the rows that entries had, by their index."""
    blanks: dict[str, list[BlankRow]] = defaultdict(list)
    for blank in known:
        blanks[blank.entry].append(blank)
    identities = {}
    dropped: list[DroppedCloze] = []
    for i, (claim, row) in enumerate(zip(claims, rows, strict=True)):
        if not claim.blanks and row.guid not in blanks:
            identities[claim.location] = Identity(row.guid)
            continue
        earlier = blanks.get(row.guid, [])
        claim = _with_known(claim, earlier)
        numbered = _number_blanks(claim, row, before.get(i, row), earlier)
        numbers = {(blank.rule, blank.words): blank.number for blank in numbered}
        identities[claim.location] = Identity(
            row.guid,
            tuple((rule, words, numbers[rule, cleaned(words)]) for rule, words in claim.blanks),
        )
        blanks[row.guid] = numbered
        held = {(blank.rule, blank.number) for blank in earlier if not blank.dropped}
        dropped.extend(
            DroppedCloze(row.guid, blank.rule, blank.words, blank.number, claim.location)
            for blank in numbered
            if blank.dropped and (blank.rule, blank.number) in held
        )
    every = (blank for group in blanks.values() for blank in group)
    return identities, tuple(every), tuple(dropped)


def _with_known(claim: Claim, earlier: Iterable[BlankRow]) -> Claim:
    """`claim` with those of its blanks that it keeps, where the ledger has them from `earlier`."""
    held = {(blank.rule, blank.words) for blank in earlier if not blank.dropped}
    kept = (blank for blank in claim.if_known if blank in held)
    return replace(claim, blanks=(*claim.blanks, *kept))


def _number_blanks(
    claim: Claim, row: EntryRow, before: EntryRow, earlier: Sequence[BlankRow]
) -> list[BlankRow]:
    """The rows of one entry's blanks: those of `claim` in document order, then the dropped ones.

    Words keep their number. Words that were corrected, or are all that was replaced in a prompt,
    take over the number that vanished at their place. All others get a number never used before.
    """
    rows: list[BlankRow] = []
    for rule in dict.fromkeys((*(rule for rule, _ in claim.blanks), *(b.rule for b in earlier))):
        mine = [blank for blank in earlier if blank.rule == rule]
        words = [cleaned(words) for name, words in claim.blanks if name == rule]
        numbers = {blank.words: blank.number for blank in mine}
        held = {text: numbers[text] for text in words if text in numbers}
        held |= _corrected(words, [b for b in mine if not b.dropped], held, row, before)
        unused = count(max(numbers.values(), default=0) + 1)
        for text in words:
            if text not in held:
                held[text] = next(unused)
            rows.append(BlankRow(row.guid, rule, text, held[text]))
        kept = set(held.values())
        rows += [replace(blank, dropped=True) for blank in mine if blank.number not in kept]
    return sorted(rows, key=lambda blank: blank.dropped)


def _corrected(
    words: Sequence[str],
    active: Sequence[BlankRow],
    held: Mapping[str, int],
    row: EntryRow,
    before: EntryRow,
) -> dict[str, int]:
    if all(text in held for text in words):
        return {}
    numbers = [blank.number for blank in active]
    here = gaps([""] * len(words), lambda i: held.get(words[i]))
    kept = set(held.values())
    there = gaps([""] * len(active), lambda j: numbers[j] if numbers[j] in kept else None)
    found: dict[str, int] = {}
    for place, news in here.items():
        scores = {
            (j, i): _word_likeness(active[j].words, words[i], row, before)
            for j, i in product(there.get(place, ()), news)
        }
        pairs, _ = clear_pairs(scores, ALIKE)
        found |= {words[i]: numbers[j] for i, j in pairs.items()}
    return found


def _word_likeness(old: str, new: str, row: EntryRow, before: EntryRow) -> float:
    # One answer of the sentence was corrected. The same sentence with other words hidden is
    # another question, so the sentences around the words are compared, not the words.
    if before.prompt != row.prompt and before.prompt.replace(old, "\0") == row.prompt.replace(
        new, "\0"
    ):
        return 1.0
    return fuzz.ratio(old.casefold(), new.casefold()) / 100
