"""The sheet for those who hear it: two checkers of PDF/UA find no error, and warn of nothing but
what is known and explained here."""

from pathlib import Path

import outloud
import pdfua
import pymupdf
import pypdfium2
import pytest
from PIL import Image

from cribdeck.notes.document import Document, Section
from cribdeck.notes.reader import read
from cribdeck.notes.words import plain
from cribdeck.papercards import paper_cards
from cribdeck.sheet import sheet
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

NOW = 1_795_400_000
# What the checkers warn of, and why it stays.
EXPLAINED = {
    "PAG-001": "WeasyPrint leaves the running foot out of the structure, but marks it as a span",
    "FIG-010": "the alternative text of a formula is its TeX, as its reader wrote it",
    "TAG-020": "a blank line of code is an empty element",
    "UA-15-003": "cells name their headers (/Headers), which says more than a scope",
    "FIG-012": "so it is not language",
    "LNK-004": "WeasyPrint sets no flags; what a link shows is printed as text",
    "TBL-014": "the lines between paper cards, along which they are cut, are no table",
    "DOC-040": "the notes call themselves Notes here",
    "TBL-011": "the corner of a comparison's table is empty in the notes",
}
NOTES = """\
# Notes

An introduction with a [link](https://example.com/path).

## Part

### Deep

##### Deeper, with a gap in the levels

* **Producer:** sends data → to topics.
* **Topic:** a category.

  > **Careful:** a topic is *not* a queue.
* Delivery is **at-least-once** by default.

Used for:

* logs
  * nested logs
    1. deeply
    2. nested
* metrics

### Drawn

```
┌──────────┐     ╔════════╗
│ Producer │────▶║ Broker ║
└──────────┘     ╚════════╝
```

![A red square](red.png) and $x^2$.

---

## Questions

7. How do offsets work?

   They are **numbers**.

   | | Kafka | REST |
   |:-----|:-----:|-----:|
   | push | no    | yes  |
8. Which has no answer?

```python
def process(message):
    if message:
        return True

    print("none")
```
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("accessible")
    Image.new("RGB", (40, 40), "red").save(folder / "red.png")
    (folder / "notes.md").write_text(NOTES, encoding="utf-8")
    return read(folder / "notes.md")[0]


@pytest.fixture(scope="module")
def pdf(notes: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pdf") / "notes.pdf"
    file.write_bytes(sheet.render(notes, NOW).pdf)
    return file


def found(pdf: Path) -> list[tuple[str, str]]:
    """Severity and rule of all that the two checkers find."""
    heard = [(str(f.severity).lower(), f.rule) for f in outloud.check(str(pdf)).findings]
    checked = [(f.severity.name.lower(), f.rule_id) for f in pdfua.validate(str(pdf)).findings]
    return heard + checked


def unexplained(pdf: Path) -> list[tuple[str, str]]:
    return [
        (severity, rule)
        for severity, rule in found(pdf)
        if severity == "error" or (severity == "warning" and rule not in EXPLAINED)
    ]


def test_the_checkers_find_no_error_in_a_sheet_of_everything(pdf: Path) -> None:
    assert unexplained(pdf) == []


@pytest.mark.parametrize("name", ["kafka-interview.pdf", "kafka-interview-short.pdf"])
def test_the_checkers_find_no_error_in_the_published_sheets(name: str) -> None:
    assert unexplained(ROOT / "dist" / name) == []


def test_the_checkers_find_no_error_in_paper_cards(notes: Document, tmp_path: Path) -> None:
    made = paper_cards.render(notes, NOW)
    assert made is not None
    (tmp_path / "cards.pdf").write_bytes(made.pdf)
    assert unexplained(tmp_path / "cards.pdf") == []


def test_the_checkers_do_find_errors(tmp_path: Path) -> None:
    import weasyprint

    weasyprint.HTML(string="<p>No language, no title, no tags").write_pdf(tmp_path / "bad.pdf")
    assert unexplained(tmp_path / "bad.pdf")


def test_every_heading_is_a_bookmark(notes: Document, pdf: Path) -> None:
    def headings(sections: tuple[Section, ...]) -> list[str]:
        return [
            heading
            for section in sections
            for heading in (
                *([plain(section.heading)] if section.level else []),
                *headings(section.sections),
            )
        ]

    with pypdfium2.PdfDocument(pdf) as opened:
        marks = [mark.get_title() for mark in opened.get_toc()]
    assert marks == [notes.title, *headings(notes.sections)]


def test_what_is_copied_out_of_a_code_box_is_the_code(pdf: Path) -> None:
    with pymupdf.open(pdf) as opened:  # type: ignore[no-untyped-call]
        text = "\n".join(page.get_text() for page in opened)
    first = NOTES.index("def process")
    code = NOTES[first : NOTES.index("```\n", first)]
    assert "\n".join(filter(None, code.split("\n"))) in text
