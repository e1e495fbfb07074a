"""When a build has something to do again: what it reads is no longer as it was when it began.

Knows files by size and time, as the system tells them. Does not know what stands in them: of a
build too many the store says that there is nothing to do.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from cribdeck.building import publish, store
from cribdeck.building.homes import LEDGER
from cribdeck.building.sources import Options, files_named

PAUSE = 0.4  # seconds between two looks
REST = 0.15  # seconds in which nothing moves: whoever saves in steps is done

# The size and the time of each file, and which file it is; None where there is none.
States = dict[Path, tuple[int, int, int] | None]


def changes(options: Options) -> Iterator[None]:
    """Yields at once, and then as often as what `options` have built has changed. Who asks builds
    between two answers: what changes meanwhile counts as well."""
    now = _seen(options, ())
    notes = now
    while True:
        yield
        beside = frozenset(_beside(options))
        before = _states(beside) | {path: now[path] for path in beside & now.keys()} | notes
        while (now := _seen(options, beside)) == before:
            time.sleep(PAUSE)
        last: States = {}
        while now != last:
            time.sleep(REST)
            last, now = now, _seen(options, beside)
        notes = {path: state for path, state in now.items() if path not in beside}


def _seen(options: Options, beside: Iterable[Path]) -> States:
    with suppress(OSError):  # a folder that cannot be looked into: the build says so
        return _states((*files_named(options.paths, options.out), *beside))
    return {}


def _beside(options: Options) -> Iterator[Path]:
    """What the last build read beside notes: their pictures, also those that are missing."""
    known, _ = store.load(options.out / publish.WORKSHOP)
    for record in known.records.values():
        # These a build writes itself.
        written = {name for name in record.files if Path(name).name == LEDGER}.union(record.outputs)
        yield from map(Path, record.files.keys() - written)


def _states(paths: Iterable[Path]) -> States:
    return {path: _state(path) for path in paths}


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):  # a name that none can have
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino
