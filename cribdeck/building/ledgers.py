"""The ledger of a tree, with all that was remembered of its folders before it was one tree.

Knows that ledgers which lie lower are taken over, and what to tell of it. Does not know how
(identity.adoption). A ledger that lies lower is read, and left as it is: it may be all that
somebody has.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cribdeck.building.homes import LEDGER, below, is_within, name_in
from cribdeck.building.reading import Reading
from cribdeck.identity import adoption, ledger_file
from cribdeck.identity.adoption import Adopted
from cribdeck.identity.ledger import Ledger
from cribdeck.problems import Location, Problem, Problems, Severity


def loaded(
    home: Path, readings: Iterable[Reading]
) -> tuple[Ledger, Sequence[Reading], tuple[Problem, ...]]:
    """What is remembered of the tree at `home`; those of its `readings` of which that is all; and
    what there is to say.

    Raises Problems where the ledger of `home` cannot be read. One that lies lower and cannot be
    read concerns only what lies below it, unless it was taken over before.
    """
    ledger = ledger_file.load(home / LEDGER)
    whole = list(readings)
    problems: list[Problem] = []
    for folder in _with_ledgers(home, whole):
        name = name_in(home, folder)
        try:
            lower = ledger_file.load(folder / LEDGER)
        except Problems as damage:
            if not any(row.document.startswith(f"{name}/") for row in ledger.entries):
                problems += damage.problems
                whole = [one for one in whole if not is_within(one.file.path, folder)]
            continue
        found = adoption.adopted(ledger, lower, name)
        ledger = found.ledger
        problems += _told(home, folder, found)
    return ledger, whole, tuple(problems)


def _with_ledgers(home: Path, readings: Iterable[Reading]) -> list[Path]:
    """The folders below `home` that `readings` lie in, and that have a ledger."""
    folders = dict.fromkeys(each for one in readings for each in below(home, one.file.path))
    return [folder for folder in folders if (folder / LEDGER).is_file()]


def _told(home: Path, folder: Path, found: Adopted) -> Iterator[Problem]:
    where, ours = Location(folder / LEDGER), home / LEDGER
    if found.new:
        fact = (
            f"from now on {ours} remembers these notes too, and has taken over all GUIDs from here"
        )
        remedy = "commit that one; this file is left as it is, and no longer needed"
        yield Problem(where, "adopted-ledger", fact, remedy, Severity.WARNING)
    same = [row for row in found.same if (home / row.document).is_file()]
    if same:
        number = f"{len(same)} entries here have GUIDs" if len(same) > 1 else "an entry has a GUID"
        fact = f"{number} that entries of other notes have, too; they start anew"
        remedy = "nothing is lost of those others, whose cards these had replaced in Anki"
        yield Problem(where, "same-guid", fact, remedy, Severity.WARNING)
