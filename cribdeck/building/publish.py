"""Moves verified files into their place, all or none, and one build at a time.

Knows files and locks. Does not know what the files hold; who calls it has verified them.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cribdeck import files
from cribdeck.problems import Location, Problem, Problems

WORKSHOP = ".cribdeck"  # in the output folder: unfinished files and the cache; ignored by git
UNFINISHED = ".unfinished"


@contextmanager
def locked(folders: Iterable[Path]) -> Iterator[None]:
    """Holds `folders` (of notes, of outputs) for this build; waits while another build has one."""
    from filelock import FileLock

    # Not in the folders themselves: notes are the user's, and nothing of ours should lie there.
    home = Path(tempfile.gettempdir()) / f"cribdeck-{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    with ExitStack() as held:
        # Always in the same order, so that two builds never wait for each other.
        for folder in sorted({folder.resolve() for folder in folders}):
            name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
            held.enter_context(FileLock(home / f"{name}.lock"))
        yield


def publish(out: Path, outputs: Mapping[Path, bytes], before: Callable[[], None]) -> None:
    """Puts `outputs` (by their paths, as seen from there) into the folder `out`.

    Everything is written in full beside its place before anything moves; a file that is there
    already, byte for byte, is left alone. `before` is called between: it saves what must not be
    behind the outputs. Raises Problems where the system refuses; nothing has moved then, but where
    it refuses that, too.
    """
    workshop = out / WORKSHOP
    try:
        workshop.mkdir(parents=True, exist_ok=True)
        for leftover in workshop.glob(f"*{UNFINISHED}"):
            leftover.unlink()
        changed = {name: data for name, data in outputs.items() if not _holds(out / name, data)}
        ready = {name: workshop / f"{i}-{name.name}{UNFINISHED}" for i, name in enumerate(changed)}
        for name, data in changed.items():
            files.write(ready[name], data)
        before()
        for name in changed:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            ready[name].replace(out / name)
    except OSError as error:
        where = Location(Path(error.filename or out))
        reason = (error.strerror or str(error)).lower()
        remedy = "nothing was lost: make room or the folder writable, and build again"
        raise Problems(
            (Problem(where, "not-written", f"cannot be written ({reason})", remedy),)
        ) from None


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False
