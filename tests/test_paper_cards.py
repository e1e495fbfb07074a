"""Paper cards, read back from their PDF by pdfium: where they lie, what stands on them, and that
the proof of the read-back sees every loss."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from markupsafe import Markup

from cribdeck import cli
from cribdeck.html.markup import element
from cribdeck.notes.blocks import Paragraph, Text
from cribdeck.notes.document import Carded, Document, Drawing, Entry, Section, Term
from cribdeck.notes.entry_body import with_answer
from cribdeck.notes.reader import parse
from cribdeck.notes.settings import Paper
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from cribdeck.papercards import fitting, pages
from cribdeck.papercards.faces import body_html, faces_of, piece_html
from cribdeck.papercards.paper_cards import PaperCards, render
from cribdeck.problems import Problems, Severity
from cribdeck.proof import pdf_text
from cribdeck.proof.readback import check_cards
from cribdeck.sheet.heights import Heights
from cribdeck.sheet.layout import LEGIBLE
from cribdeck.sheet.pieces import Piece
from tests.conftest import ROOT
from tests.hostile_notes import HOSTILE

pytestmark = pytest.mark.slow

MODIFIED = 1_795_400_000  # 2026-11-23 in UTC
MM = 72 / 25.4
PATH = Path("notes.md")
NOTES = """\
# Streams

## 1. Basics

### What is a stream?

An endless, *ordered* log of records.

### Terms

* **Broker:** A server that stores data.
* **Topic:** A feed of records.

  > **Careful:** not a queue.

### Guarantees

* A log keeps **ordering** only within a *partition*.

### Used for

People use it for:

* Log aggregation
* Event sourcing

## 2. Code

### Draining

```python
def drain(log):
    for record in log:

        print(record)  # one by one
```

### Drawn

```
[Producer] ---> [Log]
```

## 3. Questions

1. How do offsets work?
2. Streams vs queues

   | System | Keeps data |
   |:-------|-----------:|
   | Stream | for days   |
   | Queue  | until read |
3. How are records kept?

   On disk, in segments.

---

