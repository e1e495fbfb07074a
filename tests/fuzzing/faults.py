"""Builds a deck in copies of a folder, again and again, each time with another accident: the
process is killed at one of its steps, or the system refuses one of its calls, or has room for so
much only.

    python -m tests.fuzzing.faults FOLDER WORK kill|refuse|room COUNT

FOLDER holds notes/ and what was built of them before they were edited. For each of COUNT places
(or for each step, where there are fewer), spread evenly over the whole build, it prints as JSON
what the process said (its exit code, negative where it was killed, and its problems), and the
SHA-256 of each file that there is then. The first line is of a build without an accident. Knows
processes, and how the system refuses. Does not know what should be there afterwards.
"""

import errno
import hashlib
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from cribdeck.building import pipeline
from cribdeck.building.sources import Options

NOW = 1_780_000_050
WRITING = frozenset({"os.rename", "os.remove", "os.mkdir", "os.truncate", "tempfile.mkstemp"})


class Steps:
    """Counts steps; at the one called `last`, does `then`."""

    def __init__(self, last: int, then: Callable[[], None]) -> None:
        self.count = 0
        self.last = last
        self.then = then

    def step(self) -> None:
        self.count += 1
        if self.count == self.last:
            self.then()

    def on_call(self, _frame: FrameType, _event: str, _argument: object) -> None:
        """For sys.setprofile: each call of a function, ours or the system's, and its end."""
        self.step()

    def on_event(self, event: str, arguments: tuple[object, ...]) -> None:
        """For sys.addaudithook: each call that changes the disk."""
        if event == "open":
            if isinstance(flags := arguments[2], int) and flags & (os.O_WRONLY | os.O_RDWR):
                self.step()
        elif event in WRITING:
            self.step()


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _refused() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _build(mode: str, last: int) -> tuple[int, list[str]]:
    """Builds in the current folder, with the accident at `last`; how many steps it took, and the
    codes of the problems and their words."""
    steps = Steps(last, _killed if mode == "kill" else _refused)
    if mode == "kill":
        sys.setprofile(steps.on_call)
    elif mode == "refuse":
        sys.addaudithook(steps.on_event)
    elif last:
        resource.setrlimit(resource.RLIMIT_FSIZE, (last, last))
    options = Options((Path("notes"),), Path("dist"), sheet=False)
    report = pipeline.build(options, NOW)
    sys.setprofile(None)
    return steps.count, [f"{one.severity} {one.code} {one}" for one in report.problems]


def _tried(folder: Path, work: Path, mode: str, last: int) -> tuple[int, dict[str, object]]:
    """A build in a process of its own, in a copy of `folder`."""
    here = work / "try"
    shutil.copytree(folder, here)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.chdir(here)
        code = 3  # an exception that nobody caught
        try:
            os.write(writing, json.dumps(_build(mode, last)).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    count, problems = json.loads(said) if said else (0, [])
    files = {
        str(path.relative_to(here)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(here.rglob("*"))
        if path.is_file()
    }
    shutil.rmtree(here)
    return count, {"status": status, "problems": problems, "files": files}


def main(folder: Path, work: Path, mode: str, places: int) -> None:
    """See above."""
    os.chdir(shutil.copytree(folder, work / "first"))
    pipeline.build(Options((Path("notes"),), Path("dist"), sheet=False), NOW)  # imports all
    count, whole = _tried(folder, work, mode, 0)
    print(json.dumps(whole))
    sizes = (path.stat().st_size for path in Path().rglob("*"))
    most = max(sizes) + 1000 if mode == "room" else count
    places = min(places, most)
    for i in range(places):
        _, found = _tried(folder, work, mode, 1 + i * (most - 1) // max(1, places - 1))
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
