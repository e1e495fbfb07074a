"""Keeps one sample: starts it within limits, passes signals on to it, and when it ends, ends all
that it has started: `python keeper.py PROGRAM JOB`.

Ends it also when stdin ends, which it does when whoever started this has ended. Knows processes and
the system's limits. Does not know samples. Imports nothing of cribdeck: this is started as a file.

On Linux, what leaves the sample's session comes back to this process when its parent ends (see
prctl(2), PR_SET_CHILD_SUBREAPER). Other systems have no such thing: there, what calls setsid lives
on. Nor does any system hold the superuser to a number of processes.
"""

import contextlib
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

LINUX = sys.platform == "linux"
SUBREAPER, SIGNAL_OF_PARENT = 36, 1  # prctl's PR_SET_CHILD_SUBREAPER and PR_SET_PDEATHSIG
PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)
OFTEN = 0.02  # seconds between two looks
MOST_ENDING = 10.0  # seconds, for what forks faster than it is ended
LIMITS = {
    resource.RLIMIT_AS: 4 * 2**30,  # bytes of memory, of each process
    resource.RLIMIT_FSIZE: 100_000_000,  # bytes of a file
    resource.RLIMIT_NOFILE: 512,  # open files
    resource.RLIMIT_CORE: 0,
}
MORE_PROCESSES = 256  # than the user has already


def main(program: str, job: str) -> None:
    """Runs `program` with `job`, and ends as it did."""
    if LINUX:
        _prctl(SUBREAPER, 1)
    sample = os.fork()
    if not sample:
        _become(program, job)
    for number in PASSED_ON:
        signal.signal(number, lambda number, _: os.kill(sample, number))
    status = _status_of(sample)
    _end_all(sample)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        with contextlib.suppress(OSError):  # SIGKILL
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


def _become(program: str, job: str) -> None:
    try:
        os.setsid()
        if LINUX:
            _prctl(SIGNAL_OF_PARENT, signal.SIGKILL)  # if the sample should end its keeper
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for what, most in (*LIMITS.items(), (resource.RLIMIT_NPROC, _tasks() + MORE_PROCESSES)):
            _, hard = resource.getrlimit(what)
            lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
            with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
                resource.setrlimit(what, (lowest, lowest))
        # -I: neither the environment nor the folder of the program decides what a sample imports.
        os.execv(sys.executable, [sys.executable, "-I", "-u", "-X", "utf8", program, job])
    finally:
        os._exit(127)


def _status_of(sample: int) -> int:
    """How the sample ended, by itself or because nobody waits for it any more."""
    while True:
        ended, status = os.waitpid(sample, os.WNOHANG)
        if ended:
            return status
        ready, _, _ = select.select([0], [], [], OFTEN)
        if ready and not os.read(0, 1):
            os.kill(sample, signal.SIGKILL)
            return os.waitpid(sample, 0)[1]


def _end_all(sample: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(sample, signal.SIGKILL)
    latest = time.monotonic() + MOST_ENDING
    while (left := list(_children())) and time.monotonic() < latest:
        for child in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(-1, 0)


def _children() -> Iterator[int]:
    """What is started by us, or was left to us (proc_pid_stat(5): after the name, in brackets,
    come the state and the parent)."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(file.read_text(errors="replace").rpartition(")")[2].split()[1]) == os.getpid():
                yield int(file.parent.name)


def _tasks() -> int:
    """How many threads the user has, which is what the system counts."""
    found = 0
    for folder in Path("/proc").glob("[0-9]*/task"):
        with contextlib.suppress(OSError):
            if folder.stat().st_uid == os.getuid():
                found += len(list(folder.iterdir()))
    return found


def _prctl(option: int, value: int) -> None:
    import ctypes

    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
