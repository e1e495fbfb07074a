"""What the user asked for: every section and every code sample of every document in source/ is in
the deck and on the sheet, and the code compiles. On the sheet only are sections that say so, and
listings of which nobody could recall the whole: more than ten lines, without a comment to ask for.

The files are built fresh and read by means of their own: the notes line by line, the deck with
sqlite3, the sheet with a PDF reader. Nothing of cribdeck is used to read them.
"""

import html
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

SOURCES = sorted((ROOT / "source").glob("*.md"))


@dataclass(frozen=True)
class Sample:
    """A fence as it stands in the notes: its language, its text, the line of its first row."""

    language: str
    text: str
    line: int


@dataclass(frozen=True)
class Outputs:
    """Both files of one document, as text."""

    source: Path
    headings: list[str]
    without_cards: list[str]
    samples: list[Sample]
    fields: list[str]
    tags: str
    sheet: str


OFF = "<!-- cards: off -->"
MOST_LINES = 10  # of a listing that is asked for as a whole


def read_notes(path: Path) -> tuple[list[str], list[str], list[Sample]]:
    """The headings, those of them that are to have no cards, and the samples."""
    headings, without_cards, samples = [], [], []
    fence: re.Match[str] | None = None
    rows: list[str] = []
    first = 0
    text = re.sub(r"\A---\n.*?\n---\n", lambda m: "\n" * m[0].count("\n"), path.read_text("utf-8"))
    for number, line in enumerate(text.split("\n"), 1):
        if fence is None:
            if fence := re.match(r"( *)(`{3,}|~{3,})\s*(\w*)", line):
                rows, first = [], number + 1
            elif heading := re.match(r"#{1,6}\s+(.*?)\s*(\{#[\w.-]+\})?\s*#*$", line):
                words = re.sub(r"[*_`]", "", re.sub(r"\s*<!--.*?-->", "", heading[1]))
                headings.append(words)
                if OFF in heading[1]:
                    without_cards.append(words)
        elif line.strip().startswith(fence[2]) and not line.strip(" `~"):
            samples.append(Sample(fence[3].lower(), "\n".join(rows), first))
            fence = None
        else:
            rows.append(line.removeprefix(fence[1]))
    return headings, without_cards, samples


def read_deck(path: Path) -> tuple[list[str], str]:
    """The text of all fields and names of decks, cloze marks and tags of HTML removed; and all tags
    of the notes."""
    with zipfile.ZipFile(path) as archive:
        database = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    fields = []
    tags = []
    for values, names in connection.execute("select flds, tags from notes"):
        for value in values.split("\x1f"):
            shown = re.sub(r"\{\{c\d+::(.*?)\}\}", r"\1", value, flags=re.DOTALL)
            fields.append(html.unescape(re.sub(r"<[^>]*>", "", shown)))
        tags.append(names)
    ((decks,),) = connection.execute("select decks from col")
    fields += (deck["name"] for deck in json.loads(decks).values())
    return fields, " ".join(tags)


def read_sheet(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.stem)
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    folder = tmp_path_factory.mktemp("source")
    for path in [*SOURCES, ROOT / "source/ledger.csv"]:
        if path.exists():
            (folder / path.name).write_bytes(path.read_bytes())
    source = folder / request.param.name
    pipeline.build(Options(paths=(source,), out=folder / "dist"), 1_780_000_000)
    headings, without_cards, samples = read_notes(source)
    assert headings and samples
    fields, tags = read_deck(folder / f"dist/{source.stem}.apkg")
    sheet = read_sheet(folder / f"dist/{source.stem}.pdf")
    return Outputs(source, headings, without_cards, samples, fields, tags, sheet)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_section_is_in_the_deck(outputs: Outputs) -> None:
    whole = "\n".join(map(squeezed, outputs.fields))
    for heading in outputs.headings:
        if heading in outputs.without_cards:
            continue
        assert squeezed(re.sub(r"^\d+[.)]\s+", "", heading)) in whole, heading


def test_every_section_is_in_the_sheet(outputs: Outputs) -> None:
    whole = squeezed(outputs.sheet)
    for heading in outputs.headings:
        assert squeezed(heading) in whole, heading


def test_every_code_sample_is_in_the_deck(outputs: Outputs) -> None:
    short = [s for s in outputs.samples if s.text.count("\n") < MOST_LINES or "  # " in s.text]
    assert len(short) > len(outputs.samples) / 2
    for sample in short:
        assert any(sample.text in field for field in outputs.fields), sample.line


def test_every_code_sample_is_in_the_sheet(outputs: Outputs) -> None:
    whole = squeezed(outputs.sheet)
    for sample in outputs.samples:
        for number, row in enumerate(sample.text.split("\n"), sample.line):
            assert squeezed(row) in whole, f"{outputs.source.name}:{number}"


def test_every_code_sample_compiles(outputs: Outputs) -> None:
    parsers: dict[str, Callable[[str], object]] = {
        "python": lambda text: compile(text, "sample", "exec"),
        "json": json.loads,
    }
    languages = [sample.language for sample in outputs.samples if sample.language in parsers]
    assert "python" in languages
    for sample in outputs.samples:
        if sample.language in parsers:
            parsers[sample.language](sample.text)
