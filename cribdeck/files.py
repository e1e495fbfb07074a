"""Reads files that are files, and writes them so that each is whole, old or new, whenever the
program is stopped.

Knows bytes and the disk. Does not know what is read or written.
"""

import errno
import glob
import os
import stat
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".tmp"
KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def content(path: Path, most: int = -1) -> bytes:
    """The bytes of the file at `path`, at most the first `most`. Raises OSError, also where that is
    no file: a pipe or a device may have no end, and may wait for ever."""
    _check_kind(path.stat().st_mode, path)  # opening a device may do something already
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(number, "rb") as file:
        _check_kind(os.fstat(number).st_mode, path)
        return file.read(most)


def _check_kind(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        kind = KINDS.get(stat.S_IFMT(mode), "something else")
        raise OSError(errno.EINVAL, f"it is {kind}, not a file", str(path))


def real(path: Path, *, strict: bool = False) -> Path:
    """`path` without links; where they lead in a circle, as far as they go. Raises OSError, where
    it must be there (`strict`) and is not. Path.resolve raises another error for a circle."""
    return Path(os.path.realpath(path, strict=strict))


def reason_of(error: OSError) -> str:
    """Why the system refuses, in a few words without a capital."""
    return (error.strerror or str(error) or "no reason given").lower()


def write(path: Path, data: bytes) -> None:
    """Writes `data` to `path`, and returns when the disk has it. Raises OSError, which names it."""
    try:
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = str(path)  # the system names no file where there is no room
        raise


def replace(path: Path, data: bytes) -> None:
    """Puts `data` at `path` in one step; behind a symbolic link, the file that it names changes.

    Raises OSError; the file is as it was then, and nothing lies beside it.
    """
    target = real(path)
    with suppress(FileNotFoundError):  # what is no file would be replaced, or hold what is its own
        _check_kind(target.stat().st_mode, target)
    _clear(target)
    beside = target.with_name(f".{target.name}.{os.getpid()}{TEMPORARY}")
    try:
        write(beside, data)
        beside.replace(target)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        beside.unlink(missing_ok=True)


def _clear(target: Path) -> None:
    """Takes away what a `replace` of `target` has left that was killed."""
    for leftover in target.parent.glob(f".{glob.escape(target.name)}.*{TEMPORARY}"):
        number = leftover.name.removesuffix(TEMPORARY).rpartition(".")[2]
        if number.isdecimal() and not _is_running(int(number)):
            leftover.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # another user's
        return True
    return True
