"""Runs Python in processes of its own, and tells what they took.

Knows processes. Does not know what is measured, or against what.
"""

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).resolve().parent.parent
SET_CHILD_SUBREAPER = 36  # prctl(2)
if sys.platform == "linux":
    # Processes whose parent ends before them become ours, and what they took is told to us.
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a process and those that it started took: seconds on the clock, seconds of all CPUs,
    and the peak memory of the largest of them in MB."""

    wall: float
    cpu: float
    memory: float


def python(*args: str | Path, until: Path | None = None) -> Taken:
    """Runs Python with `args` in the repository's folder. With `until`, the clock stops when there
    is another file at that place. Ends the program where the process fails."""
    before = _stamp(until)
    with TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *map(str, args)], cwd=ROOT, stdout=said, stderr=said
        )
        wall = None
        done = 0
        while not done:
            waits = os.WNOHANG if until and wall is None else 0
            done, status, used = os.wait4(process.pid, waits)
            if waits and (done or _stamp(until) != before):
                wall = time.perf_counter() - begun
            elif waits:
                time.sleep(0.002)
        wall = wall or time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{args}: {said.read().decode()}")
    took = [used, *_orphans()]
    # Linux counts in KiB, macOS in bytes (getrusage(2)).
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    cpu = sum(one.ru_utime + one.ru_stime for one in took)
    return Taken(wall, cpu, max(one.ru_maxrss for one in took) / unit)


def _orphans() -> Iterator[resource.struct_rusage]:
    """What those took whose parent ended before them."""
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def _stamp(path: Path | None) -> tuple[int, int] | None:
    try:
        found = path.stat() if path else None
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_mtime_ns) if found else None
