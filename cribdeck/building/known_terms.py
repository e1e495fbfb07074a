"""What the last build knew a document's terms by: all that whoever reads it again is told of that.

Knows which ledgers remember it. Does not know what it decides (recognise.terms). Of a document that
is as it was nothing is asked: the store holds the digests of the same ledgers.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from cribdeck.building.homes import LEDGER, below, name_in
from cribdeck.building.sources import SourceFile
from cribdeck.identity import ledger_file
from cribdeck.notes.document import Term
from cribdeck.problems import Problems

Terms = Mapping[str, frozenset[str]]  # the names of terms, by the name of their document


def terms_in(ledger: Path) -> Terms:
    """The terms of each document in the file `ledger`; none where it cannot be read, which is told
    when entries are identified."""
    try:
        rows = ledger_file.load(ledger).entries
    except Problems:
        return {}
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.kind == Term.kind and not row.retired:
            found.setdefault(row.document, set()).add(row.prompt)
    return {document: frozenset(names) for document, names in found.items()}


def known_terms(file: SourceFile, read: Callable[[Path], Terms] = terms_in) -> frozenset[str]:
    """The names of the terms that the last build found in `file`: by its ledger, and by those that
    lie lower and are taken over. `read` is `terms_in`, or remembers what that said."""
    home = file.ledger.parent
    folders = (home, *below(home, file.path))
    found = (read(one / LEDGER).get(name_in(one, file.path), frozenset()) for one in folders)
    return frozenset[str]().union(*found)
