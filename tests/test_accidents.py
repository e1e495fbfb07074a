"""What happens to files, folders, streams and processes around a build: it ends with a line for
each cause, never with a traceback, never in silence, and with the last good files in place."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import cribdeck
from cribdeck.building import crash, pipeline, publish, store
from cribdeck.building.sources import Options
from cribdeck.problems import Location, Problem, Problems
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

NOTES = "# Kafka\n\n### What is a broker?\n\nA server.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.md").write_text(NOTES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str | bytes, **more: object) -> "subprocess.CompletedProcess[str]":
    """A build as a person starts it, which has a minute."""
    command = [sys.executable, str(ROOT / "build.py"), *words]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
        **more,  # type: ignore[call-overload]
    )
    assert "Traceback" not in done.stderr
    return done  # type: ignore[no-any-return]


def shell(line: str) -> "subprocess.CompletedProcess[str]":
    """A line of the shell, in which $B is the build."""
    build = f"{sys.executable} {ROOT / 'build.py'}"
    return subprocess.run(
        ["bash", "-c", line.replace("$B", build)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def said(done: "subprocess.CompletedProcess[str]", path: str) -> list[str]:
    """The messages about `path`."""
    return [line for line in done.stderr.splitlines() if line.startswith(path)]


# --- Names ----------------------------------------------------------------------------------------

NO_TEXT = b"bad\xff.md"


@pytest.mark.parametrize("paths", [[b"notes"], [b"notes/" + NO_TEXT, b"notes/a.md"]])
def test_a_file_whose_name_is_no_text_is_named_and_stops_no_other(
    folder: Path, paths: list[bytes]
) -> None:
    (folder / "notes" / os.fsdecode(NO_TEXT)).write_text(NOTES)
    done = run(*paths, "--only", "deck")
    assert done.returncode == 1
    (line,) = said(done, "notes/bad\\xff.md")
    assert "is not UTF-8; rename it" in line
    assert Path("dist/a.apkg").exists()


def test_folders_whose_names_are_no_text_can_hold_notes_and_outputs(folder: Path) -> None:
    name = os.fsdecode(b"f\xff")
    Path("notes").rename(name)
    done = run(b"f\xff", "-o", b"o\xfe")
    assert (done.returncode, "deck   o\\xfe/a.apkg" in done.stdout) == (0, True)
    assert "nothing has changed" in run(b"f\xff", "-o", b"o\xfe").stdout
    # But where a deck would be called after one, it is named.
    assert said(run(b".", "--only", "deck"), "f\\xff/a.md")


@pytest.mark.parametrize("name", ["x" * 300, "y/" * 3000])
def test_a_path_that_is_too_long_is_one_line(folder: Path, name: str) -> None:
    done = run(f"{name}.md", "notes", "--only", "deck")
    assert (done.returncode, len(said(done, name[:200]))) == (1, 1)
    assert "file name too long" in done.stderr
    assert Path("dist/a.apkg").exists()
    done = run("notes", "-o", name)
    assert (done.returncode, len(said(done, name[:200]))) == (1, 1)
    assert "cannot be written (file name too long)" in done.stderr


def test_notes_whose_outputs_would_have_too_long_a_name_stop_no_others(folder: Path) -> None:
    long = "y" * 248
    (folder / f"notes/{long}.md").write_text(NOTES.replace("broker", "topic"))
    done = run("notes", "--short")
    assert done.returncode == 1
    (line,) = said(done, f"notes/{long}.md: the short sheet")
    assert "too long a name" in line
    assert Path(f"dist/{long}.pdf").exists() and Path("dist/a-short.pdf").exists()


def test_a_name_with_the_end_of_a_line_is_shown_on_one(folder: Path) -> None:
    (folder / "notes/n\nl\x1b[31m.md").write_text("# T\n\n### Why?\n")
    done = run("notes", "--only", "deck")
    assert done.returncode == 0
    assert said(done, "notes/n\\nl\\x1b[31m.md:3: ")
    assert "deck   dist/n\\nl\\x1b[31m.apkg" in done.stdout
    assert not said(done, "l")


# --- What is no file ------------------------------------------------------------------------------


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket is short
        one.bind(path.name)
        os.chdir(here)


NO_FILES: list[Callable[[Path], None]] = [
    os.mkfifo,
    a_socket,
    lambda path: path.symlink_to("/dev/zero"),
    Path.mkdir,
]


@pytest.mark.parametrize("make", NO_FILES[:3], ids=["pipe", "socket", "device"])
def test_notes_that_are_no_file_are_never_opened(
    folder: Path, make: Callable[[Path], None]
) -> None:
    make(folder / "notes/b.md")
    for more in (["--only", "deck"], ["--check"]):
        done = run("notes", *more)
        (line,) = said(done, "notes/b.md")
        assert "cannot be read (it is a " in line and "not a file)" in line
        assert done.returncode == 1
    assert Path("dist/a.apkg").exists()


@pytest.mark.parametrize("make", NO_FILES, ids=["pipe", "socket", "device", "folder"])
@pytest.mark.parametrize("name", ["notes/ledger.csv", "dist/a.apkg", "dist/.cribdeck/built.json"])
def test_what_else_is_no_file_is_never_opened(
    folder: Path, name: str, make: Callable[[Path], None]
) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    make(folder / name)
    done = run("notes", "--only", "deck")
    (line,) = said(done, name)
    assert done.returncode == (0 if "built" in name else 1), line
    assert not (folder / name).is_file()
    assert Path("dist/a.apkg").is_file() == ("built" in name)


def test_a_picture_that_is_no_file_is_a_flaw(folder: Path) -> None:
    (folder / "notes/a.md").write_text(NOTES + "\n![p](p.png)\n\n![q](q.png)\n")
    os.mkfifo(folder / "notes/p.png")
    a_socket(folder / "notes/q.png")
    done = run("notes", "--only", "deck")
    assert done.returncode == 0
    assert [line.split(":")[1] for line in said(done, "notes/a.md")] == ["7", "9"]


# --- What goes while it is built ------------------------------------------------------------------


def build_with(stage_name: str, accident: Callable[[], object]) -> cribdeck.Report:
    @contextmanager
    def stage(name: str) -> Iterator[None]:
        yield
        if name == stage_name:
            accident()

    options = Options((Path("notes"),), Path("dist"))
    return pipeline.build(options, 1_780_000_000, stage)


@pytest.mark.parametrize("stage", ["read", "identify", "deck"])
@pytest.mark.parametrize("what", ["notes/a.md", "notes", "dist"])
def test_what_goes_while_it_is_built_is_told(folder: Path, stage: str, what: str) -> None:
    run("notes")
    Path("notes/a.md").write_text(NOTES + "\nOr a node.\n")
    report = build_with(stage, lambda: Path(what).rename("gone"))
    assert [one.code for one in report.problems if one.code == "crash"] == []
    assert report.failed == (what == "notes" and stage in ("read", "identify")), report.problems


# --- Streams --------------------------------------------------------------------------------------


def test_a_summary_that_cannot_be_written_is_told(folder: Path) -> None:
    done = shell("$B notes --only deck > /dev/full")
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last == "what there is to say cannot be written to stdout (no space left on device)"
    assert Path("dist/a.apkg").exists()


@pytest.mark.parametrize("streams", ["2>/dev/full", "2>&-", "<&- 2>&-"])
def test_a_build_needs_no_stderr(folder: Path, streams: str) -> None:
    done = shell(f"$B notes --json {streams}")
    assert (done.returncode, done.stdout[:1], done.stderr) == (0, "{", "")
    assert Path("dist/a.pdf").exists()


def test_a_build_needs_no_streams_at_all(folder: Path) -> None:
    assert shell("$B notes <&- >&- 2>&-").returncode == 0
    assert Path("dist/a.apkg").read_bytes()[:2] == b"PK"
    assert Path("dist/a.pdf").read_bytes()[:4] == b"%PDF"


@pytest.mark.parametrize("option", ["--pages", "--broker"])
def test_an_absurd_value_is_not_repeated(option: str) -> None:
    done = run("--run-samples", option, "localhost:" * (option != "--pages") + "9" * 5000)
    assert done.returncode == 2
    assert len(done.stderr) < 1000


# --- Places ---------------------------------------------------------------------------------------


def test_a_folder_that_is_gone_below_us_is_one_line(folder: Path) -> None:
    done = shell("mkdir x; cd x; rmdir ../x; $B ../notes -o ../dist --only deck")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "the current folder is gone" in done.stderr


def test_two_builds_lock_each_other_whatever_is_their_temporary_folder(folder: Path) -> None:
    Path("t").mkdir()
    with publish.locked([folder / "notes"], folder / "dist"):
        other = subprocess.Popen(
            [sys.executable, str(ROOT / "build.py"), "notes", "--only", "deck", "-q"],
            env={**os.environ, "TMPDIR": str(folder / "t")},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert other.stderr is not None
        told = other.stderr.readline()
        assert told == "notes: another build works here; this one waits until it has ended\n"
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(1)
        assert not Path("dist/a.apkg").exists()
    assert other.communicate(timeout=60)[1] == ""
    assert other.returncode == 0
    assert Path("dist/a.apkg").exists()
    # And no lock is left anywhere.
    assert sorted(path.name for path in Path("notes").iterdir()) == ["a.md", "ledger.csv"]
    assert not list(Path("t").iterdir())


def test_a_folder_that_is_locked_for_ever_is_told(folder: Path) -> None:
    with (
        publish.locked([], folder / "notes"),
        pytest.raises(Problems) as refused,
        publish.locked([folder / "notes"], folder / "dist", most_waiting=0.1),
    ):
        pass
    assert [problem.code for problem in refused.value.problems] == ["locked"]


def test_a_folder_of_two_names_does_not_wait_for_itself(folder: Path) -> None:
    Path("link").symlink_to("notes")
    with publish.locked([Path("link"), Path("notes")], Path("notes"), most_waiting=0.1):
        pass


def test_a_link_that_leads_out_of_the_notes_is_read_only_where_it_is_named(folder: Path) -> None:
    Path("own.md").write_text("# Mine\n\n## What is secret?\n\nThis.\n", encoding="utf-8")
    Path("notes/sub").mkdir()
    Path("notes/sub/out.md").symlink_to(Path("own.md").resolve())
    Path("notes/sub/in.md").symlink_to(Path("notes/a.md").resolve())
    done = run("notes", "--only", "deck")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if "link" in line]
    assert [line.partition(":")[0] for line in told] == ["notes/sub/out.md"]
    assert {path.name for path in Path("dist/sub").iterdir()} == {"in.apkg"}
    assert run("notes", "notes/sub/out.md", "--only", "deck").returncode == 0
    assert Path("dist/sub/out.apkg").is_file()


def test_a_ledger_that_is_a_link_to_nowhere_makes_no_file(folder: Path) -> None:
    elsewhere = folder / "profile"
    Path("notes/ledger.csv").symlink_to(elsewhere)
    done = run("notes", "--only", "deck")
    assert done.returncode == 1 and "link" in done.stderr
    assert not elsewhere.exists() and not list(Path("dist").glob("*.apkg"))
    Path("notes/ledger.csv").unlink()
    Path("kept").mkdir()
    assert run("notes", "--only", "deck").returncode == 0
    Path("notes/ledger.csv").rename("kept/ledger.csv")
    Path("notes/ledger.csv").symlink_to(Path("kept/ledger.csv").resolve())
    assert run("notes", "--only", "deck").returncode == 0  # a ledger may lie elsewhere


def test_links_that_lead_in_a_circle_are_no_files(folder: Path) -> None:
    for name in ("notes/p.png", "notes/s.mp3", "notes/round", "notes/b.md", "notes/ledger.csv"):
        Path(name).symlink_to(Path(name).name)
    Path("notes/a.md").write_text(
        "# A\n\n## What is round?\n\n![p](p.png) ![[s.mp3]] [x](round/c.md) [[b]] it is.\n",
        encoding="utf-8",
    )
    done = run("notes", "--only", "deck")
    named = ["notes/b.md", "notes/ledger.csv"]
    assert sorted(
        line.partition(": ")[0] for line in done.stderr.splitlines() if "too many" in line
    ) == ["notes/a.md:5", "notes/a.md:5", *named]
    assert done.returncode == 1 and "mistake in cribdeck" not in done.stderr
    Path("notes/ledger.csv").unlink()
    Path("notes/b.md").unlink()
    Path("dist/.cribdeck").mkdir(parents=True, exist_ok=True)
    Path("dist/.cribdeck/built.json").unlink(missing_ok=True)
    Path("dist/.cribdeck/built.json").symlink_to("built.json")
    done = run("notes", "--only", "deck")
    assert done.returncode == 0 and Path("dist/a.apkg").is_file()
    Path("turn").symlink_to("turn")
    done = run("notes", "-o", "turn", "--only", "deck")
    assert done.returncode == 1 and "mistake in cribdeck" not in done.stderr


def test_what_a_killed_build_left_goes_with_the_next(folder: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    running = subprocess.Popen(["sleep", "60"])
    try:
        (folder / "dist/.cribdeck").mkdir(parents=True)
        old = [
            folder / f"notes/.ledger.csv.{ended.pid}.tmp",
            folder / f"dist/.cribdeck/.built.json.{ended.pid}.tmp",
            folder / "dist/.cribdeck/0.unfinished",
        ]
        others = [
            folder / f"notes/.ledger.csv.{running.pid}.tmp",
            folder / "notes/.ledger.csv.mine.tmp",
        ]
        for path in (*old, *others):
            path.write_bytes(b"half")
        assert run("notes", "--only", "deck").returncode == 0
        assert [path.exists() for path in (*old, *others)] == [False] * 3 + [True] * 2
    finally:
        running.kill()
        running.wait()


def test_where_there_is_no_room_beside_the_notes_they_are_named(folder: Path) -> None:
    run("notes", "--only", "deck")
    before = Path("notes/ledger.csv").read_bytes(), Path("dist/a.apkg").read_bytes()
    more = "".join(f"\n### What is {n}?\n\nIt is {n}.\n" for n in range(900))
    Path("notes/a.md").write_text(NOTES + more)
    code = (
        "import resource, sys; from cribdeck.cli import main; room = int(sys.argv[1]); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)); "
        "sys.exit(main(['notes', '--only', 'deck', '-q']))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, "20000"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()[:1]
    assert "cannot be written (file too large)" in line
    assert line.startswith(("notes/ledger.csv: ", "dist/a.apkg: "))
    assert (Path("notes/ledger.csv").read_bytes(), Path("dist/a.apkg").read_bytes()) == before


def test_where_there_is_no_temporary_folder_that_is_told(folder: Path) -> None:
    """A disk that takes no file at all, for this process: where Python looks, it finds none."""
    code = (
        "import resource, sys; from cribdeck.cli import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
        "sys.exit(main(['notes', '-q']))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "no temporary folder can be had" in done.stderr
    assert "report" not in done.stderr


TAMPERED = [
    ("1780000000,1780000000", f"{2**64},1780000000"),
    ("1780000000,1780000000", f"1780000000,{'9' * 5000}"),
    ("1780000000,1780000000", "1780000000,-1"),
    (",1780000000,,", ",99999999999999,,"),
    ("cribdeck ledger 1,", f"cribdeck ledger {'9' * 5000},"),
    ("cribdeck ledger 1,", "cribdeck ledger ²,"),
    ("entry,", f"{'z' * 5000},"),
]


@pytest.mark.parametrize(("old", "new"), TAMPERED, ids=range(len(TAMPERED)))
def test_a_ledger_with_absurd_values_is_one_line(folder: Path, old: str, new: str) -> None:
    options = Options((Path("notes"),), Path("dist"), sheet=False)
    pipeline.build(options, 1_780_000_000)
    path = folder / "notes/ledger.csv"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    Path("notes/a.md").write_text(NOTES + "\nOr a node.\n")
    (problem,) = pipeline.build(options, 1_780_000_100).problems
    assert problem.code == "damaged-ledger"
    assert len(str(problem)) < 500


# --- What is remembered ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "null",
        "1",
        '["records"]',
        '{"records": null}',
        '{"records": {"notes/a.md": null}}',
        '{"records": {"notes/a.md": [1]}}',
        '{"report": {"documents": [1]}}',
        '{"repeated": [null]}',
        "[" * 100_000,
    ],
)
def test_what_is_remembered_may_have_any_shape(folder: Path, data: str) -> None:
    (folder / "dist/.cribdeck").mkdir(parents=True)
    (folder / "dist/.cribdeck" / store.NAME).write_text(data)
    done = run("notes", "--only", "deck", "-q")
    assert done.returncode == 0
    assert Path("dist/a.apkg").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"source": "notes/a.md"', '"source": "notes/b.md"'),
        ('"sections": 1', '"sections": 1e999'),
        ('"title": "Kafka"', '"title": null'),
        ('"outputs": ["dist/a.apkg"]', '"outputs": ["%s"]' % ("x" * 9999)),
    ],
)
def test_a_record_that_was_tampered_with_is_forgotten(folder: Path, old: str, new: str) -> None:
    assert run("notes", "--only", "deck").returncode == 0
    path = folder / "dist/.cribdeck" / store.NAME
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    assert run("notes", "--only", "deck").returncode == 0
    (folder / "notes/a.md").rename("b.md")
    assert run("notes", "b.md", "--only", "deck").returncode == 0


# --- What nobody foresaw --------------------------------------------------------------------------


def test_what_nobody_foresaw_is_one_line_and_a_log(folder: Path) -> None:
    def accident() -> cribdeck.Report:
        raise ZeroDivisionError("of all things\nin two lines")

    options = Options((Path("notes"),), Path("dist"))
    report = crash.reported(accident, options)
    (problem,) = report.problems
    assert report.failed and problem.code == "crash"
    assert "(ZeroDivisionError: of all things in two lines)" in str(problem)
    assert str(problem).endswith("please report it, with dist/.cribdeck/crash.log")
    assert "in accident" in Path("dist/.cribdeck/crash.log").read_text()


def test_where_no_log_can_be_written_it_is_in_the_temporary_folder(folder: Path) -> None:
    Path("dist").write_text("in the way")
    for options in (
        Options((Path("notes"),), Path("dist")),
        Options((Path("notes"),), Path("out"), check=True),  # writes nothing there
    ):
        problem = crash.last_words(RecursionError("\udcff"), options)
        log = Path(problem.remedy.rpartition(" ")[2])
        assert "RecursionError" in log.read_text()
        log.unlink()
    assert not Path("out").exists()


def test_a_mistake_of_ours_ends_a_build_with_a_report(folder: Path) -> None:
    """A stage that fails stands for any."""

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        yield
        if name == "identify":
            raise LookupError(name)

    options = Options((Path("notes"),), Path("dist"))
    report = pipeline.build(options, 1, stage)
    assert [problem.code for problem in report.problems] == ["crash"]


def test_problems_are_on_one_line_whatever_they_quote() -> None:
    problem = Problem(Location(Path("a\r\nb\udcfe")), "x", "it\x1b[2J \u2028 is", "so\n")
    assert str(problem) == "a\\r\\nb\\xfe: it\\x1b[2J \\u2028 is; so\\n"
