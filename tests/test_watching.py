"""With --watch a build follows the notes: once each time that what it reads has changed, whatever
state they are in, until somebody ends it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from cribdeck import cli
from cribdeck.building import pipeline, watching
from cribdeck.building.sources import Options
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

NOTES = "# Cells\n\n* **Cell:** Small.\n\n### Look\n\n![it](cell.png)\n\n![more](more.png)\n"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "cells.md").write_text(NOTES, encoding="utf-8")
    paint(notes / "cell.png", "red")
    return Options((notes,), tmp_path / "out", sheet=False)


def paint(file: Path, colour: str) -> None:
    Image.new("RGB", (9, 9), colour).save(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit": lambda notes: (notes / "cells.md").write_text(NOTES + "More.\n", encoding="utf-8"),
    "a new file": lambda notes: (notes / "more.md").write_text("# More\n", encoding="utf-8"),
    "a file in a new folder": lambda notes: move(notes / "cells.md", notes / "week1/cells.md"),
    "a file that went": lambda notes: (notes / "cells.md").unlink(),
    "another picture": lambda notes: paint(notes / "cell.png", "blue"),
    "a picture that was missing": lambda notes: paint(notes / "more.png", "blue"),
}


def move(file: Path, there: Path) -> None:
    there.parent.mkdir()
    file.rename(there)


@pytest.mark.parametrize("what", CHANGES)
def test_what_a_build_reads_is_watched_and_what_it_writes_is_not(
    what: str, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    (notes,) = options.paths
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: (notes / "ledger.csv").write_bytes(b""),
        lambda: (options.out / "cells.apkg").unlink(),
        lambda: (notes / "other.txt").write_bytes(b"other"),
        lambda: CHANGES[what](notes),
    ]
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        if seconds == watching.PAUSE:
            waited.append(seconds)
            steps.pop(0)()

    monkeypatch.setattr(time, "sleep", sleep)
    found = watching.changes(options)
    next(found)
    pipeline.build(options, 1_780_000_000)
    next(found)
    assert (len(waited), steps) == (5, [])


def test_what_changes_during_a_build_is_not_missed(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    found = watching.changes(options)
    next(found)
    pipeline.build(options, 1_780_000_000)
    CHANGES["an edit"](options.paths[0])
    next(found)


def test_who_saves_in_steps_is_waited_for(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = options.paths[0] / "cells.md"
    parts = [NOTES[:9], NOTES[:20], NOTES]

    def sleep(_: float) -> None:
        if parts:
            file.write_text(parts.pop(0), encoding="utf-8")

    found = watching.changes(options)
    next(found)
    monkeypatch.setattr(time, "sleep", sleep)
    file.write_text("", encoding="utf-8")
    next(found)
    assert not parts and file.read_text(encoding="utf-8") == NOTES


def test_a_person_sees_a_line_for_each_build_until_control_c(tmp_path: Path) -> None:
    notes, out = tmp_path / "cells.md", tmp_path / "out.txt"
    notes.write_text("# Cells\n\n* **Cell:** Small.\n", encoding="utf-8")

    def said(what: str) -> bool:
        return what in out.read_text(encoding="utf-8")

    def saw(what: str) -> None:
        end = time.monotonic() + 120
        while not said(what):
            assert time.monotonic() < end and watched.poll() is None, out.read_text("utf-8")
            time.sleep(0.05)

    with out.open("wb") as sink:
        watched = subprocess.Popen(
            [sys.executable, "-m", "cribdeck", "cells.md", "--watch", "--only", "deck"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=sink,
            stderr=subprocess.STDOUT,
            # What is started in the background ignores Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
    try:
        saw("watching; Ctrl-C ends it\n")
        assert said("dist/cells.apkg: 2 cards") and said("ledger.csv is new")
        notes.write_bytes(b"# Cells\n\n\0\0")
        saw("  1 error, of which nothing new was published\n")
        assert said("cells.md:3: ")
        notes.write_text("# Cells\n\n* **Cell:** Small.\n* **Tissue:** Many.\n", "utf-8")
        saw("  1 added (2 cards)\n")
        notes.write_text("# Cells\n\n* **Tissue:** Many.\n", encoding="utf-8")
        saw("  1 retired\n")
        assert said("search for\n    Id:")
        watched.send_signal(signal.SIGINT)
        assert watched.wait(60) == 130
    finally:
        watched.kill()
    assert said("interrupted")


@pytest.mark.parametrize("other", [["--json"], ["--run-samples"], ["--explain", "a.md"]])
def test_what_is_for_one_build_is_not_for_many(other: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--watch", *other])
    assert stopped.value.code == 2
