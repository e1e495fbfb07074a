"""Whole builds of notes that nobody would write, and of good ones after an accident: each ends
with a deck and a sheet that pass their proofs, and every word is in one of them, or named as left
out."""

import html
import io
import re
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pypdfium2
import pytest

import cribdeck
from cribdeck.deck.anki_notes import drafted
from cribdeck.notes import cardless, reader, walk
from cribdeck.notes.card_choices import has_card
from cribdeck.problems import Problems
from tests.conftest import ROOT
from tests.fuzzing.grammar import Grammar
from tests.fuzzing.targets import WORD, check_told, letters_of, strings_of, written_words

pytestmark = pytest.mark.slow

KAFKA = ROOT / "tests/data/original-notes.md"
TAG = re.compile(r"<[^<>]*>")
ONCE = re.compile(r"\bw\d+\b", re.ASCII)  # words of the grammar that stand only once


def documents(seed: int, count: int) -> list[str]:
    grammar = Grammar(Random(seed))
    return [grammar.document() for _ in range(count)]


def mutations(seed: int, count: int) -> list[str]:
    """The Kafka notes, after a few accidents each."""
    grammar, text = Grammar(Random(seed)), KAFKA.read_text(encoding="utf-8")
    return [grammar.mutated(text) for _ in range(count)]


def built(texts: list[str], folder: Path, *, only: str) -> cribdeck.Report:
    """A build of all `texts`, each a file of a folder of its own, as ledgers are for a folder."""
    for number, text in enumerate(texts):
        (folder / f"notes/{number}").mkdir(parents=True)
        path = folder / f"notes/{number}/n.md"
        path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    report = cribdeck.build(folder / "notes", out=folder / "dist", only=only)  # type: ignore[arg-type]
    check_told(report.problems)
    assert not (folder / "dist/.cribdeck/crash.log").exists()
    errors = [one for one in report.problems if one.severity == "error"]
    assert {one.code for one in errors} <= {"not-text"}, errors  # that holds a NUL
    return report


def deck_text(data: bytes) -> str:
    """All fields of all notes of an .apkg."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(package.read("collection.anki2"))
        fields = "\x1f".join(row[0] for row in connection.execute("SELECT flds FROM notes"))
        connection.close()
    return html.unescape(TAG.sub("", fields))


@pytest.mark.parametrize("make", [documents, mutations])
@pytest.mark.parametrize("seed", range(10))
def test_each_word_is_in_the_deck_or_on_the_sheet_or_named(
    make: Callable[[int, int], list[str]], seed: int, tmp_path: Path
) -> None:
    texts = make(seed, 30 if make is documents else 20)
    report = built(texts, tmp_path, only="deck")
    for number, text in enumerate(texts):
        path = tmp_path / f"notes/{number}/n.md"
        try:
            document, _ = reader.read(path)
        except Problems as refused:
            assert {one.code for one in refused.problems} <= {"empty", "not-text"}
            continue
        unasked = {one.entry.location for one in drafted(document) if not one.drafts}
        document = cardless.withheld(document, (), unasked)
        deck = tmp_path / f"dist/{number}/n.apkg"
        said = (str(one) for one in report.problems if one.location.path == path)
        elsewhere = (
            (section.heading, *(one for one in section.entries if not has_card(document, one)))
            for *_, section in walk.sections(document.sections)
        )
        there = (deck_text(deck.read_bytes()), document.title, *strings_of(tuple(elsewhere)), *said)
        known = letters_of(" ".join((*there, *strings_of(document.left_out))))
        lost = [word for word in written_words(text) if word.lower() not in known]
        assert not lost, (lost, text)


@pytest.mark.parametrize("seed", range(4))
def test_each_word_is_on_the_sheet_or_named(seed: int, tmp_path: Path) -> None:
    texts = [*documents(100 + seed, 8), *mutations(100 + seed, 2)]
    report = built(texts, tmp_path, only="sheet")
    for one in report.documents:
        document, _ = reader.read(one.source)
        pages = pypdfium2.PdfDocument(tmp_path / "dist" / one.source.parent.name / "n.pdf")
        shown = " ".join(page.get_textpage().get_text_bounded() for page in pages)
        said = " ".join((shown, *strings_of(document.left_out), *map(str, report.problems)))
        known = set(WORD.findall(said))
        written = ONCE.findall(one.source.read_text(encoding="utf-8"))
        # Within text from right to left, pdfium gives the letters from the left.
        assert [word for word in written if not {word, word[::-1]} & known] == []
