"""What the ledger is told of each entry that can have a card: its words, and what it must number.

Does not know who the entries are (identity), nor their notes.
"""

from collections.abc import Iterable

from cribdeck.deck.drafting import Drafted
from cribdeck.identity.claims import Claim
from cribdeck.notes.entries import Carded, Fact
from cribdeck.notes.words import bold_words, plain, plain_blocks


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
            _recalled(one.entry),
            one.entry.anchor,
            one.blanks,
        )
        for one in entries
    )


def _asked(entry: Carded) -> str:
    lead = plain(entry.lead)
    return f"{plain(entry.prompt)}: {lead}" if lead else plain(entry.prompt)


def _recalled(entry: Carded) -> str:
    match entry:
        case Fact(line):
            bold = (plain([line[i]]).strip() for i in sorted(bold_words(line)))
            return ", ".join(dict.fromkeys(filter(None, bold)))
        case _:
            return plain_blocks(entry.answer)
