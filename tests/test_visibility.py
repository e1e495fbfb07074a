"""The read-back sees what cannot be seen: words outside of their block, blocks and words on one
another, text that is cut off or too small.

The PDFs are real. Those that are sabotaged are made here, of blocks that stand at known places, so
that one thing can be moved at a time; the sheets must pass on every paper.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.notes.document import Document
from cribdeck.notes.reader import parse
from cribdeck.notes.settings import Orientation, Paper
from cribdeck.problems import Problem, Severity
from cribdeck.proof.readback import check_sheet
from cribdeck.sheet import sheet
from tests.conftest import ROOT
from tests.plain_sheet import TOP, changed, pdf, plain_sheet

pytestmark = pytest.mark.slow

PATH = Path("notes.md")
MODIFIED = 1_780_000_000

# --- Sabotage -------------------------------------------------------------------------------------

NOTES = """\
# Streams in short

## Basics

### What is a stream?

An endless log of records.

It is kept on disk for a while.

### What is a broker?

A server that keeps streams.

## Practice

### How are records kept?

In segments of one file each.
"""


def line_of(text: str) -> int:
    (found,) = (i for i, line in enumerate(NOTES.split("\n"), 1) if text in line)
    return found


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(NOTES, PATH)[0]


def problems_of(document: Document, old: str = "", new: str = "") -> tuple[Problem, ...]:
    """What the read-back says where `old` is `new` in the page; the promise stays."""
    html, blocks = plain_sheet(document)
    return check_sheet(document, pdf(changed(html, old, new) if old else html), blocks)


def test_blocks_in_their_places_are_good(document: Document) -> None:
    assert problems_of(document) == ()


BROKER = "<p>A server that keeps streams.</p>"
SABOTAGE = {
    "a block moved half off the page": (
        f'id="entry-{line_of("### What is a b")}" style="',
        f'id="entry-{line_of("### What is a b")}" style="left: -50pt; ',
        "A server",
        "lost-in-sheet",
        "cannot be seen whole",
    ),
    "a block moved a little": (
        f'id="entry-{line_of("### What is a b")}" style="',
        f'id="entry-{line_of("### What is a b")}" style="margin-left: -4pt; ',
        "A server",
        "outside-in-sheet",
        "outside of the room",
    ),
    "a line that is too long for its block": (
        BROKER,
        f'<p style="white-space: nowrap; padding-left: 120pt">{BROKER[3:]}',
        "A server",
        "outside-in-sheet",
        '"streams." stands outside of the room',
    ),
    "text that runs out of its block below": (
        "<p>An endless",
        '<p style="margin-bottom: 14pt">An endless',
        "It is kept",
        "outside-in-sheet",
        "outside of the room",
    ),
    "text under overflow: hidden": (
        BROKER,
        f'<p style="overflow: hidden; width: 40pt; white-space: nowrap">{BROKER[3:]}',
        "A server",
        "lost-in-sheet",
        "cannot be seen whole",
    ),
    "text of no size": (
        BROKER,
        f'<p style="font-size: 0.02pt">{BROKER[3:]}',
        "A server",
        "lost-in-sheet",
        "too small",
    ),
    "transparent text": (
        BROKER,
        f'<p style="color: transparent">{BROKER[3:]}',
        "A server",
        "lost-in-sheet",
        "cannot be seen whole",
    ),
    "two words on one another": (
        "that keeps streams",
        '<span style="margin-left: -24pt">that</span> keeps streams',
        "A server",
        "overlap-in-sheet",
        "stand on one another",
    ),
    "two lines on one another": (
        "<p>It is kept",
        '<p style="margin-top: -9pt">It is kept',
        "It is kept",
        "overlap-in-sheet",
        "stand on one another",
    ),
    "a number on the words behind it": (
        BROKER,
        f'<ol start="7" style="padding-left: 12pt"><li style="text-indent: -9pt">{BROKER}</ol>',
        "A server",
        "overlap-in-sheet",
        "stand on one another",
    ),
}


@pytest.mark.parametrize("what", SABOTAGE)
def test_what_cannot_be_seen_is_a_problem_at_its_line(what: str, document: Document) -> None:
    old, new, text, code, said = SABOTAGE[what]
    (problem,) = problems_of(document, old, new)
    assert (problem.location.line, problem.code) == (line_of(text), code), problem
    assert said in problem.fact
    is_lost = problem.code == "lost-in-sheet"
    assert problem.severity is (Severity.ERROR if is_lost else Severity.WARNING)


def test_ink_where_printers_leave_the_paper_blank_is_a_problem(document: Document) -> None:
    html, blocks = plain_sheet(document)
    name = f"entry-{line_of('### What is a b')}"
    i = next(i for i, block in enumerate(blocks) if block.name == name)
    blocks[i] = replace(blocks[i], left=blocks[i].left - 25)
    moved = changed(html, f'id="{name}" style="', f'id="{name}" style="margin-left: -25pt; ')
    (problem,) = check_sheet(document, pdf(moved), blocks)
    assert problem.code == "edge-in-sheet"
    assert "so near to the edge" in problem.fact


def test_a_promised_page_that_is_not_there_is_a_loss(document: Document) -> None:
    html, blocks = plain_sheet(document)
    blocks[-1] = replace(blocks[-1], page=3)
    assert check_sheet(document, pdf(html), blocks)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("left: 240pt; top: 200pt; width: 40pt", '"draft" stands where nothing should'),
        ("left: 235pt; bottom: -5pt; width: 80pt", ""),
        (f"left: 20pt; top: {TOP}pt; width: 80pt; margin-left: -14pt", '"draft" stands where'),
    ],
    ids=["beside the blocks", "at the foot", "half in a block"],
)
def test_other_text_stands_in_a_block_or_at_an_edge(
    style: str, said: str, document: Document
) -> None:
    html, blocks = plain_sheet(document)
    stray = html.replace("</body>", f'<div style="position: absolute; {style}">draft</div></body>')
    problems = check_sheet(document, pdf(stray), blocks)
    assert len(problems) == bool(said), problems
    assert said in " ".join(p.fact for p in problems)


def test_words_that_the_sheet_repeats_are_not_taken_for_those_of_the_next_block() -> None:
    text = "---\ntopic: Kafka in short\n---\n# Notes\n\n## Kafka in short\n\nKafka is a log.\n"
    document = parse(text, PATH)[0]
    made = sheet.render(document, MODIFIED)
    assert check_sheet(document, made.pdf, made.blocks) == ()


def test_a_sheet_that_promises_nothing_shows_nothing(document: Document) -> None:
    problems = check_sheet(document, sheet.render(document, MODIFIED).pdf, ())
    assert line_of("An endless") in [p.location.line for p in problems]


# --- No false alarm -------------------------------------------------------------------------------

MIXED = """\
# Åŋgström's *Ẩ* notes & "quotes"

