"""cribdeck as people install it: a wheel that holds all it needs, a command, `python -m cribdeck`,
and a function for programs; each in any folder."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cribdeck
from cribdeck import cli
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text(encoding="utf-8")
NOTES = "# Logs\n\n## Basics\n\n### What is a log?\n\nA file that only grows.\n"
# As on a machine without Pango, where cffi cannot load it while WeasyPrint is imported.
# What stands first on the path is what all processes of a build import.
WITHOUT_PANGO = """
import sys
from pathlib import Path

Path("hidden").mkdir()
Path("hidden/weasyprint.py").write_text(
    'print("WeasyPrint could not import some external libraries.")\\n'
    'raise OSError("cannot load library \\'libpango-1.0-0\\': no such file")\\n'
)
sys.path.insert(0, "hidden")
from cribdeck.cli import main
sys.exit(main())
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of notes in which one stands, far from the checkout."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("logs.md").write_text(NOTES, encoding="utf-8")
    return tmp_path / "here"


def python(*args: str, path: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs Python in the current folder; `path` is where it finds cribdeck."""
    return subprocess.run(
        [sys.executable, *args],
        env={**os.environ, "PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


# --- The wheel ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = out.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_the_program_its_templates_and_its_fonts(wheel: zipfile.ZipFile) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "cribdeck").rglob("*.py")}
    templates = {
        f"cribdeck/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == modules | templates | {"cribdeck/py.typed"}
    assert "cribdeck/templates/fonts/IBMPlexSans-Regular.ttf" in held


def test_the_wheel_names_the_command(wheel: zipfile.ZipFile) -> None:
    (points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert wheel.read(points).decode().split() == [
        "[console_scripts]",
        "cribdeck",
        "=",
        "cribdeck.cli:main",
    ]


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_folder(
    wheel: zipfile.ZipFile, folder: Path, tmp_path: Path
) -> None:
    wheel.extractall(tmp_path / "site")
    done = python("-m", "cribdeck", "--short", "--cards", path=tmp_path / "site")
    assert done.returncode == 0, done.stderr
    made = {"logs.apkg", "logs.pdf", "logs-short.pdf", "logs-cards.pdf"}
    assert {path.name for path in (folder / "dist").glob("[!.]*")} == made
    where = python("-c", "import cribdeck; print(cribdeck.__file__)", path=tmp_path / "site")
    assert where.stdout.startswith(str(tmp_path))


# --- The command ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "command"),
    [
        ([str(ROOT / "build.py")], "build.py"),
        (["-m", "cribdeck"], "python -m cribdeck"),
        (["-c", "from cribdeck.cli import main; main()"], "cribdeck"),
    ],
)
def test_messages_name_the_command_that_was_typed(
    args: list[str], command: str, folder: Path
) -> None:
    assert python(*args, "--help").stdout.startswith(f"usage: {command} [-h]")
    wrong = python(*args, "--pages", "0").stderr
    assert f"\n{command}: error: argument --pages" in wrong


def test_without_a_path_the_notes_of_the_folder_one_stands_in_are_built(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--only", "deck"]) == 0
    assert Path("dist/logs.apkg").exists()
    Path("source").mkdir()
    Path("source/other.md").write_text(NOTES.replace("Logs", "Other"), encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["--only", "deck"]) == 0
    built = capsys.readouterr().out
    assert "Other\n" in built and "Logs" not in built


def test_a_folder_without_notes_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("logs.md").unlink()
    assert cli.main([]) == 1
    assert capsys.readouterr().err.splitlines()[0].startswith(".: no Markdown file here; ")


@pytest.mark.slow
def test_build_py_builds_the_notes_beside_it_wherever_one_stands(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "checkout/source").mkdir(parents=True)
    (tmp_path / "checkout/source/mine.md").write_text(NOTES, encoding="utf-8")
    build = tmp_path / "checkout/build.py"
    build.write_text((ROOT / "build.py").read_text(encoding="utf-8"), encoding="utf-8")
    done = python(str(build), "--only", "deck")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "checkout/dist/mine.apkg").exists()
    assert not Path("dist").exists()
    assert python(str(build), "logs.md", "--only", "deck").returncode == 0
    assert Path("dist/logs.apkg").exists()


# --- Without Pango --------------------------------------------------------------------------------


def test_a_deck_needs_no_pango(folder: Path) -> None:
    done = python("-c", WITHOUT_PANGO, "--only", "deck")
    assert done.returncode == 0, done.stderr
    assert Path("dist/logs.apkg").exists()


@pytest.mark.parametrize("args", [[], ["--only", "deck", "--cards"], ["--short", "--cards"]])
def test_a_sheet_without_pango_is_one_line_and_keeps_back_no_deck(
    args: list[str], folder: Path
) -> None:
    done = python("-c", WITHOUT_PANGO, *args, "-q")
    assert (done.returncode, done.stdout) == (1, "")
    line, closing = done.stderr.splitlines()
    assert line.startswith("dist: Pango, which sets text on paper, cannot be loaded (")
    assert "; install it" in line and line.endswith("or build with --only deck")
    assert closing == "1 error; what it is about is as it was before, all else was published"
    assert [path.name for path in Path("dist").glob("[!.]*")] == ["logs.apkg"]


# --- The function ---------------------------------------------------------------------------------


def test_a_program_builds_and_gets_the_report(folder: Path) -> None:
    report = cribdeck.build("logs.md", out="decks", only="deck")
    assert report.published
    (document,) = report.documents
    assert [output.file for output in document.outputs] == [Path("decks/logs.apkg")]
    assert document.cards == {"question": 1}
    assert cribdeck.build("logs.md", out="decks", only="deck").up_to_date


def test_a_program_gets_all_problems_in_the_report(folder: Path) -> None:
    Path("logs.md").write_text(f"{NOTES}\n## Questions\n\n1. Why?\n", encoding="utf-8")
    report = cribdeck.build(only="deck", strict="all")
    assert report.failed and not report.published
    assert [str(problem.location) for problem in report.problems] == ["logs.md:11"]
    assert not cribdeck.build(only="deck", strict=True).failed


def test_the_readme_shows_truly_how_a_program_builds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(import cribdeck\n.*?)```", README, re.DOTALL)
    with pytest.raises(SystemExit):
        exec(example, {})
    assert capsys.readouterr().out == "notes: there is no such file; check the path\n"
    Path("notes").mkdir()
    Path("logs.md").rename("notes/logs.md")
    exec(example, {})
    assert capsys.readouterr().out == ""
    assert Path("decks/logs.apkg").exists()


@pytest.mark.parametrize(
    "wrong", [{"only": "cards"}, {"paper": "a5"}, {"pages": 0}, {"strict": "most"}]
)
def test_a_value_that_is_not_known_is_a_value_error(folder: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        cribdeck.build("logs.md", **wrong)  # type: ignore[arg-type]


def test_the_package_is_loaded_without_what_a_build_needs() -> None:
    code = "import sys, cribdeck; print([n for n in sys.modules if n.startswith('cribdeck.b')])"
    assert python("-c", code).stdout.strip() == "[]"
