"""The command line, as a person types it: what it prints, where, and its exit codes."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cribdeck import __version__, cli, display
from cribdeck.notes.linked import DEAD
from tests.conftest import ROOT

NOTES = "# Kafka\n\n## Q\n\n1. Why is it fast?\n2. What is it?\n\n   A log.\n"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    path = tmp_path / "notes/kafka.md"
    path.write_text(NOTES, encoding="utf-8")
    return path


def run(*args: str) -> int:
    return cli.main(args)


@pytest.mark.slow
def test_a_build_says_what_was_built_and_where(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("notes") == 0
    said = capsys.readouterr()
    assert "dist/kafka.apkg: 2 cards (question 2)" in said.out
    assert re.search(r"dist/kafka\.pdf: 1 page, [\d.]+ pt\n", said.out)
    assert "  notes  notes/kafka.md: 1 question without an answer\n" in said.out
    assert said.err.startswith("notes/kafka.md:5: question has no answer")
    assert said.err.count("\n") == 1
    # There was no last build, of which all could be told.
    (closing,) = re.findall(r"^\S.* is new: .*", said.out, re.MULTILINE)
    assert closing.startswith("notes/ledger.csv ") and said.out.endswith(f"{closing}\n")
    assert Path("dist/kafka.pdf").exists()


@pytest.mark.slow
def test_all_that_a_build_does_is_told_to_who_asks(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("notes", "-v")
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.err.splitlines()][:4] == [
        *("read", "identify", "deck", "sheets")
    ]
    assert re.search(r"dist/kafka\.pdf: 1 page, [\d.]+ pt, \d+% of the columns used\n", said.out)
    assert "  notes  notes/kafka.md: 1 question without an answer; no code samples\n" in said.out
    assert "first build: 2 added (2 cards)\n" in said.out
    assert "  added     notes/kafka.md:6: What is it?\n" in said.out


@pytest.mark.slow
def test_a_second_build_has_nothing_to_do_and_still_says_what_there_is(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("notes")
    capsys.readouterr()
    assert run("notes") == 0
    said = capsys.readouterr()
    assert "nothing has changed since the last build" in said.out
    assert "dist/kafka.apkg: 2 cards" in said.out
    assert "notes/kafka.md:5: question has no answer" in said.err


def test_of_many_files_those_that_changed_are_told(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for i in range(7):
        text = f"# Part {i}\n\n- **Cell {i}:** Small.\n- **Organ {i}:** Large.\n"
        notes.with_name(f"part{i}.md").write_text(text, encoding="utf-8")
    run("notes", "--only", "deck")
    assert "unchanged" not in capsys.readouterr().out
    notes.write_text(NOTES.replace("A log", "One log"), encoding="utf-8")
    run("notes", "--only", "deck")
    said = capsys.readouterr().out
    names = ", ".join(f"notes/part{i}.md" for i in range(5))
    assert said.startswith(f"unchanged (-v says more): {names} and 2 more\nKafka\n  deck   dist")
    assert said.count("  deck ") == 1
    run("notes", "--only", "deck")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and lines[1] == "nothing has changed since the last build"
    run("notes", "--only", "deck", "-v")
    assert capsys.readouterr().out.count("  deck ") == 8


def test_what_is_left_out_often_is_said_once_and_last(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# T\n\n" + "".join(f"Q: What is {i}?\nA: One {i}.\n\n" for i in range(3))
    notes.write_text(f"{text}<!-- mine -->\n", encoding="utf-8")
    run("notes", "--only", "deck", "-v")
    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  left out")]
    assert said == [
        "  left out notes/kafka.md:12: comment: <!-- mine -->",
        "  left out notes/kafka.md:3: label: Q: (also at lines 6, 9)",
        "  left out notes/kafka.md:4: label: A: (also at lines 7, 10)",
    ]


def test_changes_are_told(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("notes", "--only", "deck")
    capsys.readouterr()
    text = NOTES.replace("What is it?", "What on earth is it?").replace("1. Why is it fast?\n", "")
    notes.write_text(text, encoding="utf-8")
    run("notes", "--only", "deck")
    said = capsys.readouterr().out
    assert "since the last build: 1 reworded, 1 retired" in said
    assert "notes/kafka.md:5: What on earth is it? (was: What is it?)" in said
    assert re.search(r"search for\n\s+Id:[0-9a-f]{16}\n", said)


def test_what_has_no_card_is_not_counted_among_changes(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("notes", "--only", "deck")
    path = notes.with_name("parts.md")
    path.write_text("# Parts\n\n## Uses\n\n" + "* A use\n" * 12, encoding="utf-8")
    capsys.readouterr()
    run("notes", "--only", "deck")
    said = capsys.readouterr().out
    assert "dist/parts.apkg: 0 cards" in said
    assert said.endswith("\nno card has changed since the last build\n")
    path.write_text("# Parts\n\n* **Cell:** Small.\n* **Organ:** Large.\n", encoding="utf-8")
    run("notes", "--only", "deck")
    assert "since the last build: 2 added (4 cards)\n" in capsys.readouterr().out
    path.unlink()
    run("notes", "--only", "deck")
    said = capsys.readouterr().out
    assert "since the last build: 2 retired\n" in said
    assert "Anki keeps what is retired (2 notes). To find it there, search for\n" in said


def test_cards_that_settings_add_are_told(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "### Which is it?\n\nThe **left** one of all the two sides.\n"
    notes.write_text(f"---\ncards: answers=off\n---\n# T\n\n{text}", encoding="utf-8")
    run("notes", "--only", "deck")
    notes.write_text(f"# T\n\n{text}", encoding="utf-8")
    capsys.readouterr()
    run("notes", "--only", "deck")
    assert "since the last build: 1 updated\n" in capsys.readouterr().out


def test_who_renames_or_moves_notes_hears_that_the_history_stays(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("notes", "--only", "deck")
    capsys.readouterr()
    (notes.parent / "week1").mkdir()
    notes.rename(notes.parent / "week1/streams.md")
    run("notes", "--only", "deck")
    assert capsys.readouterr().out.endswith(
        "\nnotes/week1/streams.md was notes/kafka.md: what is the same in it keeps its history\n"
        "no card has changed since the last build\n"
    )
    path = notes.parent / "week1/streams.md"
    path.write_text(NOTES.replace("A log.", "A log. \n"), encoding="utf-8")
    run("notes", "--only", "deck")
    assert capsys.readouterr().out.endswith("no card has changed since the last build\n")


def test_an_error_is_one_line_and_exit_code_1(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.write_bytes(b"# T\n\n\0\0")
    assert run("notes") == 1
    said = capsys.readouterr()
    assert "notes/kafka.md:3: " in said.err
    assert "1 error; nothing was published, all is as it was before" in said.err
    assert said.out == ""
    assert not list(Path("dist").glob("[!.]*"))


def test_json_is_one_report_on_stdout(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("notes", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    (document,) = report["documents"]
    assert document["source"] == "notes/kafka.md"
    assert document["deck"] == "dist/kafka.apkg"
    assert document["sheet"] == "dist/kafka.pdf"
    assert document["sections"] == 1
    assert document["entries"] == {"question": 2}
    assert (document["notes"], document["cards"]) == (2, {"question": 2})
    assert document["unanswered"] == [{"line": 5, "prompt": "Why is it fast?"}]
    assert document["pages"] == 1 and document["type_size"] > 6
    (problem,) = report["problems"]
    assert (problem["line"], problem["severity"], problem["code"]) == (5, "warning", "unanswered")
    assert [row["prompt"] for row in report["changes"]["entries"]["added"]] == [
        "Why is it fast?",
        "What is it?",
    ]
    assert set(report["seconds"]) >= {"read", "identify", "deck", "sheets"}


def test_json_tells_what_is_in_no_output(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes.write_text(NOTES + "\n<!-- mine -->\n\n[a link](target.md)\n", encoding="utf-8")
    assert run("notes", "--json", "--only", "deck") == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    line = NOTES.count("\n") + 2
    assert document["left_out"] == [
        {"line": line, "text": "<!-- mine -->", "reason": "comment"},
        {"line": line + 2, "text": "(target.md)", "reason": DEAD},
    ]


def test_json_of_a_failed_build_says_so(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes.write_bytes(b"# T\n\n\0\0")
    assert run("notes", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["published"], report["problems"][0]["code"]) == (False, "not-text")


def test_check_reads_and_checks_and_writes_nothing(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("notes", "--check") == 0
    out = capsys.readouterr().out
    assert "no code samples" in out and "deck   would have 2 cards (question 2)" in out
    assert sorted(path.name for path in Path().rglob("*")) == ["kafka.md", "notes"]


def test_check_says_what_a_build_would_change(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.write_text("# T\n\n### What is a lock?\n\nA door.\n\n### Why?\n\nSo.\n", encoding="utf-8")
    assert run("notes", "--only", "deck") == 0
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert run("notes", "--check") == 0
    assert "a build changes no card" in capsys.readouterr().out
    notes.write_text("# T\n\n### What is a lock?\n\nA gate.\n", encoding="utf-8")
    before[Path("notes/kafka.md")] = notes.read_bytes()
    assert run("notes", "--check") == 0
    out = capsys.readouterr().out
    assert "of the next build: 1 updated, 1 retired" in out and "Why?" in out
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
    assert run("notes", "--only", "deck") == 0
    assert "since the last build: 1 updated, 1 retired" in capsys.readouterr().out


def test_check_finds_formulas_that_cannot_be_drawn(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.write_text("# T\n\n### What?\n\nThis: $\\frac{a}$\n", encoding="utf-8")
    assert run("notes", "--check") == 0
    assert "5: the formula cannot be drawn" in capsys.readouterr().err
    assert run("notes", "--check", "--strict") == 1


@pytest.mark.slow
def test_strict_turns_warnings_into_errors(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--strict=all", "notes") == 1
    assert "1 error; nothing was published" in capsys.readouterr().err
    assert run("--strict", "notes") == 0  # of flaws there are none
    assert run("notes") == 0
    assert run("notes", "--strict=all") == 1  # also when nothing else has changed


@pytest.mark.slow
def test_only_one_of_the_two(notes: Path) -> None:
    run("notes", "--only", "deck", "-o", "a")
    run("notes", "--only", "sheet", "-o", "b")
    assert sorted(p.name for p in Path().glob("[ab]/[!.]*")) == ["kafka.apkg", "kafka.pdf"]


def test_quiet_says_only_problems(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("notes", "-q")
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("args", [["--only", "both"], ["--paper", "a5"], ["-q", "-v"]])
def test_wrong_usage_is_exit_code_2(args: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*args)
    assert stopped.value.code == 2


def test_a_path_that_is_not_there_is_one_line(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("nowhere.md") == 1
    assert capsys.readouterr().err.startswith("nowhere.md: there is no such file; check the path\n")


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("notes/kafka.md:5", "to see what became of that line, write --explain notes/kafka.md:5"),
        ("notes/other.md:5", "check the path"),
        ("notes/*.md", "write it without quotes, so that the shell says which files"),
    ],
)
def test_what_was_meant_by_a_path_is_said(
    path: str, remedy: str, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(path) == 1
    assert f"{path}: there is no such file; {remedy}" in capsys.readouterr().err


def test_a_wrong_path_alone_tells_nothing_of_other_builds(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("notes", "--only", "deck")
    notes.unlink()
    notes.with_name("b.md").write_text(NOTES, encoding="utf-8")
    capsys.readouterr()
    assert run("nots") == 1
    assert "is gone" not in capsys.readouterr().err
    run("notes", "--only", "deck")
    assert "notes/kafka.md, which this was made of, is gone" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--only", "deck", "--pages", "2"], "--pages is for sheets, not with --only deck"),
        (["--only", "deck", "--short"], "--short is for sheets, not with --only deck"),
        (["--only", "deck", "--paper", "a4"], "--paper is for sheets and for --cards"),
        (["--only", "sheet", "--bundle"], "--bundle is for decks"),
        (["--broker", "a:1"], "--broker is for --run-samples"),
        (["--explain", "notes/kafka.md", "--json"], "--explain is for a person"),
    ],
)
def test_options_that_mean_nothing_together_are_wrong_usage(
    args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*args)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_stage_that_takes_long_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(display, "PATIENCE", 0.05)
    stage = display.progress(verbose=False)
    with stage("sheets"):
        time.sleep(0.5)
    with stage("deck"):
        pass
    time.sleep(0.2)
    assert capsys.readouterr().err == "sheets: this takes a while …\n"


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_who_is_ended_says_what_is_published(sent: signal.Signals, notes: Path) -> None:
    """From elsewhere than a terminal, as `timeout` does it."""
    notes.write_text("# Log\n\n" + "## Why is that?\n\nFor a **reason**.\n\n" * 3000)
    command = [sys.executable, str(ROOT / "build.py"), "notes", "-v"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as build:
        assert build.stderr
        assert build.stderr.readline().startswith("read ")
        build.send_signal(sent)
        said = build.stderr.read()
    assert build.returncode == 130
    assert said.endswith("interrupted; what was finished is published, all else is as it was\n")


@pytest.mark.slow
@pytest.mark.parametrize("colours", [True, False])
def test_colours_are_left_out_where_the_user_asks_for_none(colours: bool, notes: Path) -> None:
    """https://no-color.org: any value but an empty one."""
    terminal, inside = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "cribdeck", "notes", "--only", "deck"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
        | {"NO_COLOR": "" if colours else "0"},
        stdout=subprocess.DEVNULL,
        stderr=inside,
        check=False,
    )
    os.close(inside)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.returncode == 0
    assert "warning:" in shown and "deck" in shown
    assert bool(re.search(r"\x1b\[(\d+;)*[349]\d", shown)) is colours  # ECMA-48, SGR


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (["--onyl", "deck"], "--onyl; did you mean --only?"),
        (["--page=3"], None),  # argparse takes what is short and clear
        (["--pagse=3"], "--pagse=3; did you mean --pages?"),
        (["--colour"], "--colour\n"),
        (["-z"], "-z\n"),
    ],
)
def test_an_option_that_is_nearly_one_is_named(
    typed: list[str], hint: str | None, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if hint is None:
        assert run("notes", *typed, "--check") == 0
        return
    with pytest.raises(SystemExit) as stopped:
        run("notes", *typed)
    assert stopped.value.code == 2
    assert f"error: unrecognized arguments: {hint}" in capsys.readouterr().err


def test_options_may_stand_between_paths(notes: Path) -> None:
    other = notes.with_name("other.md")
    other.write_text(NOTES, encoding="utf-8")
    Path("-dash.md").write_text(NOTES, encoding="utf-8")
    assert run(str(notes), "--only", "deck", str(other), "--", "-dash.md") == 0
    made = {"kafka.apkg", "other.apkg", "-dash.apkg"}
    assert {path.name for path in Path("dist").glob("*.apkg")} == made


def test_what_is_no_markdown_is_left_alone(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`notes/*` is what a person means who types it: the notes."""
    run("notes", "--only", "deck", "-q")
    capsys.readouterr()
    everything = sorted(map(str, Path("notes").iterdir()))
    assert everything == ["notes/kafka.md", "notes/ledger.csv"]
    assert run(*everything, "--only", "deck", "-q") == 0
    assert len(capsys.readouterr().err.splitlines()) == 1  # the question without an answer
    assert [path.name for path in Path("dist").glob("[!.]*")] == ["kafka.apkg"]

    for name in ("a.png", "b.png", "c.svg", "d.txt"):
        Path("notes", name).write_bytes(b"")
    Path("notes/old").mkdir()
    everything = sorted(map(str, Path("notes").iterdir()))
    assert run(*everything, "--only", "deck", "-q") == 0
    assert capsys.readouterr().err.splitlines()[0] == (
        "notes/a.png: this is no Markdown and is left alone, like b.png, c.svg and 2 more;"
        " name files that end in .md, or the folder that holds them [not-markdown]"
    )
    assert [path.name for path in Path("dist").glob("[!.]*")] == ["kafka.apkg"]


@pytest.mark.parametrize("name", ["ledger.csv", "notes.txt"])
def test_a_file_that_is_no_markdown_alone_is_an_error(
    name: str, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_text(NOTES, encoding="utf-8")
    assert run(name) == 1
    assert capsys.readouterr().err.startswith(f"{name}: this is no Markdown file; name a file")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("--version")
    assert capsys.readouterr().out == f"cribdeck {__version__}\n"


def test_the_version_is_the_same_in_the_package_and_in_pyproject() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


@pytest.mark.slow
def test_build_py_without_its_packages_says_what_to_run(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(ROOT / "build.py")],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 1
    assert "./setup.sh" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_build_py_is_the_command_line(notes: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "notes", "--check"],
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    assert (done.returncode, "Kafka" in done.stdout) == (0, True)


@pytest.mark.slow
def test_pages_and_the_short_edition(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes.write_text(NOTES + "\n   And more of it.\n", encoding="utf-8")
    assert run("notes", "--pages", "1", "--short", "--json") == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert (document["pages"], document["type_size"]) == (1, 11)
    assert 0 < document["used"] <= 1
    assert document["short"]["sheet"] == "dist/kafka-short.pdf"
    assert document["short"]["left_out"] == [{"line": 6, "words": 4}]
    assert Path("dist/kafka-short.pdf").exists()
    with pytest.raises(SystemExit):
        run("notes", "--pages", "0")


@pytest.mark.slow
def test_what_stands_beside_deck_and_sheet_says_what_it_is(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (notes.parent / "a").mkdir()
    path = notes.rename(notes.parent / "a/kafka.md")
    run("notes", "--short", "--cards")
    said = capsys.readouterr().out
    assert re.search(r"\n  deck   dist/a/kafka\.apkg: .*\n +in Anki it is \"a::Kafka\"\n", said)
    short = r"\n  short  dist/a/kafka-short\.pdf: 1 page, [\d.]+ pt"
    assert re.search(rf"{short}\n +there was nothing to leave out: .* same as the sheet\n", said)
    assert re.search(r"\n  cards  dist/a/kafka-cards\.pdf: .*\n +one for each answer; ", said)
    assert all(len(line) <= 80 for line in said.splitlines())
    path.write_text(NOTES + "\n   And more of it.\n", encoding="utf-8")
    run("notes", "--short")
    assert re.search(rf"{short}, 4 words left out\n  notes ", capsys.readouterr().out)
