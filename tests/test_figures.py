"""Formulas and images: on the sheet, in the deck, and never lost."""

import html
import io
import json
import os
import re
import sqlite3
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Picture

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.html import formulas, print_images, set_text
from cribdeck.notes import pictures
from cribdeck.notes.attachments import Beside
from cribdeck.notes.blocks import Image, Math
from cribdeck.notes.document import Document
from cribdeck.notes.reader import parse, read
from cribdeck.notes.walk import entries, figures
from cribdeck.notes.words import plain_blocks
from cribdeck.papercards import paper_cards
from cribdeck.problems import Location, Severity
from cribdeck.proof import readback
from cribdeck.proof.glyphs import FIGURE, normal_form
from cribdeck.proof.pdf_text import read_pdf
from cribdeck.sheet import sheet
from tests.anki_collection import Anki

pytestmark = pytest.mark.slow

NOW = 1_795_400_000
HERE = Location(Path("notes.md"), 1)
BOX = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40z"/></svg>'
NOTES = r"""# Figures

## Part

### What is the softmax?

It is $\sigma(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$; it costs $5 or $10, `$not$`.

$$
\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}
$$

![A **red** square](red%20square.png) and ![](box.svg)

### Facts

* The **mean $\bar{x}$** is the first moment, ${x}^{{a}}$ and $\sqrt{x_{a_{b}}}$ are not.

| n | root |
|---|---|
| $n$ | $\sqrt{n}$ |
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    Picture.new("RGB", (1200, 600), "red").save(tmp_path / "red square.png")
    (tmp_path / "box.svg").write_text(BOX, encoding="utf-8")
    path = tmp_path / "notes.md"
    path.write_text(NOTES, encoding="utf-8")
    return path


def math(tex: str, *, display: bool) -> Math:
    return Math(tex, display, HERE)


def built(notes: Path) -> Path:
    out = notes.parent / "dist"
    pipeline.build(Options((notes,), out), NOW)
    return out


def test_formulas_and_images_are_read(notes: Path) -> None:
    document, problems = read(notes)
    assert problems == ()
    found = list(figures(document))
    assert [one.tex for one in found if isinstance(one, Math)] == [
        r"\sigma(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}",
        r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
        r"\bar{x}",
        "{x}^{{a}}",
        r"\sqrt{x_{a_{b}}}",
        "n",
        r"\sqrt{n}",
    ]
    square, box = (one for one in found if isinstance(one, Image))
    assert (square.alt, square.width, square.height) == ("A red square", 1200, 600)
    assert square.name.startswith("cribdeck-") and square.name.endswith(".png")
    assert (box.alt, box.width, box.height) == ("", 120, 40)


@pytest.mark.fast
@pytest.mark.parametrize(
    "text",
    [
        *("$5 and $10", "`$x$`", r"\$x\$", "US$5 a$", "$ 5 and $ 3", "$ 5 + $ 3", "it costs 5 $"),
        *(
            "10 $ x 5 = 50 $",
            "1 $ = 0.9 €, 2 $ = 1.8 €",
            "a $ b € $",
            "($5)($6)",
            "$5-$10",
            "5$ + 6$",
        ),
        *("paid $ to him and $ to her", "$ cd a; $ ls b", "$HOME/bin:$PATH", "$ $", "$$ $$"),
        *(r"\[1\]", r"see \[Smith 2020\], \[12, p. 3\]", r"\[x\] done", r"\[y/N\]", r"f\(\)"),
        *(r"\(see below\)", r"`\(x\)`", r"\[some\_text\]", r"\begin{verbatim}x\end{verbatim}"),
    ],
)
def test_money_and_code_are_no_formulas(text: str) -> None:
    document, _ = parse(f"# T\n\n## P\n\n{text}\n", Path("notes.md"))
    assert not list(figures(document))


@pytest.mark.fast
@pytest.mark.parametrize(
    ("text", "tex"),
    [
        (r"The area is \(\pi r^2\).", [r"\pi r^2"]),
        (r"\(n\) and \(f(x)\), \(a, b\)", ["n", "f(x)", "a, b"]),
        (r"面积是\(r^2\)，是$x$的", ["r^2", "x"]),
        (r"* item \[ \int_0^1 x \] and", [r"\int_0^1 x"]),
        ("below text\n\\[\n- x\n= 1 \\\\[2pt]\n\\]\nand", ["- x\n= 1 \\\\[2pt]"]),
        ("> quoted\n>\n> \\[\n> a = b\n> \\]", ["a = b"]),
        (r"as in Jekyll \\(x^2\\) and \\[ y_{1} \\]", ["x^2", "y_{1}"]),
        (
            "\\begin{align}\na &= b\\,c \\\\\n+ d &= e\n\\end{align}",
            ["\\begin{align}\na &= b\\,c \\\\\n+ d &= e\n\\end{align}"],
        ),
        (
            "1. x\n\n   \\begin{pmatrix*}\n   1 & 2\n   \\end{pmatrix*}",
            ["\\begin{pmatrix*}\n1 & 2\n\\end{pmatrix*}"],
        ),
        (r"so \begin{cases} a & b \end{cases}, too", [r"\begin{cases} a & b \end{cases}"]),
        (r"| \(a_1\) | $ b $ |" + "\n|---|---|", ["a_1", "b"]),
        ("$ a $, $ x, y $ and $ \\mathbb N $, $x^2 $", ["a", "x, y", r"\mathbb N", "x^2"]),
        ("das $n$te und la $n$ième", ["n", "n"]),
        ("$$ one $$ in $$two$$ lines", ["one", "two"]),
    ],
)
def test_formulas_are_written_in_many_ways(text: str, tex: list[str]) -> None:
    whole = f"# T\n\n## P\n\n{text}\n"
    document, problems = parse(whole, Path("notes.md"))
    assert [one.tex for one in figures(document) if isinstance(one, Math)] == tex
    assert (problems, readback.check_source(document, whole)) == ((), ())
    for one in figures(document):
        line = whole.split("\n")[one.location.line - 1]
        assert isinstance(one, Math) and any(
            mark in line for mark in ("$", "\\(", "\\[", "\\begin")
        )


@pytest.mark.fast
@pytest.mark.parametrize(
    "opening", ["{0}$$\n{0}x^2\n{0}$$", "{0}$$x^2$$", "{0}\\[\n{0}x^2\n{0}\\]"]
)
@pytest.mark.parametrize(
    ("before", "indent", "behind"),
    [
        ("It is this:\n", "", "\nand so on."),
        ("- item with\n", "  ", "\n  and more\n- next"),
        ("1. one\n\n   two\n", "   ", ""),
        ("> quoted\n", "> ", "\n> on"),
        ("It is\n", "", "\nor\n$$\ny^2\n$$"),
    ],
)
def test_a_formula_directly_below_text_stands_once(
    before: str, indent: str, behind: str, opening: str
) -> None:
    text = f"# T\n\n### Limit\n\n{before}{opening.format(indent)}{behind}\n"
    document, problems = parse(text, Path("notes.md"))
    assert problems == () == readback.check_source(document, text)
    found = [one.tex for one in figures(document) if isinstance(one, Math)]
    assert found == ["x^2", "y^2"][: 1 + ("y^2" in behind)]
    words = plain_blocks(block for one in entries(document.sections) for block in one.answer)
    assert words.split()[0] == re.sub(r"\W", "", before.split()[int(before[0] in "-1>")])


def test_both_outputs_hold_all_figures(notes: Path) -> None:
    out = built(notes)
    glyphs = read_pdf((out / "notes.pdf").read_bytes()).glyphs
    alts = [glyph.text for glyph in glyphs if glyph.text.startswith(FIGURE)]
    assert sorted(alts) == sorted(
        FIGURE + normal_form(one.tex if isinstance(one, Math) else one.alt or one.file.name)
        for one in figures(read(notes)[0])
    )
    with zipfile.ZipFile(out / "notes.apkg") as archive:
        names = json.loads(archive.read("media"))
        media = {name: archive.read(number) for number, name in names.items()}
    files = (notes.parent / "red square.png", notes.parent / "box.svg")
    assert sorted(media.values()) == sorted(file.read_bytes() for file in files)


def test_ankis_own_engine_has_the_media_and_the_formulas(notes: Path) -> None:
    anki = Anki(notes.parent / "anki")
    anki.import_deck(built(notes) / "notes.apkg")
    fields = "\n".join("\n".join(note.fields) for note in anki.notes())
    media = {path.name for path in Path(anki.collection.media.dir()).iterdir()}
    shown = "".join(card.render_output().answer_text for card in anki.cards())
    anki.close()
    assert len(media) == 2
    assert all(f'src="{name}"' in fields for name in media)
    assert r"\(\sigma(z)_i" in fields and r"\[\int_0^\infty" in fields
    assert r"\sqrt{x_{a_{b} } }" in html.unescape(fields)
    assert r"\(\bar{x}\)" in html.unescape(shown)  # within a cloze: the formula did not end it


def test_a_drawing_is_a_vector_and_a_picture_is_no_larger_than_print_needs(notes: Path) -> None:
    document, _ = read(notes)
    with pypdfium2.PdfDocument(sheet.render(document, NOW).pdf) as pdf:
        pictures = [
            item.get_px_size()
            for item in pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        ]
    assert len(pictures) == 1  # the square; all else is drawn with lines


def test_what_print_needs_is_made_of_an_image(tmp_path: Path) -> None:
    Picture.new("RGB", (6000, 30), "blue").save(tmp_path / "long.png")
    image, _ = pictures.read(Beside(tmp_path, tmp_path), "long.png", "long", HERE)
    with Picture.open(io.BytesIO(print_images.for_print(image, 144.0, 300.0))) as small:
        assert small.size == (600, 3)
    assert print_images.for_print(image, 1e5, 1e5) == (tmp_path / "long.png").read_bytes()


def png(width: int, height: int) -> bytes:
    """The beginning of a PNG of so many pixels, in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("source", "fact"),
    [
        ("missing.png", "there is no such image"),
        ("../outside.png", "is outside of the notes' folder"),
        ("link.png", "is outside of the notes' folder"),
        ("/etc/hostname", "there is no such image"),
        ("https://example.com/a.png", "on the net is not fetched"),
        ("//example.com/a.png", "on the net is not fetched"),
        ("text.png", "is no image that can be shown"),
        ("broken.png", "is broken"),
        ("huge.png", "has too many pixels"),
        ("script.svg", "holds a script or fetches something else"),
        ("fetch.svg", "holds a script or fetches something else"),
        ("broken.svg", "is broken"),
        (".", "cannot be read"),
        ("a%00b.png", "cannot be read"),
        ("pipe.png", "cannot be read"),
        ("ABSOLUTE", "there is no such image"),
        ("file:///etc/hostname", "is no file beside the notes"),
        ("javascript:x", "is no file beside the notes"),
        ("tall.png", "has too many pixels"),
    ],
)
def test_words_stand_for_an_image_that_cannot_be_used(
    tmp_path: Path, source: str, fact: str
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    Picture.new("RGB", (5, 5)).save(tmp_path / "outside.png")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "text.png").write_text("no picture")
    whole = io.BytesIO()
    Picture.effect_noise((99, 99), 50).save(whole, "PNG")
    (folder / "broken.png").write_bytes(whole.getvalue()[:900])
    (folder / "huge.png").write_bytes(png(20_000, 20_000))
    svg = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
    (folder / "script.svg").write_text(svg.format("<script>1</script>"))
    (folder / "fetch.svg").write_text(svg.format('<image href="https://example.com/a.png"/>'))
    (folder / "broken.svg").write_text("<svg")
    os.mkfifo(folder / "pipe.png")
    (folder / "tall.png").write_bytes(png(3_000, 20_000))
    source = source.replace("ABSOLUTE", str(folder / "text.png"))
    text = f"# T\n\n## P\n\nText\n![alt]({source})\n"
    document, (problem,) = parse(text, folder / "notes.md")
    assert (problem.code, problem.location.line) == ("image", 6)
    assert problem.severity is Severity.FLAW
    assert fact in problem.fact and problem.remedy
    (paragraph,) = (entry.answer[0] for entry in entries(document.sections))
    assert plain_blocks([paragraph]) == "Text alt"
    assert not list(figures(document))


