"""Builds that are killed, that the system refuses something, or whose files change under them: each
file is the old or the new one, whole; a deck is never ahead of its ledger; and the next build makes
everything good."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.report import Report
from tests.conftest import ROOT
from tests.fuzzing.targets import check_told

pytestmark = pytest.mark.slow

NOW = 1_780_000_000
NOTES = """# Kafka

### What is a broker?

A server that {0}.

* **Topic:** A feed, {0}.

![a heart](p.png) ![a line](q.svg)
"""
LINE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M{0} 1h7v3z"/></svg>'
OUTPUTS = ("dist/a.apkg", "notes/ledger.csv")


def write(folder: Path, word: str, number: int) -> None:
    (folder / "notes").mkdir(exist_ok=True)
    (folder / "notes/a.md").write_text(NOTES.format(word), encoding="utf-8")
    (folder / "notes/q.svg").write_text(LINE.format(number), encoding="utf-8")
    Image.new("RGB", (9, number), "red").save(folder / "notes/p.png")


def build(folder: Path, now: int, stage: Any = None) -> Report:
    options = Options((folder / "notes",), folder / "dist", sheet=False)
    report = pipeline.build(options, now, stage) if stage else pipeline.build(options, now)
    check_told(report.problems)
    assert "crash" not in {one.code for one in report.problems}, report.problems
    assert not (folder / "dist/.cribdeck/crash.log").exists()
    return report


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A folder that was built, and whose notes and pictures were edited then."""
    folder = tmp_path / "edited"
    folder.mkdir()
    write(folder, "stores", 3)
    build(folder, NOW)
    write(folder, "keeps", 5)
    return folder


def accidents(folder: Path, mode: str, count: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a build of `folder` comes to, and what builds come to that have an accident of `mode`
    at `count` places."""
    (work := folder.with_name("work")).mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing.faults", folder, work, mode, str(count)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    whole, *found = map(json.loads, done.stdout.splitlines())
    assert whole["status"] == 0, whole
    return whole, found


def check_whole(folder: Path, whole: dict[str, Any], found: dict[str, Any]) -> None:
    """That each file of what was `found` is as before or as it is of a `whole` build, and that
    nothing is ahead of the ledger."""
    old = {name: _digest(folder / name) for name in OUTPUTS}
    new = {name: whole["files"][name] for name in OUTPUTS}
    assert old != new
    for name in OUTPUTS:
        assert found["files"].get(name) in (old[name], new[name]), (name, found)
    deck, ledger = OUTPUTS
    assert found["files"][deck] == old[deck] or found["files"][ledger] == new[ledger], found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_build_that_is_killed_anywhere_leaves_whole_files(edited: Path) -> None:
    whole, found = accidents(edited, "kill", 116)
    killed = [one for one in found if one["status"] == -9]
    assert len(found) == 116 and len(killed) >= 115  # the last step may be behind the build
    for one in found:
        check_whole(edited, whole, one)
    states = {tuple(one["files"][name] for name in OUTPUTS) for one in found}
    assert len(states) >= 2  # before and after publishing


def _engine_runs(build: int) -> bool:
    """Whether the process that sets pages has been begun by the process `build`, and is on its
    own."""
    children = Path(f"/proc/{build}/task/{build}/children").read_text().split()
    with suppress(FileNotFoundError):
        return any(b"engine.serve" in Path(f"/proc/{one}/cmdline").read_bytes() for one in children)
    return False


@pytest.mark.parametrize("moment", ["engine", "deck"])
def test_a_build_that_is_killed_with_all_its_group_leaves_nothing_behind(
    edited: Path, moment: str
) -> None:
    """While what sets pages gets ready, and while it sets them."""
    (temporary := edited.with_name("temporary")).mkdir()
    deck = edited / "dist/a.apkg"
    before = deck.read_bytes()
    command = [sys.executable, str(ROOT / "build.py"), "notes", "-q"]
    process = subprocess.Popen(
        command, cwd=edited, env={**os.environ, "TMPDIR": str(temporary)}, start_new_session=True
    )
    while process.poll() is None:
        if _engine_runs(process.pid) if moment == "engine" else deck.read_bytes() != before:
            break
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert (deck.read_bytes() == before) == (moment == "engine")
    assert not (edited / "dist/a.pdf").exists()
    latest = time.monotonic() + 120
    while any(temporary.iterdir()):  # what sets pages ends by itself
        assert time.monotonic() < latest, list(temporary.iterdir())
        time.sleep(0.05)


@pytest.mark.parametrize("mode", ["refuse", "room"])
def test_a_build_without_room_somewhere_says_so(edited: Path, mode: str) -> None:
    """The system refuses, in turn, each opening for writing, each move and each removal; or no file
    may have more than so many bytes."""
    whole, found = accidents(edited, mode, 40)
    assert not any("not-written" in line for line in whole["problems"])
    refused = 0
    for one in found:
        assert one["status"] == 0, one
        assert not [line for line in one["problems"] if " crash " in line or "mistake in" in line]
        check_whole(edited, whole, one)
        names = [name for name in one["files"] if name.endswith((".tmp", ".unfinished"))]
        assert not names or mode == "refuse", one  # where the removal is refused
        refused += any("cannot be written" in line for line in one["problems"])
    assert refused >= 5


# --- What changes while it is built ---------------------------------------------------------------


def other(path: Path) -> None:
    if path.suffix == ".png":
        Image.new("RGB", (7, 8), "blue").save(path)
    else:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("keeps", "serves").replace("M5", "M6"), encoding="utf-8")


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def in_the_deck(folder: Path) -> set[bytes]:
    """The pictures of the deck, and its notes as one."""
    with zipfile.ZipFile(folder / "dist/a.apkg") as package:
        return {package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("stage", ["read", "identify", "deck"])
@pytest.mark.parametrize("change", [other, half, pipe, Path.unlink], ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", ["a.md", "p.png", "q.svg", "ledger.csv"])
def test_what_changes_while_it_is_built_is_built_whole_or_the_next_time(
    edited: Path, name: str, change: Callable[[Path], None], stage: str
) -> None:
    path = edited / "notes" / name
    before = path.read_bytes()
    deck = (edited / "dist/a.apkg").read_bytes()

    @contextmanager
    def changing(entered: str) -> Iterator[None]:
        yield
        if entered == stage:
            change(path)

    report = build(edited, NOW + 50, changing)
    assert zipfile.ZipFile(edited / "dist/a.apkg").testzip() is None
    if not report.published:
        assert (edited / "dist/a.apkg").read_bytes() == deck and report.problems
    if path.is_fifo() or name == "ledger.csv":
        path.unlink(missing_ok=True)
    if change is not other and name != "ledger.csv":
        path.write_bytes(before)
    assert not build(edited, NOW + 100).failed
    # What was remembered is what was built: now all is as the files say.
    assert build(edited, NOW + 150).up_to_date
    held = in_the_deck(edited)
    assert (edited / "notes/p.png").read_bytes() in held
    assert (edited / "notes/q.svg").read_bytes() in held
    word = b"serves" if change is other and name == "a.md" else b"keeps"
    assert any(word in data for data in held)
