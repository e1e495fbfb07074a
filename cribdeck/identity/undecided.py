"""What the author is asked where it could not be told who an entry is, and how the answer is given.

Knows the warnings, and the anchors that they propose. Does not know why two entries could not be
told from each other (matching).

An entry that may be one that has gone starts fresh, and that one is retired, with the proposed
anchor in the ledger. So the question is asked once, and is answered at any time: whoever writes
this anchor gets its history back, as with any anchor that left and returned.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from cribdeck.identity.claims import Claim
from cribdeck.identity.ledger import EntryRow, grouped
from cribdeck.problems import Problem, Severity, shortened

NAME = 40  # characters of an anchor that is proposed, without a number behind it


def doubts(
    new: Sequence[EntryRow],
    gone: Sequence[EntryRow],
    matches: Collection[int],
    rivals: Mapping[int, Sequence[EntryRow]],
) -> dict[int, str]:
    """For each new entry, by its index, that is none of `matches` and may be one of `gone`: the
    GUID of the likeliest. `rivals` are what it is like, the likeliest first."""
    guids = {row.guid for row in gone}
    by_prompt = grouped((row for row in gone if row.prompt), lambda row: row.prompt)
    found = {}
    for i, row in enumerate(new):
        if i not in matches:
            maybe = [old.guid for old in rivals.get(i, ()) if old.guid in guids]
            maybe += [old.guid for old in by_prompt.get(row.prompt, ())]
            if maybe:
                found[i] = maybe[0]
    return found


def with_proposed_anchors(
    gone: Iterable[EntryRow], doubted: Collection[str], taken: Iterable[str]
) -> list[EntryRow]:
    """The entries `gone`, where those whose GUID is `doubted` have an anchor, made of their prompt
    and none of `taken`."""
    used = {*taken}
    rows = []
    for row in gone:
        if row.guid in doubted and not row.anchor:
            row = replace(row, anchor=_name(row.prompt, used))
            used.add(row.anchor)
        rows.append(row)
    return rows


def _name(prompt: str, used: Collection[str]) -> str:
    name = "-".join(re.findall(r"[^\W_]+", prompt.casefold())) or "entry"
    name = name[:NAME].rstrip("-")
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(name for name in names if name not in used)


def questions(
    claims: Sequence[Claim], doubted: Mapping[int, str], gone: Iterable[EntryRow]
) -> Iterator[Problem]:
    """A warning (code `ambiguous-identity`) for each claim that may be an entry that has gone;
    `doubted` is what `doubts` returned, `gone` has the proposed anchors."""
    by_guid = {row.guid: row for row in gone}
    for i, guid in doubted.items():
        old = by_guid[guid]
        yield Problem(
            claims[i].location,
            "ambiguous-identity",
            f'this may be "{shortened(old.prompt)}" of before, or another entry; it starts as a '
            "new card",
            f"if it is the same, add {{#{old.anchor}}} at the end of its first line, and its "
            "history is back",
            Severity.WARNING,
        )


def repeated_anchors(claims: Iterable[Claim]) -> Iterator[Problem]:
    """A warning for each claim whose anchor another one of its document has, too."""
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        if claim.anchor and (claim.document, claim.anchor) in seen:
            yield Problem(
                claim.location,
                "ambiguous-identity",
                f"the anchor {{#{claim.anchor}}} already names another entry",
                "give each entry an anchor of its own",
                Severity.WARNING,
            )
        seen.add((claim.document, claim.anchor or ""))
