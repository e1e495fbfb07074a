"""What reaches dist/: whole and verified files only, the same bytes for the same notes, and nothing
at all when the notes have errors or the build is stopped."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cribdeck.building import engine, pipeline, publish, store
from cribdeck.building.making import Done, Job
from cribdeck.building.sources import Options, find_sources
from cribdeck.problems import Problem, Severity, Strictness
from cribdeck.report import DeckReport, PaperCardsReport, Report, SheetReport
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


def build(folder: Path, now: int = NOW, **options: Any) -> Report:
    chosen = Options((folder / "source",), folder / "dist", **options)
    return pipeline.build(chosen, now)


def errors(report: Report) -> list[Problem]:
    return [problem for problem in report.problems if problem.severity is Severity.ERROR]


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


def test_a_build_leaves_no_temporary_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint's fonts lie among them, in every process that sets pages."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    build(folder)
    left = {path.suffix for path in temporary.rglob("*") if path.is_file()}
    assert left <= {".lock"}


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


NO_TEXT = b"\x00\x01\x02 this is no text"


def test_a_file_that_is_no_text_keeps_its_last_outputs_and_its_ledger(folder: Path) -> None:
    build(folder)
    before = published(folder)
    (folder / "source/kafka.md").write_bytes(NO_TEXT)
    report = build(folder, NOW + 50)
    assert report.failed and not report.published
    assert [problem.code for problem in report.problems] == ["not-text"]
    assert published(folder) == before


def test_one_bad_document_does_not_keep_back_the_others(folder: Path) -> None:
    build(folder)
    before = published(folder)
    (folder / "source/bad.md").write_bytes(NO_TEXT)
    edit(folder)
    report = build(folder, NOW + 50)
    assert [problem.location.path.name for problem in errors(report)] == ["bad.md"]
    after = published(folder)
    assert after.keys() == before.keys() and all(after[name] != before[name] for name in before)
    # It is tried again, and not forgotten as if all were well.
    assert build(folder, NOW + 60).failed


FLAWED = "\n```python\nprint(\n```\n\n![picture](x.png)\n"


@pytest.mark.parametrize("strict", ["option", "front matter"])
def test_strict_notes_with_a_flaw_are_not_published_and_all_flaws_are_said(
    folder: Path, strict: str
) -> None:
    build(folder)
    before = published(folder)
    path = folder / "source/kafka.md"
    head = "---\nstrict: true\n---\n" if strict == "front matter" else ""
    path.write_text(head + NOTES + FLAWED, encoding="utf-8")
    said = {"strict": Strictness.FLAWS} if strict == "option" else {}
    report = build(folder, NOW + 50, **said)
    assert {problem.code for problem in errors(report)} == {"python-syntax", "image"}
    assert report.documents[0].withheld == ("deck", "sheet")
    assert published(folder) == before


def test_a_flaw_is_a_warning_and_withholds_nothing(folder: Path) -> None:
    (folder / "source/kafka.md").write_text(NOTES + FLAWED, encoding="utf-8")
    report = build(folder)
    assert not report.failed and report.published
    assert {problem.code for problem in report.problems} >= {"python-syntax", "image"}
    assert set(published(folder)) == {"kafka.apkg", "kafka.pdf", "ledger.csv"}


def test_lint_withholds_only_from_who_wants_that(folder: Path) -> None:
    (folder / "source/kafka.md").write_text("# T\n\n1. Why?\n", encoding="utf-8")
    assert build(folder, strict=Strictness.ALL).failed
    assert not (folder / "dist").exists() or not published(folder).keys() & {"kafka.apkg"}
    assert not build(folder, strict=Strictness.FLAWS).failed


def test_a_deck_is_in_place_before_the_sheet_is_begun(folder: Path) -> None:
    seen = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        seen[name] = sorted(path.name for path in (folder / "dist").glob("[!.]*"))
        yield

    pipeline.build(Options((folder / "source",), folder / "dist"), NOW, stage)
    assert seen["deck"] == [] and seen["sheets"] == ["kafka.apkg"]


def test_a_short_edition_that_does_not_fit_keeps_back_nothing_else(folder: Path) -> None:
    long = "".join(f"### What is {i}?\n\n{'It is so. ' * 60}\n\n" for i in range(60))
    text = f"---\nshort: 1\nstrict: true\n---\n{NOTES}\n{long}"
    (folder / "source/kafka.md").write_text(text, encoding="utf-8")
    report = build(folder)
    assert report.documents[0].withheld == ("short sheet",)
    assert [problem.code for problem in errors(report)] == ["does-not-fit"]
    assert set(published(folder)) == {"kafka.apkg", "kafka.pdf", "ledger.csv"}


def test_folders_below_are_built_into_folders_and_decks_of_their_names(folder: Path) -> None:
    for name in ("week1/a.md", "week2/a.md", "week2/.hidden/b.md", ".obsidian/c.md"):
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A\n\n### What is one?\n\nThe first.\n", encoding="utf-8")
    report = build(folder)
    decks = [str(one.source.relative_to(folder / "source")) for one in report.documents]
    assert decks == ["kafka.md", "week1/a.md", "week2/a.md"]
    assert (folder / "dist/week1/a.apkg").exists() and (folder / "dist/week2/a.pdf").exists()
    assert [*(folder / "source").rglob("ledger.csv")] == [folder / "source/ledger.csv"]


def test_notes_of_one_name_in_two_folders_have_cards_of_their_own(
    folder: Path, tmp_path: Path
) -> None:
    for name in ("week1/a.md", "week2/a.md"):
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A\n\n### What is one?\n\nThe first.\n", encoding="utf-8")
    build(folder, sheet=False)
    anki = Anki(tmp_path / "anki")
    for week in ("week1", "week2"):
        assert anki.import_deck(folder / f"dist/{week}/a.apkg").new == 1
    decks = {card.col.decks.name(card.did) for card in anki.cards()}
    assert decks == {"week1::A", "week2::A"}
    anki.close()
    # Built alone, a file stays in the deck where it was.
    report = pipeline.build(Options((folder / "source/week1/a.md",), folder / "dist"), NOW + 50)
    assert [problem.code for problem in report.problems] == []


def test_what_was_built_of_notes_that_are_gone_is_named_and_left(folder: Path) -> None:
    other = folder / "source/old notes.md"
    other.write_text("# Old\n\n* **Offset:** A place.\n", encoding="utf-8")
    build(folder)
    other.unlink()
    for later in (50, 60):  # also where nothing else has changed
        report = build(folder, NOW + later)
        (problem,) = report.problems
        assert problem.code == "stale-output" and not report.failed
        assert problem.remedy.endswith(
            f"rm '{folder}/dist/old notes.apkg' '{folder}/dist/old notes.pdf'"
        )
    subprocess.run(["bash", "-c", problem.remedy.partition(", ")[2]], check=True)
    assert build(folder, NOW + 70).problems == ()


def test_what_left_the_notes_with_its_file_is_retired_where_nothing_else_changed(
    folder: Path,
) -> None:
    other = folder / "source/other.md"
    other.write_text("# Other\n\n* **Quorum:** What must agree.\n", encoding="utf-8")
    build(folder, sheet=False)
    before = published(folder)
    other.unlink()
    report = build(folder, NOW + 50, sheet=False)
    assert report.changes
    assert [(one.what, one.prompt) for one in report.changes.entries] == [("retired", "Quorum")]
    after = published(folder)
    assert after.pop("ledger.csv") != before.pop("ledger.csv") and after == before
    assert build(folder, NOW + 60, sheet=False).up_to_date


def test_nothing_is_said_to_stand_in_notes_that_are_gone(folder: Path) -> None:
    copy = folder / "source/copy.md"
    copy.write_text((folder / "source/kafka.md").read_text(encoding="utf-8"), encoding="utf-8")
    said = {problem.code for problem in build(folder, sheet=False).problems}
    assert "same-prompt" in said
    copy.unlink()
    report = build(folder, NOW + 60, sheet=False)
    assert [problem.code for problem in report.problems] == ["stale-output"]


def test_only_what_has_changed_is_built_again(folder: Path) -> None:
    for name in ("b.md", "c.md"):
        again = "* **Offset:** The place of a record within its own partition.\n"
        text = f"# {name}\n\n## Parts\n\n{again}"
        (folder / "source" / name).write_text(text, encoding="utf-8")
    build(folder)
    before = published(folder)
    edit(folder)
    report = build(folder, NOW + 50)
    assert not report.up_to_date
    assert [one.source.name for one in report.documents] == ["b.md", "c.md", "kafka.md"]
    assert report.changes is not None
    assert {one.where.path.name for one in report.changes.entries} == {"kafka.md"}
    after = published(folder)
    different = {name for name in before if before[name] != after[name]}
    assert different == {"kafka.apkg", "kafka.pdf", "ledger.csv"}
    # What lint says of them together is said as when all are built.
    said = build(folder, NOW + 60).problems
    assert len(said) == len(report.problems) > 0
    shutil.rmtree(folder / "dist" / publish.WORKSHOP)
    assert build(folder, NOW + 70).problems == said == report.problems
    assert published(folder) == after


def stages_of(folder: Path, now: int, **options: Any) -> list[str]:
    """The stages of a build."""
    found: list[str] = []

    def entered(name: str) -> AbstractContextManager[None]:
        found.append(name)
        return nullcontext()

    chosen = Options((folder / "source",), folder / "dist", **options)
    pipeline.build(chosen, now, entered)
    return found


@pytest.mark.parametrize("deck", [True, False])
def test_pages_are_not_set_again_where_only_other_notes_or_the_ledger_changed(
    folder: Path, *, deck: bool
) -> None:
    build(folder, deck=deck)
    ledger = folder / "source/ledger.csv"
    restored = ledger.read_bytes()
    before = published(folder)["kafka.pdf"]
    other = folder / "source/other.md"
    text = "# Other\n\n* **Quorum:** What must agree.\n"
    other.write_text(text, encoding="utf-8")
    build(folder, NOW + 10, deck=deck)
    other.unlink()
    assert "sheets" not in stages_of(folder, NOW + 20, deck=deck)
    assert build(folder, NOW + 30, deck=deck).up_to_date
    ledger.write_bytes(restored)
    assert "sheets" not in stages_of(folder, NOW + 40, deck=deck)
    assert published(folder)["kafka.pdf"] == before
    assert build(folder, NOW + 50, deck=deck).up_to_date


def test_one_more_output_does_not_set_the_pages_of_the_others_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder)
    set_again: list[str] = []
    done = engine.Engine.done

    def watched(self: engine.Engine, jobs: Sequence[Job]) -> Iterator[Done]:
        set_again.extend(job.output for job in jobs)
        return done(self, jobs)

    monkeypatch.setattr(engine.Engine, "done", watched)
    report = build(folder, NOW + 10, cards=True)
    assert set_again == ["paper cards"]
    (document,) = report.documents
    assert [type(one) for one in document.outputs] == [DeckReport, SheetReport, PaperCardsReport]
    build(folder, NOW + 20)
    build(folder, NOW + 30, cards=True)
    assert set_again == ["paper cards"]


def paint(folder: Path, colour: str) -> None:
    Image.new("RGB", (9, 9), colour).save(folder / "source/heart.png")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "dist/kafka.pdf").unlink(),
        lambda folder: (folder / "dist/kafka.pdf").write_bytes(b"%PDF"),
        lambda folder: paint(folder, "blue"),
    ],
)
def test_pages_are_set_again_where_they_would_be_others(
    folder: Path, change: Callable[[Path], None]
) -> None:
    paint(folder, "red")
    (folder / "source/kafka.md").write_text(f"{NOTES}\n## Look\n\n![it](heart.png)\n", "utf-8")
    build(folder)
    change(folder)
    assert "sheets" in stages_of(folder, NOW + 50)
    assert "sheets" in stages_of(folder, NOW + 60, paper="letter")


def test_a_picture_that_was_missing_is_taken_when_it_comes(folder: Path) -> None:
    text = (
        f"{NOTES}\n## Look\n\n![the heart](img/heart.png) ![a badge](https://example.org/b.svg)\n"
    )
    (folder / "source/kafka.md").write_text(text, encoding="utf-8")
    assert [problem.code for problem in build(folder).problems] == ["image", "image"]
    assert build(folder, NOW + 10).up_to_date
    (folder / "source/img").mkdir()
    Image.new("RGB", (9, 9), "red").save(folder / "source/img/heart.png")
    report = build(folder, NOW + 20)
    assert not report.up_to_date
    assert [problem.code for problem in report.problems] == ["image"]


def test_a_damaged_store_is_thrown_away_with_one_line(folder: Path) -> None:
    build(folder)
    expected = published(folder)
    path = folder / "dist" / publish.WORKSHOP / store.NAME
    path.write_bytes(path.read_bytes()[:100])
    report = build(folder, NOW + 50)
    assert [problem.code for problem in report.problems] == ["damaged-store"]
    assert published(folder) == expected
    assert build(folder, NOW + 60).up_to_date


def test_check_writes_nothing(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    report = build(folder, check=True)
    assert sorted(folder.rglob("*")) == before
    assert not report.published


def test_a_folder_that_cannot_be_written_is_a_problem(folder: Path) -> None:
    (folder / "dist").write_text("a file is in the way", encoding="utf-8")
    report = build(folder)
    assert [problem.code for problem in report.problems] == ["not-written"]
    assert report.failed and not report.published
    assert not (folder / "source/ledger.csv").exists()


def test_a_build_of_one_document_leaves_the_others_alone(folder: Path, tmp_path: Path) -> None:
    (folder / "source/other.md").write_text("# Other\n\n* **Offset:** A place.\n")
    build(folder)
    options = Options((folder / "source/other.md",), tmp_path / "out")
    report = pipeline.build(options, NOW + 50)
    assert report.changes and not report.changes.entries
    again = build(folder, NOW + 60, strict=Strictness.ALL)
    assert not (again.changes and again.changes.entries)


def test_a_broken_link_among_the_notes_is_a_problem_and_not_skipped(folder: Path) -> None:
    (folder / "source/gone.md").symlink_to(folder / "nowhere.md")
    assert [problem.code for problem in errors(build(folder))] == ["unreadable"]


def test_two_documents_of_one_name_are_a_problem(tmp_path: Path) -> None:
    a, b = notes_in(tmp_path / "a"), notes_in(tmp_path / "b")
    found = find_sources([a / "source", b / "source"], tmp_path / "dist")
    assert [file.path for file in found.files] == [a / "source/kafka.md"]
    assert [problem.code for problem in found.problems] == ["same-name"]


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


@pytest.mark.parametrize("stage", ["read", "identify"])
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


# A disk that takes no file above so many bytes, for this process and those that it starts.
SMALL_DISK = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from cribdeck.cli import main
folder = Path(sys.argv[1])
sys.exit(main([str(folder / "source"), "-o", str(folder / "dist"), "-q"]))
"""


@pytest.mark.parametrize("what", ["ledger.csv", "kafka.apkg", "kafka.pdf"])
def test_where_there_is_no_room_nothing_is_lost(edited: Path, what: str) -> None:
    before = published(edited)
    room = len(before[what]) // 2
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SMALL_DISK, str(edited), str(room)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be written (file too large); nothing was lost: make room" in done.stderr
    assert "Traceback" not in done.stderr
    after = published(edited)
    assert after[what] == before[what] and after.keys() == before.keys()
    for path in (edited / "dist").glob("*"):
        assert not path.name.endswith(".tmp")
    report = build(edited, NOW + 60)
    again = published(edited)
    assert [name for name in before if again[name] == before[name]] == [], report
    assert not report.failed


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


def test_the_bytes_are_the_same_whatever_was_remembered(folder: Path, tmp_path: Path) -> None:
    """A cold, a warm and a parallel build, before and after an edit."""
    text = f"---\npages: 1\nshort: 1\n---\n{NOTES}"
    (folder / "source/kafka.md").write_text(text, encoding="utf-8")
    (folder / "source/other.md").write_text(text.replace("# Kafka", "# Other"), encoding="utf-8")
    build(folder)
    edit(folder)
    cold, one = tmp_path / "cold", tmp_path / "one"
    for other in (cold, one):
        shutil.copytree(folder, other)
        shutil.rmtree(other / "dist" / publish.WORKSHOP)
    build(folder, NOW + 50)
    build(cold, NOW + 50)
    for name in ("kafka.md", "other.md"):
        pipeline.build(Options((one / "source" / name,), one / "dist"), NOW + 50)
    assert published(folder) == published(cold) == published(one)


