"""What reaches dist/: whole and verified files only, the same bytes for the same notes, and nothing
at all when the notes have errors or the build is stopped."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cribdeck.building import cache, pipeline, publish
from cribdeck.building.sources import Options, find_sources
from cribdeck.problems import Problems, Severity
from cribdeck.report import Report, SheetReport
from tests.anki_collection import Anki, ImportLog
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

NOW = 1_780_000_000
NOTES = """# Kafka

## Parts

* **Broker:** A server.
* **Topic:** A feed.

## Send

```python
send(1)  # the record
```
"""
# A build that kills itself, as kill -9 would, before its n-th change to the disk.
STOPPED_BUILD = """
import os, signal, sys
from pathlib import Path
folder, stop, now = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
changes = 0

def watch(event, args):
    global changes
    writes = event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")
    if (writes or event in ("os.rename", "os.remove")) and str(folder) in str(args[0]):
        changes += 1
        if changes == stop:
            os.kill(os.getpid(), signal.SIGKILL)

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
options = Options((folder / "source/kafka.md",), folder / "dist")
sys.addaudithook(watch)
pipeline.build(options, now)
print(changes)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return notes_in(tmp_path / "a")


def notes_in(folder: Path) -> Path:
    (folder / "source").mkdir(parents=True)
    (folder / "source/kafka.md").write_text(NOTES, encoding="utf-8")
    return folder


def build(folder: Path, now: int = NOW, **options: int) -> Report:
    chosen = Options((folder / "source",), folder / "dist", **options)  # type: ignore[arg-type]
    return pipeline.build(chosen, now)


def published(folder: Path) -> dict[str, bytes]:
    """The bytes of everything that a person sees in dist/, and of the ledger."""
    found = {path.name: path.read_bytes() for path in (folder / "dist").glob("[!.]*")}
    ledger = folder / "source/ledger.csv"
    return {**found, ledger.name: ledger.read_bytes()}


def edit(folder: Path) -> None:
    path = folder / "source/kafka.md"
    text = path.read_text(encoding="utf-8")
    text = text.replace("A feed.", "A feed of records.").replace("**Broker:**", "**Node:**")
    path.write_text(text + "\n## New\n\nIt is new.\n", encoding="utf-8")


def test_a_build_publishes_deck_sheet_and_ledger(folder: Path) -> None:
    report = build(folder)
    assert set(published(folder)) == {"kafka.apkg", "kafka.pdf", "ledger.csv"}
    assert report.published


@pytest.mark.fast
def test_the_same_tree_gives_the_same_bytes_anywhere_and_at_any_time(
    folder: Path, tmp_path: Path
) -> None:
    build(folder)
    other = tmp_path / "some where/else"
    shutil.copytree(folder / "source", other / "source")
    build(other, NOW + 100_000)
    assert published(other) == published(folder)