@pytest.mark.fast
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("img/my%20heart.png", "my heart.png"),
        ("https://example.org/badge.svg?branch=main", "badge.svg"),
        ("https://example.org/", "example.org"),
        ("data:image/png;base64,AAAA", "image/png"),
        ("анатомия.png", "анатомия.png"),
    ],
)
def test_an_image_without_words_is_called_as_its_file(source: str, words: str) -> None:
    text = f"# T\n\n## P\n\nSee![]({source})there.\n"
    document, _ = parse(text, Path("notes.md"))
    (paragraph,) = (entry.answer[0] for entry in entries(document.sections))
    assert plain_blocks([paragraph]) == f"See{words}there."
    assert readback.check_source(document, text) == ()


MISSING = """\
# Missing

### What does it show?

![the heart, cut open](heart.png) like [![a **badge**](https://example.org/b.svg)](https://a.org)

* item ![](https://example.org/c.svg)

  > quoted ![карта](map.png) here

| a | b |
|---|---|
| ![one](1.png) | **![two](https://example.org/2.png)** |

### ![in the heading](x.png) what is it?

A picture of a word so long that no column has room for it: ![{0}](y.png)`{0}`

```python
f()
```
"""


def test_the_words_of_missing_images_are_on_sheet_and_cards(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(MISSING.format("long" * 30), encoding="utf-8")
    out = tmp_path / "dist"
    report = pipeline.build(Options((notes,), out, cards=True), NOW)
    assert [problem.location.line for problem in report.problems] == [5, 5, 9, 13, 15, 17]
    assert "(also at lines 7, 13)" in report.problems[1].fact
    with zipfile.ZipFile(out / "notes.apkg") as archive:
        database = archive.read("collection.anki2").decode("utf-8", "replace")
    assert "the heart, cut open like" in database
    # The badge's own link is kept; a link within it would be no HTML.
    assert '<a href="https://a.org">a badge</a>' in database
    assert '<a href="https://example.org/c.svg">c.svg</a>' in database
    assert '<strong><a href="https://example.org/2.png">two</a></strong>' in database


@pytest.mark.fast
@pytest.mark.parametrize("mark", [".git", ".obsidian", "cribdeck.toml", None])
def test_images_are_taken_from_anywhere_in_the_vault(tmp_path: Path, mark: str | None) -> None:
    vault, folder = tmp_path / "vault", tmp_path / "vault" / "week" / "one"
    folder.mkdir(parents=True)
    Picture.new("RGB", (5, 5)).save(tmp_path / "outside.png")
    Picture.new("RGB", (7, 5)).save(vault / "inside.png")
    if mark:
        (vault / mark).mkdir()
    named = "![a](../../inside.png) ![b](/inside.png?raw=true) ![c](../../../outside.png)"
    for said in (None, vault, folder, folder.parent):
        document, problems = parse(f"# T\n\n{named}\n", folder / "notes.md", said)
        taken = 2 if mark or said == vault else 0
        assert len(list(figures(document))) == taken
        assert len(problems) == 3 - taken
        assert "outside of the notes' folder" in problems[-1].fact


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><g id="a"><path d="M0 0h1"/></g>{}</svg>'


def test_a_photo_is_turned_as_the_camera_was_held(tmp_path: Path) -> None:
    photo = Picture.new("RGB", (3000, 1000), "red")
    photo.paste("blue", (0, 0, 1500, 1000))
    exif = Picture.Exif()
    exif[0x0112] = 6  # a quarter to the right
    photo.save(tmp_path / "photo.jpg", exif=exif)
    image, _ = pictures.read(Beside(tmp_path, tmp_path), "photo.jpg", "photo", HERE)
    assert (image.width, image.height) == (1000, 3000)
    with Picture.open(io.BytesIO(print_images.for_print(image, 200.0, 300.0))) as small:
        assert (small.format, small.size) == ("JPEG", (417, 1250))
        top, bottom = small.getpixel((200, 100)), small.getpixel((200, 1150))
        assert isinstance(top, tuple) and isinstance(bottom, tuple)
        assert top[2] > 200 and bottom[0] > 200


def test_pixels_of_16_bits_are_drawn(tmp_path: Path) -> None:
    Picture.new("I;16", (20, 20), 30_000).save(tmp_path / "deep.png")
    image, _ = pictures.read(Beside(tmp_path, tmp_path), "deep.png", "deep", HERE)
    with Picture.open(io.BytesIO(print_images.for_print(image, 100.0, 100.0))) as shallow:
        assert (shallow.mode, shallow.getpixel((3, 3))) == ("L", 117)


def test_a_picture_of_20_000_pixels_is_placed_within_its_column(tmp_path: Path) -> None:
    Picture.new("L", (20_000, 900), "gray").save(tmp_path / "wide.png")
    Picture.new("L", (90, 20_000), "gray").save(tmp_path / "tall.png")
    text = "# T\n\n## P\n\n### Q?\n\n![wide](wide.png)\n\n![tall](tall.png)\n"
    document, _ = parse(text, tmp_path / "notes.md")
    made = sheet.render(document, NOW)
    assert made.problems == () and len(made.pdf) < 100_000
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        boxes = [
            item.get_bounds()
            for item in pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        ]
    assert len(boxes) == 2
    for left, bottom, right, top in boxes:
        assert right - left < 595 / 2 and top - bottom < 0.4 * 842


@pytest.mark.parametrize(
    "answer",
    [
        " ".join(f"![picture {i}](a.png)" for i in range(14)) + " the end",
        "**" + " ".join(f"![p{i}](a.png)" for i in range(9)) + "**",
        "\n".join(f"* ![picture {i}](a.png)" for i in range(9)),
        "| one | two |\n|---|---|\n" + "| ![x](a.png) | ![y](a.png) |\n" * 9,
    ],
)
def test_any_number_of_images_finds_its_place(tmp_path: Path, answer: str) -> None:
    Picture.new("RGB", (400, 500), "red").save(tmp_path / "a.png")
    document, _ = parse(f"# T\n\n## Part\n\n### What is it?\n\n{answer}\n", tmp_path / "n.md")
    made = sheet.render(document, NOW)
    pdf = made.pdf
    assert readback.check_sheet(document, pdf, made.blocks) == ()
    cards = paper_cards.render(document, NOW)
    assert cards is not None and readback.check_cards(document, cards.pdf) == ()
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            columns: list[list[tuple[float, float, float, float]]] = [[], []]
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = item.get_bounds()
                assert bottom > 20 and top < 842
                columns[left > 595 / 2].append((left, bottom, right, top))
            assert all(right < 595 / 2 for _, _, right, _ in columns[0])


def test_an_image_without_words_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "box.svg").write_text(BOX, encoding="utf-8")
    text = "# T\n\n## Questions\n\n1. What does it look like? ![](box.svg)\n"
    document, _ = parse(text, tmp_path / "notes.md")
    assert [one.location.line for one in figures(document)] == [5]