That was all there is.
"""


def cards_of(text: str, paper: Paper | None = None) -> tuple[Document, PaperCards]:
    document, _ = parse(text, PATH)
    made = render(document, MODIFIED, paper=paper)
    assert made is not None
    return document, made


@pytest.fixture(scope="module")
def made() -> tuple[Document, PaperCards]:
    return cards_of(NOTES)


@pytest.fixture(scope="module")
def hostile() -> tuple[Document, PaperCards]:
    return cards_of(HOSTILE)


def rectangles(page: Any) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of what is drawn as a path."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    return [path.get_bounds() for path in paths]


def text_in(page: Any, box: tuple[float, float, float, float]) -> str:
    return str(page.get_textpage().get_text_bounded(*box))


# --- Where the cards lie --------------------------------------------------------------------------


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [1, 2, 3, 8, 13])
def test_fronts_and_backs_meet_to_within_a_millimetre(paper: Paper, count: int) -> None:
    numbers = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India"]
    numbers += ["Juliett", "Kilo", "Lima", "Mike"]
    terms = "".join(f"* **Name {n}:** the meaning of {n}.\n" for n in numbers[:count])
    _, made = cards_of(f"# Notes\n\n## Terms\n\n{terms}", paper)
    assert made.pages == 2 * -(-count // 8)
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        assert len(pdf) == made.pages
        for number in range(0, made.pages, 2):
            front, back = pdf[number], pdf[number + 1]
            width, height = front.get_size()
            assert (width, height) == pytest.approx(back.get_size())
            here = numbers[number * 4 : number * 4 + 8][: count - number * 4]
            fronts, backs = (
                [box for box in rectangles(page) if box[2] - box[0] > 200 and box[3] - box[1] > 100]
                for page in (front, back)
            )
            assert len(fronts) == len(backs) == len(here)
            for i, (name, one, other) in enumerate(zip(here, fronts, backs, strict=True)):
                assert f"Name {name}" in text_in(front, one)
                assert f"the meaning of {name}" in text_in(back, other)
                turned = (width - other[2], other[1], width - other[0], other[3])
                assert one == pytest.approx(turned, abs=MM)
                row, column = divmod(i, 2)
                corner = (column * width / 2, height - (row + 1) * height / 4)
                assert one[:2] == pytest.approx(corner, abs=0.1)


@pytest.mark.parametrize("paper", Paper)
def test_what_stands_on_the_backs_lies_behind_the_fronts(paper: Paper) -> None:
    _, made = cards_of(NOTES, paper)
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        width = pdf[0].get_width()
        # The band of a front and the bar of a back are as wide as what stands on a card.
        bands, bars = (
            [box for box in rectangles(pdf[i]) if width * 0.4 < box[2] - box[0] < width * 0.47]
            for i in (0, 1)
        )
        tops = {(round(b[0]), round(b[3])) for b in bands}
        turned = {(round(width - b[2]), round(b[3])) for b in bars}
        assert len(tops) == 8
        assert tops <= turned


@pytest.mark.parametrize("paper", Paper)
def test_cut_marks_stand_between_the_cards_on_both_sides(paper: Paper) -> None:
    _, made = cards_of(NOTES, paper)
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        for page in pdf:
            width, height = page.get_size()
            thin = [b for b in rectangles(page) if min(b[2] - b[0], b[3] - b[1]) < 0.5]
            xs = {round((b[0] + b[2]) / 2) for b in thin if b[3] - b[1] > 5}
            ys = {round((b[1] + b[3]) / 2) for b in thin if b[2] - b[0] > 5 and b[0] < 1}
            assert xs >= {round(width / 2)}
            assert ys <= {round(height * row / 4) for row in (1, 2, 3)}
        assert len(ys) == 3  # the last page holds three rows
        assert len({round((b[1] + b[3]) / 2) for b in rectangles(pdf[0]) if b[3] - b[1] < 0.5}) >= 3


def test_nothing_stands_where_home_printers_do_not_print(
    made: tuple[Document, PaperCards], hostile: tuple[Document, PaperCards]
) -> None:
    for _, cards in (made, hostile):
        with pypdfium2.PdfDocument(cards.pdf) as pdf:
            for page in pdf:
                width, height = page.get_size()
                for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                    left, bottom, right, top = text.get_bounds()
                    assert left > 5.9 * MM
                    assert right < width - 5.9 * MM
                    assert bottom > 5.9 * MM
                    assert top < height - 5.9 * MM


# --- What stands on them --------------------------------------------------------------------------


def side(cards: PaperCards, name: str) -> str:
    """The text of a side of a card, on one line."""
    shape = pdf_text.read_pdf(cards.pdf).sizes[0][2:]
    place = pdf_text.read_pdf(cards.pdf).places[name]
    width, height = shape[0] / 2, shape[1] / 4
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        box = (place.x, place.y - height, place.x + width, place.y)
        return " ".join(text_in(pdf[place.page], box).split())


def test_fronts_ask_and_backs_answer(made: tuple[Document, PaperCards]) -> None:
    document, cards = made
    carded = [entry for entry in entries(document.sections) if isinstance(entry, Carded)]
    assert cards.entries == cards.cards == len(carded) == 13
    assert cards.pages == 4
    assert side(cards, "front-1") == "Basics What is a stream? question 1"
    assert side(cards, "back-1") == "An endless, ordered log of records. Streams 1"
    assert side(cards, "front-2") == "Basics › Terms Broker term 2"
    assert side(cards, "back-2") == "A server that stores data. Streams 2"
    assert side(cards, "front-5") == (
        "Basics › Guarantees A log keeps … only within a partition. fact 5"
    )
    assert side(cards, "back-5") == "A log keeps ordering only within a partition. Streams 5"
    assert side(cards, "front-6") == "Basics Used for People use it for: list 6"
    assert "def drain(log): for record in log: print(record) # one by one" in side(cards, "back-7")
    assert side(cards, "back-9").startswith("The notes have no answer yet.")
    assert "Stream for days Queue until read" in side(cards, "back-10")


@pytest.mark.fast
def test_letters_that_only_help_to_remember_are_not_blanked() -> None:
    document, cards = cards_of(
        "# Causes\n\n## The war\n\n* **M**ilitarism led to an **arms race** in Europe.\n"
    )
    assert side(cards, "front-1") == "The war Militarism led to an … in Europe. fact 1"
    assert check_cards(document, cards.pdf) == ()
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        # Only a blank is a box; the marks to cut along are narrower.
        blanks = [box for box in rectangles(pdf[0]) if 60 < box[2] - box[0] < 150]
    assert len(blanks) == 1


def test_a_question_without_an_answer_has_lines_to_write_on() -> None:
    _, cards = cards_of("# Notes\n\n## Questions\n\n1. How do offsets work?\n")
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        width = pdf[1].get_width()
        lines = {
            round(box[1])
            for box in rectangles(pdf[1])
            if 15 < box[3] - box[1] < 25 and box[2] - box[0] > width * 0.4 and box[0] > width / 2
        }
        assert len(lines) >= 5


def test_code_is_coloured_and_keeps_its_lines(made: tuple[Document, PaperCards]) -> None:
    _, cards = made
    places = pdf_text.read_pdf(cards.pdf).places
    first = NOTES[: NOTES.index("def drain")].count("\n") + 1
    lines = [places[f"line-{line}"] for line in range(first, first + 4)]
    assert len({place.x for place in lines}) == 1
    steps = [above.y - below.y for above, below in pairwise(lines)]
    assert steps == pytest.approx([steps[0]] * 3, abs=0.1)
    assert steps[0] > LEGIBLE
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        colours = {fill(text) for text in pdf[1].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])}
    assert len(colours) > 5


def fill(text: Any) -> tuple[int, ...]:
    from ctypes import c_uint

    parts = [c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(text, *parts)
    return tuple(part.value for part in parts)


def test_every_entry_that_the_deck_asks_has_a_card(made: tuple[Document, PaperCards]) -> None:
    document, cards = made
    carded = [e.location.line for e in entries(document.sections) if isinstance(e, Carded)]
    assert [faces.line for faces in faces_of(document)] == carded
    places = pdf_text.read_pdf(cards.pdf).places
    assert all(places[f"entry-{line}"].page % 2 == 0 for line in carded)


def test_notes_without_entries_have_no_cards() -> None:
    document, _ = parse("---\ntitle: Empty\n---\n", PATH)
    assert render(document, MODIFIED) is None


def test_the_pdf_is_tagged_and_has_bookmarks_and_the_same_bytes_each_time(
    made: tuple[Document, PaperCards],
) -> None:
    document, cards = made
    again = render(document, MODIFIED)
    assert again is not None
    assert again.pdf == cards.pdf
    assert cards.problems == ()
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        assert pdfium.FPDFCatalog_IsTagged(pdf)
        assert pdf.get_metadata_value("Title") == "Streams"
        marks = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert marks[:4] == [
        (0, "Basics"),
        (1, "What is a stream?"),
        (0, "Basics › Terms"),
        (1, "Broker"),
    ]


# --- Too long for a card --------------------------------------------------------------------------


def test_what_is_too_long_is_set_smaller_and_then_goes_on_on_further_cards(
    hostile: tuple[Document, PaperCards],
) -> None:
    document, cards = hostile
    assert cards.cards > cards.entries
    assert check_cards(document, cards.pdf) == ()
    assert [problem.code for problem in cards.problems] == ["diagram-small"]
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    assert "1 · 2/" in text
    assert "\n3." in text.replace("\r", "")  # the list goes on with its third item
    assert "The answer is on card 1/" in text


def test_no_type_is_too_small_to_read(hostile: tuple[Document, PaperCards]) -> None:
    _, cards = hostile
    drawing = pdf_text.read_pdf(cards.pdf).places
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        for page in pdf:
            of_page = page.get_textpage()
            for i in range(of_page.count_chars()):
                if chr(pdfium.FPDFText_GetUnicode(of_page, i)) in "+-|\r\n ":
                    continue  # the drawing, of which the build warns
                assert pdfium.FPDFText_GetFontSize(of_page, i) >= LEGIBLE - 0.01, drawing


def test_an_answer_is_set_as_large_as_it_fits() -> None:
    short, long = (
        fitting.fitted(
            [fitting.Side(faces_of(parse(text, PATH)[0])[0].back, 150.0, (6.0, 9.0, 12.0))],
            lambda pieces: [
                size * size * len(plain(piece.blocks[0].inlines)) / 150  # type: ignore[union-attr]
                for piece, size in pieces
            ],
        )[0]
        for text in (f"# N\n\n### What is it?\n\n{'word ' * n}\n" for n in (20, 40))
    )
    assert (short.size, len(short.parts)) == (12.0, 1)
    assert (long.size, len(long.parts)) == (9.0, 1)


def on_cards(*paragraphs: int) -> fitting.Fitted:
    """An answer of paragraphs of so many words: ten are a line, a hundred fill a card."""
    text = "\n\n".join(" ".join(f"word{i}" for i in range(n)) for n in paragraphs)
    back = faces_of(parse(f"# N\n\n### What is it?\n\n{text}\n", PATH)[0])[0].back

    def measure(pieces: Sequence[tuple[Piece, float]]) -> list[float]:
        blocks = [[b for b in piece.blocks if isinstance(b, Paragraph)] for piece, _ in pieces]
        return [
            sum(ceil(len(plain(one.inlines).split()) / 10) * 10.0 for one in of_piece)
            for of_piece in blocks
        ]

    (found,) = fitting.fitted([fitting.Side(back, 100.0, (6.0,))], measure)
    return found


def test_what_goes_on_is_spread_over_its_cards() -> None:
    first, second = on_cards(30, 30, 30, 30).parts
    assert first.height == second.height > 60.0  # two paragraphs, and the space between them


def test_what_is_torn_and_stands_on_one_card_is_in_one_piece_again() -> None:
    found = on_cards(160)
    assert [len(part.units) for part in found.parts] == [1, 1]
    words = [
        plain(block.inlines)
        for part in found.parts
        for unit in part.units
        for block in unit.piece.blocks
        if isinstance(block, Paragraph)
    ]
    assert "".join(words).split() == [f"word{i}" for i in range(160)]


def test_an_answer_is_torn_finely_where_that_saves_a_card() -> None:
    assert len(on_cards(60, 60, 60).parts) == 2


def table(columns: int, words: int) -> str:
    head = " | ".join("word " * words for _ in range(columns))
    return f"| {head} |\n|{'---|' * columns}\n| {'a | ' * columns}\n"


def test_an_entry_that_fits_no_card_is_left_out_and_told() -> None:
    text = f"# N\n\n### What is it?\n\n{table(60, 1)}\n### And $x$?\n\n$\\ce{{H2O}}$.\n"
    document, _ = parse(text, PATH)
    made = render(document, MODIFIED)
    assert made and (made.entries, made.cards) == (1, 1)
    assert [(p.code, p.severity, p.location.line) for p in made.problems] == [
        ("does-not-fit", "flaw", 3),
        ("formula", "flaw", 11),
    ]
    assert check_cards(made.document, made.pdf) == ()
    assert any("no card of its own" in p.fact for p in check_cards(document, made.pdf))


def test_where_no_entry_fits_a_card_there_are_no_cards() -> None:
    document, _ = parse(f"# N\n\n### What is it?\n\n{table(60, 1)}\n", PATH)
    with pytest.raises(Problems) as found:
        render(document, MODIFIED)
    assert [(p.code, p.severity) for p in found.value.problems] == [("does-not-fit", "flaw")]


def test_a_head_that_is_higher_than_a_card_stands_above_its_rows() -> None:
    document, _ = parse(f"# N\n\n### What is it?\n\n{table(12, 40)}\n", PATH)
    made = render(document, MODIFIED)
    assert made and made.problems == ()
    assert check_cards(document, made.pdf) == ()


# --- The proof ------------------------------------------------------------------------------------


def changed(document: Document, change: Callable[[Entry], Entry]) -> Document:
    def walk(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(
            replace(
                section,
                entries=tuple(map(change, section.entries)),
                sections=walk(section.sections),
            )
            for section in sections
        )

    return replace(document, sections=walk(document.sections))


def test_whole_cards_have_no_losses(made: tuple[Document, PaperCards], tmp_path: Path) -> None:
    document, cards = made
    assert check_cards(document, cards.pdf) == ()
    path = tmp_path / "cards.pdf"
    path.write_bytes(cards.pdf)
    assert check_cards(document, path) == ()


LOSSES = [
    ("An endless, *ordered* log", "An *ordered* log", '"endless,"'),
    ("### What is a stream?", "### What is stream?", '"a"'),
    ("A server that stores", "A server stores", '"that"'),
    ("keeps **ordering** only", "keeps **order** only", '"ordering"'),
    ("People use it for:", "People use for:", '"it"'),
    ("* Event sourcing\n", "* Events\n", '"sourcing"'),
    ("print(record)  #", "print()  #", '"print(record)"'),
    ("---> [Log]", "---> [Lo]", '"[Log]"'),
    ("| for days ", "| for day ", '"days"'),
    ("On disk, in segments.", "On disk, in.", '"segments."'),
]


@pytest.mark.parametrize(("was", "becomes", "said"), LOSSES)
def test_a_lost_word_is_seen_at_its_line(was: str, becomes: str, said: str) -> None:
    """The cards are made of notes that lack a word, and compared with those that have it."""
    # A list is where its first item is, also for the line that leads in.
    where = "* Log aggregation" if was.startswith("People") else was
    line = NOTES[: NOTES.index(where)].count("\n") + 1
    document, _ = parse(NOTES, PATH)
    _, damaged = cards_of(NOTES.replace(was, becomes))
    (problem,) = check_cards(document, damaged.pdf)
    assert said in problem.fact
    assert problem.location.line == line
    assert problem.code == "lost-in-cards"
    assert problem.severity is Severity.ERROR


def test_answers_on_the_wrong_backs_are_seen(made: tuple[Document, PaperCards]) -> None:
    document, _ = made
    terms = [entry for entry in entries(document.sections) if isinstance(entry, Term)]
    swapped = {terms[0].location: terms[1].answer, terms[1].location: terms[0].answer}

    def swap(entry: Entry) -> Entry:
        return with_answer(entry, swapped.get(entry.location, entry.answer))

    wrong = render(changed(document, swap), MODIFIED)
    assert wrong is not None
    lost = check_cards(document, wrong.pdf)
    assert len(lost) >= 2


def test_backs_in_columns_that_are_not_mirrored_are_seen(
    made: tuple[Document, PaperCards], tmp_path: Path
) -> None:
    """Pages turned over the short edge: every answer is behind another question."""
    document, cards = made
    with pypdfium2.PdfDocument(cards.pdf) as pdf:
        for page in list(pdf)[1::2]:
            width = page.get_width()
            for drawn in page.get_objects(max_depth=1):
                left, _, right, _ = drawn.get_bounds()
                step = width / 2 if (left + right) / 2 < width / 2 else -width / 2
                drawn.transform(pypdfium2.PdfMatrix().translate(step, 0))
            page.gen_content()
        path = tmp_path / "wrong.pdf"
        pdf.save(path)
    assert check_cards(document, path)


def test_an_entry_without_a_card_is_seen(made: tuple[Document, PaperCards]) -> None:
    document, cards = made
    more = changed(
        document,
        lambda entry: (
            replace(entry, prompt=(Text("New?"),), location=replace(entry.location, line=900))
            if isinstance(entry, Drawing)
            else entry
        ),
    )
    *added, problem = check_cards(more, cards.pdf)
    assert problem.location.line == 900
    assert "has no card of its own" in problem.fact
    # Its card, which nobody owns, counts as a further one of the entry before.
    assert {one.code for one in added} == {"added-in-cards"}


def test_cards_that_cannot_be_opened_are_one_problem(made: tuple[Document, PaperCards]) -> None:
    (problem,) = check_cards(made[0], b"no PDF")
    assert "cannot be opened" in problem.fact


# --- The command line -----------------------------------------------------------------------------


@pytest.mark.parametrize("only", ["deck", "sheet"])
def test_cards_are_made_beside_whatever_else_is_built(
    only: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("streams.md").write_text(NOTES, encoding="utf-8")
    assert cli.main(["streams.md", "--cards", "--only", only, "--paper", "letter"]) == 0
    assert "dist/streams-cards.pdf: 13 paper cards, 4 pages" in capsys.readouterr().out
    assert Path("dist/streams.apkg").exists() is (only == "deck")
    assert Path("dist/streams.pdf").exists() is (only == "sheet")
    with pypdfium2.PdfDocument("dist/streams-cards.pdf") as pdf:
        assert pdf[0].get_size() == pytest.approx((612, 792))
    before = Path("dist/streams-cards.pdf").read_bytes()
    Path("dist/streams-cards.pdf").unlink()
    assert cli.main(["streams.md", "--cards", "--only", only, "--paper", "letter", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    (document,) = report["documents"]
    assert document["paper_cards"] == {
        "file": "dist/streams-cards.pdf",
        "entries": 13,
        "cards": 13,
        "pages": 4,
    }
    assert Path("dist/streams-cards.pdf").read_bytes() == before


def test_cards_of_notes_without_entries_are_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.md").write_text("# Empty\n\n## Rest\n\n---\n\nOnly a remark.\n", encoding="utf-8")
    assert cli.main(["empty.md", "--cards", "--only", "deck"]) == 0
    assert "empty.md: no entry of these notes gets a card" in capsys.readouterr().err
    assert not Path("dist/empty-cards.pdf").exists()


@pytest.mark.parametrize("asked", ["How does the `-race` flag of `go` work?", "Why [this](x)?"])
def test_a_question_is_set_as_it_was_measured(asked: str) -> None:
    """As a heading of the PDF, too: code in it is no smaller, and a link no white one."""
    document, _ = parse(f"# T\n\n### {asked}\n\nSo.\n", PATH)
    (faces,) = faces_of(document)
    for size in fitting.PROMPT_SIZES:
        paper = pages.CardPaper(Paper.A4)
        setting = pages.Setting(document, MODIFIED, paper, Heights(), "")
        shown = [
            element("div", {"class": "front"}, body_html(size, html))
            for html in (
                piece_html(faces.front, size, paper, heading=True),
                piece_html(faces.front, size, paper),
            )
        ]
        one, other = pages.heights(shown, setting)
        assert one == other


def test_a_card_that_ends_elsewhere_than_it_was_put_is_known() -> None:
    document, _ = parse("# T\n\n### What?\n\nSo.\n", PATH)
    setting = pages.Setting(document, MODIFIED, pages.CardPaper(Paper.A4), Heights(), "")

    def side(end: float, role: str) -> pages.CardSide:
        high = Markup('<div style="height: {}pt"></div>').format
        return pages.CardSide(role, high(8), 2.0, high(10), end, "")

    good = pages.Card(0, "1", side(20.0, pages.FRONT), side(20.0, pages.BACK))
    bad = replace(good, front=side(12.0, pages.FRONT))
    high = replace(good, back=replace(good.back, body=Markup('<p style="height: 999pt">x</p>')))
    _, misplaced = pages.laid_out_cards(
        [good, bad, good, good, good, good, good, high, bad], setting
    )
    assert misplaced == {1, 7, 8}


def test_cards_that_lose_a_word_are_not_published(tmp_path: Path) -> None:
    """The stylesheet hides what stands in italics: the words are gone from the cards alone."""
    for name in ("cribdeck", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    with (tmp_path / "templates/cards.css.jinja").open("a", encoding="utf-8") as css:
        css.write("\nem { display: none }\n")
    (tmp_path / "streams.md").write_text(NOTES, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cribdeck", "streams.md", "--cards", "--only", "deck"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert 'streams.md:7: "ordered" is lost in the paper cards' in done.stderr
    assert [path.name for path in (tmp_path / "dist").glob("[!.]*")] == ["streams.apkg"]


def test_code_of_a_right_option_stands_on_both_sides() -> None:
    text = "# T\n\n## Which prints?\n\n- [ ] A\n\n```js\nx\n```\n\n- [x] B\n\n```js\nyes()\n```\n"
    document, _ = parse(text, Path("notes.md"))
    made = render(document, 1_780_000_000)
    assert made is not None
    assert made.problems == ()
