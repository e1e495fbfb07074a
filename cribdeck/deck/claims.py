"""What the ledger is told of each entry that can have a card: its words, and what it must number.

Does not know who the entries are (identity), nor their notes.
"""

from collections.abc import Iterable

from cribdeck.deck.drafting import Drafted
from cribdeck.identity.claims import Claim
from cribdeck.notes.entries import Carded, Fact
from cribdeck.notes.words import plain, plain_blocks


def claims(entries: Iterable[Drafted], name: str) -> tuple[Claim, ...]:
    """What each of the `entries` of a document shows of itself; `name` is the document's in the
    ledger."""
    return tuple(
        Claim(
            one.entry.location,
            name,
            tuple(map(plain, one.headings)),
            one.entry.kind,
            _asked(one.entry),
            _recalled(one),
            one.entry.anchor,
            one.blanks,
        )
        for one in entries
    )


def _asked(entry: Carded) -> str:
    lead = plain(entry.lead)
    return f"{plain(entry.prompt)}: {lead}" if lead else plain(entry.prompt)


def _recalled(one: Drafted) -> str:
    if isinstance(one.entry, Fact):
        return ", ".join(words for _, words in one.blanks)
    return plain_blocks(one.entry.answer)