def test_words_within_a_drawing_are_no_words_of_the_notes(tmp_path: Path) -> None:
    words = "".join(f'<text x="{i % 7 * 90}" y="{i * 2}">label {i}</text>' for i in range(300))
    (tmp_path / "labels.svg").write_text(SVG.format('viewBox="0 0 500 500"', words))
    text = "# T\n\n## P\n\n### Q?\n\nBefore.\n\n![alt](labels.svg)\n\nAfter 7.\n\n### R?\n\nSo.\n"
    document, _ = parse(text, tmp_path / "notes.md")
    made = sheet.render(document, NOW)
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()


@pytest.mark.parametrize("tex", [r"\frac{a}{", r"\ce{H2O}", r"\left( x"])
def test_a_formula_that_cannot_be_drawn_is_a_problem_with_its_line(tex: str) -> None:
    document, _ = parse(f"# T\n\n## P\n\n### Why?\n\nSince ${tex}$.\n", Path("notes.md"))
    (problem,) = sheet.render(document, NOW).problems
    assert (problem.code, problem.location.line) == ("formula", 7)
    assert problem.severity is Severity.FLAW


def test_a_formula_stands_on_the_line(tmp_path: Path) -> None:
    low = formulas.drawn(math("y_j", display=False))
    high = formulas.drawn(math("x^2", display=False))
    assert low.depth > high.depth >= 0
    assert formulas.drawn(math(r"\sum_i i", display=True)).height > low.height


