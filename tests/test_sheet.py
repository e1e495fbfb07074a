"""The sheet, read back from its PDF by pdfium: what is on it, where it stands, and that no word of
the document is missing."""

import re
import shutil
import subprocess
import sys
from ctypes import c_double, c_float, c_int
from dataclasses import replace
from itertools import combinations, pairwise
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from cribdeck.html import rendering
from cribdeck.notes import section_colours
from cribdeck.notes.blocks import CodeBlock, ItemList, Quote
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.notes.reader import read
from cribdeck.notes.settings import Orientation, Paper
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.readback import check_sheet
from cribdeck.sheet import columns, layout, pieces, sheet
from cribdeck.sheet.fit import arranged
from cribdeck.sheet.heights import Heights
from cribdeck.sheet.pages import Setting, published
from cribdeck.sheet.piece_html import piece_html
from cribdeck.sheet.splitting import joined, split_piece

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parent.parent
MODIFIED = 1_795_400_000  # 2026-11-23 in UTC
PHRASE = "the broker keeps every record until its retention time is over and drops old segments"
WORDS = PHRASE.split()

EVERYTHING = """\
# Notes on *everything* <here> & "there"

An introduction with a [link](https://example.com/path) and a [local one](other.md).

## 1. First part

### How it works

* **Producer:** Sends data → to topics, ≠ a consumer ✓ ✗ ★.
* **Topic:** A category.

  With a second paragraph:

  ```python
  x = 1
  ```

  > **Careful:** a topic is *not* a queue.
* **A term whose name is so long that it stands above:** its definition.

### Facts

* Delivery is **at-least-once** by default.
* **Ordering** holds within a partition.

### A list

Kafka is used for:

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

Remark on the drawing.

---

## 2. Second part

### What is Kafka?

A platform with `code` in it.

### Is this answered?

### Questions

7. How do offsets work?

   They are **numbers**.

   | name | Kafka | REST |
   |:-----|:-----:|-----:|
   | push | no    | yes  |
8. Which has no answer?
9. Kafka vs Redis?

### Code

```python
def process(message):
\tif message:  # a tab
\t\treturn True\t# another

    print("a line that is so long that it cannot stand in one row", message, "of a narrow column")
```

---

A closing remark.
"""


