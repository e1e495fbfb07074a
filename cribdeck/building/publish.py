"""Moves verified files into their place, all or none, and one build at a time.

Knows files and locks. Does not know what the files hold; who calls it has verified them.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from cribdeck import files
from cribdeck.problems import Location, Problem, Problems

WORKSHOP = ".cribdeck"  # in the output folder: unfinished files and the cache; ignored by git
UNFINISHED = ".unfinished"
MOST_WAITING = 600.0  # seconds, for another build
TOLD_AFTER = 2.0  # seconds of waiting; most builds are over by then


@contextmanager
def locked(
    sources: Iterable[Path],
    out: Path,
    waits: Callable[[Path], None] = lambda _: None,
    most_waiting: float = MOST_WAITING,
) -> Iterator[None]:
    """Holds the folders `sources` of notes and `out` of outputs for this build, so that `out` is
    there; waits while another build has one, and calls `waits` with its path once that takes long.
    Raises Problems where it takes more than `most_waiting` seconds, or where a folder cannot be
    had.

    The folders themselves are locked (flock, which parts neither by names nor by users): nothing
    is put beside the notes, and nothing is left. Where the file system has no locks, there is none.
    """
    is_new = not os.path.lexists(out)
    with _refusals_named(out):
        out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        if is_new:
            held.callback(_without_empty, out)
        numbers = {}
        for folder in (*sources, out):
            try:
                number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            except OSError as error:
                fact = f"the folder cannot be read ({files.reason_of(error)})"
                raise Problems((_problem(folder, "unreadable", fact, "check it"),)) from None
            held.callback(os.close, number)
            status = os.fstat(number)
            # A folder of two names must not wait for itself.
            numbers[status.st_dev, status.st_ino] = (number, folder)
        begun = time.monotonic()
        is_told = False
        # Always in the same order, so that two builds never wait for each other.
        for _, (number, folder) in sorted(numbers.items()):
            while not _locked(number):
                waited = time.monotonic() - begun
                if waited > TOLD_AFTER and not is_told:
                    is_told = True
                    waits(folder)
                if waited > most_waiting:
                    fact = f"another program has held this folder for {most_waiting:g} seconds"
                    remedy = "wait until it has ended, or end it, and build again"
                    raise Problems((_problem(folder, "locked", fact, remedy),))
                time.sleep(0.05)
        yield


def _without_empty(folder: Path) -> None:
    with suppress(OSError):  # it has got files
        folder.rmdir()


def _locked(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # no locks here, or none of folders
        return True
    return True


def publish(out: Path, outputs: Mapping[Path, bytes], before: Callable[[], None]) -> None:
    """Puts `outputs` (by their paths, as seen from there) into the folder `out`.

    Everything is written in full beside its place before anything moves; a file that is there
    already, byte for byte, is left alone. `before` is called between: it saves what must not be
    behind the outputs. Raises Problems where the system refuses; nothing has moved then, but where
    it refuses that, too.
    """
    workshop = out / WORKSHOP
    changed: dict[Path, bytes] = {}
    ready: dict[Path, Path] = {}
    with _refusals_named(out, ready):
        workshop.mkdir(parents=True, exist_ok=True)
        for leftover in workshop.glob(f"*{UNFINISHED}"):
            leftover.unlink()
        changed |= {name: data for name, data in outputs.items() if not _holds(out / name, data)}
        ready |= {name: workshop / f"{i}{UNFINISHED}" for i, name in enumerate(changed)}
        try:
            for name, data in changed.items():
                files.write(ready[name], data)
            before()
            for name in changed:
                (out / name).parent.mkdir(parents=True, exist_ok=True)
                ready[name].replace(out / name)
        finally:
            for unfinished in ready.values():
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)


@contextmanager
def _refusals_named(out: Path, ready: Mapping[Path, Path] = MappingProxyType({})) -> Iterator[None]:
    """Makes Problems of what the system refuses. A file that lies `ready` is called by its name in
    the folder `out`."""
    try:
        yield
    except OSError as error:
        places = {str(file): out / name for name, file in ready.items()}
        named = str(error.filename or out)
        fact = f"cannot be written ({files.reason_of(error)})"
        remedy = "nothing was lost: make room or the folder writable, and build again"
        raise Problems(
            (_problem(places.get(named, Path(named)), "not-written", fact, remedy),)
        ) from None


def _problem(path: Path, code: str, fact: str, remedy: str) -> Problem:
    return Problem(Location(path), code, fact, remedy)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return files.content(path) == data
    except FileNotFoundError:
        return False
