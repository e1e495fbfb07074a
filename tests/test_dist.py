"""What is committed in dist/ is what source/ gives today: by content, since a PDF's bytes may
differ with the version of a system library."""

import re
import shutil
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

SOURCES = sorted((ROOT / "source").glob("*.md"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    shutil.copytree(ROOT / "source", folder / "source")
    options = Options(paths=(folder / "source",), out=folder / "dist")
    pipeline.build(options, 4_000_000_000)
    return folder


def notes(apkg: Path) -> list[tuple[str, str, str, int]]:
    with zipfile.ZipFile(apkg) as archive:
        database = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    return connection.execute("select guid, flds, tags, mod from notes order by id").fetchall()


def letters(pdf: Path) -> Counter[str]:
    """All letters and digits of a sheet but those of the running feet: another version of Pango may
    break lines and columns elsewhere, but it changes none of them."""
    document = pypdfium2.PdfDocument(pdf)
    title = re.escape("".join(document.get_metadata_value("Title").split()))
    pages = ("".join(page.get_textpage().get_text_range().split()) for page in document)
    said = [re.subn(rf"{title}page\d+of\d+", "", page) for page in pages]
    assert all(feet == 1 for _, feet in said)
    return Counter(char for page, _ in said for char in page if char.isalnum())


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_committed_deck_is_of_today(source: Path, fresh: Path) -> None:
    name = f"{source.stem}.apkg"
    assert notes(ROOT / "dist" / name) == notes(fresh / "dist" / name), "run python build.py"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_committed_sheet_is_of_today(source: Path, fresh: Path) -> None:
    name = f"{source.stem}.pdf"
    assert letters(ROOT / "dist" / name) == letters(fresh / "dist" / name), "run python build.py"


def test_the_committed_ledger_is_of_today(fresh: Path) -> None:
    committed = (ROOT / "source/ledger.csv").read_bytes()
    assert committed == (fresh / "source/ledger.csv").read_bytes(), "run python build.py"


def test_dist_holds_nothing_else() -> None:
    suffixes = (".apkg", ".pdf", "-short.pdf")
    names = {f"{source.stem}{suffix}" for source in SOURCES for suffix in suffixes}
    assert {path.name for path in (ROOT / "dist").glob("[!.]*")} == names


def test_the_users_own_lines_are_all_there_in_order() -> None:
    mine = iter((ROOT / "source/kafka-interview.md").read_text(encoding="utf-8").splitlines())
    original = (ROOT / "tests/data/original-notes.md").read_text(encoding="utf-8").splitlines()
    missing = [line for line in original if line not in mine]
    assert not missing