@pytest.mark.parametrize("damage", [b"", b"cribdeck heights 1\n", b"x" * 999])
def test_damaged_heights_are_thrown_away_with_one_line(folder: Path, damage: bytes) -> None:
    build(folder)
    expected = published(folder)
    (folder / "dist" / publish.WORKSHOP / "heights/kafka.pdf").write_bytes(damage)
    (folder / "dist/kafka.pdf").unlink()
    report = build(folder, NOW + 50)
    assert [problem.code for problem in report.problems] == ["heights"]
    assert published(folder) == expected


@pytest.mark.parametrize("stage", ["identify", "deck", "sheets"])
def test_a_picture_that_changes_during_the_build_is_not_taken_for_built(
    folder: Path, stage: str
) -> None:
    picture = folder / "source/heart.png"
    Image.new("RGB", (9, 9), "red").save(picture)
    (folder / "source/kafka.md").write_text(f"{NOTES}\n## Look\n\n![it](heart.png)\n", "utf-8")

    @contextmanager
    def changing(name: str) -> Iterator[None]:
        yield
        if name == stage:
            Image.new("RGB", (9, 9), "blue").save(picture)

    options = Options((folder / "source",), folder / "dist")
    report = pipeline.build(options, NOW, changing)
    assert {problem.code for problem in report.problems} <= {"changed"}
    again = build(folder, NOW + 10)
    assert not again.up_to_date and not again.failed
    assert build(folder, NOW + 20).up_to_date


@pytest.mark.parametrize("stage", ["read", "deck"])
def test_notes_that_change_during_the_build_are_built_again(folder: Path, stage: str) -> None:
    build(folder)
    edit(folder)

    @contextmanager
    def changing(name: str) -> Iterator[None]:
        yield
        if name == stage:
            (folder / "source/kafka.md").write_text(NOTES + "\n## Late\n\nIt is late.\n", "utf-8")

    pipeline.build(Options((folder / "source",), folder / "dist"), NOW + 10, changing)
    report = build(folder, NOW + 20)
    assert not report.up_to_date
    assert report.changes is not None
    assert "Late" in {one.prompt for one in report.changes.entries}