# --- The proof notices what is missing ------------------------------------------------------------


def test_the_proof_finds_all_that_was_built(notes: Path) -> None:
    out = built(notes)
    document, _ = read(notes)
    assert readback.check_deck(document, out / "notes.apkg") == ()
    made = sheet.render(document, NOW)
    assert readback.check_sheet(document, out / "notes.pdf", made.blocks) == ()


def without(apkg: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(apkg)) as archive, zipfile.ZipFile(out, "w") as left:
        for item in archive.namelist():
            left.writestr(item, b"{}" if item == name else archive.read(item))
    return out.getvalue()


def altered(apkg: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(apkg)) as archive, zipfile.ZipFile(out, "w") as left:
        for item in archive.namelist():
            data = archive.read(item)
            if item == "collection.anki2":
                database = sqlite3.connect(":memory:")
                database.deserialize(data)
                database.execute("update notes set flds = replace(flds, ?, ?)", (old, new))
                database.commit()
                data = database.serialize()
            left.writestr(item, data)
    return out.getvalue()


def losses(document: Document, apkg: bytes) -> list[str]:
    return [problem.fact for problem in readback.check_deck(document, apkg)]


def test_the_proof_misses_what_was_taken_out_of_the_deck(notes: Path) -> None:
    apkg = (built(notes) / "notes.apkg").read_bytes()
    document, _ = read(notes)
    assert any(
        "red square.png is lost" in fact for fact in losses(document, without(apkg, "media"))
    )
    assert any("box.svg is lost" in fact for fact in losses(document, altered(apkg, ".svg", ".x")))
    sabotaged = altered(apkg, r"\bar", "")
    assert any(r"formula " in fact and "bar{x}" in fact for fact in losses(document, sabotaged))


