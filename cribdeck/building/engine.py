"""Makes outputs in processes beside this one, on all cores: what sets pages is slow to load, keeps
its settings for the whole process, and may take the process down with it.

Knows processes and pipes. Does not know what a job makes. One process loads what is slow while this
one reads the notes, and then starts one for each core; jobs and outcomes are pickled, which only
these processes of one program see.
"""

import gc
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from cribdeck import files
from cribdeck.building import limits
from cribdeck.building.making import Done, Job, Outcome, failed, perform
from cribdeck.problems import Location, Problem, Problems

# Not `-m`: this process's path may hold what PYTHONPATH does not.
SERVE = (
    "import sys; sys.path[:] = {path!r}; from cribdeck.building import engine;"
    " engine.serve({folder!r})"
)

CAUSES = "by a fault in a library, for want of memory, or by someone else"


class Died(Exception):
    """A process has ended, and did not say why."""


class Engine:
    """Where jobs are done; begin with `started`."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def done(self, jobs: Sequence[Job]) -> Iterator[Done]:
        """Does `jobs`, and yields each with what came of it, as they end."""
        assert self._process.stdin is not None and self._process.stdout is not None
        left = set(range(len(jobs)))
        try:
            pickle.dump(tuple(jobs), self._process.stdin)
            self._process.stdin.flush()
            while left:
                i, outcome = pickle.load(self._process.stdout)
                left.remove(i)
                yield Done(jobs[i], outcome)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            for i in left:
                yield Done(jobs[i], failed(jobs[i], Died(CAUSES)))


def _temporary_folder() -> "TemporaryDirectory[str]":
    try:
        return TemporaryDirectory(prefix="cribdeck-", ignore_cleanup_errors=True)
    except OSError as error:
        fact = f"no temporary folder can be had ({files.reason_of(error)})"
        remedy = "set TMPDIR to a folder that has room and can be written, and build again"
        where = Location(Path(os.environ.get("TMPDIR", "/tmp")))
        raise Problems((Problem(where, "system", fact, remedy),)) from None


@contextmanager
def started() -> Iterator[Engine]:
    """An engine that gets ready while this process does something else; it ends with the context,
    whatever it is doing."""
    pipe = subprocess.PIPE
    # A session of its own, so that all its processes can be ended at once; and a folder for what
    # they leave behind (WeasyPrint's fonts), since they end before they can clean up.
    with (
        _temporary_folder() as folder,
        subprocess.Popen(
            [sys.executable, "-c", SERVE.format(path=sys.path, folder=folder)],
            stdin=pipe,
            stdout=pipe,
            start_new_session=True,
            env={**os.environ, "TMPDIR": folder},
        ) as process,
    ):
        try:
            yield Engine(process)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


# --- In the engine's own process ------------------------------------------------------------------


def serve(folder: str) -> None:
    """Does jobs that come from stdin and writes what comes of them to stdout. Whoever started us
    ends us; if stdin ends, that was killed: then all our processes end, and the temporary `folder`
    goes."""
    gc.disable()  # see cli
    limits.bound_memory()
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may stand between outcomes
    with suppress(ModuleNotFoundError, OSError):  # a job that needs it meets that, too, and says it
        _load()
    while jobs := _next(source):
        for i, outcome in _done(jobs):
            try:
                pickle.dump((i, outcome), sink)
                sink.flush()
            except BrokenPipeError:
                _end(folder)  # here, for the loop would wait for the other jobs
    _end(folder)


def _end(folder: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def _next(source: BinaryIO) -> Sequence[Job]:
    try:
        jobs: Sequence[Job] = pickle.load(source)
    except EOFError:
        return ()
    return jobs


def _load() -> None:
    """Imports what most jobs need, so that not each process does it again."""
    for name in ("pygments.lexers", "pypdfium2", "cribdeck.proof.sheet", "cribdeck.sheet.sheet"):
        import_module(name)
    from cribdeck.sheet import pages

    pages.warmed_up()


def _done(jobs: Sequence[Job]) -> Iterator[tuple[int, Outcome]]:
    left = dict(enumerate(jobs))
    try:
        for i, outcome in _at_once(left, _cores()):
            del left[i]
            yield i, outcome
    except BrokenProcessPool:
        # One of them took its process down; alone, each shows whether it was the one.
        for i, job in tuple(left.items()):
            try:
                yield from _at_once({i: job}, 1)
            except BrokenProcessPool:
                yield i, failed(job, Died(CAUSES))


def _at_once(jobs: dict[int, Job], most: int) -> Iterator[tuple[int, Outcome]]:
    import multiprocessing

    # A copy of this process has loaded all already; only on Linux are such copies safe.
    how = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(most, len(jobs)), mp_context=how) as pool:
        numbers: dict[Future[Outcome], int] = {
            pool.submit(_performed, job): i for i, job in jobs.items()
        }
        waiting = set(numbers)
        while waiting:
            ended, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for one in sorted(ended, key=lambda future: numbers[future]):
                yield numbers[one], one.result()


def _performed(job: Job) -> Outcome:
    limits.end_after(job.most_seconds)
    return perform(job)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