def document(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "notes.md"
    path.write_text(text, encoding="utf-8")
    return read(path)[0]


@pytest.fixture
def everything(tmp_path: Path) -> Document:
    return document(tmp_path, EVERYTHING)


def words(count: int) -> str:
    return " ".join(
        f"{WORDS[i % len(WORDS)]}{i}" + ("." if i % 17 == 16 else "") for i in range(count)
    )


class Char(NamedTuple):
    page: int
    char: str
    left: float
    bottom: float
    right: float
    top: float


class Place(NamedTuple):
    page: int
    x: float
    y: float


def chars(pdf: bytes) -> list[Char]:
    """Every visible character in the order of the PDF's content, with its box."""
    found = []
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    with pypdfium2.PdfDocument(pdf) as opened:
        for number in range(len(opened)):
            text = opened[number].get_textpage()
            for i in range(text.count_chars()):
                char = chr(pdfium.FPDFText_GetUnicode(text, i))
                if pdfium.FPDFText_IsGenerated(text, i) or char.isspace():
                    continue
                pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
                char = "-" if char in "\x02\ufffe" else char
                found.append(Char(number, char, left.value, bottom.value, right.value, top.value))
    return found


def place(pdf: bytes, name: str) -> Place | None:
    with pypdfium2.PdfDocument(pdf) as opened:
        found = pdfium.FPDF_GetNamedDestByName(opened, name.encode())
        if not found:
            return None
        has_x, has_y, has_zoom = c_int(), c_int(), c_int()
        x, y, zoom = c_float(), c_float(), c_float()
        pdfium.FPDFDest_GetLocationInPage(found, has_x, has_y, has_zoom, x, y, zoom)
        return Place(pdfium.FPDFDest_GetDestPageIndex(opened, found), x.value, y.value)


def all_sections(sections: tuple[Section, ...]) -> list[Section]:
    return [one for section in sections for one in (section, *all_sections(section.sections))]


def all_entries(notes: Document) -> list[Entry]:
    return [entry for section in all_sections(notes.sections) for entry in section.entries]


def code_blocks(blocks: tuple[Any, ...]) -> list[CodeBlock]:
    found: list[CodeBlock] = []
    for block in blocks:
        match block:
            case CodeBlock():
                found.append(block)
            case ItemList(items):
                found.extend(code for item in items for code in code_blocks(item.blocks))
            case Quote(inner):
                found.extend(code_blocks(inner))
    return found


def wanted(notes: Document) -> list[str]:
    """All words of the document in its order."""
    said = [notes.title]
    for section in all_sections(notes.sections):
        said.append(plain(section.heading))
        for entry in section.entries:
            said += [] if entry.from_heading else [plain(entry.prompt)]
            said += [plain(entry.lead), plain_blocks(entry.answer).replace(" | ", " ")]
    return " ".join(said).split()


def assert_whole(notes: Document, made: sheet.Sheet, *, columns_only: bool = True) -> None:
    """Every word is there, in order, on its page, in its column (unless something may span the
    columns), and under no other one."""
    found = chars(made.pdf)
    text = "".join(char.char for char in found)
    at = 0
    for word in wanted(notes):
        begin = text.find(word, at, at + len(word) + 300)
        assert begin >= 0, f"{word!r} is not after {text[max(0, at - 60) : at]!r}"
        at = begin + len(word)
    with pypdfium2.PdfDocument(made.pdf) as opened:
        width, height = opened[0].get_size()
    inner = width - 2 * layout.MARGIN_SIDE
    column = (inner - layout.GUTTER * (made.columns - 1)) / made.columns
    for char in found:
        assert char.left >= layout.MARGIN_SIDE - 1, char
        assert char.right <= width - layout.MARGIN_SIDE + 1, char
        assert char.bottom >= 0, char
        assert char.top <= height - layout.MARGIN_TOP + 1, char
    title = place_of_first_column(notes, made)
    for char in found if columns_only else ():
        if char.top < layout.MARGIN_BOTTOM or (char.page == 0 and char.bottom > title):
            continue  # the foot of the page; the title
        offset = (char.left - layout.MARGIN_SIDE + 1) % (column + layout.GUTTER)
        assert offset + (char.right - char.left) <= column + 2, f"{char} is in no column"
    assert_apart(found)
    for name in names(notes):
        assert place(made.pdf, name), f"{name} is no destination"


def place_of_first_column(notes: Document, made: sheet.Sheet) -> float:
    tops = [found.y for name in names(notes) if (found := place(made.pdf, name)) if not found.page]
    return max(tops)


def assert_apart(found: list[Char]) -> None:
    """No character stands on another one."""
    cells: dict[tuple[int, int, int], list[Char]] = {}
    for char in found:
        key = (char.page, int(char.left // 12), int(char.bottom // 12))
        for x in (-1, 0, 1):
            for y in (-1, 0, 1):
                for other in cells.get((key[0], key[1] + x, key[2] + y), ()):
                    wide = min(char.right, other.right) - max(char.left, other.left)
                    high = min(char.top, other.top) - max(char.bottom, other.bottom)
                    assert wide < 1.5 or high < 1.5, f"{char} stands on {other}"
        cells.setdefault(key, []).append(char)


def names(notes: Document) -> list[str]:
    found = [f"heading-{s.location.line}" for s in all_sections(notes.sections) if s.level]
    for entry in all_entries(notes):
        found.append(f"entry-{entry.location.line}")
        for block in code_blocks(entry.answer):
            first = block.location.line + (1 if block.fenced else 0)
            found += [f"line-{first + i}" for i in range(block.text.count("\n") + 1)]
    return found


def page_of(made: sheet.Sheet) -> tuple[float, float]:
    with pypdfium2.PdfDocument(made.pdf) as opened:
        width, height = opened[0].get_size()
    return round(width), round(height)


# --- What is on it --------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("orientation", "columns"), [("portrait", 1), ("landscape", 4)])
def test_all_of_a_document_is_on_every_paper(
    tmp_path: Path, paper: str, orientation: str, columns: int
) -> None:
    settings = f"---\npaper: {paper}\norientation: {orientation}\ncolumns: {columns}\n---\n"
    notes = document(tmp_path, settings + EVERYTHING)
    made = sheet.render(notes, MODIFIED)
    assert made.problems == ()
    assert made.columns == columns
    size = {"a4": (595, 842), "letter": (612, 792)}[paper]
    assert page_of(made) == (size if orientation == "portrait" else size[::-1])
    assert_whole(notes, made)


def test_the_users_notes_fill_two_pages(tmp_path: Path) -> None:
    text = (PROJECT / "tests" / "data" / "original-notes.md").read_text(encoding="utf-8")
    notes = document(tmp_path, text)
    made = sheet.render(notes, MODIFIED)
    assert (made.pages, made.columns, made.problems) == (2, 2, ())
    assert_whole(notes, made, columns_only=False)  # the diagram is wider than a column


def test_the_argument_decides_the_paper(everything: Document) -> None:
    assert page_of(sheet.render(everything, MODIFIED)) == (595, 842)
    assert page_of(sheet.render(everything, MODIFIED, paper=Paper.LETTER)) == (612, 792)


@pytest.mark.fast
@pytest.mark.parametrize(
    "first", ["* gzip\n  * zstd", "1. one thing", "```\n  code()\n  ```", "$$x^2$$"]
)
@pytest.mark.parametrize("name", ["Name", "A longer name than would stand beside it"])
def test_a_term_whose_definition_begins_with_a_block_stands_apart_from_it(
    tmp_path: Path, name: str, first: str
) -> None:
    notes = document(tmp_path, f"# Terms\n\n* **{name}:**\n\n  {first}\n")
    made = sheet.render(notes, MODIFIED)
    assert_apart(chars(made.pdf))
    assert check_sheet(notes, made.pdf, made.blocks) == ()


@pytest.mark.parametrize(
    ("text", "bullets"),
    [
        ("# T\n\n- [ ] Xread\n- [x] Xwrite\n", 0),
        ("# T\n\n### What is it?\n\n- [ ] Xqueue\n- [x] Xlog\n- [ ] Xtopic\n", 2),
        ("# T\n\n### What is it?\n\na) Xqueue\nb) Xlog\nc) Xtopic\n\nAnswer: b\n", 0),
        ("# T\n\n### What is it?\n\n- A. queue grows\n- Xlog stays\n", 2),
    ],
)
def test_an_item_with_a_sign_or_letters_has_no_bullet_and_its_words_line_up(
    tmp_path: Path, text: str, bullets: int
) -> None:
    notes = document(tmp_path, text)
    made = sheet.render(notes, MODIFIED)
    found = chars(made.pdf)
    assert sum(one.char == "•" for one in found) == bullets
    begins = [one.left for one in found if one.char == "X"]
    assert max(begins) - min(begins) < 0.7 * made.type_size
    assert check_sheet(notes, made.pdf, made.blocks) == ()


def test_layout_follows_the_settings(tmp_path: Path) -> None:
    four = document(tmp_path, "---\ncolumns: 4\n---\n# A\n")
    assert layout.choose_layout(four.settings) == layout.Layout(Paper.A4, Orientation.LANDSCAPE, 4)
    lying = document(tmp_path, "---\norientation: landscape\n---\n# A\n")
    assert layout.choose_layout(lying.settings) == layout.Layout(Paper.A4, Orientation.LANDSCAPE, 3)


def test_date_title_and_page_numbers_are_printed(everything: Document) -> None:
    text = "".join(char.char for char in chars(sheet.render(everything, MODIFIED).pdf))
    assert "Lastchanged2026-11-23" in text
    assert "page1of1" in text
    assert text.count('Notesoneverything<here>&"there"') == 2  # as title and at the foot


def test_the_pdf_is_tagged_titled_and_has_bookmarks(tmp_path: Path) -> None:
    notes = document(tmp_path, "---\nlanguage: de\n---\n" + EVERYTHING)
    with pypdfium2.PdfDocument(sheet.render(notes, MODIFIED).pdf) as opened:
        assert pdfium.FPDFCatalog_IsTagged(opened)
        assert opened.get_metadata_value("Title") == notes.title
        toc = [(mark.level, mark.get_title()) for mark in opened.get_toc()]
    headings = [plain(s.heading) for s in all_sections(notes.sections) if s.level]
    assert [title for _, title in toc] == [notes.title, *headings]
    assert [level for level, _ in toc][:3] == [0, 1, 2]


def test_a_line_of_code_starts_at_its_destination_and_tabs_are_four_columns(
    everything: Document,
) -> None:
    pdf = sheet.render(everything, MODIFIED).pdf
    line = EVERYTHING.split("\n").index("def process(message):") + 1
    start, nested, deeper = (place(pdf, f"line-{line + i}") for i in range(3))
    assert start and nested and deeper
    assert start.x == pytest.approx(nested.x, abs=0.1)
    advance = layout.MONO_SIZE * layout.TYPE_SIZE * layout.MONO_ADVANCE

    def column(of: Place, char: str) -> float:
        row = [c for c in chars(pdf) if c.page == of.page and 0 <= of.y - c.bottom < advance * 2.6]
        first = next(c for c in row if c.char == char and c.left >= of.x - 1)
        return (first.left - of.x) / advance

    assert column(start, "d") == pytest.approx(0, abs=0.4)
    assert column(nested, "i") == pytest.approx(4, abs=0.4)
    assert column(deeper, "r") == pytest.approx(8, abs=0.4)
    assert column(deeper, "#") == pytest.approx(20, abs=0.4)


def test_an_unanswered_question_has_room_to_write(everything: Document) -> None:
    pdf = sheet.render(everything, MODIFIED).pdf
    line = EVERYTHING.split("\n").index("8. Which has no answer?") + 1
    asked, following = place(pdf, f"entry-{line}"), place(pdf, f"entry-{line + 1}")
    assert asked and following
    assert asked.y - following.y > 50


# --- What is too large ----------------------------------------------------------------------------

TALL = {
    "code": "### Code\n\n```python\n"
    + "\n".join("" if i % 9 == 8 else f"    value_{i} = compute({i})  # {i}" for i in range(300))
    + "\n```\n",
    "paragraph": f"### Prose\n\n{words(2000)}\n",
    "one word": f"### Word\n\n{'w' * 500} {'https://example.com/' + 'u' * 400}\n",
    "list": "### List\n\n" + "\n".join(f"- item {i} {words(i % 11)}" for i in range(200)),
    "item": f"### Items\n\n- {words(1200)}\n  - {words(900)}\n\n- the end\n",
    "table": "### Table\n\n| key | value |\n|---|---|\n"
    + "\n".join(f"| key{i} | {words(8)} |" for i in range(120)),
    "cell": f"### Cell\n\n| key | value |\n|---|---|\n| k | {words(800)} |\n",
    "term": f"### Terms\n\n- **Long:** {words(1500)}\n- **Short:** {words(5)}\n",
    "question": f"### Questions\n\n1. {words(1200)}?\n\n   {words(1200)}\n\n2. Short?\n",
    "heading": f"### {words(900)}\n\nText.\n",
    "quote": f"### Quote\n\n> **Careful:** {words(1300)}\n",
    "headings": "".join(f"### Heading {i}\n\n" for i in range(200)),
    "deep list": "### Deep\n\n" + "\n".join(f"{'  ' * i}- level {i} {words(6)}" for i in range(12)),
    "wide table": "### Wide\n\n" + "|" + " a word |" * 12 + "\n" + "|---" * 12 + "|\n"
    "|" + " internationalization |" * 12 + "\n",
    "long line": "### Line\n\n```python\nif x:\n    y = '" + "z" * 400 + "'\n```\n",
    "nothing": "Only a line.\n",
}


@pytest.mark.parametrize("text", TALL.values(), ids=TALL)
def test_nothing_is_lost_of_what_is_too_large(tmp_path: Path, text: str) -> None:
    notes = document(tmp_path, f"# Large\n\n## Part\n\n{text}")
    made = sheet.render(notes, MODIFIED)
    assert made.problems == ()
    if "table" not in text.lower() and "| k |" not in text:  # a split table repeats its header
        assert_whole(notes, made, columns_only="internationalization" not in text)
    else:
        assert_apart(chars(made.pdf))
        found = "".join(char.char for char in chars(made.pdf))
        assert all(word in found for word in re.findall(r"\bkey\d+\b|\b[a-z]+\d+\.?", text))


@pytest.mark.parametrize("columns", [2, 3])
def test_a_drawing_wider_than_a_column_spans_all_of_them(tmp_path: Path, columns: int) -> None:
    drawn = "[Producer] " + "-" * 58 + "> [Group]"
    settings = f"---\ncolumns: {columns}\norientation: portrait\n---\n"
    text = f"{settings}# Wide\n\n## Part\n\n{words(300)}\n\n"
    notes = document(tmp_path, f"{text}### Drawn\n\n```\n{drawn}\n```\n\n{words(300)}\n")
    made = sheet.render(notes, MODIFIED)
    assert made.problems == ()
    assert_whole(notes, made, columns_only=False)
    line = place(made.pdf, f"line-{text.count(chr(10)) + 4}")
    assert line is not None
    row = [char for char in chars(made.pdf) if line.y - 12 < char.bottom < line.y]
    assert "".join(char.char for char in row) == drawn.replace(" ", "")
    assert row[0].left < layout.MARGIN_SIDE + 5
    assert row[-1].right > layout.MARGIN_SIDE + 300  # beyond the first column
    assert row[0].top - row[0].bottom > layout.LEGIBLE * 0.8


def test_a_drawing_too_wide_for_the_page_shrinks_and_says_so(tmp_path: Path) -> None:
    notes = document(tmp_path, f"# Wide\n\n## Part\n\n### Drawn\n\n```\n+{'-' * 178}>\n```\n")
    made = sheet.render(notes, MODIFIED)
    assert [(p.code, p.location.line, p.severity.value) for p in made.problems] == [
        ("diagram-small", 7, "warning")
    ]
    assert "180 columns wide" in made.problems[0].fact
    assert_whole(notes, made, columns_only=False)


def test_many_entries(tmp_path: Path) -> None:
    text = "".join(
        f"\n### Section {i}\n\n" + "".join(f"* **Term{i}x{j}:** {words(9)}\n" for j in range(10))
        for i in range(40)
    )
    notes = document(tmp_path, f"# Many\n\n## Part\n{text}")
    made = sheet.render(notes, MODIFIED)
    assert made.pages > 3
    assert_whole(notes, made)


@pytest.mark.parametrize("kind", ["code", "paragraph", "list", "table", "quote"])
def test_what_was_split_is_joined_again(tmp_path: Path, kind: str) -> None:
    notes = document(tmp_path, f"# Large\n\n## Part\n\n{TALL[kind]}")
    page = layout.Page(layout.choose_layout(notes.settings), 9.0)
    for piece in pieces.pieces_of(notes, page):
        parts = split_piece(piece, 900.0, 300.0)
        assert len(parts) > 1 or not piece.blocks
        again = joined(parts)
        assert text_of(again) == text_of(parts) == text_of([piece])
        if piece.blocks and kind in ("code", "table"):
            assert [one.blocks for one in again] == [piece.blocks]


def text_of(some: list[pieces.Piece]) -> str:
    """The words of pieces, but for the headers of tables, which are repeated."""
    page = layout.Page(layout.Layout(Paper.A4, Orientation.PORTRAIT, 1), 9.0)
    html = "".join(piece_html(piece, page, "x") for piece in some)
    return re.sub(r"<thead>.*?</thead>|<[^>]*>", "", html)


# --- The cut --------------------------------------------------------------------------------------


def unit(height: float, *, keep: bool = False, tear: float = 0.0) -> pieces.Unit:
    return pieces.Unit(pieces.Piece("h2" if keep else "fact", 0, keep=keep, tear=tear), height, 5.0)


def price(units: list[pieces.Unit], cuts: tuple[int, ...], room: float) -> float:
    """The cost of a cut, by the words of `_cut`'s docstring."""
    total = 0.0
    ends = (0, *cuts, len(units))
    for start, stop in pairwise(ends):
        height = sum(u.height + u.above for u in units[start:stop]) - units[start].above
        if height > room:
            return inf
        if stop < len(units):
            total += 100 * ((room - height) / room) ** 2 + units[stop].piece.tear
            total += columns.NEVER * units[stop - 1].piece.keep
    return total


@pytest.mark.parametrize("seed", range(12))
def test_the_cut_is_the_cheapest_of_all(seed: int) -> None:
    units = [
        unit(10 + (seed * 7 + i * 13) % 37, keep=(seed + i) % 4 == 0, tear=(i * seed) % 5)
        for i in range(9)
    ]
    room = 95.0
    best = min(price(units, cuts, room) for n in range(9) for cuts in combinations(range(1, 9), n))
    found = columns._cut(units, [room] * 3)
    assert [a for a, _ in found[1:]] == [b for _, b in found[:-1]]
    assert price(units, tuple(b for _, b in found[:-1]), room) == pytest.approx(best)


def test_a_heading_is_never_the_last_of_a_column() -> None:
    units = [unit(40), unit(40), unit(15, keep=True), unit(60), unit(60)]
    assert columns._cut(units, [110.0] * 3) == [(0, 2), (2, 4), (4, 5)]


def places(units: list[pieces.Unit]) -> list[tuple[int, int, int, int, bool]]:
    return [
        (c.page, c.index, c.start, c.stop, c.wide)
        for c in columns.arrange(units, 2, 500.0, 100.0, 8.0)
    ]


def test_the_columns_of_the_last_page_are_even() -> None:
    assert places([unit(10) for _ in range(8)]) == [(0, 0, 0, 4, False), (0, 1, 4, 8, False)]


def test_what_is_wide_stands_between_even_columns_with_its_heading() -> None:
    wide = [replace(u, piece=replace(u.piece, wide=True)) for u in (unit(10, keep=True), unit(90))]
    found = places([*(unit(20) for _ in range(4)), *wide, *(unit(20) for _ in range(2))])
    assert found == [
        (0, 0, 0, 2, False),
        (0, 1, 2, 4, False),
        (0, 0, 4, 6, True),
        (0, 0, 6, 7, False),
        (0, 1, 7, 8, False),
    ]


def test_what_has_no_room_left_on_a_page_begins_the_next() -> None:
    wide = replace(unit(330), piece=replace(unit(330).piece, wide=True))
    assert places([unit(60), wide, unit(60), unit(60)]) == [
        (0, 0, 0, 1, False),
        (0, 0, 1, 2, True),
        (1, 0, 2, 3, False),
        (1, 1, 3, 4, False),
    ]


def test_an_entry_that_a_column_can_hold_is_not_torn() -> None:
    units = [unit(300), unit(60), replace(unit(60), bound=True), unit(10)]
    assert [b for _, _, _, b, _ in places(units)] == [1, 4]


# --- The same everywhere --------------------------------------------------------------------------

RENDER = """
import sys
from pathlib import Path
from cribdeck.notes.reader import read
from cribdeck.sheet.sheet import render
sys.stdout.buffer.write(render(read(Path("notes.md"))[0], 1795400000).pdf)
"""


def test_bytes_are_the_same_in_every_folder(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b/c d"):
        folder = tmp_path / name
        for part in ("cribdeck", "templates"):
            shutil.copytree(PROJECT / part, folder / part)
        (folder / "notes.md").write_text(EVERYTHING, encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-c", RENDER], cwd=folder, capture_output=True, check=True
        )
        made.append(run.stdout)
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")
    assert str(tmp_path).encode() not in made[0]


def test_rendering_twice_in_one_process_gives_the_same_bytes(everything: Document) -> None:
    first = sheet.render(everything, MODIFIED)
    assert first == sheet.render(everything, MODIFIED)
    assert first.pdf != sheet.render(everything, MODIFIED + 86_400).pdf


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/x.ttf",
        "image:unknown.png",
        "data:text/html,x",
        "file:///etc/passwd",
        "file:///templates/fonts/../sheet.css.jinja",
        "file:///templates/fonts/DejaVu-LICENSE.txt",
    ],
)
def test_nothing_but_our_fonts_is_fetched(url: str) -> None:
    with pytest.raises(ValueError, match="fetches nothing"):
        rendering._fetcher({}).fetch(url)


def test_only_our_fonts_are_in_the_pdf(everything: Document) -> None:
    found = set()
    with pypdfium2.PdfDocument(sheet.render(everything, MODIFIED).pdf) as opened:
        for item in opened[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(item)
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            name = bytes(length)
            pdfium.FPDFFont_GetBaseFontName(font, name, length)
            found.add(re.sub(r"^.*\+|\x00", "", name.decode()))
    assert all(name.startswith(("IBM-Plex", "IBMPlex", "DejaVu", "Sheet")) for name in found), found


# --- Colours --------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    # WCAG 2.2, "relative luminance".
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_can_be_read() -> None:
    css = (PROJECT / "templates" / "sheet.css.jinja").read_text(encoding="utf-8")
    hues = re.findall(r"--hue: (#\w{6}); --tint: (#\w{6})", css)
    assert len(hues) == section_colours.HUES
    for hue, tint in hues:
        assert contrast(hue, "#ffffff") >= 4.5
        assert contrast(hue, tint) >= 4.5
    tokens = re.findall(r"^\.[\w., ]+ \{ color: (#\w{6})", css, re.MULTILINE)
    assert len(tokens) >= 8
    box = re.search(r"^pre \{.*?background: (#\w{6})", css, re.DOTALL | re.MULTILINE)
    assert box
    assert min(contrast(token, box[1]) for token in tokens) >= 4.5


def question_notes(tmp_path: Path, count: int) -> Document:
    path = tmp_path / "questions.md"
    rows = [
        f"### Question number {i}?\n\n" + "Some words of an answer. " * 12 for i in range(count)
    ]
    path.write_text("# T\n\n## A\n\n" + "\n\n".join(rows) + "\n", encoding="utf-8")
    return read(path)[0]


def test_the_sheet_fits_the_pages_asked_for_as_large_as_it_can(tmp_path: Path) -> None:
    notes = question_notes(tmp_path, 50)
    plain_sheet = sheet.render(notes, MODIFIED)
    assert plain_sheet.pages > 2
    made = sheet.render(notes, MODIFIED, pages=2)
    assert made.pages == 2
    assert layout.SMALLEST <= made.type_size < plain_sheet.type_size
    assert made.used > 0.92
    assert_whole(notes, made)


def test_few_notes_on_many_pages_are_set_large_and_take_fewer(tmp_path: Path) -> None:
    made = sheet.render(question_notes(tmp_path, 3), MODIFIED, pages=4)
    assert (made.pages, made.type_size) == (1, layout.LARGEST)


def test_what_cannot_fit_takes_as_few_pages_as_it_can_and_says_so(tmp_path: Path) -> None:
    notes = question_notes(tmp_path, 120)
    made = sheet.render(notes, MODIFIED, pages=1)
    (problem,) = made.problems
    assert (problem.code, problem.severity) == ("does-not-fit", "flaw")
    said = re.search(r"set pages: ([2-9]) \(it comes out at ([6-9]\.\d) pt\)", problem.remedy)
    assert said
    assert (str(made.pages), f"{made.type_size:.1f}") == said.groups()
    assert_whole(notes, made)
    again = sheet.render(notes, MODIFIED, pages=made.pages)
    assert (again.problems, again.pdf) == ((), made.pdf)


def test_a_short_edition_that_cannot_fit_is_named(tmp_path: Path) -> None:
    (problem,) = sheet.render(question_notes(tmp_path, 120), MODIFIED, pages=1, short=True).problems
    assert "the short edition does not fit on 1 page" in str(problem)
    assert "set short: " in str(problem)


@pytest.mark.parametrize(
    "below",
    [
        "  * gzip\n  * zstd",
        "  1. one thing",
        "  > quoted",
        "  ```python\n  x = 1\n  ```",
        "  | a | b |\n  |---|---|\n  | c | d |",
        "  text\n\n  * and a list",
        "  * a\n    * b\n      * c",
    ],
)
def test_nothing_stands_on_a_term(below: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    names = ("compression type", "**Ack:**", "**" + "A name of many words " * 6 + "**")
    items = "\n\n".join(f"* {name if '*' in name else f'**{name}**'}\n{below}" for name in names)
    path.write_text(f"# S\n\n{items}\n", encoding="utf-8")
    document = read(path)[0]
    made = sheet.render(document, MODIFIED)
    assert check_sheet(document, made.pdf, made.blocks) == ()


def test_what_is_not_where_it_was_put_is_told(everything: Document) -> None:
    page = layout.Page(layout.choose_layout(everything.settings), 8.8)
    setting = Setting(everything, MODIFIED, page, Heights())
    found = arranged(setting)
    wrong = [replace(unit, height=unit.height + 1) for unit in found.units]
    assert not published(found.title, found.columns, found.units, setting).misplaced
    assert "stands at" in published(found.title, found.columns, wrong, setting).misplaced