def test_the_proof_misses_what_is_not_on_the_sheet(notes: Path) -> None:
    document, _ = read(notes)
    less, _ = parse(NOTES.replace(r"$\sqrt{n}$", "").replace("![](box.svg)", ""), notes)
    made = sheet.render(less, NOW)
    problems = readback.check_sheet(document, made.pdf, made.blocks)
    facts = [problem.fact for problem in problems]
    assert any(r'the formula "\sqrt{n}" is lost' in fact for fact in facts)
    assert any('the image "box.svg" is lost' in fact for fact in facts)


def test_the_proof_misses_a_figure_that_is_not_drawn(notes: Path) -> None:
    document, _ = read(notes)
    made = sheet.render(document, NOW)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        for page in pdf.pages:
            drawn = pikepdf.parse_content_stream(page)
            left = [one for one in drawn if str(one.operator) != "Do"]  # which draws an image
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(left))
        out = io.BytesIO()
        pdf.save(out)
    facts = [
        problem.fact for problem in readback.check_sheet(document, out.getvalue(), made.blocks)
    ]
    assert facts == ['the image "A red square" is lost in the sheet']


# --- Every day ------------------------------------------------------------------------------------


def test_a_changed_image_is_built_anew(notes: Path) -> None:
    options = Options((notes,), notes.parent / "dist")
    assert not pipeline.build(options, NOW).up_to_date
    assert pipeline.build(options, NOW + 5).up_to_date
    Picture.new("RGB", (50, 50), "green").save(notes.parent / "red square.png")
    assert not pipeline.build(options, NOW + 9).up_to_date


