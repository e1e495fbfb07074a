"""Writes files so that each is whole, old or new, whenever the program is stopped.

Knows bytes and the disk. Does not know what is written.
"""

import os
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Writes `data` to `path`, and returns when the disk has it. Raises OSError."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, data: bytes) -> None:
    """Puts `data` at `path` in one step; behind a symbolic link, the file that it names changes.

    Raises OSError; the file is as it was then, and nothing lies beside it.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        write(beside, data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
