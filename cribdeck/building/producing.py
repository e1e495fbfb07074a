"""What is made of what was read: entries get their GUIDs, jobs are done, files are published.

Knows what may be published: each output for itself, where nothing that concerns it is an error; and
that decks come first, with the ledgers that know them. Does not know how one output is made
(making), nor in which process (engine).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from cribdeck.building import crash, ledgers, limits, pages_before, publish, store
from cribdeck.building.homes import LEDGER
from cribdeck.building.identification import KnownFolder, identify_folder
from cribdeck.building.making import Done, Job, perform
from cribdeck.building.outputs import DECK, OUTPUTS, Material
from cribdeck.building.reading import Reading
from cribdeck.building.sources import Options
from cribdeck.building.store import Store
from cribdeck.identity import ledger_file
from cribdeck.problems import Location, Problem, Problems

if TYPE_CHECKING:
    from cribdeck.building.engine import Engine


def produced(
    readings: Sequence[Reading],
    options: Options,
    now: int,
    timed: Callable[[str], AbstractContextManager[None]],
    engine: "Engine | None",
    known: Store,
) -> tuple[list[Done], tuple[KnownFolder, ...], list[Problem]]:
    """Makes all that is wanted of `readings`, and publishes what holds. What was done, the folders
    as their ledgers know them now, and what there is to say of both. Pages that are as they were
    when the last build, of which `known` tells, are not made again."""
    before, published = store.pages(known), known.published
    with timed("identify"):
        folders, problems = identified(readings, now, published)
        jobs = _jobs(readings, folders, options)
    done: list[Done] = []
    try:
        with timed(DECK) if options.deck else nullcontext():
            decks, folders = _decks(readings, jobs, folders, options, now, published)
            unsaved = list(folders)
            _publish(decks, options.out, unsaved)
            done += decks
        found = [(job, pages_before.outcome(job, before)) for job in jobs if job.output != DECK]
        same = [Done(job, outcome) for job, outcome in found if outcome]
        _publish(same, options.out, unsaved)  # their ledgers: they lie there themselves
        done += same
        pages = [job for job, outcome in found if not outcome]
        if engine and pages:
            with timed("sheets"):
                for one in engine.done(pages):
                    _publish([one], options.out, unsaved)
                    done.append(one)
    except Problems as refused:  # by the system, which will not write the rest either
        problems += refused.problems
    except Exception as error:
        problems.append(crash.unforeseen(Location(options.out), "not all is published", error))
    problems += (problem for one in done for problem in one.outcome.problems)
    return done, folders, problems


def identified(
    readings: Iterable[Reading], now: int, published: Mapping[str, int]
) -> tuple[tuple[KnownFolder, ...], list[Problem]]:
    """Who the entries are, ledger by ledger, at `now` (seconds since the epoch), and what there is
    to say of it; notes with an error, and those whose ledger cannot be read, are left out.
    `published` is as in `stamps.stamp_notes`. Writes nothing."""
    inside: dict[Path, list[Reading]] = {}
    for reading in (one for one in readings if not one.has_errors):
        inside.setdefault(reading.file.ledger.parent, []).append(reading)
    folders: list[KnownFolder] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for folder, here in inside.items():
        try:
            with limits.bounded(limits.seconds_for(sum(len(one.data) for one in here))):
                book, good, told = ledgers.loaded(folder, here)
                problems += told
                found = identify_folder(folder, book, good, now, taken, published)
        except Problems as refused:
            problems += refused.problems
        except Exception as error:
            fact = "its entries cannot be found in the notes"
            problems.append(crash.unforeseen(Location(folder / LEDGER), fact, error))
        else:
            folders.append(found)
            problems += found.problems
            taken.update(row.guid for row in found.ledger.entries)
            taken.update(row.guid for row in found.ledger.notes)
    return tuple(folders), problems


def _jobs(
    readings: Iterable[Reading], folders: Iterable[KnownFolder], options: Options
) -> list[Job]:
    """All that is to be made, document by document."""
    of = {one.document.path: (one, folder) for folder in folders for one in folder.documents}
    jobs = []
    for reading in readings:
        if reading.file.path not in of:
            continue
        document, folder = of[reading.file.path]
        about = (reading.file.stem, folder.note_types, len(reading.data))
        material = Material(document, *about)
        wanted = [one for one in OUTPUTS if one.wanted(options, document.document)]
        has_pages = any(one.name != DECK for one in wanted)
        made_of = pages_before.digest_of(document, options, reading.strict) if has_pages else ""
        for output in wanted:
            name, of_pages = output.name_of(material), made_of if output.name != DECK else ""
            jobs.append(Job(output.name, material, name, options, reading.strict, of_pages))
    return jobs


def _decks(
    readings: Sequence[Reading],
    jobs: Iterable[Job],
    folders: tuple[KnownFolder, ...],
    options: Options,
    now: int,
    published: Mapping[str, int],
) -> tuple[list[Done], tuple[KnownFolder, ...]]:
    """The decks among `jobs`, and the folders as they are without the documents whose deck does not
    hold: what the ledger says of these stays as it was."""
    done = [Done(job, perform(job)) for job in jobs if job.output == DECK]
    kept_back = {one.job.source for one in done if one.outcome.data is None}
    if not kept_back:
        return done, folders
    good = [one for one in readings if one.file.path not in kept_back]
    again, _ = identified(good, now, published)
    # Without them an entry elsewhere in the folder may be another one: the notes are made anew.
    others, last = _decks(good, _jobs(good, again, options), again, options, now, published)
    return [*(one for one in done if one.outcome.data is None), *others], last


def _publish(done: Sequence[Done], out: Path, unsaved: list[KnownFolder]) -> None:
    """Publishes what holds of `done`. The first time, ledgers are saved when all lies ready beside
    its place, and before it moves: a build that is stopped there leaves GUIDs on record that no
    deck has yet, which harms nobody; a published deck whose GUIDs are on no record would lose them
    at the next reword. Raises Problems where the system refuses."""

    def save_ledgers() -> None:
        while unsaved:
            ledger_file.save(unsaved[0].path, unsaved[0].ledger)
            unsaved.pop(0)

    ready = {one.job.name: one.outcome.data for one in done if one.outcome.data is not None}
    if ready:
        publish.publish(out, ready, save_ledgers)
