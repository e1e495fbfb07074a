"""The script that builds other people's notes says of each file what came of it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7"/></svg>'


def run(*arguments: str | Path) -> str:
    return subprocess.run(
        [sys.executable, ROOT / "scripts/strangers.py", *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout


def notes(folder: Path) -> Path:
    (folder / "sub/shown").mkdir(parents=True)
    (folder / "sub/shown/line.svg").write_text(PICTURE)
    (folder / "sub/line.md").write_text(
        "# Lines\n\n### How is one drawn?\n\n![so](shown/line.svg)\n"
    )
    (folder / "bytes.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    return folder


def test_each_file_is_built_alone_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    folder = notes(tmp_path / "notes")
    before = sorted(folder.rglob("*"))
    data: dict[str, Any] = json.loads(run(folder, "--json", "--jobs", "2"))
    broken, good = data["files"]
    assert (good["file"], good["deck"], good["sheet"]) == ("sub/line.md", True, True)
    assert (good["ended"], good["our_mistake"]) == ("", False)
    assert sum(good["cards"].values()) == 1
    assert good["megabytes"] > 10
    assert (broken["file"], broken["deck"], broken["sheet"]) == ("bytes.md", False, False)
    assert [name.split()[0] for name in broken["problems"]] == ["error"]
    assert broken["messages"][0].startswith("bytes.md")
    assert data["totals"]["decks"] == 1
    assert sorted(folder.rglob("*")) == before


def test_the_table_has_a_row_for_each_file_and_totals(tmp_path: Path) -> None:
    lines = run(notes(tmp_path / "notes"), "--markdown", "--timeout", "0.01").splitlines()
    assert lines[0].startswith("| file | deck | sheet |")
    assert [line.split(" | ")[:3] for line in lines[2:4]] == [
        ["| bytes.md", "NO", "NO"],
        ["| sub/line.md", "NO", "NO"],
    ]
    assert all("ended after 0.01 s" in line for line in lines[2:4])
    assert "- files: 2" in lines