def test_a_build_with_nothing_changed_writes_nothing(folder: Path) -> None:
    build(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    report = build(folder, NOW + 50)
    assert report.up_to_date
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize("name", ["kafka.apkg", "kafka.pdf"])
def test_a_damaged_or_missing_output_is_built_again(folder: Path, name: str) -> None:
    build(folder)
    expected = published(folder)
    for damage in (lambda p: p.write_bytes(b"half"), Path.unlink):
        damage(folder / "dist" / name)
        assert not build(folder, NOW + 50).up_to_date
        assert published(folder) == expected


def test_a_changed_answer_changes_both_files_and_anki_takes_it(
    folder: Path, tmp_path: Path
) -> None:
    build(folder)
    before = published(folder)
    anki = Anki(tmp_path / "anki")
    anki.import_deck(folder / "dist/kafka.apkg")
    path = folder / "source/kafka.md"
    path.write_text(NOTES.replace("A feed.", "A feed of records."), encoding="utf-8")
    build(folder, NOW + 50)
    after = published(folder)
    assert all(before[name] != after[name] for name in before)
    assert anki.import_deck(folder / "dist/kafka.apkg") == ImportLog(0, 1, 3, 0)
    assert anki.card("Topic").note()["Answer"] == "A feed of records."
    anki.close()


@pytest.mark.parametrize(
    "bad",
    [
        "\n```python\nprint(\n```\n",  # does not compile
        "\n```python\nprint()\n",  # is not closed
        "\n![picture](x.png)\n",
    ],
)
def test_notes_with_errors_publish_nothing(folder: Path, bad: str) -> None:
    build(folder)
    before = published(folder)
    path = folder / "source/kafka.md"
    path.write_text(NOTES + bad, encoding="utf-8")
    with pytest.raises(Problems) as found:
        build(folder, NOW + 50)
    lines = NOTES.count("\n") + 2, NOTES.count("\n") + 3
    errors = [p for p in found.value.problems if p.severity is Severity.ERROR]
    assert [p.location.line in lines for p in errors] == [True]
    assert published(folder) == before


def test_one_bad_document_stops_the_build_of_all(folder: Path) -> None:
    build(folder)
    before = published(folder)
    (folder / "source/bad.md").write_bytes(b"\xff")
    edit(folder)
    with pytest.raises(Problems):
        build(folder, NOW + 50)
    assert published(folder) == before


def test_strict_makes_a_warning_stop_the_build(folder: Path) -> None:
    (folder / "source/kafka.md").write_text("# T\n\n1. Why?\n", encoding="utf-8")
    with pytest.raises(Problems):
        build(folder, strict=True)
    assert not (folder / "dist").exists()
    assert build(folder).published


def test_check_writes_nothing(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    report = build(folder, check=True)
    assert sorted(folder.rglob("*")) == before
    assert not report.published


def test_a_folder_that_cannot_be_written_is_a_problem(folder: Path) -> None:
    (folder / "dist").write_text("a file is in the way", encoding="utf-8")
    with pytest.raises(Problems) as found:
        build(folder)
    assert found.value.problems[0].code == "not-written"
    assert not (folder / "source/ledger.csv").exists()


def test_a_build_of_one_document_leaves_the_others_alone(folder: Path, tmp_path: Path) -> None:
    (folder / "source/other.md").write_text("# Other\n\n* **Offset:** A place.\n")
    build(folder)
    options = Options((folder / "source/other.md",), tmp_path / "out")
    report = pipeline.build(options, NOW + 50)
    assert report.changes and not report.changes.entries
    again = build(folder, NOW + 60, strict=True)
    assert not (again.changes and again.changes.entries)


def test_a_broken_link_among_the_notes_is_a_problem_and_not_skipped(folder: Path) -> None:
    (folder / "source/gone.md").symlink_to(folder / "nowhere.md")
    with pytest.raises(Problems) as found:
        build(folder)
    assert [problem.code for problem in found.value.problems] == ["unreadable"]


def test_two_documents_of_one_name_are_a_problem(tmp_path: Path) -> None:
    a, b = notes_in(tmp_path / "a"), notes_in(tmp_path / "b")
    with pytest.raises(Problems) as found:
        find_sources([a / "source", b / "source"])
    assert found.value.problems[0].code == "same-name"


def stopped_build(folder: Path, stop: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", STOPPED_BUILD, str(folder), str(stop), str(NOW + 50)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def edited(folder: Path) -> Path:
    build(folder)
    edit(folder)
    return folder


def test_stopped_at_any_moment_all_files_are_whole_and_the_next_build_repairs(
    edited: Path, tmp_path: Path
) -> None:
    old = published(edited)
    reference = tmp_path / "reference"
    shutil.copytree(edited, reference)
    changes = int(stopped_build(reference, 0).stdout)
    new = published(reference)
    assert changes >= 6 and all(old[name] != new[name] for name in old)
    for stop in range(1, changes + 1):
        folder = tmp_path / f"stopped-{stop}"
        shutil.copytree(edited, folder)
        assert stopped_build(folder, stop).returncode == -signal.SIGKILL
        found = published(folder)
        assert set(found) == set(old)
        for name, data in found.items():
            assert data in (old[name], new[name]), f"{name} is neither old nor new at {stop}"
        build(folder, NOW + 50)
        assert published(folder) == new


@pytest.mark.parametrize(
    "stage", ["read", "check samples", "identify", "deck", "sheet", "read back"]
)
def test_killed_in_any_stage_nothing_has_changed(edited: Path, stage: str) -> None:
    code = f"""
import os, signal
from contextlib import contextmanager
from pathlib import Path
from cribdeck.building import pipeline
from cribdeck.building.sources import Options

@contextmanager
def killing(name):
    yield
    if name == {stage!r}:
        os.kill(os.getpid(), signal.SIGKILL)

folder = Path({str(edited)!r})
options = Options((folder / "source/kafka.md",), folder / "dist")
pipeline.build(options, {NOW + 50}, killing)
"""
    before = published(edited)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert published(edited) == before
    build(edited, NOW + 60)
    assert all(published(edited)[name] != before[name] for name in before)


def test_two_builds_at_once_do_not_disturb_each_other(edited: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(edited, alone)
    stopped_build(alone, 0)
    command = [sys.executable, "-c", STOPPED_BUILD, str(edited), "0", str(NOW + 50)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    builds = [
        subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) for _ in range(3)
    ]
    assert [one.wait() for one in builds] == [0, 0, 0]
    assert published(edited) == published(alone)


def test_how_a_sheet_was_set_is_remembered(folder: Path) -> None:
    report = build(folder, pages=1)
    (document,) = report.documents
    (sheet,) = (output for output in document.outputs if isinstance(output, SheetReport))
    last = cache.load(folder / "dist" / publish.WORKSHOP)
    assert last and last.report == report
    assert last.settings == {str(sheet.file): cache.LastSetting(sheet.setting.type_size, False)}