An introduction with a [link](https://example.com/a) — *italic f!* and **bold *both*** `code_f`.

## Terms

* **Producer:** Sends data → to topics, ≠ a consumer ✓ ✗ ★ 😀 🚀.
* **A term whose name is so long that it stands above:** its definition.
* **Topic:** A category.

  > **Careful:** a topic is *not* a queue, Ẫ Ậ Ǚ.

## Facts and lists

* Delivery is **at-least-once** by default.

Kafka is used for:

1. logs
   * nested *logs*
     1. deeply
     2. nested
2. metrics
3. traces
4. events
5. everything else

### Heading three Ẩgy

#### Heading four

##### Heading five

###### Heading six

## Drawn

```
┌──────────┐     ╔════════╗
│ Producer │────▶║ Broker ║
└──────────┘     ╚════════╝
```

## Questions

7. How do offsets work?

   | name | Kafka | REST |
   |:-----|:-----:|-----:|
   | push | no    | yes  |
8. Which has no answer?
1009. Kafka vs Redis?

### Code

```python
def process(message):
\tif message:  # a tab
\t\treturn True\t# another

    print("a line that is so long that it cannot stand in one row", message, "of a narrow column")
```

## Παράδειγμα, пример, ví dụ Ệ, Ǻ

Ὦ ξεῖν᾿, Щёлочь, Ổ Ỗ Ữ, x² H₂O ½.
"""
EVERY_PAPER = [
    pytest.param(paper, orientation, columns, pages, id=f"{paper}-{orientation}-{columns}-{pages}")
    for paper in Paper
    for orientation in Orientation
    for columns, pages in ((None, None), (1, None), (None, 1), (None, 2))
]


def seen(
    document: Document,
    paper: Paper | None = None,
    orientation: Orientation | None = None,
    columns: int | None = None,
    pages: int | None = None,
) -> tuple[Problem, ...]:
    """What the read-back says of the document's sheet."""
    settings = replace(
        document.settings, orientation=orientation, columns=columns, pages=None, binding=None
    )
    document = replace(document, settings=settings)
    made = sheet.render(document, MODIFIED, paper=paper, pages=pages)
    return check_sheet(document, made.pdf, made.blocks)


@pytest.mark.parametrize(("paper", "orientation", "columns", "pages"), EVERY_PAPER)
def test_mixed_notes_are_seen_on_every_paper(
    paper: Paper, orientation: Orientation, columns: int | None, pages: int | None
) -> None:
    assert seen(parse(MIXED, PATH)[0], paper, orientation, columns, pages) == ()


@pytest.mark.parametrize("orientation", Orientation)
def test_the_kafka_notes_are_seen(orientation: Orientation) -> None:
    path = ROOT / "source" / "kafka-interview.md"
    document = parse(path.read_text(encoding="utf-8"), path)[0]
    assert seen(document, Paper.LETTER, orientation) == ()


def test_a_punched_sheet_is_seen_on_both_sides() -> None:
    document = parse("---\nbinding: left\n---\n" + MIXED * 6, PATH)[0]
    made = sheet.render(document, MODIFIED)
    lefts = {block.page: block.left for block in reversed(made.blocks)}
    assert lefts[0] > lefts[1] + 30
    assert check_sheet(document, made.pdf, made.blocks) == ()