# --- Emoji ----------------------------------------------------------------------------------------


def test_emoji_are_outlines_that_can_be_copied_whatever_fonts_the_system_has(
    tmp_path: Path,
) -> None:
    signs = "😀 ✅ ⚠️ 🚀 ⭐ → ≠ ✓"
    document, _ = parse(f"# T\n\n## P\n\n* **Signs:** {signs} `🚀 x`\n", tmp_path / "notes.md")
    made = sheet.render(document, NOW)
    assert made.problems == ()
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        assert not list(pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("😀", "😀\ufe0e"),
        ("⚠\ufe0f", "⚠\ufe0e"),  # in colour only where that is asked for
        ("→ ⚠ ™ 1 #", "→ ⚠ ™ 1 #"),
        ("☝", "☝\ufe0e"),  # Pango takes what a tone of skin may follow for an emoji
        ("🕵🏽", "🕵\ufe0e🏽\ufe0e"),
        ("🏳\u200d🌈", "🏳\ufe0e\u200d🌈\ufe0e"),
        ("1\ufe0f\u20e3", "1\ufe0e\u20e3"),
    ],
)
def test_every_emoji_asks_for_its_text_style(typed: str, shown: str) -> None:
    assert set_text.as_set(typed) == shown


SHAPED = [
    "مرحبا",
    "שלום",
    "नम",
    "ไทย",
    "ᠮᠣᠩ",
    "។",
    "؟",
    "٣",
    "👍🏽",
    "🇩🇪",
    "1⃣",
    "👩\u200d💻",
    "e\u0301",
]
SIMPLE = ["abc", "é", "ελ", "файл", "漢字", "かな", "한", "አማ", "ქა", "→ ½ ① 😀 ฿ …"]


@pytest.mark.parametrize(
    ("text", "is_shaped"), [*((t, True) for t in SHAPED), *((t, False) for t in SIMPLE)]
)
def test_which_glyphs_are_their_letters_one_by_one(text: str, is_shaped: bool) -> None:
    assert bool(set_text.SHAPED.search(text)) is is_shaped


def test_a_changed_image_dates_the_sheet_anew(notes: Path) -> None:
    out = built(notes)
    before = (out / "notes.pdf").read_bytes()
    pipeline.build(Options((notes,), out), NOW + 9 * 86_400)
    assert (out / "notes.pdf").read_bytes() == before
    Picture.new("RGB", (1200, 600), "green").save(notes.parent / "red square.png")
    pipeline.build(Options((notes,), out), NOW + 9 * 86_400)
    with pypdfium2.PdfDocument(out / "notes.pdf") as pdf:
        assert "2026-12-02" in pdf[0].get_textpage().get_text_bounded()
