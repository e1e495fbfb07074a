"""What takes too much memory or time, or takes its process down, is ended with one message, and
keeps back nothing else."""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from cribdeck.building import engine, limits
from cribdeck.building.identification import identify_folder
from cribdeck.building.making import Done, Job
from cribdeck.building.outputs import Material
from cribdeck.building.reading import read
from cribdeck.building.sources import Options, SourceFile
from cribdeck.identity.ledger import Ledger
from cribdeck.problems import Strictness

pytestmark = pytest.mark.slow


class Harmful(Material):
    """What an output is made of, and what harms the process that makes it."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> object:
        if name == "note_types" and multiprocessing.parent_process():
            self.harm()
        return super().__getattribute__(name)

    def harm(self) -> None:
        """Nothing yet."""


class Segfaulting(Harmful):
    __slots__ = ()

    def harm(self) -> None:
        os.kill(os.getpid(), signal.SIGSEGV)


class Hoarding(Harmful):
    __slots__ = ()

    def harm(self) -> None:
        bytearray(limits.MEMORY)


class Endless(Harmful):
    __slots__ = ()

    def harm(self) -> None:
        while True:
            pass


@pytest.fixture
def material(tmp_path: Path) -> Material:
    path = tmp_path / "a.md"
    path.write_text("# T\n\n### What?\n\nyes\n", encoding="utf-8")
    one = read(SourceFile(path), Options((path,), tmp_path))
    folder = identify_folder(tmp_path, Ledger(), [one], 1_780_000_000)
    return Material(folder.documents[0], Path("a"), folder.note_types, len(one.data))


def done(*materials: Material) -> list[Done]:
    """The decks of `materials`, made by the engine."""
    options = Options((Path(),), Path())
    jobs = [
        Job("deck", one, Path(f"{i}.apkg"), options, Strictness.NONE)
        for i, one in enumerate(materials)
    ]
    with engine.started() as one:
        return sorted(one.done(jobs), key=lambda one: one.job.name)


def made_as(kind: type[Material], of: Material, size: int) -> Material:
    return kind(of.known, of.stem, of.note_types, size)


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        (Segfaulting, "crash", "(Died: by a fault in a library"),
        (Hoarding, "memory", "(it needs more memory than there is)"),
        (Endless, "too-long", "(it takes more than 0 minutes)"),
    ],
)
def test_what_harms_its_process_is_one_message_and_stops_no_other(
    material: Material, kind: type[Material], code: str, said: str
) -> None:
    no_time = 1 - int(limits.SECONDS / limits.SECONDS_PER_BYTE)
    size = no_time if kind is Endless else 100
    good, bad, again = done(material, made_as(kind, material, size), material)
    assert good.outcome.data and good.outcome.data == again.outcome.data
    assert bad.outcome.data is None
    (problem,) = bad.outcome.problems
    assert (problem.code, problem.location.path.name) == (code, "a.md")
    assert said in problem.fact and "\n" not in str(problem)


def test_time_is_counted_where_it_is_spent() -> None:
    with limits.bounded(0.2):
        time.sleep(0.5)
    with pytest.raises(limits.TooLong), limits.bounded(0.1):
        while True:
            pass
    with pytest.raises(limits.TooLong), limits.bounded(0.1):
        while True:  # what catches everything
            with contextlib.suppress(Exception):
                sum(range(10**6))
    for _ in range(10**6):  # and it is over
        pass


def test_another_thread_is_not_stopped() -> None:
    ended = []

    def work() -> None:
        with limits.bounded(0.01):
            ended.append(sum(range(10**6)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended


def test_larger_notes_have_more_time() -> None:
    assert limits.seconds_for(0) == 600
    assert limits.seconds_for(100_000) == 1200
