"""How much memory and time a piece of work may take, whatever the notes say.

Knows the system's limits. Does not know what is worked on. These limits are wide, and only end the
work with a message: what is made never depends on them. On macOS the system does not hold programs
to a limit of memory.
"""

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

MEMORY = 4 * 2**30  # bytes that one process may have
SECONDS, SECONDS_PER_BYTE = 600.0, 0.006  # ten minutes, and a minute more for each 10 KB of notes
AGAIN = 5.0  # seconds until a library that goes on is stopped once more
GRACE = 60.0  # seconds until a process that cannot be stopped is ended


class TooLong(Exception):
    """A piece of work took more than its time."""


class _Expired(BaseException):
    """Goes through what catches every Exception."""


def bound_memory() -> None:
    """Lets this process, and those that it starts, have MEMORY: then there is a MemoryError, and
    the machine does not stand still."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most in (-1, resource.RLIM_INFINITY) or most > MEMORY:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def seconds_for(size: int) -> float:
    """How long (in seconds of CPU) one step of work on notes of `size` bytes may take."""
    return SECONDS + SECONDS_PER_BYTE * size


@contextmanager
def bounded(most: float) -> Iterator[None]:
    """Raises TooLong where what is done takes more than `most` seconds of CPU, which do not depend
    on what else the machine does. Only the main thread can be stopped."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _expire)
    signal.setitimer(signal.ITIMER_PROF, most, AGAIN)
    try:
        yield
    except _Expired:
        raise TooLong(f"it takes more than {most / 60:.0f} minutes") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before or signal.SIG_DFL)


def _expire(_signal: int, _frame: FrameType | None) -> None:
    raise _Expired


def end_after(most: float) -> None:
    """Lets the system end this process when it has taken `most` seconds of CPU more, and some:
    `bounded` cannot stop a library that never comes back to Python."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    latest = int(usage.ru_utime + usage.ru_stime + most + GRACE)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (latest, hard))
